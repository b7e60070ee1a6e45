from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from choices import allocated
from toys import PURSE, PortfolioToy, together

from kith.planning.elimination import Rule
from kith.planning.observed import Observed
from kith.planning.plans import USUAL_CARE
from kith.planning.portfolio.allocation_text import added, allocation_text
from kith.planning.portfolio.lever import Lever, Purse
from kith.planning.portfolio.search import search
from kith.planning.portfolio.shares import parts_of, shares
from kith.planning.select import Goal

#: Two levers of one program, and another program.
TWO = Purse((Lever("p.a.x", 1.0), Lever("p.a.y", 1.0), Lever("p.b.x", 1.0)), 99.0)


def test_levers_of_one_program_come_and_go_together() -> None:
    parts = parts_of(TWO, (1.0, 2.0, 3.0))
    assert parts == {
        frozenset(): (0, 0, 0), frozenset({"p.a"}): (1, 2, 0), frozenset({"p.b"}): (0, 0, 3),
        frozenset({"p.a", "p.b"}): (1, 2, 3),
    }  # fmt: skip
    assert list(parts_of(TWO, (0.0, 2.0, 0.0))) == [frozenset(), frozenset({"p.a"})]


def everything(portfolio: tuple[float, ...], own: float = 0.0, count: int = 30) -> Observed:
    toy = PortfolioToy(together, 3, own=own)
    plans = [toy.plan(part, 0.0) for who, part in parts_of(PURSE, portfolio).items() if who]
    observed = Observed(toy)
    observed.simulate([USUAL_CARE, *plans], count)
    return observed


def named(portfolio: tuple[float, ...]) -> str:
    return " ".join(f"{x:g}" for x in portfolio)


def test_shares_are_means_over_all_orders() -> None:
    best = (2.0, 3.0, 1.0, 0.0)
    table = shares(everything(best), parts_of(PURSE, best), named, Goal("gain"))
    assert table is not None
    hand = dict.fromkeys(("therapist", "worker", "peer"), 0.0)
    for order in itertools.permutations(range(3)):
        had = [0.0] * 4
        for place in order:
            before = together(tuple(had))
            had[place] = best[place]
            hand[[*hand][place]] += (together(tuple(had)) - before) / 6
    found = table.set_index("program")["share"]
    assert found.to_dict() == pytest.approx(hand)
    assert found.tolist() == sorted(found, reverse=True)
    assert found.sum() == pytest.approx(together(best))


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    best, held = (2.0, 3.0, 0.0, 0.0), 0
    parts, truth = parts_of(PURSE, best), 2.0 * 2 + 7.0 * 2 * 3 / 2
    for seed in range(200):
        toy = PortfolioToy(together, seed)
        observed = Observed(toy)
        observed.simulate([USUAL_CARE, *(toy.plan(p, 0.0) for own, p in parts.items() if own)], 20)
        table = shares(observed, parts, named, Goal("gain"))
        assert table is not None
        row = table.set_index("program").loc["therapist"]
        held += row["low"] <= truth <= row["high"]
    assert held >= 190 - 3 * math.sqrt(200 * 0.95 * 0.05)


def test_nothing_is_said_of_what_was_not_simulated() -> None:
    best = (2.0, 3.0, 0.0, 0.0)
    observed, parts = everything(best), parts_of(PURSE, best)
    lacking = {own: named(p) for own, p in parts.items() if own != frozenset({"worker"})}
    known = {parts[own]: name for own, name in lacking.items()}
    assert shares(observed, parts, known.get, Goal("gain")) is None
    alone = (2.0, 0.0, 0.0, 0.0)
    assert shares(observed, parts_of(PURSE, alone), named, Goal("gain")) is None


def test_a_search_simulates_them_where_it_is_asked_to() -> None:
    toy = PortfolioToy(together, 2)
    rule = Rule(3.0, first=20, step=10, most=60)
    found = search(toy, Observed(toy), PURSE, Goal("gain"), rule, candidates=4,
                   simulate_shares=True)  # fmt: skip
    assert found.shares is not None
    assert found.shares["share"].sum() == pytest.approx(float(np.mean(found.over_usual)))
    told = added(allocated())
    assert told[0].startswith("Of what it brings, averaged over all orders of adding its programs:")
    assert told[0] in allocation_text(allocated())


def test_runs_that_hold_the_parts_suffice() -> None:
    purse = Purse((Lever("p.a.x", 40.0, 1, 1.0), Lever("p.b.x", 40.0, 1, 1.0)), 100.0)

    class Two(PortfolioToy):
        def __call__(self, plans, replicates):  # type: ignore[no-untyped-def]
            self.portfolios[USUAL_CARE] = (0.0, 0.0)
            return super().__call__(plans, replicates)

    toy = Two(lambda own: 3.0 * own[0] + 2.0 * own[1], 1, own=0.1)
    found = search(toy, Observed(toy), purse, Goal("gain"), Rule(0.5, first=10, most=20))
    assert found.selection.best == "1 1"
    assert found.shares is not None  # each alone is part of the screening
    assert found.shares["share"].tolist() == pytest.approx([3.0, 2.0], abs=0.3)
