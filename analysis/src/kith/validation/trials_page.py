"""One page about all replays: what agrees, what does not, and how each differs from its paper."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from kith.figures.agreement import finding
from kith.io.pages import table

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
    """Return the page as Markdown. `targets` is that of `targets_of`."""
    trials = targets.drop_duplicates("file").to_dict("records")
    differences = [
        f"- **{t['trial']}** ({t['replicates']} replicates): {t['differs'] or 'as published.'}"
        for t in trials
    ]
    heads = ["trial", "finding", "published", "agrees from … to", "simulated (95 %)", "", "source"]
    return _PAGE.format(
        finding=finding(targets),
        whole=int(targets.groupby("file")["met"].all().sum()),
        trials=len(trials),
        findings=table(heads, [_row(t) for t in targets.to_dict("records")]),
        differences="\n".join(differences),
    )


def _row(target: dict[Hashable, Any]) -> list[str]:
    def number(name: str) -> str:
        return f"{target[name]:.3g}"

    title = str(target["title"] or target["id"])
    return [
        str(target["trial"]),
        f"{title} ({target['measure']} of {target['outcome']}, week {target['week']:.0f})",
        number("published"),
        f"{number('low')} … {number('high')}",
        f"{number('simulated')} ({number('simulated_low')} to {number('simulated_high')})",
        "agrees" if target["met"] else "**does not**",
        str(target["source"]),
    ]
