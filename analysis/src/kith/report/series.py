"""The numbers behind the interactive charts, small enough to embed in the page."""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any

import numpy as np

from kith.figures.parts import findings, style
from kith.figures.parts.milestones import milestones
from kith.io import outcomes, strata
from kith.report.drawings import VARIABLES
from kith.report.facts import Facts
from kith.stats import intervals, selection
from kith.stats.compare import compare
from kith.stats.paired_difference import stands_out

#: Outcomes to choose from, in reading order; those that a file does not hold are left out.
CHOICES = (
    "treated_past_year_share", "serious_distress_share", "unmet_need_share",
    "seen_within_4_weeks_share", "effective_coverage_share", "supported_past_year_share",
    "in_care_share", "k6_mean", "life_satisfaction_mean", "crisis_visits", "stigma_mean",
    "trust_community_mean", "isolated_share",
)  # fmt: skip

#: Approximate limit on the weekly numbers in a page (about five bytes each).
MOST_NUMBERS = 80_000


def as_json(facts: Facts) -> str:
    """Return the data of the charts, safe inside a script element."""
    known = strata.in_reading_order(str(s) for s in facts.study["stratum"].values)
    scenarios = [facts.usual, *facts.others]
    most = max(4, MOST_NUMBERS // (len(scenarios) * len(known) * 60))  # many scenarios: few
    names = outcomes.in_order(facts.study, CHOICES)
    held = [name for name in names if "stratum" in _dims(facts, name)][:most]
    points = MOST_NUMBERS // max(1, len(held) * len(scenarios) * len(known) * 3)
    titled, weeks = strata.titles(facts.study), facts.study["week"].values
    step = max(4, 4 * -(-len(weeks) // (4 * max(points, 8))))  # some are observed every fourth week
    places = np.arange(int(-weeks[0] % 4), len(weeks), step)
    content = {
        "weeks": weeks[places].tolist(),
        "marks": [[w, s] for w, s in milestones(facts.study, [facts.scenario])],
        "interval": intervals.said(facts.replicates).replace("replicates", "histories"),
        "scenarios": [
            {"id": s, "label": facts.label(s), "color": _color(facts, s), "dash": _DASHES[i % 6]}
            for i, s in enumerate(scenarios)
        ],
        "strata": [{"id": s, "label": strata.label(s, titled), "kind": _kind(s)} for s in known],
        "outcomes": [_outcome(facts, name, scenarios, known, places) for name in held],
    }
    return in_script(json.dumps(content, separators=(",", ":"), allow_nan=False))


def in_script(data: str) -> str:
    """Escape JSON so that nothing in it ends or begins an element, comment or line of a script."""
    for character in "<>&\u2028\u2029":
        data = data.replace(character, f"\\u{ord(character):04x}")
    return data


_DASHES = ("5 3", "", "8 2 2 2", "2 2", "10 3", "4 2 1 2")


def _dims(facts: Facts, name: str) -> tuple[Hashable, ...]:
    """Return the axes of an outcome; empty if the file does not hold it."""
    return facts.study[name].dims if facts.holds(name) else ()


def _kind(stratum: str) -> str:
    kind = strata.dimension(stratum)
    return strata.dimension_label(kind) if kind else ""


def _color(facts: Facts, scenario: str) -> str:
    color = style.look(facts.study, scenario).color.lower()
    return f"var(--{VARIABLES[color]})" if color in VARIABLES else color


def _outcome(
    facts: Facts, name: str, scenarios: list[str], known: list[str],
    places: np.typing.NDArray[np.int64],
) -> dict[str, Any]:  # fmt: skip
    what = outcomes.measure(facts.study, name)
    values = selection.outcome_values(facts.study, name).sel(scenario=scenarios, stratum=known)
    runs = values.isel(time=places).transpose("scenario", "stratum", "replicate", "time").values
    ends = [0, 100] if runs.shape[2] < intervals.FEWEST else [2.5, 97.5]
    quantiles = intervals.percentiles(runs.astype(np.float64), [50, *ends], 2)
    shown = np.moveaxis(quantiles * what.factor, 0, 2)  # (scenario, stratum, quantile, week)
    frame = compare(facts.study, name, by="stratum", scenario=scenarios[1:])
    digits = _digits(shown)
    table: dict[str, dict[str, Any]] = {s: {} for s in scenarios[1:]}
    columns = ("usual_care", "difference", "low", "high")
    for row in frame.to_dict("records"):
        numbers = [_short(float(row[c]) * what.factor, digits + 1) for c in columns]
        said = [findings.shares(row), str(row["words"]), int(stands_out(row))]
        table[str(row["scenario"])][str(row["stratum"])] = [*numbers, *said]
    return {
        "id": name, "label": what.label, "meaning": what.meaning, "unit": what.unit,
        "change": what.difference_unit, "better": what.better, "table": table,
        "lines": [[[[_short(float(v), digits) for v in week] for week in part] for part in stratum]
                  for stratum in shown],
    }  # fmt: skip


def _digits(values: intervals.Numbers) -> int:
    """Return the decimals needed to keep every difference visible on a chart."""
    span = float(np.nanmax(values) - np.nanmin(values)) if np.isfinite(values).any() else 1.0
    return int(np.clip(2 - np.floor(np.log10(span or 1.0)), 0, 5))


def _short(value: float, digits: int) -> float | int | None:
    if not np.isfinite(value):
        return None
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded
