"""Reference pages: commands, scenario keys, outcomes, evidence, Python."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kith.memo.languages.spanish import SPANISH
from kith.report import glossary as words
from kith_site import registries

Pages = dict[str, str]


def cell(text: object) -> str:
    """Escape text for a cell of a Markdown table."""
    return str(text).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    """Return a table whose cells are already Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def commands() -> Pages:
    """Return a page with a section for each verb: the output of `kith VERB --help`."""
    parts = [f"```text\n{registries.output_of('kith', '--help')}```\n"]
    for verb, (meaning, in_python) in sorted(registries.verbs().items()):
        text = registries.help_of(verb).rstrip()
        parts.append(f"## kith {verb} {{ #{verb} }}\n\n{meaning[0].upper()}{meaning[1:]}.")
        if in_python:
            parts[-1] += " Part of the Python package."
        parts.append(f"\n````text\n{text}\n````\n")
    return {"reference/commands.md": "\n".join(parts)}


def keys() -> Pages:
    """Return a page for each top-level table of a scenario, with a section for each table in it."""
    by_page: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for one in registries.parameters():
        place = str(one["path"]).split(".")
        if place[0] != "evidence":
            top = place[0] if len(place) > 1 else "scenario"
            by_page[top][".".join(place[:-1])].append(one)
    for path, said in registries.schema_keys().items():
        known = {anchor(one["path"]) for one in registries.parameters()}
        top = path.split(".")[0] if "." in path else "scenario"
        if path not in known and top != "evidence":
            parts, above = by_page[top], path.rpartition(".")[0]
            section = next((p for p in parts if anchor(p) == above), above)
            parts[section].insert(0, _stated(path, said))
    pages = {f"reference/keys/{top}.md": _key_page(top, parts) for top, parts in by_page.items()}
    rows = [
        (f"[`{top}`]({top}.md)", sum(map(len, parts.values()))) for top, parts in by_page.items()
    ]
    pages["reference/keys/index.md"] = table(("table", "keys"), rows)
    return pages


def _stated(path: str, said: dict[str, Any]) -> dict[str, Any]:
    """Describe a key that only the schema states, such as an id."""
    allowed = str(said["const"]) if "const" in said else said.get("type", "text or a list of texts")
    return {
        "path": path, "text": "", "unit": "", "meaning": said.get("description", ""),
        "allowed": {"string": "an id"}.get(allowed, allowed),
    }  # fmt: skip


def _key_page(top: str, parts: dict[str, list[dict[str, Any]]]) -> str:
    text = [f"# `{top}`\n"]
    for place, listed in parts.items():
        if place and len(parts) > 1:
            text.append(f"\n## `{anchor(place)}` {{ #{anchor(place)} }}\n")
        rows: list[tuple[object, ...]] = []
        for one in listed:
            name = str(one["path"]).rsplit(".", 1)[-1]
            rows.append((
                f'<a id="{anchor(one["path"])}"></a>`{name}`', _default(one),
                _unit(one), cell(one["allowed"]), cell(one["meaning"]),
            ))  # fmt: skip
        text.append(table(("key", "default", "unit", "allowed", "meaning"), rows))
    return "\n".join(text)


def anchor(path: object) -> str:
    """Return the anchor of a key: its path without placeholders of ids."""
    return registries.ID.sub("", f"{path}.").rstrip(".")


def _default(one: dict[str, Any]) -> str:
    return f"`{one['text']}`".replace("|", "\\|") if one["text"] else ""


def _unit(one: dict[str, Any]) -> str:
    return "" if one["unit"] in ("", "1") else cell(one["unit"])


def outcomes(folder: Path) -> Pages:
    """Return a page of all outcomes, as a result describes them."""
    rows: list[tuple[object, ...]] = []
    for name, said in registries.outcomes(folder).items():
        meaning = ". ".join(cell(said[k]) for k in ("long_name", "description") if said.get(k))
        unit = said.get("units", "")
        rows.append((
            f'<a id="{name}"></a>`{name}`', cell(said.get("label", "")), meaning,
            "share" if unit == "1" and name.endswith("share") else cell(unit),
            said.get("better", ""), cell(said["axes"]),
        ))  # fmt: skip
    head = ("outcome", "label", "meaning", "unit", "better", "axes")
    return {"reference/outcomes.md": table(head, rows)}


def evidence() -> Pages:
    """Return a page for each section of the evidence, and a first page with counts of grades."""
    sections: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in registries.evidence():
        sections[str(one["path"]).split(".")[1]].append(one)
    grades = ("trial", "observational", "expert", "assumed")
    pages, rows = {}, []
    for name, listed in sections.items():
        pages[f"reference/evidence/{name}.md"] = _evidence_page(name, listed)
        counts = [sum(one["grade"] == grade for one in listed) for grade in grades]
        rows.append((f"[{name.replace('_', ' ')}]({name}.md)", len(listed), *counts))
    rows.append(("**all**", *(sum(int(row[k]) for row in rows) for k in range(1, 6))))
    pages["reference/evidence/index.md"] = table(("section", "numbers", *grades), rows)
    return pages


def _evidence_page(name: str, listed: list[dict[str, Any]]) -> str:
    rows: list[tuple[object, ...]] = []
    for one in listed:
        low, high = one["range_low"], one["range_high"]
        between = "" if low is None else f"{low:g} to {high:g}"
        rows.append((
            f'<a id="{anchor(one["path"])}"></a>`{str(one["path"]).rsplit(".", 1)[-1]}`',
            f"{cell(one['text'])} {_unit(one)}".strip(),
            between + (", drawn" if one["drawn"] else ""),
            one["grade"], cell(one["meaning"]), cell(one["source"]),
        ))  # fmt: skip
    head = ("number", "value", "plausible range", "grade", "meaning", "source")
    return f"# Evidence: {name.replace('_', ' ')}\n\n" + table(head, rows)


def glossary() -> Pages:
    """Return the glossary of `kith report` in English and Spanish."""
    told = {"glossary": words.all_entries("en"), "glosario": words.all_entries("es", SPANISH.words)}
    return {
        f"reference/{page}.md": "".join(f"## {word}\n\n{said}\n\n" for word, said in entries)
        for page, entries in told.items()
    }


def python() -> Pages:
    """Return a page of all public functions, with signatures and docstrings."""
    import kith
    import kith.figures

    parts = [f"```text\n{kith.__doc__}```\n"]
    for name, thing in registries.public_functions().items():
        if name == "kith.figures.acceptability":
            parts.append(f"\n## Figures\n\n```text\n{kith.figures.__doc__}```\n")
        parts.append(f"\n## {name} {{ #{name} }}\n\n{_described(name, thing)}")
    return {"reference/python.md": "\n".join(parts)}


def _described(name: str, thing: object) -> str:
    if inspect.ismodule(thing):
        return "Functions that return matplotlib Axes: see [Figures](#figures).\n"
    try:
        signature = _short(f"{name}{inspect.signature(thing)}")  # type: ignore[arg-type]
    except (TypeError, ValueError):
        signature = name
    return f"```python\n{signature}\n```\n\n```text\n{inspect.getdoc(thing) or ''}\n```\n"


def _short(signature: str) -> str:
    """Break a long signature, and remove the modules from its types."""
    plain = re.sub(r"\b(?:[a-z_]\w*\.)+(?=[A-Z])", "", signature.split("(", 1)[1]).replace("'", "")
    if len(signature) < 100:
        return f"{signature.split('(', 1)[0]}({plain}"
    depth, text = 0, ""
    for sign in plain:
        depth += (sign in "([") - (sign in ")]")
        text += ",\n   " if sign == "," and depth == 0 else sign
    return f"{signature.split('(', 1)[0]}(\n    {text.replace(') ->', chr(10) + ') ->')}"
