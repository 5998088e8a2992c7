#!/bin/sh
# consumer.sh BUILD: a program of somebody else builds against the installed tree through pkg-config, as C99 and as C++, with
# the shared and with the static library, and runs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$here/../../pkgconfig/consumer/consumer.c
. "$here/install.sh"
install_tree "$1"

check()
{
	compiler=$1 linkage=$2
	# shellcheck disable=SC2046,SC2086 # flags are words
	$compiler $(pkg-config --cflags sferumpolicy) "$source" -x none -o "$tree/consumer" $(link_flags "$linkage")
	case $(ldd "$tree/consumer") in
	*libsferumpolicy*) found=shared ;;
	*) found=static ;;
	esac
	[ "$found" = "$linkage" ] || { echo "$compiler: asked for the $linkage library, got the $found one"; exit 1; }
	"$tree/consumer" "$(pkg-config --modversion sferumpolicy)"
	echo "$compiler, $linkage: built and run"
}

for linkage in shared static; do
	check "gcc -std=c99 -pedantic -Wall -Wextra -Werror -x c" "$linkage"
	check "g++ -std=c++11 -pedantic -Wall -Wextra -Werror -x c++" "$linkage"
done
