from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from toys import Toy

from kith.planning.choice import choice_of
from kith.planning.elimination import Rule, h_squared, is_beaten, slack, within_limit
from kith.planning.limits import limit
from kith.planning.observed import Observed
from kith.planning.regret import regret
from kith.planning.select import Goal, Selection, select

GAIN = Goal("gain")


def selected(toy: Toy, rule: Rule, *limits: str) -> Selection:
    return select(Observed(toy), list(toy.means), GAIN, rule, [limit(text) for text in limits])


def test_the_rule_is_that_of_kim_and_nelson_by_hand() -> None:
    # eta = ((2 * 0.05 / 1) ** (-2 / 9) - 1) / 2 = (10 ** 0.2222 - 1) / 2 = 0.33405
    assert h_squared(0.05, 10) == pytest.approx(2 * 0.33405 * 9, rel=1e-4)
    assert slack(4.0, 20, 0.5, 6.0) == pytest.approx(0.5 / 2 * (6.0 * 4.0 / 0.25 - 20))
    behind = np.tile([1.0, -1.0, 3.0, 1.0], 5)  # a mean of 1, a sum of 20
    allowed = slack(behind.var(ddof=1), 20, 1.0, h_squared(0.05, 20))
    assert is_beaten(behind, 1.0, 20, 0.05) == (allowed < 20)
    assert not is_beaten(behind, 0.01, 20, 0.05)
    assert is_beaten(np.zeros(20), 1.0, 20, 0.05, ties=True)
    assert not is_beaten(np.zeros(20), 1.0, 20, 0.05)


def test_it_ends_where_sim_tools_ends() -> None:
    """Compare two plans only: with more, sim-tools 1.3 uses variances of the wrong pairs."""
    kn = pytest.importorskip("sim_tools.ovs.indifference_zone").KN
    for seed in range(6):
        toy = Toy({"a": 0.0, "b": 0.4}, seed)
        model = Model(toy)
        best = kn(model, 2, delta=0.4, alpha=0.05, n_0=10, obj="max").solve()
        ours = selected(Toy(toy.means, seed), Rule(0.4, first=10, step=1, most=4000))
        assert [ours.best] == [list(toy.means)[place] for place in best]
        # sim-tools simulates one more replicate of the winner
        assert ours.observed.replicates("a") == min(model.done)


class Model:
    """A toy in the form that sim-tools needs, one plan after the other."""

    def __init__(self, toy: Toy) -> None:
        self.toy, self.done, self.observers = toy, [0, 0], list[object]()

    def register_observer(self, observer: object) -> None:
        self.observers.append(observer)

    def simulate(self, place: int) -> None:
        replicate = self.done[place]
        self.done[place] += 1
        value = self.toy(list(self.toy.means), range(replicate, replicate + 1))["gain"][0, place]
        for observer in self.observers:
            observer.feedback(self, place, value)  # type: ignore[attr-defined]


@pytest.mark.parametrize("skewed", [False, True])
def test_the_best_is_found_as_often_as_promised_at_exactly_the_indifference(skewed: bool) -> None:
    right, means = 0, {"a": 0.0, "b": 0.5, "c": 0.0, "d": 0.0}
    for seed in range(100):
        found = selected(Toy(means, seed, skewed=skewed), Rule(0.5, step=10, most=4000))
        assert found.is_decided
        right += found.best == "b"
    assert right >= 90


def test_ten_plans_take_at_most_half_of_what_equal_allocation_takes() -> None:
    means = {f"plan-{i}": -0.5 * i for i in range(10)}
    ours = equally = 0
    for seed in range(12):
        toy = Toy(means, seed, own=2.0)
        choice = choice_of(selected(toy, Rule(0.5, most=4000)), (), {})
        assert choice.best in ("plan-0", "plan-1")
        assert choice.simulated == toy.simulated
        ours, equally = ours + choice.simulated, equally + choice.simulated_equally
    assert ours <= 0.5 * equally


def test_less_is_better_where_it_is() -> None:
    toy = Toy({"a": 0.0, "b": 2.0}, 1)
    rule = Rule(0.5, most=1000)
    assert select(Observed(toy), ["a", "b"], Goal("gain", -1), rule).best == "a"
    assert select(Observed(toy), ["a", "b"], Goal("gain", 1), rule).best == "b"


def test_a_limit_excludes_the_best() -> None:
    cost = {"a": 5.0, "b": 9.0, "c": 2.0}
    for seed in range(10):
        toy = Toy({"a": 1.0, "b": 4.0, "c": 0.0}, seed, others={"cost": cost})
        found = selected(toy, Rule(0.5, most=2000), "cost<=6 ± 0.5")
        assert found.best == "a"
        assert [str(beyond) for beyond in found.beyond.values()] == ["cost<=6 ± 0.5"]
    none = selected(toy, Rule(0.5, most=2000), "cost<=-3 ± 1")
    assert none.best is None
    assert none.is_decided
    assert choice_of(none, (), {}).together == ()


def test_a_limit_is_decided_only_when_it_is_sure() -> None:
    noise = np.random.default_rng(3).normal(0, 1, 400)
    assert within_limit(noise[:20] - 0.1, 0.1, 20, 0.05) is None
    assert within_limit(noise - 1.0, 0.1, 20, 0.05) is True
    assert within_limit(noise + 1.0, 0.1, 20, 0.05) is False
    assert within_limit(np.full(400, np.nan), 0.1, 20, 0.05) is None


def test_what_is_alike_is_not_told_apart() -> None:
    toy = Toy({"a": 0.0, "b": 0.0, "c": -90.0}, 4, own=0.0)  # "a" and "b" are identical
    choice = choice_of(selected(toy, Rule(0.5, most=100)), (), {})
    assert choice.is_decided
    assert choice.together == ("a", "b")
    undecided = choice_of(selected(Toy(toy.means, 4), Rule(0.01, most=40)), (), {})
    assert not undecided.is_decided
    assert set(undecided.together) == {"a", "b"}


def test_regret_is_what_the_normal_distribution_says() -> None:
    found = selected(Toy({"a": 0.0, "b": 0.1}, 8, own=1.0), Rule(0.001, most=200))
    behind = found.observed.behind("b", "a", "gain", 1)
    mean, error = behind.mean(), behind.std(ddof=1) / np.sqrt(behind.size)
    draws = np.random.default_rng(0).normal(mean, error, 200_000)
    lost = regret(found)
    assert lost.loss["a"] == pytest.approx(np.maximum(0, -draws).mean(), rel=0.1, abs=0.002)
    assert lost.loss["b"] == pytest.approx(np.maximum(0, draws).mean(), rel=0.1, abs=0.002)
    assert lost.best["a"] == pytest.approx((draws > 0).mean(), abs=0.03)


def test_of_few_replicates_the_best_is_as_sure_as_student_s_t_says() -> None:
    told, expected = [], []
    for seed in range(40):
        found = selected(Toy({"a": 0.0, "b": 1.0}, seed, own=1.0), Rule(0.001, first=7, most=7))
        behind = found.observed.behind("b", "a", "gain", 1)
        t = behind.mean() / (behind.std(ddof=1) / np.sqrt(behind.size))
        told.append(regret(found).best["a"])
        expected.append(stats.t.cdf(t, behind.size - 1))
    assert np.mean(np.minimum(told, np.subtract(1, told))) == pytest.approx(
        np.mean(np.minimum(expected, np.subtract(1, expected))), rel=0.1
    )
    assert told == pytest.approx(expected, abs=0.06)  # small samples are never quite normal


def test_what_no_rule_can_mean_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match=r"indifference = 0 .*; probability = 1.2 .*; most = 3"):
        Rule(0.0, probability=1.2, most=3)
    for wrong in ("cost", "cost<=", "cost<=much", "cost>=0"):
        with pytest.raises(ValueError, match="limit"):
            limit(wrong)
    toy = Toy({"a": np.nan, "b": 0.0}, 1)
    with pytest.raises(ValueError, match="has no value in replicate 0 of 'a'"):
        selected(toy, Rule(1.0))
