"""Check that every header compiles when included alone, whatever the standard library.

Usage: lone_headers.py COMPILE_COMMANDS
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from wrong_include import flags_of, why_not

ROOT = Path(__file__).resolve().parent.parent


def headers_of(build):
    """The headers of every room that was built, each with its room, and those of include/."""
    for root in sorted((build / "include").iterdir()):
        for folder, _, files in os.walk(root, followlinks=True):
            for name in files:
                if name.endswith(".hpp"):
                    yield root.name, (Path(folder) / name).relative_to(root).as_posix()
    for header in sorted((ROOT / "include").rglob("*.hpp")):
        yield "embedding", header.relative_to(ROOT / "include").as_posix()


def flags_for(commands, room, header):
    """Folder and flags of the header's room; of kernel/avx2.hpp those of the kernel for that instruction set."""
    own = f"{room}_{Path(header).stem}"
    return flags_of(commands, own if any(f"/kith_{own}.dir/" in c["command"] for c in commands) else room)


def main(path):
    commands = json.loads(Path(path).read_text())
    headers = list(headers_of(Path(path).parent))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(lambda one: why_not(*flags_for(commands, *one), one[1]), headers))
    found = [(header, why) for (_, header), why in zip(headers, answers) if why]
    for header, why in found:
        print(f"{header}: error: it cannot be included alone\n{why}")
    print(f"{len(headers)} headers, {len(found)} problems")
    return 1 if found or not headers else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
