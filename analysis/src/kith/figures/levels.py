"""The level of an outcome by stratum, with and without a scenario."""

from __future__ import annotations

import xarray as xr
from matplotlib.axes import Axes

from kith.figures.parts import layout, style, words
from kith.figures.parts.stratum_rows import name_rows, rows_of
from kith.io import outcomes, strata
from kith.stats import likelihood, selection
from kith.stats.compare import compare
from kith.stats.equity import equity


def levels(
    study: xr.Dataset,
    outcome: str = "treated_past_year_share",
    scenario: str | None = None,
    *,
    window: selection.Window | None = None,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw each stratum's level under usual care (gray) and under a scenario (arrow's head).

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.levels(study, scenario="clinic")
    >>> print(ax.get_title(loc="left"))
    The widest gap is 14.0 points, Below the poverty line against 400 % and
    over: the scenario narrows it
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    frame = compare(study, outcome, by="stratum", window=window, scenario=chosen)
    frame = frame[frame["replicates"] > 0].set_index("stratum")
    what, look = outcomes.measure(study, outcome), style.look(study, chosen)
    table = frame[["usual_care", "value"]].to_dict("index")
    rows = rows_of([str(s) for s in frame.index], strata.titles(study))
    ax = style.new_axes(ax, (7.2, 1.9 + 0.23 * (rows[-1][2] + 1)))
    for _, name, height in rows:
        if not name:
            continue
        before, after = (table[name][c] * what.factor for c in ("usual_care", "value"))
        ax.plot([before, after], [height, height], color=look.color, linewidth=2.2)
        ax.plot(before, height, "o", color=style.USUAL.color, markersize=5, markerfacecolor="white")
        ax.plot(after, height, look.marker, color=look.color, markersize=4.5)
    style.plain(ax)
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    name_rows(ax, rows)
    unit = f", {what.unit}" if what.unit else ""
    layout.below(ax, f"{what.label}{unit}", study, standalone)
    names = ((t.get_text(), t.get_fontproperties()) for t in ax.get_yticklabels())
    told = f"{what.meaning}. Open: usual care. Filled: {style.scenario_label(study, chosen)}."
    left = max(layout.text_width(*n) for n in names)
    layout.headline(ax, _widest(study, outcome, chosen, window), told, left)
    return ax


def _widest(study: xr.Dataset, outcome: str, scenario: str, window: selection.Window | None) -> str:
    """State the widest gap, and whether the scenario narrows it."""
    frame = equity(study, outcome, scenario=scenario, window=window)
    frame = frame[(frame["to"] != "") & (frame["to"] != strata.ADULTS)]
    enough = selection.for_headlines(study)
    frame = frame[frame["stratum"].isin(enough) & frame["to"].isin(enough)]
    what = outcomes.measure(study, outcome)
    if frame.empty:
        return f"{what.label} by stratum"
    row = max(frame.to_dict("records"), key=lambda r: float(r["usual_care"]))
    size = words.amount(float(row["usual_care"]) * what.factor, what.difference_unit)
    said = str(row["words"])
    clear = likelihood.stands_out(said)
    told = f"the scenario {'narrows' if said.endswith('narrower') else 'widens'} it"
    change = told if clear else said or "too few replicates to say how it changes"
    label, to = (strata.label(str(row[n]), strata.titles(study)) for n in ("stratum", "to"))
    return f"The widest gap is {size}, {label} against {to}: {change}"
