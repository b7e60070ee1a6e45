from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from scipy.stats import norm

import kith
from kith.commands import worth as command
from kith.planning.information.value_of_knowing import knowing, study_worth
from kith.planning.information.worth import ALL, FewDrawsWarning, study_is_worth

WEIGHTS = np.array([1.0, 0.7, 0.0, 0.0])
MEAN, CHANCE = 0.5, 2.0


def toy(draws: int, seed: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Return net benefits of doing nothing and a plan, and four numbers; two matter."""
    random = np.random.default_rng(seed)
    numbers = random.normal(size=(draws, 4))
    numbers -= numbers.mean(axis=0)
    plan = MEAN + numbers @ WEIGHTS + random.normal(0, CHANCE, draws)
    return np.column_stack([np.zeros(draws), plan]), numbers


def closed_form(spread: float) -> float:
    """Return E max(0, X) − max(0, E X) for a normal X."""
    z = MEAN / spread
    return float(spread * norm.pdf(z) + MEAN * norm.cdf(z) - MEAN)


@pytest.mark.parametrize(
    ("places", "spread"), [([0], 1.0), ([1], 0.7), ([0, 1], math.hypot(1, 0.7)),
                           ([0, 1, 2, 3], math.hypot(1, 0.7))],
)  # fmt: skip
def test_a_linear_gaussian_toy_has_its_closed_form(places: list[int], spread: float) -> None:
    nets, numbers = toy(100_000)
    nets[:, 1] += MEAN - nets[:, 1].mean()  # removes the sampling error of the mean
    found = knowing(nets, numbers[:, places])
    assert found.worth == pytest.approx(closed_form(spread), rel=0.05)
    assert found.is_clear


def test_chance_is_not_sold_as_knowledge() -> None:
    nets, numbers = toy(1000)
    best_of_each = np.maximum(nets[:, 1], 0).mean() - max(0.0, nets[:, 1].mean())
    everything = knowing(nets, numbers).worth
    assert everything == pytest.approx(closed_form(math.hypot(1, 0.7)), rel=0.25)
    assert best_of_each > 2 * everything
    for seed in range(10):
        noise = toy(1000, seed)[1][:, [2, 3]]
        assert knowing(nets, noise).worth < 0.02


def test_a_curved_effect_is_found() -> None:
    random = np.random.default_rng(5)
    x = random.normal(size=(4000, 1))
    plan = x[:, 0] ** 2 - 1 + random.normal(0, 1, 4000)
    nets = np.column_stack([np.zeros(4000), plan - plan.mean()])
    truth = float(2 * norm.pdf(1))  # E max(0, X² − 1)
    assert knowing(nets, x).worth == pytest.approx(truth, rel=0.1)


def test_a_study_is_worth_its_price_where_it_tells_enough() -> None:
    nets, numbers = toy(20_000)
    nets[:, 1] += MEAN - nets[:, 1].mean()
    good, poor = (study_worth(nets, numbers[:, 0], error) for error in (0.3, 3.0))
    assert good == pytest.approx(closed_form(1 / math.sqrt(1 + 0.3**2)), rel=0.1)
    assert poor == pytest.approx(closed_form(1 / math.sqrt(1 + 3.0**2)), rel=0.5, abs=0.003)
    price = 0.05
    assert good > price > poor
    assert study_worth(nets, numbers[:, 3], 0.01) == 0


def test_the_command_tells_what_is_worth_a_study(
    whole_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(kith.draws(whole_path)["path"].values[0])
    words = [str(whole_path), "--csv", str(tmp_path / "worth.csv")]
    assert command.main([*words, "--study", f"{path}=0.5:20_000"]) == 0
    said = capsys.readouterr()
    assert "48 replicates: below 1,000" in said.err
    assert f"A study of {path} with a standard error of 0.5 is worth $" in said.out
    assert "than its price, $20,000." in said.out
    assert (tmp_path / "worth.csv").read_text().startswith("what,numbers,worth_usd")
    assert command.main([*words, "--study", path]) == 2
    assert "is not a study (write" in capsys.readouterr().err


def test_numbers_that_no_scenario_reads_are_worth_nothing(
    whole: xr.Dataset, whole_path: Path
) -> None:
    study, draws = whole, kith.draws(whole_path).load()
    with pytest.warns(FewDrawsWarning, match="48 replicates: below 1,000"):
        table = kith.worth(study, draws, ["clinic"]).set_index("what")
    assert table.index[0] == ALL
    assert (table["worth_usd"] >= 0).all()
    unread = draws.assign(read=xr.zeros_like(draws["value"], dtype=int))
    with pytest.warns(FewDrawsWarning):
        none = kith.worth(study, unread, ["clinic"])
    assert (none["worth_usd"] == 0).all()
    assert (none["numbers"] == 0).all()
    with pytest.raises(ValueError, match="unknown number"):
        kith.worth(study, draws, sets={"mine": ["evidence.no.such"]})
    with pytest.raises(ValueError, match="unknown number"):
        study_is_worth(study, draws, "evidence.no.such", 0.1)
