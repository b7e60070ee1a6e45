"""The first page: the answer in words that need no statistics."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np

from kith.figures.parts import findings, words
from kith.io import strata
from kith.report.facts import Facts
from kith.stats import economics, intervals, likelihood
from kith.stats.opened import opened
from kith.stats.openings import openings as table_of

MAIN = "treated_past_year_share"


def first_screen(facts: Facts, scenario: str | None = None) -> str:
    """Return the first screen in words, as the program wrote it; "" if it wrote none."""
    if facts.answer is None or "first_screen" not in facts.answer:
        return ""
    return str(facts.answer["first_screen"].sel(scenario=scenario or facts.scenario).item()).strip()


def first_screen_rows(facts: Facts) -> list[tuple[str, list[str]]]:
    """Return the first screen's rows as (label, sentences), unwrapped: pages vary in width."""
    rows: list[tuple[str, list[str]]] = []
    for line in filter(None, first_screen(facts).split("\n")):
        label, text = re.fullmatch(r"([A-Z]+(?= {2}))?(.*)", line).groups("")  # type: ignore[union-attr]
        if label or not line.startswith(" "):
            rows.append((label, [text.strip()]))
        elif rows[-1][1][-1].endswith("."):
            rows[-1][1].append(text.strip())
        else:
            rows[-1][1][-1] += " " + text.strip()
    return rows


def headline(facts: Facts, scenario: str | None = None) -> str:
    """Answer in one sentence with its interval."""
    row = row_of(facts, MAIN, scenario or facts.scenario)
    if row is None:
        return "This study holds no count of people who are treated."
    if row["replicates"] == 0:
        return "Too few people in need to say who is treated."
    if row["replicates"] < intervals.FEWEST:
        count = int(row["replicates"])
        return f"{count} {'history is' if count == 1 else 'histories are'} a try, not an answer."
    return f"{_treated_more(row)}."


def how_sure(facts: Facts, scenario: str | None = None) -> str:
    """State how sure the answer is, in words and in the counts behind them."""
    row = row_of(facts, MAIN, scenario or facts.scenario)
    if row is None or row["replicates"] == 0:
        return ""
    if row["replicates"] < intervals.FEWEST:
        return (
            f"From {likelihood.FEWEST} simulated histories on, this page says how sure the answer "
            f"is. So far: {counted(row)}."
        )
    said = str(row["words"])
    if _unseen(row) and said:  # the headline says "about as many", so no direction here
        said = "the difference is too small to see"
    told = (
        f"{said[:1].upper()}{said[1:]}: {counted(row)}."
        if said
        else f"{words.upper_first(counted(row))}."
    )
    more = int(row["settled_by"])
    if more > likelihood.replicates_behind(int(row["replicates"])):
        told += f" About {more:,} histories would settle the words."
    return told


def worthwhile(facts: Facts) -> str:
    """State how often the scenario's difference that matters is reached; "" if it names none."""
    if facts.answer is None or "worthwhile" not in facts.answer:
        return ""
    lines = facts.answer.sel(scenario=facts.scenario)
    told = []
    for place, name in enumerate(lines["line"].values):
        line = lines.isel(line=place)
        share = float(line["worthwhile"].sel(among="all"))
        if math.isfinite(share):
            size = float(line["worthwhile_difference"]) * float(line["scale"])
            count = int(line["pairs"].sel(among="all"))
            told.append(f"{name}: better by {size:,.{int(line['decimals'])}f} or more in "
                        f"{often(share, count)} histories")  # fmt: skip
    return f"A difference that matters: {'; '.join(told)}." if told else ""


def counted(row: dict[str, Any]) -> str:
    """State in how many histories a scenario is better, has no effect, and is worse."""
    count = int(row["replicates"])
    better, same, worse = (round(float(row[n]) * count) for n in ("better", "no_effect", "worse"))
    return (
        f"better in {better} of {count} simulated histories, no effect in {same}, worse in {worse}"
    )


def openings(facts: Facts) -> str:
    """State how often the partnership opened, ran out of money and lasted, and its effect if so."""
    if facts.partnerships is None:
        return ""
    told = []
    rows = table_of(facts.partnerships, facts.scenario).to_dict("records")
    for row in rows:
        name = (
            "The partnership"
            if len(rows) == 1
            else f"The partnership “{facts.partnership(row['partnership'])}”"
        )
        told.append(f"{name} {_life({str(k): v for k, v in row.items()}, facts)}.")
    return " ".join([*told, where_opened(facts)]).strip()


def where_opened(facts: Facts) -> str:
    """State the effect in histories in which the partnership opened; "" if all or below two."""
    if facts.partnerships is None:
        return ""
    where = opened(facts.partnerships, facts.scenario)
    if where is None or bool(where.all()) or int(where.sum()) < 2:
        return ""
    rows = facts.compare([MAIN], facts.scenario, where=where)
    return f"Where it opened: {_treated_more(rows[0], start='of')}." if rows else ""


def _life(row: dict[str, Any], facts: Facts) -> str:
    """State how often one partnership opened, ran out of money, and lasted."""
    count, parts = int(row["replicates"]), []
    ran_out = "ran out of money sooner or later in"  # unlike the first screen, at any time
    for series, verb in (("opened", "opened in"), ("money_ran_out", ran_out)):
        if math.isfinite(row[series]):
            week = _by_when(int(row[series]), row[f"{series}_week"], facts)
            parts.append(f"{verb} {often(row[series] / count, count)} histories{week}")
    if math.isfinite(row["opened"]) and row["opened"] < count:
        parts.insert(1, f"never in {often(1 - row['opened'] / count, count)}")
    if math.isfinite(row["alive_at_end"]):
        last = int(facts.study["week"].values[-1])
        share = often(row["alive_at_end"] / count, count)
        parts.append(f"still worked together in {facts.week(last)} in {share}")
    return "; ".join(parts) if parts else "is there"


def _by_when(count: int, week: float, facts: Facts) -> str:
    if count == 0:
        return ""
    when = ", ".join(filter(None, [facts.month(week), f"week {week:.0f}"]))
    return f" ({'in' if count == 1 else 'half of them by'} {when})"


def rival(facts: Facts) -> str:
    """Compare with the same money spent on clinic therapists, in words; "" if not simulated."""
    if facts.rival is None:
        return ""
    told = ["The fair comparison is the same money spent on added clinic capacity."]
    row = row_of(facts, MAIN, facts.rival)
    own = row_of(facts, MAIN, facts.scenario)
    if row is None or own is None or row["replicates"] == 0:
        return told[0]
    if row["replicates"] < intervals.FEWEST:
        return " ".join([*told, f"{row['replicates']} histories do not tell which is better."])
    change = 100 * (float(own["difference"]) - float(row["difference"]))
    pair = facts.compare([MAIN], facts.scenario, against=facts.rival)[0]
    more = "more" if change > 0 else "fewer"
    said = f"{pair['words']}, " if pair["words"] else ""
    told.append(
        f"The partnership treats {words.amount(change, 'points')} {more} of those in need "
        f"({said}{counted(pair)})."
    )
    if facts.holds("qalys", "residents"):
        gains = [economics.gain_in(facts.study, "qalys", s) for s in (facts.scenario, facts.rival)]
        share = float(np.mean(gains[0] > gains[1]))
        means = [f"{np.nanmean(gain):,.0f}" for gain in gains]
        ahead = "the partnership comes" if share >= 0.5 else "the plain slots come"
        most = share if share >= 0.5 else float(np.mean(gains[0] < gains[1]))
        told.append(
            f"In health gained (QALYs, years in full health) {ahead} out ahead in "
            f"{often(most, facts.replicates)} histories: {means[0]} with the partnership, "
            f"{means[1]} with slots."
        )
    return " ".join(told)


def benefits_most(facts: Facts) -> str:
    """Name the stratum that gains more than all adults, if beyond the interval."""
    row = row_of(facts, MAIN, facts.scenario)
    if row is None or row["replicates"] < intervals.FEWEST:
        return ""
    most = findings.most_changed(
        facts.study, MAIN, facts.scenario, None, float(row["difference"]) or 1.0
    )
    if most is None:
        return "No group clearly gains more, or less, than adults as a whole."
    return f"Those who gain most are {strata.people(most, strata.titles(facts.study))}."


def row_of(facts: Facts, outcome: str, scenario: str) -> dict[str, Any] | None:
    """Compare one outcome with usual care; None if the file does not hold it."""
    rows = facts.compare([outcome], scenario)
    return rows[0] if rows else None


def _unseen(row: dict[str, Any]) -> bool:
    """Return whether a mean difference rounds to zero in the headline."""
    return abs(round(100 * float(row["difference"]), 2)) == 0


def _treated_more(row: dict[str, Any], start: str = "Of") -> str:
    """State how many more (or fewer) of 100 are treated, with the interval in that direction."""
    change, low, high = (100 * float(row[n]) for n in ("difference", "low", "high"))
    sign = -1 if change < 0 else 1
    digits = 1 if abs(change) >= 0.1 else 2
    more = f"{abs(change):.{digits}f}"
    spread = ""
    if math.isfinite(low):
        bounds = sorted((sign * low, sign * high))
        ends = [words.signed(b, digits).removeprefix("+") for b in bounds]
        name = intervals.name(str(row["interval"]), int(row["replicates"]))
        spread = f" ({name.replace('replicates', 'histories')} {ends[0]} to {ends[1]})"
    if _unseen(row):
        return f"{start} every 100 adults in need, about as many are treated as without it{spread}"
    kind = "more" if change > 0 else "fewer"
    return f"{start} every 100 adults in need, {more} {kind} are treated in a year{spread}"


def often(share: float, count: int) -> str:
    """Write a share of simulated histories: as a count if there are few, else of every 100."""
    counted = round(share * count)
    if 0 < count < 100 and math.isclose(share * count, counted, abs_tol=1e-6):
        return f"all {count}" if counted == count else f"{counted or 'none'} of {count}"
    if 0 < share < 0.005:
        return "fewer than 1 of 100"
    if 0.995 <= share < 1:
        return "more than 99 of 100"
    return f"{100 * share:.0f} of 100"


def people(facts: Facts) -> str:
    """Return the number of simulated residents in words."""
    residents = facts.study["residents"].isel(scenario=0, time=0)
    count = sum(float(residents.sel(stratum=s).mean()) for s in economics.everybody(facts.study))
    return f"{count:,.0f} residents"
