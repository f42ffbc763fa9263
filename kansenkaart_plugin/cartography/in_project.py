"""Pages added to a QGIS project as ordinary layouts, to work on.

What they draw goes to a GeoPackage of its own, which holds no more than the Snapshot's audience
may see: a layer in memory would be gone with the next start of QGIS, and the file of the owner
holds everything. Nothing that is there is changed: a later run adds beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

from qgis.core import (
    QgsFeatureRequest,
    QgsFeedback,
    QgsLayerTreeGroup,
    QgsLayoutItemLabel,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..store import Withheld, deliver
from ..store.snapshot import Snapshot
from . import wording
from .export import ExportOptions, Tell, safe_name, template_for
from .layout import LevelPages, level_of

_AS_WRITTEN = QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("$id")])
_STYLE = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling


def add_layouts(
    snapshot: Snapshot,
    withheld: Withheld,
    options: ExportOptions,
    project: QgsProject,
    folder: Path,
    name: str,
    feedback: QgsFeedback,
    tell: Tell | None = None,
) -> tuple[Path, list[str]]:
    """Add a layout for each level to ``project``; return the file of their layers, their names.

    ``options`` say which levels, on what paper or template. The layers are written to
    ``<name>-layouts.gpkg`` in ``folder``, or to a name after that which is free. ``tell`` is
    called with what could not be used, and why.

    Raises:
        KansenkaartError: a level or template cannot be used, or the file cannot be written;
            nothing is then added.
    """
    told: list[Sentence] = []
    template = template_for(snapshot, options, told)
    keys = options.levels or tuple(item.level.key for item in snapshot.levels)
    for key in keys:
        level_of(snapshot, key)
    made: dict[str, QgsPrintLayout] = {}
    for number, key in enumerate(keys):
        _go_on(feedback, 80 * number / len(keys))
        pages = LevelPages(
            snapshot,
            key,
            options.paper,
            options.orientation,
            options.dpi,
            options.assets,
            template=template,
        )
        told += pages.told
        made[key] = pages.main().build()
    _go_on(feedback, 80)  # for the last time: from here on something is made
    target = _free(Path(folder), f"{safe_name(name)}-layouts")
    deliver(lambda path: _write(path, made), target, withheld)
    group = _group(project, snapshot)
    names = [_added(project, group, layout, key, target, snapshot) for key, layout in made.items()]
    feedback.setProgress(100)
    for sentence in dict.fromkeys(told):
        if tell is not None:
            tell(sentence)
    return target, names


def _go_on(feedback: QgsFeedback, progress: float) -> None:
    if feedback.isCanceled():
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "Cancelled; nothing was added to the project.")
        )
    feedback.setProgress(progress)


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.gpkg", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.gpkg"
    return path


def _layers(key: str, layout: QgsPrintLayout) -> Iterator[tuple[str, QgsVectorLayer]]:
    """Yield the layers of a layout, each with the name of its table."""
    unique = {layer.id(): layer for layer in layout.kansenkaart_layers}
    for number, layer in enumerate(unique.values(), start=1):
        yield f"{key}_{number:02d}_{safe_name(layer.name()).lower()}"[:60], layer


def _write(path: Path, made: dict[str, QgsPrintLayout]) -> None:
    for key, layout in made.items():
        for name, layer in _layers(key, layout):
            options = QgsVectorFileWriter.SaveVectorOptions()
            options.driverName = "GPKG"
            options.layerName = name
            actions = QgsVectorFileWriter.ActionOnExistingFile
            options.actionOnExistingFile = (
                actions.CreateOrOverwriteLayer if path.exists() else actions.CreateOrOverwriteFile
            )
            context = layout.project().transformContext()
            error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
                layer, str(path), context, options
            )
            if error != QgsVectorFileWriter.WriterError.NoError:
                raise KansenkaartError(
                    QT_TRANSLATE_NOOP("Kansenkaart", "“{name}” could not be written: {reason}"),
                    name=path.name,
                    reason=message,
                )


def _group(project: QgsProject, snapshot: Snapshot) -> QgsLayerTreeGroup:
    """Return a new group at the bottom of the layers, switched off."""
    text = QT_TRANSLATE_NOOP("Kansenkaart", "Layouts {audience}")
    title = wording.say(snapshot, text, audience=wording.audience(snapshot))
    group = project.layerTreeRoot().addGroup(title)
    group.setItemVisibilityChecked(False)
    group.setExpanded(False)
    return group


def _added(
    project: QgsProject,
    group: QgsLayerTreeGroup,
    layout: QgsPrintLayout,
    key: str,
    path: Path,
    snapshot: Snapshot,
) -> str:
    level = level_of(snapshot, key)
    document, context = QDomDocument(), QgsReadWriteContext()
    document.appendChild(layout.writeXml(document, context))
    text = document.toString(-1)
    part = group.addGroup(level.level.title)
    part.setExpanded(False)
    for name, layer in _layers(key, layout):
        copy = _copied(layer, path, name)
        project.addMapLayer(copy, False)
        part.addLayer(copy)
        text = text.replace(layer.id(), copy.id())
    document = QDomDocument()
    document.setContent(text)
    added = QgsPrintLayout(project)  # which comes to own it
    added.loadFromTemplate(document, context)
    added.setName(_unused(project, wording.subtitle(snapshot, level)))
    _write_out(added)
    project.layoutManager().addLayout(added)
    return str(added.name())


def _copied(layer: QgsVectorLayer, path: Path, name: str) -> QgsVectorLayer:
    """Return the table called ``name`` as a layer that looks like ``layer``."""
    copy = QgsVectorLayer(f"{path}|layername={name}", layer.name(), "ogr")
    style = QDomDocument("qgis")
    layer.exportNamedStyle(style, QgsReadWriteContext(), _STYLE)
    copy.importNamedStyle(style, _STYLE)
    # of two that overlap the later lies on top, and a GeoPackage gives them in an order of its own
    copy.renderer().setOrderBy(_AS_WRITTEN)
    copy.renderer().setOrderByEnabled(True)
    copy.setReadOnly(True)
    return copy


def _unused(project: QgsProject, wanted: str) -> str:
    taken = {layout.name() for layout in project.layoutManager().layouts()}
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name


def _write_out(layout: QgsPrintLayout) -> None:
    """Write texts where people can change them; what a label would evaluate stays a variable."""
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel):
            text = item.currentText()
            if "[%" not in text:
                item.setText(text)
