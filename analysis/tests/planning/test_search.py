from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from toys import PURSE, PortfolioToy, additive, together, truly_best

from kith.planning.elimination import Rule
from kith.planning.observed import Observed
from kith.planning.portfolio.best_portfolios import Floor, best_portfolios
from kith.planning.portfolio.lever import Lever, Portfolio, Purse
from kith.planning.portfolio.search import Protected, Searched, search
from kith.planning.portfolio.surface import Surface, design, fit, knots
from kith.planning.select import Goal


def searched(toy: PortfolioToy, indifference: float, **more: object) -> Searched:
    rule = Rule(indifference, first=20, step=10, most=600)
    return search(toy, Observed(toy), PURSE, Goal("gain"), rule, **more)  # type: ignore[arg-type]


TOYS = pytest.mark.parametrize(("gain", "indifference"), [(additive, 3.0), (together, 4.0)])


@TOYS
def test_the_best_portfolio_or_one_as_good_is_found(
    gain: Callable[[Portfolio], float], indifference: float
) -> None:
    assert found_right(gain, indifference, range(50, 55), candidates=5) >= 4


@pytest.mark.full
@TOYS
def test_it_is_found_in_nine_of_ten_searches(
    gain: Callable[[Portfolio], float], indifference: float
) -> None:
    assert found_right(gain, indifference, range(50), candidates=6) >= 45


def found_right(
    gain: Callable[[Portfolio], float], indifference: float, seeds: range, **more: object
) -> int:
    best, right = truly_best(gain), 0
    for seed in seeds:
        toy = PortfolioToy(gain, seed)
        found = searched(toy, indifference, **more)
        assert found.selection.best is not None
        chosen = toy.portfolios[found.selection.best]
        assert PURSE.usd(chosen) <= PURSE.budget
        right += gain(chosen) >= best - indifference
    return right


@TOYS
def test_the_toys_are_hard(gain: Callable[[Portfolio], float], indifference: float) -> None:
    alone = [
        gain(PURSE.of({place: lever.levels(PURSE.money)[-1]}))
        for place, lever in enumerate(PURSE.levers)
    ]
    assert max(alone) < truly_best(gain) - indifference


def test_what_is_solved_is_the_best_of_all_portfolios() -> None:
    purse = Purse((Lever("a", 30.0, 1), Lever("b", 20.0, 1), Lever("c", 45.0, 1)), 190.0, 25.0)
    for seed in range(8):
        random = np.random.default_rng(seed)
        curves = tuple(
            (np.array([0.0, 2.0, 9.0]), np.array([0.0, *random.uniform(-1, 4, 2)])) for _ in "abc"
        )
        pairs = {(0, 1): random.normal(0, 0.4), (1, 2): random.normal(0, 0.4)}
        surface = Surface(purse, curves, pairs)
        levels = [lever.levels(purse.money) for lever in purse.levers]
        every = [own for own in itertools.product(*levels) if purse.usd(own) <= purse.budget]
        ranked = sorted(map(surface.gain, every), reverse=True)
        solved = [surface.gain(own) for own in best_portfolios(surface, 5, apart=0)]
        assert solved == pytest.approx(ranked[:5])
        low = Surface(purse, (*curves[:2], (curves[2][0], np.array([0.0, 3.0, 3.0]))), {})
        floor = Floor(low, 2.0)
        kept = [surface.gain(own) for own in every if low.gain(own) >= 2.0]
        if kept:
            assert surface.gain(best_portfolios(surface, 1, floor)[0]) == pytest.approx(max(kept))


def test_portfolios_are_not_neighbors_of_each_other() -> None:
    exact = fit(PURSE, lambda own: np.full(20, additive(own)))
    found = best_portfolios(exact, 12)
    assert len(set(found)) == 12
    for one, two in itertools.combinations(found, 2):
        assert max(abs(x - y) for x, y in zip(one, two, strict=True)) > 0.5
    assert exact.gain(found[0]) >= 0.99 * truly_best(exact.gain)


def test_the_estimate_has_the_pair_that_matters_and_no_other() -> None:
    toy = PortfolioToy(together, 3)
    exact = fit(PURSE, lambda own: toy.own * 0 + np.full(20, together(own)) + np.arange(20) * 1e-9)
    assert exact.pairs[0, 1] == pytest.approx(7.0)
    assert all(PURSE.usd(own) <= PURSE.budget for own in design(PURSE))
    clear = [fit(PURSE, _gains(PortfolioToy(together, seed))).pairs for seed in range(10)]
    assert all((0, 1) in pairs for pairs in clear)
    assert np.mean([len(pairs) - 1 for pairs in clear]) < 1.0


def _gains(toy: PortfolioToy) -> Callable[[Portfolio], np.ndarray]:
    def gains(own: Portfolio) -> np.ndarray:
        found = toy([toy.plan(own, 0.0), "usual-care"], range(20))["gain"]
        return np.asarray(found[:, 0] - found[:, 1])

    return gains


def test_a_protected_group_keeps_up() -> None:
    def poor(own: Portfolio) -> float:
        return 2.0 * own[2] - 3.0 * own[0]  # peers reach the group, therapists the others

    toy = PortfolioToy(additive, 1, poor=poor)
    free = searched(toy, 3.0)
    kept = searched(toy, 3.0, protected=Protected("poor", 0.0, 0.5))
    assert free.selection.best is not None
    assert kept.selection.best is not None
    assert poor(toy.portfolios[free.selection.best]) < -2
    assert poor(toy.portfolios[kept.selection.best]) >= -0.5
    best = truly_best(additive, allowed=lambda own: poor(own) >= 0)
    assert additive(toy.portfolios[kept.selection.best]) >= best - 3.0


def test_more_money_brings_what_the_best_with_it_brings() -> None:
    found = searched(PortfolioToy(together, 2), 4.0, more_usd=100_000.0)
    assert found.more is not None
    wider = Purse(PURSE.levers, PURSE.budget + 100_000, PURSE.fixed_usd)
    truth = truly_best(together, wider) - truly_best(together)
    assert found.more.gain.mean() == pytest.approx(truth, rel=0.3)


def test_money_that_buys_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"buys nothing: \$60,000 goes to coordination"):
        Purse(PURSE.levers, 80_000, 60_000).expect_choice()


def test_a_coarse_grid_finds_nearly_what_all_portfolios_hold() -> None:
    levers = tuple(Lever(name, usd) for name, usd in (("a", 13.0), ("b", 6.8), ("c", 5.4)))
    purse = Purse(levers, 90.0, 10.0)
    for seed in range(8):
        random = np.random.default_rng(seed)
        curves = tuple(
            (np.array([0.0, *points]), np.cumsum([0.0, *random.uniform(0, 1, len(points))]))
            for points in (knots(purse, place) for place in range(3))
        )
        surface = Surface(purse, curves, {(0, 2): random.normal(0, 0.05)})
        whole = best_portfolios(surface, 12)
        coarse = best_portfolios(surface, 12, most=150)
        assert len(coarse) == 12
        assert max(map(purse.usd, coarse)) <= purse.budget
        assert all(x % 0.5 == 0 for own in coarse for x in own)
        assert surface.gain(coarse[0]) >= 0.98 * surface.gain(whole[0])
        for one, two in itertools.combinations(coarse, 2):
            assert max(abs(x - y) for x, y in zip(one, two, strict=True)) > 0.5
