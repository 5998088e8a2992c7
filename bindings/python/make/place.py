"""place.py PREFIX: the folder below the prefix in which this Python looks for packages; nothing where it looks into none.

Debian's Python looks into other folders than meson assumes: /usr/local/lib/python3.11/dist-packages, where meson takes
/usr/local/lib/python3/dist-packages. So the interpreter is asked.
"""
import os
import site
import sys

prefix = os.path.normpath(sys.argv[1])
for folder in site.getsitepackages():
    way = os.path.relpath(folder, prefix)
    if way.startswith("lib"):  # /usr is above /usr/local/lib, too
        print(folder)
        break
