#!/bin/sh
# reproducible.sh BUILD: the same sources, elsewhere and built at another depth, give the same library, byte for byte.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
git -C "$root" rev-parse --git-dir >/dev/null 2>&1 || { echo "not a checkout: skipped"; exit 77; }
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT

mkdir -p "$elsewhere/some/where"
cd "$root"
git ls-files -z | xargs -0 cp --parents -t "$elsewhere/some/where"
buildtype=$(meson introspect "$build" --buildoptions | tr -d '\n' | sed 's/.*"name": "buildtype", "value": "\([a-z]*\)".*/\1/')
meson setup "$elsewhere/out" "$elsewhere/some/where" -Dbuildtype="$buildtype" -Dtests=disabled -Dpython=disabled >/dev/null
for file in libsferumpolicy.so.0.1.0 libsferumpolicy.a; do
	ninja -C "$elsewhere/out" "src/$file" >/dev/null
	cmp "$build/src/$file" "$elsewhere/out/src/$file"
	echo "$file: the same bytes"
done
