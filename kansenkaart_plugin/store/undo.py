"""Taking a user action back: as a new action, whole or not at all.

The log says what an action did to each row. Taking it back gives every row what it had before;
what was added is marked as deleted, so that positions and reports stay in the log too. An action
that takes another one back notes so in the log, and taking *that* back does the first one again.
"""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from ..domain.model import Action, FeatureRef
from ..domain.rules import CONDITIONAL
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from .change import Change
from .errors import UnknownReference
from .places import is_place_log, place_name
from .reading import typed
from .rows import chunks, marks

UNDONE = "undone"
"""The field under which the log notes, in the table ``action``, that an action was taken back."""

_TABLES = (
    "session",
    "record",
    "record_feature",
    "record_party",
    "record_ambition",
    "record_trace",
    "position",
    "progress",
    "session_party",
    "session_item",
)
_BELONGS_TO = {
    "record": (
        ("record_feature", "record_uuid"),
        ("record_party", "record_uuid"),
        ("record_ambition", "record_uuid"),
        ("record_trace", "from_uuid"),
        ("record_trace", "to_uuid"),
        ("position", "record_uuid"),
        ("progress", "record_uuid"),
        ("session_item", "record_uuid"),
    ),
    "session": (
        ("session_party", "session_uuid"),
        ("session_item", "session_uuid"),
        ("position", "session_uuid"),
    ),
}
_REFERS_TO = (
    ("record_party", "party_key", "party"),
    ("position", "party_key", "party"),
    ("progress", "party_key", "party"),
    ("session_party", "party_key", "party"),
    ("record_ambition", "ambition_key", "ambition"),
    ("record_feature", "level", "level"),
)
_OWNER = {"record_trace": "from_uuid", "session_party": "session_uuid"}


class CannotUndo(KansenkaartError):
    """The action cannot be taken back: what it touched was changed since, or is of another sort."""


class _Former(NamedTuple):
    """What a row was before the action: whether it was there (None: as now), and its values."""

    there: bool | None
    values: dict[str, object]


class _Touch(NamedTuple):
    """An action that touched a row."""

    action: str
    table: str
    uuid: str


class Sitting:
    """The actions done since the file was opened, to go back and forth through."""

    def __init__(self) -> None:
        """Start with nothing done."""
        self._done: list[Action] = []
        self._undone: list[Action] = []
        self.own: set[str] = set()
        """The uuids of all actions that were done here, undoing and redoing too."""

    @property
    def undoable(self) -> Action | None:
        """The action that undoing takes back now, by the name it was done under."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Action | None:
        """The action that redoing does again, by the name it was done under."""
        return self._undone[-1] if self._undone else None

    def note_done(self, action: Action) -> None:
        """An action was done: what was taken back before it can no longer be done again."""
        self.own.add(action.uuid)
        self._done.append(action)
        self._undone.clear()

    def note_undone(self, action: Action, by: Action) -> None:
        """``action`` was taken back by the action ``by``."""
        self.own.add(by.uuid)
        self._done = [known for known in self._done if known.uuid != action.uuid]
        self._undone.append(by._replace(label=action.label))

    def note_redone(self, action: Action, by: Action) -> None:
        """What ``action`` took back was done again by the action ``by``."""
        self.own.add(by.uuid)
        self._undone = [known for known in self._undone if known.uuid != action.uuid]
        self._done.append(by._replace(label=action.label))


def find_action(connection: sqlite3.Connection, uuid: str) -> Action:
    """Return the action with this ``uuid``; raise `UnknownReference` when there is none."""
    row = connection.execute(
        "SELECT uuid, at, by, label FROM action WHERE uuid = ?", (uuid,)
    ).fetchone()
    if row is None:
        raise UnknownReference(
            QT_TRANSLATE_NOOP("Kansenkaart", "There is no action “{uuid}”."), uuid=uuid
        )
    return Action(*row)


def undo_action(change: Change, action: Action) -> None:
    """Give every row that ``action`` touched what it had before it, as part of ``change``.

    Raises:
        CannotUndo: a later action that stands touched the same rows or what belongs to them.
        RulesBroken: an agreement would become agreed again against the rule.
    """
    connection = change._connection
    former, last = _read_back(connection, action)
    _refuse_changed_since(connection, action, former, last)
    for table in _TABLES:
        if table in former:
            _give_back(change, table, former[table])
    for table, rows in former.items():
        if is_place_log(table):
            values = {uuid: row.values for uuid, row in rows.items()}
            _refuse_linked(connection, action, change.places.put_back(table, values))
    _refuse_gone(connection, action, former)
    change._rows.note("action", action.uuid, UNDONE, action.label)


def _read_back(
    connection: sqlite3.Connection, action: Action
) -> tuple[dict[str, dict[str, _Former]], int]:
    """Return what the rows of ``action`` were before it, by table, and its last row of the log."""
    former: dict[str, dict[str, _Former]] = {}
    last = 0
    for fid, table, uuid, field, old in connection.execute(
        "SELECT fid, table_name, row_uuid, field, old FROM change WHERE action_uuid = ?"
        " ORDER BY fid DESC",
        (action.uuid,),
    ):
        last = last or fid
        if table == "action":
            continue
        if table not in _TABLES and not is_place_log(table):
            raise CannotUndo(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "“{label}” cannot be undone: it changed the profile, a level or what was"
                    " shared. Change it back there.",
                ),
                label=action.label,
            )
        known = former.setdefault(table, {}).get(uuid, _Former(None, {}))
        if field is not None:
            values = {**known.values, field: typed(field, old)}
            former[table][uuid] = _Former(known.there, values)
        elif old is None:
            former[table][uuid] = _Former(False, {})
        else:
            former[table][uuid] = _Former(True, json.loads(old))
    if not last:
        raise CannotUndo(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{label}” changed nothing."), label=action.label
        )
    return former, last


def _give_back(change: Change, table: str, former: dict[str, _Former]) -> None:
    rows = change._rows
    there = {
        uuid
        for some in chunks(list(former))
        for (uuid,) in rows.connection.execute(
            f"SELECT uuid FROM {table} WHERE uuid IN ({marks(some)}) AND deleted_at IS NULL", some
        )
    }
    rows.remove(table, [u for u, row in former.items() if row.there is False and u in there])
    back = {uuid: row.values for uuid, row in former.items() if row.there}
    rows.revive_all(table, {uuid: new for uuid, new in back.items() if uuid not in there})
    edited = {uuid: row.values for uuid, row in former.items() if row.there is None}
    edited.update({uuid: new for uuid, new in back.items() if uuid in there})
    rows.update_all(table, edited)
    if table == "record":
        for uuid, new in edited.items():
            if new.get("status") in CONDITIONAL:
                change.decides(uuid, None)


def _refuse_changed_since(
    connection: sqlite3.Connection,
    action: Action,
    former: dict[str, dict[str, _Former]],
    last: int,
) -> None:
    """Raise when a later action that stands touched the same rows, or what belongs to them."""
    later = _touching(connection, action, last)
    for table in _BELONGS_TO.keys() & former.keys():
        gone = [uuid for uuid, row in former[table].items() if row.there is False]
        later += _touching_children(connection, table, gone, last)
    undone, cancelled = _cancelled(connection, {action.uuid, *(touch.action for touch in later)})
    if action.uuid in undone:
        raise CannotUndo(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{label}” has been undone already."),
            label=action.label,
        )
    for touch in later:
        if touch.action not in cancelled:
            what = _name(connection, touch.table, touch.uuid)
            raise _changed_since(connection, action, touch.action, what)


def _touching(connection: sqlite3.Connection, action: Action, last: int) -> list[_Touch]:
    """Return who touched a row of ``action`` after it, the latest first."""
    return [
        _Touch(*row)
        for row in connection.execute(
            "SELECT action_uuid, table_name, row_uuid FROM change"
            " WHERE table_name <> 'action' AND fid > ?"
            " AND row_uuid IN (SELECT row_uuid FROM change WHERE action_uuid = ?)"
            " GROUP BY action_uuid ORDER BY max(fid) DESC",
            (last, action.uuid),
        )
    ]


def _touching_children(
    connection: sqlite3.Connection, table: str, gone: list[str], last: int
) -> list[_Touch]:
    """Return who touched, after ``last``, what belongs to a row of ``table`` that would go."""
    return [
        _Touch(later, table, uuid)
        for child, field in _BELONGS_TO[table]
        for some in chunks(gone)
        for later, uuid in connection.execute(
            f"SELECT DISTINCT l.action_uuid, c.{field} FROM {child} c"
            f" JOIN change l ON l.row_uuid = c.uuid WHERE c.{field} IN ({marks(some)})"
            " AND c.deleted_at IS NULL AND l.fid > ?",
            (*some, last),
        )
    ]


def _cancelled(connection: sqlite3.Connection, actions: set[str]) -> tuple[set[str], set[str]]:
    """Return which of ``actions`` stand undone, and those with the ones that undid them.

    Together these leave every row as it was, so that they do not stand in anybody's way.
    """
    pairs: dict[int, tuple[str, str]] = {}
    asked: set[str] = set()
    while actions - asked:
        new = sorted(actions - asked)
        asked |= actions
        for some in chunks(new):
            for column in ("row_uuid", "action_uuid"):
                for fid, undone, by in connection.execute(
                    "SELECT fid, row_uuid, action_uuid FROM change"
                    f" WHERE table_name = 'action' AND {column} IN ({marks(some)})",
                    some,
                ):
                    pairs[fid] = (undone, by)
                    actions = actions | {undone, by}
    gone: set[str] = set()
    cancelled: set[str] = set()
    for fid in sorted(pairs, reverse=True):  # whether an undoing stands, later ones decide
        undone, by = pairs[fid]
        if by not in cancelled:
            gone.add(undone)
            cancelled.update((undone, by))
    return gone, cancelled


def _refuse_linked(
    connection: sqlite3.Connection, action: Action, places: list[FeatureRef]
) -> None:
    """Raise when a record is about one of ``places``, which are there no more."""
    for level, key in places:
        row = connection.execute(
            "SELECT r.uuid, c.action_uuid FROM record_feature f"
            " JOIN record r ON r.uuid = f.record_uuid JOIN change c ON c.row_uuid = f.uuid"
            " WHERE f.level = ? AND f.feature_key = ? AND f.deleted_at IS NULL"
            " AND r.deleted_at IS NULL ORDER BY c.fid DESC LIMIT 1",
            (level, key),
        ).fetchone()
        if row:
            raise _changed_since(connection, action, row[1], _name(connection, "record", row[0]))


def _refuse_gone(
    connection: sqlite3.Connection, action: Action, former: dict[str, dict[str, _Former]]
) -> None:
    """Raise when a row came back that names a party, ambition or level that is no longer there."""
    for child, field, parent in _REFERS_TO:
        dead = [
            key
            for (key,) in connection.execute(
                f"SELECT key FROM {parent} WHERE deleted_at IS NOT NULL"
            )
        ]
        owner = "session" if child == "session_party" else "record"
        if not dead or not (child in former or owner in former):
            continue
        row = connection.execute(
            f"SELECT c.{field} FROM {child} c JOIN {owner} o ON o.uuid = c.{owner}_uuid"
            f" WHERE c.{field} IN ({marks(dead)}) AND c.deleted_at IS NULL"
            " AND o.deleted_at IS NULL",
            dead,
        ).fetchone()
        if row:
            raise CannotUndo(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "“{label}” cannot be undone: “{key}” is no longer in the profile. Put it back"
                    " there first.",
                ),
                label=action.label,
                key=row[0],
            )


def _changed_since(
    connection: sqlite3.Connection, action: Action, later: str, what: str
) -> CannotUndo:
    since = find_action(connection, later)
    return CannotUndo(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{label}” cannot be undone: {what} was changed since by {who} (“{since}”); undo that"
            " first.",
        ),
        label=action.label,
        what=what,
        who=since.by,
        since=since.label,
    )


def _name(connection: sqlite3.Connection, table: str, uuid: str) -> str:
    """Return what people know a row by: a record's code, a session's title, a place's key."""
    if is_place_log(table):
        return place_name(connection, table, uuid)
    owner = "session" if table in ("session", "session_party") else "record"
    name = "title" if owner == "session" else "code"
    if table != owner:
        (uuid,) = connection.execute(
            f"SELECT {_OWNER.get(table, 'record_uuid')} FROM {table} WHERE uuid = ?", (uuid,)
        ).fetchone()
    (text,) = connection.execute(f"SELECT {name} FROM {owner} WHERE uuid = ?", (uuid,)).fetchone()
    return str(text)
