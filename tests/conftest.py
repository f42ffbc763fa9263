"""What all tests share. Nothing of QGIS is imported here: domain and store are tested without it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the shipped example: example.yaml, records.csv and the levels' features."""
    return ROOT / "kansenkaart_plugin" / "data" / "example"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with real input beside the repository; tests that need it skip without it."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the real input is not on this machine ({folder} is missing)")
    return folder
