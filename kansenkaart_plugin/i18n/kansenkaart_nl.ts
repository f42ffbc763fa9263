<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>Kansenkaart</name>
    <message>
        <location filename="../domain/audience.py" line="38"/>
        <source>There is no audience “{name}”; choose one of: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="32"/>
        <source>is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="40"/>
        <source>must be a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="47"/>
        <source>“{value}” must be {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="59"/>
        <source>“{value}” must be one of: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="77"/>
        <source>“{value}” must be a number from {least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="95"/>
        <source>must be a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="124"/>
        <source>must be a mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="116"/>
        <source>must be a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="133"/>
        <source>is not known here; known are: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="140"/>
        <source>it is larger than 1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="147"/>
        <source>it is not a YAML mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="155"/>
        <source>The profile cannot be used; mend it and try again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="163"/>
        <source>line {line}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="170"/>
        <source>lower-case letters, digits and underscores, a letter first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="173"/>
        <source>lower-case letters, digits, - and _</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="174"/>
        <source>a colour such as #0072b2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="175"/>
        <source>a CRS such as EPSG:28992</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="181"/>
        <source>version “{version}” is newer than this plugin reads (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="211"/>
        <source>“{key}” is none of the parties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="223"/>
        <source>“{key}” is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="233"/>
        <source>“{key}” means an audience; call the party otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="260"/>
        <source>“{key}” is none of the themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="278"/>
        <source>“{key}” is not a level named above this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="308"/>
        <source>a drawn level has no source; leave one out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="324"/>
        <source>“{key}” is none of the levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="47"/>
        <source>The title is empty; give one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="49"/>
        <source>The status “{status}” does not go with a {kind}; use {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="60"/>
        <source>The status “{status}” needs a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="67"/>
        <source>The priority “{priority}” is not 1, 2 or 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="75"/>
        <source>“{value}” is not a date; write it as 2026-11-23.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="84"/>
        <source>It is due ({due}) before it starts ({start}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="144"/>
        <source>{party} has not taken a position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="151"/>
        <source>The position of {party} is “{stance}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="159"/>
        <source>The reservation is not written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="193"/>
        <source>{code} cannot be traced to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="205"/>
        <source>{source} cannot have the trace “{kind}” to {target}: the kinds differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../domain/words.py" line="241"/>
        <source>“{text}” is not one of: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/change.py" line="95"/>
        <source>The kind and code of {code} cannot change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/change.py" line="169"/>
        <source>There is no level “{level}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/change.py" line="182"/>
        <source>The level “{level}” has no feature “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/change.py" line="208"/>
        <source>The trace was not made:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/change.py" line="344"/>
        <source>The record “{uuid}” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/change.py" line="360"/>
        <source>“{key}” is not in the table “{table}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/change.py" line="373"/>
        <source>“{title}” cannot be saved:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/delivery.py" line="54"/>
        <source>“{name}” was not made: nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/kansenkaart.py" line="141"/>
        <source>“{path}” can only be read; save a copy of it where you can write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/kansenkaart.py" line="187"/>
        <source>“{path}” cannot be written ({error}); nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/kansenkaart.py" line="240"/>
        <source>“{path}” is not there or cannot be read; choose a kansenkaart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/kansenkaart.py" line="276"/>
        <source>“{path}” is not a kansenkaart; choose a GeoPackage that is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../store/kansenkaart.py" line="285"/>
        <source>“{path}” is damaged and cannot be read; take a copy from the backup.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
