#!/usr/bin/env bash
# The main job on the shipped example: a kansenkaart, its records, layouts in sets, the plan, a table.
set -euo pipefail
source "$(dirname "$0")/profile.sh"
export QT_QPA_PLATFORM=offscreen
example=kansenkaart_plugin/data/example
demo=build/demo
rm -rf "$demo"
mkdir -p "$demo"

# Runs one algorithm; what it says goes to a log that is shown when it fails.
run() {
    local log="$demo/.log"
    if ! qgis_process run "$@" >"$log" 2>&1; then
        cat "$log" >&2
        echo "make demo: $1 failed" >&2
        exit 1
    fi
    rm -f "$log"
}

# A plugin that is on already is no failure, though qgis_process says so with its exit code.
said="$(qgis_process plugins enable kansenkaart_plugin 2>&1)" || [[ "$said" == *"already enabled"* ]] || {
    echo "$said" >&2
    echo "make demo: the plugin could not be enabled" >&2
    exit 1
}
run kansenkaart:create -- PROFILE="$example/example.yaml" OUTPUT="$demo/volewijck.gpkg"
run kansenkaart:importrecords -- KANSENKAART="$demo/volewijck.gpkg" \
    INPUT="$example/records.csv" ON_ERROR=stop REJECTED="$demo/rejected.csv"
rm -f "$demo/rejected.csv"
for format in pdf png; do
    run kansenkaart:exportlayouts -- KANSENKAART="$demo/volewijck.gpkg" AUDIENCE=public \
        FORMAT=$format DPI=150 OUTPUT="$demo/layouts"
done
run kansenkaart:exportlayouts -- KANSENKAART="$demo/volewijck.gpkg" AUDIENCE=parties \
    LEVELS=buurt SET=party TEXT=true OUTPUT="$demo/parties"
run kansenkaart:exportlayouts -- KANSENKAART="$demo/volewijck.gpkg" AUDIENCE=parties \
    LEVELS=buurt SET=theme OUTPUT="$demo/themes"
run kansenkaart:exportlayouts -- KANSENKAART="$demo/volewijck.gpkg" AUDIENCE=parties \
    LEVELS=buurt PER_FEATURE=true OUTPUT="$demo/places"
run kansenkaart:exportrecords -- KANSENKAART="$demo/volewijck.gpkg" AUDIENCE=parties \
    OUTPUT="$demo/records.xlsx"
for ending in docx odt; do
    run kansenkaart:exportplan -- KANSENKAART="$demo/volewijck.gpkg" AUDIENCE=parties \
        OUTPUT="$demo/plan.$ending"
done

say() { printf '%-40s %s\n' "$@"; }
say "$demo/volewijck.gpkg" "the kansenkaart: everything, for its owner only"
for file in "$demo"/layouts/*; do
    case "$file" in
        *.pdf) say "$file" "the map of a level, to print (public records only)" ;;
        *) say "$file" "the same as a picture, 150 dpi" ;;
    esac
done
say "$demo/parties" "what it means for each party: maps of the buurten, and in words"
say "$demo/themes" "a map of the buurten for each theme"
say "$demo/places" "a page for each buurt with records, with bookmarks"
say "$demo/records.xlsx" "the records as a table, a sheet for each kind"
say "$demo/plan.docx" "the plan van aanpak for all parties (Word)"
say "$demo/plan.odt" "the same for LibreOffice"
