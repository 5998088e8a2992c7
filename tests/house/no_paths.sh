#!/bin/sh
# no_paths.sh: nothing in the tree knows the machine that it was written on.
set -eu
cd "$(dirname "$0")/../.."
git rev-parse --git-dir >/dev/null 2>&1 || { echo "not a checkout: skipped"; exit 77; }
# The brackets keep this file from finding itself.
if git grep -nIE '(^|[^[:alnum:]_./-])/([w]ork|[h]ome/[a-z]+|[r]oot|[U]sers/[A-Za-z]+)/' -- .; then
	echo "these lines name a folder of somebody's machine"
	exit 1
fi
for file in $(git ls-files); do
	case $file in
	/* | *\ *) echo "a strange name: $file"; exit 1 ;;
	esac
done
echo "no path of this machine"
