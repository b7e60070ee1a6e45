"""Turns documents of the repository into pages, and shows every other file that links lead to."""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path

from kith_site.links import headings, is_inside, lines_and_code, relink, slug, with_spaced_lists

#: Documents → their pages. Documents in `FOLDERS` keep their names.
PAGES = {
    "CONTRIBUTING.md": "how-to/contributing.md",
    "CHANGELOG.md": "reference/changes.md",
    "analysis/README.md": "how-to/python.md",
    "analysis/other-languages.md": "how-to/other-languages.md",
    "analysis/tutorials/7_add_a_program.md": "tutorials/7_add_a_program.md",
    "scenarios/README.md": "how-to/scenarios.md",
    "scenarios/sweeps/README.md": "how-to/sweeps.md",
    "scenarios/trials/README.md": "how-to/trials.md",
    "scenarios/trials/PREDICTIONS.md": "explanation/predictions.md",
    "scenarios/LIBRARY.md": "gallery/library.md",
    "sim/MODEL.md": "explanation/model.md",
    "sim/DECISIONS.md": "explanation/decisions.md",
}
FOLDERS = {"analysis/validation": "explanation", "analysis/site/pages": "."}
#: Sections of README.md with pages of their own; all others form the first page.
README_SECTIONS = {
    "for-planners": "how-to/planners.md",
    "for-researchers": "how-to/researchers.md",
    "for-students": "teach/students.md",
}
#: Folders and files → the pages shown in their place.
INSTEAD = {
    "analysis/tutorials": "tutorials/index.md",
    "scenarios/sweeps": "how-to/sweeps.md",
    "scenarios/trials": "how-to/trials.md",
    "analysis/validation": "explanation/index.md",
    "scenarios/evidence.toml": "reference/evidence/index.md",
}
PICTURES = {".svg", ".png", ".webp"}
LANGUAGES = {".cpp": "cpp", ".hpp": "cpp", ".py": "python", ".toml": "toml", ".sh": "sh"}


class Documents:
    """The documents of a repository, and their pages."""

    def __init__(self, root: Path, out: Path) -> None:
        """Read the documents below `root`; pages are written below `out`."""
        self.root, self.out = root, out
        self.pages = dict(PAGES)
        for folder, place in FOLDERS.items():
            for file in sorted((root / folder).rglob("*.md")):
                below = file.relative_to(root / folder).as_posix()
                source = file.relative_to(root).as_posix()
                self.pages[source] = posixpath.normpath(f"{place}/{below}")
        self.readme = _split((root / "README.md").read_text(encoding="utf-8"))
        self.anchors = {a: page for page, text in self.readme.items() for a in headings(text)}
        self.tutorials = {
            f.relative_to(root).as_posix(): f"tutorials/{f.stem}.md"
            for f in sorted((root / "analysis/tutorials").iterdir())
            if f.suffix in {".py", ".ipynb"}
        }
        self.scenarios = {
            f.relative_to(root).as_posix(): f"gallery/{f.stem}.md" for f in library_files(root)
        }

    def write(self) -> None:
        """Write a page for each document and for each file that a link leads to."""
        for source, page in self.pages.items():
            text = (self.root / source).read_text(encoding="utf-8")
            self.write_page(page, source, text)
        first = self.root / "analysis/site/first-page.md"
        for page, text in self.readme.items():
            if page == "index.md":
                found = first.read_text(encoding="utf-8")
                text = text.replace("## License\n", f"{found}\n## License\n", 1)
            self.write_page(page, "README.md", text)

    def write_page(self, page: str, source: str, text: str) -> None:
        """Write a page from the text of a document of the repository."""
        text = relink(with_spaced_lists(text), source, page, self.address)
        target = self.out / page
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def address(self, path: str, anchor: str) -> str:
        """Return the page, with anchor, for a path of the repository."""
        tail = f"#{anchor}" if anchor else ""
        if path == "README.md":
            return self.anchors.get(anchor, "index.md") + tail
        for known in (self.pages, self.tutorials, self.scenarios, INSTEAD):
            if path in known:
                return known[path] + tail
        generated = path.removeprefix("analysis/site/pages/")
        if not is_inside(str(self.root), path):
            return generated + tail  # build.py makes the page; mkdocs reports it if there is none
        return self._file(path)

    def _file(self, path: str) -> str:
        """Copy a picture, or write a page for any other file; return its path."""
        there = self.root / path
        if there.suffix in PICTURES:
            target = self.out / "files" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(there, target)
            return f"files/{path}"
        page = f"files/{path}.md"
        target = self.out / page
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_shown(there, path), encoding="utf-8")
        return page


def library_files(root: Path) -> list[Path]:
    """Return the scenarios of the library: those in `scenarios/` that have a question."""
    files = sorted((root / "scenarios").glob("*.toml"))
    return [f for f in files if re.search(r"(?m)^question = ", f.read_text(encoding="utf-8"))]


def _split(readme: str) -> dict[str, str]:
    """Split README.md into pages by its sections."""
    pages: dict[str, list[str]] = {}
    page = "index.md"
    for line, code in lines_and_code(readme):
        if not code and line.startswith("## "):
            page = README_SECTIONS.get(slug(line[3:]), "index.md")
        pages.setdefault(page, []).append(line)
    return {name: re.sub(r"\A## ", "# ", "\n".join(lines)) + "\n" for name, lines in pages.items()}


def _shown(file: Path, path: str) -> str:
    """Return the page of a file, with its text, or of a folder, with its list of files."""
    head = f"---\nsearch:\n  exclude: true\n---\n# `{path}`\n\n"
    if file.is_dir():
        return head + "".join(f"- `{one.name}`\n" for one in sorted(file.iterdir()))
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return head + "A binary file of the repository.\n"
    return f"{head}````` {LANGUAGES.get(file.suffix, 'text')}\n{text}\n`````\n"
