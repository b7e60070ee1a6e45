"""The value of knowing the uncertain numbers behind a choice."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import xarray as xr

from kith.planning.information.value_of_knowing import FEWEST, Knowing, knowing, study_worth
from kith.stats import economics, selection
from kith.stats.intervals import Numbers

COLUMNS = ["what", "numbers", "worth_usd", "chance_usd", "clear", "grade", "meaning"]

ALL = "all numbers"


class FewDrawsWarning(UserWarning):
    """So few replicates that the worth of knowing a number is mostly chance."""


def worth(
    study: xr.Dataset, parameters: xr.Dataset, scenarios: Sequence[str] | None = None, *,
    qaly_value: float = 100_000.0, perspective: str = "societal",
    sets: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Return what it is worth to know each uncertain number before choosing (EVPPI), most first.

    study       what `kith.open` returns, of 1,000 replicates or more; fewer warn
    parameters  what `kith.draws` opens
    scenarios   the plans to choose from beside usual care; None: all
    sets        numbers to know together, by a name of yours; None: those of each part of the
                evidence ("evidence.care")

    A row is a number, a set, or all numbers (EVPI). `worth_usd` is in net benefit of the residents
    simulated, over the horizon; 0 where no more is seen than chance gives (`clear` is False), and
    of every number that no scenario reads. `chance_usd` was taken away for what a regression finds
    in numbers that do not matter. Chance itself cannot be known: no row counts it.

    >>> study, draws = kith.open("results/clinic.h5"), kith.draws("results/clinic.h5")
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     table = kith.worth(study, draws, ["clinic"])
    >>> table["what"].iloc[0], len(table)
    ('all numbers', 5)
    """
    chosen = selection.other_scenarios(study, scenarios)
    nets = _nets(study, chosen, qaly_value, perspective)
    paths = [str(path) for path in parameters["path"].values]
    asked = _sets(paths, sets) | {ALL: paths} | {path: [path] for path in paths}
    draws = parameters["draw"].transpose("replicate", "path").values.astype(np.float64)
    whole = np.isfinite(nets).all(axis=1)
    nets, draws = nets[whole], draws[whole]
    if len(nets) < FEWEST:
        warnings.warn(
            f"{len(nets)} replicates: below {FEWEST:,} the worth of knowing a number is mostly "
            "chance", FewDrawsWarning, stacklevel=2,
        )  # fmt: skip
    read = {p for i, p in enumerate(paths) if _is_read(parameters, chosen, i)}
    rows = [
        _row(name, [path for path in own if path in read], nets, draws, parameters)
        for name, own in asked.items()
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=COLUMNS)
    ahead = (frame["what"] != ALL).rename("ahead")
    order = frame.assign(ahead=ahead).sort_values(
        ["ahead", "worth_usd"], ascending=[True, False], kind="stable"
    )
    return order.drop(columns="ahead").reset_index(drop=True)


def study_is_worth(
    study: xr.Dataset, parameters: xr.Dataset, path: str, standard_error: float,
    scenarios: Sequence[str] | None = None, *, qaly_value: float = 100_000.0,
    perspective: str = "societal",
) -> float:  # fmt: skip
    """Return what a study is worth that measures one number with a standard error (EVSI, USD)."""
    chosen = selection.other_scenarios(study, scenarios)
    nets = _nets(study, chosen, qaly_value, perspective)
    selection.must_know("number", path, [str(p) for p in parameters["path"].values])
    number = parameters["draw"].sel(path=path).values.astype(np.float64)
    whole = np.isfinite(nets).all(axis=1)
    return study_worth(nets[whole], number[whole], standard_error)


def _nets(study: xr.Dataset, chosen: Sequence[str], qaly_value: float, perspective: str) -> Numbers:
    nets = [np.zeros(study.sizes["replicate"])]
    for name in chosen:
        gain = economics.gain_in(study, "qalys", name)
        nets.append(qaly_value * gain - economics.cost_difference(study, name, None, perspective))
    return np.column_stack(nets)


def _is_read(parameters: xr.Dataset, chosen: Sequence[str], place: int) -> bool:
    """Return whether a number varies between draws and any chosen scenario reads it."""
    draws = parameters["draw"].isel(path=place).values
    if np.ptp(draws) == 0:
        return False
    if "read" not in parameters:
        return True
    return bool((parameters["read"].isel(path=place).sel(scenario=list(chosen)) > 0).any())


def _sets(paths: list[str], sets: Mapping[str, Sequence[str]] | None) -> dict[str, list[str]]:
    if sets is not None:
        for own in sets.values():
            for path in own:
                selection.must_know("number", path, paths)
        return {name: list(own) for name, own in sets.items()}
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(path.rpartition(".")[0], []).append(path)
    return {name: own for name, own in found.items() if len(own) > 1}


def _row(
    name: str, read: list[str], nets: Numbers, draws: Numbers, parameters: xr.Dataset
) -> dict[str, object]:
    places = [int(np.flatnonzero(parameters["path"].values == path)[0]) for path in read]
    found = knowing(nets, draws[:, places]) if places else Knowing(0.0, 0.0, False)
    alone = places[0] if len(places) == 1 and name in read else None
    texts = {
        text: str(parameters[text].values[alone]) if alone is not None and text in parameters
        else "" for text in ("grade", "meaning")
    }  # fmt: skip
    return {"what": name, "numbers": len(read), "worth_usd": found.worth,
            "chance_usd": found.chance, "clear": found.is_clear, **texts}  # fmt: skip
