"""Compiles every file of a compilation database for its warnings alone: check_syntax.py FILE."""

import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor


def check(entry):
    """Whether one file compiles; its messages are printed where it does not."""
    command = entry.get("arguments") or shlex.split(entry["command"])
    if os.path.basename(command[0]) == "ccache":
        command = command[1:]
    run = subprocess.run(
        [*command, "-fsyntax-only"], cwd=entry["directory"], capture_output=True, text=True
    )
    print(run.stderr, end="", file=sys.stderr)
    return run.returncode == 0


def main(path):
    with open(path, encoding="utf-8") as file:
        entries = json.load(file)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        good = sum(pool.map(check, entries))
    print(f"{good} of {len(entries)} files compile")
    return 0 if entries and good == len(entries) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
