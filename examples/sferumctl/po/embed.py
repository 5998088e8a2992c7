#!/usr/bin/env python3
"""embed.py OUT.c LANGUAGE.mo...: catalogues as tables of C, sorted by the English text, with each language's rule of plurals."""
import gettext
import re
import sys
from pathlib import Path

HEAD = """/* Made from the catalogues in po/ by embed.py: change those, not this file. */
#include "frame/catalogue.h"

"""
TABLE = """static unsigned long plural_{language}(unsigned long n)
{{
	return (unsigned long)({rule});
}}

static const struct ctl_text texts_{language}[] = {{
{rows}}};

"""


def literal(text):
    """A C string of bytes; octal escapes of three digits end by themselves."""
    plain = set(range(0x20, 0x7F)) - set(b'"\\?')
    return '"' + "".join(chr(byte) if byte in plain else f"\\{byte:03o}" for byte in text.encode("utf-8")) + '"'


def read(path):
    """The texts of a catalogue: English -> forms; and the rule, an expression in C over n."""
    with open(path, "rb") as file:
        catalogue = gettext.GNUTranslations(file)
    rule = re.search(r"plural=([^;]+)", catalogue.info()["plural-forms"]).group(1)
    texts = {}
    for key, value in catalogue._catalog.items():
        english, form = key if isinstance(key, tuple) else (key, 0)
        if english:
            texts.setdefault(english, {})[form] = value
    return {english: [forms[form] for form in sorted(forms)] for english, forms in texts.items()}, rule


def table(path):
    texts, rule = read(path)
    rows = "".join(f"\t{{ {literal(english)}, {{ {', '.join(map(literal, forms))} }} }},\n"
                   for english, forms in sorted(texts.items(), key=lambda pair: pair[0].encode("utf-8")))
    return TABLE.format(language=Path(path).stem, rule=rule, rows=rows)


def main(target, paths):
    names = [Path(path).stem for path in paths]
    rows = "".join(f'\t{{ "{name}", texts_{name}, sizeof(texts_{name}) / sizeof(texts_{name}[0]), plural_{name} }},\n' for name in names)
    with open(target, "w", encoding="ascii") as file:
        file.write(HEAD + "".join(map(table, paths)))
        file.write(f"const struct ctl_catalogue ctl_catalogues[] = {{\n{rows}\t{{ NULL, NULL, 0, NULL }}\n}};\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
