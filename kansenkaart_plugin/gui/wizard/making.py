"""Makes a new kansenkaart in a worker, from what the wizard asked."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Sequence

from qgis.core import QgsTask

from ...intake.levels import CreateReport, create_kansenkaart, refuse_existing
from ...store.collecting import in_worker
from .sources import Copied, copy_layers


class Making(QgsTask):
    """Copies what lives only in the project, writes the profile and makes the kansenkaart.

    All of it or nothing: what was written stays only when the kansenkaart is there.
    """

    def __init__(
        self,
        profile: tuple[Path, str],
        copies: tuple[Path, Sequence[Copied]],
        output: Path,
        by: str,
        then: Callable[[CreateReport | None, Exception | None], object],
    ) -> None:
        """Write the ``profile`` (its place and text) and the ``copies``; ``then`` hears of it."""
        super().__init__("Kansenkaart", QgsTask.Flag.CanCancel | QgsTask.Flag.Hidden)
        self._profile = profile
        self._copies = copies
        self._output = output
        self._by = by
        self._then = then
        self._written: list[Path] = []
        self._report: CreateReport | None = None
        self._error: Exception | None = None

    @in_worker
    def run(self) -> bool:
        """Make it, in the worker; an exception may not leave it, so it is kept."""
        try:
            self._make()
        except Exception as error:
            self._error = error.with_traceback(None)  # it would keep layers alive
            for path in self._written:
                path.unlink(missing_ok=True)
        return self._error is None

    def _make(self) -> None:
        place, layers = self._copies
        if layers:
            copy_layers(layers, place, self)
            self._written.append(place)
        path, text = self._profile
        try:
            with path.open("x", encoding="utf-8") as stream:
                self._written.append(path)
                stream.write(text)
        except FileExistsError:
            refuse_existing(path)
            raise
        self._report = create_kansenkaart(path, self._output, self._by, self)

    def finished(self, result: bool) -> None:
        """Tell what came of it, in the main thread."""
        del result
        then, self._then, self._copies = self._then, None, (self._output, ())
        then(self._report, self._error)
