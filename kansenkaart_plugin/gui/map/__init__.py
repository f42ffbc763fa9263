"""What the plugin adds to the map of QGIS."""
