"""The profile: what one kansenkaart is about, as its owner wrote it in YAML (design, section 5).

Every scalar is read as text, so that ``NO``, ``0344001`` and ``12:30`` stay what they are; the
rules here then give each value its type and name every fault with its path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Mapping

import yaml

from .audience import RESERVED
from .checked import CheckedMapping
from .model import Ambition, Party, Theme
from .rules import LEVEL_KEY
from .sentence import QT_TRANSLATE_NOOP, Faults, Sentence
from .style import A_COLOUR, COLOUR, KindStyle, LevelStyle, read_level_styles, read_style
from .words import Drawn, PartyKind, RecordKind

SIZE_LIMIT = 1_000_000
"""Largest profile that is read, in characters."""

PAPERS = ("A4", "A3", "A2", "A1", "A0", "16:9")
ORIENTATIONS = ("landscape", "portrait")
LAYOUT_STATUSES = ("concept", "definitief")

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
_CRS = re.compile(r"[A-Za-z]+:[0-9]+")


class ProfileError(Faults):
    """The profile cannot be used; every fault is named with its path."""


@dataclass(frozen=True)
class LevelProfile:
    """One level: where its features come from and what of them may be seen.

    ``source`` is any OGR or QGIS layer source, relative to the profile; a drawn level has none.
    """

    key: str
    title: str
    source: str | None = None
    feature_key: str | None = None
    label: str | None = None
    parent: str | None = None
    parent_field: str | None = None
    source_date: str | None = None
    public_facts: tuple[str, ...] = ()
    party_facts: tuple[str, ...] = ()
    merge_parts: bool = False
    drawn: Drawn | None = None


@dataclass(frozen=True)
class AreaProfile:
    """The project area: features of one level, and a margin in units of the CRS (metres)."""

    level: str
    keys: tuple[str, ...]
    margin: float = 0.0


@dataclass(frozen=True)
class LayoutProfile:
    """What every page of print has in common. Paths are relative to the profile."""

    paper: str = "A3"
    orientation: str = "landscape"
    dpi: int = 300
    status: str = "concept"
    version: str | None = None
    sources: str | None = None
    logo: str | None = None
    template: str | None = None
    client: str | None = None
    project: str | None = None
    drawing: str | None = None
    drawn_by: str | None = None
    checked_by: str | None = None
    disclaimer: str | None = None


@dataclass(frozen=True)
class Profile:
    """A checked profile, and the ``text`` it was read from."""

    text: str
    title: str
    crs: str
    language: str
    owner: str
    levels: tuple[LevelProfile, ...]
    area: AreaProfile | None
    parties: tuple[Party, ...]
    themes: tuple[Theme, ...]
    ambitions: tuple[Ambition, ...]
    layout: LayoutProfile = field(default_factory=LayoutProfile)
    style: Mapping[RecordKind, KindStyle] = field(default_factory=dict)
    level_styles: Mapping[str, LevelStyle] = field(default_factory=dict)

    def level(self, key: str) -> LevelProfile | None:
        """Return the level called ``key``, or None."""
        return next((level for level in self.levels if level.key == key), None)


class _TextLoader(yaml.BaseLoader):
    """A loader that refuses aliases: a few lines of them unfold into gigabytes."""

    def compose_node(self, parent, index):  # type: ignore[no-untyped-def]
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.composer.ComposerError(
                None, None, "aliases (*name) are not allowed", self.peek_event().start_mark
            )
        return super().compose_node(parent, index)


def _texts(node: yaml.Node, path: str, faults: list[Sentence]) -> object:
    """Return the texts, lists and mappings of ``node``; note each key that is written twice."""
    if isinstance(node, yaml.SequenceNode):
        return [_texts(item, f"{path}[{number}]", faults) for number, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    tree: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        where = f"{path}.{key}" if path else key
        if key in tree:
            problem = Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "is written twice"))
            faults.append(Sentence("{where}: {problem}", where=where, problem=problem))
        tree[key] = _texts(value_node, where, faults)
    return tree


def profile_tree(text: str) -> dict[str, Any]:
    """Return what is written in ``text``, every scalar as text, for a dialog to change.

    Raises:
        ProfileError: it is too large, no YAML, or a key is there twice.
    """
    faults: list[Sentence] = []
    tree = _tree(text, faults)
    if faults:
        raise _error(faults)
    return tree


def profile_text(tree: Mapping[str, Any]) -> str:
    """Return the YAML of what `profile_tree` gave and somebody changed."""
    return str(yaml.safe_dump(dict(tree), allow_unicode=True, sort_keys=False, width=100))


def _tree(text: str, faults: list[Sentence]) -> dict[str, Any]:
    if len(text) > SIZE_LIMIT:
        raise _error([Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "it is larger than 1 MB"))])
    try:
        node = _TextLoader(text).get_single_node()
        tree = _texts(node, "", faults) if node else None
    except (yaml.YAMLError, RecursionError) as error:
        raise _error([_yaml_fault(error, text)]) from error
    if not isinstance(tree, dict):
        raise _error([Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "it is not a YAML mapping"))])
    return tree


def load_profile(text: str) -> Profile:
    """Return the profile written in ``text``.

    Raises:
        ProfileError: it is too large, no YAML, or has faults; all of them are named.
    """
    faults: list[Sentence] = []
    tree = _tree(text, faults)
    reader = CheckedMapping(tree, "", faults)
    profile = _read(reader, text)
    if reader.faults:
        raise _error(reader.faults)
    return profile


def _error(faults: list[Sentence]) -> ProfileError:
    return ProfileError(
        QT_TRANSLATE_NOOP("Kansenkaart", "The profile cannot be used; mend it and try again:"),
        faults,
    )


def _yaml_fault(error: Exception, text: str) -> Sentence:
    line, problem = None, ""
    if isinstance(error, yaml.reader.ReaderError):  # a character that no text has
        line, problem = text.count("\n", 0, error.position) + 1, str(error.reason)
    elif isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        line, problem = error.problem_mark.line + 1, error.problem or ""
    if line is None:  # nested too deep
        return Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "it is no readable YAML"))
    return Sentence(
        QT_TRANSLATE_NOOP("Kansenkaart", "line {line}: {problem}"), line=line, problem=problem
    )


_SIMPLE_NAME = QT_TRANSLATE_NOOP(
    "Kansenkaart", "lower-case letters, digits and underscores, a letter first"
)
_SIMPLE_KEY = QT_TRANSLATE_NOOP("Kansenkaart", "lower-case letters, digits, - and _")
_A_CRS = QT_TRANSLATE_NOOP("Kansenkaart", "a CRS such as EPSG:28992")


def _read(reader: CheckedMapping, text: str) -> Profile:
    version = reader.text("profile", required=True)
    if version not in (None, "1"):
        reader.fault(
            "profile",
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "version “{version}” is newer than this plugin reads (1)"
            ),
            version=version,
        )
    parties = tuple(map(_read_party, reader.mappings("parties", required=True)))
    _no_twice(reader, "parties", [party.key for party in parties])
    themes = tuple(map(_read_theme, reader.mappings("themes")))
    _no_twice(reader, "themes", [theme.key for theme in themes])
    theme_keys = {theme.key for theme in themes}
    ambitions = tuple(_read_ambition(item, theme_keys) for item in reader.mappings("ambitions"))
    _no_twice(reader, "ambitions", [ambition.key for ambition in ambitions])
    levels = _read_levels(reader)
    style = reader.mapping("style")
    level_styles = read_level_styles(style, tuple(level.key for level in levels))
    profile = Profile(
        text=text,
        title=reader.text("title", required=True) or "",
        crs=reader.matching("crs", _CRS, _A_CRS).upper() or "EPSG:28992",
        language=reader.choice("language", ("nl", "en"), "nl"),
        owner=reader.text("owner", required=True) or "",
        levels=levels,
        area=_read_area(reader.mapping("area"), levels),
        parties=parties,
        themes=themes,
        ambitions=ambitions,
        layout=_read_layout(reader.mapping("layout")),
        style=read_style(style),
        level_styles=level_styles,
    )
    if profile.owner and profile.owner not in {party.key for party in parties}:
        reader.fault(
            "owner",
            QT_TRANSLATE_NOOP("Kansenkaart", "“{key}” is none of the parties"),
            key=profile.owner,
        )
    reader.done()
    return profile


def _no_twice(reader: CheckedMapping, name: str, keys: list[str]) -> None:
    for number, key in enumerate(keys):
        if key and key in keys[:number]:
            reader.fault(
                f"{name}[{number}].key",
                QT_TRANSLATE_NOOP("Kansenkaart", "“{key}” is there twice"),
                key=key,
            )


def _read_party(reader: CheckedMapping) -> Party:
    key = reader.matching("key", _KEY, _SIMPLE_KEY, required=True)
    if key in RESERVED:
        reader.fault(
            "key",
            QT_TRANSLATE_NOOP("Kansenkaart", "“{key}” means an audience; call the party otherwise"),
            key=key,
        )
    kind = reader.choice("kind", tuple(member.value for member in PartyKind), "other")
    party = Party(
        key=key,
        name=reader.text("name", required=True) or key,
        kind=PartyKind(kind),
        colour=reader.matching("colour", COLOUR, A_COLOUR) or None,
    )
    reader.done()
    return party


def _read_theme(reader: CheckedMapping) -> Theme:
    key = reader.matching("key", _KEY, _SIMPLE_KEY, required=True)
    theme = Theme(key, reader.text("title", required=True) or key)
    reader.done()
    return theme


def _read_ambition(reader: CheckedMapping, themes: set[str]) -> Ambition:
    key = reader.matching("key", _KEY, _SIMPLE_KEY, required=True)
    theme = reader.text("theme")
    if theme is not None and theme not in themes:
        reader.fault(
            "theme",
            QT_TRANSLATE_NOOP("Kansenkaart", "“{key}” is none of the themes"),
            key=theme,
        )
    ambition = Ambition(
        key, reader.text("title", required=True) or key, theme, reader.text("source")
    )
    reader.done()
    return ambition


def _read_levels(reader: CheckedMapping) -> tuple[LevelProfile, ...]:
    levels: list[LevelProfile] = []
    for item in reader.mappings("levels", required=True):
        level = _read_level(item)
        # a parent is a level above: written before its children, which also rules out a circle
        if level.parent is not None and level.parent not in {known.key for known in levels}:
            item.fault(
                "parent",
                QT_TRANSLATE_NOOP("Kansenkaart", "“{key}” is not a level named above this one"),
                key=level.parent,
            )
        levels.append(level)
    _no_twice(reader, "levels", [level.key for level in levels])
    return tuple(levels)


def _read_level(reader: CheckedMapping) -> LevelProfile:
    drawn = reader.choice("drawn", tuple(member.value for member in Drawn), "")
    facts = reader.mapping("facts")
    level = LevelProfile(
        key=reader.matching("key", LEVEL_KEY, _SIMPLE_NAME, required=True),
        title=reader.text("title", required=True) or "",
        source=reader.text("source", required="drawn" not in reader.tree),
        feature_key=reader.text("feature_key", required="drawn" not in reader.tree),
        label=reader.text("label"),
        parent=reader.text("parent"),
        parent_field=reader.text("parent_field"),
        source_date=reader.text("source_date"),
        public_facts=facts.texts("public") if facts else (),
        party_facts=facts.texts("parties") if facts else (),
        merge_parts=reader.choice("merge_parts", ("true", "false"), "false") == "true",
        drawn=Drawn(drawn) if drawn else None,
    )
    if facts:
        facts.done()
    if level.drawn and level.source:
        reader.fault(
            "drawn", QT_TRANSLATE_NOOP("Kansenkaart", "a drawn level has no source; leave one out")
        )
    reader.done()
    return level


def _read_area(
    reader: CheckedMapping | None, levels: tuple[LevelProfile, ...]
) -> AreaProfile | None:
    if reader is None:
        return None
    area = AreaProfile(
        level=reader.text("level", required=True) or "",
        keys=reader.texts("keys", required=True),
        margin=reader.number("margin", 0.0, 0.0, 100_000.0),
    )
    if area.level and area.level not in {level.key for level in levels}:
        reader.fault(
            "level",
            QT_TRANSLATE_NOOP("Kansenkaart", "“{key}” is none of the levels"),
            key=area.level,
        )
    reader.done()
    return area


def _read_layout(reader: CheckedMapping | None) -> LayoutProfile:
    if reader is None:
        return LayoutProfile()
    layout = LayoutProfile(
        paper=reader.choice("paper", PAPERS, "A3"),
        orientation=reader.choice("orientation", ORIENTATIONS, "landscape"),
        dpi=int(reader.number("dpi", 300, 30, 1200)),
        status=reader.choice("status", LAYOUT_STATUSES, "concept"),
        version=reader.text("version"),
        sources=reader.text("sources"),
        logo=reader.text("logo"),
        template=reader.text("template"),
        client=reader.text("client"),
        project=reader.text("project"),
        drawing=reader.text("drawing"),
        drawn_by=reader.text("drawn_by"),
        checked_by=reader.text("checked_by"),
        disclaimer=reader.text("disclaimer"),
    )
    reader.done()
    return layout
