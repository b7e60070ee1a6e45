from __future__ import annotations

import html.parser
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from synthetic import write_study

import kith
from kith.commands import report as command
from kith.io import scenario_texts
from kith.report import answer, facts, money_tables, setting, tables

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


class Outline(html.parser.HTMLParser):
    """Collects what a reader without eyes, or without a network, depends on."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.images: list[str | None] = []
        self.controls: list[str | None] = []
        self.labelled: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if own.get("id"):
            self.ids.append(str(own["id"]))
        self.links += [str(own[k]) for k in ("href", "src") if own.get(k)]
        if own.get("role") == "img":
            self.images.append(own.get("aria-label"))
        if tag == "select":
            self.controls.append(own.get("id"))
        if tag == "label":
            self.labelled.append(own.get("for"))
        if tag not in ("meta", "link", "br", "use", "path", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("use", "path", "rect"):
            assert self.open.pop() == tag


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    return found


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
    assert sorted(map(str, found.controls)) == sorted(map(str, found.labelled))
    assert '<html lang="en">' in page


def test_the_reading_order(page: str) -> None:
    places = [page.index(f'<section id="{name}"') for name in (
        "answer", "question", "differences", "time", "explore", "who", "cost", "how", "drivers",
        "limits", "runs")]  # fmt: skip
    assert places == sorted(places)
    first = page[places[0] : places[1]]
    assert "A scenario is not a forecast" in first
    assert "Of every 100 adults in need, 2.0 more are treated in a year" in first
    assert "Better than usual care in all 12 simulated histories." in first
    assert "2.0 more" in first
    assert "the partnership comes out ahead in all 12 histories: 24" in first


def test_words_of_the_scenario_are_shown_and_not_run(page: str) -> None:
    assert "plan &amp; open a clinic &lt;inside&gt; a center" in page
    assert "County clinic and The Center begin to plan in week 8 and meet 2 times a month" in page
    assert "A grant pays $60,000 a year for 52 weeks" in page
    assert "workers, full-time posts: 2; steered" in page
    assert "peer support" not in page.split("<script")[0]  # switched off


def test_numbers_of_the_tables(known: facts.Facts) -> None:
    rows = {row[0]: row[1:] for row in tables.summary(known, "clinic").rows}
    treated = rows["People in need who are treated, %"]
    assert treated[:3] == ["50.0", "52.0", "+2.0"]
    assert treated[-2:] == ["100 %", "better"]
    assert rows["Cost, partnership"][2] == "+$112,000"
    assert rows["Mean K6 distress"][:3] == ["3.00", "2.90", "−0.10"]  # as many decimals each
    rival = money_tables.same_money(known)
    assert rival is not None
    assert rival.rows[0] == ["Cost, partnership", "$112,000", "$112,000", "$0", "", "", "no change"]
    assert rival.rows[2][1:4] == ["51.0", "52.0", "+1.0"]  # twice the gain of the rival
    payers = {row[0]: row[1:] for row in money_tables.by_payer(known).rows}
    assert payers["the partnership"] == ["$44,000", "$52,000", "$16,000", "$112,000"]
    assert payers["private insurance"][-1] == "−$11,200"
    driven = tables.driving(known, answer.MAIN)
    assert driven is not None
    assert driven.rows[0][0] == "How well care works"
    assert driven.rows[0][3:] == ["yes", "assumed", "Assumed"]
    assert tables.ledger(known) is not None
    assert scenario_texts.enabled_programs(known.texts) == {"clinic.outreach"}


def test_neighborhoods_are_drawn_and_told(page: str, known: facts.Facts) -> None:
    made = tables.neighborhoods(known)
    assert made is not None
    assert made.rows[0] == ["The Hill", "60 %", "1.00", "5", "The Center"]
    assert "Half of the residents live within 5 minutes by car" in page
    known.texts.pop("zone")
    assert tables.neighborhoods(known) is None


def test_few_histories_are_counted_and_many_told_of_a_hundred() -> None:
    assert answer.often(1.0, 12) == "all 12"
    assert answer.often(0.25, 12) == "3 of 12"
    assert answer.often(0.0, 12) == "none of 12"
    assert answer.often(0.3, 12) == "30 of 100"  # not all of the twelve count
    assert answer.often(0.998, 500) == "more than 99 of 100"


def test_what_is_alike_in_every_history_is_no_change(known: facts.Facts) -> None:
    rows = {row[0]: row[1:] for row in tables.summary(known, "clinic").rows}
    assert rows["Isolation, %"] == ["12.0", "12.0", "0", "", "", "no change"]


def test_programs_are_told_by_names_and_stop_by_stop() -> None:
    names = {"antioch": "Antioch", "center": "The Center, a house"}
    stops = {"days_per_week": {"antioch": 2.0}, "host": "center", "fte": 0.5}
    told = setting._design({**stops, "joint_fund_usd_per_year": 20000.0}, names)
    assert told == (
        "days per week: Antioch 2; host: The Center; full-time posts: 0.5; "
        "joint fund, USD per year: 20,000"
    )


def test_the_charts_know_what_the_file_says(page: str) -> None:
    text = page.split('id="chart-data">')[1].split("</script>")[0]
    data = json.loads(text.replace("<\\/", "</"))
    assert [s["id"] for s in data["scenarios"]] == ["usual-care", "clinic", "clinic-same-money"]
    outcome = data["outcomes"][0]
    assert outcome["id"] == "treated_past_year_share"
    adults = outcome["table"]["clinic"]["adults"]
    assert adults[1] == pytest.approx(2.0, abs=0.01)
    assert adults[4:] == [1.0, "better"]
    assert len(outcome["lines"][1][0][0]) == len(data["weeks"])
    assert [8, "partnership starts"] in data["marks"]


def test_drawings_follow_the_colours_of_the_page(page: str) -> None:
    svg = page[page.index('id="time"') : page.index('id="explore"')]
    assert "var(--c1)" in svg
    assert "#0072b2" not in svg
    assert "<text" in svg  # text stays text


def test_another_scenario_can_be_the_one(whole_path: Path) -> None:
    other = facts.gather(whole_path, "clinic-same-money")
    assert other.title(other.scenario) == "Same money"
    assert other.others == ["clinic-same-money", "clinic"]
    assert answer.rival(other) == ""
    assert money_tables.same_money(other) is None
    assert "1.0 more" in answer.headline(other)


def test_the_command_tells_of_failures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failed = write_study(tmp_path / "f.h5", failed=((1, 2),), replicates=8, weeks=60)
    target = tmp_path / "new" / "page.html"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "kith.commands.report", failed, "-o", target],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == str(target)
    assert "1 of 16 runs failed and is masked" in target.read_text(encoding="utf-8")
    assert command.main([str(failed), "-o", str(target)]) == 4
    assert "--force" in capsys.readouterr().err
    assert command.main([str(tmp_path / "none.h5")]) == 4
    new = tmp_path / "x.html"
    assert command.main([str(failed), "-o", str(new), "--scenario", "klinic"]) == 2
    assert not new.exists()
    alone = write_study(tmp_path / "alone.h5", scenarios=("usual-care",), weeks=20)
    assert command.main([str(alone)]) == 2
    assert "nothing to compare" in capsys.readouterr().err


#: Chooses another outcome, stratum and scenario, and writes what the page then says.
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
    assert "women, Same money" in said.group(1)
    assert "−0.05" in said.group(1)
    assert explore.count('<th scope="row">') == 6


def test_only_its_own_rival_stands_beside_a_scenario(tmp_path: Path) -> None:
    names = ("usual-care", "a", "a-same-money", "b", "b-same-money")
    path = write_study(tmp_path / "s.h5", scenarios=names, replicates=2, weeks=40)
    known = facts.gather(path, "b")
    assert known.others == ["b", "b-same-money", "a"]
    assert known.label("b-same-money") == "Money of: B"
