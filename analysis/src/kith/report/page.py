"""Assembles the page about a study from text, tables, figures and charts."""

from __future__ import annotations

from functools import partial
from typing import Any

from matplotlib.axes import Axes

import kith
from kith import figures
from kith.figures.neighborhoods import SIZE as ZONES_SIZE
from kith.figures.parts.money import round_money, usd
from kith.figures.quickstart import drawn
from kith.figures.reach import SIZE as REACH_SIZE
from kith.figures.zone_map import SIZE as MAP_SIZE
from kith.figures.zone_map import can_map
from kith.io import strata
from kith.io.provenance import changes
from kith.report import (
    answer,
    evidence_tables,
    glossary,
    money_tables,
    people_tables,
    reach_tables,
    series,
    setting,
    tables,
    trial,
    wait_tables,
)
from kith.report.comparison import local_tables, ranking_tables
from kith.report.drawings import Drawing, draw
from kith.report.facts import Facts
from kith.report.operations import operations_table
from kith.report.template import LEFT_OUT, filled
from kith.report.tiles import tiles
from kith.stats.break_even import break_even
from kith.stats.budget import COSTS
from kith.stats.empty_posts import empty_posts
from kith.stats.ended_by import ended_by


def render(facts: Facts) -> str:
    """Return the page about a study as HTML."""
    return filled("page.html.j2", _content(facts))


def _content(facts: Facts) -> dict[str, Any]:
    return {
        "version": kith.__version__,
        "facts": facts,
        "attrs": facts.study.attrs,
        "question": _question(facts),
        "changes": changes(facts.provenance),
        "answer": answer,
        "setting": setting,
        "tiles": tiles,
        "tables": tables,
        "people_tables": people_tables,
        "evidence_tables": evidence_tables,
        "money_tables": money_tables,
        "operations_table": operations_table,
        "ranking_tables": ranking_tables,
        "local_tables": local_tables,
        "reach_tables": reach_tables,
        "barriers": wait_tables.barriers(facts),
        "glossary": glossary.entries(facts),
        "wait_tables": wait_tables,
        "trial": trial,
        "drawings": _drawings(facts) | trial.drawing(facts),
        "budget": _budget(facts),
        "left_out": LEFT_OUT,
        "chart_data": series.as_json(facts),
        "programs": setting.programs(facts),
        "partnerships": setting.partnerships(facts),
    }


def _question(facts: Facts) -> str:
    if "scenario_question" not in facts.study:
        return ""
    return str(facts.study["scenario_question"].sel(scenario=facts.scenario).item())


def _drawings(facts: Facts) -> dict[str, Drawing]:
    """Draw the figures for which the file holds the outcomes."""
    s, chosen, main = facts.study, facts.scenario, answer.MAIN
    # Widths fit a phone: nothing scrolls sideways and letters stay readable.
    wide, tall, square, half = (4.9, 4.5), (5.4, 8.8), (4.9, 4.9), (4.9, 4.1)
    plan: dict[str, tuple[tuple[float, float], bool, Any]] = {}

    def add(name: str, size: tuple[float, float], needs: bool, drawn: Any, *args: Any) -> None:
        plan[name] = (size, needs, partial(drawn, s, *args, standalone=False))

    few = (strata.ADULTS, [facts.usual, *facts.compared_in_figures])
    for name in drawn(s):
        line = f"line-{name.replace('_', '-')}"
        add(line, half, facts.holds(name), figures.trajectories, name, *few)
    add("queue", half, facts.holds("queue_length"), figures.trajectories, "queue_length", *few)
    add("forest", tall, facts.holds(main), figures.differences, main, chosen)
    add("levels", tall, facts.holds(main), figures.levels, main, chosen)
    add("cascade", half, facts.holds("cascade_need", "cascade_effective"), figures.cascade, chosen)
    add("reach", REACH_SIZE, reach_tables.served(facts), figures.reach, facts.reach, chosen)
    reasons = facts.holds("unmet_need_share", "unmet_need_cost_share")
    add("reasons", half, reasons, figures.reasons, chosen)
    money = facts.holds("qalys", "residents", "cost_societal_usd")
    add("plane", wide, money, figures.cost_effectiveness, few[1][1:])
    add("acceptability", wide, money, figures.acceptability, few[1][1:])
    add("spending", wide, facts.holds(COSTS), figures.spending, chosen)
    pair = ("income:below-100", "income:400-plus")
    both = {*pair, strata.ADULTS} <= set(s["stratum"].values)
    fair = money and both and facts.holds(main)
    add("fair", square, fair, figures.equity_plane, *pair, few[1][1:])
    alive = facts.partnerships is not None and "alive" in facts.partnerships
    add("life", half, alive, figures.partnership_life, facts.partnerships, chosen)
    if can_map(s, facts.texts) and facts.holds(main, "residents"):
        add("map", MAP_SIZE, True, figures.zone_map, facts.texts, main, chosen)
    else:
        zones = len(facts.texts.get("zone", [])) > 1
        bars = partial(figures.neighborhoods, facts.texts, standalone=False)
        plan["minutes"] = (ZONES_SIZE, zones, bars)
    if evidence_tables.driven(facts, main):
        tornado = partial(figures.tornado, events=facts.events)
        add("tornado", (4.9, 7.0), True, tornado, facts.parameters, main, chosen)
    for name, shares in evidence_tables.shared(facts)[:1]:
        wedge = partial(figures.wedge, shares, name)
        plan["wedge"] = ((5.4, 2.2 + 0.42 * len(shares)), True, wedge)
    several = facts.holds(main) and facts.replicates >= 2
    add("convergence", wide, several, figures.convergence, main, chosen)
    return {
        name: draw(name, size, partial(_on, function))
        for name, (size, needs, function) in plan.items()
        if needs
    }


def _on(function: Any, ax: Axes) -> Axes:
    drawn: Axes = function(ax=ax)
    return drawn


def _budget(facts: Facts) -> list[str]:
    """Return sentences that answer a treasurer's questions."""
    told = []
    if facts.holds("cost_societal_usd"):
        even = break_even(facts.study, facts.scenario)
        if even["share"] == even["share"]:  # not NaN
            counted = answer.often(even["share"], facts.replicates)
            told.append(
                "The partnership has paid for itself by the end, through lower costs elsewhere, in "
                f"{counted} simulated histories."
            )
        worth = even["usd_per_qaly"]
        if worth == worth:
            said = (
                "No price makes it pay in half of them." if worth == float("inf") else
                f"Counting health as well, it pays in half of them if a QALY is worth "
                f"{usd(round_money(worth))}."
            )  # fmt: skip
            told.append(said)
    if facts.partnerships is not None and "alive" in facts.partnerships:
        for name, share in ended_by(facts.partnerships, facts.scenario).items():
            counted = answer.often(share, facts.replicates)
            told.append(
                f"In {counted} histories the partnership “{facts.partnership(name)}” has ended "
                "within three years."
            )
    if facts.holds("posts_fte", "filled_posts_fte"):
        posts = empty_posts(facts.study).set_index("scenario").to_dict("index")
        usual, own = posts[facts.usual], posts[facts.scenario]
        told.append(
            f"On average {100 * own['empty_share']:.0f} % of all {own['posts_fte']:.1f} full-time "
            f"posts are vacant, against {100 * usual['empty_share']:.0f} % of "
            f"{usual['posts_fte']:.1f} under usual care."
        )
    return told
