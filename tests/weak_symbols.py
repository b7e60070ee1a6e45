"""Check that an object compiled for one instruction set defines nothing that the linker may merge.

If the linker kept the AVX-512 version of a header's inline function for all callers, the program would
crash on a processor without AVX-512. Usage: weak_symbols.py OBJECT...
"""

import re
import subprocess
import sys

# What nm prints: address, type, name. Weak or unique types are upper or lower case w, v, u.
SYMBOL = re.compile(r"^[0-9a-f]* +([A-Za-z]) (.+)$")


def leaks(nm_output):
    """Names of defined symbols that other objects could use by accident."""
    symbols = [m.groups() for m in map(SYMBOL.match, nm_output.splitlines()) if m]
    weak = [name for kind, name in symbols if kind in "WwVvu" and not name.startswith("DW.ref.")]
    shared = [name for kind, name in symbols if kind in "TDBR" and "kith::" not in name]
    return weak + shared


def main(objects):
    if leaks("0 W f\n0 T g\n0 T kith::avx2::h\n0 t i") != ["f", "g"]:
        print("error: this check misses what it should find")
        return 1
    found = 0
    for path in (p for argument in objects for p in argument.split(";")):
        run = subprocess.run(["nm", "-C", "--defined-only", path], capture_output=True, text=True, check=True)
        for name in leaks(run.stdout):
            print(f"{path}: error: '{name}' can be merged with another instruction set's (make it local)")
            found += 1
    return 1 if found or not objects else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
