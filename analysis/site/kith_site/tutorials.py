"""Pages of the tutorials, which are scripts of `# %%` cells or notebooks, with their output."""

from __future__ import annotations

import base64
import itertools
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

_CELL = re.compile(r"(?m)^# %% ?")
_STORED = re.compile(r"(?m)^# %% (\d+)\n")


@dataclass(frozen=True)
class Shown:
    """Text printed and pictures drawn by the cells of a script; cells count from 1."""

    texts: dict[int, str] = field(default_factory=dict)
    pictures: dict[int, bytes] = field(default_factory=dict)


def cells_of(text: str) -> tuple[str, list[str]]:
    """Split a script into its introduction and its cells, without their marks."""
    intro, *cells = _CELL.split(text)
    return intro, cells


def shown_by(script: Path) -> Shown:
    """Read the stored output of a script from `shown`, the folder beside it."""
    folder, stem = script.parent / "shown", script.stem
    text = folder / f"{stem}.txt"
    _, *parts = _STORED.split(text.read_text(encoding="utf-8")) if text.exists() else [""]
    texts = {int(n): said for n, said in zip(parts[::2], parts[1::2], strict=True)}
    found = sorted(folder.glob(f"{stem}-*.png"))
    pictures = {int(file.stem.rpartition("-")[2]): file.read_bytes() for file in found}
    return Shown(texts, pictures)


def store(script: Path, shown: Shown) -> None:
    """Store the output of a script, replacing earlier output."""
    folder, stem = script.parent / "shown", script.stem
    folder.mkdir(exist_ok=True)
    for old in folder.glob(f"{stem}-*.png"):
        old.unlink()
    text = "".join(f"# %% {n}\n{said}" for n, said in shown.texts.items())
    (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
    for n, picture in shown.pictures.items():
        (folder / f"{stem}-{n}.png").write_bytes(picture)


def from_script(text: str, stem: str = "", shown: Shown | None = None) -> str:
    """Turn a script into prose (the comments at the start of cells), code, and its output."""
    shown = shown or Shown()
    intro, cells = cells_of(text)
    first, _, rest = intro.strip().strip('"').strip().partition("\n\n")
    page = [f"# {_sentence(first)}\n", f"```sh\n{rest.strip()}\n```\n"]
    for number, cell in enumerate(cells, start=1):
        said, *lines = cell.strip().split("\n")
        comments = [said]
        while lines and lines[0].startswith("# "):
            comments.append(lines.pop(0)[2:])
        page += _prose(comments)
        code, after = _without_last_comment("\n".join(lines).strip())
        if code:
            page.append(f"```python\n{code}\n```\n")
        if number in shown.texts:
            page.append(f"```text\n{shown.texts[number].rstrip()}\n```\n")
        if number in shown.pictures:
            page.append(f"![What the cell draws]({stem}-{number}.png)\n")
        page += _prose(after)
    return "\n".join(page)


def _prose(comments: list[str]) -> list[str]:
    """Join comments into paragraphs; indented comments are commands."""
    page: list[str] = []
    for is_command, lines in itertools.groupby(comments, lambda line: line.startswith("    ")):
        if is_command:
            page.append("```sh\n" + "\n".join(line[4:] for line in lines) + "\n```\n")
        else:
            page.append(" ".join(lines) + "\n")
    return page


def _without_last_comment(code: str) -> tuple[str, list[str]]:
    lines = code.split("\n")
    said: list[str] = []
    while lines and lines[-1].startswith("# "):
        said.insert(0, lines.pop()[2:])
    return "\n".join(lines).strip(), said


def _sentence(text: str) -> str:
    """Make "Ten minutes, one: open a result." a title: "Open a result"."""
    said = text.split(": ", 1)[-1].replace("\n", " ").rstrip(".")
    return said[0].upper() + said[1:]


def from_notebook(path: Path, pictures: Path) -> str:
    """Turn a notebook into a page, and write its pictures to a folder."""
    page = []
    for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            page.append(source + "\n")
            continue
        page.append(f"```python\n{source}\n```\n")
        for shown in cell.get("outputs", []):
            data = shown.get("data", {})
            if "image/png" in data:
                name = f"{path.stem}-{number}.png"
                pictures.mkdir(parents=True, exist_ok=True)
                (pictures / name).write_bytes(base64.b64decode("".join(data["image/png"])))
                page.append(f"![What the cell shows]({name})\n")
            elif "text/plain" in data:
                page.append(f"```text\n{''.join(data['text/plain'])}\n```\n")
    return "\n".join(page)


def write(root: Path, out: Path) -> dict[str, str]:
    """Return the page of each tutorial, and an index that lists the notebook first."""
    files = (root / "analysis/tutorials").iterdir()
    pages, rows = {}, []
    for file in sorted(files, key=lambda one: (one.suffix != ".ipynb", one.name)):
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        if file.suffix == ".ipynb":
            text = pages[f"tutorials/{file.stem}.md"] = from_notebook(file, out / "tutorials")
        elif file.suffix == ".py":
            text = pages[f"tutorials/{file.stem}.md"] = _page_of(file, out / "tutorials")
        elif file.suffix != ".md":  # Markdown documents have pages already
            continue
        title = text.split("\n", 1)[0].lstrip("# ")
        rows.append(f"- [{title}]({file.stem}.md) (`analysis/tutorials/{file.name}`)")
    pages["tutorials/index.md"] = "\n".join(rows) + "\n"
    return pages


def _page_of(script: Path, pictures: Path) -> str:
    """Write the pictures of a script, and return its page."""
    shown = shown_by(script)
    pictures.mkdir(parents=True, exist_ok=True)
    for number, picture in shown.pictures.items():
        (pictures / f"{script.stem}-{number}.png").write_bytes(picture)
    return from_script(script.read_text(encoding="utf-8"), script.stem, shown)
