"""A person who types a wish in a process of its own, which is then killed."""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtTest import QTest

from kansenkaart_plugin.gui.current import Current
from kansenkaart_plugin.gui.records.kept_forms import KeptForms
from kansenkaart_plugin.gui.records.panel import RECORDS, RecordPanel
from kansenkaart_plugin.settings import Settings

app = QgsApplication([], True)
app.initQgis()
current = Current(Settings())
panel = RecordPanel(current, RECORDS, KeptForms(Path(sys.argv[2])))
panel.show()
current.open(sys.argv[1])
panel.start("need")
QTest.keyClicks(panel.view.form.fields["title"], "Half getypt")
app.exec()
