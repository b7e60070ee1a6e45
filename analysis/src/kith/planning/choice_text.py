"""A choice in words and as a table, for the terminal and for pages."""

from __future__ import annotations

import html
import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from kith.io import outcomes
from kith.planning import measured
from kith.planning.choice import Choice
from kith.planning.limits import Limit
from kith.planning.plans import USUAL_CARE

#: What a plan is called.
Named = Callable[[str], str]


def choice_text(choice: Choice) -> str:
    """State the best plan and how sure that is, followed by the table of all plans."""
    told = next_dollars(choice)
    lines = [*answer(choice), "", *aligned(rows(choice)), "", *told, *[""] * bool(told),
             *notes(choice)]  # fmt: skip
    return "\n".join(lines) + "\n"


def choice_html(choice: Choice) -> str:
    """Return the answer and the table of all plans for a notebook."""
    heads, *body = rows(choice, choice.title)
    table = pd.DataFrame([row[1:] for row in body], [row[0] for row in body], heads[1:])
    said = "".join(f"<p>{html.escape(line)}</p>" for line in answer(choice, choice.title))
    return said + table.to_html(border=0)


def amount(goal: str, value: float, signed: bool = False) -> str:
    """Write a difference for readers: dollars, percentage points, or a number.

    >>> amount("net_benefit_usd", -1234.5), amount("treated_past_year_share", 0.1234, True)
    ('-$1,234', '+12.34 points')
    """
    name = measured.split(goal)[0]
    if not math.isfinite(value):
        return "–"
    sign = "+" if signed and value >= 0 else "-" if value < 0 else ""
    if name.endswith("_usd"):
        return f"{sign}${abs(value):,.0f}"
    if outcomes.is_share(name):
        return f"{sign}{100 * abs(value):.2f} points"
    return f"{sign}{abs(value):,.4g}"


def level(goal: str, value: float) -> str:
    """Write a level for readers: as `amount`, but shares in percent.

    >>> level("treated_past_year_share", 0.1234)
    '12.34 %'
    """
    return amount(goal, value).replace(" points", " %")


def interval(goal: str, value: float, low: float, high: float, signed: bool = False) -> str:
    """Write a difference and its interval; the unit stands once.

    >>> interval("treated_past_year_share", 0.02, 0.01, 0.03)
    '2.00 points (1.00 to 3.00)'
    """
    if value == low == high == 0:
        return amount(goal, value)
    if not math.isfinite(low):
        return amount(goal, value, signed)
    ends = (amount(goal, end, signed).removesuffix(" points") for end in (low, high))
    return f"{amount(goal, value, signed)} ({' to '.join(ends)})"


def interval_in(goal: str, row: pd.Series[Any], name: str, signed: bool = False) -> str:
    """Write a difference and its interval, which a row holds in NAME, NAME_low and NAME_high."""
    value, low, high = (float(row[f"{name}{end}"]) for end in ("", "_low", "_high"))
    return interval(goal, value, low, high, signed)


def answer(choice: Choice, named: Named = str) -> list[str]:
    """Return the best plan and how sure the choice is, in sentences."""
    rule, goal = choice.rule, choice.goal
    what = aim(choice)
    if choice.best is None:
        kept = (bound(choice, limit) for limit in choice.limits)
        return [f"No plan keeps the limits: {'; '.join(kept)}."]
    others = listed([_quoted(named(plan)) for plan in choice.together if plan != choice.best])
    if not choice.is_decided:
        return [
            f"Not decided after {rule.most} replicates: {_quoted(named(choice.best))} is ahead "
            f"({what}).", *_brings(choice), *_second(choice, named),
            f"For a promise of {100 * rule.probability:g} % the rule could not yet drop {others}."
            if others else "It is still open whether it keeps the limits.",
        ]  # fmt: skip
    title = choice.title(choice.best)
    full = title if named(choice.best) == title else f"{named(choice.best)} ({title})"
    promise = (
        f"Chosen with {100 * rule.probability:g} % probability of being right where the best leads "
        f"by {amount(goal.name, rule.indifference)} or more."
    )
    near = f"By what was simulated it cannot be told apart from {others}."
    return [f"Best: {full}, with the {what}.", *_brings(choice), *_second(choice, named), promise,
            *[near] * bool(others)]  # fmt: skip


def bound(choice: Choice, limit: Limit) -> str:
    """Return a limit in words: "“Cost of partnerships” at most $1,500,000"."""
    way = "at most" if limit.most else "at least"
    return f"{in_words(choice, limit.name)} {way} {level(limit.name, limit.bound)}"


def _brings(choice: Choice) -> list[str]:
    """Return what the best plan gains and costs; nothing where it is usual care."""
    if choice.best in (None, USUAL_CARE):
        return []
    row, gain = choice.row(str(choice.best)), measured.split(choice.gain)[0]
    return [
        f"Its gain over usual care in {in_words(choice, choice.gain)} is "
        f"{interval_in(gain, row, 'gain')}; partnerships spend "
        f"{amount('_usd', float(row['cost_usd']))} more{time_of(choice)}."
    ]


def _second(choice: Choice, named: Named) -> list[str]:
    rivals = [str(plan) for plan in choice.table.index if plan != choice.best]
    if not rivals or not math.isfinite(choice.row(rivals[0])["behind"]):
        return []
    far = interval_in(choice.goal.name, choice.row(rivals[0]), "behind")
    return [f"Second: {_quoted(named(rivals[0]))}, behind by {far}."]


def aim(choice: Choice) -> str:
    """Return what the best plan has most of, or least: "highest net benefit"."""
    goal = choice.goal
    return f"{'highest' if goal.sign > 0 else 'lowest'} {in_words(choice, goal.name)}"


def in_words(choice: Choice, name: str) -> str:
    """Return what readers call a measure, for a sentence: outcomes are in quotes."""
    said = choice.label(name)
    return said if measured.split(name)[0] in measured.LABELS else f"“{said}”"


def period(weeks: int) -> str:
    """Return a number of weeks as a reader counts it.

    >>> period(260), period(78), period(30)
    ('5 years', '1.5 years', '30 weeks')
    """
    return f"{weeks} weeks" if weeks < 52 else f"{round(weeks / 52, 1):g} year" + "s" * (weeks > 54)


def time_of(choice: Choice) -> str:
    """Return over which time plans are compared, " in 5 years", "" if that is not known."""
    return "" if choice.basis is None else f" in {period(choice.basis.weeks)}"


def of_100(share: float) -> str:
    """Write a probability; a bootstrap cannot tell certainty from nearly that.

    >>> of_100(0.98), of_100(1.0), of_100(0.0)
    ('98 of 100', 'over 99 of 100', 'under 1 of 100')
    """
    if share > 0.995:
        return "over 99 of 100"
    return f"{100 * share:.0f} of 100" if share >= 0.005 else "under 1 of 100"


def _quoted(name: str) -> str:
    return f"“{name}”" if " " in name and name != "usual care" else name


def listed(names: list[str]) -> str:
    """Return names as a sentence has them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(names[:-1])] * (len(names) > 1) + names[-1:])


def rows(choice: Choice, named: Named = str) -> list[list[str]]:
    """Return the table of all plans, best first, with its heads."""
    goal = choice.goal.name
    heads = ["plan", "mean", "behind the best (95 %)", "best in", "expected loss", "gain", "cost",
             "equity", "front", "replicates"]  # fmt: skip
    gain = measured.split(choice.gain)[0]
    told = [heads]
    for plan, row in choice.table.iterrows():
        told.append([
            named(str(plan)), level(goal, row["mean"]),
            "" if plan == choice.best else interval_in(goal, row, "behind"),
            f"{100 * row['probability_best']:.0f} %", amount(goal, row["expected_loss"]),
            interval_in(gain, row, "gain", signed=True), amount("_usd", row["cost_usd"]),
            amount(choice.equity, row["equity"], True), "yes" if row["on_frontier"] else "no",
            str(row["replicates"]),
        ])  # fmt: skip
    return told


def next_dollars(choice: Choice, named: Named = str) -> list[str]:
    """Return a sentence for each plan worth its money: what it costs and gains more."""
    gain, told = measured.split(choice.gain)[0], []
    for _, row in choice.steps.iterrows():
        usd, more = (
            interval_in(name, row, column)
            for name, column in (("_usd", "more_usd"), (gain, "more_gain"))
        )
        after = "usual care" if row["after"] == USUAL_CARE else _quoted(named(str(row["after"])))
        told.append(
            f"From {after} to {_quoted(named(str(row['plan'])))}: costs {usd} more and brings "
            f"{more} more in {in_words(choice, choice.gain)}{_each(gain, row)}."
        )
    return told


def _each(gain: str, row: pd.Series[Any]) -> str:
    """Return the dollars for one more of the gain, "" where there is no such price."""
    usd = float(row["usd_per_gain"])
    if not math.isfinite(usd) or usd <= 0 or row["more_gain_low"] <= 0:
        return ""
    if outcomes.is_share(gain):
        return f", {amount('_usd', usd / 100)} a point"
    return f", {amount('_usd', usd)} each"


def aligned(rows: list[list[str]]) -> list[str]:
    """Align rows in columns: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(w) if i == 0 else cell.rjust(w)
                  for i, (cell, w) in enumerate(zip(row, widths, strict=True))).rstrip()
        for row in rows
    ]  # fmt: skip


def notes(choice: Choice, named: Named = str) -> list[str]:
    """Return plans beyond a limit, the expected loss, and what the columns mean."""
    lost: pd.Series[float] = choice.table["expected_loss"].dropna()
    said = [
        f"Gain ({choice.label(choice.gain)}), cost (spent by partnerships) and equity "
        f"({choice.label(choice.equity)}) are over usual care, for the residents simulated. On the "
        "front: no plan is as good in all three.",
        f"Simulated {choice.simulated} replicates of plans; {choice.simulated_equally} if none "
        f"had dropped out.",
    ]
    if len(lost) and choice.best is not None:
        best = amount(choice.goal.name, float(lost[choice.best]))
        said.insert(0, f"Expected loss of choosing {_quoted(named(choice.best))} though another "
                       f"may be better: {best}.")  # fmt: skip
    if choice.best is not None and not choice.is_decided:
        said.append(
            "What the rule promises holds for plans of any kind, and takes more replicates than "
            "the chance of being the best may suggest: --most allows more."
        )
    counts = choice.table["replicates"]
    if counts.min() < counts.max():
        said.append("Means are over each plan's own replicates, fewer where it dropped out: what a "
                    "plan is behind the best is over those that both have.")  # fmt: skip
    dropped = [
        f"{named(str(plan))}: beyond the limit, {bound(choice, limit)}."
        for plan, row in choice.table.iterrows()
        for limit in choice.limits if row["dropped_for"] == str(limit)
    ]  # fmt: skip
    return [*dropped, *said]
