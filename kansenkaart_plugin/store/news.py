"""What others wrote into a file that is open here: in the plugin, or outside it."""

from __future__ import annotations

import sqlite3
from typing import Collection, NamedTuple

from ..domain.model import Action


class News(NamedTuple):
    """What others did since the last look.

    ``outside`` says that the file was written without a log, as by QGIS itself: anything may be
    different, and the rows whose hash does not fit are what was (`Kansenkaart.problems`).
    """

    actions: tuple[Action, ...]
    outside: bool


class NewsReader:
    """Looks for what others wrote through connections other than this one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Know of everything up to now."""
        self._connection = connection
        self._state = self._look()

    def read(self, own: Collection[str]) -> News:
        """Return what is new since the last call; ``own`` are the actions done here."""
        version, last = self._state
        self._state = self._look()
        if self._state[0] == version:
            return News((), False)
        actions = tuple(
            Action(*row)
            for row in self._connection.execute(
                "SELECT uuid, at, by, label FROM action WHERE fid > ? ORDER BY fid", (last,)
            )
            if row[0] not in own
        )
        return News(actions, not actions)

    def _look(self) -> tuple[int, int]:
        # SQLite counts, for each connection, what the others committed
        (last,) = self._connection.execute("SELECT max(fid) FROM action").fetchone()
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return version, last or 0
