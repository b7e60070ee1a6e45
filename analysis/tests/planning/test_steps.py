from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from choices import chosen
from toys import Toy

from kith.planning.choice_text import next_dollars
from kith.planning.mean import mean_of
from kith.planning.observed import Observed
from kith.planning.steps import efficient, steps

GAINS = {"usual-care": 0.0, "few": 4.0, "many": 6.0, "dear": 5.0, "between": 4.5}
COSTS = {"usual-care": 0.0, "few": 100.0, "many": 300.0, "dear": 400.0, "between": 200.0}


def observed(count: int = 400, **more: object) -> Observed:
    toy = Toy(GAINS, 3, own=0.5, others={"usd": COSTS}, **more)  # type: ignore[arg-type]
    found = Observed(toy)
    found.simulate([*GAINS], count)
    return found


def test_what_is_beaten_or_mixed_is_left_out() -> None:
    table = steps(observed(), [*GAINS], "gain", 1, "usd")
    assert table["plan"].tolist() == ["few", "many"]  # "between" gains less than half of each
    assert table["after"].tolist() == ["usual-care", "few"]
    assert table["more_usd"].tolist() == pytest.approx([100.0, 200.0], abs=0.2)
    assert table["usd_per_gain"].tolist() == pytest.approx([25.0, 100.0], rel=0.06)


def test_a_step_is_the_mean_of_paired_differences() -> None:
    found = observed(60)
    row = steps(found, [*GAINS], "gain", 1, "usd").iloc[1]
    gained = mean_of(found.values("many", "gain") - found.values("few", "gain"))
    assert [row[f"more_gain{end}"] for end in ("", "_low", "_high")] == pytest.approx(
        [gained.value, gained.low, gained.high]
    )
    unpaired = math.hypot(*(found.values(p, "gain").std() for p in ("many", "few")))
    assert gained.high - gained.low < 3.0 * 1.96 * unpaired / math.sqrt(60) / 2


def test_plans_in_fewer_replicates_are_compared_in_those() -> None:
    found = Observed(Toy(GAINS, 3, others={"usd": COSTS}))
    found.simulate(["usual-care", "few"], 50)
    found.simulate(["many"], 20)
    table = steps(found, ["usual-care", "few", "many"], "gain", 1, "usd").set_index("plan")
    behind = found.values("many", "gain") - found.values("few", "gain")[:20]
    assert table.loc["many", "more_gain"] == pytest.approx(behind.mean())


def test_less_may_be_better_and_nothing_may_be_worth_its_money() -> None:
    assert steps(observed(), [*GAINS], "gain", -1, "usd").empty
    assert steps(observed(), [*GAINS], "gain", 1, "euro").empty


def test_the_hull_is_that_of_a_complete_search() -> None:
    random = np.random.default_rng(5)
    for _ in range(30):
        points = {"none": (0.0, 0.0)} | {
            str(i): (float(x), float(y)) for i, (x, y) in enumerate(random.uniform(0, 1, (7, 2)))
        }
        on = set(efficient(points))
        for value in np.geomspace(0.01, 100, 60):  # whatever a gain is worth, the best is on it
            best = max(points, key=lambda own, v=value: v * points[own][1] - points[own][0])
            assert best in on


def test_the_terminal_prices_a_step_only_where_it_gains() -> None:
    choice = chosen()
    first, *_ = next_dollars(choice)
    assert first.startswith("From usual care to few: costs $100,00")
    assert first.endswith(" a point.")
    unsure = replace(choice, steps=choice.steps.assign(more_gain_low=-1.0))
    assert " a point" not in "".join(next_dollars(unsure))
