"""Crashes, other programs and files that change places: no save that was acknowledged is lost."""

import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing

import pytest
from plain_file import make_kansenkaart, signature_of
from reliability import campaign, faults_of, kill_a_writer

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.store import CannotOpen, CannotWrite, Kansenkaart
from kansenkaart_plugin.store import kansenkaart as module
from kansenkaart_plugin.store.bulk import NewRecord, add_records

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here")


def save(opened, title="x"):
    with opened.change("bewaard", by="Jan") as change:
        return change.add(Record(RecordKind.WISH, title))


@needs_fork
@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_writer_that_is_killed_leaves_every_save_it_acknowledged(tmp_path, mode):
    found = campaign(12, tmp_path, mode, seed=20_261_124)
    assert found.pop("examples") == []
    assert (found["lost"], found["half"], found["corrupt"]) == (0, 0, 0)
    assert found["saves"] > 12


@pytest.fixture
def broken_off(path, tmp_path):
    """A kansenkaart that was left in the middle of a save, and its signature before that."""
    before = signature_of(path)
    copy = tmp_path / "crash.gpkg"
    with Kansenkaart.open(path) as opened:
        opened._connection.execute("PRAGMA cache_size = 5")  # so that it writes before the end
        with opened.change("half", by="Jan") as change:
            add_records(change, [NewRecord(Record(RecordKind.WISH, "half" * 50))] * 300)
            shutil.copyfile(path, copy)
            shutil.copyfile(f"{path}-journal", f"{copy}-journal")
    assert os.path.getsize(f"{copy}-journal") > 512
    return copy, before


@pytest.mark.parametrize("read_only", [False, True])
def test_what_was_broken_off_is_taken_back_at_the_next_opening(broken_off, read_only):
    copy, before = broken_off
    with Kansenkaart.open(copy, read_only=read_only) as opened:
        assert opened.snapshot(OWNER).entries == ()
        assert opened.problems() == []
    assert signature_of(copy) == before
    assert not os.path.exists(f"{copy}-journal")


def as_somebody_else(act, stay=False):
    """Run ``act`` as a user who may only read (or ``stay`` oneself); return what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            if os.getuid() == 0 and not stay:
                os.setgid(65534)
                os.setuid(65534)
            os.write(writing, str(act()).encode())
        except BaseException as error:
            os.write(writing, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as told:
        return told.read()


@pytest.fixture
def shelf(tmp_path):
    """A folder in which others can only read."""
    folder = tmp_path.parent / f"{tmp_path.name}-shelf"
    folder.mkdir()
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def lock_up(folder):
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    for parent in folder.parents:  # made for one user only; the others have to get through
        if os.stat(parent).st_uid == os.getuid() and str(parent).startswith("/tmp/"):
            parent.chmod(0o755)


@needs_fork
@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_where_one_can_only_read_it_is_read_only(shelf, mode):
    path = make_kansenkaart(shelf / "a.gpkg")
    with Kansenkaart.open(path) as opened:
        save(opened)
        opened._connection.execute(f"PRAGMA journal_mode = {mode}")
    lock_up(shelf)

    def act():
        with Kansenkaart.open(path) as opened:
            assert len(opened.snapshot(OWNER).entries) == 1
            assert opened.read_only
            with pytest.raises(CannotWrite):
                save(opened)
        return sorted(os.listdir(shelf))

    assert as_somebody_else(act) == "['a.gpkg']"


@needs_fork
def test_a_broken_off_save_where_one_can_only_read_is_said(broken_off, shelf):
    copy, _ = broken_off
    path = shelf / "a.gpkg"
    shutil.copyfile(copy, path)
    shutil.copyfile(f"{copy}-journal", f"{path}-journal")
    lock_up(shelf)

    def act():
        with pytest.raises(CannotOpen) as caught:
            Kansenkaart.open(path).close()
        return caught.value

    assert "open it where you can write" in as_somebody_else(act)


def test_a_file_in_another_journal_mode_is_kept_so(path):
    with closing(sqlite3.connect(path)) as qgis:
        qgis.execute("PRAGMA journal_mode = wal")
        with Kansenkaart.open(path) as opened:
            save(opened)
            assert qgis.execute("SELECT title FROM record").fetchall() == [("x",)]
        assert qgis.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
class TestAFileThatChangesPlaces:
    @pytest.fixture
    def other(self, path, tmp_path):
        return shutil.copy(path, tmp_path / "other.gpkg")

    def test_replaced_between_saves(self, kansenkaart, path, other):
        save(kansenkaart)
        os.replace(other, path)
        before = signature_of(path)
        with pytest.raises(CannotWrite, match="replaced by another file"):
            save(kansenkaart)
        assert signature_of(path) == before

    def test_replaced_during_a_save(self, kansenkaart, path, other):
        with (
            pytest.raises(CannotWrite, match="replaced"),
            kansenkaart.change("x", by="J") as change,
        ):
            change.add(Record(RecordKind.WISH, "x"))
            os.replace(other, path)
        assert kansenkaart.sitting.undoable is None

    def test_moved_or_removed(self, kansenkaart, path, tmp_path):
        os.rename(path, tmp_path / "elders.gpkg")
        with pytest.raises(CannotWrite, match="moved"):
            save(kansenkaart)
        os.rename(tmp_path / "elders.gpkg", path)
        save(kansenkaart)

    def test_a_drive_that_numbers_its_files_anew_is_no_fault(self, kansenkaart, path, monkeypatch):
        numbers = iter(range(1000))
        monkeypatch.setattr(module, "identity", lambda file: (0, next(numbers)))
        save(kansenkaart)
        save(kansenkaart)
        assert len(kansenkaart.snapshot(OWNER).entries) == 2


@needs_fork
def test_what_is_read_during_writing_is_one_state(path):
    """Every action adds a wish and an agreement; nobody sees one without the other."""
    child = os.fork()
    if child == 0:
        try:
            with Kansenkaart.open(path) as opened:
                while True:
                    with opened.change("beide", by="Jan") as change:
                        change.add(Record(RecordKind.WISH, "w"))
                        change.add(Record(RecordKind.AGREEMENT, "a"))
        finally:
            os._exit(1)
    seen = set()
    try:
        with Kansenkaart.open(path, read_only=True) as opened:
            while len(seen) < 5:
                rows = opened.queries.list_of_all()
                entries = opened.snapshot(OWNER).entries
                found = opened.queries.entries([row.uuid for row in rows])
                assert len(rows) % 2 == len(entries) % 2 == 0
                assert len(found) == len(rows)
                seen.add(len(rows))
                assert os.waitpid(child, os.WNOHANG)[0] == 0
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


@needs_fork
def test_the_campaign_notices_what_is_wrong(path):
    said = kill_a_writer(path, 7)
    assert said
    assert not any(faults_of(path, said, 0).values())
    with closing(sqlite3.connect(path)) as outside:
        outside.execute("DELETE FROM record_feature WHERE fid = 1")
        outside.execute("UPDATE record SET title = 'z' WHERE fid = 1")
        outside.commit()
    found = faults_of(path, [*said, "een andere"], 0)
    assert all(found.values()), found


@needs_fork
@pytest.mark.parametrize("spare", [0, 4096, 60_000])
def test_no_room_for_the_file_to_grow(path, spare):
    """The system itself refuses to write on, in the middle of a save."""
    resource = pytest.importorskip("resource")
    before = signature_of(path)

    def act():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        room = path.stat().st_size + spare
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        with Kansenkaart.open(path) as opened:
            with pytest.raises(CannotWrite) as caught, opened.change("x", by="Jan") as change:
                add_records(change, [NewRecord(Record(RecordKind.WISH, "vol" * 50))] * 2000)
            return caught.value

    assert "nothing was saved" in as_somebody_else(act, stay=True)
    assert signature_of(path) == before
    with Kansenkaart.open(path) as opened:
        assert opened.problems() == []
