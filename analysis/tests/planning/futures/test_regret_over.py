from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from toys import Toy, in_futures

from kith.planning.choice import Choice, choice_of
from kith.planning.elimination import Rule
from kith.planning.futures.futures import Futures, Question
from kith.planning.futures.futures_text import futures_text
from kith.planning.futures.regret_over import regret_over, rows_of, taken_along
from kith.planning.limits import limit
from kith.planning.observed import Observed
from kith.planning.select import Goal, select

PLANNED, LOST, BOOM = "as planned", "grant lost", "boom"
#: As planned a is the best; without its grant b is; in the boom both are as good as planned.
MEANS = {
    PLANNED: {"a": 10.0, "b": 8.0, "usual-care": 0.0},
    LOST: {"a": 1.0, "b": 6.0, "usual-care": 0.0},
    BOOM: {"a": 12.0, "b": 9.0, "usual-care": 2.0},
}


def chosen(toy: Toy, *limits: str, sign: int = 1, **rule: Any) -> Choice:
    bounds = tuple(limit(text) for text in limits)
    asked = Rule(**{"indifference": 1.0, "most": 400} | rule)
    found = select(Observed(toy), list(toy.means), Goal("gain", sign), asked, bounds)
    return choice_of(found, bounds, {})


def tried(
    futures: Mapping[str, Mapping[str, float]], *limits: str, count: int | None = None,
    sign: int = 1, rule: dict[str, Any] | None = None, **toy: Any,
) -> Futures:  # fmt: skip
    worlds = in_futures(futures, **toy)
    choice = chosen(worlds[PLANNED], *limits, sign=sign, **(rule or {}))
    return regret_over(worlds, choice, taken_along(choice, 5), count)


def regrets(found: Futures, future: str) -> dict[str, float]:
    own = found.table[found.table["future"] == future]
    return dict(zip(own["plan"], own["regret"], strict=True))


def test_regret_is_what_a_hand_computes() -> None:
    found = tried(MEANS, own=0.0)  # a replicate's luck is the same in all plans: nothing is unsure
    assert found.question.chosen == "a"
    assert regrets(found, PLANNED) == pytest.approx({"a": 0, "b": 2, "usual-care": 10}, abs=1e-9)
    assert regrets(found, LOST) == pytest.approx({"b": 0, "a": 5, "usual-care": 6}, abs=1e-9)
    assert regrets(found, BOOM) == pytest.approx({"a": 0, "b": 3, "usual-care": 10}, abs=1e-9)
    assert found.worst["regret"].to_dict() == pytest.approx(
        {"b": 3.0, "a": 5.0, "usual-care": 10.0}, abs=1e-9
    )
    assert found.worst["future"].to_dict()["a"] == LOST
    assert found.least_regret == "b"
    assert [found.best(future) for future in MEANS] == ["a", "b", "a"]
    assert [found.verdict(future) for future in MEANS] == ["best", "behind", "best"]
    assert found.row(BOOM, "b")["over_usual"] == pytest.approx(7.0)


def test_less_is_better_where_it_is() -> None:
    found = tried(MEANS, sign=-1, own=0.0)
    assert found.question.chosen == "usual-care"
    assert regrets(found, LOST)["b"] == pytest.approx(6.0)
    assert found.row(LOST, "b")["over_usual"] == pytest.approx(-6.0)


def test_the_interval_is_that_of_paired_differences() -> None:
    found = tried(MEANS, seed=7, count=400)
    toy = Toy(MEANS[LOST], 7)
    values = toy(["a", "b"], range(400))["gain"]
    behind = values[:, 1] - values[:, 0]
    row = found.row(LOST, "a")
    half = 1.966 * behind.std(ddof=1) / 20  # Student's t with 399 degrees of freedom
    assert row["regret"] == pytest.approx(behind.mean())
    assert row["regret_high"] - row["regret"] == pytest.approx(half, rel=1e-3)
    assert half < 0.25  # luck that is shared, SD 3, is not in it


def test_95_of_100_intervals_hold_the_true_regret() -> None:
    held, question = 0, Question("a", ("a", "b"), Goal("gain"), Rule(1.0))
    titles = {plan: plan for plan in MEANS[LOST]}
    for seed in range(400):
        row = rows_of(LOST, Toy(MEANS[LOST], seed), question, titles, 20)[0]
        held += row["regret_low"] <= 5.0 <= row["regret_high"]
    assert held / 400 == pytest.approx(0.95, abs=3 * math.sqrt(0.95 * 0.05 / 400))


def test_a_future_that_changes_nothing_gives_the_same_values_bit_for_bit() -> None:
    found = tried({PLANNED: MEANS[PLANNED], "the same": MEANS[PLANNED]})
    one, other = (found.table[found.table["future"] == name] for name in (PLANNED, "the same"))
    assert (
        one.drop(columns="future")
        .reset_index(drop=True)
        .equals(other.drop(columns="future").reset_index(drop=True))
    )


@pytest.mark.parametrize(
    ("lead", "indifference", "verdict"),
    [(0.02, 1.0, "open"), (0.6, 1.0, "little"), (0.6, 0.3, "behind")],
)
def test_whether_the_choice_holds(lead: float, indifference: float, verdict: str) -> None:
    futures = {PLANNED: {"a": 3.0, "b": 0.0, "usual-care": -1.0},
               LOST: {"a": 3.0, "b": 3.0 + lead, "usual-care": -1.0}}  # fmt: skip
    rule = {"indifference": indifference}
    found = tried(futures, seed=3, count=100, own=0.5, rule=rule)
    assert found.question.chosen == "a"
    assert found.best(LOST) == "b"
    assert found.verdict(LOST) == verdict


def test_limits_are_judged_in_every_future() -> None:
    dear = {PLANNED: {"a": 5.0, "b": 5.0, "usual-care": 0.0},
            LOST: {"a": 9.0, "b": 5.0, "usual-care": 0.0}}  # fmt: skip
    worlds = {name: Toy(MEANS[PLANNED], 1, own=0.0, others={"cost": dear[name]}) for name in dear}
    choice = chosen(worlds[PLANNED], "cost<=7 ± 0.5")
    found = regret_over(worlds, choice, taken_along(choice, 5), 300)
    assert choice.best == "a"
    assert found.row(LOST, "a")["beyond"] == "cost<=7 ± 0.5"
    assert math.isnan(found.row(LOST, "a")["regret"])
    assert found.best(LOST) == "b"
    assert found.verdict(LOST) == "beyond"
    assert found.least_regret == "b"
    assert "a" not in found.worst.index
    said = futures_text(found)
    assert "In 'grant lost' it breaks a limit (cost<=7 ± 0.5); the best that keeps them all" in said
    assert "Smallest regret in the worst case: b, 2 (2 to 2) behind the best as planned." in said


def test_no_plan_may_keep_the_limits_in_a_future() -> None:
    cost = {PLANNED: dict.fromkeys(MEANS[PLANNED], 1.0), LOST: dict.fromkeys(MEANS[LOST], 9.0)}
    worlds = {name: Toy(MEANS[name], 1, others={"cost": cost[name]}) for name in cost}
    choice = chosen(worlds[PLANNED], "cost<=5 ± 1")
    found = regret_over(worlds, choice, taken_along(choice, 5), 200)
    assert found.best(LOST) is None
    assert found.least_regret is None
    said = futures_text(found)
    assert "it breaks a limit (cost<=5 ± 1), as do all plans." in said
    assert "No plan keeps the limits in every future." in said


def test_plans_beyond_a_limit_and_those_far_behind_are_left_out() -> None:
    means = {f"plan-{i}": 10.0 - i for i in range(8)} | {"usual-care": 0.0}
    cost = {plan: 9.0 if plan == "plan-1" else 1.0 for plan in means}
    worlds = {name: Toy(means, 1, own=0.1, others={"cost": cost}) for name in (PLANNED, BOOM)}
    choice = chosen(worlds[PLANNED], "cost<=5 ± 1")
    plans = taken_along(choice, 3)
    assert plans == ("plan-0", "plan-2", "plan-3", "usual-care")
    found = regret_over(worlds, choice, plans)
    assert set(found.left_out) == {"plan-1", "plan-4", "plan-5", "plan-6", "plan-7"}
    assert "Not tried in other futures: plan-4; " in futures_text(found)
    alike = {f"plan-{i}": 10.0 for i in range(8)} | {"usual-care": 0.0}
    near = chosen(Toy(alike, 1), indifference=0.01, most=20)
    assert set(near.together) <= set(taken_along(near, 2))
    assert len(near.together) > 2


def test_all_plans_have_the_same_replicates_in_a_future() -> None:
    found = tried(MEANS, count=7)
    counts = found.table.groupby("future")["replicates"].agg(["min", "max"])
    assert counts.loc[LOST].tolist() == [7, 7]
    assert counts.loc[PLANNED].tolist() == [20, 20]  # never fewer than the choice had
    assert "(7 (as planned: 20) replicates of each plan, the same in all):" in futures_text(found)
    assert set(tried(MEANS).table["replicates"]) == {20}


def test_a_plan_without_a_value_is_not_judged() -> None:
    worlds = in_futures(MEANS, own=0.0)
    worlds[LOST].means["a"] = np.nan
    choice = chosen(worlds[PLANNED])
    found = regret_over(worlds, choice, taken_along(choice, 5))
    assert found.verdict(LOST) == "unknown"
    assert found.best(LOST) == "b"
    assert "a" not in found.worst.index
    assert "In 'grant lost' gain has no value for it in some replicates." in futures_text(found)


def test_usual_care_that_is_no_plan_to_choose_has_no_regret() -> None:
    worlds = in_futures({PLANNED: MEANS[PLANNED], LOST: {"a": -4.0, "b": -2.0, "usual-care": 0.0}})
    toy = worlds[PLANNED]
    found = select(Observed(toy), ["a", "b"], Goal("gain"), Rule(1.0))
    choice = choice_of(found, (), {})
    over = regret_over(worlds, choice, taken_along(choice, 5))
    assert math.isnan(over.row(LOST, "usual-care")["regret"])
    assert over.best(LOST) == "b"
    assert "usual-care" not in over.worst.index
    said = futures_text(over)
    assert "Usual care is better than the choice in 'grant lost'." in said
    assert "over usual care (95 %)" in said


def test_the_words_of_a_choice_that_does_not_hold() -> None:
    said = futures_text(tried(MEANS, own=0.0))
    assert "The choice, a, does not hold in every future." in said
    assert "In 'grant lost' b is ahead of it by 5 (5 to 5)." in said
    assert "It is ahead as planned and in 'boom'." in said
    assert "Smallest regret in the worst case: b, 3 (3 to 3) behind the best in 'boom'." in said
    assert "The choice in its worst case: 5 (5 to 5) behind the best in 'grant lost'." in said


def test_the_words_of_a_choice_that_holds() -> None:
    said = futures_text(tried({PLANNED: MEANS[PLANNED], BOOM: MEANS[BOOM]}, own=0.0))
    assert "The choice, a, holds in every future tried: it is ahead in each." in said
    assert "Smallest regret in the worst case: the choice, ahead in every future." in said
    near = {PLANNED: MEANS[PLANNED], BOOM: {"a": 8.0, "b": 8.0, "usual-care": 0.0}}
    assert "cannot be told apart" in futures_text(tried(near, seed=2))
