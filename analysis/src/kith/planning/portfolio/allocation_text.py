"""What to buy with a budget, in words and as a table, for the terminal."""

from __future__ import annotations

from kith.planning.choice_text import aligned, amount, level
from kith.planning.mean import Mean
from kith.planning.portfolio.allocation import Allocation, changed, described
from kith.planning.portfolio.lever import Portfolio
from kith.planning.portfolio.portfolio_plans import short


def allocation_text(found: Allocation) -> str:
    """State what to buy, the second best and its difference, and the gain from more money."""
    lines = [*_prices(found), "", *_answer(found), "", *_table(found)]
    return "\n".join(lines) + "\n"


def named(found: Allocation, plan: str) -> str:
    """Return what a plan buys in words; usual care is called so."""
    bought = plan in found.portfolios.index
    return described(found.purse, _portfolio(found, plan)) if bought else plan


def _prices(found: Allocation) -> list[str]:
    purse = found.purse
    priced = ", ".join(f"{short(lever.name)} ${lever.usd:,.0f}" for lever in purse.levers)
    return [
        f"Budget: ${purse.budget:,.0f} a year. Coordination, meetings and programs that are no "
        f"lever: ${purse.fixed_usd:,.0f}. A year of one: {priced}."
    ]


def _answer(found: Allocation) -> list[str]:
    choice, purse = found.choice, found.purse
    if found.best is None:
        return ["No portfolio keeps the floor of the protected group."]
    goal, row = choice.goal.name, choice.table.loc[found.best].to_dict()
    best = _portfolio(found, found.best)
    usd = purse.usd(best)
    lines = [
        f"Buy {described(purse, best)}: ${usd:,.0f} a year with every post filled.",
        f"Over usual care it brings {_said(goal, found.over_usual)} ({goal}); partnerships spend "
        f"{amount('_usd', float(row['cost_usd']))}.",
    ]
    if found.over_usual.high < 0:
        lines.append("Usual care is better than all that this money buys here, by this measure.")
    if not choice.is_decided:
        lines.append(f"Not decided after {choice.rule.most} replicates: more would tell it apart.")
    return [*lines, *_second(found, best), *_more(found, best)]


def _second(found: Allocation, best: Portfolio) -> list[str]:
    table = found.choice.table
    rivals = [str(plan) for plan in table.index if plan != found.best]
    if not rivals:
        return []
    second = rivals[0]
    row, goal = table.loc[second].to_dict(), found.choice.goal.name
    what = changed(found.purse, _portfolio(found, second), best)
    near = float(row["behind_low"]) <= 0
    told = "It cannot be told apart: behind by" if near else "It is behind by"
    names = ("behind", "behind_low", "behind_high")
    behind, low, high = (amount(goal, float(row[name])) for name in names)
    return [
        f"Second best: {what}. {told} {behind} ({low} to {high}), best in "
        f"{100 * row['probability_best']:.0f} of 100."
    ]


def _more(found: Allocation, best: Portfolio) -> list[str]:
    more, goal = found.more, found.choice.goal.name
    if more is None:
        return []
    return [
        f"${more.usd:,.0f} more a year would bring {_said(goal, more.gain)}: "
        f"{changed(found.purse, more.portfolio, best)}."
    ]


def _said(goal: str, mean: Mean) -> str:
    value, low, high = (amount(goal, x) for x in (mean.value, mean.low, mean.high))
    return f"{value} ({low} to {high})"


def _portfolio(found: Allocation, plan: str) -> Portfolio:
    row = found.portfolios.loc[plan].to_dict()
    return tuple(float(row[lever.name]) for lever in found.purse.levers)


def _table(found: Allocation) -> list[str]:
    choice, goal = found.choice, found.choice.goal.name
    heads = ["portfolio", "a year", "mean", "behind the best (95 %)", "best in", "expected loss",
             "equity", "replicates"]  # fmt: skip
    rows = [heads]
    for plan, row in choice.table.iterrows():
        own = _portfolio(found, str(plan))
        low, high = (amount(goal, row[name]) for name in ("behind_low", "behind_high"))
        behind = "" if plan == found.best else f"{amount(goal, row['behind'])} ({low} to {high})"
        rows.append([
            described(found.purse, own), f"${found.purse.usd(own):,.0f}",
            level(goal, row["mean"]), behind,
            f"{100 * row['probability_best']:.0f} %", amount(goal, row["expected_loss"]),
            amount(choice.equity, row["equity"], True), str(row["replicates"]),
        ])  # fmt: skip
    return [*aligned(rows), "", f"Simulated {found.simulated} replicates of portfolios. Equity: "
            f"{choice.equity} over usual care."]  # fmt: skip
