"""The profile that the wizard writes, as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Sequence

import yaml

from ..domain.audience import RESERVED
from ..domain.text import clean, searchable


@dataclass(frozen=True)
class LevelChoice:
    """A layer chosen as a level. ``parent`` is the title of a level above, or empty."""

    title: str
    source: str
    feature_key: str
    label: str
    parent: str


@dataclass(frozen=True)
class PartyChoice:
    """A party as people name it, and its kind's code."""

    name: str
    kind: str


_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""Okabe and Ito's palette, safe for colour-blind readers."""


def profile_text(
    title: str,
    language: str,
    crs: str,
    levels: Sequence[LevelChoice],
    parties: Sequence[PartyChoice],
) -> str:
    """Return the YAML of a profile; the first party is the owner."""
    level_keys = _keys([level.title for level in levels], "_", "level")
    party_keys = _keys([party.name for party in parties], "-", "party")
    tree = {
        "profile": "1",
        "title": clean(title),
        "crs": crs,
        "language": language,
        "owner": party_keys[0] if party_keys else "",
        "levels": [
            _level(level, key, dict(zip((item.title for item in levels), level_keys)))
            for level, key in zip(levels, level_keys)
        ],
        "parties": [
            {
                "key": key,
                "name": clean(party.name),
                "kind": party.kind,
                "colour": _COLOURS[number % len(_COLOURS)],
            }
            for number, (party, key) in enumerate(zip(parties, party_keys))
        ],
        "themes": [],
    }
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)


def _level(level: LevelChoice, key: str, keys: dict[str, str]) -> dict[str, Any]:
    tree = {
        "key": key,
        "title": clean(level.title),
        "source": level.source,
        "feature_key": level.feature_key,
    }
    if level.label:
        tree["label"] = level.label
    if level.parent in keys:
        tree["parent"] = keys[level.parent]
    return tree


def _keys(names: Sequence[str], joint: str, fallback: str) -> list[str]:
    """Return a key for each name: readable, a letter first, none twice."""
    keys: list[str] = []
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", joint, searchable(name)).strip(joint)[:40]
        if not plain or not plain[0].isalpha() or plain in RESERVED:
            plain = f"{fallback}{joint}{plain}".strip(joint)
        key, number = plain, 2
        while key in keys:
            key, number = f"{plain}{joint}{number}", number + 1
        keys.append(key)
    return keys
