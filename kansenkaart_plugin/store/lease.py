"""Who has a kansenkaart open: a small file beside it, so that a second person is told.

SQLite's own locks keep the file whole, but on network drives they cannot be trusted, and they do
not say who is working in it. The lease does: who, on which computer, since when. It is refreshed
while the file is open; one that was not for five minutes is stale and may be taken. Times are
compared by the clock of the drive itself: those of two computers may differ. When two people take
a stale lease in the same instant, the first one finds out at its next refresh.
"""

from __future__ import annotations

import json
import os
import socket
import tempfile
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Iterator, NamedTuple
from uuid import uuid4

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..domain.text import clean
from .collecting import start_worker
from .tables import now

ENDING = ".kkslot"
REFRESH_SECONDS = 60
"""How often to call `Lease.refresh`."""

STALE_SECONDS = 300
"""After how long without a refresh a lease may be taken."""

_LARGEST = 4096
_LONGEST_NAME = 80


class Holder(NamedTuple):
    """Who has the file open: a chosen display name, the computer, and since when (UTC text)."""

    name: str
    host: str
    pid: int
    since: str

    @property
    def is_here(self) -> bool:
        """Whether it is this computer."""
        return self.host == _host()

    @property
    def is_this_program(self) -> bool:
        """Whether it is this very program."""
        return self.is_here and self.pid == os.getpid()


class InUse(KansenkaartError):
    """Somebody else has the kansenkaart open; open it read-only, or take over when asked."""

    def __init__(self, path: Path, holder: Holder) -> None:
        """Say that ``holder`` has the file at ``path`` open."""
        super().__init__(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{path}” is open with {who} ({host}); for now you can only look at it.",
            ),
            path=path.name,
            who=holder.name,
            host=holder.host,
        )
        self.holder = holder


class LeaseLost(KansenkaartError):
    """Somebody else took the lease over; from now on the file is only to be read."""


class NoLease(KansenkaartError):
    """No lease can be written beside the file: the folder cannot be written or is out of reach."""


class Lease:
    """The lease on one file, held by this program until it is released or taken over."""

    def __init__(self, path: Path, name: str) -> None:
        """Begin without the lease; callers use `take`."""
        self._slot = slot_of(path)
        self._path = path
        self._name = clean(name)[:_LONGEST_NAME]
        self._token = uuid4().hex
        self._since = now()

    @classmethod
    def take(cls, path: str | os.PathLike[str], name: str, *, over: bool = False) -> Lease:
        """Take the lease on the file at ``path`` as ``name``, a chosen display name.

        ``over`` takes it from whoever has it: only when a person asked for that.

        Raises:
            InUse: somebody else has it; the error says who.
            NoLease: it cannot be written there.
        """
        file = Path(path).absolute()
        lease = cls(file, name)
        try:
            while not lease._create():
                holder = holder_of(file)
                if holder is not None and not over:
                    raise InUse(file, holder)
                if holder is None and not lease._slot.exists():
                    continue  # it was released in between
                lease._write()
                break
        except OSError as error:
            raise lease._unwritable(error) from error
        return lease

    def refresh(self) -> None:
        """Say that the file is still open.

        Raises:
            LeaseLost: somebody else took it over.
            NoLease: it cannot be written now; try again, nothing is lost yet.
        """
        try:
            token = _read(self._slot).get("token")
            if token is None and self._create():
                return
            if token not in (None, self._token):
                holder = holder_of(self._path) or Holder("?", "?", 0, "")
                raise LeaseLost(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart",
                        "{who} ({host}) has taken over “{path}”; you can only look at it now.",
                    ),
                    path=self._path.name,
                    who=holder.name,
                    host=holder.host,
                )
            self._write()
        except OSError as error:
            raise self._unwritable(error) from error

    def release(self) -> None:
        """Give the lease back; harmless when it is not ours any more."""
        with suppress(OSError):
            if _read(self._slot).get("token") == self._token:
                self._slot.unlink()

    def _create(self) -> bool:
        """Write the lease when there is none; return whether it was ours to write."""
        try:
            stream = self._slot.open("x", encoding="utf-8")
        except FileExistsError:
            return False
        try:
            with stream:
                stream.write(self._text())
        except OSError:  # a full disk: an empty lease would keep everybody out
            self._slot.unlink()  # after it is closed: Windows takes no open file away
            raise
        return True

    def _write(self) -> None:
        """Write the lease over what is there, whole at once."""
        number, name = tempfile.mkstemp(ENDING, ".", self._slot.parent)
        try:
            with os.fdopen(number, "w", encoding="utf-8") as stream:
                stream.write(self._text())
            os.replace(name, self._slot)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise

    def _text(self) -> str:
        values = {
            "name": self._name,
            "host": _host(),
            "pid": os.getpid(),
            "since": self._since,
            "token": self._token,
        }
        return json.dumps(values, ensure_ascii=False)

    def _unwritable(self, error: OSError) -> NoLease:
        return NoLease(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "In the folder of “{path}” it cannot be noted that you have it open ({error}); open"
                " it read-only, or try again.",
            ),
            path=self._path,
            error=error.strerror or str(error),
        )


@contextmanager
def leased(path: str | os.PathLike[str], name: str) -> Iterator[None]:
    """Hold the lease on the file at ``path`` as ``name`` while something writes it.

    When this program has it already, in its docks, it keeps it.

    Raises:
        InUse: somebody else has it; the error says who.
        NoLease: it cannot be written there.
    """
    lease = _lease_unless_ours(path, name)
    try:
        with _kept_fresh(slot_of(Path(path).absolute())):
            yield
    finally:
        if lease is not None:
            lease.release()


@contextmanager
def _kept_fresh(slot: Path) -> Iterator[None]:
    """Say now and then that the file is still open: a tool may take longer than a stale lease."""
    ended = threading.Event()

    def work() -> None:
        while not ended.wait(REFRESH_SECONDS):
            with suppress(OSError):
                _write_again(slot)

    start_worker(work)
    try:
        yield
    finally:
        ended.set()


def _write_again(slot: Path) -> None:
    """Write a lease of this program once more as it is: its drive then says that it is fresh."""
    holder = _holder(slot)
    if holder is not None and holder.is_this_program:
        with slot.open("r+b") as stream:  # makes none when it was released
            text = stream.read(_LARGEST)
            stream.seek(0)
            stream.write(text)


def _lease_unless_ours(path: str | os.PathLike[str], name: str) -> Lease | None:
    try:
        return Lease.take(path, name)
    except InUse as error:
        if not error.holder.is_this_program:
            raise
        return None


def slot_of(path: Path) -> Path:
    """Return where the lease on the file at ``path`` lies."""
    return path.with_name(path.name + ENDING)


def holder_of(path: str | os.PathLike[str]) -> Holder | None:
    """Return who has the file at ``path`` open; None when nobody has, or not any more."""
    slot = slot_of(Path(path).absolute())
    holder = _holder(slot)
    return None if holder is None or _age(slot) > STALE_SECONDS else holder


def stale_holder_of(path: str | os.PathLike[str]) -> Holder | None:
    """Return who had the file at ``path`` open and was not heard of since; None when nobody.

    `Lease.take` would take it: a person is to be asked first.
    """
    slot = slot_of(Path(path).absolute())
    holder = _holder(slot)
    return holder if holder is not None and _age(slot) > STALE_SECONDS else None


def _holder(slot: Path) -> Holder | None:
    """Return who wrote the lease; None when there is none, or its program has ended."""
    found = _read(slot)
    if not found and not slot.exists():
        return None
    pid = found.get("pid")
    holder = Holder(
        _text_of(found.get("name")) or "?",
        _text_of(found.get("host")) or "?",
        pid if type(pid) is int else 0,
        _text_of(found.get("since")),
    )
    return None if holder.is_here and not _is_running(holder.pid) else holder


def _text_of(value: object) -> str:
    return clean(value)[:_LONGEST_NAME] if isinstance(value, str) else ""


def _read(slot: Path) -> dict:
    """Return what the lease says; nothing when there is none, or it is being written or is odd."""
    try:
        with slot.open("rb") as stream:
            found = json.loads(stream.read(_LARGEST))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _age(slot: Path) -> float:
    """Return how many seconds ago the lease was written, by the clock of its drive."""
    try:
        written = slot.stat().st_mtime
        with tempfile.NamedTemporaryFile(suffix=ENDING, prefix=".", dir=slot.parent) as probe:
            return os.stat(probe.name).st_mtime - written
    except FileNotFoundError:
        return float("inf")  # it was released in between
    except OSError:
        return 0.0  # a folder that can only be read: nobody takes anything there


def _is_running(pid: int) -> bool:
    """Return whether a program of this computer runs; where that cannot be asked, it does."""
    if os.name != "posix" or pid <= 0:
        return True  # on Windows the question would end the program
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _host() -> str:
    return clean(socket.gethostname())[:_LONGEST_NAME]
