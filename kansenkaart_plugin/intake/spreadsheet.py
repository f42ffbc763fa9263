"""Spreadsheets, xlsx and ods by the standard library: read as texts only, with limits."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Sequence
from xml.etree import ElementTree

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from .limits import UNPACKED_LIMIT
from .ods import read_ods
from .ods_writer import write_ods
from .sheets import Sheet
from .xlsx import read_xlsx
from .xlsx_writer import write_xlsx


class UnreadableSpreadsheet(KansenkaartError):
    """A spreadsheet is damaged, too large, or not what its name says."""


def read_spreadsheet(path: Path) -> dict[str, list[list[str]]]:
    """Return the sheets of the xlsx or ods file at ``path``, each its rows of texts.

    Raises:
        UnreadableSpreadsheet: it is damaged, too large, or no spreadsheet.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
                raise _unreadable(path)
            return read_ods(archive) if path.suffix.lower() == ".ods" else read_xlsx(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        LookupError,
        ArithmeticError,
        ValueError,
        RuntimeError,  # it asks for a password
        EOFError,
    ) as error:
        raise _unreadable(path) from error


def write_spreadsheet(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write ``sheets`` as the xlsx or ods file at ``path``."""
    (write_ods if path.suffix.lower() == ".ods" else write_xlsx)(path, sheets)


def _unreadable(path: Path) -> UnreadableSpreadsheet:
    return UnreadableSpreadsheet(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” cannot be read as a spreadsheet; open it, save it anew as xlsx, ods or csv"
            " and try again.",
        ),
        path=path,
    )
