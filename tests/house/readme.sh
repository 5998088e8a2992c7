#!/bin/sh
# readme.sh BUILD PYTHON: readme.py with the flags of the installed tree.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/install.sh"
install_tree "$1"
# shellcheck disable=SC2046 # flags are words
"$2" "$here/readme.py" $(pkg-config --cflags sferumpolicy) -- $(link_flags shared)
