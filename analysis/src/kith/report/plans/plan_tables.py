"""Tables of plans for a page: what they cost, what they bring and how sure that is."""

from __future__ import annotations

import math

from kith.planning import measured
from kith.planning.choice import Choice
from kith.planning.choice_text import Named, amount, bound, interval_in, of_100, time_of
from kith.planning.futures import futures_text
from kith.planning.plans import USUAL_CARE
from kith.planning.portfolio.allocation import Allocation
from kith.report.tables import Table


def league(choice: Choice, named: Named, found: Allocation | None) -> Table:
    """Tabulate plans, best first: cost, gain, probability of being the best, expected loss."""
    goal, gain = choice.goal.name, measured.split(choice.gain)[0]
    heads, columns = ["Plan, best first"], [_ranked(choice, named)]

    def add(head: str, cells: list[str]) -> None:
        heads.append(head)
        columns.append(cells)

    table = [row for _, row in choice.table.iterrows()]
    if found is not None:
        bills = found.portfolios["usd_per_year"].to_dict()
        add("cost a year, every post filled", [f"${bills[plan]:,.0f}" for plan in bills])
    elif choice.basis is not None:
        years = choice.basis.weeks / 52
        add("cost a year", [amount("_usd", row["cost_usd"] / years) for row in table])
    else:
        add("cost", [amount("_usd", row["cost_usd"]) for row in table])
    if goal == measured.NET_BENEFIT:
        add("net benefit", [amount(goal, row["mean"]) for row in table])
    add(
        f"gain: {choice.label(choice.gain)} (95 % interval)",
        [interval_in(gain, row, "gain", signed=True) for row in table],
    )
    add("chance of being the best", [of_100(row["probability_best"]) for row in table])
    add("expected loss if chosen", [amount(goal, row["expected_loss"]) for row in table])
    add("replicates", [str(row["replicates"]) for row in table])
    return Table("League table", heads, [list(row) for row in zip(*columns, strict=True)])


def rivals(choice: Choice, named: Named) -> Table:
    """Tabulate how far plans are behind the best, whom they reach and whether one beats them."""
    goal = choice.goal.name
    heads = ["Plan, best first", "behind the best (95 % interval)", _spent(choice),
             f"more {choice.label('treated' + measured.GAINED)}",
             f"equity: {choice.label(choice.equity)}", "on the front"]  # fmt: skip
    rows = []
    for name, (plan, row) in zip(_ranked(choice, named), choice.table.iterrows(), strict=True):
        years = float(row["treated_years"]) if "treated_years" in row else math.nan
        rows.append([
            name, "" if plan == choice.best else interval_in(goal, row, "behind"),
            amount("_usd", row["cost_usd"]), f"{years:,.1f}" if math.isfinite(years) else "–",
            amount(choice.equity, row["equity"], True), "yes" if row["on_frontier"] else "no",
        ])  # fmt: skip
    return Table("How far behind, and for whom", heads, rows)


def futures(choice: Choice, named: Named) -> Table | None:
    """Tabulate plans in other futures; None where none were tried."""
    if choice.futures is None:
        return None
    heads, *body = futures_text.rows(choice.futures, named)
    return Table("Plans in each future", [heads[0].capitalize(), *heads[1:]], body)


def facts(choice: Choice) -> list[tuple[str, str]]:
    """Return the settings that a choice depends on, and what they were."""
    rule, basis, goal = choice.rule, choice.basis, choice.goal.name
    told = [
        ("smallest difference that matters", amount(goal, rule.indifference)),
        ("probability of choosing the best", f"{100 * rule.probability:g} %"),
        ("replicates of a plan", f"{rule.first} before the first decision, then {rule.step} a "
         f"round, {rule.most} at most"),
    ]  # fmt: skip
    told += [("limit", bound(choice, limit)) for limit in choice.limits]
    if basis is None:
        return told
    if goal == measured.NET_BENEFIT:
        value, whose = basis.worth
        told.append(("net benefit", f"${value:,.0f} for each QALY gained, less the {whose} cost"))
    told += [
        ("community", basis.people),
        ("weeks compared", f"{basis.weeks}, from the start of the first partnership to the end"),
        *(("changed in every plan", change) for change in basis.changes),
        ("seed", str(basis.seed)), ("program", basis.program),
    ]  # fmt: skip
    return told


def tiles(choice: Choice, found: Allocation | None) -> list[tuple[str, str]]:
    """Return the numbers of the best plan that stand on the first screen, with what they count."""
    if choice.best is None:
        return []
    row, gain = choice.row(choice.best), measured.split(choice.gain)[0]
    told = [(of_100(row["probability_best"]), "chance that no other plan here is better")]
    if choice.best != USUAL_CARE:
        told.append((amount(gain, row["gain"], True),
                     f"{choice.label(choice.gain)}, more than in usual care"))  # fmt: skip
        years = float(row["treated_years"])
        if math.isfinite(years):
            people = choice.label("treated" + measured.GAINED)
            told.append((f"{years:+,.1f}", f"{people}, more than in usual care"))
    if found is not None:
        bill = float(found.portfolios["usd_per_year"].to_dict()[choice.best])
        told.append((f"${bill:,.0f}", "a year, with every post filled"))
    else:
        told.append((amount("_usd", row["cost_usd"]), _spent(choice)))
    return told


def _spent(choice: Choice) -> str:
    return f"spent{time_of(choice)}"


def _ranked(choice: Choice, named: Named) -> list[str]:
    return [f"{rank}. {_upper(named(str(plan)))}"
            for rank, plan in enumerate(choice.table.index, start=1)]  # fmt: skip


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
