"""Which column of a level's table holds which field of its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Mapping

from qgis.core import QgsField, QgsFields, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ..domain import rules
from ..domain.profile import LevelProfile
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence

_KEPT = {
    QMetaType.Type.Bool,
    QMetaType.Type.Int,
    QMetaType.Type.UInt,
    QMetaType.Type.LongLong,
    QMetaType.Type.ULongLong,
    QMetaType.Type.Double,
    QMetaType.Type.QString,
    QMetaType.Type.QDate,
    QMetaType.Type.QDateTime,
}
_SHAPEFILE_NAME = 10  # how much of a name a shapefile keeps
_LEFT_OUT = {QMetaType.Type.QByteArray}


@dataclass
class Plan:
    """Where the key, label, parent and facts of a level stand in its source.

    ``facts`` are pairs of the place in the source and the field in our table; ``as_text`` are
    the places in ``facts`` whose values are written as text.
    """

    key: int
    label: int = -1
    parent: int = -1
    facts: list[tuple[int, QgsField]] = field(default_factory=list)
    as_text: list[int] = field(default_factory=list)

    def table_fields(self) -> QgsFields:
        """Return the fields of the level's table, in the order of `rules.LEVEL_COLUMNS`."""
        fields = QgsFields()
        for name in ("feature_key", "label", "parent_key"):
            fields.append(QgsField(name, QMetaType.Type.QString))
        for name in ("x", "y"):
            fields.append(QgsField(name, QMetaType.Type.Double))
        for _, described in self.facts:
            fields.append(described)
        return fields


def drawn_plan() -> Plan:
    """Return the plan of a level whose places are drawn: no source, no facts."""
    return Plan(key=-1)


def plan_columns(
    layer: QgsVectorLayer, level: LevelProfile, fault: Callable[[str, Sentence], None]
) -> Plan:
    """Return which field of ``layer`` goes where; ``fault`` is told of fields not there."""
    fields = layer.fields()

    def place(key: str, name: str | None) -> int:
        if name is None:
            return -1
        found = fields.lookupField(name)  # exact first, else whatever the case
        if found < 0 and layer.storageType() == "ESRI Shapefile":
            found = fields.lookupField(name[:_SHAPEFILE_NAME])
        if found < 0:
            fault(
                key,
                Sentence(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart", "the source has no field “{name}”; it has: {choices}"
                    ),
                    name=name,
                    choices=", ".join(fields.names()),
                ),
            )
        return int(found)

    plan = Plan(
        place("feature_key", level.feature_key),
        place("label", level.label),
        place("parent_field", level.parent_field),
    )
    declared = {place("facts.public", name): name for name in level.public_facts}
    declared.update({place("facts.parties", name): name for name in level.party_facts})
    declared.pop(-1, None)
    own = {plan.key, plan.label, *_row_numbers(layer)}
    others = [index for index in range(fields.count()) if index not in own]
    _name_facts(plan, fields, declared, others)
    return plan


def _row_numbers(layer: QgsVectorLayer) -> set[int]:
    """Return the places of columns that only number the rows of a GeoPackage or database."""
    return {
        index
        for index in layer.primaryKeyAttributes()
        if layer.fields().at(index).name().lower() in ("fid", "ogc_fid")
    }


def _name_facts(
    plan: Plan, fields: QgsFields, declared: Mapping[int, str], others: list[int]
) -> None:
    """Give each fact its column; those that the profile names come first."""
    indexes = [
        index
        for index in dict.fromkeys([*declared, *others])
        if fields.at(index).type() not in _LEFT_OUT
    ]
    names = [declared.get(index, fields.at(index).name()) for index in indexes]
    for index, name in zip(indexes, rules.column_names(names)):
        source = fields.at(index)
        if source.type() in _KEPT:
            described = QgsField(name, source.type())
        else:
            described = QgsField(name, QMetaType.Type.QString)
            plan.as_text.append(len(plan.facts))
        plan.facts.append((index, described))
