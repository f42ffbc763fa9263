"""The algorithms as users have them: by qgis_process, and in this QGIS where many are to be run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from kansenkaart_plugin.processing.provider import KansenkaartProvider

PACKAGE = Path(__file__).resolve().parents[2] / "kansenkaart_plugin"


@dataclass
class Done:
    """What came of a run: exit code, results, what was told, and the error."""

    code: int
    results: dict
    told: list[str]
    error: str

    def __iter__(self):
        return iter((self.code, self.results, self.error))


class Told(QgsProcessingFeedback):
    """A feedback that keeps what it is told."""

    def __init__(self):
        super().__init__(False)
        self.told, self.errors = [], []

    def pushInfo(self, info):
        self.told.append(info)

    def pushWarning(self, warning):
        self.told.append(warning)

    def reportError(self, error, fatalError=False):
        self.errors.append(error)


@pytest.fixture(scope="session")
def provider(qgis_app):
    provider = KansenkaartProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture(scope="session")
def run(provider):
    """Run an algorithm in this QGIS, in the way of qgis_process: check, then run."""

    def run(name, cancelled=False, **parameters):
        algorithm = provider.algorithm(name).create()
        context, feedback = QgsProcessingContext(), Told()
        if cancelled:
            feedback.cancel()
        values = {
            key: value if isinstance(value, (bool, int)) else str(value)
            for key, value in parameters.items()
        }
        fits, message = algorithm.checkParameterValues(values, context)
        if not fits:
            return Done(1, {}, [], message)
        results, fine = algorithm.run(values, context, feedback)
        return Done(0 if fine else 1, results, feedback.told, "\n".join(feedback.errors))

    return run


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    """Run an algorithm by qgis_process in a profile of its own."""
    home = tmp_path_factory.mktemp("profile")
    plugins = home / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "kansenkaart_plugin").symlink_to(PACKAGE)
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LC_ALL": "C.UTF-8",
    }

    def call(*arguments, **options):
        return subprocess.run(
            ["qgis_process", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            **options,
        )

    enabled = call("plugins", "enable", "kansenkaart_plugin")
    assert enabled.returncode == 0, enabled.stderr

    def run(name, cwd=None, **parameters):
        values = [f"{key}={value}" for key, value in parameters.items()]
        done = call("--json", "run", f"kansenkaart:{name}", "--", *values, cwd=cwd)
        try:
            answer = json.loads(done.stdout)
        except json.JSONDecodeError:
            answer = {}
        told = [line for lines in answer.get("log", {}).values() for line in lines]
        return Done(done.returncode, answer.get("results", {}), told, done.stderr)

    run.call = call
    return run


@pytest.fixture(scope="session")
def template(run, tmp_path_factory, example):
    """The example with its records, to be copied."""
    path = tmp_path_factory.mktemp("kaart") / "volewijck.gpkg"
    made = run("create", PROFILE=example / "example.yaml", OUTPUT=path)
    assert made.code == 0, made.error
    read = run("importrecords", KANSENKAART=path, INPUT=example / "records.csv")
    assert read.code == 0, read.error
    assert (read.results["IMPORTED"], read.results["REJECTED_COUNT"]) == (47, 0)
    return path


@pytest.fixture
def kansenkaart(template, tmp_path):
    """A kansenkaart of its own, with the records of the example."""
    return Path(shutil.copyfile(template, tmp_path / "kaart.gpkg"))
