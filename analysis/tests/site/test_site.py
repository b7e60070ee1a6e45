"""The site's builder converts documents correctly, and its check finds faults."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from program import needs_program

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "analysis/site"))

import causes  # noqa: E402
from kith_site import check, links, llms, registries, tutorials  # noqa: E402
from kith_site.gallery import picture, sections  # noqa: E402

from kith.io.toml import tomllib  # noqa: E402


def test_the_causal_diagram_is_the_one_that_its_source_draws() -> None:
    source = tomllib.loads((ROOT / "analysis/site/causes.toml").read_text(encoding="utf-8"))
    drawn = (ROOT / "sim/causes.svg").read_text(encoding="utf-8")
    assert causes.draw(source) == drawn, "run python analysis/site/causes.py"
    model = (ROOT / "sim/MODEL.md").read_text(encoding="utf-8")
    there = set(re.findall(r"(?m)^#+ (\d+\.\d+) ", model))
    assert {box["section"] for box in source["box"]} <= there


def test_links_lead_from_page_to_page_and_code_is_left_alone() -> None:
    text = "See [the model](../sim/MODEL.md#71-distress), `[x](y.md)`.\n\n```\n[x](y.md)\n```"
    made = links.relink(
        text, "docs/a.md", "how-to/a.md", lambda path, anchor: f"{path[:-3]}.html#{anchor}"
    )
    assert "(../sim/MODEL.html#71-distress)" in made
    assert made.count("[x](y.md)") == 2


def test_lists_are_set_off_and_their_code_keeps_its_depth() -> None:
    text = "Steps:\n1. one\n   - two\n\n   ```cpp\n   if (a)\n     b();\n   ```\nend"
    lines = links.with_spaced_lists(text).split("\n")
    assert lines[:4] == ["Steps:", "", "1. one", "    - two"]
    assert lines[5:9] == ["    ```cpp", "    if (a)", "      b();", "    ```"]


def test_a_script_becomes_prose_and_code() -> None:
    made = tutorials.from_script(
        '"""Ten minutes, one: open it.\n\nrun me\n"""\n\n# %% Look\n# here.\nx = 1\n'
    )
    assert made.startswith("# Open it\n")
    assert "Look here.\n\n```python\nx = 1\n```" in made


def test_a_script_is_shown_with_its_output_pictures_and_commands(tmp_path: Path) -> None:
    script = tmp_path / "9_try.py"
    script.write_text('"""Nine: try.\n\nrun me\n"""\n\n# %% Type\n#     kith run\n# so.\nx = 1\n')
    tutorials.store(script, tutorials.Shown({1: "1 %\n# more\n"}, {1: b"png"}))
    shown = tutorials.shown_by(script)
    assert shown == tutorials.Shown({1: "1 %\n# more\n"}, {1: b"png"})
    made = tutorials.from_script(script.read_text(), script.stem, shown)
    assert "Type\n\n```sh\nkith run\n```\n\nso.\n\n```python\nx = 1\n```\n" in made
    assert "```text\n1 %\n# more\n```\n\n![What the cell draws](9_try-1.png)" in made
    tutorials.store(script, tutorials.Shown({1: "2\n"}))
    assert tutorials.shown_by(script).pictures == {}


def test_every_tutorial_is_in_the_menu() -> None:
    menu = (ROOT / "analysis/site/mkdocs.yml").read_text(encoding="utf-8")
    files = [f for f in (ROOT / "analysis/tutorials").iterdir() if f.is_file()]
    assert len(files) >= 8
    assert all(f"tutorials/{file.stem}.md" in menu for file in files)


def test_the_list_for_machines_names_pages_and_leaves_files_out(tmp_path: Path) -> None:
    for path, text in (("index.md", "# Kith"), ("how-to/a.md", "# Do `a`"), ("files/x.md", "# x")):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    made = llms.listing(tmp_path)
    assert "- [Kith](index.html)" in made
    assert "- [Do a](how-to/a.html)" in made
    assert "files" not in made


def test_pictures_of_the_library_show_its_numbers() -> None:
    library = sections((ROOT / "scenarios/LIBRARY.md").read_text(encoding="utf-8"))
    assert len(library) >= 15
    with_rows = [s for s in library if s.rows]
    assert len(with_rows) >= 12
    drawn = picture(with_rows[0].rows)
    assert drawn.count("<circle") == len(with_rows[0].rows)
    assert f"{with_rows[0].rows[0][2]:+g}" in drawn


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_text('<a href="b.html#there">b</a><h1 id="x">a</h1>')
    (tmp_path / "b.html").write_text(
        '<h1 id="there">b</h1><img src="p.svg"><a href="#there">up</a>'
    )
    (tmp_path / "p.svg").write_text("<svg/>")
    return tmp_path


def test_a_sound_site_has_no_dead_link(site: Path) -> None:
    pages = check.read(site)
    assert check.dead_links(site, pages) == []
    assert check.fetched(pages) == []


def test_dead_links_anchors_and_what_is_fetched_are_found(site: Path) -> None:
    (site / "c.html").write_text(
        '<a href="nowhere.html">x</a><a href="b.html#gone">x</a>'
        '<script src="https://cdn/x.js"></script><img src="a.html">'
    )
    pages = check.read(site)
    assert check.dead_links(site, pages) == [
        "c.html: no anchor b.html#gone",
        "c.html: dead link nowhere.html",
        "c.html: a page as a picture a.html",
    ]
    assert check.fetched(pages) == ["c.html: loads https://cdn/x.js"]


@needs_program
def test_a_verb_a_key_an_outcome_or_a_function_without_a_place_is_found(site: Path) -> None:
    said = check.missing(check.read(site), site)
    for what in (
        "verb run", "verb memo", "key partnership.outreach.workers_fte", "key zone.id",
        "evidence evidence.distress.trait_share", "outcome treated_past_year_share",
        "function kith.compare", "function kith.figures.differences",
    ):  # fmt: skip
        assert f"{what} has no place in the site" in said
    assert len(registries.outcomes(site)) > 100
