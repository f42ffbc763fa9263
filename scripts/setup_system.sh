#!/usr/bin/env bash
# Installs what the project needs of the system, on Debian 12 or 13; what is there is left alone.
#
# QGIS 3.40 or newer is needed. Where the distribution's own QGIS is older (Debian 12), QGIS comes
# from the backports of the same mirror the machine already uses. Run as root or with sudo;
# without either, the exact commands are printed and the exit code is 1.
# Fedora, Ubuntu and others: install QGIS 3.40 and the tools named below yourself; then nothing is
# done here. KANSENKAART_APT_ROOT points the search for apt sources elsewhere (for the tests).
set -euo pipefail

readonly QGIS_FLOOR="3.40"
readonly PYTHON="/usr/bin/python3"
readonly APT_ROOT="${KANSENKAART_APT_ROOT:-/etc/apt}"
readonly BACKPORTS_FILE="/etc/apt/sources.list.d/kansenkaart-backports.sources"

say() { printf '%s\n' "$*" >&2; }
die() { say "set-up: $*"; exit 1; }

# --- what is missing -----------------------------------------------------------------------------

qgis_is_new_enough() {
    command -v qgis_process >/dev/null && [ -x "$PYTHON" ] &&
        QT_QPA_PLATFORM=offscreen "$PYTHON" - "$QGIS_FLOOR" >/dev/null 2>&1 <<'PY'
import sys
from qgis.core import Qgis
major, minor = map(int, sys.argv[1].split("."))
sys.exit(0 if Qgis.versionInt() >= major * 10000 + minor * 100 else 1)
PY
}

python_has() { [ -x "$PYTHON" ] && "$PYTHON" -c "import $1" >/dev/null 2>&1; }
has_tool() { command -v "$1" >/dev/null || [ -x "/usr/lib/qt5/bin/$1" ]; }
has_font() { command -v fc-list >/dev/null && [ -n "$(fc-list "$1" 2>/dev/null)" ]; }
# The spreadsheet program that reads our tables back in the tests.
has_calc() { command -v soffice >/dev/null && [ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libsclo.so" ]; }

# The packages of the plain suite whose work nothing on this machine does yet.
missing_packages() {
    python_has ensurepip || echo python3-venv
    python_has pip || echo python3-pip
    python_has yaml || echo python3-yaml
    has_tool Xvfb || echo xvfb
    has_tool xauth || echo xauth
    has_tool fc-list || echo fontconfig
    has_font "Open Sans" || echo fonts-open-sans
    has_tool pylupdate5 || echo pyqt5-dev-tools
    has_tool lrelease || echo qttools5-dev-tools
    has_tool zip || echo zip
    has_tool unzip || echo unzip
    has_tool pdftotext || echo poppler-utils
    has_tool git || echo git
    has_calc || echo libreoffice-calc-nogui
}

# --- the backports of the machine's own mirror ---------------------------------------------------

# Prints the stanza of a deb822 source for the suite $1-backports, read from the machine's own
# source for the suite $1, in either format of apt. Prints nothing when there is none.
backports_stanza() {
    local codename="$1" file stanza
    shopt -s nullglob
    for file in "$APT_ROOT"/sources.list.d/*.sources; do
        stanza="$(stanza_of_deb822 "$codename" "$file")"
        if [ -n "$stanza" ]; then printf '%s\n' "$stanza"; return; fi
    done
    for file in "$APT_ROOT"/sources.list "$APT_ROOT"/sources.list.d/*.list; do
        [ -r "$file" ] || continue
        stanza="$(stanza_of_list "$codename" "$file")"
        if [ -n "$stanza" ]; then printf '%s\n' "$stanza"; return; fi
    done
}

stanza_of_deb822() {
    awk -v suite="$1" '
        function finish(   i, n, words, good) {
            n = split(value["suites"], words, /[ \t\n]+/)
            for (i = 1; i <= n; i++) if (words[i] == suite) good = 1
            if (good && value["types"] ~ /(^|[ \t\n])deb([ \t\n]|$)/ &&
                tolower(value["enabled"]) !~ /no|false/) {
                split(value["uris"], words, /[ \t\n]+/)
                print "Types: deb"
                print "URIs: " (words[1] == "" ? words[2] : words[1])
                print "Suites: " suite "-backports"
                print "Components: main"
                if (value["signed-by"] != "") print "Signed-By:" value["signed-by"]
                if (value["trusted"] != "") print "Trusted:" value["trusted"]
                done = 1
                exit
            }
            split("", value)
            key = ""
        }
        /^#/ { next }
        /^[ \t]*$/ { finish(); next }
        /^[ \t]/ { if (key != "") value[key] = value[key] "\n" $0; next }
        {
            key = tolower(substr($0, 1, index($0, ":") - 1))
            rest = substr($0, index($0, ":") + 1)
            if (key != "signed-by" && key != "trusted") sub(/^[ \t]+/, "", rest)
            value[key] = rest
        }
        END { if (!done) finish() }
    ' "$2"
}

stanza_of_list() {
    awk -v suite="$1" '
        $1 != "deb" { next }
        {
            line = $0
            sub(/#.*/, "", line)
            signed = ""; trusted = ""
            if (match(line, /\[[^]]*\]/)) {
                options = substr(line, RSTART + 1, RLENGTH - 2)
                line = substr(line, 1, RSTART - 1) " " substr(line, RSTART + RLENGTH)
                n = split(options, option, /[ \t]+/)
                for (i = 1; i <= n; i++) {
                    if (option[i] ~ /^signed-by=/) signed = substr(option[i], 11)
                    if (option[i] ~ /^trusted=/) trusted = substr(option[i], 9)
                }
            }
            split(line, word, /[ \t]+/)
            if (word[3] != suite) next
            print "Types: deb"
            print "URIs: " word[2]
            print "Suites: " suite "-backports"
            print "Components: main"
            if (signed != "") print "Signed-By: " signed
            else if (trusted == "") print "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg"
            if (trusted != "") print "Trusted: " trusted
            exit
        }
    ' "$2"
}

# --- running or printing -------------------------------------------------------------------------

AS_ROOT=()
PRINT_ONLY=""

choose_how_to_run() {
    if [ "$(id -u)" -eq 0 ]; then return; fi
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        AS_ROOT=(sudo)
        return
    fi
    PRINT_ONLY=yes
    say "set-up: this needs root, and there is no sudo to ask. Run these commands as root,"
    say "and then make again:"
    say ""
}

as_root() {
    if [ -n "$PRINT_ONLY" ]; then say "    $*"; else "${AS_ROOT[@]}" "$@"; fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y \
        --no-install-recommends "$@"
}

write_backports() {
    local stanza="$1"
    if [ -n "$PRINT_ONLY" ]; then
        say "    cat > $BACKPORTS_FILE <<'END'"
        say "$stanza"
        say "END"
    else
        printf '%s\n' "$stanza" | "${AS_ROOT[@]}" tee "$BACKPORTS_FILE" >/dev/null
    fi
}

# The version that `apt-get install qgis` would give, or nothing when apt does not know.
candidate() { apt-cache policy qgis 2>/dev/null | awk '$1 == "Candidate:" && $2 != "(none)" { print $2 }'; }

at_least_floor() { [ -n "$1" ] && dpkg --compare-versions "$1" ge "$QGIS_FLOOR"; }

# True when apt already has a source with a QGIS from the backports.
knows_backports() { apt-cache policy 2>/dev/null | grep -q "n=$1-backports"; }

# The packages of an older QGIS that must go up together with it.
installed_qgis_packages() {
    dpkg-query -W -f '${db:Status-Abbrev} ${source:Package} ${Package}\n' 2>/dev/null |
        awk '$1 == "ii" && $2 == "qgis" && $3 !~ /^lib/ { print $3 }'
}

install_qgis() {
    local codename="$1" debian_version="$2" offered
    offered="$(candidate)"
    if at_least_floor "$offered" || { [ -z "$offered" ] && [ "$debian_version" -ge 13 ]; }; then
        apt_install qgis python3-qgis
        return
    fi
    if ! knows_backports "$codename"; then
        local stanza
        stanza="$(backports_stanza "$codename")"
        [ -n "$stanza" ] || die "no apt source for the suite $codename was found under $APT_ROOT," \
            "so the mirror of $codename-backports is not known; add that source and try again."
        write_backports "$stanza"
        as_root apt-get -o DPkg::Lock::Timeout=600 update
    fi
    # shellcheck disable=SC2046  # one word per package is what is wanted
    apt_install -t "$codename-backports" \
        $(printf '%s\n' qgis python3-qgis $(installed_qgis_packages) | sort -u)
}

main() {
    local needs_qgis="" packages
    qgis_is_new_enough || needs_qgis=yes
    packages="$(missing_packages)"
    if [ -z "$needs_qgis" ] && [ -z "$packages" ]; then return; fi

    command -v apt-get >/dev/null || die "missing here:" ${needs_qgis:+"QGIS $QGIS_FLOOR,"} \
        "${packages//$'\n'/, }. This script installs on Debian only; install these yourself."
    # shellcheck disable=SC1091
    . /etc/os-release
    if [ -n "$needs_qgis" ] && [ "${ID:-}" != debian ] && ! at_least_floor "$(candidate)"; then
        die "QGIS $QGIS_FLOOR or newer is needed and ${PRETTY_NAME:-this system} does not offer" \
            "it; install it from the project's own packages and try again."
    fi

    choose_how_to_run
    as_root apt-get -o DPkg::Lock::Timeout=600 update
    # QGIS first, so that what it brings along comes from the same suite.
    if [ -n "$needs_qgis" ]; then
        install_qgis "${VERSION_CODENAME:-}" "${VERSION_ID%%.*}"
    fi
    # shellcheck disable=SC2086  # one word per package is what is wanted
    if [ -n "$packages" ]; then apt_install $packages; fi
    if [ -n "$PRINT_ONLY" ]; then exit 1; fi

    qgis_is_new_enough || die "QGIS $QGIS_FLOOR was installed and yet does not load in $PYTHON."
    packages="$(missing_packages)"
    [ -z "$packages" ] || die "still missing after the installation: ${packages//$'\n'/, }."
}

# With --stanza CODENAME it only shows the source it would add.
if [ "${1:-}" = "--stanza" ]; then backports_stanza "$2"; else main; fi
