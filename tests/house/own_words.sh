#!/bin/sh
# own_words.sh: the project says the act's norms in its own words. The tool that compares with the act's text lies beside the
# checkout where the act itself may lie; without it there is nothing to compare with, and the test is skipped (77).
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
tool=${SFP_OWN_WORDS:-$root/../shared/tools/own-words}
[ -x "$tool" ] || { echo "own-words is not here: skipped"; exit 77; }
"$tool" "$root"
