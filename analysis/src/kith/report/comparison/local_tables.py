"""Checks the community against a local clinic: its last year beside usual care."""

from __future__ import annotations

from kith.report.facts import Facts
from kith.report.tables import Table
from kith.stats import intervals


def clinic(facts: Facts) -> Table | None:
    """Tabulate the clinic's numbers, Kith's with ranges, and whether they agree."""
    told = facts.local
    if told is None:
        return None
    rows = []
    for fact in map(str, told["fact"].values):
        row = told.sel(fact=fact)
        decimals = int(row["decimals"])
        ours, low, high = (
            f"{float(row[name]):,.{decimals}f}" for name in ("usual_care", "low", "high")
        )
        with_range = str(row["interval"].item()) != "none"
        rows.append([
            fact[:1].upper() + fact[1:], f"{float(row['theirs']):,.{decimals}f}", ours,
            f"{low} to {high}" if with_range else "–", str(row["agreement"].item()),
        ])  # fmt: skip
    enough = facts.replicates >= intervals.FEWEST
    ranged = "95 % interval" if enough else f"range of {facts.replicates}"
    caption = (
        f"{told.attrs['clinic']} ({told.attrs['source']}), its last year, beside the first year of "
        "usual care"
    )
    return Table(caption, ["", "the clinic", "Kith", ranged, ""], rows)


def warning(facts: Facts) -> str:
    """Return a sentence on where usual care differs from the clinic; "" if nowhere."""
    table = clinic(facts)
    rows = table.rows if table is not None else []
    differ = [row[0].lower() for row in rows if row[-1] == "differs"]
    if not differ:
        return ""
    return f"Usual care does not match the clinic in {', '.join(differ)}."
