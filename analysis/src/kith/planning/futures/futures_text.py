"""Regret over futures in words and as a table, for the terminal."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd

from kith.planning.choice_text import Named, aligned, amount, interval_in, level, listed
from kith.planning.futures.future import AS_PLANNED
from kith.planning.futures.futures import Futures
from kith.planning.plans import USUAL_CARE


def futures_text(found: Futures, named: Named = str) -> str:
    """Say whether the choice holds and which plan has the least regret; then the table."""
    lines = [*settings(found), "", *answer(found, named), "", *aligned(rows(found, named)), "",
             *notes(found, named)]  # fmt: skip
    return "\n".join(lines) + "\n"


def settings(found: Futures) -> list[str]:
    """Return the futures with what they change, a line each after the first."""
    counts = {str(future): int(own["replicates"].iloc[0])
              for future, own in found.table.groupby("future", sort=False)}  # fmt: skip
    fewest, most = min(counts.values()), max(counts.values())
    count = f"{fewest}" if fewest == most else f"{fewest} (as planned: {most})"
    others = [name for name in found.names if name != AS_PLANNED]
    rows = [[f"  {name}", "; ".join(found.settings.get(name, ()))] for name in others]
    width = max(len(name) for name, _ in rows)
    return [
        f"Under other futures ({count} replicates of each plan, the same in all):",
        *(f"{name.ljust(width)}  {own}".rstrip() for name, own in rows),
    ]


def answer(found: Futures, called: Named = str) -> list[str]:
    """Return whether the choice holds and which plan has the least regret, in sentences."""

    def named(plan: str) -> str:
        return f"“{called(plan)}”" if " " in called(plan) else called(plan)

    chosen, futures = found.question.chosen, found.names
    verdicts = {future: found.verdict(future) for future in futures}
    ahead = [future for future in futures if verdicts[future] == "best"]
    if len(found.question.candidates) == 1:
        lines = [f"There was no other plan to choose than {named(chosen)}."]
    elif len(ahead) == len(futures):
        lines = [f"The choice, {named(chosen)}, holds in every future tried: it is ahead in each."]
    elif {"behind", "beyond"} & set(verdicts.values()):
        lines = [f"The choice, {named(chosen)}, does not hold in every future."]
    else:
        lines = [f"No future tried overturns the choice, {named(chosen)}."]
    lines += [_said(found, future, named) for future in futures if future not in ahead]
    if ahead and len(ahead) < len(futures):
        lines.append(f"It is ahead {_in(ahead)}.")
    return [*lines, *_near(found, ahead, named), *_least(found, named), *_usual(found)]


def _said(found: Futures, future: str, named: Named) -> str:
    """Return how the chosen plan does in a future in which it is not ahead."""
    ask, best, verdict = found.question, found.best(future), found.verdict(future)
    row, where = found.row(future, ask.chosen), _in([future])
    where = where[0].upper() + where[1:]
    if verdict == "beyond":
        other = f"; the best that keeps them all is {named(best)}" if best else ", as do all plans"
        return f"{where} it breaks a limit ({row['beyond']}){other}."
    if verdict == "unknown" or best is None:
        return f"{where} {ask.goal.name} has no value for it in some replicates."
    ahead = f"{where} {named(best)} is ahead of it by {_regret(found, row)}"
    if found.row(future, best)["unsure"]:
        ahead += ", if it keeps the limits, which is open"
    if verdict == "open":
        return f"{ahead}: the two cannot be told apart."
    if verdict == "little":
        return f"{ahead}, less than the {amount(ask.goal.name, ask.rule.indifference)} that matter."
    return f"{ahead}."


def _near(found: Futures, ahead: list[str], named: Named) -> list[str]:
    """Return which plans cannot be told apart from the chosen one where it is ahead."""
    lines = []
    for plan in found.question.candidates:
        near = [
            future for future in ahead
            if plan != found.question.chosen and found.row(future, plan)["regret_low"] <= 0
        ]  # fmt: skip
        if near:
            lines.append(f"{named(plan)} cannot be told apart from it {_in(near)}.")
    return lines


def _least(found: Futures, named: Named) -> list[str]:
    """Return which plan has the least largest regret, beside the chosen one."""
    least, chosen = found.least_regret, found.question.chosen
    if len(found.question.candidates) == 1:
        return []
    if least is None:
        return ["No plan keeps the limits in every future."]
    who = "the choice" if least == chosen else named(least)
    lines = [f"Smallest regret in the worst case: {who}, {_worst(found, least)}."]
    if least != chosen and chosen in found.worst.index:
        lines.append(f"The choice in its worst case: {_worst(found, chosen)}.")
    return lines


def _worst(found: Futures, plan: str) -> str:
    row = found.worst_row(plan)
    if row["regret"] == 0:
        return "ahead in every future"
    return f"{_regret(found, row)} behind the best {_in([str(row['future'])])}"


def _usual(found: Futures) -> list[str]:
    """Return where usual care is better than the chosen plan, if it was no candidate."""
    chosen = found.question.chosen
    worse = [
        future for future in found.names
        if found.row(future, chosen)["over_usual_high"] < 0
    ]  # fmt: skip
    if USUAL_CARE in found.question.candidates or not worse:
        return []
    return [f"Usual care is better than the choice {_in(worse)}."]


def _in(futures: list[str]) -> str:
    """Return futures as a sentence has them."""
    others = [f"'{future}'" for future in futures if future != AS_PLANNED]
    planned = ["as planned"] * (AS_PLANNED in futures)
    return " and ".join([*planned, *([f"in {listed(others)}"] if others else [])])


def rows(found: Futures, named: Named = str) -> list[list[str]]:
    """Return the table of futures and plans with its heads; a future is a row of its own."""
    goal, ask = found.question.goal.name, found.question
    told = [["plan", "mean", "behind the best there (95 %)", "over usual care (95 %)", "limits"]]
    for future in found.names:
        told.append([future, *[""] * 4])
        ours = found.table[found.table["future"] == future]
        told += [
            [f"  {named(row['plan'])}", level(goal, row["mean"]), _behind(found, row),
             "" if row["plan"] == USUAL_CARE else interval_in(goal, row, "over_usual"),
             _limits(row)]
            for _, row in ours.iterrows()
        ]  # fmt: skip
    if len(ask.candidates) > 1:
        told.append(["largest regret", *[""] * 4])
        for plan, row in found.worst.iterrows():
            worst = [str(row["future"]), interval_in(goal, row, "regret")]
            none = ["", "none: it is ahead in every future"]
            told.append([f"  {named(str(plan))}", *(worst if row["regret"] > 0 else none), "", ""])
    # Usual care that is a plan of its own is compared with the best as all plans are.
    wanted = [True] * 3 + [USUAL_CARE not in ask.candidates, bool(ask.limits)]
    return [list(itertools.compress(row, wanted)) for row in told]


def _behind(found: Futures, row: pd.Series[Any]) -> str:
    if row["is_best"]:
        return "the best"
    candidate = row["plan"] in found.question.candidates
    return _regret(found, row) if candidate and not row["beyond"] else ""


def _limits(row: pd.Series[Any]) -> str:
    if row["beyond"]:
        return f"breaks {row['beyond']}"
    return f"open: {row['unsure']}" if row["unsure"] else "kept"


def _regret(found: Futures, row: pd.Series[Any]) -> str:
    return interval_in(found.question.goal.name, row, "regret")


def notes(found: Futures, named: Named = str) -> list[str]:
    """Return what regret means, and what was not tried."""
    lines = [
        "Regret is how far a plan is behind the best plan of a future. It says how wrong a choice "
        "can be, not how likely a future is."
    ]
    inside = [name for name, own in found.settings.items()
              if all(setting.startswith("partnership.") for setting in own)]  # fmt: skip
    if inside:
        where, leave = listed([f"'{name}'" for name in inside]), "leave" + "s" * (len(inside) == 1)
        lines.append(f"Usual care has no partnership: {where} {leave} it as it is.")
    lines += [note[0].upper() + note[1:] + "." for note in found.notes]
    if (found.table["unsure"] != "").any():
        lines.append("Whether a limit is kept is open in places: --future-replicates N settles it.")
    if found.left_out:
        names = "; ".join(map(named, found.left_out))
        lines.append(
            f"Not tried in other futures: {names} (too far behind, or beyond a limit, as planned; "
            "--future-plans N tries more)."
        )
    return lines
