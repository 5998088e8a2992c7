#!/bin/sh
# bare.sh RELEASE SOURCES: runs tests/run.sh in a bare system of that Debian release, which has nothing but what debootstrap puts there. It
# proves that the lists of packages are whole and that nothing leans on this machine. Long: a nightly test. It needs root and debootstrap
# (77: it was skipped), and a mirror: DEBIAN_MIRROR, or the one that apt uses here.
set -eu
release=$1 sources=$2

skip()
{
	echo "skipped: $1"
	exit 77
}

[ "$(id -u)" = 0 ] || skip "not root"
command -v debootstrap >/dev/null || skip "no debootstrap"
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

# Not in memory: a system with its packages takes 2 GB.
root=$(mktemp -d "${BARE_FOLDER:-/var/tmp}/bare-$release-XXXXXX")
leave()
{
	umount "$root/proc" 2>/dev/null || :
	rm -rf --one-file-system "$root"
}
trap leave EXIT INT TERM

debootstrap --variant=minbase "$release" "$root" "$mirror" >"$root.log" 2>&1 || { tail -n 5 "$root.log"; rm -f "$root.log"; skip "no $release at $mirror"; }
rm -f "$root.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# How this machine reaches its mirror: a proxy, a clock that is off.
apt-config dump | grep -E '^Acquire::' >"$root/etc/apt/apt.conf.d/90-as-outside" || :
mount -t proc proc "$root/proc" || skip "no right to mount"

# What is committed and what is not yet; no builds. The spec lies beside the sources, where there is one.
mkdir -p "$root/src/main"
git -C "$sources" ls-files -z --cached --others --exclude-standard | tar -C "$sources" --null --no-recursion -T - -c | tar -x -C "$root/src/main"
[ ! -d "$sources/../shared" ] || cp -rL "$sources/../shared" "$root/src/shared"

chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin CI="${CI-}" sh -c '
	cd /src/main
	sh tests/run.sh' >"$root/run.log" 2>&1 || { tail -n 100 "$root/run.log"; exit 1; }
tail -n 40 "$root/run.log"
