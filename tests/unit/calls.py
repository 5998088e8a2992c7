#!/usr/bin/env python3
"""calls.py: writes calls.h, a table of all public functions that take a registry, from the public headers: so that test_calls.c
leaves none out, not even one that was added yesterday. And verbs.h, the names of those that an actor calls.

	calls.py CALLS.h VERBS.h
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "house"))
from symbols import HEADERS, declarations  # noqa: E402

TEXTS = "\n".join(header.read_text(encoding="utf-8") for header in HEADERS)
# struct: the macro that sets one up
SIZED = {kind: macro for macro, kind in re.findall(r"#define (SFP_\w+_INIT)\b[^{]*\{[\s\\]*sizeof\((\w+)\)", TEXTS)}
CALLBACKS = set(re.findall(r"typedef \w+ \(\*(\w+)\)", TEXTS))
PARAMETER = re.compile(r"^(?:const )?(?P<type>\w+)(?P<stars>(?:\s|\*|const\b)*)\b(?P<name>\w+)(?P<array>\[\w*\])?$")


def parameters(code, name):
    inside = code.split(name + "(", 1)[1].rsplit(")", 1)[0]
    for text in inside.split(","):
        match = PARAMETER.match(text.strip())
        if not match:
            raise SystemExit(f"{name}: cannot read the parameter {text!r}")
        yield match["type"], match["stars"].count("*") + bool(match["array"]), match["name"]


def release_of(kind, names):
    for end in ("free", "close", "unref"):
        if f"{kind}_{end}" in names:
            return f"{kind}_{end}"
    return "sfp_text_free" if kind == "char" else None


def argument(kind, stars, name, names):
    """(a row of the table, None where nothing can be wrong with it; how it is passed)"""
    if not stars and kind not in CALLBACKS:
        return None, "1" if kind == "size_t" else f"({kind})1" if f"typedef enum {kind} " in TEXTS else "0"
    if kind in CALLBACKS:
        return f'{{ .name = "{name}" }}', f"a[{{}}] ? never_{kind} : NULL"
    if stars == 1 and kind in SIZED:
        return f'{{ .name = "{name}", .init = "{SIZED[kind]}", .fresh = &fresh_{kind}, .size = sizeof({kind}) }}', "a[{}]"
    release = release_of(kind, names) if stars == 2 and name.startswith("ret") else None
    if release:
        return f'{{ .name = "{name}", .release = release_{kind} }}', "a[{}]"
    unknown = {"sfp_id": ", .is_id = true", "char": ", .is_text = true"}.get(kind if not name.startswith("ret") else "", "")
    return f'{{ .name = "{name}"{unknown} }}', "a[{}]"


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    functions = [(name, code) for header in HEADERS for name, code, _ in declarations(header)]
    names = {name for name, _ in functions}
    calls, rows, releases, callbacks = [], [], {}, set()
    for name, code in functions:
        if f"sfp_status {name}(sfp_registry *reg" not in code:
            continue
        passed, described = ["reg"], []
        for kind, stars, parameter in list(parameters(code, name))[1:]:
            row, way = argument(kind, stars, parameter, names)
            passed.append(way.format(len(described)))
            if row:
                described.append(row)
                if ".release" in row:
                    releases[kind] = release_of(kind, names)
                callbacks |= {kind} & CALLBACKS
        if not described:
            continue  # nothing can be wrong but the moment: test_misuse.c has these
        calls.append(f"static sfp_status call_{name}(sfp_registry *reg, void *const a[])\n{{\n"
                     f"\treturn {name}({', '.join(passed)});\n}}\n")
        rows.append(f'\t{{ "{name}", call_{name}, {{ {", ".join(described + ["{ .name = NULL }"])} }} }},\n')
    out = ["/* Made by calls.py of the public headers. */\n"]
    out += [f"#include <sferumpolicy/{header.name}>\n" for header in HEADERS]
    out += [f"static const {kind} fresh_{kind} = {macro};\n" for kind, macro in sorted(SIZED.items())
            if any(f"&fresh_{kind}," in row for row in rows)]
    out += [f"static void release_{kind}(void *made)\n{{\n\t{release}(made);\n}}\n" for kind, release in sorted(releases.items())]
    for kind in sorted(callbacks):
        given = re.search(rf"typedef (\w+) \(\*{kind}\)\(([^)]*)\)", TEXTS)
        ignored = "".join(f"\t(void){text.split()[-1].lstrip('*')};\n" for text in given[2].split(","))
        answer = "" if given[1] == "void" else "\treturn 0;\n"
        out.append(f"static {given[1]} never_{kind}({given[2]})\n{{\n{ignored}{answer}}}\n")
    out += calls
    out.append("static const struct call calls[] = {\n" + "".join(rows) + "};\n")
    Path(sys.argv[1]).write_text("".join(out), encoding="utf-8")
    verbs = [f'\t"{name}",\n' for name, code in functions if f"{name}(sfp_registry *reg, const sfp_actor *actor" in code]
    Path(sys.argv[2]).write_text("/* Made by calls.py of the public headers. */\nstatic const char *const verbs[] = {\n"
                                 + "".join(verbs) + "};\n", encoding="utf-8")


if __name__ == "__main__":
    main()
