#!/bin/sh
# run.sh: builds the library and runs everything that proves it. The last line is "N passed, N failed".
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
[ -f build-plain/build.ninja ] || meson setup build-plain -Dtests=enabled -Dwerror=true
meson test -C build-plain --no-suite nightly
