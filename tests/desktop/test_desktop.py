"""One run of the real QGIS desktop, which no stub replaces."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
INI = """\
[PythonPlugins]
kansenkaart_plugin=true
[app]
askToSaveMemoryLayers=false
projections\\unknownCrsBehavior=NoAction
[qgis]
checkVersion=false
showTips=false
newProjectDefault=false
askToSaveProjectChanges=false
hideSplash=true
[migration]
fileVersion=2
firstRunVersionFlag=99999
[locale]
overrideFlag=true
userLocale=nl_NL
"""


def _profile(folder: Path) -> Path:
    profile = folder / "qgis" / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "QGIS" / "QGIS3.ini").write_text(INI)
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "kansenkaart_plugin").symlink_to(ROOT / "kansenkaart_plugin")
    return folder / "qgis"


@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="xvfb-run is not on this machine")
def test_a_person_can_use_it_and_nothing_is_left_over(tmp_path, example):
    from tests.gui.conftest import make_kansenkaart

    file = make_kansenkaart(tmp_path / "proef.gpkg")
    shots = ROOT / "build" / "desktop"
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    (tmp_path / "runtime").mkdir(mode=0o700)
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(_profile(tmp_path)),
        "XDG_RUNTIME_DIR": str(tmp_path / "runtime"),
        "KANSENKAART_SHOTS": str(shots),
        "KANSENKAART_FILE": str(file),
        "KANSENKAART_RESULT": str(tmp_path / "result.json"),
        "KANSENKAART_SOURCE": str(example / "buurten.geojson"),
    }
    environment.pop("QT_QPA_PLATFORM", None)
    drive = Path(__file__).with_name("drive.py")
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "qgis", "--nologo"]
    run = subprocess.run(
        [*command, "--noversioncheck", "--code", str(drive)],
        env=environment,
        cwd=tmp_path,
        timeout=120,
        capture_output=True,
        text=True,
        check=False,
    )
    result = tmp_path / "result.json"
    assert result.exists(), run.stderr[-3000:]
    facts = json.loads(result.read_text())
    assert "failed" not in facts, facts["failed"]
    assert facts["done"]
    assert facts["opened"]
    assert facts["active"] == "buurt"
    assert facts["still selected"] == 3
    assert facts["listed"] == 1
    assert facts["note"]
    assert facts["listed again"] == 1
    assert facts["cleared"]
    assert facts["project opens it"]
    assert facts["layers after project"] == 2
    assert facts["wizard made"], facts["wizard problem"]
    assert facts["closed"]["layers"] == facts["closed"]["groups"] == 0
    assert facts["loaded"] == facts["loaded again"]
    assert facts["unloaded"] == facts["base"]
    assert facts["end"] == facts["base"]
    # a provider of algorithms and three docks are there while it is loaded
    assert "kansenkaart" in facts["loaded"]["providers"]
    assert len(facts["loaded"]["docks"]) == len(facts["base"]["docks"]) + 3
