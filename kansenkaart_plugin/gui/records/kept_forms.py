"""Forms with text that is not saved, kept until their kansenkaart is open again."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Dict, Optional

Kept = Dict[str, Any]
"""What a form holds, as JSON can say it."""

_VERSION = 2
"""Of the form's fields; what another version kept is left alone."""


class KeptForms:
    """Keeps at most one form for each kansenkaart and panel, in ``folder``.

    What cannot be written or read is as if it had not been kept: it must not stop a person.
    """

    def __init__(self, folder: Path) -> None:
        """Keep them in ``folder``, which need not be there yet."""
        self._folder = folder

    def keep(self, file: Path, panel: str, form: Kept) -> None:
        """Keep ``form`` of ``panel`` for the kansenkaart at ``file``."""
        place = self._place(file, panel)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = place.with_suffix(".new")
            fresh.write_text(json.dumps({**form, "version": _VERSION}), "utf-8")
            os.replace(fresh, place)

    def read(self, file: Path, panel: str) -> Optional[Kept]:
        """Return what was kept, or None."""
        try:
            form = json.loads(self._place(file, panel).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return form if isinstance(form, dict) and form.get("version") == _VERSION else None

    def drop(self, file: Path, panel: str) -> None:
        """Keep it no longer."""
        with suppress(OSError):
            self._place(file, panel).unlink()

    def _place(self, file: Path, panel: str) -> Path:
        name = hashlib.sha256(f"{file}\n{panel}".encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"{name[:32]}.json"
