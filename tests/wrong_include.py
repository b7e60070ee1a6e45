"""Check that a file of a room that includes what the room's library does not link does not compile.

Usage: wrong_include.py COMPILE_COMMANDS ROOM INCLUDED_HEADER REFUSED_HEADER
"""

import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path


def flags_of(commands, room):
    """Folder, compiler and flags of the library of a room, without its source and output."""
    target = f"/kith_{room.replace('/', '_')}.dir/"
    entry = next(c for c in commands if target in c["command"])
    words = shlex.split(entry["command"])
    start = next(i for i, word in enumerate(words) if "ccache" not in Path(word).name)
    return entry["directory"], [w for w in words[start : words.index("-o")] if not w.startswith("-W")]


def why_not(folder, flags, header):
    """The compiler's errors for a file that includes one header and nothing else; empty if it compiles."""
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as source:
        source.write(f'#include "{header}"\n')
        source.flush()
        ended = subprocess.run([*flags, "-fsyntax-only", source.name], cwd=folder, capture_output=True, text=True)
    return ended.stderr if ended.returncode else ""


def main(commands, room, included, refused):
    folder, flags = flags_of(json.loads(Path(commands).read_text()), room)
    problems = []
    if why_not(folder, flags, included):
        problems.append(f"'{room}' cannot include {included}")
    if not why_not(folder, flags, refused):
        problems.append(f"'{room}' can include {refused}")
    for problem in problems:
        print(f"error: {problem}")
    return len(problems)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
