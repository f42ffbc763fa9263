<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
    <context>
        <name>Kansenkaart</name>
        <message>
            <source>There is no audience “{name}”; choose one of: {choices}</source>
            <translation>Er is geen doelgroep “{name}”; kies uit: {choices}</translation>
        </message>
        <message>
            <source>is missing</source>
            <translation>ontbreekt</translation>
        </message>
        <message>
            <source>must be a text</source>
            <translation>moet een tekst zijn</translation>
        </message>
        <message>
            <source>“{value}” must be {meaning}</source>
            <translation>“{value}” moet zijn: {meaning}</translation>
        </message>
        <message>
            <source>“{value}” must be one of: {choices}</source>
            <translation>“{value}” moet een van deze zijn: {choices}</translation>
        </message>
        <message>
            <source>“{value}” must be a number from {least} to {most}</source>
            <translation>“{value}” moet een getal van {least} tot {most} zijn</translation>
        </message>
        <message>
            <source>must be a list of texts</source>
            <translation>moet een lijst van teksten zijn</translation>
        </message>
        <message>
            <source>must be a mapping</source>
            <translation>moet een reeks van sleutels met waarden zijn</translation>
        </message>
        <message>
            <source>must be a list</source>
            <translation>moet een lijst zijn</translation>
        </message>
        <message>
            <source>is not known here; known are: {choices}</source>
            <translation>is hier niet bekend; bekend zijn: {choices}</translation>
        </message>
        <message>
            <source>it is larger than 1 MB</source>
            <translation>het is groter dan 1 MB</translation>
        </message>
        <message>
            <source>it is not a YAML mapping</source>
            <translation>het is geen YAML met sleutels en waarden</translation>
        </message>
        <message>
            <source>The profile cannot be used; mend it and try again:</source>
            <translation>Het profiel is zo niet te gebruiken; verbeter het en probeer opnieuw:</translation>
        </message>
        <message>
            <source>line {line}: {problem}</source>
            <translation>regel {line}: {problem}</translation>
        </message>
        <message>
            <source>lower-case letters, digits and underscores, a letter first</source>
            <translation>kleine letters, cijfers en lage streepjes, een letter vooraan</translation>
        </message>
        <message>
            <source>lower-case letters, digits, - and _</source>
            <translation>kleine letters, cijfers, - en _</translation>
        </message>
        <message>
            <source>a colour such as #0072b2</source>
            <translation>een kleur zoals #0072b2</translation>
        </message>
        <message>
            <source>a CRS such as EPSG:28992</source>
            <translation>een coördinatenstelsel zoals EPSG:28992</translation>
        </message>
        <message>
            <source>version “{version}” is newer than this plugin reads (1)</source>
            <translation>versie “{version}” is nieuwer dan deze plugin leest (1)</translation>
        </message>
        <message>
            <source>“{key}” is none of the parties</source>
            <translation>“{key}” is geen van de partijen</translation>
        </message>
        <message>
            <source>“{key}” is there twice</source>
            <translation>“{key}” komt twee keer voor</translation>
        </message>
        <message>
            <source>“{key}” means an audience; call the party otherwise</source>
            <translation>“{key}” is een doelgroep; noem de partij anders</translation>
        </message>
        <message>
            <source>“{key}” is none of the themes</source>
            <translation>“{key}” is geen van de thema’s</translation>
        </message>
        <message>
            <source>“{key}” is not a level named above this one</source>
            <translation>“{key}” is geen niveau dat hierboven staat</translation>
        </message>
        <message>
            <source>a drawn level has no source; leave one out</source>
            <translation>een getekend niveau heeft geen bron; laat een van beide weg</translation>
        </message>
        <message>
            <source>“{key}” is none of the levels</source>
            <translation>“{key}” is geen van de niveaus</translation>
        </message>
        <message>
            <source>The title is empty; give one.</source>
            <translation>De titel is leeg; geef er een.</translation>
        </message>
        <message>
            <source>The status “{status}” does not go with a {kind}; use {choices}.</source>
            <translation>De status “{status}” past niet bij {kind}; gebruik {choices}.</translation>
        </message>
        <message>
            <source>The status “{status}” needs a reason.</source>
            <translation>De status “{status}” vraagt om een reden.</translation>
        </message>
        <message>
            <source>The priority “{priority}” is not 1, 2 or 3.</source>
            <translation>De prioriteit “{priority}” is niet 1, 2 of 3.</translation>
        </message>
        <message>
            <source>“{value}” is not a date; write it as 2026-11-23.</source>
            <translation>“{value}” is geen datum; schrijf die als 2026-11-23.</translation>
        </message>
        <message>
            <source>It is due ({due}) before it starts ({start}).</source>
            <translation>Het is eerder gereed ({due}) dan het begint ({start}).</translation>
        </message>
        <message>
            <source>Fewer than two parties take part as lead, partner or funder.</source>
            <translation>Minder dan twee partijen doen mee als trekker, mede-uitvoerder of financier.</translation>
        </message>
        <message>
            <source>{party} has not taken a position.</source>
            <translation>{party} heeft nog geen standpunt ingenomen.</translation>
        </message>
        <message>
            <source>The position of {party} is “{stance}”.</source>
            <translation>Het standpunt van {party} is “{stance}”.</translation>
        </message>
        <message>
            <source>The reservation is not written down.</source>
            <translation>Het voorbehoud is niet opgeschreven.</translation>
        </message>
        <message>
            <source>{code} cannot be traced to itself.</source>
            <translation>{code} kan niet naar zichzelf verwijzen.</translation>
        </message>
        <message>
            <source>{source} cannot have the trace “{kind}” to {target}: the kinds differ.</source>
            <translation>{source} kan geen verband “{kind}” met {target} hebben: de soorten passen niet.</translation>
        </message>
        <message>
            <source>“{text}” is not one of: {choices}</source>
            <translation>“{text}” is geen van: {choices}</translation>
        </message>
        <message>
            <source>{code} was saved by {who} in the meantime; look at both versions and choose.</source>
            <translation>{code} is intussen door {who} bewaard; bekijk beide versies en kies.</translation>
        </message>
        <message>
            <source>The kind and code of {code} cannot change.</source>
            <translation>De soort en de code van {code} kunnen niet veranderen.</translation>
        </message>
        <message>
            <source>There is no level “{level}”.</source>
            <translation>Er is geen niveau “{level}”.</translation>
        </message>
        <message>
            <source>The level “{level}” has no feature “{key}”.</source>
            <translation>Het niveau “{level}” heeft geen gebied “{key}”.</translation>
        </message>
        <message>
            <source>The trace was not made:</source>
            <translation>Het verband is niet gelegd:</translation>
        </message>
        <message>
            <source>{code} “{title}” cannot be “{status}” yet; give a reason to do it all the same:</source>
            <translation>{code} “{title}” kan nog niet “{status}” worden; geef een reden om het toch te doen:</translation>
        </message>
        <message>
            <source>The record “{uuid}” is not there any more.</source>
            <translation>Het record “{uuid}” is er niet meer.</translation>
        </message>
        <message>
            <source>“{key}” is not in the table “{table}”.</source>
            <translation>“{key}” staat niet in de tabel “{table}”.</translation>
        </message>
        <message>
            <source>“{title}” cannot be saved:</source>
            <translation>“{title}” kan niet worden bewaard:</translation>
        </message>
        <message>
            <source>“{name}” was not made: nothing was written.</source>
            <translation>“{name}” is niet gemaakt: er is niets geschreven.</translation>
        </message>
        <message>
            <source>“{name}” was not made: it would have held something that its readers may not see. Please report this.</source>
            <translation>“{name}” is niet gemaakt: er zou iets in staan dat de lezers niet mogen zien. Meld dit alstublieft.</translation>
        </message>
        <message>
            <source>“{path}” cannot be written ({error}); nothing was made. Choose another folder or close the file where it is open.</source>
            <translation>“{path}” is niet te schrijven ({error}); er is niets gemaakt. Kies een andere map of sluit het bestand waar het open staat.</translation>
        </message>
        <message>
            <source>“{path}” can only be read; save a copy of it where you can write.</source>
            <translation>“{path}” is alleen te lezen; bewaar een kopie waar u mag schrijven.</translation>
        </message>
        <message>
            <source>“{path}” is in use by another program; nothing was saved. Close it there and try again.</source>
            <translation>“{path}” is in gebruik bij een ander programma; er is niets bewaard. Sluit het daar en probeer opnieuw.</translation>
        </message>
        <message>
            <source>The disk of “{path}” is full; nothing was saved. Make room and try again.</source>
            <translation>De schijf van “{path}” is vol; er is niets bewaard. Maak ruimte en probeer opnieuw.</translation>
        </message>
        <message>
            <source>“{path}” cannot be written ({error}); nothing was saved.</source>
            <translation>“{path}” is niet te schrijven ({error}); er is niets bewaard.</translation>
        </message>
        <message>
            <source>“{path}” is not there or cannot be read; choose a kansenkaart.</source>
            <translation>“{path}” is er niet of is niet te lezen; kies een kansenkaart.</translation>
        </message>
        <message>
            <source>“{path}” was made by a newer version of the plugin (schema {version}; this one reads {known}); update the plugin.</source>
            <translation>“{path}” is gemaakt met een nieuwere versie van de plugin (schema {version}; deze leest {known}); werk de plugin bij.</translation>
        </message>
        <message>
            <source>“{path}” is not a kansenkaart; choose a GeoPackage that is one.</source>
            <translation>“{path}” is geen kansenkaart; kies een GeoPackage dat er een is.</translation>
        </message>
        <message>
            <source>“{path}” is damaged and cannot be read; take a copy from the backup.</source>
            <translation>“{path}” is beschadigd en niet te lezen; neem een kopie uit de back-up.</translation>
        </message>
        <message>
            <source>The kansenkaart could not be brought to this version of the plugin ({error}); it is as it was. Please report this.</source>
            <translation>De kansenkaart kon niet naar deze versie van de plugin worden gebracht ({error}); hij is zoals hij was. Meld dit alstublieft.</translation>
        </message>
    </context>
</TS>
