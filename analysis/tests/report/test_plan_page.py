from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from choices import COSTS, MEANS, allocated, chosen
from outline import outline

import kith
from kith.io.usage_error import UsageError
from kith.planning.choice_text import choice_text
from kith.planning.futures.futures_text import futures_text
from kith.planning.portfolio.allocation_text import allocation_text
from kith.report.plans import plan_tables
from kith.report.plans.plan_page import render

LOST = {"grant lost": {"usual-care": 0.3, "few": 0.33, "many": 0.29, "dear": 0.28}}


def plain(text: str) -> str:
    """Return the words of a page or of the terminal, without how they are set."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    text = text.replace("\u00a0", " ").replace("−\u2060", "-").replace("“", "").replace("”", "")
    text = re.sub(r"\bhistory\b", "replicate", re.sub(r"\bhistories\b", "replicates", text))
    return " ".join(text.split())


@pytest.fixture(scope="module")
def page() -> str:
    return render(chosen(futures=LOST))


@pytest.fixture(scope="module")
def of_money() -> str:
    return render(allocated())


@pytest.mark.parametrize("which", ["page", "of_money"])
def test_the_page_is_whole_and_needs_no_network(which: str, request: pytest.FixtureRequest) -> None:
    text = request.getfixturevalue(which)
    found = outline(text)
    assert found.open == []
    assert all(link.startswith(("#", "data:")) for link in found.links)
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert found.headings[0] == 1
    assert set(found.headings[1:]) == {2}
    assert len(found.images) == 3
    assert all(found.images)
    assert not re.search(r"@import|url\((?!#)|<script", text)
    assert not re.search(r"\b(nan|inf|None|NaN)\b", re.sub(r"<[^>]*>", " ", text))


def test_the_page_has_the_sentences_of_the_terminal(page: str, of_money: str) -> None:
    choice, found = chosen(futures=LOST), allocated()
    assert choice.futures is not None
    said = plain(page)
    own = [line for text in (choice_text(choice), futures_text(choice.futures))
           for line in text.splitlines() if line.endswith(".")]  # fmt: skip
    names = {"many (Six peers & a <clinic>)": "Six peers & a <clinic>"}
    names |= {rf"\b{plan}\b": choice.title(plan) for plan in ("few", "many", "dear")}
    for line in own:
        text = line.replace(*next(iter(names.items())))
        for plan, title in list(names.items())[1:]:
            text = re.sub(plan, title, text)
        assert plain(html.escape(text)).replace("usual-care", "usual care") in said, line
    told = [line for line in allocation_text(found).splitlines() if line.endswith(".")]
    assert len(told) >= 6
    assert all(plain(html.escape(line)) in plain(of_money) for line in told)


def test_the_league_table_has_cost_gain_chance_and_loss() -> None:
    choice = chosen()
    table = plan_tables.league(choice, choice.title, None)
    first = table.rows[0]
    assert first[0] == "1. Six peers & a <clinic>"
    cost = float(first[1].removeprefix("$").replace(",", ""))
    assert cost == pytest.approx(COSTS["many"] / 2, abs=2)  # two years
    value, low, high = (float(x) for x in re.findall(r"[-+]?\d+\.\d+", first[2]))
    row = choice.table.loc["many"]
    assert [value, low, high] == pytest.approx(
        [100 * row[f"gain{end}"] for end in ("", "_low", "_high")], abs=0.005
    )
    assert low < 100 * (MEANS["many"] - MEANS["usual-care"]) < high
    assert first[3].endswith(" of 100")
    assert [len(one) for one in table.rows] == [len(table.heads)] * len(MEANS)


def test_what_is_not_known_is_not_said(of_money: str) -> None:
    assert "averaged over all orders" in of_money
    assert allocated(simulate_shares=False).shares is None
    choice = chosen()
    bare = render(replace(choice, basis=None, steps=choice.steps.head(0)))
    for told in ("averaged over all orders", "If things turn out otherwise", "Millfield",
                 "The portfolio and its rivals"):  # fmt: skip
        assert told not in bare
    assert "No plan gains more than usual care" in bare


def test_an_open_choice_and_one_that_no_plan_wins_have_pages() -> None:
    level = dict.fromkeys(MEANS, 0.3)
    close = chosen(level, first=5, most=9, indifference=0.0001)
    assert not close.is_decided
    assert "Not decided after 9 histories" in plain_page(close)
    alone = replace(close, together=(str(close.best),))
    assert "still open whether it keeps the limits" in plain_page(alone)
    none = replace(close, best=None, together=())
    assert "No plan keeps the limits" in plain_page(none)


def plain_page(choice: kith.Choice) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", render(choice))).split())


def test_the_page_tells_how_to_make_it_again(page: str) -> None:
    for told in ("kith choose plans/ --indifference 0.005", "time.weeks=104", "kith 0.1.0",
                 "1,500 residents simulated", "The scenario file: Two peers"):  # fmt: skip
        assert told in page


def test_python_writes_the_page_where_it_is_told_to(tmp_path: Path) -> None:
    choice, file = chosen(), tmp_path / "new" / "plans.html"
    assert kith.report(choice, file) == file
    assert file.read_text(encoding="utf-8") == render(choice)
    with pytest.raises(UsageError, match="name the file"):
        kith.report(choice)
    with pytest.raises(UsageError, match=r"writes \.html or \.pdf"):
        kith.report(choice, tmp_path / "plans.docx")


def test_a_notebook_shows_answer_and_table() -> None:
    choice, found = chosen(), allocated()
    shown = choice._repr_html_()
    assert shown.count("<tr") == 1 + len(choice.table)
    assert "Six peers &amp; a &lt;clinic&gt;" in shown
    assert "<clinic>" not in shown
    assert "Buy " in found._repr_html_()
