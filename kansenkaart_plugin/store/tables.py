"""The tables of the file as data, and what every row of them has in common."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Sequence

SCHEMA_VERSION = 1

CREATED = ("revision", "created_at", "created_by", "modified_at", "modified_by", "deleted_at")
"""The common columns that say which version of a row this is."""

FIELDS: dict[str, tuple[str, ...]] = {
    "kansenkaart": ("title", "owner_party", "schema_version", "profile"),
    "level": (
        "key",
        "title",
        "rank",
        "parent",
        "source",
        "source_date",
        "feature_key_field",
        "label_field",
        "drawn",
    ),
    "party": ("key", "name", "kind", "colour"),
    "ambition": ("key", "title", "theme", "source"),
    "session": ("title", "held_on", "phase", "notes"),
    "record": (
        "code",
        "kind",
        "title",
        "description",
        "theme",
        "phase",
        "status",
        "reason",
        "visibility",
        "priority",
        "agreement_type",
        "commitment",
        "indicator",
        "target_value",
        "target_unit",
        "reservation",
        "condition",
        "start_date",
        "due_date",
        "source_kind",
        "source",
        "source_date",
    ),
    "record_feature": ("record_uuid", "level", "feature_key", "feature_label", "x", "y"),
    "record_party": ("record_uuid", "party_key", "role"),
    "record_ambition": ("record_uuid", "ambition_key"),
    "record_trace": ("from_uuid", "to_uuid", "kind"),
    "position": ("record_uuid", "party_key", "position", "note", "stated_at", "session_uuid"),
    "session_party": ("session_uuid", "party_key"),
    "session_item": ("session_uuid", "record_uuid", "seq", "decision", "note"),
    "progress": (
        "record_uuid",
        "reported_at",
        "party_key",
        "judgement",
        "value",
        "note",
        "source",
    ),
    "share": ("party_key", "shared_at", "last_change", "file_name"),
}
"""The own columns of each table that has the common ones."""

LOG_TABLES = ("action", "change", "share_row")
"""Tables that only grow; their rows have no common columns."""


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of ``table`` that its hash covers, in the order of the hash."""
    return ("uuid", *FIELDS[table], *CREATED)


def _blob(value: bytes) -> dict[str, str]:
    return {"blob": value.hex()}  # written by another program: none of our columns holds one


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_blob).encode
_encode_lines = json.JSONEncoder(ensure_ascii=False, separators=("\n", ":")).encode


def row_hash(values: Sequence[object]) -> str:
    """Return the SHA-256, in hex, of a row's values (those of `columns`) as a JSON array."""
    return json_hash(_encode(values))


def row_hashes(rows: Sequence[Sequence[object]]) -> list[str]:
    """Return `row_hash` of each of ``rows``, which are equally long: encoded together."""
    try:
        texts = each_as_json([value for row in rows for value in row])
    except TypeError:  # a value that another program wrote
        return [row_hash(row) for row in rows]
    width = len(rows[0]) if rows else 1
    return [
        json_hash(f"[{','.join(texts[start : start + width])}]")
        for start in range(0, len(texts), width)
    ]


def json_hash(array: str) -> str:
    """Return the SHA-256, in hex, of a row that is a JSON array already."""
    return hashlib.sha256(array.encode("utf-8", "surrogatepass")).hexdigest()


def to_json(values: object) -> str:
    """Return ``values`` as the JSON of the change log."""
    return _encode(values)


def each_as_json(values: Sequence[object]) -> list[str]:
    """Return the JSON of each of ``values`` (texts, numbers, None).

    Encoded together, which is far quicker; a line end inside a text is escaped, so that those
    between the values are the only ones.
    """
    return _encode_lines(values)[1:-1].split("\n") if values else []


def new_uuids(count: int) -> list[str]:
    """Return ``count`` new random UUIDs (version 4, RFC 9562), lower case, without braces.

    Those of one call begin alike, so that they stand together in an index: very many rows then
    change a few pages of it and not all. The 74 bits left are random for each.
    """
    shared, digits = os.urandom(6).hex(), os.urandom(10 * count).hex()
    return [_uuid4(shared + digits[start : start + 20]) for start in range(0, 20 * count, 20)]


def _uuid4(digits: str) -> str:
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def now() -> str:
    """Return this moment as UTC text with milliseconds."""
    return _utc_text(datetime.now(timezone.utc))


def now_after(last: str | None) -> str:
    """Return this moment, or the millisecond after ``last`` when the clock is not past that."""
    moment = now()
    if last is None or moment > last:
        return moment
    try:
        known = datetime.strptime(last, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
        return _utc_text(known + timedelta(milliseconds=1))
    except (ValueError, OverflowError):  # written by something else
        return moment


def _utc_text(moment: datetime) -> str:
    # no strftime: its %Y and the microseconds differ between platforms
    return f"{moment.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def schema_sql(version: int) -> str:
    """Return the SQL that brings a file from the version before to ``version``."""
    return (Path(__file__).parent / "schema" / f"{version:03d}.sql").read_text("utf-8")
