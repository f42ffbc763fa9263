"""The one way in which a product gets its name: built, checked, then named."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Callable, Iterator

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from .withheld import Withheld


class NotDelivered(KansenkaartError):
    """A product was not made: it could not be written, or its check failed."""


def deliver(
    build: Callable[[Path], None], path: str | os.PathLike[str], withheld: Withheld
) -> Path:
    """Let ``build`` make a product under a temporary name, check it, and name it ``path``.

    The temporary name has the same ending, in a folder of its own beside ``path``; whatever
    goes wrong, nothing is left and a file that was there stays as it was.

    Raises:
        NotDelivered: it holds something withheld, is empty, or the folder cannot be written.
    """
    target = Path(path).absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        workplace = Path(tempfile.mkdtemp(prefix=".kansenkaart-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        product = workplace / f"product{target.suffix}"
        build(product)
        check_product(product, target.name, withheld)
        os.replace(product, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    return target


def check_product(product: Path, name: str, withheld: Withheld) -> None:
    """Raise `NotDelivered` when the file is missing, empty, or holds something withheld."""
    if not product.is_file() or product.stat().st_size == 0:
        raise NotDelivered(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{name}” was not made: nothing was written."),
            name=name,
        )
    data = product.read_bytes()
    if withheld.found_in(readable_parts(data, product)) is not None or _signed(
        data, withheld.login
    ):
        raise NotDelivered(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{name}” was not made: it would have held something that its readers may not see."
                " Please report this.",
            ),
            name=name,
        )


def readable_parts(data: bytes, product: Path) -> Iterator[bytes]:
    """Yield the bytes of a product and whatever is packed in it, unpacked."""
    yield data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(product) as archive:
            for name in archive.namelist():
                yield archive.read(name)
    elif data.startswith(b"%PDF"):
        for match in re.finditer(rb"stream\r?\n", data):
            unpacked = zlib.decompressobj()
            try:
                yield unpacked.decompress(data[match.end() :])
            except zlib.error:
                continue  # a stream of another kind, searched as it is with the whole


_SIGNATURES = (
    rb"/(?:Author|Creator)\s*\(([^)]*)\)",
    rb"<dc:creator>(.*?)</dc:creator>",
    rb"(?:Author|Creator)\x00([^\x00]*)",
)


def _signed(data: bytes, login: str) -> bool:
    """Return whether a field for an author holds the login name, as UTF-8 or UTF-16."""
    if not login:
        return False
    forms = (login.encode(), login.encode("utf-16-be"))
    return any(
        form == found.replace(b"\xfe\xff", b"").strip()
        for pattern in _SIGNATURES
        for found in re.findall(pattern, data, re.DOTALL)
        for form in forms
    )


def _unwritable(target: Path, error: OSError) -> NotDelivered:
    return NotDelivered(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” cannot be written ({error}); nothing was made. Choose another folder or close"
            " the file where it is open.",
        ),
        path=target,
        error=error.strerror or str(error),
    )
