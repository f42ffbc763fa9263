#!/usr/bin/env bash
# Opens QGIS with the plugin and the example, in a profile of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/demo/volewijck.gpkg ] || scripts/demo.sh
source scripts/profile.sh
unset QT_QPA_PLATFORM
qgis_process plugins enable kansenkaart_plugin >/dev/null 2>&1 || true
exec qgis --nologo --noversioncheck --code scripts/open_demo.py
