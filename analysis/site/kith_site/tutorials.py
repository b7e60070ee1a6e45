"""Pages of the tutorials: scripts of `# %%` cells, and notebooks with what they show."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path


def from_script(text: str) -> str:
    """Turn a script into prose (its comments at the head of cells) and code."""
    parts = re.split(r"(?m)^# %% ?", text)
    intro = parts[0].strip().strip('"').strip()
    first, _, rest = intro.partition("\n\n")
    page = [f"# {_sentence(first)}\n", f"```sh\n{rest.strip()}\n```\n"]
    for cell in parts[1:]:
        lines = cell.strip().split("\n")
        said = [lines.pop(0)]
        while lines and lines[0].startswith("# "):
            said.append(lines.pop(0)[2:])
        page.append(" ".join(said) + "\n")
        code, after = _without_last_comment("\n".join(lines).strip())
        if code:
            page.append(f"```python\n{code}\n```\n")
        if after:
            page.append(after + "\n")
    return "\n".join(page)


def _without_last_comment(code: str) -> tuple[str, str]:
    lines = code.split("\n")
    said: list[str] = []
    while lines and lines[-1].startswith("# "):
        said.insert(0, lines.pop()[2:])
    return "\n".join(lines).strip(), " ".join(said)


def _sentence(text: str) -> str:
    """Make "Ten minutes, one: open a result." a title: "Open a result"."""
    said = text.split(": ", 1)[-1].replace("\n", " ").rstrip(".")
    return said[0].upper() + said[1:]


def from_notebook(path: Path, pictures: Path) -> str:
    """Turn a notebook into a page; its pictures go beside it."""
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
    """Return the page of each tutorial, and an index."""
    pages, rows = {}, []
    for file in sorted((root / "analysis/tutorials").iterdir(), key=lambda f: f.suffix):
        if file.suffix == ".ipynb":
            text = from_notebook(file, out / "tutorials")
        elif file.suffix == ".py":
            text = from_script(file.read_text(encoding="utf-8"))
        else:
            continue
        pages[f"tutorials/{file.stem}.md"] = text
        title = text.split("\n", 1)[0].lstrip("# ")
        rows.append(f"- [{title}]({file.stem}.md) (`analysis/tutorials/{file.name}`)")
    pages["tutorials/index.md"] = "\n".join(rows) + "\n"
    return pages
