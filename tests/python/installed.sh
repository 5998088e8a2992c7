#!/bin/sh
# installed.sh BUILD PYTHON: the package works from where `meson install` puts it, the stubs and the module that SWIG makes included;
# that is where this Python looks, and the library is found without ldconfig.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../house/install.sh"
install_tree "$1"
package=$(find "$tree" -type d -name sferumpolicy -path '*python*')
for file in __init__.py py.typed raw.py raw.pyi vocabulary.pyi; do
	[ -f "$package/$file" ] || { echo "$file is not installed"; exit 1; }
done
place=$(dirname "${package#"$tree"}")
case $place in
/usr/*) # another prefix may be one that this Python does not know: the build warns of it
	"$2" -I -c 'import sys; sys.exit(sys.argv[1] not in sys.path)' "$place" || { echo "$2 does not look into $place"; exit 1; }
	;;
esac
cd "$tree"
unset LD_LIBRARY_PATH
PYTHONPATH=$(dirname "$package") "$2" "$here/../../examples/python/decide.py" ru >answers
grep -q 'п. 2\.1\.12' answers

# Who names an interpreter asks for the binding: that it will not do is an error then, not a build without.
if meson setup refused "$here/../.." -Dpython_interpreter=/bin/true -Dletters=disabled -Drosters=disabled -Dtests=disabled >log 2>&1; then
	echo "configured for /bin/true, which is no Python"
	exit 1
fi
grep -q "ERROR: .*/bin/true.* is not a valid python" log || { cat log; exit 1; }
echo "installed, found, imported, decided; an interpreter that will not do is an error"
