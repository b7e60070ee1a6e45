from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import xarray as xr
from outline import outline

import kith
from kith.report import answer, facts, people_tables
from kith.report.page import render

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def page_path(tmp_path_factory: pytest.TempPathFactory, whole_path: Path) -> Path:
    return kith.report(whole_path, tmp_path_factory.mktemp("report") / "whole.html")


@pytest.fixture(scope="session")
def page(page_path: Path) -> str:
    return page_path.read_text(encoding="utf-8")


@pytest.fixture
def known(whole_path: Path) -> facts.Facts:
    return facts.gather(whole_path)


def test_the_page_is_whole_and_needs_no_network(page: str) -> None:
    found = outline(page)
    assert found.open == []
    assert all(link.startswith(("#", "data:")) for link in found.links)
    assert len(found.ids) == len(set(found.ids))
    targets = {link[1:] for link in found.links if link.startswith("#")}
    assert targets <= set(found.ids)
    assert not re.search(r"@import|url\((?!#)", page[: page.index("<script")])
    assert len(page.encode()) < 2_000_000
    assert "NaN" not in page[: page.index("<script")].replace("nan", "")
    assert not re.search(r"\b(nan|inf|None)\b", re.sub(r"<[^>]*>", " ", page.split("<script")[0]))


def test_the_page_can_be_read_without_eyes(page: str) -> None:
    found = outline(page)
    assert found.headings[0] == 1
    assert found.headings.count(1) == 1
    assert set(found.headings[1:]) == {2}
    assert len(found.images) >= 14
    assert all(found.images)
    assert sorted(map(str, found.controls)) == sorted(map(str, found.labeled))
    assert '<html lang="en">' in page


def test_the_reading_order(page: str) -> None:
    places = [page.index(f'<section id="{name}"') for name in (
        "answer", "question", "reached", "differences", "time", "explore", "who", "cost", "how",
        "drivers", "limits", "words", "runs")]  # fmt: skip
    assert places == sorted(places)
    first = page[places[0] : places[1]]
    assert "A scenario is not a forecast" in first
    assert "Of every 100 adults in need, 2.0 more are treated in a year" in first
    assert "better in 48 of 48 simulated histories, no effect in 0, worse in 0" in first
    assert "2.0 more" in first
    assert "the partnership comes out ahead in all 48 histories: 24" in first


def test_who_was_reached_is_told_with_what_is_certain(page: str) -> None:
    section = page[page.index('<section id="reached"') : page.index('<section id="differences"')]
    assert "34 more people are treated at some time" in section
    assert "Of 53 people served, 32 would have gone without care" in section
    assert "it assumes that chance strikes a person alike in both lives" in section
    assert "newly treated and displaced people, in nearly equal numbers" in section
    assert 'class="drawing narrow"' in section  # fits a phone without scrolling
    assert "Additional people treated per 1,000 residents" in section
    assert not re.search(r"newly-reached|not-served|k6_band", section.replace("reach-", ""))


def test_the_first_screen_in_words_comes_first_where_the_result_has_it(known: facts.Facts) -> None:
    assert answer.first_screen(known) == ""
    words = xr.Dataset(
        {"first_screen": ("scenario", ["", "REACH 34 people\n", ""])},
        {"scenario": ["usual-care", "clinic", "clinic-same-money"]},
    )
    told = dataclasses.replace(known, answer=words)
    assert answer.first_screen(told) == "REACH 34 people"
    page = render(told)
    assert page.index("REACH 34 people</span>") < page.index("<h1>")


def test_the_first_screen_breaks_its_lines_by_the_width_of_the_page(known: facts.Facts) -> None:
    text = (
        "A clinic · Testville\n\nREACH    34 more people get care; 12 start 3 months\n"
        "         sooner.\n         In distress: 5 more.\nCOST     $1.\n\nA scenario.\n"
    )
    written = xr.Dataset(
        {"first_screen": ("scenario", ["", text, ""])}, {"scenario": known.study["scenario"]}
    )
    assert answer.first_screen_rows(dataclasses.replace(known, answer=written)) == [
        ("", ["A clinic · Testville"]),
        ("REACH", ["34 more people get care; 12 start 3 months sooner.", "In distress: 5 more."]),
        ("COST", ["$1."]),
        ("", ["A scenario."]),
    ]


def test_words_of_the_scenario_are_shown_and_not_run(page: str) -> None:
    assert "plan &amp; open a clinic &lt;inside&gt; a center" in page
    assert (
        "County clinic and The Center begin to plan in week 8 (March 2026) and meet twice a month"
        in page
    )
    assert "A grant pays $60,000 a year for 52 weeks" in page
    assert "workers, full-time posts: 2; steered" in page
    assert "peer support" not in page.split("<script")[0]  # switched off


def test_neighborhoods_are_drawn_and_told(page: str, known: facts.Facts) -> None:
    made = people_tables.neighborhoods(known)
    assert made is not None
    assert made.rows[0] == ["The Hill", "60 %", "1.00", "5", "The Center"]
    assert "Half of the residents live within 5 minutes by car" in page
    known.texts.pop("zone")
    assert people_tables.neighborhoods(known) is None


def test_the_charts_know_what_the_file_says(page: str) -> None:
    text = page.split('id="chart-data">')[1].split("</script>")[0]
    data = json.loads(text.replace("<\\/", "</"))
    assert [s["id"] for s in data["scenarios"]] == ["usual-care", "clinic", "clinic-same-money"]
    outcome = data["outcomes"][0]
    assert outcome["id"] == "treated_past_year_share"
    adults = outcome["table"]["clinic"]["adults"]
    assert adults[1] == pytest.approx(2.0, abs=0.01)
    assert adults[4:] == ["100/0/0", "very likely to almost certainly better", 1]
    assert len(outcome["lines"][1][0][0]) == len(data["weeks"])
    assert [8, "partnership starts"] in data["marks"]


def test_figures_call_replicates_as_the_page_does(page: str) -> None:
    drawn = " ".join(re.findall(r"<svg.*?</svg>", page.split("<script")[0], flags=re.S))
    assert "of histories" in drawn
    assert not re.search(r"\breplicates?\b", drawn)


def test_drawings_follow_the_colors_of_the_page(page: str) -> None:
    svg = page[page.index('id="time"') : page.index('id="explore"')]
    assert "var(--c1)" in svg
    assert "#0072b2" not in svg
    assert "<text" in svg  # text is not drawn as shapes


#: Chooses another outcome, stratum and scenario, and writes the resulting text of the page.
DRIVE = """<script>
addEventListener("error", (e) => document.body.setAttribute("data-error", e.message));
for (const [name, value] of [["outcome", "k6_mean"], ["stratum", "sex:female"],
                             ["scenario", "clinic-same-money"]]) {
  const select = document.getElementById("pick-" + name);
  select.value = value;
  select.dispatchEvent(new Event("change"));
}
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_controls_work_in_a_browser(tmp_path: Path, page: str) -> None:
    driven = tmp_path / "driven.html"
    driven.write_text(page.replace("</body>", DRIVE + "</body>"), encoding="utf-8")
    run = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         "--enable-logging=stderr", f"--user-data-dir={tmp_path / 'profile'}", driven.as_uri()],
        check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert "CONSOLE" not in run.stderr
    assert "data-error" not in run.stdout.split("<body", 1)[1][:200]
    explore = run.stdout.split('<section id="explore"')[1].split("</section>")[0]
    assert not explore.split(">")[0].endswith("hidden")
    assert explore.count("<svg") >= 2
    said = re.search(r'id="explore-said"[^>]*>([^<]*)', explore)
    assert said is not None
    assert said.group(1).startswith("Mean K6 distress")
    assert "Women, Same money" in said.group(1)
    assert "−0.05" in said.group(1)
    assert explore.count('<th scope="row">') == 6


def test_what_the_command_line_changed_stands_under_the_title(
    page: str, known: facts.Facts
) -> None:
    assert "Changed from the scenario file" not in page
    line = 'kith run c.toml --set a.b=1 -n 3 --set=look_at=\'["k6_mean", "qalys"]\''
    told = dataclasses.replace(known, provenance={**known.provenance, "command_line": line})
    first = render(told).partition('<p class="question">')[0]
    assert "<code>a.b=1</code>, <code>look_at=[&#34;k6_mean&#34;, &#34;qalys&#34;]</code>." in first
