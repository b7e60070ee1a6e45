"""Builds the site into build/site, which opens offline: python analysis/site/build.py.

Needs the programs on the path (`source .venv/bin/activate`) and mkdocs, in its own environment:
python3 -m venv build/site-venv && build/site-venv/bin/pip install -r analysis/site/requirements.txt
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from kith_site import check, gallery, llms, reference, tutorials  # noqa: E402
from kith_site.documents import Documents  # noqa: E402

ROOT = HERE.parents[1]
MARK = "<!-- generated -->"


def generated(root: Path, source: Path) -> dict[str, str]:
    """Return the generated pages, by path."""
    docs = source / "docs"
    return {
        **reference.commands(),
        **reference.keys(),
        **reference.outcomes(source),
        **reference.evidence(),
        **reference.glossary(),
        **reference.python(),
        **gallery.write(root, docs),
        **tutorials.write(root, docs),
    }


def write_source(root: Path, source: Path) -> None:
    """Write the pages from which mkdocs builds the site."""
    if source.exists():
        shutil.rmtree(source)
    docs = source / "docs"
    docs.mkdir(parents=True)
    Documents(root, docs).write()
    for page, text in generated(root, source).items():
        target = docs / page
        target.parent.mkdir(parents=True, exist_ok=True)
        # Generated text replaces the mark in a page of prose; other pages are generated whole.
        around = target.read_text(encoding="utf-8") if target.exists() else MARK
        target.write_text(around.replace(MARK, text), encoding="utf-8")
    (docs / "llms.txt").write_text(llms.listing(docs), encoding="utf-8")
    for name in ("site.css", "iframe-worker.js"):
        shutil.copyfile(HERE / name, docs / name)
    shutil.copyfile(HERE / "mkdocs.yml", source / "mkdocs.yml")


def main() -> int:
    """Write the source, build the site, and check it against the registries."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--mkdocs", default=str(ROOT / "build/site-venv/bin/mkdocs"))
    mkdocs = parser.parse_args().mkdocs
    source, site = ROOT / "build/site-source", ROOT / "build/site"
    write_source(ROOT, source)
    command = [mkdocs, "build", "--strict", "--quiet", "-f", str(source / "mkdocs.yml")]
    if subprocess.run(command, check=False).returncode != 0:
        return 1
    problems = check.problems(site, source)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(site / "index.html")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
