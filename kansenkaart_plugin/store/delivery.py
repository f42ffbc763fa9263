"""The one way in which a product gets its name: built, checked, then named."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Callable, Sequence

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from .opening import identity
from .pdf import Unreadable
from .unpacked import Part, is_signed, readable_parts
from .withheld import Withheld

# what cannot be looked into is not given away either
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, sqlite3.Error, Unreadable)


class NotDelivered(KansenkaartError):
    """A product was not made: it could not be written, or its check failed."""


def deliver(
    build: Callable[[Path], None],
    path: str | os.PathLike[str],
    withheld: Withheld,
    look: Callable[[Sequence[Part]], None] | None = None,
) -> Path:
    """Let ``build`` make a product under a temporary name, check it, and name it ``path``.

    ``look`` is shown what can be read in the product, and raises when it is not as it should be.

    The temporary name has the same ending, in a folder of its own beside ``path``; whatever
    goes wrong, nothing is left and a file that was there stays as it was.

    Raises:
        NotDelivered: it holds something withheld, is empty, would take the place of the
            kansenkaart, or the folder cannot be written.
    """
    target = Path(path).absolute()
    made = [folder for folder in target.parents if not os.path.lexists(folder)]
    done = False
    workplace = None
    if withheld.origin is not None and identity(target) == identity(withheld.origin) is not None:
        raise NotDelivered(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{path}” is the kansenkaart itself; choose another name for what is made of it.",
            ),
            path=target,
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        workplace = Path(tempfile.mkdtemp(prefix=".kansenkaart-", dir=target.parent))
        product = workplace / f"product{target.suffix}"
        build(product)
        parts = check_product(product, target.name, withheld)
        if look is not None:
            look(parts)
        with product.open("r+b") as stream:
            os.fsync(stream.fileno())  # its name may not reach the disk before it does
        os.replace(product, target)
        done = True
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        if workplace:
            shutil.rmtree(workplace, ignore_errors=True)
        for folder in () if done else made:
            with suppress(OSError):  # it was never made, or holds something by now
                folder.rmdir()
    return target


def check_product(product: Path, name: str, withheld: Withheld) -> list[Part]:
    """Return what can be read in the product.

    Raises:
        NotDelivered: the file is missing, empty, or holds something withheld.
    """
    if not product.is_file() or product.stat().st_size == 0:
        raise NotDelivered(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{name}” was not made: nothing was written."),
            name=name,
        )
    try:
        parts = list(readable_parts(product))
        signed = any(isinstance(p, bytes) and is_signed(p, withheld.login) for p in parts)
    except _DAMAGED as error:
        raise NotDelivered(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{name}” was not made: what was written is damaged ({error})."
            ),
            name=name,
            error=str(error),
        ) from error
    if signed or withheld.found_in(parts) is not None:
        raise NotDelivered(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{name}” was not made: it would have held something that its readers may not see."
                " Please report this.",
            ),
            name=name,
        )
    return parts


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
