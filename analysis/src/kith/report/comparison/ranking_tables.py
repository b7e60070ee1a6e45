"""Tables of all scenarios of a study, as the program ranked them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import xarray as xr

from kith.figures.parts.money import round_money, usd
from kith.report.facts import Facts
from kith.report.tables import Table
from kith.stats import intervals, likelihood

#: Goods counted in people or years: name in the file, column head, decimals.
GAINS = (
    ("treated", "more people treated", 0), ("treated_or_supported", "treated or supported", 0),
    ("newly_reached", "newly reached", 0),
    ("treated_in_serious_distress", "treated, in serious distress", 0), ("qalys", "QALYs", 1),
)  # fmt: skip


@dataclass
class Pair:
    """Two scenarios compared head to head, in the program's words."""

    title: str
    lines: list[str]


def gains(facts: Facts) -> Table | None:
    """Tabulate each scenario's gains over usual care, and its spending."""
    if facts.ranking is None:
        return None
    ranked = facts.ranking
    rows = []
    for name in _order(ranked):
        row = ranked.sel(scenario=name)
        cells = [_number(row["gain"].sel(good=good).item(), digits) for good, _, digits in GAINS]
        cells[0] += _spread(row)
        money = [row["gain"].sel(good="partnership_usd"), row["usd_per_person"],
                 row["usd_per_qaly"], row["left_usd"]]  # fmt: skip
        rows.append([_label(row), *cells, *(_usd(amount.item()) for amount in money)])
    heads = ["Scenario, by rank", *(head for _, head, _ in GAINS), "spent",
             "for each more person treated", "for each QALY",
             "left over by a comparator"]  # fmt: skip
    return Table(f"What each scenario gains on usual care, mean of {_histories(ranked)}",
                 heads, rows)  # fmt: skip


def per_million(facts: Facts) -> Table | None:
    """Tabulate gains per million dollars, which hold only at the scenario's size."""
    if facts.ranking is None:
        return None
    shown = [good for good in GAINS if good[0] != "treated_in_serious_distress"]
    rows = []
    for name in _order(facts.ranking):
        row = facts.ranking.sel(scenario=name)
        told = [_number(row["per_million"].sel(good=good).item(), d) for good, _, d in shown]
        if any(told):
            rows.append([_label(row), *told])
    heads = ["Scenario, by rank", *(head for _, head, _ in shown)]
    caption = "Per million dollars spent, at this size, not if scaled up"
    return Table(caption, heads, rows) if rows else None


def best(facts: Facts) -> Table | None:
    """Tabulate net benefits to society, and how sure the first rank is."""
    if facts.ranking is None:
        return None
    ranked = facts.ranking
    values = [float(v) for v in ranked["qaly_value_usd"].values]
    count = int(ranked.attrs["replicates"])
    rows = []
    for name in _order(ranked):
        row = ranked.sel(scenario=name)
        nets = [_usd(v) for v in row["net_benefit_usd"].values]
        often = f"{round(float(row['best_share'].values[0]) * count)} of {count}"
        rows.append([_label(row), *nets, often, _usd(float(row["expected_loss_usd"].values[0]))])
    heads = ["Scenario, by rank", *(f"net benefit, {usd(v)} a QALY" for v in values), "best in",
             "expected loss if chosen"]  # fmt: skip
    return Table(f"Which is best for society, of {_histories(ranked)}", heads, rows)


def pairs(facts: Facts) -> list[Pair]:
    """Return the pairs of scenarios that the program compares in words."""
    if facts.ranking is None or "pair" not in facts.ranking:
        return []
    names = [str(n) for n in facts.ranking["name"].values]
    ends = [facts.ranking[n].values.astype(int) for n in ("pair_first", "pair_second")]
    texts = [str(text) for text in facts.ranking["pair"].values]
    return [
        Pair(f"{names[a]} against {names[b]}", [line for line in text.splitlines() if line])
        for a, b, text in zip(*ends, texts, strict=True)
    ]


def size(facts: Facts) -> str:
    """State the share of the place simulated and the needs of all of it; "" if all is simulated."""
    if facts.ranking is None or float(facts.ranking.attrs["people_per_resident"]) <= 1.5:
        return ""
    times = float(facts.ranking.attrs["people_per_resident"])
    row = facts.ranking.sel(scenario=facts.scenario)
    posts = float(row["most_posts"].item())
    money = float(row["gain"].sel(good="partnership_usd").item())
    told = [f"{posts * times:,.0f} posts"] if math.isfinite(posts) else []
    told.append(usd(round_money(money * times)))
    return (
        f"Numbers are those of {float(facts.ranking.attrs['residents']):,.0f} residents, 1 in "
        f"{times:,.0f} of the place. If every catchment did this: {', '.join(told)}."
    )


def _order(ranked: xr.Dataset) -> list[str]:
    return [str(name) for name in ranked["scenario"].sortby(ranked["rank"]).values]


def _label(row: xr.Dataset) -> str:
    return f"{int(row['rank'].item())} · {row['name'].item()}"


def _histories(ranked: xr.Dataset) -> str:
    count = int(ranked.attrs["replicates"])
    said = f"{count} {'history' if count == 1 else 'histories'}"
    return said if count >= likelihood.FEWEST else f"{said} (a try, not an answer)"


def _spread(row: xr.Dataset) -> str:
    low, high = (row[f"gain_{end}"].sel(good="treated").item() for end in ("low", "high"))
    return f" ({low:,.0f} to {high:,.0f})".replace("-", "−") if math.isfinite(low) else ""


def _number(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return ""
    text = f"{value:,.{digits}f}".replace("-", "−")
    return text.removeprefix("−") if not text.strip("−0.") else text


def _usd(amount: float) -> str:
    return usd(round_money(amount)) if math.isfinite(amount) else ""


def spread_name(facts: Facts) -> str:
    """Name the interval of the table: 95 %, or the range if histories are few."""
    if facts.ranking is None:
        return ""
    count = int(facts.ranking.attrs["replicates"])
    named = intervals.name(str(facts.ranking.attrs["interval"]), count)
    return named.replace("replicates", "histories")
