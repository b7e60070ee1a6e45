"""A list of all pages for machines (llms.txt), with the title and address of each."""

from __future__ import annotations

import re
from pathlib import Path

HEAD = """# Kith

> A simulation of mental health partnerships: who gets care, who feels better, how soon, at what
> cost, compared with the same community without the partnership. A scenario is not a forecast;
> every number of an answer comes with its interval.
"""


def listing(docs: Path) -> str:
    """Return the list of the pages below a folder; pages of source files are left out."""
    rooms: dict[str, list[str]] = {}
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs)
        if path.parts[0] == "files":
            continue
        text = file.read_text(encoding="utf-8")
        title = re.search(r"(?m)^# (.+)", text)
        name = re.sub(r"[`{}]| #\S+ ", "", title[1]) if title else path.stem
        room = path.parts[0] if len(path.parts) > 1 else "start"
        rooms.setdefault(room, []).append(f"- [{name}]({path.with_suffix('.html').as_posix()})")
    parts = [f"\n## {room.capitalize()}\n\n" + "\n".join(found) for room, found in rooms.items()]
    return HEAD + "\n".join(parts) + "\n"
