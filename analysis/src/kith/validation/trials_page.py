"""One page about all replays: their agreement with, and differences from, published trials."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from kith.figures.agreement import finding
from kith.io.pages import table
from kith.io.trials.trial_targets import measure_in_words, numbers_in_words

_PAGE = """# Published trials, replayed

{finding}, within bounds that were set before; {whole} of {trials} trials and events agree in all
that was looked at. Nothing was fitted to them, but where a line below says so.

![Bounds of each finding and where the simulation lies](trials.svg)

Gray: what agrees with the finding; bar: what was published; marker: the simulation (circle: agrees,
cross: does not), with the interval of its mean over replicates (thick) and of single replicates
(thin).

{findings}

## How the replays differ from the trials

{differences}

Made by `kith trials scenarios/trials`.
"""


def page(targets: pd.DataFrame) -> str:
    """Return the page as Markdown; `targets` comes from `targets_of`."""
    trials = targets.drop_duplicates("file").to_dict("records")
    differences = [
        f"- **{t['trial']}** ({_size(targets[targets['file'] == t['file']])}): "
        f"{t['differs'] or 'as published.'}"
        for t in trials
    ]
    heads = [
        "trial", "finding", "n", "published", "agrees from … to", "simulated (95 %)", "", "source",
    ]  # fmt: skip
    return _PAGE.format(
        finding=finding(targets),
        whole=int(targets.groupby("file")["met"].all().sum()),
        trials=len(trials),
        findings=table(heads, [_row(t) for t in targets.to_dict("records")]),
        differences="\n".join(differences),
    )


def _size(targets: pd.DataFrame) -> str:
    """State the number of replicates, and the outcomes compared."""
    outcomes = ", ".join(dict.fromkeys(str(one).replace("_", " ") for one in targets["outcome"]))
    return f"{targets['replicates'].iloc[0]} replicates; {outcomes}"


def _finding(target: dict[Hashable, Any]) -> str:
    """Name a finding, its measure and outcome, and the outcome's derivation, if any."""
    made = f": {target['made_of']}" if target["made_of"] else ""
    what = f"{measure_in_words(target)} of {target['outcome']}{made}, week {target['week']:.0f}"
    return f"{target['title'] or target['id']} ({what})"


def _row(target: dict[Hashable, Any]) -> list[str]:
    def number(name: str) -> str:
        return f"{target[name]:.3g}"

    return [
        str(target["trial"]),
        _finding(target),
        numbers_in_words(target),
        number("published"),
        f"{number('low')} … {number('high')}",
        f"{number('simulated')} ({number('simulated_low')} to {number('simulated_high')})",
        "agrees" if target["met"] else "**does not**",
        str(target["source"]),
    ]
