#!/usr/bin/env python3
"""embed.py IN OUT: writes a text file as a C source, so that the library carries the built-in pack in itself."""
import sys

HEAD = """/* Made from {name} by embed.py: change that file, not this one. */
#include "policy/builtin.h"

const char sfp__builtin_pack[] =
"""
TAIL = """	;

const size_t sfp__builtin_pack_length = sizeof(sfp__builtin_pack) - 1;
"""


def literal(line):
    """One line as a C string. Octal escapes of three digits end by themselves; `?` is escaped for trigraphs."""
    plain = set(range(0x20, 0x7F)) - set(b'"\\?')
    return '"' + "".join(chr(byte) if byte in plain else f"\\{byte:03o}" for byte in line) + '"'


def main(source, target):
    with open(source, "rb") as file:
        text = file.read()
    if b"\0" in text:
        sys.exit(f"{source}: a pack has no NUL")
    lines = text.splitlines(keepends=True) or [b""]
    with open(target, "w", encoding="ascii") as file:
        file.write(HEAD.format(name=source.replace("\\", "/").rsplit("/", 1)[-1]))
        file.writelines(f"\t{literal(line)}\n" for line in lines)
        file.write(TAIL)


if __name__ == "__main__":
    main(*sys.argv[1:])
