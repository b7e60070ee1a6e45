"""What to buy with a budget, in words and as a table, for the terminal and for pages."""

from __future__ import annotations

import html

import pandas as pd

from kith.planning.choice_text import (
    aligned,
    amount,
    in_words,
    interval,
    interval_in,
    level,
    of_100,
    time_of,
)
from kith.planning.mean import Mean
from kith.planning.portfolio.allocation import Allocation, changed
from kith.planning.portfolio.lever import Portfolio, Purse
from kith.planning.portfolio.portfolio_plans import described, short


def allocation_text(found: Allocation) -> str:
    """State what to buy, the second best and its difference, and the gain from more money."""
    lines = [prices(found), "", *answer(found), *second(found), *more_money(found), *added(found)]
    return "\n".join([*lines, "", *aligned(rows(found)), "", note(found)]) + "\n"


def allocation_html(found: Allocation) -> str:
    """Return the answer and the table of portfolios for a notebook."""
    heads, *body = rows(found)
    table = pd.DataFrame([row[1:] for row in body], [row[0] for row in body], heads[1:])
    told = [*answer(found), *second(found), *more_money(found), *added(found)]
    return "".join(f"<p>{html.escape(line)}</p>" for line in told) + table.to_html(border=0)


def prices(found: Allocation) -> str:
    """Return the budget, what is paid first, and what one more of each lever costs."""
    purse = found.purse
    priced = ", ".join(f"{short(lever.name)} ${lever.usd:,.0f}" for lever in purse.levers)
    free = ", ".join(short(name) for name in purse.free)
    return (
        f"Budget: ${purse.budget:,.0f} a year. Coordination, meetings and programs that are no "
        f"lever: ${purse.fixed_usd:,.0f}. A year of one costs: {priced}."
        + (" Staff are counted in full-time posts." if _hires(purse) else "")
        + (f" More costs the partnership nothing, so it stays as it is: {free}." if free else "")
    )


def _hires(purse: Purse) -> bool:
    return any(lever.name.endswith("_fte") for lever in purse.levers)


def answer(found: Allocation) -> list[str]:
    """Return what to buy, what that brings over usual care, and whether it is decided."""
    choice, purse = found.choice, found.purse
    if found.best is None:
        return ["No portfolio keeps the floor of the protected group."]
    goal, row = choice.goal.name, choice.row(found.best)
    best = found.portfolio(found.best)
    usd = purse.usd(best)
    worse = found.over_usual.high < 0
    lines = ["Usual care is better than all that this money buys here, by this measure."] * worse
    buy = "The best that it buys is" if worse else "Buy"
    lines += [
        f"{buy} {described(purse.levers, best)}: ${usd:,.0f} a year with every post filled.",
        f"Over usual care it brings {_said(goal, found.over_usual)} in {in_words(choice, goal)}; "
        f"partnerships spend {amount('_usd', float(row['cost_usd']))}{time_of(choice)}.",
    ]
    if found.over_usual.low <= 0 <= found.over_usual.high:
        lines.append("By what was simulated it cannot be told apart from usual care.")
    if not choice.is_decided:
        lines.append(
            f"Not decided after {choice.rule.most} replicates: the rule needs more to promise "
            f"{100 * choice.rule.probability:g} %."
        )
    return lines


def second(found: Allocation) -> list[str]:
    """Return the second best portfolio, by what it buys more or less, and how near it is."""
    table = found.choice.table
    rivals = [str(plan) for plan in table.index if plan != found.best]
    if not rivals or found.best is None:
        return []
    row, goal = found.choice.row(rivals[0]), found.choice.goal.name
    what = changed(found.purse, found.portfolio(rivals[0]), found.portfolio(found.best))
    near = float(row["behind_low"]) <= 0
    told = "It cannot be told apart: behind by" if near else "It is behind by"
    return [
        f"Second best: {what}. {told} {interval_in(goal, row, 'behind')}, best in "
        f"{of_100(float(row['probability_best']))}."
    ]


def more_money(found: Allocation) -> list[str]:
    """Return what more money a year would bring, and what it would buy."""
    more, goal = found.more, found.choice.goal.name
    if more is None or found.best is None:
        return []
    gain = _said(goal, more.gain)
    what = changed(found.purse, more.portfolio, found.portfolio(found.best))
    if more.gain.value <= 0:  # the portfolio above remains affordable, so nobody need lose
        return [
            f"${more.usd:,.0f} more a year would bring nothing that these replicates can show. The "
            f"best that the estimate finds for it brings {gain}: {what}."
        ]
    return [f"${more.usd:,.0f} more a year would bring {gain}: {what}."]


def added(found: Allocation) -> list[str]:
    """Return what each program of the best portfolio adds; nothing where that is not known."""
    if found.shares is None:
        return []
    goal = found.choice.goal.name
    each = "; ".join(
        f"{program(str(row['program']))} {interval(goal, row['share'], row['low'], row['high'])}"
        for _, row in found.shares.iterrows()
    )
    return [f"Of what it brings, averaged over all orders of adding its programs: {each}."]


def program(path: str) -> str:
    """Return what readers call the program of a path.

    >>> program("partnership.clinic.peer_support")
    'peer support'
    """
    return path.rpartition(".")[2].replace("_", " ")


def _said(goal: str, mean: Mean) -> str:
    return interval(goal, mean.value, mean.low, mean.high)


def rows(found: Allocation) -> list[list[str]]:
    """Return the table of portfolios, best first, with its heads."""
    choice, goal = found.choice, found.choice.goal.name
    told = [["portfolio", "a year", "mean", "behind the best (95 %)", "best in", "expected loss",
             "equity", "replicates"]]  # fmt: skip
    for plan, row in choice.table.iterrows():
        own: Portfolio = found.portfolio(str(plan))
        behind = "" if plan == found.best else interval_in(goal, row, "behind")
        told.append([
            described(found.purse.levers, own), f"${found.purse.usd(own):,.0f}",
            level(goal, row["mean"]), behind,
            f"{100 * row['probability_best']:.0f} %", amount(goal, row["expected_loss"]),
            amount(choice.equity, row["equity"], True), str(row["replicates"]),
        ])  # fmt: skip
    return told


def note(found: Allocation) -> str:
    """Return how much was simulated, and what equity is."""
    return (f"Simulated {found.simulated} replicates of portfolios, screening included. Equity: "
            f"{found.choice.label(found.choice.equity)}, over usual care.")  # fmt: skip
