#!/bin/sh
# run.sh: builds the library and runs everything that proves it, on a fresh Debian machine too: what is missing is installed.
#
#	sh tests/run.sh             all of it but the long suites
#	sh tests/run.sh --quick     in under three minutes: one build, and what is quick of the tests; before each commit
#	sh tests/run.sh --nightly   the long suites as well
#
# Builds and logs go to build-*/ in the checkout. The last line is "N passed, N failed"; the exit code is 0 if none failed.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 LANGUAGE=C TZ=UTC PYTHONDONTWRITEBYTECODE=1
unset CFLAGS LDFLAGS CPPFLAGS CC CXX CK_RUN_CASE CK_RUN_SUITE CK_VERBOSITY DESTDIR

nightly=
quick=
case ${1-} in
'') ;;
--quick) quick=yes ;;
--nightly) nightly=yes ;;
*) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

PACKAGES="gcc g++ clang clang-format libclang-rt-dev meson ninja-build pkg-config git check gcovr gettext swig python3 python3-dev
	python3-yaml libsqlite3-dev uuid-dev libssl-dev libyaml-dev libjansson-dev libcsv-dev libzip-dev
	libgmime-3.0-dev python3-venv python3-pip python3-mesonpy mypy tzdata"
LINES=95
BRANCHES=85

total_passed=0
total_failed=0
summary=
logs=build-logs
started=$(date +%s)
mkdir -p $logs

# note NAME PASSED FAILED [REMARK]
note()
{
	total_passed=$((total_passed + $2))
	total_failed=$((total_failed + $3))
	line=$(printf '%-44s %7s passed %5s failed  %s' "$1" "$2" "$3" "${4-}")
	summary="$summary$line
"
	printf '%s\n' "$line"
}

# quietly NAME COMMAND...: the command's words go to a log, of which the end is shown when it fails.
quietly()
{
	step=$1
	shift
	began=$(date +%s)
	if "$@" >"$logs/$step.log" 2>&1; then
		printf '%s: %s s\n' "$step" $(($(date +%s) - began))
		return 0
	fi
	printf '%s failed; the end of %s:\n' "$step" "$logs/$step.log"
	tail -n 60 "$logs/$step.log" | sed 's/^/    /'
	return 1
}

# check NAME COMMAND...: one thing that is right or wrong.
check()
{
	if quietly "$@"; then note "$1" 1 0; else note "$1" 0 1; fi
}

# check_or_skip NAME COMMAND...: the same, but a command that ends with 77 could not find out; its last line says why.
check_or_skip()
{
	step=$1
	shift
	code=0
	"$@" >"$logs/$step.log" 2>&1 || code=$?
	case $code in
	0) note "$step" 1 0 ;;
	77) note "$step" 0 0 "$(tail -n 1 "$logs/$step.log")" ;;
	*)
		printf '%s failed; the end of %s:\n' "$step" "$logs/$step.log"
		tail -n 60 "$logs/$step.log" | sed 's/^/    /'
		note "$step" 0 1
		;;
	esac
}

# interpreter VERSION: a Python of that version that runs: on PATH, or where version managers keep theirs. Nothing where there is none.
interpreter()
{
	for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python3 \
			"${XDG_DATA_HOME:-$HOME/.local/share}/uv/python/cpython-$1".*/bin/python3; do
		if "$candidate" -c '' 2>/dev/null; then
			command -v "$candidate"
			return
		fi
	done
}

# pip_installs: by Debian's packages without PyPI, and as a user does it, for each Python that the package is for and that is here.
pip_installs()
{
	check_or_skip "pip, from Debian's packages" sh tests/python/pip.sh "$PYTHON" offline
	check_or_skip "pip install, the system's Python" sh tests/python/pip.sh "$PYTHON"
	for version in 3.12 3.13; do
		found=$(interpreter $version)
		if [ -n "$found" ]; then
			check_or_skip "pip install, Python $version" sh tests/python/pip.sh "$found"
		else
			note "pip install, Python $version" 0 0 "skipped: there is no such Python here"
		fi
	done
}

install_missing()
{
	command -v dpkg-query >/dev/null || return 0
	missing=
	for package in $PACKAGES; do
		case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || :) in
		ii*) ;;
		*) missing="$missing $package" ;;
		esac
	done
	[ -n "$missing" ] || return 0
	echo "installing$missing"
	root=
	[ "$(id -u)" = 0 ] || root=sudo
	# shellcheck disable=SC2086 # names are words
	$root apt-get update -qq && $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
}

# build DIRECTORY OPTIONS...: configures (again, if it was) and builds, by $compiler and with $jobs where they are set. A warning is an error.
build()
{
	directory=$1
	shift
	again=
	[ ! -f "$directory/build.ninja" ] || again=--reconfigure
	# shellcheck disable=SC2086 # nothing or one word
	quietly "configure-$directory" env ${compiler:+CC=$compiler} meson setup $again "$directory" -Dwerror=true -Dtests=enabled \
		-Dletters=enabled -Drosters=enabled "$@" && quietly "$directory" ninja ${jobs:+-j$jobs} -C "$directory"
}

# built NAME DIRECTORY OPTIONS...: build, and count it.
built()
{
	what=$1
	shift
	if build "$@"; then note "$what" 1 0; else note "$what" 0 1; return 1; fi
}

# begin_clang: the build by clang runs no tests, so it goes on beside checks that keep only one core busy.
begin_clang()
{
	compiler=clang
	jobs=1
	build build-clang -Dpython=disabled &
	clang=$!
	compiler=
	jobs=
}

end_clang()
{
	[ -n "$clang" ] || begin_clang
	if wait "$clang"; then note "clang, no warning" 1 0; else note "clang, no warning" 0 1; fi
}

# suites DIRECTORY NAME OPTIONS...: runs `meson test` and counts every case.
suites()
{
	directory=$1 name=$2
	shift 2
	log=$directory/meson-logs/testlog-$name.json
	rm -f "$log"
	meson test -C "$directory" --no-rebuild --logbase "testlog-$name" "$@" >"$logs/test-$name.log" 2>&1 || : # counted below
	if [ ! -f "$log" ]; then
		note "$name" 0 1 "nothing ran"
		return
	fi
	"$PYTHON" tests/house/count.py "$log" >"$logs/$name.count"
	sed '$d' "$logs/$name.count"
	read -r passed failed skipped <<COUNTS
$(tail -n 1 "$logs/$name.count")
COUNTS
	remark=
	[ "$skipped" = 0 ] || remark="$skipped skipped"
	note "$name" "$passed" "$failed" "$remark"
}

# percent KIND: "97.3" of gcovr's line "lines: 97.3% (…)".
percent()
{
	sed -n "s/^$1: \([0-9.]*\)%.*/\1/p" "$logs/coverage.txt"
}

# covered KIND BOUND
covered()
{
	found=$(percent "$1")
	if awk -v found="${found:-0}" -v bound="$2" 'BEGIN { exit !(found >= bound) }'; then
		note "coverage of $1" 1 0 "${found:-0} % (at least $2)"
	else
		note "coverage of $1" 0 1 "${found:-0} % (at least $2)"
	fi
}

coverage()
{
	find build-cov -name '*.gcda' -delete
	check "tests under gcov" meson test -C build-cov --no-rebuild --no-suite nightly --no-suite house
	# An assert's other branch is a bug, not a case.
	quietly gcovr gcovr --root . --object-directory build-cov --filter src/ --print-summary --json "$logs/coverage.json" \
		--exclude-unreachable-branches --exclude-branches-by-pattern '.*\bassert\(.*' build-cov || :
	grep -E '^(lines|functions|branches): ' "$logs/gcovr.log" >"$logs/coverage.txt" || :
	gcovr --root . --add-tracefile "$logs/coverage.json" --output "$logs/coverage-files.txt" || :
	gcovr --root . --add-tracefile "$logs/coverage.json" --branches --output "$logs/coverage-branches.txt" || :
	awk 'NR > 4' "$logs/coverage-files.txt" 2>/dev/null | sed 's/^/    /' | cut -c 1-110 || :
	covered lines $LINES
	covered branches $BRANCHES
	echo "    branches that no test took: $logs/coverage-branches.txt"
}

# finish: the sums; the exit code tells whether all is well.
finish()
{
	printf '\n%s\n%s s\n' "$summary" $(($(date +%s) - started))
	echo "$total_passed passed, $total_failed failed"
	[ "$total_failed" = 0 ]
}

install_missing || { echo "the packages above could not be installed"; echo "0 passed, 1 failed"; exit 1; }
PYTHON=python3
[ ! -x /usr/bin/python3 ] || PYTHON=/usr/bin/python3

compiler=
jobs=
clang=
if [ -n "$quick" ]; then
	if built "gcc, no warning" build-plain -Dpython=enabled; then
		suites build-plain "quick" --suite unit --suite ctl --suite scenario --no-suite long
		suites build-plain "house" --suite house
	fi
	finish
	exit
fi

if built "gcc, no warning" build-plain -Dpython=enabled; then
	suites build-plain "plain" --no-suite nightly --no-suite house
	suites build-plain "house" --suite house
	begin_clang
	ctl=$(find build-plain/examples -name sferumctl -type f -perm -u+x 2>/dev/null | head -n 1)
	if [ -n "$ctl" ] && [ -f tests/oracle/differential.py ]; then
		check differential timeout 600 "$PYTHON" tests/oracle/differential.py --pack src/packs/builtin.yaml -- "$ctl" decide
		for act in examples/packs/*.yaml; do
			check "differential of $(basename "$act" .yaml)" timeout 300 "$PYTHON" tests/oracle/differential.py \
				--pack "$act" --count 10000 --packs 5 --each 1000 -- "$ctl" decide
			check "pack check of $(basename "$act" .yaml)" "$ctl" pack check "$act"
		done
	fi
	if [ -f examples/quickstart.sh ]; then
		check quickstart timeout 900 sh examples/quickstart.sh
	fi
	pip_installs
	[ -z "$nightly" ] || suites build-plain "nightly" --suite nightly
fi
end_clang

if built "gcc, sanitizers" build-asan -Dpython=disabled -Db_sanitize=address,undefined; then
	suites build-asan "asan and ubsan" --no-suite nightly --no-suite house
	[ -z "$nightly" ] || suites build-asan "nightly, asan and ubsan" --suite nightly
fi

if built "gcc, counters" build-cov -Dpython=disabled -Db_coverage=true -Dbuildtype=debug; then
	coverage
fi

finish
