"""What a kansenkaart is and its rules. Knows no QGIS and no file."""
