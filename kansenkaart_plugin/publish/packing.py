"""Zip files: written so that the same parts give the same bytes, read as what is not trusted."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path
from typing import Mapping

UNPACKED_LIMIT = 100_000_000
PART_LIMIT = 2_000

_FIXED = (2020, 1, 1, 0, 0, 0)


def write_zip(path: Path, parts: Mapping[str, bytes], stored: str = "") -> None:
    """Write ``parts`` by name in their order; the one named ``stored`` is not packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            plain = name == stored or name.endswith(".png")
            how = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _FIXED), data, how)


def read_zip(path: Path) -> dict[str, bytes]:
    """Return the parts of the zip at ``path`` by name.

    Raises:
        ValueError: a name occurs twice or leads elsewhere, or it unpacks to more than the limits.
        OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error: it
            cannot be read.
    """
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > PART_LIMIT or sum(e.file_size for e in entries) > UNPACKED_LIMIT:
            raise ValueError("it unpacks to more than the limit")
        names = [entry.filename for entry in entries]
        if len({name.casefold() for name in names}) < len(names):
            raise ValueError("a name occurs twice")
        for name in names:
            if name.startswith("/") or posixpath.normpath(name) != name or name.startswith(".."):
                raise ValueError("a name leads elsewhere")
        # zipfile reads no more of a part than its size says
        return {entry.filename: archive.read(entry) for entry in entries}
