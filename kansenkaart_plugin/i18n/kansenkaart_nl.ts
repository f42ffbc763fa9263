<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
    <context>
    <name>AccessBand</name>
    <message>
        <location filename="../gui/access/band.py" line="37" />
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <location filename="../gui/access/band.py" line="38" />
        <source>Open anyway</source>
        <translation>Toch openen</translation>
    </message>
    <message>
        <location filename="../gui/access/band.py" line="78" />
        <source>Only to be read: this file, or its folder, is write-protected.</source>
        <translation>Alleen lezen: dit bestand, of de map ervan, is tegen schrijven beveiligd.</translation>
    </message>
    <message>
        <location filename="../gui/access/band.py" line="82" />
        <source>Only to be read: {who} ({host}) opened this on {since}, and has not been heard of for more than five minutes.</source>
        <translation>Alleen lezen: {who} ({host}) opende dit op {since}, en heeft al meer dan vijf minuten niets laten horen.</translation>
    </message>
    <message>
        <location filename="../gui/access/band.py" line="87" />
        <source>Only to be read: {who} ({host}) has had this open since {since}.</source>
        <translation>Alleen lezen: {who} ({host}) heeft dit open sinds {since}.</translation>
    </message>
</context><context>
    <name>AgendaView</name>
    <message>
        <location filename="../gui/session/agenda.py" line="117" />
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="121" />
        <source>Show confidential and secret records</source>
        <translation>Vertrouwelijke en geheime records tonen</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="142" />
        <source>Session</source>
        <translation>Sessie</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="148" />
        <source>New session…</source>
        <translation>Nieuwe sessie…</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="149" />
        <source>Edit the session…</source>
        <translation>Sessie wijzigen…</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="150" />
        <source>Delete the session</source>
        <translation>Sessie verwijderen</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="155" />
        <source>Up (Ctrl+↑)</source>
        <translation>Omhoog (Ctrl+↑)</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="156" />
        <source>Down (Ctrl+↓)</source>
        <translation>Omlaag (Ctrl+↓)</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="157" />
        <source>Take off the agenda (Del)</source>
        <translation>Van de agenda halen (Del)</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="159" />
        <source>Take over what was left open</source>
        <translation>Overnemen wat openbleef</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="164" />
        <source>List of decisions…</source>
        <translation>Besluitenlijst…</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="166" />
        <source>Start the session</source>
        <translation>Sessie beginnen</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="233" />
        <source>{} parties present</source>
        <translation>{} partijen aanwezig</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="238" />
        <source>Open a kansenkaart, or make a new one.</source>
        <translation>Open een kansenkaart of maak een nieuwe.</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="240" />
        <source>There is no session yet. Make one with “+”.</source>
        <translation>Er is nog geen sessie. Maak er een met “+”.</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="242" />
        <source>The agenda is empty. Choose records in another panel and put them on the agenda.</source>
        <translation>De agenda is leeg. Kies records in een ander paneel en zet ze op de agenda.</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="245" />
        <source>Agenda: {}</source>
        <translation>Agenda: {}</translation>
    </message>
    <message>
        <location filename="../gui/session/agenda.py" line="266" />
        <source>Take over what was left open ({})</source>
        <translation>Overnemen wat openbleef ({})</translation>
    </message>
</context><context>
    <name>AgreementsPanel</name>
    <message>
        <location filename="../gui/agreements/panel.py" line="121" />
        <source>List</source>
        <translation>Lijst</translation>
    </message>
    <message>
        <location filename="../gui/agreements/panel.py" line="122" />
        <source>Board</source>
        <translation>Bord</translation>
    </message>
    <message>
        <location filename="../gui/agreements/panel.py" line="129" />
        <source>Show only agreements that are: {}</source>
        <translation>Toon alleen afspraken die dit zijn: {}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/panel.py" line="266" />
        <source>Edit</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <location filename="../gui/agreements/panel.py" line="267" />
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <location filename="../gui/agreements/panel.py" line="268" />
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <location filename="../gui/agreements/panel.py" line="277" />
        <source>Set status</source>
        <translation>Status zetten</translation>
    </message>
    <message>
        <location filename="../gui/agreements/panel.py" line="285" />
        <source>Copy as text</source>
        <translation>Kopiëren als tekst</translation>
    </message>
</context><context>
    <name>AreaPage</name>
    <message>
        <location filename="../gui/profile/pages.py" line="191" />
        <source>Take what is selected on the map</source>
        <translation>Neem wat op de kaart geselecteerd is</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="197" />
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="198" />
        <source>Features (their keys)</source>
        <translation>Gebieden (hun sleutels)</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="199" />
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
</context><context>
    <name>BoardHeading</name>
    <message>
        <location filename="../gui/agreements/board.py" line="226" />
        <source>{title}: {count}; a click folds the column</source>
        <translation>{title}: {count}; een klik vouwt de kolom in of uit</translation>
    </message>
</context><context>
    <name>ChangeDialog</name>
    <message>
        <location filename="../gui/records/change_dialog.py" line="102" />
        <location filename="../gui/records/change_dialog.py" line="44" />
        <source>Change records ({})</source>
        <translation>Records wijzigen ({})</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="51" />
        <source>What stands in the way</source>
        <translation>Wat in de weg staat</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="60" />
        <source>(as it is)</source>
        <translation>(zoals het is)</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="67" />
        <source>(these kinds have none in common)</source>
        <translation>(geen die al deze soorten hebben)</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="74" />
        <source>no theme</source>
        <translation>geen thema</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="75" />
        <source>(no other)</source>
        <translation>(geen andere)</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="77" />
        <source>(nobody)</source>
        <translation>(niemand)</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="91" />
        <source>Party that takes part too</source>
        <translation>Partij die ook meedoet</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="92" />
        <source>In the role of</source>
        <translation>In de rol van</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="93" />
        <source>Party that takes part no longer</source>
        <translation>Partij die niet meer meedoet</translation>
    </message>
    <message>
        <location filename="../gui/records/change_dialog.py" line="106" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context><context>
    <name>ChangesPanel</name>
    <message>
        <location filename="../gui/insight/changes.py" line="59" />
        <source>Changed since</source>
        <translation>Gewijzigd sinds</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="60" />
        <source>Changed until</source>
        <translation>Gewijzigd tot</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="244" />
        <location filename="../gui/insight/changes.py" line="60" />
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="63" />
        <source>For whom</source>
        <translation>Voor wie</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="65" />
        <source>What changed</source>
        <translation>Wat er veranderde</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="66" />
        <source>Copy as text</source>
        <translation>Kopiëren als tekst</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="67" />
        <source>Save as table…</source>
        <translation>Als tabel bewaren…</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="87" />
        <source>&amp;From</source>
        <translation>&amp;Van</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="88" />
        <source>&amp;to</source>
        <translation>&amp;tot</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="89" />
        <source>F&amp;or</source>
        <translation>V&amp;oor</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="152" />
        <source>Open a kansenkaart, or make a new one.</source>
        <translation>Open een kansenkaart of maak een nieuwe.</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="158" />
        <source>the owner: everything</source>
        <translation>de eigenaar: alles</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="159" />
        <source>everyone: what is public</source>
        <translation>iedereen: wat openbaar is</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="160" />
        <source>all parties: also what is internal</source>
        <translation>alle partijen: ook wat intern is</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="210" />
        <source>The first moment has to be before the second.</source>
        <translation>Het eerste moment moet voor het tweede liggen.</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="213" />
        <source>Looking for what changed…</source>
        <translation>Zoeken naar wat er veranderde…</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="222" />
        <source>Nothing changed.</source>
        <translation>Er is niets veranderd.</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="224" />
        <source>The first {count} records; a table has them all.</source>
        <translation>De eerste {count} records; een tabel heeft ze alle.</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="226" />
        <source>{count} records</source>
        <translation>{count} records</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="226" />
        <source>1 record</source>
        <translation>1 record</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="245" />
        <source>Changed from {since} to {until}, for {audience}</source>
        <translation>Gewijzigd van {since} tot {until}, voor {audience}</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="250" />
        <source>Copied as text.</source>
        <translation>Gekopieerd als tekst.</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="259" />
        <source>Save as table</source>
        <translation>Als tabel bewaren</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="260" />
        <source>changes.csv</source>
        <translation>wijzigingen.csv</translation>
    </message>
    <message>
        <location filename="../gui/insight/changes.py" line="273" />
        <source>“{}” was made.</source>
        <translation>“{}” is gemaakt.</translation>
    </message>
</context><context>
    <name>ConflictDialog</name>
    <message>
        <location filename="../gui/conflict/dialog.py" line="43" />
        <source>Saved by somebody else</source>
        <translation>Door een ander bewaard</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="77" />
        <source>{who} saved this on {when}, while you were working on it. Choose for each field what is kept. What only one of you changed is chosen already.</source>
        <translation>{who} heeft dit op {when} bewaard, terwijl u ermee bezig was. Kies per veld wat blijft. Wat maar één van u veranderde, is al gekozen.</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="82" />
        <source>{who} saved this on {when}, while you were working on it. Choose which of the two is kept.</source>
        <translation>{who} heeft dit op {when} bewaard, terwijl u ermee bezig was. Kies welke van de twee blijft.</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="104" />
        <source>Yours</source>
        <translation>Van u</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="104" />
        <source>Before</source>
        <translation>Hiervoor</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="128" />
        <source>Both together</source>
        <translation>Beide samen</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="139" />
        <source>Together</source>
        <translation>samen</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="159" />
        <source>(as before)</source>
        <translation>(als hiervoor)</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="164" />
        <source>Save this choice</source>
        <translation>Deze keuze bewaren</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="165" />
        <source>Go back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <location filename="../gui/conflict/dialog.py" line="193" />
        <source>Both of you changed this; choose: {fields}.</source>
        <translation>Dit hebt u beiden veranderd; kies: {fields}.</translation>
    </message>
</context><context>
    <name>Current</name>
    <message>
        <location filename="../gui/current.py" line="253" />
        <source>This record is not there (any more).</source>
        <translation>Dit record is er niet (meer).</translation>
    </message>
    <message>
        <location filename="../gui/current.py" line="327" />
        <source>Undone: {}</source>
        <translation>Ongedaan gemaakt: {}</translation>
    </message>
    <message>
        <location filename="../gui/current.py" line="336" />
        <source>Done again: {}</source>
        <translation>Opnieuw gedaan: {}</translation>
    </message>
    <message>
        <location filename="../gui/current.py" line="345" />
        <source>You are looking at the past: go back to now to change it.</source>
        <translation>U kijkt naar het verleden: ga terug naar nu om iets te wijzigen.</translation>
    </message>
</context><context>
    <name>DateField</name>
    <message>
        <location filename="../gui/date_field.py" line="66" />
        <source>A day, such as {}; arrow down with Alt opens a calendar</source>
        <translation>Een dag, zoals {}; Alt en pijl omlaag openen een kalender</translation>
    </message>
    <message>
        <location filename="../gui/date_field.py" line="72" />
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
</context><context>
    <name>DecisionBox</name>
    <message>
        <location filename="../gui/session/decision.py" line="99" />
        <source>Lead</source>
        <translation>Trekker</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="100" />
        <source>Done by</source>
        <translation>Gereed op</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="112" />
        <source>Agree</source>
        <translation>Akkoord</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="113" />
        <source>Under reservation…</source>
        <translation>Onder voorbehoud…</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="114" />
        <source>Defer</source>
        <translation>Aanhouden</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="115" />
        <source>Reject…</source>
        <translation>Afvallen…</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="144" />
        <source>Go back (Esc)</source>
        <translation>Terug (Esc)</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="191" />
        <source>In the way of agreeing: {}</source>
        <translation>Staat akkoord in de weg: {}</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="237" />
        <source>Why it is rejected</source>
        <translation>Waarom het afvalt</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="237" />
        <source>Why it is decided even so</source>
        <translation>Waarom het toch zo besloten wordt</translation>
    </message>
    <message>
        <location filename="../gui/session/decision.py" line="238" />
        <source>The reservation</source>
        <translation>Het voorbehoud</translation>
    </message>
</context><context>
    <name>DecisionsExport</name>
    <message>
        <location filename="../gui/session/export.py" line="89" />
        <source>Decisions</source>
        <translation>Besluiten</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="98" />
        <source>The list of decisions is being made…</source>
        <translation>De besluitenlijst wordt gemaakt…</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="99" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="126" />
        <source>“{}” was made.</source>
        <translation>“{}” is gemaakt.</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="127" />
        <source>Open</source>
        <translation>Openen</translation>
    </message>
</context><context>
    <name>DrawTool</name>
    <message>
        <location filename="../gui/places/tool.py" line="131" />
        <source>Click the corners on the map: an outline has three at least, a line two.</source>
        <translation>Klik de hoeken op de kaart: een omtrek heeft er minstens drie, een lijn twee.</translation>
    </message>
    <message>
        <location filename="../gui/places/tool.py" line="136" />
        <source>The outline crosses itself: take corners back with Backspace.</source>
        <translation>De omtrek kruist zichzelf: haal hoeken weg met Backspace.</translation>
    </message>
</context><context>
    <name>DrawnLevelDialog</name>
    <message>
        <location filename="../gui/profile/level_source.py" line="140" />
        <source>Level to draw places in</source>
        <translation>Niveau om plekken in te tekenen</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="142" />
        <source>Place</source>
        <translation>Plek</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="146" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="147" />
        <source>Drawn as</source>
        <translation>Getekend als</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="148" />
        <source>Part of</source>
        <translation>Hoort bij</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="149" />
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
</context><context>
    <name>ExportDialog</name>
    <message>
        <location filename="../gui/export/dialog.py" line="65" />
        <location filename="../gui/export/dialog.py" line="49" />
        <source>Export</source>
        <translation>Exporteren</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="256" />
        <location filename="../gui/export/dialog.py" line="67" />
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="95" />
        <source>The first page</source>
        <translation>De eerste pagina</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="118" />
        <source>You are looking at the past: what is made is as it was on that day.</source>
        <translation>U kijkt naar het verleden: wat gemaakt wordt, is zoals het op die dag was.</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="135" />
        <source>Counting…</source>
        <translation>Bezig met tellen…</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="146" />
        <source>The first page is drawn…</source>
        <translation>De eerste pagina wordt getekend…</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="168" />
        <source>All records are in: {total}.</source>
        <translation>Alle records gaan mee: {total}.</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="170" />
        <source>1 record of {total} stays out: it is not meant for them.</source>
        <translation>1 van de {total} records blijft achter: dat is niet voor hen bestemd.</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="172" />
        <source>{out} records of {total} stay out: they are not meant for them.</source>
        <translation>{out} van de {total} records blijven achter: die zijn niet voor hen bestemd.</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="182" />
        <source>Only maps have a preview.</source>
        <translation>Alleen kaarten hebben een voorbeeld.</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="193" />
        <source>There is no page: nothing to show.</source>
        <translation>Er is geen pagina: er valt niets te tonen.</translation>
    </message>
    <message>
        <location filename="../gui/export/dialog.py" line="218" />
        <source>The records are read…</source>
        <translation>De records worden gelezen…</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="64" />
        <location filename="../gui/export/dialog.py" line="256" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="38" />
        <source>List of decisions</source>
        <translation>Besluitenlijst</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="41" />
        <source>All parties: without what is confidential</source>
        <translation>Alle partijen: zonder wat vertrouwelijk is</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="43" />
        <source>{}: also what it takes part in</source>
        <translation>{}: ook het vertrouwelijke waaraan zij meedoet</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="46" />
        <source>The owner: everything, also notes and secret records</source>
        <translation>De eigenaar: alles, ook notities en geheime records</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="55" />
        <source>&amp;For</source>
        <translation>&amp;Voor</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="56" />
        <source>&amp;Document</source>
        <translation>&amp;Document</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="62" />
        <source>Make it</source>
        <translation>Maken</translation>
    </message>
</context><context>
    <name>ExportForm</name>
    <message>
        <location filename="../gui/export/form.py" line="53" />
        <source>Everyone: what is public</source>
        <translation>Iedereen: wat openbaar is</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="54" />
        <source>All parties: also what is internal</source>
        <translation>Alle partijen: ook wat intern is</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="56" />
        <source>{party}: also what is confidential and {party} takes part in</source>
        <translation>{party}: ook wat vertrouwelijk is en waar {party} aan meedoet</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="58" />
        <source>{party} as the owner: everything</source>
        <translation>{party} als eigenaar: alles</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="61" />
        <source>For whom</source>
        <translation>Voor wie</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="69" />
        <source>Maps</source>
        <translation>Kaarten</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="82" />
        <source>one file for each level</source>
        <translation>één bestand per niveau</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="83" />
        <source>for each party: what it means for them</source>
        <translation>per partij: wat het voor haar betekent</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="84" />
        <source>for each theme</source>
        <translation>per thema</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="85" />
        <source>A page for each place with records</source>
        <translation>Een pagina per gebied met records</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="86" />
        <source>Only what changed since</source>
        <translation>Alleen wat veranderde sinds</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="92" />
        <source>A description in words beside it (txt)</source>
        <translation>Een beschrijving in woorden ernaast (txt)</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="96" />
        <source>Layouts in this project</source>
        <translation>Lay-outs in dit project</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="98" />
        <source>{} (profile)</source>
        <translation>{} (profiel)</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="104" />
        <source>landscape</source>
        <translation>liggend</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="104" />
        <source>portrait</source>
        <translation>staand</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="108" />
        <source>Layout templates (*.qpt)</source>
        <translation>Lay-outsjablonen (*.qpt)</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="109" />
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="112" />
        <source>Levels:</source>
        <translation>Niveaus:</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="113" />
        <source>Set:</source>
        <translation>Verdeling:</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="117" />
        <source>Kind of file:</source>
        <translation>Soort bestand:</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="120" />
        <location filename="../gui/export/form.py" line="118" />
        <source>Paper:</source>
        <translation>Papier:</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="119" />
        <source>Template:</source>
        <translation>Sjabloon:</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="121" />
        <source>Orientation</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="125" />
        <source>Plan of action</source>
        <translation>Plan van aanpak</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="126" />
        <source>List of decisions of</source>
        <translation>Besluitenlijst van</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="132" />
        <source>Table of records</source>
        <translation>Tabel van records</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="142" />
        <source>Documents and tables</source>
        <translation>Documenten en tabellen</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="161" />
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <location filename="../gui/export/form.py" line="163" />
        <source>Files with the same name in this folder are replaced.</source>
        <translation>Bestanden met dezelfde naam in deze map worden vervangen.</translation>
    </message>
</context><context>
    <name>FieldTable</name>
    <message>
        <location filename="../gui/fields.py" line="189" />
        <source>Add a row</source>
        <translation>Rij toevoegen</translation>
    </message>
    <message>
        <location filename="../gui/fields.py" line="229" />
        <source>Take the row away</source>
        <translation>Rij weghalen</translation>
    </message>
</context><context>
    <name>FileActions</name>
    <message>
        <location filename="../gui/file_actions.py" line="59" />
        <source>New kansenkaart…</source>
        <translation>Nieuwe kansenkaart…</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="60" />
        <source>Open kansenkaart…</source>
        <translation>Kansenkaart openen…</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="61" />
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="62" />
        <source>Close kansenkaart</source>
        <translation>Kansenkaart sluiten</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="64" />
        <source>Changed by another program…</source>
        <translation>Gewijzigd door een ander programma…</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="66" />
        <source>Profile…</source>
        <translation>Profiel…</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="67" />
        <source>Loose links…</source>
        <translation>Losse koppelingen…</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="140" />
        <location filename="../gui/file_actions.py" line="68" />
        <source>Your name…</source>
        <translation>Uw naam…</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="82" />
        <source>Open kansenkaart</source>
        <translation>Kansenkaart openen</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="84" />
        <source>Kansenkaart (*.gpkg)</source>
        <translation>Kansenkaart (*.gpkg)</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="92" />
        <source>Open a kansenkaart first; then export it.</source>
        <translation>Open eerst een kansenkaart; daarna kunt u exporteren.</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="100" />
        <source>1 file was made in “{folder}”.</source>
        <translation>1 bestand is gemaakt in “{folder}”.</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="102" />
        <source>{count} files were made in “{folder}”.</source>
        <translation>{count} bestanden zijn gemaakt in “{folder}”.</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="106" />
        <source>Open the folder</source>
        <translation>Map openen</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="125" />
        <source>“{}” was made and opened.</source>
        <translation>“{}” is gemaakt en geopend.</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="139" />
        <source>What you write stands under “{}” until you give your name.</source>
        <translation>Wat u schrijft, staat op naam van “{}” totdat u uw naam geeft.</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="145" />
        <source>Your name</source>
        <translation>Uw naam</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="147" />
        <source>The name that stands with what you write; the other parties see it:</source>
        <translation>De naam die staat bij wat u schrijft; de andere partijen zien die:</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="150" />
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <location filename="../gui/file_actions.py" line="151" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context><context>
    <name>FilterChips</name>
    <message>
        <location filename="../gui/filters/chips.py" line="40" />
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location filename="../gui/filters/chips.py" line="46" />
        <source>Clear all</source>
        <translation>Alles wissen</translation>
    </message>
    <message>
        <location filename="../gui/filters/chips.py" line="105" />
        <source>Filter {}: press to take it away</source>
        <translation>Filter {}: druk om het weg te halen</translation>
    </message>
    <message>
        <location filename="../gui/filters/chips.py" line="107" />
        <source>Take this away (Del)</source>
        <translation>Haal dit weg (Del)</translation>
    </message>
</context><context>
    <name>FilterRow</name>
    <message>
        <location filename="../gui/filters/row.py" line="54" />
        <source>Show only records of the chosen: {}</source>
        <translation>Toon alleen records met het gekozene bij: {}</translation>
    </message>
    <message>
        <location filename="../gui/filters/row.py" line="55" />
        <source>Filter by {}</source>
        <translation>Filter op {}</translation>
    </message>
    <message>
        <location filename="../gui/filters/row.py" line="81" />
        <source>Nothing to choose from</source>
        <translation>Niets om uit te kiezen</translation>
    </message>
</context><context>
    <name>FormBody</name>
    <message>
        <location filename="../gui/records/form_body.py" line="41" />
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <location filename="../gui/records/form_body.py" line="42" />
        <source>Positions</source>
        <translation>Standpunten</translation>
    </message>
    <message>
        <location filename="../gui/records/form_body.py" line="45" />
        <source>Ambitions</source>
        <translation>Ambities</translation>
    </message>
    <message>
        <location filename="../gui/records/form_body.py" line="102" />
        <source>Position</source>
        <translation>Standpunt</translation>
    </message>
    <message>
        <location filename="../gui/records/form_body.py" line="103" />
        <source>Note</source>
        <translation>Opmerking</translation>
    </message>
</context><context>
    <name>FormLife</name>
    <message>
        <location filename="../gui/records/saving.py" line="151" />
        <source>This record is not there (any more).</source>
        <translation>Dit record is er niet (meer).</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="167" />
        <source>About: {}</source>
        <translation>Over: {}</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="167" />
        <source>the whole area</source>
        <translation>het hele gebied</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="183" />
        <source>There is already: {}</source>
        <translation>Er is al: {}</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="196" />
        <source>Select features on the map first.</source>
        <translation>Selecteer eerst gebieden op de kaart.</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="218" />
        <source>The form holds changes: save or cancel them first.</source>
        <translation>Het formulier bevat wijzigingen: bewaar of annuleer ze eerst.</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="227" />
        <source>Throw away what you filled in?</source>
        <translation>Weggooien wat u invulde?</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="228" />
        <source>Throw away</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="250" />
        <source>{} added</source>
        <translation>{} toegevoegd</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="250" />
        <source>{} changed</source>
        <translation>{} gewijzigd</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="328" />
        <source>{} was deleted in the meantime. What you had filled in for it is in the form again, as a new record.</source>
        <translation>{} is intussen verwijderd. Wat u ervoor had ingevuld, staat weer in het formulier, nu als iets nieuws.</translation>
    </message>
    <message>
        <location filename="../gui/records/saving.py" line="335" />
        <source>What was not saved last time is in the form again.</source>
        <translation>Wat de vorige keer niet is bewaard, staat weer in het formulier.</translation>
    </message>
</context><context>
    <name>GeneralPage</name>
    <message>
        <location filename="../gui/wizard/pages.py" line="74" />
        <location filename="../gui/profile/pages.py" line="80" />
        <location filename="../gui/profile/pages.py" line="74" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="75" />
        <location filename="../gui/profile/pages.py" line="81" />
        <location filename="../gui/profile/pages.py" line="75" />
        <source>Owner</source>
        <translation>Eigenaar</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="38" />
        <source>What is it about?</source>
        <translation>Waar gaat het over?</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="40" />
        <source>A kansenkaart is one file; its owner is the party that keeps it.</source>
        <translation>Een kansenkaart is één bestand; de eigenaar is de partij die het beheert.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="59" />
        <source>Kansenkaart (*.gpkg)</source>
        <translation>Kansenkaart (*.gpkg)</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="67" />
        <source>Kansenkaart of …</source>
        <translation>Kansenkaart van …</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="68" />
        <source>stands with what you write; the parties see it</source>
        <translation>staat bij wat u schrijft; de partijen zien het</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="76" />
        <source>Kind of owner</source>
        <translation>Soort eigenaar</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="77" />
        <source>Your name</source>
        <translation>Uw naam</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="78" />
        <source>Language of products</source>
        <translation>Taal van de producten</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="79" />
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="109" />
        <source>Choose where the file goes.</source>
        <translation>Kies waar het bestand komt.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="112" />
        <source>There is no folder “{}”; choose another.</source>
        <translation>Er is geen map “{}”; kies een andere.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="114" />
        <source>Nothing can be written in “{}”; choose another folder.</source>
        <translation>In “{}” kan niet worden geschreven; kies een andere map.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="117" />
        <source>“{}” is there already and is not overwritten; choose another name.</source>
        <translation>“{}” bestaat al en wordt niet overschreven; kies een andere naam.</translation>
    </message>
</context><context>
    <name>HistoryPanel</name>
    <message>
        <location filename="../gui/insight/history.py" line="40" />
        <source>History of a record</source>
        <translation>Geschiedenis van een record</translation>
    </message>
    <message>
        <location filename="../gui/insight/history.py" line="74" />
        <source>Choose “History” at a record to see what happened to it.</source>
        <translation>Kies “Geschiedenis” bij een record om te zien wat ermee is gebeurd.</translation>
    </message>
    <message>
        <location filename="../gui/insight/history.py" line="81" />
        <source>This record is not there (any more).</source>
        <translation>Dit record is er niet (meer).</translation>
    </message>
</context><context>
    <name>InsightPanel</name>
    <message>
        <location filename="../gui/insight/panel.py" line="29" />
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <location filename="../gui/insight/panel.py" line="30" />
        <source>Koppelkansen</source>
        <translation>Koppelkansen</translation>
    </message>
    <message>
        <location filename="../gui/insight/panel.py" line="31" />
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <location filename="../gui/insight/panel.py" line="32" />
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
</context><context>
    <name>JointSession</name>
    <message>
        <location filename="../gui/session/state.py" line="118" />
        <source>“{}” was still running.</source>
        <translation>“{}” was nog bezig.</translation>
    </message>
    <message>
        <location filename="../gui/session/state.py" line="119" />
        <source>Go on</source>
        <translation>Verdergaan</translation>
    </message>
</context><context>
    <name>Kansenkaart</name>
    <message>
        <location filename="../cartography/checking.py" line="63" />
        <source>“{title}” was not made: its map and its list do not agree on {codes}. Please report this.</source>
        <translation>“{title}” is niet gemaakt: de kaart en de lijst zijn het niet eens over {codes}. Meld dit alstublieft.</translation>
    </message>
    <message>
        <location filename="../cartography/checking.py" line="92" />
        <source>The pdf was not made: read back, it lacks {texts}. Please report this.</source>
        <translation>De pdf is niet gemaakt: teruggelezen ontbreekt {texts}. Meld dit alstublieft.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="35" />
        <source>Also at lower levels: {counts}.</source>
        <translation>Daarnaast op lagere niveaus: {counts}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="37" />
        <source>The map is {audience}; reference date {day}.</source>
        <translation>De kaart is {audience}; peildatum {day}.</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="49" />
        <location filename="../cartography/furniture.py" line="115" />
        <location filename="../cartography/describing.py" line="48" />
        <source>SECRET</source>
        <translation>GEHEIM</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="68" />
        <source>Signs that cannot be printed, such as emoji, are drawn as {sign} in: {names}</source>
        <translation>Tekens die niet gedrukt kunnen worden, zoals emoji, staan als {sign} in: {names}</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="91" />
        <source>{counts} is about {place}.</source>
        <translation>Over {place} gaat {counts}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="93" />
        <source>{counts} are about {place}.</source>
        <translation>Over {place} gaan {counts}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="99" />
        <source>{place} there is {counts} at the level {level}.</source>
        <translation>{place} ligt op het niveau {level} {counts}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="103" />
        <source>{place} there are {counts} at the level {level}.</source>
        <translation>{place} liggen op het niveau {level} {counts}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="110" />
        <source>{counts} is about the whole area.</source>
        <translation>Over het hele gebied gaat {counts}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="112" />
        <source>{counts} are about the whole area.</source>
        <translation>Over het hele gebied gaan {counts}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="127" />
        <source>{place} no record {of} changed at the level {level}.</source>
        <translation>{place} veranderde geen record {of} op het niveau {level}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="131" />
        <source>{place} nothing changed at the level {level}.</source>
        <translation>{place} veranderde niets op het niveau {level}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="133" />
        <source>{place} there are no records {of} at the level {level}.</source>
        <translation>{place} liggen geen records {of} op het niveau {level}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="136" />
        <source>{place} there are no records at the level {level}.</source>
        <translation>{place} liggen geen records op het niveau {level}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="143" />
        <source>On the map</source>
        <translation>Op de kaart</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="146" />
        <source>In {area}</source>
        <translation>In {area}</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="147" />
        <source>In the project area</source>
        <translation>In het projectgebied</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="167" />
        <source>Most of them lie in: {places}.</source>
        <translation>De meeste liggen in: {places}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="178" />
        <source>Without records</source>
        <translation>Zonder records</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="194" />
        <source>By theme: {themes}.</source>
        <translation>Naar thema: {themes}.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="205" />
        <source>Of {counts} none is answered by an agreement yet.</source>
        <translation>Van {counts} is er nog geen beantwoord met een afspraak.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="206" />
        <source>Of {counts} 1 is answered by an agreement.</source>
        <translation>Van {counts} is er 1 beantwoord met een afspraak.</translation>
    </message>
    <message>
        <location filename="../cartography/describing.py" line="208" />
        <source>Of {counts} {number} are answered by an agreement.</source>
        <translation>Van {counts} zijn er {number} beantwoord met een afspraak.</translation>
    </message>
    <message>
        <location filename="../cartography/export.py" line="121" />
        <source>The paper is that of the template “{name}”, not the one asked for.</source>
        <translation>Het papier is dat van het sjabloon “{name}”, niet het gevraagde.</translation>
    </message>
    <message>
        <location filename="../cartography/export.py" line="130" />
        <source>The template “{name}” of the profile is not used: {reason}</source>
        <translation>Het sjabloon “{name}” van het profiel wordt niet gebruikt: {reason}</translation>
    </message>
    <message>
        <location filename="../cartography/export.py" line="145" />
        <source>No pages, since there are no records: {names}.</source>
        <translation>Geen pagina's, want er zijn geen records: {names}.</translation>
    </message>
    <message>
        <location filename="../gui/export/job.py" line="118" />
        <location filename="../cartography/export.py" line="164" />
        <source>Cancelled; the files that were ready are whole, no more came.</source>
        <translation>Afgebroken; de bestanden die klaar waren zijn heel, meer is er niet gemaakt.</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="66" />
        <location filename="../cartography/export.py" line="175" />
        <source>“{value}” must be one of: {choices}</source>
        <translation>“{value}” moet een van deze zijn: {choices}</translation>
    </message>
    <message>
        <location filename="../cartography/export.py" line="210" />
        <source>“{name}” has no bookmarks, and its properties say nothing: QGIS wrote a pdf of a form that is not known here. Its pages are whole.</source>
        <translation>“{name}” heeft geen bladwijzers en de eigenschappen zijn leeg: QGIS schreef een pdf in een vorm die hier niet bekend is. De pagina's zijn heel.</translation>
    </message>
    <message>
        <location filename="../cartography/export.py" line="259" />
        <source>{file}: pages {pages}, records {records}; {audience}</source>
        <translation>{file}: pagina's {pages}, records {records}; {audience}</translation>
    </message>
    <message>
        <location filename="../cartography/furniture.py" line="132" />
        <source>Records, continued: code, title, parties, status and place</source>
        <translation>Vervolg van de lijst: code, titel, partijen, status en plek</translation>
    </message>
    <message>
        <location filename="../cartography/in_project.py" line="92" />
        <source>Cancelled; nothing was added to the project.</source>
        <translation>Afgebroken; er is niets aan het project toegevoegd.</translation>
    </message>
    <message>
        <location filename="../cartography/in_project.py" line="128" />
        <source>“{name}” could not be written: {reason}</source>
        <translation>“{name}” kon niet worden geschreven: {reason}</translation>
    </message>
    <message>
        <location filename="../cartography/in_project.py" line="136" />
        <source>Layouts {audience}</source>
        <translation>Lay-outs {audience}</translation>
    </message>
    <message>
        <location filename="../cartography/layout.py" line="55" />
        <source>There is no level “{key}”; choose from: {choices}</source>
        <translation>Er is geen niveau “{key}”; kies uit: {choices}</translation>
    </message>
    <message>
        <location filename="../cartography/layout.py" line="221" />
        <source>Pages need a CRS in metres, and {crs} is not; give the profile another one, such as EPSG:28992.</source>
        <translation>Kaarten hebben een CRS in meters nodig en {crs} is dat niet; geef het profiel een ander, zoals EPSG:28992.</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="26" />
        <source>{level} with 1 record</source>
        <translation>{level} met 1 record</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="27" />
        <source>{level} with {number} records</source>
        <translation>{level} met {number} records</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="30" />
        <source>{level} with 1 changed record</source>
        <translation>{level} met 1 gewijzigd record</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="31" />
        <source>{level} with {number} changed records</source>
        <translation>{level} met {number} gewijzigde records</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="33" />
        <source>{level} without records</source>
        <translation>{level} zonder records</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="34" />
        <source>{level} without changed records</source>
        <translation>{level} zonder gewijzigde records</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="81" />
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="88" />
        <source>{kind} (about the whole area)</source>
        <translation>{kind} (over het hele gebied)</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="91" />
        <source>{kind} (at lower levels)</source>
        <translation>{kind} (op lagere niveaus)</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="101" />
        <source>Counted: what is directly about a {level}; lower levels: see the list</source>
        <translation>Geteld: wat rechtstreeks over een {level} gaat; lagere niveaus staan in de lijst</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="105" />
        <source>Shades and codes: what is directly about a {level}</source>
        <translation>Tint en codes: wat rechtstreeks over een {level} gaat</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="110" />
        <source>records in it at lower levels, by kind</source>
        <translation>records daarbinnen op lagere niveaus, naar soort</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="112" />
        <source>records in it at lower levels, by kind, where there is room</source>
        <translation>records daarbinnen op lagere niveaus, naar soort, waar er plaats voor is</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="340" />
        <location filename="../cartography/listing.py" line="119" />
        <source>{name} (not on the map: no geometry)</source>
        <translation>{name} (niet op de kaart: geen geometrie)</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="122" />
        <source>{number} × {level} with records: not on the map, no geometry</source>
        <translation>{number} × {level} met records: niet op de kaart, geen geometrie</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="143" />
        <source>not yet firm: draft, proposed or reserved</source>
        <translation>nog niet vast: concept, voorgesteld of onder voorbehoud</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="147" />
        <source>no longer at issue: dropped, parked, ended</source>
        <translation>niet meer aan de orde: afgevallen, geparkeerd, vervallen</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="151" />
        <source>number of × {level} the record is about there</source>
        <translation>aantal × {level} waarover het record daar gaat</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="154" />
        <source>letter and number of records together: see the list</source>
        <translation>letter en aantal records samen: zie de lijst</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="159" />
        <source>the places that share a marker</source>
        <translation>de plaatsen die een teken delen</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="162" />
        <source>place that is no longer in the level</source>
        <translation>losse koppeling: plek bestaat niet meer</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="198" />
        <source>outside the project area</source>
        <translation>buiten het projectgebied</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="207" />
        <source>{level} with several kinds alike</source>
        <translation>{level} met evenveel van meer soorten</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="211" />
        <source>{level} with mostly {kinds}</source>
        <translation>{level} met vooral {kinds}</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="226" />
        <source>{level} with this number of changed records</source>
        <translation>{level} met zoveel gewijzigde records</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="228" />
        <source>{level} with this number of records</source>
        <translation>{level} met zoveel records</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="239" />
        <source>project area</source>
        <translation>projectgebied</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="242" />
        <source>boundary of {level}</source>
        <translation>grens van {level}</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="271" />
        <source>At the level {level}</source>
        <translation>Op het niveau {level}</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="273" />
        <source>About this place</source>
        <translation>Over deze plaats</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="292" />
        <source>There are no records at this level.</source>
        <translation>Op dit niveau zijn er geen records.</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="293" />
        <source>Nothing changed at this level.</source>
        <translation>Op dit niveau veranderde niets.</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="294" />
        <source>There are no records {of} at this level.</source>
        <translation>Op dit niveau zijn er geen records {of}.</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="297" />
        <source>No record {of} changed at this level.</source>
        <translation>Op dit niveau veranderde geen record {of}.</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="303" />
        <source>About the whole area</source>
        <translation>Over het hele gebied</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="342" />
        <source>Together at one marker</source>
        <translation>Samen bij één teken</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="366" />
        <source>Also at lower levels</source>
        <translation>Daarnaast op lagere niveaus</translation>
    </message>
    <message>
        <location filename="../cartography/listing.py" line="368" />
        <source>Also within it, at lower levels</source>
        <translation>Daarbinnen, op lagere niveaus</translation>
    </message>
    <message>
        <location filename="../cartography/map_picture.py" line="86" />
        <source>The map of “{level}” could not be drawn.</source>
        <translation>De kaart van “{level}” kon niet worden getekend.</translation>
    </message>
    <message>
        <location filename="../cartography/pdf_file.py" line="143" />
        <source>“{name}” could not be drawn: {reason}</source>
        <translation>“{name}” kon niet worden getekend: {reason}</translation>
    </message>
    <message>
        <location filename="../cartography/picture_files.py" line="53" />
        <source>“{name}” could not be drawn at {dpi} dpi; choose fewer dpi or a smaller paper.</source>
        <translation>“{name}” kon niet worden getekend met {dpi} dpi; kies minder dpi of kleiner papier.</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="61" />
        <source>The icon “{name}” of {kind} is not used: {reason}. The usual sign is drawn instead.</source>
        <translation>Het pictogram “{name}” van {kind} is niet gebruikt: {reason}. In plaats daarvan is het gewone teken getekend.</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="85" />
        <source>The logo “{name}” is not used: {reason}.</source>
        <translation>Het logo “{name}” is niet gebruikt: {reason}.</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="104" />
        <source>it is not in the folder of the kansenkaart</source>
        <translation>het staat niet in de map van de kansenkaart</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="108" />
        <source>its name must end in {endings}</source>
        <translation>de naam moet eindigen op {endings}</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="117" />
        <source>there is no such file beside the kansenkaart</source>
        <translation>er is geen bestand met die naam naast de kansenkaart</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="121" />
        <source>it is larger than {size} kB</source>
        <translation>het is groter dan {size} kB</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="145" />
        <location filename="../cartography/pictures.py" line="142" />
        <source>it is no SVG that can be read</source>
        <translation>het is geen leesbare SVG</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="151" />
        <source>it holds “{what}”, which is not allowed there</source>
        <translation>er staat “{what}” in, en dat mag daar niet</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="162" />
        <source>there is nothing drawn in it</source>
        <translation>er is niets in getekend</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="180" />
        <source>it does not say how large it is</source>
        <translation>er staat niet in hoe groot het is</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="219" />
        <source>it is not in the folder of the template</source>
        <translation>zij staat niet in de map van het sjabloon</translation>
    </message>
    <message>
        <location filename="../cartography/pictures.py" line="280" />
        <source>it is no picture that can be read</source>
        <translation>het is geen leesbare afbeelding</translation>
    </message>
    <message>
        <location filename="../cartography/sets.py" line="93" />
        <source>{title}: what this means for {party}</source>
        <translation>{title}: wat betekent dit voor {party}</translation>
    </message>
    <message>
        <location filename="../cartography/sets.py" line="97" />
        <source>of {party}</source>
        <translation>van {party}</translation>
    </message>
    <message>
        <location filename="../cartography/sets.py" line="111" />
        <source>{roles} (before: {former})</source>
        <translation>{roles} (eerst: {former})</translation>
    </message>
    <message>
        <location filename="../cartography/sets.py" line="113" />
        <source>no longer takes part (before: {former})</source>
        <translation>doet niet meer mee (eerst: {former})</translation>
    </message>
    <message>
        <location filename="../cartography/sets.py" line="145" />
        <source>{title}: theme {theme}</source>
        <translation>{title}: thema {theme}</translation>
    </message>
    <message>
        <location filename="../cartography/sets.py" line="148" />
        <source>on the theme {theme}</source>
        <translation>over het thema {theme}</translation>
    </message>
    <message>
        <location filename="../cartography/sets.py" line="152" />
        <source>{title}: without a theme</source>
        <translation>{title}: zonder thema</translation>
    </message>
    <message>
        <location filename="../gui/filters/parts.py" line="70" />
        <location filename="../cartography/sets.py" line="155" />
        <source>without a theme</source>
        <translation>zonder thema</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="48" />
        <location filename="../cartography/sets.py" line="183" />
        <source>new</source>
        <translation>nieuw</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="49" />
        <location filename="../cartography/sets.py" line="184" />
        <source>changed</source>
        <translation>gewijzigd</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="50" />
        <location filename="../cartography/sets.py" line="185" />
        <source>removed</source>
        <translation>verwijderd</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="38" />
        <location filename="../publish/follow_up.py" line="37" />
        <location filename="../cartography/template.py" line="38" />
        <location filename="../cartography/sets.py" line="190" />
        <source>dates</source>
        <translation>planning</translation>
    </message>
    <message>
        <location filename="../cartography/sets.py" line="201" />
        <source>{title}: changes since {day}</source>
        <translation>{title}: wat er veranderde sinds {day}</translation>
    </message>
    <message>
        <location filename="../cartography/sheet.py" line="279" />
        <source>Where this map lies</source>
        <translation>Waar deze kaart ligt</translation>
    </message>
    <message>
        <location filename="../cartography/sheet.py" line="290" />
        <source>Further away, 1:{scale}</source>
        <translation>Verder weg, 1:{scale}</translation>
    </message>
    <message>
        <location filename="../cartography/sheet.py" line="370" />
        <source>About the whole area: {number} records, listed with the map of all</source>
        <translation>Over het hele gebied: {number} records, zie de kaart van het hele niveau</translation>
    </message>
    <message>
        <location filename="../cartography/sight.py" line="93" />
        <source>the shades of {level}</source>
        <translation>de tinten van {level}</translation>
    </message>
    <message>
        <location filename="../cartography/sight.py" line="99" />
        <source>Colour-blind readers can hardly tell these colours of the profile apart: {pairs}. Choose other colours in the profile.</source>
        <translation>Kleurenblinde lezers kunnen deze kleuren van het profiel nauwelijks uit elkaar houden: {pairs}. Kies in het profiel andere kleuren.</translation>
    </message>
    <message>
        <location filename="../cartography/sight.py" line="116" />
        <source>{one} and {other}</source>
        <translation>{one} en {other}</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="24" />
        <source>map</source>
        <translation>kaart</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="25" />
        <source>legend</source>
        <translation>legenda</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="26" />
        <source>list of records</source>
        <translation>lijst van records</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="27" />
        <source>north arrow</source>
        <translation>noordpijl</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="28" />
        <source>scale bar</source>
        <translation>schaalstok</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="22" />
        <location filename="../gui/insight/change_table.py" line="24" />
        <location filename="../cartography/template.py" line="35" />
        <source>title</source>
        <translation>titel</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="36" />
        <source>subtitle</source>
        <translation>ondertitel</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="37" />
        <source>scale</source>
        <translation>schaal</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="39" />
        <source>sources</source>
        <translation>bronnen</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="26" />
        <location filename="../cartography/template.py" line="40" />
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="41" />
        <source>page number</source>
        <translation>paginanummer</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="108" />
        <source>The template “{name}” has no map with the id {id} on its first page: give the map that id in QGIS (Item Properties, Item ID).</source>
        <translation>Het sjabloon “{name}” heeft op de eerste pagina geen kaart met het id {id}: geef de kaart dat id in QGIS (Itemeigenschappen, Item-ID).</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="127" />
        <source>The page of the template “{name}” must be from {least} to {most} mm wide and high.</source>
        <translation>De pagina van het sjabloon “{name}” moet {least} tot {most} mm breed en hoog zijn.</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="141" />
        <source>The map {id} of the template “{name}” must lie on the page and be at least {least} mm wide and high.</source>
        <translation>De kaart {id} van het sjabloon “{name}” moet op de pagina liggen en minstens {least} mm breed en hoog zijn.</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="160" />
        <source>“{name}” is no layout template (qpt) that can be read; save one in QGIS.</source>
        <translation>“{name}” is geen leesbaar lay-outsjabloon (qpt); bewaar er een in QGIS.</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="191" />
        <source>The template “{name}” has no place for: {missing}.</source>
        <translation>Het sjabloon “{name}” heeft geen plaats voor: {missing}.</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="219" />
        <source>Of the template “{name}” is left out what is no label, picture, shape or line: {items}.</source>
        <translation>Van het sjabloon “{name}” vervalt wat geen label, afbeelding, vorm of lijn is: {items}.</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="226" />
        <source>Expressions in the template “{name}” are left out; only the variables of a kansenkaart, such as @kk_title, may stand in it.</source>
        <translation>Expressies in het sjabloon “{name}” vervallen; er mogen alleen variabelen van een kansenkaart in staan, zoals @kk_title.</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="240" />
        <source>The template “{name}” has no page.</source>
        <translation>Het sjabloon “{name}” heeft geen pagina.</translation>
    </message>
    <message>
        <location filename="../cartography/template.py" line="302" />
        <source>The picture “{name}” of the template “{template}” is not used: {reason}.</source>
        <translation>De afbeelding “{name}” van het sjabloon “{template}” wordt niet gebruikt: {reason}.</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="19" />
        <source>In full</source>
        <translation>Voluit</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="23" />
        <source>for everyone</source>
        <translation>voor iedereen</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="24" />
        <source>for all parties</source>
        <translation>voor alle partijen</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="25" />
        <source>for the owner</source>
        <translation>voor de eigenaar</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="59" />
        <source>for {party}</source>
        <translation>voor {party}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="88" />
        <source>{level} in {parent}</source>
        <translation>{level} in {parent}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="110" />
        <source>Reference date {day}. The records are those of that day; the geometry is of today.</source>
        <translation>Peildatum {day}. De records zijn die van die dag; de geometrie is van nu.</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="126" />
        <source>FINAL</source>
        <translation>DEFINITIEF</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="127" />
        <source>DRAFT</source>
        <translation>CONCEPT</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="139" />
        <source>version {version}</source>
        <translation>versie {version}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="161" />
        <source>Sources: {sources}</source>
        <translation>Bronnen: {sources}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="168" />
        <source>Client: {text}</source>
        <translation>Opdrachtgever: {text}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="169" />
        <source>Project: {text}</source>
        <translation>Project: {text}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="170" />
        <source>Drawing: {text}</source>
        <translation>Tekening: {text}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="171" />
        <source>Drawn by: {text}</source>
        <translation>Getekend: {text}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="172" />
        <source>Checked by: {text}</source>
        <translation>Gecontroleerd: {text}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="183" />
        <source>No rights may be derived from this map; agreements hold once they are signed.</source>
        <translation>Aan deze kaart kunnen geen rechten worden ontleend; afspraken gelden pas na ondertekening.</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="193" />
        <source>public</source>
        <translation>openbaar</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="194" />
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="196" />
        <source>confidential</source>
        <translation>vertrouwelijk</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="198" />
        <source>secret</source>
        <translation>geheim</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="204" />
        <source>page {page} of {total}</source>
        <translation>pagina {page} van {total}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="221" />
        <source>Date {made}, reference date {reference}</source>
        <translation>Datum {made}, peildatum {reference}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="232" />
        <source>{level} of {day}</source>
        <translation>{level}: stand {day}</translation>
    </message>
    <message>
        <location filename="../publish/voice.py" line="82" />
        <location filename="../cartography/wording.py" line="277" />
        <source> and </source>
        <translation> en </translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="317" />
        <source>on the map at {letters}</source>
        <translation>op de kaart bij {letters}</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="336" />
        <source>{name} (no longer there, nor on the map)</source>
        <translation>{name} (losse koppeling, niet op de kaart)</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="338" />
        <source>{name} (no longer there)</source>
        <translation>{name} (losse koppeling)</translation>
    </message>
    <message>
        <location filename="../gui/agreements/facts.py" line="64" />
        <location filename="../cartography/wording.py" line="345" />
        <source>and {number} more</source>
        <translation>en {number} andere</translation>
    </message>
    <message>
        <location filename="../cartography/wording.py" line="366" />
        <source>{features} in {places}</source>
        <translation>{features} in {places}</translation>
    </message>
    <message>
        <location filename="../domain/audience.py" line="35" />
        <source>“{name}” is an audience of its own, no party.</source>
        <translation>“{name}” is zelf een doelgroep, geen partij.</translation>
    </message>
    <message>
        <location filename="../domain/audience.py" line="49" />
        <source>There is no audience “{name}”; choose one of: {choices}</source>
        <translation>Er is geen doelgroep “{name}”; kies uit: {choices}</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="35" />
        <source>is missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="45" />
        <source>must be a text</source>
        <translation>moet een tekst zijn</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="54" />
        <source>“{value}” must be {meaning}</source>
        <translation>“{value}” moet zijn: {meaning}</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="84" />
        <source>“{value}” must be a number from {least} to {most}</source>
        <translation>“{value}” moet een getal van {least} tot {most} zijn</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="100" />
        <source>must be a list of texts</source>
        <translation>moet een lijst van teksten zijn</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="130" />
        <location filename="../domain/checked.py" line="111" />
        <source>must be a mapping</source>
        <translation>moet een reeks van sleutels met waarden zijn</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="121" />
        <source>must be a list</source>
        <translation>moet een lijst zijn</translation>
    </message>
    <message>
        <location filename="../domain/checked.py" line="140" />
        <source>is not known here; known are: {choices}</source>
        <translation>is hier niet bekend; bekend zijn: {choices}</translation>
    </message>
    <message>
        <location filename="../domain/moments.py" line="27" />
        <source>{value} has yet to come; choose today or before.</source>
        <translation>{value} moet nog komen; kies vandaag of eerder.</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="133" />
        <source>is written twice</source>
        <translation>staat er twee keer</translation>
    </message>
    <message>
        <location filename="../intake/levels.py" line="100" />
        <location filename="../domain/profile.py" line="159" />
        <source>it is larger than 1 MB</source>
        <translation>het is groter dan 1 MB</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="166" />
        <source>it is not a YAML mapping</source>
        <translation>het is geen YAML met sleutels en waarden</translation>
    </message>
    <message>
        <location filename="../intake/levels.py" line="114" />
        <location filename="../domain/profile.py" line="187" />
        <source>The profile cannot be used; mend it and try again:</source>
        <translation>Het profiel is zo niet te gebruiken; verbeter het en probeer opnieuw:</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="199" />
        <source>it is no readable YAML</source>
        <translation>het is geen leesbare YAML</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="201" />
        <source>line {line}: {problem}</source>
        <translation>regel {line}: {problem}</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="205" />
        <source>lower-case letters, digits and underscores, a letter first</source>
        <translation>kleine letters, cijfers en lage streepjes, een letter vooraan</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="208" />
        <source>lower-case letters, digits, - and _</source>
        <translation>kleine letters, cijfers, - en _</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="209" />
        <source>a CRS such as EPSG:28992</source>
        <translation>een coördinatenstelsel zoals EPSG:28992</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="217" />
        <source>version “{version}” is newer than this plugin reads (1)</source>
        <translation>versie “{version}” is nieuwer dan deze plugin leest (1)</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="250" />
        <source>“{key}” is none of the parties</source>
        <translation>“{key}” is geen van de partijen</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="262" />
        <source>“{key}” is there twice</source>
        <translation>“{key}” komt twee keer voor</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="272" />
        <source>“{key}” means an audience; call the party otherwise</source>
        <translation>“{key}” is een doelgroep; noem de partij anders</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="299" />
        <source>“{key}” is none of the themes</source>
        <translation>“{key}” is geen van de thema’s</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="317" />
        <source>“{key}” is not a level named above this one</source>
        <translation>“{key}” is geen niveau dat hierboven staat</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="346" />
        <source>a drawn level has no source; leave one out</source>
        <translation>een getekend niveau heeft geen bron; laat een van beide weg</translation>
    </message>
    <message>
        <location filename="../domain/profile.py" line="365" />
        <source>“{key}” is none of the levels</source>
        <translation>“{key}” is geen van de niveaus</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="27" />
        <source>“{value}” is not a date; write it as 2026-11-23.</source>
        <translation>“{value}” is geen datum; schrijf die als 2026-11-23.</translation>
    </message>
    <message>
        <location filename="../store/sessions.py" line="317" />
        <location filename="../domain/rules.py" line="96" />
        <source>The title is empty; give one.</source>
        <translation>De titel is leeg; geef er een.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="100" />
        <source>“{status}” is no status of this kind ({kind}); use {choices}.</source>
        <translation>“{status}” is geen status van deze soort ({kind}); gebruik {choices}.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="110" />
        <source>The status “{status}” needs a reason.</source>
        <translation>De status “{status}” vraagt om een reden.</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="242" />
        <location filename="../domain/rules.py" line="117" />
        <source>The priority “{priority}” is not 1, 2 or 3.</source>
        <translation>De prioriteit “{priority}” is niet 1, 2 of 3.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="136" />
        <source>It is due ({due}) before it starts ({start}).</source>
        <translation>Het is eerder gereed ({due}) dan het begint ({start}).</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="150" />
        <source>{code} is no agreement; only those are reported.</source>
        <translation>{code} is geen afspraak; alleen daarover wordt voortgang gemeld.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="210" />
        <source>Fewer than two parties take part as lead, partner or funder.</source>
        <translation>Minder dan twee partijen doen mee als trekker, mede-uitvoerder of financier.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="223" />
        <source>{party} has not taken a position.</source>
        <translation>{party} heeft nog geen standpunt ingenomen.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="230" />
        <source>The position of {party} is “{stance}”.</source>
        <translation>Het standpunt van {party} is “{stance}”.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="237" />
        <source>The reservation is not written down.</source>
        <translation>Het voorbehoud is niet opgeschreven.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="324" />
        <source>{code} cannot be traced to itself.</source>
        <translation>{code} kan niet naar zichzelf verwijzen.</translation>
    </message>
    <message>
        <location filename="../domain/rules.py" line="336" />
        <source>{source} cannot have the trace “{kind}” to {target}: the kinds differ.</source>
        <translation>{source} kan geen verband “{kind}” met {target} hebben: de soorten passen niet.</translation>
    </message>
    <message>
        <location filename="../domain/shape.py" line="74" />
        <source>The shape is empty or of an unknown kind; draw a point, line or area.</source>
        <translation>De vorm is leeg of van een onbekende soort; teken een punt, lijn of vlak.</translation>
    </message>
    <message>
        <location filename="../domain/style.py" line="13" />
        <source>a colour such as #0072b2</source>
        <translation>een kleur zoals #0072b2</translation>
    </message>
    <message>
        <location filename="../domain/style.py" line="86" />
        <source>must be at most {most} whole numbers that rise, such as [1, 5, 20]</source>
        <translation>moet uit hoogstens {most} oplopende hele getallen bestaan, zoals [1, 5, 20]</translation>
    </message>
    <message>
        <location filename="../domain/words.py" line="246" />
        <source>“{text}” is not one of: {choices}</source>
        <translation>“{text}” is geen van: {choices}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/board_model.py" line="198" />
        <source>reserved</source>
        <translation>voorbehoud</translation>
    </message>
    <message>
        <location filename="../gui/agreements/facts.py" line="21" />
        <source>replaced by</source>
        <translation>vervangen door</translation>
    </message>
    <message>
        <location filename="../gui/agreements/facts.py" line="22" />
        <source>answered by</source>
        <translation>beantwoord door</translation>
    </message>
    <message>
        <location filename="../gui/agreements/facts.py" line="23" />
        <source>gave rise to</source>
        <translation>leidde tot</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="106" />
        <location filename="../gui/records/form_fields.py" line="79" />
        <location filename="../gui/agreements/facts.py" line="35" />
        <source>Description</source>
        <translation>Toelichting</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="159" />
        <location filename="../publish/agreements.py" line="63" />
        <location filename="../gui/records/form_fields.py" line="99" />
        <location filename="../gui/filters/parts.py" line="35" />
        <location filename="../gui/agreements/facts.py" line="36" />
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="67" />
        <location filename="../publish/agreement_text.py" line="34" />
        <location filename="../gui/records/form_fields.py" line="116" />
        <location filename="../gui/agreements/facts.py" line="37" />
        <source>Target</source>
        <translation>Doel</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="66" />
        <location filename="../gui/agreements/facts.py" line="38" />
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="141" />
        <location filename="../publish/decisions.py" line="191" />
        <location filename="../publish/agreements.py" line="68" />
        <location filename="../publish/agreement_text.py" line="36" />
        <location filename="../gui/records/form_fields.py" line="118" />
        <location filename="../gui/agreements/facts.py" line="39" />
        <source>Reservation</source>
        <translation>Voorbehoud</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="192" />
        <location filename="../publish/agreements.py" line="69" />
        <location filename="../publish/agreement_text.py" line="37" />
        <location filename="../gui/records/form_fields.py" line="119" />
        <location filename="../gui/agreements/facts.py" line="40" />
        <source>Condition</source>
        <translation>Voorwaarde</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="337" />
        <location filename="../gui/records/form_fields.py" line="109" />
        <location filename="../gui/agreements/facts.py" line="41" />
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <location filename="../gui/agreements/facts.py" line="42" />
        <source>About</source>
        <translation>Betreft</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="186" />
        <location filename="../gui/records/form_fields.py" line="103" />
        <location filename="../gui/filters/parts.py" line="37" />
        <location filename="../gui/agreements/facts.py" line="43" />
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="182" />
        <location filename="../publish/agreements.py" line="72" />
        <location filename="../gui/records/form_fields.py" line="83" />
        <location filename="../gui/agreements/facts.py" line="44" />
        <source>Ambitions</source>
        <translation>Ambities</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="105" />
        <location filename="../gui/filters/parts.py" line="42" />
        <location filename="../gui/agreements/facts.py" line="45" />
        <source>Visibility</source>
        <translation>Zichtbaarheid</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="120" />
        <location filename="../gui/agreements/facts.py" line="46" />
        <source>Sessions</source>
        <translation>Sessies</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="305" />
        <location filename="../publish/agreements.py" line="75" />
        <location filename="../gui/records/form_fields.py" line="111" />
        <location filename="../gui/records/form_fields.py" line="87" />
        <location filename="../gui/agreements/facts.py" line="47" />
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <location filename="../publish/voice.py" line="123" />
        <location filename="../gui/agreements/facts.py" line="60" />
        <source>the whole area</source>
        <translation>het hele gebied</translation>
    </message>
    <message>
        <location filename="../gui/agreements/signs.py" line="49" />
        <source>no position: {party}</source>
        <translation>geen standpunt: {party}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/signs.py" line="51" />
        <source>fewer than two parties</source>
        <translation>minder dan twee partijen</translation>
    </message>
    <message>
        <location filename="../gui/agreements/signs.py" line="67" />
        <source>Overdue since {day}.</source>
        <translation>Over tijd sinds {day}.</translation>
    </message>
    <message>
        <location filename="../gui/agreements/signs.py" line="68" />
        <source>Due soon: {day}.</source>
        <translation>Binnenkort klaar: {day}.</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="273" />
        <location filename="../gui/agreements/signs.py" line="69" />
        <source>Nobody leads it yet.</source>
        <translation>Er is nog geen trekker.</translation>
    </message>
    <message>
        <location filename="../gui/ask.py" line="21" />
        <source>Go back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <location filename="../gui/ask.py" line="40" />
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="47" />
        <location filename="../gui/ask.py" line="41" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <location filename="../gui/basis.py" line="31" />
        <source>“{path}” is not there any more, so nothing can be saved; put it back, or open it where it is now. What you typed stays in the form.</source>
        <translation>“{path}” is er niet meer, dus bewaren kan niet; zet het terug of open het waar het nu staat. Wat u invulde, blijft in het formulier staan.</translation>
    </message>
    <message>
        <location filename="../gui/docks.py" line="39" />
        <source>Wishes and opportunities</source>
        <translation>Wensen en kansen</translation>
    </message>
    <message>
        <location filename="../gui/docks.py" line="43" />
        <source>Insight</source>
        <translation>Inzicht</translation>
    </message>
    <message>
        <location filename="../gui/docks.py" line="47" />
        <source>Levels</source>
        <translation>Niveaus</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="187" />
        <location filename="../gui/docks.py" line="49" />
        <source>Agreements</source>
        <translation>Afspraken</translation>
    </message>
    <message>
        <location filename="../gui/docks.py" line="53" />
        <source>Joint session</source>
        <translation>Gezamenlijke sessie</translation>
    </message>
    <message>
        <location filename="../gui/doing.py" line="34" />
        <source>Nothing had to be changed.</source>
        <translation>Er hoefde niets te worden gewijzigd.</translation>
    </message>
    <message>
        <location filename="../gui/undo.py" line="122" />
        <location filename="../gui/doing.py" line="42" />
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <location filename="../gui/export/job.py" line="45" />
        <source>The day to compare with must be before the reference date.</source>
        <translation>De dag om mee te vergelijken moet vóór de peildatum liggen.</translation>
    </message>
    <message>
        <location filename="../gui/export/job.py" line="142" />
        <source>Added to the project (menu Project, Layouts): {names}.</source>
        <translation>Toegevoegd aan het project (menu Project, Lay-outs): {names}.</translation>
    </message>
    <message>
        <location filename="../gui/export/job.py" line="166" />
        <source>plan-of-action</source>
        <translation>plan-van-aanpak</translation>
    </message>
    <message>
        <location filename="../gui/export/job.py" line="175" />
        <source>decisions</source>
        <translation>besluitenlijst</translation>
    </message>
    <message>
        <location filename="../gui/export/job.py" line="181" />
        <source>Choose the session whose decisions are listed.</source>
        <translation>Kies de sessie waarvan de besluiten op een rij komen.</translation>
    </message>
    <message>
        <location filename="../gui/export/job.py" line="185" />
        <source>records</source>
        <translation>records</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="158" />
        <location filename="../gui/records/form_fields.py" line="101" />
        <location filename="../gui/filters/parts.py" line="36" />
        <source>Party</source>
        <translation>Partij</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="96" />
        <location filename="../publish/decisions.py" line="111" />
        <location filename="../publish/chapters.py" line="118" />
        <location filename="../gui/records/form_fields.py" line="107" />
        <location filename="../gui/filters/parts.py" line="38" />
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="75" />
        <location filename="../publish/follow_up.py" line="336" />
        <location filename="../publish/follow_up.py" line="306" />
        <location filename="../publish/follow_up.py" line="209" />
        <location filename="../publish/chapters.py" line="270" />
        <location filename="../publish/chapters.py" line="230" />
        <location filename="../publish/agreements.py" line="64" />
        <location filename="../publish/agreement_text.py" line="32" />
        <location filename="../gui/records/form_fields.py" line="104" />
        <location filename="../gui/filters/parts.py" line="39" />
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="185" />
        <location filename="../gui/filters/parts.py" line="40" />
        <source>Ambition</source>
        <translation>Ambitie</translation>
    </message>
    <message>
        <location filename="../gui/filters/parts.py" line="41" />
        <source>Year</source>
        <translation>Jaar</translation>
    </message>
    <message>
        <location filename="../gui/filters/parts.py" line="86" />
        <source>{count} records</source>
        <translation>{count} records</translation>
    </message>
    <message>
        <location filename="../gui/filters/parts.py" line="95" />
        <source>unanswered</source>
        <translation>onbeantwoord</translation>
    </message>
    <message>
        <location filename="../gui/filters/parts.py" line="97" />
        <source>ours ({party})</source>
        <translation>van ons ({party})</translation>
    </message>
    <message>
        <location filename="../gui/insight/change_table.py" line="22" />
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="30" />
        <location filename="../gui/insight/change_table.py" line="23" />
        <source>kind</source>
        <translation>soort</translation>
    </message>
    <message>
        <location filename="../gui/insight/change_table.py" line="25" />
        <source>what happened</source>
        <translation>wat er gebeurde</translation>
    </message>
    <message>
        <location filename="../gui/insight/change_table.py" line="26" />
        <source>field</source>
        <translation>veld</translation>
    </message>
    <message>
        <location filename="../gui/insight/change_table.py" line="27" />
        <source>was</source>
        <translation>was</translation>
    </message>
    <message>
        <location filename="../gui/insight/change_table.py" line="28" />
        <source>is</source>
        <translation>is</translation>
    </message>
    <message>
        <location filename="../gui/insight/change_table.py" line="90" />
        <source>changes</source>
        <translation>wijzigingen</translation>
    </message>
    <message>
        <location filename="../gui/insight/words.py" line="51" />
        <source>added: {new}</source>
        <translation>erbij: {new}</translation>
    </message>
    <message>
        <location filename="../gui/insight/words.py" line="53" />
        <source>taken away: {old}</source>
        <translation>eraf: {old}</translation>
    </message>
    <message>
        <location filename="../gui/insight/words.py" line="54" />
        <source>taken away: {old}; added: {new}</source>
        <translation>eraf: {old}; erbij: {new}</translation>
    </message>
    <message>
        <location filename="../gui/insight/words.py" line="56" />
        <source>filled in: “{new}”</source>
        <translation>ingevuld: “{new}”</translation>
    </message>
    <message>
        <location filename="../gui/insight/words.py" line="58" />
        <source>made empty; it was “{old}”</source>
        <translation>leeggemaakt; het was “{old}”</translation>
    </message>
    <message>
        <location filename="../gui/insight/words.py" line="59" />
        <source>from “{old}” to “{new}”</source>
        <translation>van “{old}” naar “{new}”</translation>
    </message>
    <message>
        <location filename="../gui/map/tips.py" line="63" />
        <source>… and {} more</source>
        <translation>… en nog {}</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="17" />
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="24" />
        <source>{records} by {group}, with lower levels</source>
        <translation>{records} per {group}, met lagere niveaus</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="26" />
        <source>{records} by {group}, direct</source>
        <translation>{records} per {group}, direct</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="34" />
        <source>several alike</source>
        <translation>meerdere even vaak</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="36" />
        <source>mostly {group}</source>
        <translation>vooral {group}</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="39" />
        <source>with records</source>
        <translation>met records</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="41" />
        <source>1 record</source>
        <translation>1 record</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="43" />
        <source>{number} records</source>
        <translation>{number} records</translation>
    </message>
    <message>
        <location filename="../gui/map/titles.py" line="48" />
        <source>without records</source>
        <translation>zonder records</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="298" />
        <source>Somebody else changed the profile in the meantime, so that nothing was saved. Save yours as a file, open the profile again, and change it there.</source>
        <translation>Iemand anders heeft het profiel intussen gewijzigd; er is niets bewaard. Bewaar dat van u als bestand, open het profiel opnieuw en wijzig het daar.</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="65" />
        <source>What is agreed</source>
        <translation>Wat is afgesproken</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="81" />
        <source>More parties and roles</source>
        <translation>Meer partijen en rollen</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="188" />
        <location filename="../publish/agreements.py" line="70" />
        <location filename="../gui/records/form_fields.py" line="82" />
        <source>Positions</source>
        <translation>Standpunten</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="84" />
        <source>Phase and priority</source>
        <translation>Fase en prioriteit</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="90" />
        <source>Is about</source>
        <translation>Gaat over</translation>
    </message>
    <message>
        <location filename="../gui/records/form_lists.py" line="127" />
        <location filename="../gui/records/form_fields.py" line="91" />
        <source>Traces</source>
        <translation>Verbanden</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="100" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="268" />
        <location filename="../gui/records/form_fields.py" line="102" />
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="108" />
        <source>Priority</source>
        <translation>Prioriteit</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="110" />
        <source>Kind of source</source>
        <translation>Soort bron</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="112" />
        <source>Date of source</source>
        <translation>Datum bron</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="113" />
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="114" />
        <source>Commitment</source>
        <translation>Hardheid</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="115" />
        <source>Indicator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="117" />
        <source>Unit</source>
        <translation>Eenheid</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="120" />
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <location filename="../gui/records/form_fields.py" line="121" />
        <source>Due</source>
        <translation>Gereed</translation>
    </message>
    <message>
        <location filename="../gui/records/form_lists.py" line="44" />
        <source>Take away</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <location filename="../gui/records/form_lists.py" line="94" />
        <source>Features that it is about</source>
        <translation>Gebieden waar het over gaat</translation>
    </message>
    <message>
        <location filename="../gui/records/form_lists.py" line="95" />
        <source>Add the selection</source>
        <translation>Selectie erbij</translation>
    </message>
    <message>
        <location filename="../gui/records/form_lists.py" line="127" />
        <source>Add…</source>
        <translation>Toevoegen…</translation>
    </message>
    <message>
        <location filename="../gui/records/relations.py" line="28" />
        <source>answers</source>
        <translation>beantwoordt</translation>
    </message>
    <message>
        <location filename="../gui/records/relations.py" line="29" />
        <source>is answered by</source>
        <translation>wordt beantwoord door</translation>
    </message>
    <message>
        <location filename="../gui/records/relations.py" line="30" />
        <source>arises from</source>
        <translation>komt voort uit</translation>
    </message>
    <message>
        <location filename="../gui/records/relations.py" line="31" />
        <source>leads to</source>
        <translation>leidt tot</translation>
    </message>
    <message>
        <location filename="../gui/records/relations.py" line="32" />
        <source>replaces</source>
        <translation>vervangt</translation>
    </message>
    <message>
        <location filename="../gui/records/relations.py" line="33" />
        <source>is replaced by</source>
        <translation>wordt vervangen door</translation>
    </message>
    <message>
        <location filename="../gui/session/export.py" line="149" />
        <source>The list of decisions was not made: {why}</source>
        <translation>De besluitenlijst is niet gemaakt: {why}</translation>
    </message>
    <message>
        <location filename="../gui/undo.py" line="123" />
        <source>Redo</source>
        <translation>Opnieuw</translation>
    </message>
    <message>
        <location filename="../store/bulk_edit.py" line="155" />
        <location filename="../gui/value_text.py" line="61" />
        <source>… and {count} more</source>
        <translation>… en nog {count}</translation>
    </message>
    <message>
        <location filename="../gui/wizard/key_check.py" line="164" />
        <source>{count} keys occur more than once in “{field}” ({keys}); choose another key field, or let features with the same key be one.</source>
        <translation>{count} sleutels komen meer dan eens voor in “{field}” ({keys}); kies een ander sleutelveld, of laat gebieden met dezelfde sleutel één zijn.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/key_check.py" line="177" />
        <source>the project area names features that are not in the source: {keys}</source>
        <translation>het projectgebied noemt gebieden die niet in de bron staan: {keys}</translation>
    </message>
    <message>
        <location filename="../intake/columns.py" line="77" />
        <source>the source has no field “{name}”; it has: {choices}</source>
        <translation>de bron heeft geen veld “{name}”; wel: {choices}</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="35" />
        <source>row {number}, {column}: {reason}</source>
        <translation>rij {number}, {column}: {reason}</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="137" />
        <source>“{text}” is in a column without a heading; put a text with a comma or semicolon in quotes</source>
        <translation>“{text}” staat in een kolom zonder kop; zet een tekst met een komma of puntkomma tussen aanhalingstekens</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="165" />
        <source>the record with this uuid is {code}</source>
        <translation>het record met deze uuid is {code}</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="171" />
        <source>{code} is of the kind “{kind}”, which cannot change</source>
        <translation>{code} is van de soort “{kind}”, en dat kan niet veranderen</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="183" />
        <source>“{text}” is no uuid; leave it empty for a new record</source>
        <translation>“{text}” is geen uuid; laat de cel leeg voor een nieuw record</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="214" />
        <source>a new record needs a kind</source>
        <translation>een nieuw record heeft een soort nodig</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="226" />
        <source>there is no theme “{text}”; known are: {choices}</source>
        <translation>er is geen thema “{text}”; bekend zijn: {choices}</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="270" />
        <source>there is no ambition “{key}”; known are: {choices}</source>
        <translation>er is geen ambitie “{key}”; bekend zijn: {choices}</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="290" />
        <source>“{text}” is not level:key with one of the levels {all}</source>
        <translation>“{text}” is niet geschreven als niveau:sleutel, met een van de niveaus {all}</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="308" />
        <source>there is no party “{key}”; known are: {choices}</source>
        <translation>er is geen partij “{key}”; bekend zijn: {choices}</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="353" />
        <source>The table has columns that are not known: {names}; rename them or take them out.</source>
        <translation>De tabel heeft kolommen die niet bekend zijn: {names}; hernoem ze of haal ze eruit.</translation>
    </message>
    <message>
        <location filename="../intake/drafts.py" line="363" />
        <source>The table has two columns for the same: “{first}” and “{second}”; take one out.</source>
        <translation>De tabel heeft twee kolommen voor hetzelfde: “{first}” en “{second}”; haal er een uit.</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="75" />
        <source>“{path}” is no intake table; give it a name that ends in .xlsx.</source>
        <translation>“{path}” is geen inbrengtabel; geef een naam die op .xlsx eindigt.</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="86" />
        <source>Choices</source>
        <translation>Keuzes</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="98" />
        <source>Contributions</source>
        <translation>Inbreng</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="99" />
        <source>Explanation</source>
        <translation>Uitleg</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="100" />
        <source>Places</source>
        <translation>Gebieden</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="127" />
        <source>What it is about, in one sentence.</source>
        <translation>Waar het om gaat, in één zin.</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="135" />
        <source>Choose who says it. Several: type them with a comma between.</source>
        <translation>Kies wie het zegt. Meer dan één: typ ze met een komma ertussen.</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="146" />
        <source>Copy from the sheet with places; several with a comma between. Empty: it is about the whole area.</source>
        <translation>Neem over van het blad met gebieden; meer dan één met een komma ertussen. Leeg: het gaat over het hele gebied.</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="164" />
        <source>A date as 2026-11-23.</source>
        <translation>Een datum als 2026-11-23.</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="178" />
        <source>Write one wish, need, opportunity or fact on each row of the first sheet; a kind and a title are enough. Leave empty what you do not know. Do not change the headings. Send the file back to who gave it to you.</source>
        <translation>Zet op elke rij van het eerste blad één wens, behoefte, kans of feit; een soort en een titel zijn genoeg. Laat leeg wat u niet weet. Verander de kopjes niet. Stuur het bestand terug naar wie het u gaf.</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="189" />
        <source>Without a visibility a row is internal: only the parties see it.</source>
        <translation>Zonder zichtbaarheid is een rij intern: alleen de partijen zien haar.</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="354" />
        <location filename="../intake/intake_table.py" line="209" />
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <location filename="../intake/intake_table.py" line="210" />
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="../intake/level_table.py" line="155" />
        <source>{count} features have no key (row {rows}); give each one in “{field}”</source>
        <translation>{count} gebieden hebben geen sleutel (rij {rows}); geef elk er een in “{field}”</translation>
    </message>
    <message>
        <location filename="../intake/level_table.py" line="168" />
        <source>{count} keys occur more than once ({keys}); give each feature its own, or write merge_parts: true</source>
        <translation>{count} sleutels komen vaker voor ({keys}); geef elk gebied een eigen sleutel, of schrijf merge_parts: true</translation>
    </message>
    <message>
        <location filename="../intake/level_table.py" line="227" />
        <source>what was written is not whole</source>
        <translation>wat geschreven is, is niet heel</translation>
    </message>
    <message>
        <location filename="../intake/level_table.py" line="270" />
        <source>“{path}” cannot be written ({error}); nothing was made. Make room or choose another folder.</source>
        <translation>“{path}” is niet te schrijven ({error}); er is niets gemaakt. Maak ruimte of kies een andere map.</translation>
    </message>
    <message>
        <location filename="../intake/sources.py" line="164" />
        <location filename="../intake/levels.py" line="97" />
        <source>there is no file “{source}”</source>
        <translation>er is geen bestand “{source}”</translation>
    </message>
    <message>
        <location filename="../intake/levels.py" line="104" />
        <source>“{path}” is no text in UTF-8</source>
        <translation>“{path}” is geen tekst in UTF-8</translation>
    </message>
    <message>
        <location filename="../intake/levels.py" line="107" />
        <source>“{path}” cannot be read ({error})</source>
        <translation>“{path}” is niet te lezen ({error})</translation>
    </message>
    <message>
        <location filename="../intake/levels.py" line="132" />
        <source>there is no CRS “{crs}”</source>
        <translation>er is geen coördinatenstelsel “{crs}”</translation>
    </message>
    <message>
        <location filename="../intake/levels.py" line="134" />
        <source>“{crs}” measures in degrees; use one in metres, such as EPSG:28992</source>
        <translation>“{crs}” meet in graden; gebruik er een in meters, zoals EPSG:28992</translation>
    </message>
    <message>
        <location filename="../intake/renewal.py" line="278" />
        <location filename="../intake/levels.py" line="203" />
        <source>the level “{level}” has no feature “{key}”</source>
        <translation>het niveau “{level}” heeft geen gebied “{key}”</translation>
    </message>
    <message>
        <location filename="../intake/levels.py" line="269" />
        <source>“{path}” cannot be written ({error}); nothing was made. Choose another folder or make room.</source>
        <translation>“{path}” is niet te schrijven ({error}); er is niets gemaakt. Kies een andere map of maak ruimte.</translation>
    </message>
    <message>
        <location filename="../intake/levels.py" line="287" />
        <source>“{path}” is there already and is not overwritten; choose another name.</source>
        <translation>“{path}” is er al en wordt niet overschreven; kies een andere naam.</translation>
    </message>
    <message>
        <location filename="../intake/pasted.py" line="36" />
        <source>There are no rows on the clipboard; copy them in the spreadsheet and try again.</source>
        <translation>Er staan geen rijen op het klembord; kopieer ze in het rekenblad en probeer opnieuw.</translation>
    </message>
    <message>
        <location filename="../intake/pasted.py" line="43" />
        <source>{count} rows are too many to paste; save them as xlsx or csv and import that.</source>
        <translation>{count} rijen zijn te veel om te plakken; bewaar ze als xlsx of csv en lees dat in.</translation>
    </message>
    <message>
        <location filename="../intake/pasted.py" line="100" />
        <source>The rows have {count} columns and no headings; copy the row with the headings too (title, kind, theme …).</source>
        <translation>De rijen hebben {count} kolommen en geen kopjes; kopieer de rij met kopjes mee (titel, soort, thema …).</translation>
    </message>
    <message>
        <location filename="../intake/reading.py" line="36" />
        <source>only {count} of {expected} features came</source>
        <translation>er kwamen maar {count} van de {expected} gebieden</translation>
    </message>
    <message>
        <location filename="../intake/reading.py" line="42" />
        <source>“{source}” cannot be read to its end ({error}); get it anew or try again later</source>
        <translation>“{source}” kan niet tot het eind worden gelezen ({error}); haal de bron opnieuw op of probeer het later nog eens</translation>
    </message>
    <message>
        <location filename="../intake/records.py" line="81" />
        <source>Nothing was changed; wrong rows in “{path}”: {count}</source>
        <translation>Er is niets veranderd; foute rijen in “{path}”: {count}</translation>
    </message>
    <message>
        <location filename="../intake/records.py" line="114" />
        <source>The wrong rows would be written over “{path}” itself; give them another name.</source>
        <translation>De foute rijen zouden over “{path}” zelf worden geschreven; geef ze een andere naam.</translation>
    </message>
    <message>
        <location filename="../intake/renewal.py" line="57" />
        <source>Level {level}: {count} features are gone.</source>
        <translation>Niveau {level}: {count} gebieden zijn verdwenen.</translation>
    </message>
    <message>
        <location filename="../store/checkup.py" line="92" />
        <location filename="../intake/renewal.py" line="64" />
        <source>{code}: the link to {feature} is loose; its level has no such feature.</source>
        <translation>{code}: de koppeling met {feature} is los; het niveau heeft dat gebied niet.</translation>
    </message>
    <message>
        <location filename="../intake/renewal.py" line="76" />
        <source>The project area names features that are gone: {keys}; change area.keys in the profile and use “Update profile”.</source>
        <translation>Het projectgebied noemt gebieden die verdwenen zijn: {keys}; wijzig area.keys in het profiel en gebruik “Profiel vernieuwen”.</translation>
    </message>
    <message>
        <location filename="../intake/renewal.py" line="217" />
        <source>it is {crs} in the kansenkaart and cannot change</source>
        <translation>het is {crs} in de kansenkaart en kan niet veranderen</translation>
    </message>
    <message>
        <location filename="../intake/renewal.py" line="230" />
        <source>cannot change after the start</source>
        <translation>kan na de start niet veranderen</translation>
    </message>
    <message>
        <location filename="../intake/renewal.py" line="241" />
        <source>There is no level “{level}”; choose one of: {choices}</source>
        <translation>Er is geen niveau “{level}”; kies uit: {choices}</translation>
    </message>
    <message>
        <location filename="../intake/renewal.py" line="249" />
        <source>The level “{level}” is drawn by hand and has no source to renew.</source>
        <translation>Het niveau “{level}” is met de hand getekend en heeft geen bron om te vernieuwen.</translation>
    </message>
    <message>
        <location filename="../intake/renewal.py" line="264" />
        <source>The source cannot be used; nothing was changed:</source>
        <translation>De bron is niet bruikbaar; er is niets veranderd:</translation>
    </message>
    <message>
        <location filename="../intake/report.py" line="34" />
        <source>Cancelled; nothing was changed.</source>
        <translation>Gestopt; er is niets veranderd.</translation>
    </message>
    <message>
        <location filename="../intake/report.py" line="56" />
        <source>Level {level}: {count} features.</source>
        <translation>Niveau {level}: {count} gebieden.</translation>
    </message>
    <message>
        <location filename="../intake/report.py" line="65" />
        <source>Level {level}: {count} features were made of several parts: {keys}</source>
        <translation>Niveau {level}: {count} gebieden zijn uit meer delen samengevoegd: {keys}</translation>
    </message>
    <message>
        <location filename="../intake/report.py" line="72" />
        <source>Level {level}: {count} geometries were repaired: {keys}</source>
        <translation>Niveau {level}: {count} geometrieën zijn hersteld: {keys}</translation>
    </message>
    <message>
        <location filename="../intake/report.py" line="78" />
        <source>Level {level}: {count} features have no geometry: {keys}</source>
        <translation>Niveau {level}: {count} gebieden hebben geen geometrie: {keys}</translation>
    </message>
    <message>
        <location filename="../intake/report.py" line="84" />
        <source>Level {level}: {count} features have no parent: {keys}</source>
        <translation>Niveau {level}: {count} gebieden liggen in geen bovenliggend gebied: {keys}</translation>
    </message>
    <message>
        <location filename="../intake/row_checks.py" line="55" />
        <source>this record is not one that the table's audience may see</source>
        <translation>dit record mag de doelgroep van de tabel niet zien</translation>
    </message>
    <message>
        <location filename="../store/places.py" line="246" />
        <location filename="../store/change.py" line="223" />
        <location filename="../intake/row_checks.py" line="76" />
        <source>The level “{level}” has no feature “{key}”.</source>
        <translation>Het niveau “{level}” heeft geen gebied “{key}”.</translation>
    </message>
    <message>
        <location filename="../intake/row_checks.py" line="90" />
        <source>the same record is in row {number} already</source>
        <translation>hetzelfde record staat al in rij {number}</translation>
    </message>
    <message>
        <location filename="../intake/row_checks.py" line="179" />
        <source>“{name}” is in row {number}, which is wrong</source>
        <translation>“{name}” staat in rij {number}, en die is fout</translation>
    </message>
    <message>
        <location filename="../intake/row_checks.py" line="189" />
        <source>there is no record “{name}”</source>
        <translation>er is geen record “{name}”</translation>
    </message>
    <message>
        <location filename="../intake/sources.py" line="51" />
        <source>“{source}” cannot be read as a map layer; check the file and name</source>
        <translation>“{source}” is niet als kaartlaag te lezen; kijk het bestand en de naam na</translation>
    </message>
    <message>
        <location filename="../intake/sources.py" line="60" />
        <source>“{source}” has no geometry; a level needs points, lines or polygons</source>
        <translation>“{source}” heeft geen geometrie; een niveau heeft punten, lijnen of vlakken nodig</translation>
    </message>
    <message>
        <location filename="../intake/sources.py" line="81" />
        <source>Level {level}: its source names no CRS and was read as {crs}.</source>
        <translation>Niveau {level}: de bron noemt geen CRS en is gelezen als {crs}.</translation>
    </message>
    <message>
        <location filename="../intake/sources.py" line="91" />
        <source>“{source}” has no place in {crs}; it is read as {own}, check that</source>
        <translation>“{source}” heeft geen plaats in {crs}; de bron is gelezen als {own}, controleer dat</translation>
    </message>
    <message>
        <location filename="../intake/sources.py" line="102" />
        <source>Level {level} lies outside the area where {crs} is used; its source was read as {own}, check that.</source>
        <translation>Niveau {level} ligt buiten het gebied waar {crs} wordt gebruikt; de bron is gelezen als {own}, controleer dat.</translation>
    </message>
    <message>
        <location filename="../intake/sources.py" line="199" />
        <source>“{source}” holds several layers; add |layername= with one of: {choices}</source>
        <translation>“{source}” bevat meer lagen; zet er |layername= achter met een van: {choices}</translation>
    </message>
    <message>
        <location filename="../intake/spreadsheet.py" line="55" />
        <source>“{path}” cannot be read as a spreadsheet; open it, save it anew as xlsx, ods or csv and try again.</source>
        <translation>“{path}” is niet als rekenblad te lezen; open het, bewaar het opnieuw als xlsx, ods of csv en probeer opnieuw.</translation>
    </message>
    <message>
        <location filename="../intake/tables.py" line="78" />
        <source>“{path}” is larger than 500 MB; split it.</source>
        <translation>“{path}” is groter dan 500 MB; splits het.</translation>
    </message>
    <message>
        <location filename="../intake/tables.py" line="86" />
        <source>“{path}” is not UTF-8; save it as “CSV UTF-8” and try again.</source>
        <translation>“{path}” is geen UTF-8; bewaar het als “CSV UTF-8” en probeer opnieuw.</translation>
    </message>
    <message>
        <location filename="../intake/tables.py" line="93" />
        <source>“{path}” is not there or cannot be read.</source>
        <translation>“{path}” is er niet of is niet te lezen.</translation>
    </message>
    <message>
        <location filename="../intake/tables.py" line="102" />
        <source>“{path}” is no table; give one whose name ends in {kinds}.</source>
        <translation>“{path}” is geen tabel; geef er een waarvan de naam eindigt op {kinds}.</translation>
    </message>
    <message>
        <location filename="../intake/tables.py" line="160" />
        <source>“{path}”: the features of row {number} are not in the sheet “{sheet}”.</source>
        <translation>“{path}”: de gebieden van rij {number} staan niet in het blad “{sheet}”.</translation>
    </message>
    <message>
        <location filename="../intake/tables.py" line="190" />
        <source>“{path}”: row {number} cannot be read, its quotes do not match; save the table anew and try again.</source>
        <translation>“{path}”: rij {number} kan niet worden gelezen, de aanhalingstekens kloppen niet; bewaar de tabel opnieuw en probeer het nog eens.</translation>
    </message>
    <message>
        <location filename="../intake/tables.py" line="205" />
        <source>“{path}” is empty; its first row names the columns.</source>
        <translation>“{path}” is leeg; de eerste rij noemt de kolommen.</translation>
    </message>
    <message>
        <location filename="../intake/tables.py" line="284" />
        <source>{code}: the text in “{column}” is too long for a spreadsheet; export to csv.</source>
        <translation>{code}: de tekst in “{column}” is te lang voor een rekenblad; schrijf weg als csv.</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="106" />
        <location filename="../processing/create.py" line="48" />
        <location filename="../processing/base.py" line="72" />
        <source>Kansenkaart</source>
        <translation>Kansenkaart</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="74" />
        <source>Kansenkaart (*.gpkg);;All files (*)</source>
        <translation>Kansenkaart (*.gpkg);;Alle bestanden (*)</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="76" />
        <source>the GeoPackage of the kansenkaart</source>
        <translation>het GeoPackage van de kansenkaart</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="99" />
        <source>Audience</source>
        <translation>Doelgroep</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="102" />
        <source>for whom it is: public, parties, the key or the name of one party, or owner</source>
        <translation>voor wie het is: public, parties, de sleutel of de naam van één partij, of owner</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="124" />
        <source>{name}: the name “{path}” must end in {kind}.</source>
        <translation>{name}: de naam “{path}” moet eindigen op {kind}.</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="148" />
        <source>There is no parameter “{name}”; known are: {choices}</source>
        <translation>Er is geen parameter “{name}”; bekend zijn: {choices}</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="158" />
        <source>{name} is empty; give {help}.</source>
        <translation>{name} is leeg; geef {help}.</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="160" />
        <source>{name} cannot be “{value}”; give {help}.</source>
        <translation>{name} kan niet “{value}” zijn; geef {help}.</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="198" />
        <source>Profile (YAML)</source>
        <translation>Profiel (YAML)</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="199" />
        <source>Profiles (*.yaml *.yml);;All files (*)</source>
        <translation>Profielen (*.yaml *.yml);;Alle bestanden (*)</translation>
    </message>
    <message>
        <location filename="../processing/base.py" line="201" />
        <source>the YAML file that says what the kansenkaart is</source>
        <translation>het YAML-bestand dat zegt wat de kansenkaart is</translation>
    </message>
    <message>
        <location filename="../processing/check.py" line="41" />
        <source>Check kansenkaart</source>
        <translation>Kansenkaart nakijken</translation>
    </message>
    <message>
        <location filename="../processing/check.py" line="45" />
        <source>Looks for loose links, records that go against the rules, rows changed outside the plugin, features without geometry, and damage to the file. Colours of the profile that colour-blind readers can hardly tell apart are named too, but not counted. The report (html) is for the owner. Nothing is changed.</source>
        <translation>Zoekt naar losse koppelingen, records die tegen de regels ingaan, rijen die buiten de plugin zijn veranderd, gebieden zonder geometrie en schade aan het bestand. Kleuren van het profiel die kleurenblinde lezers nauwelijks uit elkaar houden, worden ook genoemd, maar niet meegeteld. Het verslag (html) is voor de eigenaar. Er verandert niets.</translation>
    </message>
    <message>
        <location filename="../processing/check.py" line="60" />
        <source>Report</source>
        <translation>Verslag</translation>
    </message>
    <message>
        <location filename="../processing/check.py" line="62" />
        <source>the html file for the report; empty: none is written</source>
        <translation>het html-bestand voor het verslag; leeg: er wordt geen geschreven</translation>
    </message>
    <message>
        <location filename="../processing/check.py" line="65" />
        <source>Problems</source>
        <translation>Problemen</translation>
    </message>
    <message>
        <location filename="../processing/check.py" line="88" />
        <source>Problems: {count}</source>
        <translation>Problemen: {count}</translation>
    </message>
    <message>
        <location filename="../processing/create.py" line="30" />
        <source>Create kansenkaart</source>
        <translation>Kansenkaart maken</translation>
    </message>
    <message>
        <location filename="../processing/create.py" line="34" />
        <source>Makes a GeoPackage of the levels, parties and ambitions in a profile (YAML). What is wrong in a source is mended where it can be, and reported. An existing file is never overwritten.</source>
        <translation>Maakt een GeoPackage van de niveaus, partijen en ambities in een profiel (YAML). Wat in een bron niet klopt, wordt hersteld waar dat kan, en gemeld. Een bestaand bestand wordt nooit overschreven.</translation>
    </message>
    <message>
        <location filename="../processing/create.py" line="50" />
        <source>the GeoPackage to make (gpkg); it may not be there yet</source>
        <translation>het GeoPackage dat wordt gemaakt (gpkg); het mag er nog niet zijn</translation>
    </message>
    <message>
        <location filename="../processing/documents.py" line="27" />
        <source>the docx or odt file; one that is there is replaced</source>
        <translation>het docx- of odt-bestand; een bestaand wordt vervangen</translation>
    </message>
    <message>
        <location filename="../processing/exportdecisions.py" line="32" />
        <source>Export list of decisions</source>
        <translation>Besluitenlijst maken</translation>
    </message>
    <message>
        <location filename="../processing/exportdecisions.py" line="36" />
        <source>Writes what a session decided as a document (docx or odt): who was present, and for each point of the agenda the decision, the positions, reservations, who leads and by when, with a piece of the map. Sessions are not for the public.</source>
        <translation>Schrijft wat een sessie besloot als document (docx of odt): wie er was, en per agendapunt het besluit, de standpunten, voorbehouden, wie trekt en wanneer het gereed is, met een stukje kaart. Sessies zijn niet openbaar.</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="95" />
        <location filename="../processing/exportdecisions.py" line="50" />
        <source>Session</source>
        <translation>Sessie</translation>
    </message>
    <message>
        <location filename="../processing/exportdecisions.py" line="51" />
        <source>the title of the session, its date (2026-11-23) or its uuid</source>
        <translation>de titel van de sessie, de datum (2026-11-23) of de uuid</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="80" />
        <location filename="../processing/exportdecisions.py" line="54" />
        <source>List of decisions</source>
        <translation>Besluitenlijst</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="51" />
        <source>Export layouts</source>
        <translation>Kaarten per niveau maken</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="55" />
        <source>Makes a page for each level: the map, a legend, and the list of records that the audience may see. Audience: public, parties, a party's key, or owner. Paper, orientation and dpi are those of the profile unless chosen here. The icons and the logo that the profile names are read from the folder of the kansenkaart.

The files are called after the kansenkaart and the level (name-buurt.pdf). The set “party” gives a file for each party that takes part in a record, with only those records (name-buurt-ymere.pdf); the set “theme” one for each theme (name-buurt-wonen.pdf) and one for the records without (name-buurt-no_theme.pdf). A page for each feature comes in the same pdf, with a bookmark, or as a picture of its own (name-buurt-NK01.png). Further pages of a list are numbered (name-buurt-2.png).

With “Changes since” the pages show only what is new, changed or no longer there, marked on the map and in the list; a record counts when the audience may see it both then and now. What a map shows in words is in the properties of the file, and beside it as a txt of the same name when asked.</source>
        <translation>Maakt voor elk niveau een pagina: de kaart, een legenda en de lijst van de records die de doelgroep mag zien. Doelgroep: public, parties, de sleutel van een partij, of owner. Papier, stand en dpi zijn die van het profiel, tenzij hier gekozen. De pictogrammen en het logo die het profiel noemt, worden gelezen uit de map van de kansenkaart.

De bestanden heten naar de kansenkaart en het niveau (naam-buurt.pdf). De verdeling “party” geeft een bestand voor elke partij die aan een record meedoet, met alleen die records (naam-buurt-ymere.pdf); de verdeling “theme” een voor elk thema (naam-buurt-wonen.pdf) en een voor de records zonder thema (naam-buurt-no_theme.pdf). Een pagina per gebied komt in dezelfde pdf, met een bladwijzer, of als eigen afbeelding (naam-buurt-NK01.png). Volgende pagina's van een lijst zijn genummerd (naam-buurt-2.png).

Met “Wijzigingen sinds” tonen de pagina's alleen wat nieuw, gewijzigd of verdwenen is, gemarkeerd op de kaart en in de lijst; een record telt mee als de doelgroep het toen én nu mag zien. Wat een kaart toont staat in woorden in de eigenschappen van het bestand, en op verzoek ernaast als txt met dezelfde naam.</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="80" />
        <source>Levels (comma list; empty: all)</source>
        <translation>Niveaus (met komma's; leeg: alle)</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="81" />
        <source>Set</source>
        <translation>Verdeling</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="82" />
        <source>Format</source>
        <translation>Formaat</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="83" />
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="85" />
        <source>Orientation</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="90" />
        <source>Resolution (dpi)</source>
        <translation>Resolutie (dpi)</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="99" />
        <source>A page for each feature that has records</source>
        <translation>Een pagina voor elk gebied met records</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="103" />
        <source>As it was on (2026-11-23)</source>
        <translation>Zoals het was op (2026-11-23)</translation>
    </message>
    <message>
        <location filename="../processing/exportplan.py" line="61" />
        <location filename="../processing/exportlayouts.py" line="104" />
        <source>Changes since (2026-11-23)</source>
        <translation>Wijzigingen sinds (2026-11-23)</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="108" />
        <source>A description in words beside each file (txt)</source>
        <translation>Een beschrijving in woorden naast elk bestand (txt)</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="114" />
        <source>Template (qpt)</source>
        <translation>Sjabloon (qpt)</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="118" />
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="121" />
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="131" />
        <source>keys of levels, separated by commas</source>
        <translation>sleutels van niveaus, gescheiden door komma's</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="132" />
        <source>a file for each level, or for each party or theme at each level</source>
        <translation>een bestand per niveau, of per partij of thema op elk niveau</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="135" />
        <source>the kind of file: pdf, png or svg</source>
        <translation>het soort bestand: pdf, png of svg</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="136" />
        <source>A4, A3, A2, A1, A0 or 16:9; empty: that of the profile</source>
        <translation>A4, A3, A2, A1, A0 of 16:9; leeg: dat van het profiel</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="139" />
        <source>landscape or portrait; empty: that of the profile</source>
        <translation>landscape (liggend) of portrait (staand); leeg: die van het profiel</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="142" />
        <source>a number from 30 to 1200, for pictures; empty: that of the profile</source>
        <translation>een getal van 30 tot 1200, voor plaatjes; leeg: dat van het profiel</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="153" />
        <location filename="../processing/exportlayouts.py" line="145" />
        <source>true or false</source>
        <translation>true (ja) of false (nee)</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="146" />
        <source>a date such as 2026-11-23: the records as they were at its end</source>
        <translation>een datum zoals 2026-11-23: de records zoals ze aan het eind ervan waren</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="149" />
        <source>a date such as 2026-11-23: only what came, changed or went after its end</source>
        <translation>een datum zoals 2026-11-23: alleen wat na afloop van die dag kwam, wijzigde of verdween</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="154" />
        <source>a layout template of QGIS (qpt) with a map called kk_map; empty: that of the profile, or none. Examples to work from are in the plugin, in resources/templates</source>
        <translation>een lay-outsjabloon van QGIS (qpt) met een kaart die kk_map heet; leeg: dat van het profiel, of geen. Voorbeelden om mee te beginnen staan in de plugin, in resources/templates</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="160" />
        <source>the folder for the files</source>
        <translation>de map voor de bestanden</translation>
    </message>
    <message>
        <location filename="../processing/exportlayouts.py" line="191" />
        <source>SINCE must be a day before AS_OF: give an earlier day.</source>
        <translation>SINCE moet een dag vóór AS_OF zijn: geef een eerdere dag.</translation>
    </message>
    <message>
        <location filename="../processing/exportplan.py" line="34" />
        <source>Export plan of action</source>
        <translation>Plan van aanpak maken</translation>
    </message>
    <message>
        <location filename="../processing/exportplan.py" line="38" />
        <source>Writes the plan of action with the proposal for a follow-up as a document (docx or odt): agreements by theme and by party, what is open, maps, and room to sign. A template is a docx of your own, whose styles, headers, footers and logo are kept: write {kansenkaart} in a paragraph of its own where the plan has to come, and {title}, {date}, {audience} and {status} wherever you want those; with {title} in its text it keeps its own cover.</source>
        <translation>Schrijft het plan van aanpak met het voorstel voor het vervolg als document (docx of odt): afspraken per thema en per partij, wat open is, kaarten en ruimte om te tekenen. Een sjabloon is een eigen docx, waarvan stijlen, kop- en voetteksten en logo blijven: zet {kansenkaart} in een eigen alinea waar het plan moet komen, en {title}, {date}, {audience} en {status} waar u die wilt; met {title} in de tekst houdt het zijn eigen omslag.</translation>
    </message>
    <message>
        <location filename="../processing/exportplan.py" line="63" />
        <source>a day; what is different since its end is marked</source>
        <translation>een dag; wat sinds het einde daarvan anders is, wordt gemarkeerd</translation>
    </message>
    <message>
        <location filename="../processing/exportplan.py" line="68" />
        <source>Template (docx)</source>
        <translation>Sjabloon (docx)</translation>
    </message>
    <message>
        <location filename="../processing/exportplan.py" line="72" />
        <source>a docx of your own to write the plan into</source>
        <translation>een eigen docx waar het plan in komt</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="22" />
        <location filename="../processing/exportplan.py" line="75" />
        <source>Plan of action</source>
        <translation>Plan van aanpak</translation>
    </message>
    <message>
        <location filename="../processing/exportrecords.py" line="30" />
        <source>Export records</source>
        <translation>Records wegschrijven</translation>
    </message>
    <message>
        <location filename="../processing/exportrecords.py" line="34" />
        <source>Writes the records that the audience may see to a table (csv, xlsx or ods) that “Import records” reads back to the same records. Read back for that audience, it changes only what the audience could see. In xlsx and ods each kind has a sheet.</source>
        <translation>Schrijft de records die de doelgroep mag zien naar een tabel (csv, xlsx of ods) die “Records inlezen” weer tot dezelfde records leest. Teruggelezen verandert zo'n tabel alleen wat de doelgroep kon zien. In xlsx en ods heeft elke soort een eigen blad.</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="60" />
        <location filename="../processing/exportrecords.py" line="50" />
        <source>Table of records</source>
        <translation>Tabel met records</translation>
    </message>
    <message>
        <location filename="../processing/exportrecords.py" line="53" />
        <source>the csv, xlsx or ods file; one that is there is replaced</source>
        <translation>het csv-, xlsx- of ods-bestand; een bestand dat er al is, wordt vervangen</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="35" />
        <source>Import records</source>
        <translation>Records inlezen</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="39" />
        <source>Reads a table (csv in UTF-8, xlsx or ods) of records. Columns: uuid, code, kind, title, description, theme, phase, status, reason, visibility, priority, parties (gemeente:lead, ymere:partner), positions (ymere:supports), features (buurt:NK01, buurt:NK02), ambitions, answers, arises_from, replaces, agreement_type, commitment, indicator, target_value, target_unit, reservation, condition, start_date, due_date, source_kind, source, source_date; Dutch names are read as well. A row whose uuid or code is there changes that record, in the columns that the table has; an empty cell clears. Every wrong row is named; with “stop” nothing is then changed.</source>
        <translation>Leest een tabel (csv in UTF-8, xlsx of ods) met records. Kolommen: uuid, code, soort, titel, toelichting, thema, fase, status, reden, zichtbaarheid, prioriteit, partijen (gemeente:lead, ymere:partner), standpunten (ymere:supports), gebieden (buurt:NK01, buurt:NK02), ambities, beantwoordt, komt voort uit, vervangt, soort afspraak, hardheid, indicator, doel, eenheid, voorbehoud, voorwaarde, start, gereed, soort bron, bron, datum bron; de Engelse namen kunnen ook. Een rij met een uuid of code die er al is, wijzigt dat record, in de kolommen die de tabel heeft; een lege cel maakt leeg. Elke rij die niet klopt wordt genoemd; met “stop” verandert er dan niets.</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="61" />
        <source>Tables (*.csv *.xlsx *.ods);;All files (*)</source>
        <translation>Tabellen (*.csv *.xlsx *.ods);;Alle bestanden (*)</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="63" />
        <source>the csv (UTF-8), xlsx or ods file with the records</source>
        <translation>het csv- (UTF-8), xlsx- of ods-bestand met de records</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="68" />
        <source>When a row is wrong</source>
        <translation>Als een rij niet klopt</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="73" />
        <source>stop: nothing is changed when any row is wrong; skip: the good rows are read</source>
        <translation>stop: er verandert niets als een rij fout is; skip: de goede rijen worden gelezen</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="81" />
        <source>Wrong rows</source>
        <translation>Rijen die niet kloppen</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="85" />
        <source>the csv file for the wrong rows, each with what is wrong; mended, it can be read again</source>
        <translation>het csv-bestand voor de foute rijen, elk met wat er fout is; verbeterd kan het weer worden gelezen</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="92" />
        <source>New records</source>
        <translation>Nieuwe records</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="93" />
        <source>Changed records</source>
        <translation>Veranderde records</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="94" />
        <source>Number of wrong rows</source>
        <translation>Aantal rijen dat niet klopt</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="119" />
        <source>Fields cleared: {count}</source>
        <translation>Leeggemaakte velden: {count}</translation>
    </message>
    <message>
        <location filename="../processing/importrecords.py" line="123" />
        <source>The code was taken, so numbered anew: {codes}</source>
        <translation>De code was bezet, dus opnieuw genummerd: {codes}</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="32" />
        <source>Update level</source>
        <translation>Niveau vernieuwen</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="36" />
        <source>Renews the features of a level by their key, from any layer source (for example areas.gpkg|layername=buurt) with the fields that the profile names. Records stay as they are; a link to a feature that is gone is kept and counted as loose.</source>
        <translation>Vernieuwt de gebieden van een niveau aan de hand van hun sleutel, uit elke laagbron (bijvoorbeeld gebieden.gpkg|layername=buurt) met de velden die het profiel noemt. Records blijven zoals ze zijn; een koppeling met een gebied dat er niet meer is, blijft en telt als los.</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="49" />
        <source>Level (its key)</source>
        <translation>Niveau (de sleutel)</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="50" />
        <source>the key of the level in the profile, for example buurt</source>
        <translation>de sleutel van het niveau in het profiel, bijvoorbeeld buurt</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="53" />
        <source>Layer source</source>
        <translation>Laagbron</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="54" />
        <source>any layer source of OGR or QGIS, for example areas.gpkg|layername=buurt; relative to the folder one is in</source>
        <translation>een laagbron van OGR of QGIS, bijvoorbeeld areas.gpkg|layername=buurt; ten opzichte van de map waarin men staat</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="61" />
        <source>New features</source>
        <translation>Nieuwe gebieden</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="62" />
        <source>Changed features</source>
        <translation>Veranderde gebieden</translation>
    </message>
    <message>
        <location filename="../processing/updatelevel.py" line="63" />
        <source>Loose links</source>
        <translation>Losse koppelingen</translation>
    </message>
    <message>
        <location filename="../processing/updateprofile.py" line="24" />
        <source>Update profile</source>
        <translation>Profiel vernieuwen</translation>
    </message>
    <message>
        <location filename="../processing/updateprofile.py" line="28" />
        <source>Takes in a profile (YAML) that changed after the start: parties, themes, ambitions, levels, colours and the project area. What records still use is not removed: it is named, and then nothing is changed. Features of levels that are there stay as they are; “Update level” renews those.</source>
        <translation>Neemt een profiel (YAML) over dat na de start is veranderd: partijen, thema's, ambities, niveaus, kleuren en het projectgebied. Wat records nog gebruiken wordt niet weggehaald: het wordt genoemd, en dan verandert er niets. Gebieden van bestaande niveaus blijven zoals ze zijn; “Niveau vernieuwen” vernieuwt die.</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="65" />
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="208" />
        <location filename="../publish/agreements.py" line="71" />
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="73" />
        <source>Comes from</source>
        <translation>Herkomst</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="307" />
        <location filename="../publish/agreements.py" line="74" />
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="96" />
        <location filename="../publish/agreements.py" line="91" />
        <source>was: {former}</source>
        <translation>was: {former}</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="94" />
        <source>no longer written down</source>
        <translation>niet meer vastgelegd</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="114" />
        <source>priority {priority}</source>
        <translation>prioriteit {priority}</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="146" />
        <source>from {start} up to and including {due}</source>
        <translation>van {start} tot en met {due}</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="148" />
        <source>done by {due}</source>
        <translation>gereed op {due}</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="150" />
        <source>from {start}</source>
        <translation>vanaf {start}</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="222" />
        <source>from {codes}</source>
        <translation>uit {codes}</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="275" />
        <source>It has no date yet.</source>
        <translation>Er is nog geen einddatum.</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="279" />
        <source>Its date has passed.</source>
        <translation>De einddatum is verstreken.</translation>
    </message>
    <message>
        <location filename="../publish/agreements.py" line="281" />
        <source>It has no target yet.</source>
        <translation>Er is nog geen doel.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="27" />
        <source>What is wished for and needed, brought together on a first map.</source>
        <translation>Wensen en behoeften, bijeengebracht op een eerste kaart.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="30" />
        <source>What matters: choosing measures, actions and projects together.</source>
        <translation>Samen kiezen: maatregelen, acties en projecten.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="33" />
        <source>What comes next: agreements on the follow-up and on working together.</source>
        <translation>Afspraken over het vervolg en de samenwerking.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="58" />
        <source>Agreements by status: {numbers}.</source>
        <translation>Afspraken naar status: {numbers}.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="63" />
        <source>Answered by an agreement: {number} of {total} wishes, needs and opportunities.</source>
        <translation>Beantwoord door een afspraak: {number} van de {total} wensen, behoeften en kansen.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="74" />
        <source>Agreements with open points: {number}.</source>
        <translation>Afspraken met open punten: {number}.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="77" />
        <source>In brief</source>
        <translation>In het kort</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="80" />
        <source>This plan holds {counts}.</source>
        <translation>Dit plan bevat {counts}.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="89" />
        <source>Every record has a code that is the same here and on the maps: {letters}.</source>
        <translation>Elk record heeft een code, die hier en op de kaarten dezelfde is: {letters}.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="115" />
        <source>The three phases</source>
        <translation>De drie fasen</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="119" />
        <source>Written down</source>
        <translation>Vastgelegd</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="129" />
        <source>Where the records come from: {sources}.</source>
        <translation>Waar de records vandaan komen: {sources}.</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="155" />
        <source>Parties</source>
        <translation>Partijen</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="160" />
        <source>Brought in</source>
        <translation>Ingebracht</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="161" />
        <source>Leads</source>
        <translation>Trekt</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="162" />
        <source>Other roles</source>
        <translation>Andere rollen</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="175" />
        <source>no agreement yet</source>
        <translation>nog geen afspraak</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="206" />
        <source>Maps</source>
        <translation>Kaarten</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="218" />
        <source>Without a theme</source>
        <translation>Zonder thema</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="334" />
        <location filename="../publish/follow_up.py" line="303" />
        <location filename="../publish/follow_up.py" line="261" />
        <location filename="../publish/follow_up.py" line="205" />
        <location filename="../publish/decisions.py" line="141" />
        <location filename="../publish/chapters.py" line="266" />
        <location filename="../publish/chapters.py" line="226" />
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="335" />
        <location filename="../publish/follow_up.py" line="139" />
        <location filename="../publish/follow_up.py" line="123" />
        <location filename="../publish/chapters.py" line="310" />
        <location filename="../publish/chapters.py" line="267" />
        <location filename="../publish/chapters.py" line="227" />
        <source>Agreement</source>
        <translation>Afspraak</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="140" />
        <location filename="../publish/decisions.py" line="194" />
        <location filename="../publish/decisions.py" line="144" />
        <location filename="../publish/chapters.py" line="228" />
        <source>Lead</source>
        <translation>Trekker</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="198" />
        <location filename="../publish/decisions.py" line="145" />
        <location filename="../publish/chapters.py" line="269" />
        <location filename="../publish/chapters.py" line="229" />
        <source>Done by</source>
        <translation>Gereed op</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="278" />
        <source>Agreements by party</source>
        <translation>Afspraken per partij</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="311" />
        <source>Judgement</source>
        <translation>Oordeel</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="312" />
        <source>Reported</source>
        <translation>Gemeld</translation>
    </message>
    <message>
        <location filename="../publish/chapters.py" line="313" />
        <source>What was said</source>
        <translation>Toelichting</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="58" />
        <source>There are no sessions for this audience.</source>
        <translation>Voor deze doelgroep zijn er geen sessies.</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="60" />
        <source>More than one session is called “{name}”; give the uuid of one: {choices}</source>
        <translation>Meer dan één sessie heet “{name}”; geef de uuid van één ervan: {choices}</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="63" />
        <source>There is no session “{name}”; choose one of: {choices}</source>
        <translation>Er is geen sessie “{name}”; kies uit: {choices}</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="84" />
        <source>Decisions</source>
        <translation>Besluiten</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="92" />
        <source>There is nothing on the agenda.</source>
        <translation>Er staat niets op de agenda.</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="95" />
        <source>Notes</source>
        <translation>Aantekeningen</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="74" />
        <location filename="../publish/follow_up.py" line="356" />
        <location filename="../publish/follow_up.py" line="94" />
        <location filename="../publish/decisions.py" line="108" />
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="97" />
        <location filename="../publish/decisions.py" line="113" />
        <source>Present</source>
        <translation>Aanwezig</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="117" />
        <source>Absent</source>
        <translation>Afwezig</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="140" />
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="142" />
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="184" />
        <location filename="../publish/decisions.py" line="143" />
        <source>Decision</source>
        <translation>Besluit</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="158" />
        <source>Still to be discussed</source>
        <translation>Nog te bespreken</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="164" />
        <source>no decision</source>
        <translation>geen besluit</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="126" />
        <location filename="../publish/decisions.py" line="202" />
        <source>Open points</source>
        <translation>Open punten</translation>
    </message>
    <message>
        <location filename="../publish/decisions.py" line="237" />
        <source>No position: {parties}</source>
        <translation>Geen standpunt: {parties}</translation>
    </message>
    <message>
        <location filename="../publish/export.py" line="70" />
        <source>“{path}” is neither docx nor odt; give it one of those endings.</source>
        <translation>“{path}” is geen docx of odt; laat de naam op een van die twee eindigen.</translation>
    </message>
    <message>
        <location filename="../publish/export.py" line="79" />
        <source>A template is filled as docx; let “{path}” end in .docx or leave the template out.</source>
        <translation>Een sjabloon wordt als docx ingevuld; laat “{path}” op .docx eindigen of laat het sjabloon weg.</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="23" />
        <source>description</source>
        <translation>omschrijving</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="24" />
        <source>theme</source>
        <translation>thema</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="25" />
        <source>phase</source>
        <translation>fase</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="27" />
        <source>reason</source>
        <translation>reden</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="28" />
        <source>visibility</source>
        <translation>zichtbaarheid</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="29" />
        <source>priority</source>
        <translation>prioriteit</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="31" />
        <source>commitment</source>
        <translation>hardheid</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="34" />
        <location filename="../publish/follow_up.py" line="33" />
        <location filename="../publish/follow_up.py" line="32" />
        <source>target</source>
        <translation>doel</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="35" />
        <source>reservation</source>
        <translation>voorbehoud</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="36" />
        <source>condition</source>
        <translation>voorwaarde</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="41" />
        <location filename="../publish/follow_up.py" line="40" />
        <location filename="../publish/follow_up.py" line="39" />
        <source>source</source>
        <translation>bron</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="42" />
        <source>parties</source>
        <translation>partijen</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="43" />
        <source>places</source>
        <translation>plaatsen</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="44" />
        <source>ambitions</source>
        <translation>ambities</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="45" />
        <source>where it comes from</source>
        <translation>herkomst</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="46" />
        <source>positions</source>
        <translation>standpunten</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="47" />
        <source>progress</source>
        <translation>voortgang</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="48" />
        <source>whether it is answered</source>
        <translation>of het beantwoord is</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="63" />
        <source>Changes since {day}</source>
        <translation>Wijzigingen sinds {day}</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="65" />
        <source>Nothing has changed since then.</source>
        <translation>Sindsdien is er niets veranderd.</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="147" />
        <location filename="../publish/follow_up.py" line="68" />
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="262" />
        <location filename="../publish/follow_up.py" line="206" />
        <location filename="../publish/follow_up.py" line="69" />
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="70" />
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="81" />
        <source>Sessions held</source>
        <translation>Gehouden sessies</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="124" />
        <source>Still needed</source>
        <translation>Nog nodig</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="143" />
        <source>Under reservation</source>
        <translation>Onder voorbehoud</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="148" />
        <source>Deferred in</source>
        <translation>Aangehouden in</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="150" />
        <source>Deferred</source>
        <translation>Aangehouden</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="153" />
        <source>Next sessions</source>
        <translation>Komende sessies</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="155" />
        <source>Proposal for the follow-up</source>
        <translation>Voorstel voor het vervolg</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="157" />
        <source>There are no open points.</source>
        <translation>Er zijn geen open punten.</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="193" />
        <source>Dropped</source>
        <translation>Afgevallen</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="197" />
        <source>Open wishes, needs and opportunities</source>
        <translation>Open wensen, behoeften en kansen</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="263" />
        <location filename="../publish/follow_up.py" line="207" />
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="240" />
        <source>worked out in {codes}</source>
        <translation>uitgewerkt in {codes}</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="264" />
        <source>Answered by</source>
        <translation>Beantwoord door</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="266" />
        <source>From wish to agreement</source>
        <translation>Van wens naar afspraak</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="304" />
        <source>Fact</source>
        <translation>Feit</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="308" />
        <source>Facts</source>
        <translation>Feiten</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="339" />
        <source>Stopped, lapsed and replaced agreements</source>
        <translation>Gestopte, vervallen en vervangen afspraken</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="355" />
        <source>Job title</source>
        <translation>Functie</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="357" />
        <source>Signature</source>
        <translation>Handtekening</translation>
    </message>
    <message>
        <location filename="../publish/follow_up.py" line="359" />
        <source>Signatures</source>
        <translation>Ondertekening</translation>
    </message>
    <message>
        <location filename="../publish/pictures.py" line="31" />
        <source>Map {number}. {level}: {counts}</source>
        <translation>Kaart {number}. {level}: {counts}</translation>
    </message>
    <message>
        <location filename="../publish/pictures.py" line="47" />
        <source>{record} on the map: {places}</source>
        <translation>{record} op de kaart: {places}</translation>
    </message>
    <message>
        <location filename="../publish/pictures.py" line="61" />
        <source>Together at one marker:</source>
        <translation>Samen bij één merkteken:</translation>
    </message>
    <message>
        <location filename="../publish/pictures.py" line="70" />
        <source>no records</source>
        <translation>geen records</translation>
    </message>
    <message>
        <location filename="../publish/pictures.py" line="81" />
        <source>Map of the level {level}: {counts}.</source>
        <translation>Kaart van het niveau {level}: {counts}.</translation>
    </message>
    <message>
        <location filename="../publish/pictures.py" line="88" />
        <source>{number} of {total} features have records.</source>
        <translation>Bij {number} van de {total} gebieden is iets vastgelegd.</translation>
    </message>
    <message>
        <location filename="../publish/pictures.py" line="96" />
        <source>Most are about {names} ({number}).</source>
        <translation>De meeste gaan over {names} ({number}).</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="25" />
        <source>Contents</source>
        <translation>Inhoud</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="72" />
        <source>Area</source>
        <translation>Gebied</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="79" />
        <source>What changed since {day} is marked.</source>
        <translation>Wat sinds {day} is gewijzigd, is gemarkeerd.</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="82" />
        <source>Sources</source>
        <translation>Bronnen</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="96" />
        <source>Agreements by theme</source>
        <translation>Afspraken per thema</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="99" />
        <source>There are no agreements yet.</source>
        <translation>Er zijn nog geen afspraken.</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="117" />
        <source>Form and structure of the collaboration</source>
        <translation>Vorm en structuur van de samenwerking</translation>
    </message>
    <message>
        <location filename="../publish/plan.py" line="122" />
        <source>There are no agreements on the process yet.</source>
        <translation>Er zijn nog geen procesafspraken.</translation>
    </message>
    <message>
        <location filename="../publish/voice.py" line="24" />
        <source>For everyone: what is public</source>
        <translation>Voor iedereen: wat openbaar is</translation>
    </message>
    <message>
        <location filename="../publish/voice.py" line="25" />
        <source>For all parties: what is public or internal</source>
        <translation>Voor alle partijen: wat openbaar of intern is</translation>
    </message>
    <message>
        <location filename="../publish/voice.py" line="26" />
        <source>For the owner: everything</source>
        <translation>Voor de eigenaar: alles</translation>
    </message>
    <message>
        <location filename="../publish/voice.py" line="100" />
        <source>For {party}: also what is confidential and {party} takes part in</source>
        <translation>Voor {party}: ook het vertrouwelijke waaraan {party} meedoet</translation>
    </message>
    <message>
        <location filename="../publish/voice.py" line="117" />
        <source>not yet written down</source>
        <translation>nog niet vastgelegd</translation>
    </message>
    <message>
        <location filename="../publish/word_template.py" line="61" />
        <source>it is no readable Word document; save it in Word as .docx</source>
        <translation>het is geen leesbaar Word-document; bewaar het in Word als .docx</translation>
    </message>
    <message>
        <location filename="../publish/word_template.py" line="70" />
        <source>“{path}” cannot be the template: {reason}.</source>
        <translation>“{path}” kan het sjabloon niet zijn: {reason}.</translation>
    </message>
    <message>
        <location filename="../publish/word_template.py" line="80" />
        <source>it has no paragraph {place}; write one where the document has to come</source>
        <translation>er staat geen alinea {place} in; zet die waar het document moet komen</translation>
    </message>
    <message>
        <location filename="../publish/word_template.py" line="94" />
        <source>it holds macros or other things that run; save it without them as .docx</source>
        <translation>er zitten macro's of andere dingen in die iets uitvoeren; bewaar het zonder als .docx</translation>
    </message>
    <message>
        <location filename="../publish/word_template.py" line="145" />
        <source>it refers to something outside itself ({what}); put that into the document itself</source>
        <translation>het verwijst naar iets daarbuiten ({what}); neem dat in het document zelf op</translation>
    </message>
    <message>
        <location filename="../store/bulk_edit.py" line="158" />
        <source>The records cannot be changed so; none was:</source>
        <translation>De records kunnen niet zo worden gewijzigd; geen ervan is gewijzigd:</translation>
    </message>
    <message>
        <location filename="../store/change.py" line="106" />
        <source>The kind and code of {code} cannot change.</source>
        <translation>De soort en de code van {code} kunnen niet veranderen.</translation>
    </message>
    <message>
        <location filename="../store/checkup.py" line="103" />
        <location filename="../store/change.py" line="127" />
        <source>There is no theme “{key}”.</source>
        <translation>Er is geen thema “{key}”.</translation>
    </message>
    <message>
        <location filename="../store/change.py" line="234" />
        <source>There is no level “{level}”.</source>
        <translation>Er is geen niveau “{level}”.</translation>
    </message>
    <message>
        <location filename="../store/change.py" line="264" />
        <source>The trace was not made:</source>
        <translation>Het verband is niet gelegd:</translation>
    </message>
    <message>
        <location filename="../store/change.py" line="296" />
        <source>The report was not saved:</source>
        <translation>De voortgang is niet bewaard:</translation>
    </message>
    <message>
        <location filename="../store/change.py" line="346" />
        <source>{code} “{title}” cannot be “{status}” yet; give a reason to do it even so:</source>
        <translation>{code} “{title}” kan nog niet “{status}” worden; geef een reden om het toch te doen:</translation>
    </message>
    <message>
        <location filename="../store/change.py" line="396" />
        <source>“{title}” cannot be saved:</source>
        <translation>“{title}” kan niet worden bewaard:</translation>
    </message>
    <message>
        <location filename="../store/checkup.py" line="37" />
        <source>The file is damaged: {problem}</source>
        <translation>Het bestand is beschadigd: {problem}</translation>
    </message>
    <message>
        <location filename="../store/checkup.py" line="44" />
        <source>Row {row} of “{table}” refers to a row of “{parent}” that is gone.</source>
        <translation>Rij {row} van “{table}” verwijst naar een rij van “{parent}” die er niet meer is.</translation>
    </message>
    <message>
        <location filename="../store/checkup.py" line="55" />
        <source>The table “{table}” is not in gpkg_contents.</source>
        <translation>De tabel “{table}” staat niet in gpkg_contents.</translation>
    </message>
    <message>
        <location filename="../store/checkup.py" line="65" />
        <source>{feature} has no geometry.</source>
        <translation>{feature} heeft geen geometrie.</translation>
    </message>
    <message>
        <location filename="../store/checkup.py" line="78" />
        <source>The project area names {feature}, which is not there; change the profile.</source>
        <translation>Het projectgebied noemt {feature}, en dat is er niet; wijzig het profiel.</translation>
    </message>
    <message>
        <location filename="../store/delivery.py" line="52" />
        <source>“{path}” is the kansenkaart itself; choose another name for what is made of it.</source>
        <translation>“{path}” is de kansenkaart zelf; kies een andere naam voor wat ervan gemaakt wordt.</translation>
    </message>
    <message>
        <location filename="../store/delivery.py" line="89" />
        <source>“{name}” was not made: nothing was written.</source>
        <translation>“{name}” is niet gemaakt: er is niets geschreven.</translation>
    </message>
    <message>
        <location filename="../store/delivery.py" line="97" />
        <source>“{name}” was not made: what was written is damaged ({error}).</source>
        <translation>“{name}” is niet gemaakt: wat er geschreven is, is beschadigd ({error}).</translation>
    </message>
    <message>
        <location filename="../store/delivery.py" line="105" />
        <source>“{name}” was not made: it would have held something that its readers may not see. Please report this.</source>
        <translation>“{name}” is niet gemaakt: er zou iets in staan dat de lezers niet mogen zien. Meld dit alstublieft.</translation>
    </message>
    <message>
        <location filename="../store/delivery.py" line="117" />
        <source>“{path}” cannot be written ({error}); nothing was made. Choose another folder or close the file where it is open.</source>
        <translation>“{path}” is niet te schrijven ({error}); er is niets gemaakt. Kies een andere map of sluit het bestand waar het open staat.</translation>
    </message>
    <message>
        <location filename="../store/errors.py" line="33" />
        <source>{code} was saved by {who} in the meantime; look at both versions and choose.</source>
        <translation>{code} is intussen door {who} bewaard; bekijk beide versies en kies.</translation>
    </message>
    <message>
        <location filename="../store/errors.py" line="38" />
        <source>{code} was saved by {who} in the meantime; look at it as it is now, and do it again.</source>
        <translation>{code} is intussen opgeslagen door {who}; bekijk hoe het nu is en doe het opnieuw.</translation>
    </message>
    <message>
        <location filename="../store/errors.py" line="50" />
        <source>“{name}” was saved by {who} in the meantime; look at both versions and choose.</source>
        <translation>“{name}” is intussen door {who} bewaard; bekijk beide versies en kies.</translation>
    </message>
    <message>
        <location filename="../store/history.py" line="230" />
        <source>on the agenda of “{title}”</source>
        <translation>op de agenda van “{title}”</translation>
    </message>
    <message>
        <location filename="../store/history.py" line="301" />
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../store/history.py" line="302" />
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <location filename="../store/kansenkaart.py" line="210" />
        <source>There is nothing in this sitting to go back to.</source>
        <translation>Er is in deze zitting niets om naar terug te gaan.</translation>
    </message>
    <message>
        <location filename="../store/kansenkaart.py" line="221" />
        <source>“{path}” can only be read; save a copy of it where you can write.</source>
        <translation>“{path}” is alleen te lezen; bewaar een kopie waar u mag schrijven.</translation>
    </message>
    <message>
        <location filename="../store/kansenkaart.py" line="272" />
        <source>“{path}” was moved, or replaced by another file, while it was open; nothing was saved. Open it again.</source>
        <translation>“{path}” is verplaatst of door een ander bestand vervangen terwijl het open was; er is niets bewaard. Open het opnieuw.</translation>
    </message>
    <message>
        <location filename="../store/lease.py" line="63" />
        <source>“{path}” is open with {who} ({host}); for now you can only look at it.</source>
        <translation>“{path}” is geopend door {who} ({host}); u kunt het nu alleen bekijken.</translation>
    </message>
    <message>
        <location filename="../store/lease.py" line="132" />
        <source>{who} ({host}) has taken over “{path}”; you can only look at it now.</source>
        <translation>{who} ({host}) heeft “{path}” overgenomen; u kunt het nu alleen bekijken.</translation>
    </message>
    <message>
        <location filename="../store/lease.py" line="188" />
        <source>In the folder of “{path}” it cannot be noted that you have it open ({error}); open it read-only, or try again.</source>
        <translation>In de map van “{path}” kan niet worden genoteerd dat u het open hebt ({error}); open het alleen-lezen of probeer het opnieuw.</translation>
    </message>
    <message>
        <location filename="../store/migrate.py" line="40" />
        <source>“{path}” was made with an earlier version of the plugin and has to be brought to this one, but it is open with {who} ({host}); open it when they have closed it.</source>
        <translation>“{path}” is gemaakt met een eerdere versie van de plugin en moet naar deze versie worden gebracht, maar is open bij {who} ({host}); open het wanneer het daar is gesloten.</translation>
    </message>
    <message>
        <location filename="../store/migrate.py" line="85" />
        <source>The kansenkaart could not be brought to this version of the plugin ({error}); it is as it was. Please report this.</source>
        <translation>De kansenkaart kon niet naar deze versie van de plugin worden gebracht ({error}); hij is zoals hij was. Meld dit alstublieft.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="125" />
        <source>“{path}” is not there or cannot be read; choose a kansenkaart.</source>
        <translation>“{path}” is er niet of is niet te lezen; kies een kansenkaart.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="151" />
        <source>“{path}” was made by a newer version of the plugin (schema {version}; this one reads {known}); update the plugin.</source>
        <translation>“{path}” is gemaakt met een nieuwere versie van de plugin (schema {version}; deze leest {known}); werk de plugin bij.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="165" />
        <source>“{path}” is not a kansenkaart; choose a GeoPackage that is one.</source>
        <translation>“{path}” is geen kansenkaart; kies een GeoPackage dat er een is.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="177" />
        <source>“{path}” is in use by another program; try again when that is ready.</source>
        <translation>“{path}” is in gebruik bij een ander programma; probeer opnieuw als dat klaar is.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="186" />
        <source>“{path}” cannot be read here ({error}); try again, or open it where you can write.</source>
        <translation>“{path}” is hier niet te lezen ({error}); probeer opnieuw, of open het waar u mag schrijven.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="199" />
        <source>“{path}” is in use by another program; nothing was saved. Close it there and try again.</source>
        <translation>“{path}” is in gebruik bij een ander programma; er is niets bewaard. Sluit het daar en probeer opnieuw.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="205" />
        <source>The disk of “{path}” is full; nothing was saved. Make room and try again.</source>
        <translation>De schijf van “{path}” is vol; er is niets bewaard. Maak ruimte en probeer opnieuw.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="210" />
        <source>“{path}” cannot be written ({error}); nothing was saved.</source>
        <translation>“{path}” is niet te schrijven ({error}); er is niets bewaard.</translation>
    </message>
    <message>
        <location filename="../store/opening.py" line="228" />
        <source>“{path}” is damaged and cannot be read; take a copy from the backup.</source>
        <translation>“{path}” is beschadigd en niet te lezen; neem een kopie uit de back-up.</translation>
    </message>
    <message>
        <location filename="../store/outside.py" line="36" />
        <source>A row of “{table}” was changed outside the plugin: {uuid}</source>
        <translation>Een rij van “{table}” is buiten de plugin veranderd: {uuid}</translation>
    </message>
    <message>
        <location filename="../store/outside.py" line="39" />
        <source>A row of “{table}” was added outside the plugin: {uuid}</source>
        <translation>Een rij van “{table}” is buiten de plugin toegevoegd: {uuid}</translation>
    </message>
    <message>
        <location filename="../store/outside.py" line="42" />
        <source>A row of “{table}” was removed outside the plugin: {uuid}</source>
        <translation>Een rij van “{table}” is buiten de plugin weggehaald: {uuid}</translation>
    </message>
    <message>
        <location filename="../store/outside.py" line="181" />
        <source>This comes from the profile; restore it and change that.</source>
        <translation>Dit komt uit het profiel; zet het terug en verander dat.</translation>
    </message>
    <message>
        <location filename="../store/outside.py" line="188" />
        <source>“{field}” cannot hold “{value}”.</source>
        <translation>“{field}” kan “{value}” niet bevatten.</translation>
    </message>
    <message>
        <location filename="../store/outside.py" line="270" />
        <source>What another program did to a row of “{table}” ({uuid}) cannot be taken in; restore it:</source>
        <translation>Wat een ander programma met een rij van “{table}” ({uuid}) deed, kan niet worden overgenomen; zet de rij terug:</translation>
    </message>
    <message>
        <location filename="../store/places.py" line="152" />
        <source>There is no level “{level}” to draw places in.</source>
        <translation>Er is geen niveau “{level}” om plekken in te tekenen.</translation>
    </message>
    <message>
        <location filename="../store/places.py" line="162" />
        <source>The places of “{level}” are drawn as: {kind}; this is: {other}.</source>
        <translation>De plekken van “{level}” worden getekend als: {kind}; dit is: {other}.</translation>
    </message>
    <message>
        <location filename="../store/related.py" line="70" />
        <source>The record “{uuid}” is not there any more.</source>
        <translation>Het record “{uuid}” is er niet meer.</translation>
    </message>
    <message>
        <location filename="../store/related.py" line="82" />
        <source>“{key}” is not in the table “{table}”.</source>
        <translation>“{key}” staat niet in de tabel “{table}”.</translation>
    </message>
    <message>
        <location filename="../store/sessions.py" line="306" />
        <source>The session “{uuid}” is not there any more.</source>
        <translation>De sessie “{uuid}” is er niet meer.</translation>
    </message>
    <message>
        <location filename="../store/sessions.py" line="327" />
        <source>The session “{title}” cannot be saved:</source>
        <translation>De sessie “{title}” kan niet worden bewaard:</translation>
    </message>
    <message>
        <location filename="../store/trust.py" line="188" />
        <source>“{path}” cannot be trusted as a kansenkaart: another program made or changed “{name}” in it; take a copy from the backup.</source>
        <translation>“{path}” is als kansenkaart niet te vertrouwen: een ander programma maakte of veranderde er “{name}” in; neem een kopie uit de back-up.</translation>
    </message>
    <message>
        <location filename="../store/undo.py" line="131" />
        <source>There is no action “{uuid}”.</source>
        <translation>Er is geen handeling “{uuid}”.</translation>
    </message>
    <message>
        <location filename="../store/undo.py" line="173" />
        <source>“{label}” cannot be undone: it changed the profile, a level or what was shared. Change it back there.</source>
        <translation>“{label}” kan niet ongedaan worden gemaakt: het veranderde het profiel, een niveau of wat gedeeld is. Verander het daar terug.</translation>
    </message>
    <message>
        <location filename="../store/undo.py" line="190" />
        <source>“{label}” changed nothing.</source>
        <translation>“{label}” veranderde niets.</translation>
    </message>
    <message>
        <location filename="../store/undo.py" line="230" />
        <source>“{label}” has been undone already.</source>
        <translation>“{label}” is al ongedaan gemaakt.</translation>
    </message>
    <message>
        <location filename="../store/undo.py" line="337" />
        <source>“{label}” cannot be undone: “{key}” is no longer in the profile. Put it back there first.</source>
        <translation>“{label}” kan niet ongedaan worden gemaakt: “{key}” staat niet meer in het profiel. Zet het daar eerst terug.</translation>
    </message>
    <message>
        <location filename="../store/undo.py" line="352" />
        <source>“{label}” cannot be undone: {what} was changed since by {who} (“{since}”); undo that first.</source>
        <translation>“{label}” kan niet ongedaan worden gemaakt: {what} is sindsdien gewijzigd door {who} (“{since}”); maak dat eerst ongedaan.</translation>
    </message>
    <message>
        <location filename="../store/upkeep.py" line="58" />
        <source>The profile leaves out what is still used; nothing was changed:</source>
        <translation>Het profiel laat weg wat nog in gebruik is; er is niets veranderd:</translation>
    </message>
    <message>
        <location filename="../store/upkeep.py" line="276" />
        <source>{where}: “{key}” is still used by {codes}</source>
        <translation>{where}: “{key}” is nog in gebruik bij {codes}</translation>
    </message>
</context><context>
    <name>KeptReports</name>
    <message>
        <location filename="../gui/agreements/kept_reports.py" line="81" />
        <source>{}: a progress report was not saved last time.</source>
        <translation>{}: een voortgangsmelding is de vorige keer niet bewaard.</translation>
    </message>
    <message>
        <location filename="../gui/agreements/kept_reports.py" line="83" />
        <source>Show</source>
        <translation>Toon</translation>
    </message>
    <message>
        <location filename="../gui/agreements/kept_reports.py" line="89" />
        <source>{code} was deleted. A progress report on it was not saved: “{said}”.</source>
        <translation>{code} is verwijderd. Een voortgangsmelding daarover was niet bewaard: “{said}”.</translation>
    </message>
    <message>
        <location filename="../gui/agreements/kept_reports.py" line="91" />
        <source>Throw away</source>
        <translation>Weggooien</translation>
    </message>
</context><context>
    <name>KindsPage</name>
    <message>
        <location filename="../gui/profile/pages.py" line="142" />
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="142" />
        <source>Colour</source>
        <translation>Kleur</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="142" />
        <source>Icon (SVG)</source>
        <translation>Pictogram (SVG)</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="155" />
        <source>What is left empty is as the plugin has it.</source>
        <translation>Wat leeg blijft, is zoals de plugin het heeft.</translation>
    </message>
</context><context>
    <name>LayerLevelDialog</name>
    <message>
        <location filename="../gui/profile/level_source.py" line="76" />
        <source>Renew “{}”</source>
        <translation>“{}” vernieuwen</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="78" />
        <source>Level from a layer</source>
        <translation>Niveau uit een laag</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="88" />
        <source>Layer</source>
        <translation>Laag</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="93" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="94" />
        <source>Field of the key</source>
        <translation>Veld van de sleutel</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="95" />
        <source>Field of the name</source>
        <translation>Veld van de naam</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="96" />
        <source>Part of</source>
        <translation>Hoort bij</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="97" />
        <source>Renew</source>
        <translation>Vernieuwen</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="97" />
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="103" />
        <source>There is no layer in this project to take it from: add it first.</source>
        <translation>Er is in dit project geen laag om uit te kiezen: voeg die eerst toe.</translation>
    </message>
    <message>
        <location filename="../gui/profile/level_source.py" line="107" />
        <source>This layer is in this project only: save it as a file and choose that.</source>
        <translation>Deze laag bestaat alleen in dit project: bewaar die als bestand en kies dat.</translation>
    </message>
</context><context>
    <name>LayoutPage</name>
    <message>
        <location filename="../gui/profile/pages.py" line="248" />
        <source>landscape</source>
        <translation>liggend</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="248" />
        <source>portrait</source>
        <translation>staand</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="250" />
        <source>concept</source>
        <translation>concept</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="250" />
        <source>final</source>
        <translation>definitief</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="253" />
        <source>Pictures (*.svg *.png *.jpg)</source>
        <translation>Afbeeldingen (*.svg *.png *.jpg)</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="254" />
        <source>Layout templates (*.qpt)</source>
        <translation>Lay-outsjablonen (*.qpt)</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="257" />
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="258" />
        <source>Orientation</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="259" />
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="260" />
        <source>Version</source>
        <translation>Versie</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="261" />
        <source>Sources</source>
        <translation>Bronnen</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="262" />
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <location filename="../gui/profile/pages.py" line="263" />
        <source>Template</source>
        <translation>Sjabloon</translation>
    </message>
</context><context>
    <name>LevelsPage</name>
    <message>
        <location filename="../gui/wizard/levels.py" line="125" />
        <location filename="../gui/profile/levels_page.py" line="31" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../gui/profile/levels_page.py" line="32" />
        <source>Comes from</source>
        <translation>Herkomst</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="121" />
        <location filename="../gui/profile/levels_page.py" line="34" />
        <source>Levels</source>
        <translation>Niveaus</translation>
    </message>
    <message>
        <location filename="../gui/profile/levels_page.py" line="36" />
        <source>From a layer…</source>
        <translation>Uit een laag…</translation>
    </message>
    <message>
        <location filename="../gui/profile/levels_page.py" line="37" />
        <source>To draw in…</source>
        <translation>Om in te tekenen…</translation>
    </message>
    <message>
        <location filename="../gui/profile/levels_page.py" line="38" />
        <source>Renew…</source>
        <translation>Vernieuwen…</translation>
    </message>
    <message>
        <location filename="../gui/profile/levels_page.py" line="63" />
        <source>drawn: {}</source>
        <translation>getekend: {}</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="78" />
        <source>Which layers are its levels?</source>
        <translation>Welke lagen zijn de niveaus?</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="80" />
        <source>From the largest areas to the smallest. The key names a feature for ever: a code that every feature has, each its own.</source>
        <translation>Van de grootste gebieden naar de kleinste. De sleutel benoemt een gebied voorgoed: een code die elk gebied heeft, ieder een eigen.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="91" />
        <source>Features with the same key are parts of one</source>
        <translation>Gebieden met dezelfde sleutel zijn delen van één</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="108" />
        <location filename="../gui/wizard/levels.py" line="96" />
        <source>Project area</source>
        <translation>Projectgebied</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="103" />
        <source>Move the level up</source>
        <translation>Niveau omhoog</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="104" />
        <source>Move the level down</source>
        <translation>Niveau omlaag</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="124" />
        <source>Layer</source>
        <translation>Laag</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="126" />
        <source>Key field</source>
        <translation>Sleutelveld</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="127" />
        <source>Name field</source>
        <translation>Naamveld</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="128" />
        <source>Lies in</source>
        <translation>Ligt in</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="129" />
        <source>Features</source>
        <translation>Gebieden</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="242" />
        <source>the {count} selected features of “{level}”</source>
        <translation>de {count} geselecteerde gebieden van “{level}”</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="244" />
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="281" />
        <source>There is no layer to choose from: cancel, load the layers that become levels (Layer › Add Layer) and start again.</source>
        <translation>Er is geen laag om uit te kiezen: annuleer, laad de lagen die niveaus worden (Kaartlagen › Laag toevoegen) en begin opnieuw.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="286" />
        <source>Tick at least one layer.</source>
        <translation>Vink ten minste één laag aan.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="290" />
        <source>“{}” has no title; give one.</source>
        <translation>“{}” heeft geen titel; geef er een.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="292" />
        <source>Two levels are called “{}”; rename one.</source>
        <translation>Twee niveaus heten “{}”; geef er één een andere titel.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="294" />
        <source>“{}” has no key field; choose one.</source>
        <translation>“{}” heeft geen sleutelveld; kies er een.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="296" />
        <source>“{}” has no coordinate system; set it first (right-click the layer).</source>
        <translation>“{}” heeft geen coördinatensysteem; stel het eerst in (rechtsklik op de laag).</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="300" />
        <source>“{}” has edits that are not saved; save them first.</source>
        <translation>“{}” heeft wijzigingen die nog niet zijn opgeslagen; sla ze eerst op.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/levels.py" line="329" />
        <source>Looking at the keys…</source>
        <translation>De sleutels worden bekeken…</translation>
    </message>
</context><context>
    <name>LevelsPanel</name>
    <message>
        <location filename="../gui/levels/panel.py" line="118" />
        <source>New kansenkaart…</source>
        <translation>Nieuwe kansenkaart…</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="119" />
        <source>Open kansenkaart…</source>
        <translation>Kansenkaart openen…</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="143" />
        <source>Levels</source>
        <translation>Niveaus</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="144" />
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="144" />
        <source>Features</source>
        <translation>Gebieden</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="144" />
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="183" />
        <source>Open a kansenkaart, or make a new one.</source>
        <translation>Open een kansenkaart of maak een nieuwe.</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="186" />
        <source>{} (can only be read)</source>
        <translation>{} (alleen lezen)</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="209" />
        <source>Whole area</source>
        <translation>Heel gebied</translation>
    </message>
    <message>
        <location filename="../gui/levels/panel.py" line="220" />
        <source>{keys}, where the map or a dock of Kansenkaart has the keyboard</source>
        <translation>{keys}, als u in de kaart of een paneel van Kansenkaart werkt</translation>
    </message>
</context><context>
    <name>LooseDialog</name>
    <message>
        <location filename="../gui/loose/dialog.py" line="46" />
        <location filename="../gui/loose/dialog.py" line="39" />
        <source>Loose links</source>
        <translation>Losse koppelingen</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="44" />
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="44" />
        <source>Lost</source>
        <translation>Verdwenen</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="44" />
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="47" />
        <location filename="../gui/loose/dialog.py" line="45" />
        <source>May be now</source>
        <translation>Misschien nu</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="45" />
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="48" />
        <source>Near the place that was lost:</source>
        <translation>In de buurt van wat verdween:</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="79" />
        <source>Show on the map</source>
        <translation>Op de kaart tonen</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="80" />
        <source>Link to this one</source>
        <translation>Hieraan koppelen</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="81" />
        <source>Link to the selection</source>
        <translation>Aan de selectie koppelen</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="82" />
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="83" />
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="139" />
        <source>These features are no longer in their level; the records about them are kept, at the place where they were. Choose what such a record is about now.</source>
        <translation>Deze gebieden staan niet meer in hun niveau; de records erover blijven bewaard, op de plek waar ze lagen. Kies waar zo’n record nu over gaat.</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="143" />
        <source>No link is loose.</source>
        <translation>Er is geen losse koppeling.</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="176" />
        <source>{} m away</source>
        <translation>op {} m</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="177" />
        <source>at the same place</source>
        <translation>op dezelfde plek</translation>
    </message>
    <message>
        <location filename="../gui/loose/dialog.py" line="220" />
        <source>Linked again</source>
        <translation>Opnieuw gekoppeld</translation>
    </message>
</context><context>
    <name>MailCopy</name>
    <message>
        <location filename="../gui/agreements/mail.py" line="54" />
        <source>Copied as text, {audience}: {codes}</source>
        <translation>Gekopieerd als tekst, {audience}: {codes}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/mail.py" line="58" />
        <source>Nothing was copied, {audience}.</source>
        <translation>Er is niets gekopieerd, {audience}.</translation>
    </message>
    <message>
        <location filename="../gui/agreements/mail.py" line="60" />
        <source>Left out, because they may not see it: {codes}</source>
        <translation>Weggelaten, want dat mogen zij niet zien: {codes}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/mail.py" line="75" />
        <source>for all parties</source>
        <translation>voor alle partijen</translation>
    </message>
    <message>
        <location filename="../gui/agreements/mail.py" line="76" />
        <source>for everyone</source>
        <translation>voor iedereen</translation>
    </message>
    <message>
        <location filename="../gui/agreements/mail.py" line="77" />
        <source>for the owner (everything)</source>
        <translation>voor de eigenaar (alles)</translation>
    </message>
    <message>
        <location filename="../gui/agreements/mail.py" line="82" />
        <source>for {party}</source>
        <translation>voor {party}</translation>
    </message>
</context><context>
    <name>MakingPage</name>
    <message>
        <location filename="../gui/wizard/pages.py" line="217" />
        <source>Ready to make it</source>
        <translation>Klaar om te maken</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="218" />
        <source>This is what will be made.</source>
        <translation>Dit wordt er gemaakt.</translation>
    </message>
</context><context>
    <name>MapCounts</name>
    <message>
        <location filename="../gui/map/counts.py" line="139" />
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <location filename="../gui/map/counts.py" line="140" />
        <source>others</source>
        <translation>overige</translation>
    </message>
</context><context>
    <name>MapDisplay</name>
    <message>
        <location filename="../gui/levels/display.py" line="26" />
        <source>What the map counts</source>
        <translation>Wat de kaart telt</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="33" />
        <source>By what it is divided</source>
        <translation>Waarnaar het is verdeeld</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="37" />
        <source>Only unanswered</source>
        <translation>Alleen onbeantwoord</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="38" />
        <source>Only wishes, needs and opportunities that no agreement answers yet</source>
        <translation>Alleen wensen, behoeften en kansen die nog geen afspraak beantwoordt</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="41" />
        <source>Only of</source>
        <translation>Alleen van</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="41" />
        <source>Only records that this party takes part in</source>
        <translation>Alleen records waaraan deze partij meedoet</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="43" />
        <source>Our party</source>
        <translation>Onze partij</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="44" />
        <source>Your own party; it is remembered</source>
        <translation>Uw eigen partij; die wordt onthouden</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="47" />
        <source>With lower levels</source>
        <translation>Met onderliggende niveaus</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="48" />
        <source>Also count records about what lies in a feature, at lower levels</source>
        <translation>Tel ook records over wat in een gebied ligt, op lagere niveaus</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="72" />
        <source>Map:</source>
        <translation>Kaart:</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="73" />
        <source>by</source>
        <translation>per</translation>
    </message>
    <message>
        <location filename="../gui/levels/display.py" line="119" />
        <source>our party…</source>
        <translation>onze partij…</translation>
    </message>
</context><context>
    <name>MapMenu</name>
    <message>
        <location filename="../gui/map/menu.py" line="44" />
        <source>Add {}…</source>
        <translation>{} toevoegen…</translation>
    </message>
</context><context>
    <name>Messages</name>
    <message>
        <location filename="../gui/messages.py" line="82" />
        <location filename="../gui/messages.py" line="55" />
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context><context>
    <name>MomentRow</name>
    <message>
        <location filename="../gui/levels/moment.py" line="45" />
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <location filename="../gui/levels/moment.py" line="48" />
        <source>Show records as they were at a moment in the past; the clear button is now</source>
        <translation>Toon de records zoals ze op een moment in het verleden waren; de wisknop is nu</translation>
    </message>
    <message>
        <location filename="../gui/levels/moment.py" line="50" />
        <source>Reference date</source>
        <translation>Peildatum</translation>
    </message>
    <message>
        <location filename="../gui/levels/moment.py" line="51" />
        <source>Reference &amp;date:</source>
        <translation>Peil&amp;datum:</translation>
    </message>
</context><context>
    <name>NewKansenkaartWizard</name>
    <message>
        <location filename="../gui/wizard/wizard.py" line="34" />
        <source>New kansenkaart</source>
        <translation>Nieuwe kansenkaart</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="54" />
        <source>&lt; Back</source>
        <translation>&lt; Terug</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="55" />
        <source>Next &gt;</source>
        <translation>Volgende &gt;</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="56" />
        <source>Make it</source>
        <translation>Maken</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="57" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="111" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="112" />
        <source>Levels</source>
        <translation>Niveaus</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="113" />
        <source>Project area</source>
        <translation>Projectgebied</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="114" />
        <source>Parties</source>
        <translation>Partijen</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="115" />
        <source>Themes</source>
        <translation>Thema’s</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="116" />
        <source>Coordinate system</source>
        <translation>Coördinatensysteem</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="117" />
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="118" />
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="122" />
        <source>{levels}, to “{path}”: only this project has them</source>
        <translation>{levels}, naar “{path}”: die bestaan alleen in dit project</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="124" />
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="125" />
        <source>Look at this</source>
        <translation>Let op</translation>
    </message>
    <message>
        <location filename="../gui/wizard/wizard.py" line="168" />
        <source>Stopped.</source>
        <translation>Gestopt; er is niets gemaakt.</translation>
    </message>
</context><context>
    <name>OptionsPage</name>
    <message>
        <location filename="../gui/options_page.py" line="23" />
        <source>The name that stands with what you write; the other parties see it.</source>
        <translation>De naam die staat bij wat u schrijft; de andere partijen zien die.</translation>
    </message>
    <message>
        <location filename="../gui/options_page.py" line="25" />
        <source>Forget</source>
        <translation>Vergeten</translation>
    </message>
    <message>
        <location filename="../gui/options_page.py" line="29" />
        <source>The form then no longer fills in the party, theme, source and phase of before.</source>
        <translation>Het formulier vult dan niet meer de partij, het thema, de bron en de fase van eerder in.</translation>
    </message>
    <message>
        <location filename="../gui/options_page.py" line="34" />
        <source>&amp;Your name:</source>
        <translation>&amp;Uw naam:</translation>
    </message>
    <message>
        <location filename="../gui/options_page.py" line="35" />
        <source>What the form &amp;remembers:</source>
        <translation>Wat het formulier &amp;onthoudt:</translation>
    </message>
</context><context>
    <name>OutsideDialog</name>
    <message>
        <location filename="../gui/outside/dialog.py" line="43" />
        <source>Changed by another program</source>
        <translation>Gewijzigd door een ander programma</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="50" />
        <source>These rows were changed outside the plugin, so that nobody knows by whom. Take in what is right: it is logged under your name. Restore what is not: it becomes what the log says.</source>
        <translation>Deze rijen zijn buiten de plugin om gewijzigd, zodat niet bekend is door wie. Neem over wat klopt: dat komt op uw naam in het logboek. Herstel wat niet klopt: dat wordt wat het logboek zegt.</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="68" />
        <source>Changed rows</source>
        <translation>Gewijzigde rijen</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="70" />
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="130" />
        <location filename="../gui/outside/dialog.py" line="70" />
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="70" />
        <source>Field</source>
        <translation>Veld</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="70" />
        <source>Was</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="70" />
        <source>Is now</source>
        <translation>Is nu</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="81" />
        <source>Take in</source>
        <translation>Overnemen</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="82" />
        <source>Restore</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="83" />
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="87" />
        <source>Changes taken in</source>
        <translation>Wijzigingen overgenomen</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="88" />
        <source>Rows restored</source>
        <translation>Rijen hersteld</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="122" />
        <source>{row}, changed</source>
        <translation>{row}, gewijzigd</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="123" />
        <source>{row}, added</source>
        <translation>{row}, toegevoegd</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="124" />
        <source>{row}, removed</source>
        <translation>{row}, verwijderd</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="131" />
        <source>Link</source>
        <translation>Koppelen</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="142" />
        <location filename="../gui/outside/dialog.py" line="132" />
        <source>Party</source>
        <translation>Partij</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="143" />
        <location filename="../gui/outside/dialog.py" line="133" />
        <source>Ambition</source>
        <translation>Ambitie</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="134" />
        <source>Trace</source>
        <translation>Verband</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="135" />
        <source>Position</source>
        <translation>Standpunt</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="136" />
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="137" />
        <source>Session</source>
        <translation>Sessie</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="138" />
        <source>Present</source>
        <translation>Aanwezig</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="139" />
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="140" />
        <source>Kansenkaart</source>
        <translation>Kansenkaart</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="141" />
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="144" />
        <source>Share</source>
        <translation>Deling</translation>
    </message>
    <message>
        <location filename="../gui/outside/dialog.py" line="162" />
        <source>deleted at</source>
        <translation>verwijderd op</translation>
    </message>
</context><context>
    <name>OutsideFinder</name>
    <message>
        <location filename="../gui/outside/finder.py" line="72" />
        <source>Another program changed this kansenkaart; rows concerned: {count}.</source>
        <translation>Een ander programma heeft deze kansenkaart gewijzigd; rijen waar het om gaat: {count}.</translation>
    </message>
    <message>
        <location filename="../gui/outside/finder.py" line="73" />
        <source>Look…</source>
        <translation>Bekijken…</translation>
    </message>
    <message>
        <location filename="../gui/outside/finder.py" line="82" />
        <source>No other program changed this kansenkaart.</source>
        <translation>Geen ander programma heeft deze kansenkaart gewijzigd.</translation>
    </message>
</context><context>
    <name>OverviewPanel</name>
    <message>
        <location filename="../gui/insight/overview.py" line="40" />
        <source>What is missing</source>
        <translation>Wat ontbreekt</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="41" />
        <source>By party</source>
        <translation>Per partij</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="42" />
        <source>Agreements by party and year</source>
        <translation>Afspraken per partij en jaar</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="130" />
        <location filename="../gui/insight/overview.py" line="43" />
        <source>Ambitions without agreement</source>
        <translation>Ambities zonder afspraak</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="102" />
        <source>Open a kansenkaart, or make a new one.</source>
        <translation>Open een kansenkaart of maak een nieuwe.</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="119" />
        <source>All records</source>
        <translation>Alle records</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="119" />
        <source>With the filters set</source>
        <translation>Met de gekozen filters</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="120" />
        <source>as on {}</source>
        <translation>zoals op {}</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="120" />
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="121" />
        <source>Choose a number to see its records.</source>
        <translation>Kies een getal om de records te zien.</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="129" />
        <source>Unanswered wishes and opportunities</source>
        <translation>Onbeantwoorde wensen en kansen</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="131" />
        <source>Agreements without lead</source>
        <translation>Afspraken zonder trekker</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="132" />
        <source>Agreements without due date</source>
        <translation>Afspraken zonder datum gereed</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="133" />
        <source>Agreements without target</source>
        <translation>Afspraken zonder doel</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="134" />
        <source>Agreements overdue</source>
        <translation>Afspraken over tijd</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="135" />
        <source>Agreements due within {} days</source>
        <translation>Afspraken gereed binnen {} dagen</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="141" />
        <source>of {}</source>
        <translation>van {}</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="160" />
        <source>{}: unanswered</source>
        <translation>{}: onbeantwoord</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="167" />
        <source>{}: agreements</source>
        <translation>{}: afspraken</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="180" />
        <location filename="../gui/insight/overview.py" line="175" />
        <source>Party</source>
        <translation>Partij</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="175" />
        <source>Unanswered</source>
        <translation>Onbeantwoord</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="175" />
        <source>Agreements</source>
        <translation>Afspraken</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="181" />
        <source>no date</source>
        <translation>geen datum</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="201" />
        <source>Ambition</source>
        <translation>Ambitie</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="201" />
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="211" />
        <source>no party</source>
        <translation>geen partij</translation>
    </message>
    <message>
        <location filename="../gui/insight/overview.py" line="226" />
        <source>To the list</source>
        <translation>Naar de lijst</translation>
    </message>
</context><context>
    <name>PairMaker</name>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="33" />
        <source>Title of the opportunity</source>
        <translation>Titel van de kans</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="35" />
        <source>Make opportunity</source>
        <translation>Maak kans</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="38" />
        <source>An opportunity of both parties about both places, traced to both records</source>
        <translation>Een kans van beide partijen over beide plekken, met het verband naar beide records</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="52" />
        <source>Show this record in its list</source>
        <translation>Toon dit record in de lijst</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="79" />
        <source>Choose a pair to see both on the map.</source>
        <translation>Kies een paar om beide op de kaart te zien.</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="82" />
        <source>The chosen pair:</source>
        <translation>Het gekozen paar:</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="106" />
        <source>opportunity made of {first} and {second}</source>
        <translation>kans gemaakt van {first} en {second}</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="110" />
        <source>{code} made of {first} and {second}</source>
        <translation>{code} gemaakt van {first} en {second}</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_maker.py" line="111" />
        <source>Show</source>
        <translation>Toon</translation>
    </message>
</context><context>
    <name>PairTable</name>
    <message>
        <location filename="../gui/insight/pair_table.py" line="55" />
        <source>Pairs of records that meet</source>
        <translation>Paren van records die elkaar raken</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_table.py" line="56" />
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_table.py" line="56" />
        <source>Where and when</source>
        <translation>Waar en wanneer</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_table.py" line="113" />
        <source>from {}</source>
        <translation>vanaf {}</translation>
    </message>
    <message>
        <location filename="../gui/insight/pair_table.py" line="114" />
        <source>until {}</source>
        <translation>tot {}</translation>
    </message>
</context><context>
    <name>PairsPanel</name>
    <message>
        <location filename="../gui/insight/pairs.py" line="103" />
        <source>At most so many metres apart</source>
        <translation>Hoogstens zoveel meter uit elkaar</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="105" />
        <source>At most so far apart, between the middles of what the two are about. Neighbours, and what lies in each other, meet at any distance.</source>
        <translation>Hoogstens zo ver uit elkaar, tussen de middelpunten van waar de twee over gaan. Buren, en wat in elkaar ligt, ontmoeten elkaar op elke afstand.</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="113" />
        <source>within </source>
        <translation>binnen </translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="115" />
        <source>All parties</source>
        <translation>Alle partijen</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="117" />
        <source>Of which party one of the two is</source>
        <translation>Van welke partij een van de twee is</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="277" />
        <location filename="../gui/insight/pairs.py" line="119" />
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="123" />
        <source>Searching…</source>
        <translation>Zoeken…</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="177" />
        <source>Open a kansenkaart, or make a new one.</source>
        <translation>Open een kansenkaart of maak een nieuwe.</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="204" />
        <source>The search was stopped.</source>
        <translation>Het zoeken is gestopt.</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="235" />
        <source>Searching… {} found so far</source>
        <translation>Zoeken… {} gevonden tot nu toe</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="264" />
        <source>The {} best pairs of many; a party, a filter or a shorter distance shows others.</source>
        <translation>De {} beste paren van vele; een partij, een filter of een kleinere afstand toont andere.</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="268" />
        <source>{} pairs of different parties that meet in space and time</source>
        <translation>{} paren van verschillende partijen die elkaar raken in ruimte en tijd</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="270" />
        <source>No pairs of different parties meet here; try a longer distance.</source>
        <translation>Hier raken geen records van verschillende partijen elkaar; kies een grotere afstand.</translation>
    </message>
    <message>
        <location filename="../gui/insight/pairs.py" line="277" />
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
</context><context>
    <name>PartiesPage</name>
    <message>
        <location filename="../gui/wizard/pages.py" line="158" />
        <source>Who takes part, and on which themes?</source>
        <translation>Wie doen er mee, en op welke thema’s?</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="159" />
        <source>The owner is a party already. Both can be added to later.</source>
        <translation>De eigenaar is al partij. Beide kunt u later aanvullen.</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="161" />
        <source>Party</source>
        <translation>Partij</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="161" />
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="162" />
        <source>Parties</source>
        <translation>Partijen</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="165" />
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="165" />
        <source>Themes</source>
        <translation>Thema’s</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="180" />
        <source>Housing</source>
        <translation>Wonen</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="181" />
        <source>Sustainability and energy</source>
        <translation>Duurzaamheid en energie</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="182" />
        <source>Public space and green</source>
        <translation>Openbare ruimte en groen</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="183" />
        <source>Social and facilities</source>
        <translation>Sociaal en voorzieningen</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="184" />
        <source>Safety and liveability</source>
        <translation>Veiligheid en leefbaarheid</translation>
    </message>
    <message>
        <location filename="../gui/wizard/pages.py" line="206" />
        <source>“{}” is there twice; take one away.</source>
        <translation>“{}” staat er twee keer; haal er één weg.</translation>
    </message>
</context><context>
    <name>PartyRow</name>
    <message>
        <location filename="../gui/agreements/positions.py" line="94" />
        <source>Roles of {}</source>
        <translation>Rollen van {}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/positions.py" line="102" />
        <source>Note with the position…</source>
        <translation>Toelichting bij het standpunt…</translation>
    </message>
    <message>
        <location filename="../gui/agreements/positions.py" line="140" />
        <source>no role</source>
        <translation>geen rol</translation>
    </message>
</context><context>
    <name>PartyRows</name>
    <message>
        <location filename="../gui/agreements/positions.py" line="168" />
        <source>+ Party</source>
        <translation>+ Partij</translation>
    </message>
    <message>
        <location filename="../gui/agreements/positions.py" line="169" />
        <source>Let a party take part</source>
        <translation>Laat een partij meedoen</translation>
    </message>
</context><context>
    <name>PastBand</name>
    <message>
        <location filename="../gui/levels/moment.py" line="97" />
        <source>Back to now</source>
        <translation>Terug naar nu</translation>
    </message>
    <message>
        <location filename="../gui/levels/moment.py" line="113" />
        <source>As it was on {moment} – read only</source>
        <translation>Peildatum {moment} – alleen lezen</translation>
    </message>
</context><context>
    <name>PasteDialog</name>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="48" />
        <source>Paste rows</source>
        <translation>Rijen plakken</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="76" />
        <location filename="../gui/records/paste_dialog.py" line="55" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="77" />
        <location filename="../gui/records/paste_dialog.py" line="56" />
        <source>Parties</source>
        <translation>Partijen</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="78" />
        <location filename="../gui/records/paste_dialog.py" line="57" />
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="58" />
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="97" />
        <location filename="../gui/records/paste_dialog.py" line="62" />
        <source>Kind of rows that say none</source>
        <translation>Soort van rijen die er geen noemen</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="71" />
        <source>Rows</source>
        <translation>Rijen</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="74" />
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="75" />
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="79" />
        <source>What is wrong</source>
        <translation>Wat er mis is</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="93" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="114" />
        <source>New records: {fresh}. Changed records: {known}.</source>
        <translation>Nieuwe records: {fresh}. Gewijzigde records: {known}.</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="118" />
        <source>Wrong rows, which are left out: {}.</source>
        <translation>Rijen die niet kloppen en wegblijven: {}.</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="122" />
        <source>The new ones are about what is selected: {}.</source>
        <translation>De nieuwe gaan over wat is geselecteerd: {}.</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="124" />
        <source>The new ones are about the whole area.</source>
        <translation>De nieuwe gaan over het hele gebied.</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="127" />
        <source>Take in ({})</source>
        <translation>Overnemen ({})</translation>
    </message>
    <message>
        <location filename="../gui/records/paste_dialog.py" line="148" />
        <source>new</source>
        <translation>nieuw</translation>
    </message>
</context><context>
    <name>PlaceActions</name>
    <message>
        <location filename="../gui/places/actions.py" line="77" />
        <location filename="../gui/places/actions.py" line="59" />
        <source>Draw a place</source>
        <translation>Plek tekenen</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="65" />
        <source>Rename the place…</source>
        <translation>Plek hernoemen…</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="66" />
        <source>Change the shape</source>
        <translation>Vorm wijzigen</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="67" />
        <source>Remove the place…</source>
        <translation>Plek verwijderen…</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="77" />
        <source>Draw: {}</source>
        <translation>Tekenen: {}</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="105" />
        <source>This kansenkaart has no level for places: add one with “Profile…”, page “Levels”, button “To draw in…”.</source>
        <translation>Deze kansenkaart heeft geen niveau voor plekken: voeg er een toe met “Profiel…”, blad “Niveaus”, knop “Om in te tekenen…”.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="119" />
        <source>What could not be saved is on the map again: right click or Enter ends.</source>
        <translation>Wat niet bewaard kon worden, staat weer op de kaart: rechtsklik of Enter sluit af.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="137" />
        <source>Draw in “{level}”: right click or Enter ends, Backspace takes back, Esc stops.</source>
        <translation>Teken in “{level}”: rechtsklik of Enter sluit af, Backspace neemt terug, Esc stopt.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="141" />
        <source>Drag the corners, or click to add some: right click or Enter ends, Esc stops.</source>
        <translation>Versleep de hoeken, of klik er bij: rechtsklik of Enter sluit af, Esc stopt.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="177" />
        <source>Place drawn</source>
        <translation>Plek getekend</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="181" />
        <source>What is this place called? Without a name its key is shown.</source>
        <translation>Hoe heet deze plek? Zonder naam wordt de sleutel getoond.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="182" />
        <source>New place</source>
        <translation>Nieuwe plek</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="193" />
        <source>{key} “{name}” is drawn and selected.</source>
        <translation>{key} “{name}” is getekend en geselecteerd.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="196" />
        <source>Add a wish</source>
        <translation>Wens toevoegen</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="220" />
        <source>Select one place that was drawn.</source>
        <translation>Selecteer één getekende plek.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="225" />
        <source>This kansenkaart can only be read now.</source>
        <translation>Deze kansenkaart is nu alleen te lezen.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="240" />
        <source>Place renamed</source>
        <translation>Plek hernoemd</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="242" />
        <source>Rename the place</source>
        <translation>Plek hernoemen</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="242" />
        <source>Name of {}:</source>
        <translation>Naam van {}:</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="262" />
        <source>Shape of the place changed</source>
        <translation>Vorm van de plek gewijzigd</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="277" />
        <source>Remove {key} “{name}”?</source>
        <translation>{key} “{name}” verwijderen?</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="279" />
        <source>Remove {key} “{name}”? Records about it: {count}. They stay; their links to this place become loose.</source>
        <translation>{key} “{name}” verwijderen? Records hierover: {count}. Die blijven; hun koppeling met deze plek komt los.</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="284" />
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="287" />
        <source>Place removed</source>
        <translation>Plek verwijderd</translation>
    </message>
    <message>
        <location filename="../gui/places/actions.py" line="289" />
        <source>{} is removed.</source>
        <translation>{} is verwijderd.</translation>
    </message>
</context><context>
    <name>PositionRows</name>
    <message>
        <location filename="../gui/session/positions.py" line="211" />
        <source>Click in this panel: then the keys work.</source>
        <translation>Klik in dit paneel: dan werken de toetsen.</translation>
    </message>
    <message>
        <location filename="../gui/session/positions.py" line="220" />
        <source>Note of {} (F2)</source>
        <translation>Toelichting van {} (F2)</translation>
    </message>
</context><context>
    <name>ProfileDialog</name>
    <message>
        <location filename="../gui/profile/dialog.py" line="48" />
        <source>Profile of the kansenkaart</source>
        <translation>Profiel van de kansenkaart</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="59" />
        <source>What is saved here cannot be undone with Ctrl+Z; to be able to go back, first save the profile as a file.</source>
        <translation>Wat u hier bewaart, kan niet met Ctrl+Z ongedaan worden gemaakt; wilt u terug kunnen, bewaar dan eerst het profiel als bestand.</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="114" />
        <location filename="../gui/profile/dialog.py" line="82" />
        <source>Parties</source>
        <translation>Partijen</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="84" />
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="85" />
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="86" />
        <source>Colour</source>
        <translation>Kleur</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="115" />
        <location filename="../gui/profile/dialog.py" line="90" />
        <source>Themes</source>
        <translation>Thema’s</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="95" />
        <location filename="../gui/profile/dialog.py" line="90" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="116" />
        <location filename="../gui/profile/dialog.py" line="93" />
        <source>Ambitions</source>
        <translation>Ambities</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="96" />
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="97" />
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="113" />
        <source>General</source>
        <translation>Algemeen</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="117" />
        <source>Kinds</source>
        <translation>Soorten</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="118" />
        <source>Levels</source>
        <translation>Niveaus</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="119" />
        <source>Project area</source>
        <translation>Projectgebied</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="120" />
        <source>Print</source>
        <translation>Afdrukken</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="126" />
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="127" />
        <source>Save as a file (YAML)…</source>
        <translation>Als bestand bewaren (YAML)…</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="128" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="208" />
        <source>The profile is changed.</source>
        <translation>Het profiel is gewijzigd.</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="220" />
        <source>“{level}” is renewed: {added} features added, {changed} changed, {removed} gone; {loose} links are loose.</source>
        <translation>“{level}” is vernieuwd: {added} gebieden erbij, {changed} gewijzigd, {removed} verdwenen; {loose} koppelingen zijn los.</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="252" />
        <source>Stopped; nothing was changed.</source>
        <translation>Gestopt; er is niets gewijzigd.</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="264" />
        <source>Save the profile as a file</source>
        <translation>Profiel als bestand bewaren</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="266" />
        <source>Profile (*.yaml)</source>
        <translation>Profiel (*.yaml)</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="280" />
        <source>Close without saving what you changed here?</source>
        <translation>Sluiten zonder te bewaren wat u hier hebt veranderd?</translation>
    </message>
    <message>
        <location filename="../gui/profile/dialog.py" line="280" />
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context><context>
    <name>ProgressBox</name>
    <message>
        <location filename="../gui/agreements/progress.py" line="33" />
        <source>+ Progress</source>
        <translation>+ Voortgang</translation>
    </message>
    <message>
        <location filename="../gui/agreements/progress.py" line="58" />
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../gui/agreements/progress.py" line="59" />
        <source>Party</source>
        <translation>Partij</translation>
    </message>
    <message>
        <location filename="../gui/agreements/progress.py" line="60" />
        <source>Judgement</source>
        <translation>Oordeel</translation>
    </message>
    <message>
        <location filename="../gui/agreements/progress.py" line="61" />
        <source>Value</source>
        <translation>Waarde</translation>
    </message>
    <message>
        <location filename="../gui/agreements/progress.py" line="62" />
        <source>Note</source>
        <translation>Toelichting</translation>
    </message>
    <message>
        <location filename="../gui/agreements/progress.py" line="70" />
        <source>Save progress</source>
        <translation>Voortgang bewaren</translation>
    </message>
    <message>
        <location filename="../gui/agreements/progress.py" line="71" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context><context>
    <name>RecordActions</name>
    <message>
        <location filename="../gui/records/actions.py" line="40" />
        <source>Delete {}?</source>
        <translation>{} verwijderen?</translation>
    </message>
    <message>
        <location filename="../gui/records/actions.py" line="41" />
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <location filename="../gui/records/actions.py" line="43" />
        <source>{} deleted</source>
        <translation>{} verwijderd</translation>
    </message>
    <message>
        <location filename="../gui/records/actions.py" line="48" />
        <source>{codes}: {count} features linked</source>
        <translation>{codes}: {count} gebieden gekoppeld</translation>
    </message>
    <message>
        <location filename="../gui/records/actions.py" line="52" />
        <source>{codes}: {count} features unlinked</source>
        <translation>{codes}: {count} gebieden losgekoppeld</translation>
    </message>
    <message>
        <location filename="../gui/records/actions.py" line="59" />
        <source>Select features on the map first.</source>
        <translation>Selecteer eerst gebieden op de kaart.</translation>
    </message>
    <message>
        <location filename="../gui/records/actions.py" line="72" />
        <source>{done}; now about the whole area: {codes}</source>
        <translation>{done}; gaat nu over het hele gebied: {codes}</translation>
    </message>
    <message>
        <location filename="../gui/records/actions.py" line="83" />
        <source>Records changed: {}</source>
        <translation>Records gewijzigd: {}</translation>
    </message>
    <message>
        <location filename="../gui/records/actions.py" line="104" />
        <source>These records cannot be traced to any other.</source>
        <translation>Deze records zijn met geen ander te verbinden.</translation>
    </message>
</context><context>
    <name>RecordCard</name>
    <message>
        <location filename="../gui/session/card.py" line="87" />
        <source>Target</source>
        <translation>Doel</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="88" />
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="89" />
        <source>Condition</source>
        <translation>Voorwaarde</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="90" />
        <source>Reservation</source>
        <translation>Voorbehoud</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="91" />
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="92" />
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="101" />
        <source>the whole area</source>
        <translation>het hele gebied</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="105" />
        <source>{places} and {count} more</source>
        <translation>{places} en nog {count}</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="112" />
        <source>Answers</source>
        <translation>Beantwoordt</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="113" />
        <source>Arises from</source>
        <translation>Komt voort uit</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="114" />
        <source>Replaces</source>
        <translation>Vervangt</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="115" />
        <source>Answered by</source>
        <translation>Beantwoord door</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="116" />
        <source>Leads to</source>
        <translation>Leidt tot</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="117" />
        <source>Replaced by</source>
        <translation>Vervangen door</translation>
    </message>
    <message>
        <location filename="../gui/session/card.py" line="124" />
        <source>and {} more</source>
        <translation>en nog {}</translation>
    </message>
</context><context>
    <name>RecordForm</name>
    <message>
        <location filename="../gui/records/form.py" line="115" />
        <source>Save and next</source>
        <translation>Bewaren en volgende</translation>
    </message>
    <message>
        <location filename="../gui/records/form.py" line="116" />
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <location filename="../gui/records/form.py" line="117" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <location filename="../gui/records/form.py" line="118" />
        <source>Save and begin the next one (Ctrl+Enter)</source>
        <translation>Bewaren en de volgende beginnen (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../gui/records/form.py" line="119" />
        <source>Put the form away (Esc)</source>
        <translation>Formulier sluiten (Esc)</translation>
    </message>
    <message>
        <location filename="../gui/records/form.py" line="197" />
        <source>Save (Ctrl+Shift+Enter)</source>
        <translation>Bewaren (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <location filename="../gui/records/form.py" line="197" />
        <source>Save (Ctrl+Enter)</source>
        <translation>Bewaren (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../gui/records/form.py" line="209" />
        <source>New: {}</source>
        <translation>Nieuw: {}</translation>
    </message>
</context><context>
    <name>RecordListing</name>
    <message>
        <location filename="../gui/records/listing.py" line="137" />
        <source>About the whole area</source>
        <translation>Over het hele gebied</translation>
    </message>
    <message>
        <location filename="../gui/records/listing.py" line="139" />
        <source>All records</source>
        <translation>Alle records</translation>
    </message>
    <message>
        <location filename="../gui/records/listing.py" line="140" />
        <source>Nothing selected. Select one or more features of “{}” on the map, or choose “Whole area” or “All”.</source>
        <translation>Niets geselecteerd. Selecteer op de kaart één of meer gebieden van “{}”, of kies “Heel gebied” of “Alle”.</translation>
    </message>
    <message>
        <location filename="../gui/records/listing.py" line="152" />
        <source>{level}, {count} selected: {names}</source>
        <translation>{level}, {count} geselecteerd: {names}</translation>
    </message>
</context><context>
    <name>RecordLocator</name>
    <message>
        <location filename="../gui/locator.py" line="44" />
        <source>Records of the kansenkaart</source>
        <translation>Records van de kansenkaart</translation>
    </message>
</context><context>
    <name>RecordModel</name>
    <message>
        <location filename="../gui/records/model.py" line="72" />
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="73" />
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="74" />
        <source>Parties</source>
        <translation>Partijen</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="75" />
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="76" />
        <source>Traces</source>
        <translation>Verbanden</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="77" />
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="78" />
        <source>Visibility</source>
        <translation>Zichtbaarheid</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="79" />
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="80" />
        <source>Priority</source>
        <translation>Prioriteit</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="81" />
        <source>Due</source>
        <translation>Gereed</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="82" />
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="194" />
        <source>Without a party</source>
        <translation>Zonder partij</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="195" />
        <source>Without a theme</source>
        <translation>Zonder thema</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="196" />
        <source>Without a phase</source>
        <translation>Zonder fase</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="277" />
        <source>Answered by {}</source>
        <translation>Beantwoord door {}</translation>
    </message>
    <message>
        <location filename="../gui/records/model.py" line="279" />
        <source>Comes from {}</source>
        <translation>Komt voort uit {}</translation>
    </message>
</context><context>
    <name>RecordPanel</name>
    <message>
        <location filename="../gui/records/panel.py" line="116" />
        <source>Open a kansenkaart, or make a new one.</source>
        <translation>Open een kansenkaart of maak een nieuwe.</translation>
    </message>
    <message>
        <location filename="../gui/records/panel.py" line="204" />
        <source>This is about the whole area.</source>
        <translation>Dit gaat over het hele gebied.</translation>
    </message>
</context><context>
    <name>RecordTable</name>
    <message>
        <location filename="../gui/records/table.py" line="60" />
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <location filename="../gui/records/table.py" line="123" />
        <source>Columns</source>
        <translation>Kolommen</translation>
    </message>
</context><context>
    <name>RecordView</name>
    <message>
        <location filename="../gui/records/view.py" line="89" />
        <source>Selection</source>
        <translation>Selectie</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="90" />
        <source>Whole area</source>
        <translation>Heel gebied</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="91" />
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="95" />
        <source>Which records are listed</source>
        <translation>Welke records in de lijst staan</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="101" />
        <source>Search…</source>
        <translation>Zoeken…</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="102" />
        <source>Search in the list</source>
        <translation>Zoeken in de lijst</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="159" />
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="160" />
        <source>More to do with records and with the list</source>
        <translation>Meer met de records en de lijst</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="180" />
        <source>Change the chosen records…</source>
        <translation>Gekozen records wijzigen…</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="181" />
        <source>Trace to…</source>
        <translation>Verbinden met…</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="182" />
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="183" />
        <source>Put on the agenda of the session</source>
        <translation>Op de agenda van de sessie</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="186" />
        <source>Paste rows of a spreadsheet (Ctrl+V)</source>
        <translation>Rijen uit een rekenblad plakken (Ctrl+V)</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="187" />
        <source>Save intake table…</source>
        <translation>Inbrengtabel bewaren…</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="195" />
        <source>Group by</source>
        <translation>Groeperen op</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="198" />
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="237" />
        <source>New: {}</source>
        <translation>Nieuw: {}</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="259" />
        <source>Edit</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="259" />
        <source>Edit the record (Enter)</source>
        <translation>Het record wijzigen (Enter)</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="260" />
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="260" />
        <source>Zoom to the record's features (double click)</source>
        <translation>Naar de gebieden van het record zoomen (dubbelklik)</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="261" />
        <source>Link</source>
        <translation>Koppelen</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="261" />
        <source>Link the record to the selected features too</source>
        <translation>Het record ook aan de geselecteerde gebieden koppelen</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="262" />
        <source>Unlink</source>
        <translation>Losmaken</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="262" />
        <source>Unlink the record from the selected features</source>
        <translation>Het record losmaken van de geselecteerde gebieden</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="263" />
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <location filename="../gui/records/view.py" line="263" />
        <source>Delete the record (Del)</source>
        <translation>Het record verwijderen (Del)</translation>
    </message>
</context><context>
    <name>RowsTable</name>
    <message>
        <location filename="../gui/profile/rows.py" line="125" />
        <source>Add a row</source>
        <translation>Rij toevoegen</translation>
    </message>
    <message>
        <location filename="../gui/profile/rows.py" line="126" />
        <source>Take the row away</source>
        <translation>Rij weghalen</translation>
    </message>
    <message>
        <location filename="../gui/profile/rows.py" line="127" />
        <source>Move the row up</source>
        <translation>Rij omhoog</translation>
    </message>
    <message>
        <location filename="../gui/profile/rows.py" line="128" />
        <source>Move the row down</source>
        <translation>Rij omlaag</translation>
    </message>
</context><context>
    <name>SessionActions</name>
    <message>
        <location filename="../gui/session/actions.py" line="86" />
        <source>Session added: {}</source>
        <translation>Sessie toegevoegd: {}</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="99" />
        <source>Session changed: {}</source>
        <translation>Sessie gewijzigd: {}</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="107" />
        <source>Session deleted: {}</source>
        <translation>Sessie verwijderd: {}</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="130" />
        <source>Put on the agenda of {}</source>
        <translation>Op de agenda van {} gezet</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="131" />
        <source>That is on the agenda of {} already.</source>
        <translation>Dat staat al op de agenda van {}.</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="148" />
        <source>{done}; not in sight, because not for everybody: {count}</source>
        <translation>{done}; niet in beeld, want niet voor iedereen: {count}</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="157" />
        <source>Taken off the agenda: {}</source>
        <translation>Van de agenda gehaald: {}</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="167" />
        <source>Agenda put in order</source>
        <translation>Volgorde van de agenda gewijzigd</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="195" />
        <source>{code}: {party} – {stance}</source>
        <translation>{code}: {party} – {stance}</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="224" />
        <source>{code}: {decision}</source>
        <translation>{code}: {decision}</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="244" />
        <source>{code}: lead {party}</source>
        <translation>{code}: trekker {party}</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="258" />
        <source>{}: due date</source>
        <translation>{}: datum gereed</translation>
    </message>
    <message>
        <location filename="../gui/session/actions.py" line="307" />
        <source>{} added</source>
        <translation>{} toegevoegd</translation>
    </message>
</context><context>
    <name>SessionDialog</name>
    <message>
        <location filename="../gui/session/dialog.py" line="45" />
        <source>Joint session</source>
        <translation>Gezamenlijke sessie</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="45" />
        <source>New joint session</source>
        <translation>Nieuwe gezamenlijke sessie</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="66" />
        <source>Take over what earlier sessions left open ({})</source>
        <translation>Overnemen wat eerdere sessies openlieten ({})</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="75" />
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="76" />
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="77" />
        <source>&amp;Phase</source>
        <translation>&amp;Fase</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="78" />
        <source>P&amp;resent</source>
        <translation>&amp;Aanwezig</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="79" />
        <source>&amp;Notes (for the owner only)</source>
        <translation>&amp;Notities (alleen voor de eigenaar)</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="87" />
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <location filename="../gui/session/dialog.py" line="89" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context><context>
    <name>SessionHead</name>
    <message>
        <location filename="../gui/session/head.py" line="102" />
        <source>Previous (PgUp)</source>
        <translation>Vorige (PgUp)</translation>
    </message>
    <message>
        <location filename="../gui/session/head.py" line="103" />
        <source>Next (PgDn)</source>
        <translation>Volgende (PgDn)</translation>
    </message>
    <message>
        <location filename="../gui/session/head.py" line="109" />
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <location filename="../gui/session/head.py" line="139" />
        <source>agenda {place} / {count}</source>
        <translation>agenda {place} / {count}</translation>
    </message>
    <message>
        <location filename="../gui/session/head.py" line="144" />
        <source>{decided} of {count} decided</source>
        <translation>{decided} van {count} besloten</translation>
    </message>
</context><context>
    <name>SessionPanel</name>
    <message>
        <location filename="../gui/session/panel.py" line="144" />
        <source>Joint session {}</source>
        <translation>Gezamenlijke sessie {}</translation>
    </message>
    <message>
        <location filename="../gui/session/panel.py" line="162" />
        <source>Delete “{}” with its agenda and decisions? Positions stay.</source>
        <translation>“{}” verwijderen, met agenda en besluiten? Standpunten blijven.</translation>
    </message>
    <message>
        <location filename="../gui/session/panel.py" line="163" />
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
</context><context>
    <name>SessionStage</name>
    <message>
        <location filename="../gui/session/stage.py" line="82" />
        <source>Show confidential</source>
        <translation>Vertrouwelijk tonen</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="84" />
        <source>Show confidential and secret records</source>
        <translation>Vertrouwelijke en geheime records tonen</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="86" />
        <source>Show all parties</source>
        <translation>Alle partijen tonen</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="87" />
        <source>New… (Ins)</source>
        <translation>Nieuw… (Ins)</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="88" />
        <source>List of decisions…</source>
        <translation>Besluitenlijst…</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="89" />
        <source>End</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="92" />
        <source>End the session</source>
        <translation>Sessie afsluiten</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="95" />
        <source>Smaller letters (Ctrl+−)</source>
        <translation>Kleinere letters (Ctrl+−)</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="96" />
        <source>Larger letters (Ctrl++)</source>
        <translation>Grotere letters (Ctrl++)</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="245" />
        <source>The agenda is empty. Put records on it, or make a new one (Ins).</source>
        <translation>De agenda is leeg. Zet er records op, of maak een nieuwe (Ins).</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="265" />
        <source>Confidential and secret records are on this screen.</source>
        <translation>Vertrouwelijke en geheime records staan op dit scherm.</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="268" />
        <source>The map and the other panels also show records that are not for everybody.</source>
        <translation>De kaart en de andere panelen tonen ook records die niet voor iedereen zijn.</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="282" />
        <source>Other parties ({})</source>
        <translation>Andere partijen ({})</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="305" />
        <source>absent</source>
        <translation>afwezig</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="374" />
        <source>{level}: {count} selected on the map</source>
        <translation>{level}: {count} geselecteerd op de kaart</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="378" />
        <source>where {} is</source>
        <translation>waar {} ligt</translation>
    </message>
    <message>
        <location filename="../gui/session/stage.py" line="379" />
        <source>the whole area</source>
        <translation>het hele gebied</translation>
    </message>
</context><context>
    <name>SheetView</name>
    <message>
        <location filename="../gui/agreements/sheet.py" line="65" />
        <source>Copy as text</source>
        <translation>Kopiëren als tekst</translation>
    </message>
    <message>
        <location filename="../gui/agreements/sheet.py" line="91" />
        <location filename="../gui/agreements/sheet.py" line="69" />
        <source>Where it comes from</source>
        <translation>Waar het uit volgt</translation>
    </message>
    <message>
        <location filename="../gui/agreements/sheet.py" line="90" />
        <source>Parties and positions</source>
        <translation>Partijen en standpunten</translation>
    </message>
    <message>
        <location filename="../gui/agreements/sheet.py" line="92" />
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <location filename="../gui/agreements/sheet.py" line="93" />
        <source>Earlier positions</source>
        <translation>Eerdere standpunten</translation>
    </message>
    <message>
        <location filename="../gui/agreements/sheet.py" line="120" />
        <source>Set status</source>
        <translation>Status zetten</translation>
    </message>
    <message>
        <location filename="../gui/agreements/sheet.py" line="136" />
        <source>Positions…</source>
        <translation>Standpunten…</translation>
    </message>
    <message>
        <location filename="../gui/agreements/sheet.py" line="137" />
        <source>Agree against the rule…</source>
        <translation>Akkoord tegen de regel in…</translation>
    </message>
    <message>
        <location filename="../gui/agreements/sheet.py" line="213" />
        <source>Not agreed yet. {}</source>
        <translation>Nog niet akkoord. {}</translation>
    </message>
</context><context>
    <name>SheetWork</name>
    <message>
        <location filename="../gui/agreements/work.py" line="49" />
        <source>Note with the position of {}</source>
        <translation>Toelichting bij het standpunt van {}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/work.py" line="79" />
        <source>{code}: {party} is {role}</source>
        <translation>{code}: {party} is {role}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/work.py" line="81" />
        <source>{code}: {party} is no longer {role}</source>
        <translation>{code}: {party} is niet langer {role}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/work.py" line="91" />
        <source>{code}: progress “{judgement}”</source>
        <translation>{code}: voortgang “{judgement}”</translation>
    </message>
</context><context>
    <name>SpotForm</name>
    <message>
        <location filename="../gui/session/spot.py" line="32" />
        <source>Put on the agenda</source>
        <translation>Op de agenda</translation>
    </message>
    <message>
        <location filename="../gui/session/spot.py" line="33" />
        <source>Go back (Esc)</source>
        <translation>Terug (Esc)</translation>
    </message>
    <message>
        <location filename="../gui/session/spot.py" line="37" />
        <location filename="../gui/session/spot.py" line="34" />
        <source>Title of the new record</source>
        <translation>Titel van het nieuwe record</translation>
    </message>
    <message>
        <location filename="../gui/session/spot.py" line="36" />
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <location filename="../gui/session/spot.py" line="38" />
        <source>Party</source>
        <translation>Partij</translation>
    </message>
    <message>
        <location filename="../gui/session/spot.py" line="39" />
        <source>About</source>
        <translation>Gaat over</translation>
    </message>
</context><context>
    <name>StanceButtons</name>
    <message>
        <location filename="../gui/agreements/positions.py" line="43" />
        <source>if</source>
        <translation>mits</translation>
    </message>
</context><context>
    <name>StatusDialog</name>
    <message>
        <location filename="../gui/agreements/status.py" line="209" />
        <location filename="../gui/agreements/status.py" line="164" />
        <location filename="../gui/agreements/status.py" line="136" />
        <source>Set status</source>
        <translation>Status zetten</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="141" />
        <source>{what} becomes “{status}”.</source>
        <translation>{what} wordt “{status}”.</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="145" />
        <source>Reservation</source>
        <translation>Voorbehoud</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="147" />
        <source>Reason to do it even so (it is logged)</source>
        <translation>Reden om het toch te doen (komt in het logboek)</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="147" />
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="165" />
        <source>Go back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="169" />
        <source>Positions…</source>
        <translation>Standpunten…</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="200" />
        <source>… and {} more</source>
        <translation>… en nog {}</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="202" />
        <source>This stands in the way:</source>
        <translation>Dit staat in de weg:</translation>
    </message>
    <message>
        <location filename="../gui/agreements/status.py" line="209" />
        <source>Set status against the rule</source>
        <translation>Status zetten tegen de regel in</translation>
    </message>
</context><context>
    <name>TableWork</name>
    <message>
        <location filename="../gui/records/tables.py" line="77" />
        <source>Rows pasted: {}</source>
        <translation>Rijen geplakt: {}</translation>
    </message>
    <message>
        <location filename="../gui/records/tables.py" line="80" />
        <source>Records added: {added}, changed: {changed}</source>
        <translation>Records toegevoegd: {added}, gewijzigd: {changed}</translation>
    </message>
    <message>
        <location filename="../gui/records/tables.py" line="93" />
        <source>Intake table {}.xlsx</source>
        <translation>Inbrengtabel {}.xlsx</translation>
    </message>
    <message>
        <location filename="../gui/records/tables.py" line="97" />
        <source>Save intake table</source>
        <translation>Inbrengtabel bewaren</translation>
    </message>
    <message>
        <location filename="../gui/records/tables.py" line="99" />
        <source>Spreadsheets (*.xlsx)</source>
        <translation>Rekenbladen (*.xlsx)</translation>
    </message>
    <message>
        <location filename="../gui/records/tables.py" line="109" />
        <source>“{}” was saved. Filled in, it is read by “Import records”.</source>
        <translation>“{}” is bewaard. Ingevuld wordt het gelezen door “Records inlezen”.</translation>
    </message>
</context><context>
    <name>TraceDialog</name>
    <message>
        <location filename="../gui/records/trace_dialog.py" line="33" />
        <source>Trace to…</source>
        <translation>Verbinden met…</translation>
    </message>
    <message>
        <location filename="../gui/records/trace_dialog.py" line="50" />
        <source>How they are connected</source>
        <translation>Hoe ze verbonden zijn</translation>
    </message>
    <message>
        <location filename="../gui/records/trace_dialog.py" line="55" />
        <source>Search…</source>
        <translation>Zoeken…</translation>
    </message>
    <message>
        <location filename="../gui/records/trace_dialog.py" line="56" />
        <source>Search in the list</source>
        <translation>Zoeken in de lijst</translation>
    </message>
    <message>
        <location filename="../gui/records/trace_dialog.py" line="64" />
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <location filename="../gui/records/trace_dialog.py" line="67" />
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context><context>
    <name>Undoing</name>
    <message>
        <location filename="../gui/undo.py" line="84" />
        <source>There is nothing of this sitting left to undo.</source>
        <translation>In deze zitting is er niets meer om ongedaan te maken.</translation>
    </message>
    <message>
        <location filename="../gui/undo.py" line="91" />
        <source>There is nothing that was undone to do again.</source>
        <translation>Er is niets ongedaan gemaakt om opnieuw te doen.</translation>
    </message>
</context><context>
    <name>UpkeepActions</name>
    <message>
        <location filename="../gui/profile/actions.py" line="25" />
        <source>Open a kansenkaart first.</source>
        <translation>Open eerst een kansenkaart.</translation>
    </message>
</context></TS>
