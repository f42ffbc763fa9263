"""The words, marks and keys of a session."""

from __future__ import annotations

from qgis.PyQt.QtCore import QDate, QLocale

from ...domain.words import Decision, Stance

_MARKS = {
    Decision.AGREED: "✓",
    Decision.AGREED_RESERVED: "(✓)",
    Decision.DEFERRED: "…",
    Decision.REJECTED: "✗",
}
_STANCE_KEYS = {
    Stance.SUPPORTS: ("S", "S"),
    Stance.SUPPORTS_IF: ("V", "C"),
    Stance.NO_MANDATE: ("M", "M"),
    Stance.NEUTRAL: ("N", "N"),
    Stance.AGAINST: ("T", "T"),
}
_DECISION_KEYS = {
    Decision.AGREED: ("A", "A"),
    Decision.AGREED_RESERVED: ("O", "U"),
    Decision.DEFERRED: ("H", "D"),
    Decision.REJECTED: ("F", "R"),
}
_LEAD, _DUE = ("K", "L"), ("G", "B")


def decision_mark(decision: Decision | None) -> str:
    """Return the sign of a decision; empty when there is none."""
    return _MARKS.get(decision, "")


def stance_keys(language: str) -> dict[Stance, str]:
    """Return the key of each position: a letter of its word in ``language``."""
    return {stance: keys[_column(language)] for stance, keys in _STANCE_KEYS.items()}


def decision_keys(language: str) -> dict[Decision, str]:
    """Return the key of each decision: a letter of its word in ``language``."""
    return {decision: keys[_column(language)] for decision, keys in _DECISION_KEYS.items()}


def lead_key(language: str) -> str:
    """Return the key that goes to the lead."""
    return _LEAD[_column(language)]


def due_key(language: str) -> str:
    """Return the key that goes to the due date."""
    return _DUE[_column(language)]


def _column(language: str) -> int:
    return 0 if language.startswith("nl") else 1


def short_date(text: str | None, language: str) -> str:
    """Return an ISO date (or the day of a UTC moment) as people say it: 3 december 2026."""
    day = QDate.fromString((text or "")[:10], "yyyy-MM-dd")
    return QLocale(language).toString(day, "d MMMM yyyy") if day.isValid() else ""
