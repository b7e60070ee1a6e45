"""A choice in words and as a table, for the terminal."""

from __future__ import annotations

import math

import pandas as pd

from kith.io import outcomes
from kith.planning import measured
from kith.planning.choice import Choice


def choice_text(choice: Choice) -> str:
    """State the best plan and how sure that is, followed by the table of all plans."""
    lines = [*_answer(choice), "", *_table(choice), "", *_notes(choice)]
    return "\n".join(lines) + "\n"


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


def _answer(choice: Choice) -> list[str]:
    rule, goal = choice.rule, choice.goal
    what = f"{'most' if goal.sign > 0 else 'least'} {goal.name}"
    if choice.best is None:
        return [f"No plan keeps the limits: {', '.join(map(str, choice.limits))}."]
    if not choice.is_decided:
        return [
            f"Not decided after {rule.most} replicates. {choice.best} is ahead ({what}); the rule "
            f"could not yet drop {_listed(choice)}."
        ]
    row = choice.table.loc[choice.best]
    told = f"Best: {choice.best} ({row['title']}), {what}."
    promise = (
        f"Chosen with {rule.probability:.0%} probability of being right where the best leads by "
        f"{amount(goal.name, rule.indifference)} or more."
    )
    others = _listed(choice)
    near = f"By what was simulated it cannot be told apart from {others}." if others else ""
    return [told, promise, *[near] * bool(near)]


def _listed(choice: Choice) -> str:
    return listed([plan for plan in choice.together if plan != choice.best])


def listed(names: list[str]) -> str:
    """Return names as a sentence has them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(names[:-1])] * (len(names) > 1) + names[-1:])


def _table(choice: Choice) -> list[str]:
    goal = choice.goal.name
    heads = ["plan", "mean", "behind the best (95 %)", "best in", "expected loss", "gain", "cost",
             "equity", "front", "replicates"]  # fmt: skip
    gain = measured.split(choice.gain)[0]
    rows = [heads]
    for plan, row in choice.table.iterrows():
        low, high = (amount(goal, row[name]) for name in ("behind_low", "behind_high"))
        rows.append([
            str(plan), level(goal, row["mean"]),
            "" if plan == choice.best else f"{amount(goal, row['behind'])} ({low} to {high})",
            f"{100 * row['probability_best']:.0f} %", amount(goal, row["expected_loss"]),
            amount(gain, row["gain"], True), amount("_usd", row["cost_usd"]),
            amount(choice.equity, row["equity"], True), "yes" if row["on_frontier"] else "no",
            str(row["replicates"]),
        ])  # fmt: skip
    return aligned(rows)


def aligned(rows: list[list[str]]) -> list[str]:
    """Align rows in columns: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(w) if i == 0 else cell.rjust(w)
                  for i, (cell, w) in enumerate(zip(row, widths, strict=True))).rstrip()
        for row in rows
    ]  # fmt: skip


def _notes(choice: Choice) -> list[str]:
    lost: pd.Series[float] = choice.table["expected_loss"].dropna()
    notes = [
        f"Gain ({choice.gain}), cost (spent by partnerships) and equity ({choice.equity}) are over "
        "usual care, for the residents simulated. On the front: no plan is as good in all three.",
        f"Simulated {choice.simulated} replicates of plans; {choice.simulated_equally} if none "
        f"had dropped out.",
    ]
    if len(lost) and choice.best is not None:
        best = amount(choice.goal.name, float(lost[choice.best]))
        notes.insert(0, f"Expected loss of choosing {choice.best} though another may be better: "
                        f"{best}.")  # fmt: skip
    dropped = [
        f"{plan}: beyond the limit {row['dropped_for']}" for plan, row in choice.table.iterrows()
        if any(row["dropped_for"] == str(limit) for limit in choice.limits)
    ]  # fmt: skip
    return [*dropped, *notes]
