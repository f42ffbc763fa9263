"""The real docks and map in a window: what a person waits for, and how long nothing moves.

200,000 records, 500,000 links, 50,000 buildings in 80 neighbourhoods. Ours is from the action to
lists, table and map filled; a bare query fetches what they then show, and QGIS's own means show
the nearest to it that they can.
"""

from __future__ import annotations

import itertools
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Iterator

from measuring import Baseline, compare, measurement, timed
from store_bench import (
    ATTACHED,
    FEATURES,
    LINKS,
    RECORDS,
    SELECTED,
    _bare,
    _ListByRelation,
    _ListByRequest,
    _read,
)
from window import Workplace
from workplace_bench import _COUNTED, _LISTED, EDITED, _enliven

if TYPE_CHECKING:
    from qgis_means import OwnMeans

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
        from qgis_means import OwnMeans

        path = make_two_levels(Path(name))
        workplace, own = Workplace(Path(name)), OwnMeans(path)
        try:
            with closing(_bare(path)) as bare:
                yield from opening(workplace, path, bare, own)
                yield from choosing(workplace, path, bare, own)
                yield from telling(workplace, bare)
            editing(workplace)
            yield from writing(workplace, own)
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


def opening(
    workplace: Workplace, path: Path, bare: sqlite3.Connection, own: OwnMeans
) -> Iterator[dict]:
    """From the file to docks and map that can be used."""
    ours, theirs, plain = [], [], []
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
        plain.append(timed(own.open))
    for name, others, limit in (
        ("twice quick_check and the bare first queries", theirs, 1.0),
        ("QGIS's attribute table of all records", plain, 3.0),
    ):
        yield measurement(
            f"opening to docks and map filled: {name}",
            statistics.median(ours),
            statistics.median(others),
            limit,
        )


def choosing(
    workplace: Workplace, path: Path, bare: sqlite3.Connection, own: OwnMeans
) -> Iterator[dict]:
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
    wanted = keys()
    yield from compare(
        "selection of 1,000 to the list on screen",
        select,
        Baseline("bare query", 2.0, by_keys),
        Baseline("QGIS's feature requests", 2.0, _ListByRequest(path, wanted)),
        Baseline("QGIS's relation", 1.0, _ListByRelation(path, wanted)),
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

    def requested(text: str) -> list:
        where = f"title ILIKE '%{text}%' OR description ILIKE '%{text}%'"
        return list(_read(own.records, where, ["uuid", "code", "kind", "title", "status"]))

    type_text = workplace.doing("typing", lambda: workplace.records.view.search.setText(typed()))
    type_text()
    yield from compare(
        "typing to the list on screen",
        type_text,
        Baseline("bare queries", 3.0, lambda: like(typed())),
        Baseline("QGIS's feature request", 2.0, lambda: requested(typed())),
    )
    workplace.records.view.search.clear()
    workplace.settle()

    kinds, others, owns = (itertools.cycle(tuple(RecordKind)[:3]) for _ in range(3))
    filtered = workplace.doing("filtering", lambda: current.shown.narrow(kinds=(next(kinds),)))
    yield from compare(
        "switching a filter to list, table and map filled",
        filtered,
        Baseline("bare queries", 3.0, lambda: bare_answers(f"r.kind = '{next(others).value}'")),
        Baseline(
            "QGIS's attribute table of a subset",
            1.0,
            lambda: own.table(f"kind = '{next(owns).value}'"),
        ),
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
        Baseline("QGIS's attribute table, twice", 1.0, lambda: (own.table(""), own.table(""))),
    )
    workplace.gap.during("drawing the map")
    workplace.layers._canvas.refresh()
    workplace.rest(2.0)
    workplace.gap.during("")


def telling(workplace: Workplace, bare: sqlite3.Connection) -> Iterator[dict]:
    """What changed since before the first record: 200,000 were added, the first 500 are told."""
    from qgis.PyQt.QtCore import QDateTime

    from kansenkaart_plugin.gui.insight.changes import MOST

    insight = workplace.insight
    workplace.docks[3].widget.raise_()
    insight.tabs.setCurrentWidget(insight.changes)
    insight.changes.since.set_moment(QDateTime(2025, 1, 1, 0, 0))
    workplace.rest()
    workplace.settle()

    def told() -> list:
        return bare.execute(
            "SELECT DISTINCT r.uuid, r.code, r.kind, r.title, r.description FROM action a"
            " JOIN change c ON c.action_uuid = a.uuid JOIN record r ON r.uuid = c.row_uuid"
            " WHERE a.at > '2025' ORDER BY r.kind, length(r.code), r.code LIMIT ?",
            (MOST,),
        ).fetchall()

    yield from compare(
        "what changed, 200,000 records, to the page on screen",
        workplace.doing("telling what changed", insight.changes.ask),
        Baseline("bare query of the log", 2.0, told),
    )
    assert insight.changes._answer.more
    workplace.docks[1].widget.raise_()
    workplace.settle()


def editing(workplace: Workplace) -> None:
    """Change 10,000 records in one action, as a list does it, and undo that: for the gaps."""
    from kansenkaart_plugin.domain.words import RecordKind, Status, Visibility
    from kansenkaart_plugin.store import BulkEdit, edit_records

    current = workplace.current
    rows = current.kansenkaart.queries.list_of_all()
    uuids = [row.uuid for row in rows if row.kind == RecordKind.WISH.value][:EDITED]
    assert len(uuids) == EDITED
    edit = BulkEdit(status=Status.EXPLORED, visibility=Visibility.PUBLIC)

    def change() -> None:
        done = current.save("samen", lambda c: edit_records(c, uuids, edit), beside=True)
        assert done, workplace.problems

    for _ in range(2):
        workplace.doing("changing 10,000 records at once", change)()
        workplace.rest()
        workplace.doing("undoing a change of 10,000 records", current.undo)()
        workplace.rest()


def writing(workplace: Workplace, own: OwnMeans) -> Iterator[dict]:
    """A record about 10,000 buildings saved by the form, and undone."""
    from material import key_of

    layer, current = workplace.layers.layer("pand"), workplace.current
    wanted = {key_of(n) for n in range(ATTACHED)}
    layer.selectByIds([f.id() for f in layer.getFeatures() if f["feature_key"] in wanted])
    workplace.settle()
    keys, times = sorted(wanted), defaultdict(list)
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
        times["own save"].append(timed(lambda: own.save(keys)))
        times["own undo"].append(timed(lambda: own.take_back(ATTACHED)))
    medians = {name: statistics.median(some) for name, some in times.items()}
    for name, ours, theirs, limit in (
        ("undo of a save on 10,000 features, all filled: the save", "undo", "save", 2.0),
        (
            "a save on 10,000 features, all filled: QGIS's form and edit buffer",
            "save",
            "own save",
            5.0,
        ),
        ("undo of that, all filled: QGIS's edit buffer", "undo", "own undo", 5.0),
    ):
        yield measurement(name, medians[ours], medians[theirs], limit)
