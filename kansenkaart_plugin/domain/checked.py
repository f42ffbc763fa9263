"""Reading a tree of texts (from YAML) with every fault named by its path."""

from __future__ import annotations

import re

from .sentence import QT_TRANSLATE_NOOP, Sentence
from .text import readable


class CheckedMapping:
    """One mapping of a tree of texts, read key by key; all faults of the tree are gathered."""

    def __init__(self, tree: dict, path: str, faults: list[Sentence] | None = None) -> None:
        """Read ``tree``, found at ``path``; ``faults`` is shared by the whole tree."""
        self.tree = tree
        self.path = path
        self.faults = faults if faults is not None else []
        self.known: set[str] = set()

    def fault(self, key: str, template: str, /, **values: object) -> None:
        """Note a fault of ``key`` (empty: of the mapping itself), named with its path."""
        where = ".".join(part for part in (self.path, key) if part)
        problem = Sentence(template, **values)
        self.faults.append(
            Sentence("{where}: {problem}", where=where, problem=problem) if where else problem
        )

    def _value(self, key: str, required: bool) -> object:
        self.known.add(key)
        value = self.tree.get(key)
        if isinstance(value, str):
            value = readable(value)
        if not value and required:
            self.fault(key, QT_TRANSLATE_NOOP("Kansenkaart", "is missing"))
        return None if value == "" else value

    def text(self, key: str, required: bool = False) -> str | None:
        """Return a text without outer space, or None when the key is absent or empty."""
        value = self._value(key, required)
        if value is None or isinstance(value, str):
            return value
        if required and not value:  # an empty list or mapping: noted as missing
            return None
        self.fault(key, QT_TRANSLATE_NOOP("Kansenkaart", "must be a text"))
        return None

    def matching(self, key: str, pattern: re.Pattern[str], meaning: str, **how: bool) -> str:
        """Return a text that ``pattern`` matches whole; ``meaning`` says what it must be."""
        value = self.text(key, **how)
        if value is not None and not pattern.fullmatch(value):
            self.fault(
                key,
                QT_TRANSLATE_NOOP("Kansenkaart", "“{value}” must be {meaning}"),
                value=value,
                meaning=Sentence(meaning),
            )
        return value or ""

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """Return one of ``choices``; ``default`` when the key is absent."""
        value = self.text(key)
        if value is not None and value not in choices:
            self.fault(
                key,
                QT_TRANSLATE_NOOP("Kansenkaart", "“{value}” must be one of: {choices}"),
                value=value,
                choices=", ".join(choices),
            )
        return value if value in choices else default

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """Return a number from ``least`` to ``most``; ``default`` when the key is absent."""
        value = self.text(key)
        if value is None:
            return default
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not least <= number <= most:
            self.fault(
                key,
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "“{value}” must be a number from {least} to {most}"
                ),
                value=value,
                least=f"{least:g}",
                most=f"{most:g}",
            )
            return default
        return number

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._value(key, required)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(key, QT_TRANSLATE_NOOP("Kansenkaart", "must be a list of texts"))
            return ()
        return tuple(map(readable, value))

    def mapping(self, key: str) -> CheckedMapping | None:
        """Return the mapping below ``key``, or None when the key is absent."""
        value = self._value(key, False)
        if value is None:
            return None
        path = f"{self.path}.{key}" if self.path else key
        if not isinstance(value, dict):
            self.fault(key, QT_TRANSLATE_NOOP("Kansenkaart", "must be a mapping"))
            return None
        return CheckedMapping(value, path, self.faults)

    def mappings(self, key: str, required: bool = False) -> list[CheckedMapping]:
        """Return the mappings in the list below ``key``."""
        value = self._value(key, required)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(key, QT_TRANSLATE_NOOP("Kansenkaart", "must be a list"))
            return []
        path = f"{self.path}.{key}" if self.path else key
        readers = []
        for number, item in enumerate(value):
            if isinstance(item, dict):
                readers.append(CheckedMapping(item, f"{path}[{number}]", self.faults))
            else:
                self.fault(
                    f"{key}[{number}]", QT_TRANSLATE_NOOP("Kansenkaart", "must be a mapping")
                )
        return readers

    def done(self) -> None:
        """Note every key that nobody asked for: most often one that was mistyped."""
        for key in self.tree:
            if key not in self.known:
                self.fault(
                    str(key),
                    QT_TRANSLATE_NOOP("Kansenkaart", "is not known here; known are: {choices}"),
                    choices=", ".join(sorted(self.known)),
                )
