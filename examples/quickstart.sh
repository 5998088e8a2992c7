#!/bin/sh
# quickstart.sh: from a fresh Debian machine to the main job: builds the library, makes a college from its lists, tells its first weeks
# under the act, and leaves the registry for further play.
#
#	sh examples/quickstart.sh [FOLDER]      FOLDER: where the registry goes (default: ./quickstart in the checkout)
#
# What is missing is installed by apt-get. Nothing outside the checkout and FOLDER is written.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-quickstart}

PACKAGES="gcc meson ninja-build pkg-config gettext python3 libsqlite3-dev uuid-dev libssl-dev libyaml-dev libjansson-dev libcsv-dev
	libzip-dev libgmime-3.0-dev tzdata"

missing()
{
	for package in $PACKAGES; do
		dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
	done
}

install_missing()
{
	wanted=$(missing)
	[ -n "$wanted" ] || return 0
	root=
	[ "$(id -u)" = 0 ] || root=sudo
	printf 'Устанавливаю: %s\n' "$wanted"
	export DEBIAN_FRONTEND=noninteractive
	# shellcheck disable=SC2086 # a list of words
	{ $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends $wanted; } >build-quickstart-apt.log 2>&1 || {
		tail -n 20 build-quickstart-apt.log >&2
		printf 'quickstart: apt-get не смог установить пакеты; журнал: build-quickstart-apt.log\n' >&2
		exit 1
	}
}

build()
{
	[ -f build-quickstart/build.ninja ] ||
		meson setup build-quickstart --buildtype=release -Dtests=disabled -Dpython=disabled >build-quickstart-meson.log 2>&1 || {
		tail -n 20 build-quickstart-meson.log >&2
		exit 1
	}
	ninja -C build-quickstart >build-quickstart-ninja.log 2>&1 || {
		tail -n 30 build-quickstart-ninja.log >&2
		exit 1
	}
}

began=$(date +%s)
install_missing
installed=$(date +%s)
printf 'Собираю библиотеку…\n'
build
built=$(date +%s)

mkdir -p "$folder"
rm -f "$folder"/college.registry "$folder"/college.registry-wal "$folder"/college.registry-shm "$folder"/college.registry.key
LC_ALL=C.UTF-8 build-quickstart/examples/first-weeks/first-weeks "$folder/college.registry" examples/data "$folder/application.eml"

cat <<TEXT

Готово: установка $((installed - began)) с, сборка $((built - installed)) с, рассказ $(($(date +%s) - built)) с.
Реестр остался в $folder/college.registry, письмо — в $folder/application.eml. Дальше можно, например:

  export SFERUM_REGISTRY=$folder/college.registry LANG=ru_RU.UTF-8
  alias sferumctl=$PWD/build-quickstart/examples/sferumctl/sferumctl
  sferumctl compliance          # что исполнено, по пунктам
  sferumctl duties              # что осталось и за кем
  sferumctl invite list
  sferumctl audit verify
TEXT
