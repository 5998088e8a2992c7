#!/bin/sh
# installed.sh BUILD PYTHON: the package works from where `meson install` puts it, the stubs and the module that SWIG makes included.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../house/install.sh"
install_tree "$1"
package=$(find "$tree" -type d -name sferumpolicy -path '*python*')
for file in __init__.py py.typed raw.py raw.pyi vocabulary.pyi; do
	[ -f "$package/$file" ] || { echo "$file is not installed"; exit 1; }
done
cd "$tree"
PYTHONPATH=$(dirname "$package") "$2" "$here/../../examples/python/decide.py" ru >answers
grep -q 'п. 2\.1\.12' answers
echo "installed, imported, decided"
