"""Follows a Containerfile in a folder with a bare Debian, as root; runs its entry point.

Usage: in_chroot.py [--env NAME=VALUE ...] CONTAINERFILE CONTEXT ROOT [ARGUMENT ...]

The folder takes the place of FROM. Variables of --env are set in steps RUN alone, like build
arguments. Knows the instructions that .ci/packaging/Containerfile uses, and fails at any other.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
from pathlib import Path

BASE = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}


class Container:
    """What the instructions so far have set."""

    def __init__(self, root: Path, context: Path, arguments: dict[str, str]) -> None:
        """Begin as an image without instructions does: root, in the top folder."""
        self.root, self.context, self.arguments = root, context, arguments
        self.env, self.user, self.folder = dict(BASE), "root", "/"
        self.entry: list[str] = []

    def run(self, command: list[str], more: dict[str, str]) -> None:
        """Run a command with a /proc of its own, which vanishes with it."""
        own = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        into = [str(shutil.which("chroot")), f"--userspec={self.user}", str(self.root)]
        there = ["/bin/sh", "-c", f'cd {self.folder} && exec "$@"', "sh"]
        home = "/root" if self.user == "root" else f"/home/{self.user}"
        subprocess.run(
            [*own, f"--mount-proc={self.root}/proc", *into, *there, *command],
            env={**self.env, "HOME": home, **more},
            stdin=subprocess.DEVNULL,
            check=True,
        )

    def copy(self, pattern: str, target: str) -> None:
        """Copy files of the context into a folder."""
        into = self.root / target.lstrip("/")
        into.mkdir(parents=True, exist_ok=True)
        found = sorted(self.context.glob(pattern))
        assert found, f"{self.context}/{pattern} is not there"
        for file in found:
            shutil.copy(file, into)

    def follow(self, instruction: str, rest: str) -> None:
        """Follow one instruction."""
        print(f"==> {instruction} {rest}", flush=True)
        if instruction == "RUN":
            self.run(["/bin/sh", "-c", rest], self.arguments)
        elif instruction == "COPY":
            self.copy(*rest.split())
        elif instruction == "ENV":
            name, _, value = rest.partition("=")
            self.env[name] = value
        elif instruction == "USER":
            self.user = rest
        elif instruction == "WORKDIR":
            (self.root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
            self.folder = rest
        elif instruction == "ENTRYPOINT":
            self.entry = json.loads(rest)
        else:
            assert instruction == "FROM", f"{instruction} is not understood here"


def main() -> None:
    """Follow the file, then run the entry point with the other words."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("context", type=Path)
    parser.add_argument("root", type=Path)
    parser.add_argument("--env", action="append", default=[])
    parser.add_argument("words", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    arguments = dict(value.split("=", 1) for value in given.env)
    container = Container(given.root.resolve(), given.context, arguments)
    text = given.file.read_text(encoding="utf-8").replace("\\\n", "")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            instruction, _, rest = line.partition(" ")
            container.follow(instruction, rest)
    assert container.user != "root", "the entry point would run as root"
    container.run([*container.entry, *given.words], {})


if __name__ == "__main__":
    main()
