"""Tooltips that show what people typed as they typed it."""

from __future__ import annotations

import html


def tip(text: str) -> str:
    """Return ``text`` for a tooltip: Qt takes whatever looks like markup there for markup.

    It has tags of its own, else Qt would show the signs that are escaped as they are escaped.
    """
    return f"<span>{'<br>'.join(map(html.escape, text.splitlines()))}</span>" if text else ""
