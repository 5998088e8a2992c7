#!/bin/sh
# pip.sh PYTHON [offline]: `pip install .` in a clean environment of that Python, then the package at work and under type checkers.
#
# pip fetches what the build needs from PyPI. "offline" takes Debian's packages for it (python3-mesonpy), and the system's Python only.
# Exits with 77, and says why, where PyPI cannot be reached or those packages are missing.
set -eu
python=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset PYTHONPATH PYTHONHOME LD_LIBRARY_PATH

skip()
{
	echo "skipped: $1"
	exit 77
}

# A copy: a build must not leave anything in the sources, nor find what another one left.
mkdir "$work/source"
tar -C "$source" --exclude='./build*' --exclude=./.git --exclude=./quickstart -cf - . | tar -C "$work/source" -xf -
"$python" -m venv "$work/clean" || skip "$python makes no environments (python3-venv)"

if [ "${2-}" = offline ]; then
	"$python" -c 'import mesonpy' 2>/dev/null || skip "python3-mesonpy is not installed"
	"$python" -m pip wheel --quiet --no-build-isolation --no-deps --no-index --wheel-dir "$work/wheels" "$work/source"
	"$work/clean/bin/pip" install --quiet --no-index --no-deps "$work"/wheels/*.whl
else
	"$work/clean/bin/pip" download --quiet --no-deps --dest "$work/probe" meson-python >"$work/probe.log" 2>&1 ||
		{ tail -n 1 "$work/probe.log"; skip "PyPI cannot be reached"; }
	"$work/clean/bin/pip" install --quiet "$work/source"
	"$work/clean/bin/pip" install --quiet mypy pyright || echo "mypy and pyright could not be had: $python is not checked by them"
fi

# Nothing but the package has come, and no folder of the build is left in it.
unwanted=$(find "$work/clean" -name 'sferumpolicy*.h' -o -name 'libsferumpolicy*' -o -name 'sferumctl*')
[ -z "$unwanted" ] || { echo "not the package's: $unwanted"; exit 1; }
package=$(cd / && "$work/clean/bin/python" -c 'import sferumpolicy; print(sferumpolicy.__path__[0])')
for file in py.typed raw.py raw.pyi vocabulary.pyi; do
	[ -f "$package/$file" ] || { echo "$file is not installed"; exit 1; }
done
case $package in
"$work"/clean/*) ;;
*) echo "$package is not in the environment"; exit 1 ;;
esac

cd "$work/source/tests/python"
for test in decide traps registry; do
	SFP_SOURCE_ROOT=$work/source "$work/clean/bin/python" "test_$test.py"
done
PATH=$work/clean/bin:$PATH "$work/clean/bin/python" check_types.py "$work/clean/bin/python" || [ $? = 77 ]
echo "$("$work/clean/bin/python" -V): installed by pip, imported, decided, checked"
