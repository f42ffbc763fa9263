# To be sourced: a QGIS profile of our own with the plugin in it, under build/.
# Sets QGIS_CUSTOM_CONFIG_PATH and leaves the user's own profile alone.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export QGIS_CUSTOM_CONFIG_PATH="$PWD/build/profile"
plugins="$QGIS_CUSTOM_CONFIG_PATH/profiles/default/python/plugins"
mkdir -p "$plugins"
ln -sfn "$PWD/kansenkaart_plugin" "$plugins/kansenkaart_plugin"
