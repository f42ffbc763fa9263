"""The real docks and map in a window: what a person waits for, and how long nothing moves.

200,000 records, 500,000 links, 50,000 buildings in 80 neighbourhoods. Ours is from the action to
lists, table and map filled; a bare query fetches what they then show.
"""

from __future__ import annotations

import itertools
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Callable, Iterator

from measuring import Baseline, compare, measurement
from store_bench import ATTACHED, FEATURES, LINKS, RECORDS, SELECTED, _bare
from workplace_bench import _COUNTED, _LISTED, _enliven

BLOCKED = 0.2
"""Seconds that the interface may stand still."""

_PROFILE = """\
profile: 1
title: Maat
owner: gemeente
levels:
  - {key: buurt, title: Buurt, source: buurten.gpkg, feature_key: code}
  - {key: pand, title: Pand, source: panden.gpkg, feature_key: code, label: naam, parent: buurt}
parties:
  - {key: gemeente, name: Gemeente, kind: municipality}
  - {key: ymere, name: Ymere, kind: corporation}
"""


def measure() -> Iterator[dict]:
    """Yield all measurements; ratio ≤ limit is good."""
    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as name:
        path = make_two_levels(Path(name))
        workplace = Workplace(Path(name))
        try:
            with closing(_bare(path)) as bare:
                yield from opening(workplace, path, bare)
                yield from choosing(workplace, bare)
            yield from writing(workplace)
            yield from workplace.gap.report()
        finally:
            workplace.close()


def make_two_levels(folder: Path) -> Path:
    """Make the kansenkaart that is measured on."""
    from material import fill, make_source

    from kansenkaart_plugin.intake.levels import create_kansenkaart

    make_source(folder, FEATURES)
    _make_neighbourhoods(folder)
    profile = folder / "maat.yaml"
    profile.write_text(_PROFILE, "utf-8")
    path = folder / "maat.gpkg"
    create_kansenkaart(profile, path, "Maat")
    fill(path, RECORDS, LINKS)
    _enliven(path)
    return path


def _make_neighbourhoods(folder: Path) -> None:
    """Write squares of 500 m over all buildings."""
    from qgis.core import (
        QgsCoordinateTransformContext,
        QgsFeature,
        QgsGeometry,
        QgsRectangle,
        QgsVectorFileWriter,
        QgsVectorLayer,
    )

    layer = QgsVectorLayer("Polygon?crs=EPSG:28992&field=code:string", "buurten", "memory")
    features = []
    for column, row in itertools.product(range(5), range(16)):
        x, y = 119_990 + 500 * column, 485_990 + 500 * row
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"B{column}{row:02}"])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + 500, y + 500)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = "buurten"
    QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(folder / "buurten.gpkg"), QgsCoordinateTransformContext(), options
    )


class Gap:
    """A timer in the event loop: the longest time between two of its beats, by what was done."""

    def __init__(self) -> None:
        """Beat every few milliseconds."""
        from qgis.PyQt.QtCore import QTimer

        self._longest: dict[str, tuple[float, float]] = {}
        self._doing = ""
        self._last, self._queued = time.perf_counter(), _queued()
        self._timer = QTimer()
        self._timer.timeout.connect(self.beat)
        self._timer.start(2)

    def during(self, what: str) -> None:
        """Count for ``what`` from now on."""
        self._doing = what
        self._last, self._queued = time.perf_counter(), _queued()

    def beat(self) -> None:
        """Note how long it was since the last time."""
        now, queued = time.perf_counter(), _queued()
        if self._doing:
            gap = (now - self._last, queued - self._queued)
            self._longest[self._doing] = max(self._longest.get(self._doing, gap), gap)
        self._last, self._queued = now, queued

    def report(self) -> Iterator[dict]:
        """Yield the longest gap of each thing that was done, in seconds against the limit."""
        self._timer.stop()
        for what, (longest, queued) in self._longest.items():
            name = f"longest standstill while {what} (of it {queued:.3f} s queued for a core)"
            yield measurement(name, longest, BLOCKED, 1.0)


def _queued() -> float:
    """Return how many seconds this thread waited for a core so far: the doing of other programs.

    Only Linux tells; elsewhere it is 0.
    """
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


class Workplace:
    """A window with the map and the docks, as the plugin builds them."""

    def __init__(self, folder: Path) -> None:
        """Show it, with nothing open."""
        from qgis.core import QgsProject
        from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtWidgets import QMainWindow

        from kansenkaart_plugin.gui.current import Current
        from kansenkaart_plugin.gui.docks import arrange, make_docks
        from kansenkaart_plugin.gui.map.layers import MapLayers
        from kansenkaart_plugin.gui.records.kept_forms import KeptForms
        from kansenkaart_plugin.settings import Settings

        self.current = Current(Settings())
        self.problems: list[str] = []
        self.current.failed.connect(lambda error: self.problems.append(str(error)))
        self.window, canvas = QMainWindow(), QgsMapCanvas()
        self.window.setCentralWidget(canvas)
        root = QgsProject.instance().layerTreeRoot()
        self._bridge = QgsLayerTreeMapCanvasBridge(root, canvas)
        self.layers = MapLayers(self.current, QgsProject.instance(), canvas, canvas.setCurrentLayer)
        self.docks = make_docks(self.current, KeptForms(folder / "forms"))
        for dock in self.docks:
            self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock.widget)
        self.window.resize(1600, 1000)
        self.window.show()
        arrange(self.docks, self.window)
        self.levels, self.records = (dock.panel for dock in self.docks[:2])
        self.gap = Gap()

    @property
    def is_busy(self) -> bool:
        """Whether a list, the table of levels or the map is still to change."""
        parts = (self.records.listing._lists, self.levels._inquiry, self.layers.counts)
        waiting = self.current._moved or self.current._timer.isActive()
        return waiting or any(part.is_busy for part in parts)

    def settle(self) -> None:
        """Let the interface run until all is filled and painted."""
        from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

        while self.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.0005)
        self.records.view.table.viewport().repaint()
        assert not self.problems, self.problems

    def rest(self, seconds: float = 1.0) -> None:
        """Let the interface run on: the map is drawn, what others asked for is answered."""
        from qgis.PyQt.QtCore import QCoreApplication

        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QCoreApplication.processEvents()
            time.sleep(0.0005)

    def doing(self, what: str, act: Callable[[], object]) -> Callable[[], None]:
        """Return what does ``act`` and waits until all is filled, with the gaps counted."""

        def work() -> None:
            self.gap.during(what)
            act()
            self.settle()
            self.gap.beat()
            self.gap.during("")

        return work

    def close(self) -> None:
        """Take it down."""
        self.current.close()
        for dock in self.docks:
            dock.panel.stop()
        self.layers.stop()
        self.window.close()


def opening(workplace: Workplace, path: Path, bare: sqlite3.Connection) -> Iterator[dict]:
    """From the file to docks and map that can be used."""
    ours, theirs = [], []
    for _ in range(3):
        workplace.current.close()
        workplace.rest()
        start = time.perf_counter()
        for _ in range(2):
            assert bare.execute("PRAGMA quick_check").fetchone() == ("ok",)
        bare.execute(_LISTED + "1").fetchall()
        bare.execute(_COUNTED.format("1")).fetchall()
        theirs.append(time.perf_counter() - start)
        start = time.perf_counter()
        workplace.doing("opening", lambda: workplace.current.open(path))()
        ours.append(time.perf_counter() - start)
        workplace.rest()
    yield measurement(
        "opening to docks and map filled: twice quick_check and the bare first queries",
        statistics.median(ours),
        statistics.median(theirs),
        1.0,
    )


def choosing(workplace: Workplace, bare: sqlite3.Connection) -> Iterator[dict]:
    """Selection, search, level and filter; each has another answer than the time before."""
    from material import key_of

    from kansenkaart_plugin.domain.words import RecordKind

    current, turn = workplace.current, itertools.count()
    current.set_level("pand")
    workplace.settle()
    layer = workplace.layers.layer("pand")
    fids = {f["feature_key"]: f.id() for f in layer.getFeatures()}

    def keys() -> list[str]:
        start = next(turn)
        return [key_of((n * 13 + start) % FEATURES) for n in range(SELECTED)]

    def by_keys() -> list:
        wanted = keys()
        where = "r.uuid IN (SELECT record_uuid FROM record_feature WHERE level = 'pand' AND"
        where += f" deleted_at IS NULL AND feature_key IN ({','.join('?' * len(wanted))}))"
        return bare.execute(_LISTED + where, wanted).fetchall()

    select = workplace.doing("selecting", lambda: layer.selectByIds([fids[key] for key in keys()]))
    select()
    assert workplace.records.view.model.rowCount() > 5_000
    yield from compare(
        "selection of 1,000 to the list on screen", select, Baseline("bare query", 2.0, by_keys)
    )
    layer.removeSelection()
    workplace.records.view.set_scope("all")
    workplace.settle()

    def bare_answers(where: str) -> tuple:
        return (
            bare.execute(_LISTED + where).fetchall(),
            bare.execute(_COUNTED.format(where)).fetchall(),
        )

    def typed() -> str:
        return str(1000 + next(turn))

    def like(text: str) -> tuple:
        return bare_answers(f"(r.title LIKE '%{text}%' OR r.description LIKE '%{text}%')")

    type_text = workplace.doing("typing", lambda: workplace.records.view.search.setText(typed()))
    type_text()
    yield from compare(
        "typing to the list on screen",
        type_text,
        Baseline("bare queries", 3.0, lambda: like(typed())),
    )
    workplace.records.view.search.clear()
    workplace.settle()

    kinds = itertools.cycle((RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY))
    filtered = workplace.doing("filtering", lambda: current.shown.narrow(kinds=(next(kinds),)))
    yield from compare(
        "switching a filter to list, table and map filled",
        filtered,
        Baseline("bare queries", 3.0, lambda: bare_answers(f"r.kind = '{next(kinds).value}'")),
    )
    current.shown.narrow(kinds=())
    workplace.settle()

    def switched() -> None:
        current.set_level("buurt")
        workplace.settle()
        current.set_level("pand")

    yield from compare(
        "switching level there and back to list, table and map filled",
        workplace.doing("switching level", switched),
        Baseline(
            "bare queries, twice the list",
            3.0,
            lambda: (bare_answers("1"), bare.execute(_LISTED + "1").fetchall()),
        ),
    )
    workplace.gap.during("drawing the map")
    workplace.layers._canvas.refresh()
    workplace.rest(2.0)
    workplace.gap.during("")


def writing(workplace: Workplace) -> Iterator[dict]:
    """A record about 10,000 buildings saved by the form, and undone."""
    from material import key_of

    layer, current = workplace.layers.layer("pand"), workplace.current
    wanted = {key_of(n) for n in range(ATTACHED)}
    layer.selectByIds([f.id() for f in layer.getFeatures() if f["feature_key"] in wanted])
    workplace.settle()
    times: dict[str, list[float]] = {"save": [], "undo": []}
    for turn in range(3):
        form = workplace.records.view.form
        workplace.records.view.set_scope("selection")
        workplace.settle()
        workplace.records.start("wish")
        form.fields["title"].set_value(f"Proef {turn}")
        for name, what, act in (
            ("save", "saving on 10,000 features", workplace.records.save),
            ("undo", "undoing that", current.undo),
        ):
            start = time.perf_counter()
            workplace.doing(what, act)()
            times[name].append(time.perf_counter() - start)
            workplace.rest()
    yield measurement(
        "undo of a save on 10,000 features, all filled: the save",
        *(statistics.median(times[name]) for name in ("undo", "save")),
        2.0,
    )
