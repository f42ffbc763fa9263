"""Starts the real QGIS desktop on a script, in a profile of its own, and returns what it found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHOTS = ROOT / "build" / "desktop"
DARK = "Night Mapping"
_INI = """\
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
userLocale={language}
[UI]
UITheme={theme}
"""


def run_desktop(
    folder: Path,
    script: str,
    shots: str,
    language: str = "nl_NL",
    theme: str = "default",
    screen: str = "1600x1000",
    **variables: object,
) -> dict:
    """Play ``script`` (a file beside this one); pictures go to build/desktop/``shots``.

    ``screen`` is the size of the screen, and of QGIS on it, in pixels.

    ``variables`` reach the script in upper case, with KANSENKAART_ before them.
    """
    pictures = SHOTS / shots
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    result = folder / "result.json"
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(_profile(folder, language, theme)),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": str(Path(__file__).parent),
        "KANSENKAART_SHOTS": str(pictures),
        "KANSENKAART_RESULT": str(result),
        "KANSENKAART_SCREEN": screen,
        **{f"KANSENKAART_{name.upper()}": str(value) for name, value in variables.items()},
    }
    environment.pop("QT_QPA_PLATFORM", None)
    run = subprocess.run(
        ["xvfb-run", "-a", "-s", f"-screen 0 {screen}x24", "qgis", "--nologo"]
        + ["--noversioncheck", "--code", str(Path(__file__).with_name(script))],
        env=environment,
        cwd=folder,
        timeout=300,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.exists(), run.stderr[-3000:]
    facts = json.loads(result.read_text("utf-8"))
    assert "failed" not in facts, facts["failed"]
    assert facts["done"]
    assert "Traceback" not in run.stderr, run.stderr[-3000:]
    assert run.returncode == 0, run.stderr[-3000:]  # QGIS crashes at its end, if anywhere
    return facts


def _profile(folder: Path, language: str, theme: str) -> Path:
    profile = folder / "qgis" / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    ini = _INI.format(language=language, theme=theme)
    (profile / "QGIS" / "QGIS3.ini").write_text(ini, "utf-8")
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "kansenkaart_plugin").symlink_to(ROOT / "kansenkaart_plugin")
    return folder / "qgis"
