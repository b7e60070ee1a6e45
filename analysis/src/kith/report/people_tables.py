"""Tables about people and places."""

from __future__ import annotations

import math

from kith.figures.parts import words
from kith.io import outcomes, strata
from kith.report.facts import Facts
from kith.report.tables import Table, interval_head, percent
from kith.stats.equity import equity
from kith.stats.neighborhoods import neighborhoods as table_of


def gaps(facts: Facts) -> Table:
    """Tabulate the gaps between strata, and concentration by income."""
    frame = equity(facts.study, scenario=facts.scenario)
    rows, titled = [], strata.titles(facts.study)
    for row in frame.to_dict("records"):
        if not math.isfinite(float(row["usual_care"])):
            continue
        factor = 100.0 if row["to"] else 1.0
        digits = 1 if row["to"] else 3
        if row["to"]:
            to = (
                "all adults" if row["to"] == strata.ADULTS else strata.label(str(row["to"]), titled)
            )
            name = f"{strata.label(str(row['stratum']), titled)}, to {to}, points"
        else:
            name = outcomes.measure(facts.study, str(row["outcome"])).label + ", index"
        change, low, high = (
            words.signed(float(row[n]) * factor, digits) for n in ("difference", "low", "high")
        )
        levels = [words.signed(float(row[n]) * factor, digits).removeprefix("+")
                  for n in ("usual_care", "value")]  # fmt: skip
        spread = f"{low} to {high}" if math.isfinite(float(row["low"])) else ""
        rows.append([name, *levels, change, spread, percent(row["probability_narrower"])])
    found = [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]
    heads = ["Gap", "usual care", "scenario", "change", interval_head(found), "narrower in"]
    return Table(
        "Gaps in who is treated, and concentration of need and care by income", heads, rows
    )


def neighborhoods(facts: Facts) -> Table | None:
    """Tabulate the neighborhoods of the scenario."""
    frame = table_of(facts.texts)
    rows = []
    for row in frame.to_dict("records"):
        minutes = f"{row['minutes']:.0f}" if math.isfinite(row["minutes"]) else ""
        share, income = f"{100 * row['share']:.0f} %", f"{row['income_factor']:.2f}"
        rows.append([str(row["title"]), share, income, minutes, ", ".join(row["partners"])])
    heads = ["Neighborhood", "of residents", "income, 1 is the median", "minutes to a partner",
             "seat of"]  # fmt: skip
    return Table("The neighborhoods", heads, rows) if rows else None
