#!/bin/sh
# hardening.sh LIBRARY.so: what the flags promise is in the file.
set -eu
headers=$(readelf -lW "$1")
dynamic=$(readelf -dW "$1")

has() { printf '%s\n' "$2" | grep -qE "$3" || { echo "$1: no $3"; exit 1; }; }
hasnot() { ! printf '%s\n' "$2" | grep -qE "$3" || { echo "$1: $3"; exit 1; }; }

has "full RELRO" "$headers" 'GNU_RELRO'
has "full RELRO" "$dynamic" 'BIND_NOW|FLAGS.*NOW'
has "stack that does not run" "$headers" 'GNU_STACK.* RW '
hasnot "relocations in the text" "$dynamic" 'TEXTREL'
hasnot "paths to search" "$dynamic" 'RPATH|RUNPATH'
has "soname" "$dynamic" 'SONAME.*\[libsferumpolicy\.so\.0\]'
has "stack protector" "$(nm -D --undefined-only "$1")" '__stack_chk_fail'
echo "RELRO, stack, soname: as promised"
