"""The profile that the wizard writes, as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Sequence

import yaml

from ...domain.audience import RESERVED
from ...domain.text import clean, searchable

_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""Okabe and Ito's palette, safe for colour-blind readers."""


@dataclass(frozen=True)
class LevelChoice:
    """A layer chosen as a level. ``parent`` is the title of a level above, or empty."""

    title: str
    source: str
    feature_key: str
    label: str
    parent: str
    merge_parts: bool = False


@dataclass(frozen=True)
class PartyChoice:
    """A party as people name it, and its kind's code."""

    name: str
    kind: str


@dataclass(frozen=True)
class ProfileChoices:
    """What the wizard asked. The first party is the owner; ``area`` is a level's title and keys."""

    title: str
    language: str
    crs: str
    levels: Sequence[LevelChoice]
    parties: Sequence[PartyChoice]
    themes: Sequence[str] = ()
    area: tuple[str, Sequence[str]] | None = None


def profile_text(chosen: ProfileChoices) -> str:
    """Return the YAML of the profile that was chosen."""
    keys = level_keys([level.title for level in chosen.levels])
    by_title = dict(zip((level.title for level in chosen.levels), keys))
    party_keys = keys_of([party.name for party in chosen.parties], "-", "party")
    theme_keys = keys_of(chosen.themes, "-", "theme")
    tree: dict[str, Any] = {
        "profile": 1,
        "title": clean(chosen.title),
        "crs": chosen.crs,
        "language": chosen.language,
        "owner": party_keys[0] if party_keys else "",
        "levels": [_level(level, key, by_title) for level, key in zip(chosen.levels, keys)],
    }
    if chosen.area is not None:
        tree["area"] = {"level": by_title[chosen.area[0]], "keys": list(chosen.area[1])}
    tree["parties"] = [
        {
            "key": key,
            "name": clean(party.name),
            "kind": party.kind,
            "colour": _COLOURS[number % len(_COLOURS)],
        }
        for number, (party, key) in enumerate(zip(chosen.parties, party_keys))
    ]
    tree["themes"] = [
        {"key": key, "title": clean(title)} for key, title in zip(theme_keys, chosen.themes)
    ]
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)


def level_keys(titles: Sequence[str]) -> list[str]:
    """Return the keys of levels with these titles."""
    return keys_of(titles, "_", "level")


def _level(level: LevelChoice, key: str, keys: dict[str, str]) -> dict[str, Any]:
    tree: dict[str, Any] = {
        "key": key,
        "title": clean(level.title),
        "source": level.source,
        "feature_key": level.feature_key,
    }
    if level.label:
        tree["label"] = level.label
    if level.parent in keys:
        tree["parent"] = keys[level.parent]
    if level.merge_parts:
        tree["merge_parts"] = True
    return tree


def keys_of(names: Sequence[str], joint: str, fallback: str) -> list[str]:
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
