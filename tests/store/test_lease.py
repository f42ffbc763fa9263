"""A second person is told who has the file open; nothing is taken over unasked."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kansenkaart_plugin.store import InUse, Lease, LeaseLost, NoLease, holder_of
from kansenkaart_plugin.store.lease import STALE_SECONDS, leased, slot_of, stale_holder_of


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "kaart é.gpkg"
    path.write_bytes(b"")
    return path


def write(file, **values):
    """Write a lease as another computer would."""
    given = {"name": "Piet", "host": "elders", "pid": 1, "since": "2026-01-01", "token": "x"}
    slot_of(file).write_text(json.dumps({**given, **values}), "utf-8")


def age(file, seconds):
    moment = time.time() - seconds
    os.utime(slot_of(file), (moment, moment))


def test_a_lease_is_taken_and_given_back(file):
    assert holder_of(file) is None
    lease = Lease.take(file, " Jan é\x00 ")
    holder = holder_of(file)
    assert (holder.name, holder.host, holder.pid) == ("Jan é", socket.gethostname(), os.getpid())
    assert holder.is_here
    assert slot_of(file).name == "kaart é.gpkg.kkslot"
    lease.refresh()
    assert holder_of(file) == holder
    lease.release()
    lease.release()
    assert holder_of(file) is None
    assert list(file.parent.iterdir()) == [file]


def test_the_login_name_is_not_in_it(file, monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "jdevries17")
    Lease.take(file, "Jan")
    assert "jdevries17" not in slot_of(file).read_text("utf-8")


def test_the_second_is_told_who_and_takes_nothing(file):
    write(file)
    before = slot_of(file).read_bytes()
    with pytest.raises(InUse) as caught:
        Lease.take(file, "Jan")
    assert caught.value.holder[:2] == ("Piet", "elders")
    assert all(word in str(caught.value) for word in ("Piet", "elders", "kaart é.gpkg"))
    assert slot_of(file).read_bytes() == before


def test_two_of_this_computer_are_two(file):
    Lease.take(file, "Jan")
    with pytest.raises(InUse):
        Lease.take(file, "Jan")


def test_taking_over_when_asked_and_the_other_notices(file):
    first = Lease.take(file, "Piet")
    second = Lease.take(file, "Jan", over=True)
    assert holder_of(file).name == "Jan"
    with pytest.raises(LeaseLost, match="Jan"):
        first.refresh()
    first.release()
    assert holder_of(file).name == "Jan"
    second.refresh()


def test_a_stale_lease_may_be_taken(file):
    write(file)
    age(file, STALE_SECONDS - 30)
    with pytest.raises(InUse):
        Lease.take(file, "Jan")
    age(file, STALE_SECONDS + 30)
    assert holder_of(file) is None
    Lease.take(file, "Jan").refresh()
    assert holder_of(file).name == "Jan"


def test_refreshing_keeps_it_fresh(file):
    lease = Lease.take(file, "Jan")
    age(file, STALE_SECONDS + 30)
    assert holder_of(file) is None
    lease.refresh()
    assert holder_of(file).name == "Jan"
    slot_of(file).unlink()
    lease.refresh()
    assert holder_of(file).name == "Jan"


@pytest.mark.skipif(os.name != "posix", reason="Windows cannot be asked without ending a program")
def test_a_program_that_crashed_holds_nothing(file):
    code = "import sys; from kansenkaart_plugin.store import Lease; Lease.take(sys.argv[1], 'Piet')"
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code, str(file)], cwd=root, check=True)
    assert slot_of(file).exists()
    assert holder_of(file) is None
    Lease.take(file, "Jan")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"\xff\xfe",
        b"[" * 4000,
        b'{"name": 5, "host": null, "pid": "x", "since": {}}',
        b'{"pid": true}',
        b"x" * 1_000_000,
    ],
)
def test_what_is_odd_holds_the_file_until_it_is_stale(file, content):
    slot_of(file).write_bytes(content)
    assert holder_of(file)[:3] == ("?", "?", 0)
    with pytest.raises(InUse):
        Lease.take(file, "Jan")
    age(file, STALE_SECONDS + 30)
    Lease.take(file, "Jan").refresh()


def test_a_long_or_dirty_name_is_cut_and_cleaned(file):
    write(file, name="x" * 500 + "\x1b[0m", host="a\nb\x00")
    holder = holder_of(file)
    assert holder.name == "x" * 80
    assert "\x00" not in holder.host


def test_a_folder_that_is_gone_is_said(file, tmp_path):
    lease = Lease.take(file, "Jan")
    moved = tmp_path.rename(tmp_path.with_name("weg"))
    with pytest.raises(NoLease):
        lease.refresh()
    with pytest.raises(NoLease):
        Lease.take(file, "Jan")
    lease.release()
    moved.rename(tmp_path)
    lease.refresh()
    assert holder_of(file).name == "Jan"
    assert sorted(item.name for item in tmp_path.iterdir()) == [
        "kaart é.gpkg",
        "kaart é.gpkg.kkslot",
    ]


def test_a_tool_holds_the_lease_while_it_writes(file):
    with leased(file, "Jan"):
        assert holder_of(file).name == "Jan"
    assert holder_of(file) is None
    write(file)
    with pytest.raises(InUse), leased(file, "Jan"):
        pytest.fail("it is open elsewhere")
    assert holder_of(file).name == "Piet"


@pytest.mark.parametrize("is_open", [False, True])
def test_the_lease_of_a_tool_that_takes_long_does_not_become_stale(file, monkeypatch, is_open):
    lease = Lease.take(file, "Jan") if is_open else None
    monkeypatch.setattr("kansenkaart_plugin.store.lease.REFRESH_SECONDS", 0.01)
    slot = slot_of(file)
    with leased(file, "Jan"):
        before = slot.read_bytes()
        os.utime(slot, (0, 0))
        deadline = time.monotonic() + 20
        while stale_holder_of(file) is not None and time.monotonic() < deadline:
            time.sleep(0.01)
        assert stale_holder_of(file) is None
        assert holder_of(file).name == "Jan"
        assert slot.read_bytes() == before
    time.sleep(0.1)
    assert slot.exists() == is_open
    if lease is not None:
        lease.release()


def test_a_tool_does_not_write_over_the_lease_of_another(file, monkeypatch):
    monkeypatch.setattr("kansenkaart_plugin.store.lease.REFRESH_SECONDS", 0.01)
    with leased(file, "Jan"):
        slot_of(file).unlink()
        time.sleep(0.1)
        assert not slot_of(file).exists()
        write(file)
        os.utime(slot_of(file), (0, 0))
        time.sleep(0.1)
        assert stale_holder_of(file).name == "Piet"


def test_a_tool_of_the_program_that_has_it_leaves_it_there(file):
    lease = Lease.take(file, "Jan")
    with leased(file, "Jan"):
        assert holder_of(file).is_this_program
    assert holder_of(file).is_this_program
    lease.refresh()
    lease.release()


def test_a_lease_that_could_not_be_written_keeps_nobody_out(file, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    def opening(path, *args, **kwargs):
        opened.append(really_open(path, *args, **kwargs))
        return opened[-1]

    def unlink(path):
        assert opened[-1].closed  # Windows takes no open file away
        os.remove(path)

    opened, really_open = [], Path.open
    with monkeypatch.context() as patch:
        patch.setattr(Lease, "_text", full)
        patch.setattr(Path, "open", opening)
        patch.setattr(Path, "unlink", unlink)
        with pytest.raises(NoLease, match="No space left"):
            Lease.take(file, "Jan")
    assert list(file.parent.iterdir()) == [file]
