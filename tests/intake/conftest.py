import pytest

from kansenkaart_plugin.intake.levels import create_kansenkaart


@pytest.fixture
def kansenkaart_path(example, tmp_path, qgis_app):
    """A kansenkaart of the shipped example, without records."""
    path = tmp_path / "kaart.gpkg"
    create_kansenkaart(example / "example.yaml", path, "test")
    return path
