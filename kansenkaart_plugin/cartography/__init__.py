"""From a Snapshot to layers, styles, layouts and pages."""
