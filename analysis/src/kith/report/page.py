"""Puts the page together: text, tables, figures and charts in one text."""

from __future__ import annotations

import warnings
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2
from matplotlib.axes import Axes

import kith
from kith import figures
from kith.figures.parts.money import round_money, usd
from kith.figures.quickstart import TRAJECTORIES
from kith.io import outcomes, strata
from kith.io.failed_runs import FailedRunsWarning
from kith.report import answer, money_tables, series, setting, sweep, tables, trial
from kith.report.drawings import Drawing, draw
from kith.report.facts import Facts
from kith.stats.break_even import break_even
from kith.stats.budget import COSTS
from kith.stats.empty_posts import empty_posts
from kith.stats.ended_by import ended_by

LEFT_OUT = (
    "People are simulated, and their reactions come from averages of published studies: nobody in "
    "the page is a person who lives.",
    "Suicide, substance use, psychosis, inpatient care and children under 10 are not in the model.",
    "Incomes never change: whether better health helps people to work, to learn or to keep a home "
    "is not counted.",
    "Uncertain numbers are drawn independently of each other, and those that were fitted to usual "
    "care are not drawn: what is not known is wider than the intervals.",
    "What nobody has written into the scenario (an epidemic, a new law, another clinic) does not "
    "happen, in either half of the comparison.",
)


def render(facts: Facts) -> str:
    """Return the page about a study as HTML."""
    return _filled("page.html.j2", _content(facts))


def render_sweep(path: Path, scenario: str | None = None) -> str:
    """Return the page about a merged sweep as HTML."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", FailedRunsWarning)
        found = sweep.gather(path, scenario)
        made, missing = sweep.drawings(found)
    failures = [str(w.message) for w in told if issubclass(w.category, FailedRunsWarning)]
    with found.content:
        labels = {n: outcomes.measure(found.content, n).label for n in found.effects}
        content = {
            "version": kith.__version__, "sweep": found, "about": sweep, "drawings": made,
            "attrs": found.content.attrs, "missing": missing, "labels": labels,
            "failures": failures[0] if failures else "", "left_out": LEFT_OUT,
            "method": found.design.attrs.get("method", ""),
            "replicates": int(found.content.sizes["replicate"]),
            "text": str(found.design["sweep_toml"].item()) if "sweep_toml" in found.design else "",
        }  # fmt: skip
        return _filled("sweep.html.j2", content)


def _filled(template: str, content: dict[str, Any]) -> str:
    loader = jinja2.PackageLoader("kith.report", "assets")
    # What is put in unescaped is ours: drawings (Markup), styles, scripts, the charts' JSON.
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    return environment.get_template(template).render(**content, asset=_asset)


def _content(facts: Facts) -> dict[str, Any]:
    return {
        "version": kith.__version__,
        "facts": facts,
        "attrs": facts.study.attrs,
        "question": _question(facts),
        "answer": answer,
        "setting": setting,
        "tables": tables,
        "money_tables": money_tables,
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
    """Draw what the file has the outcomes for."""
    s, chosen, main = facts.study, facts.scenario, answer.MAIN
    wide, tall, square, half = (7.4, 4.4), (8.2, 8.4), (7.4, 4.7), (5.6, 4.1)
    plan: dict[str, tuple[tuple[float, float], bool, Any]] = {}

    def add(name: str, size: tuple[float, float], needs: bool, drawn: Any, *args: Any) -> None:
        plan[name] = (size, needs, partial(drawn, s, *args, standalone=False))

    few = (strata.ADULTS, [facts.usual, *facts.compared_in_figures])
    for name in TRAJECTORIES:
        line = f"line-{name.replace('_', '-')}"
        add(line, half, facts.holds(name), figures.trajectories, name, *few)
    add("queue", half, facts.holds("queue_length"), figures.trajectories, "queue_length", *few)
    add("forest", tall, facts.holds(main), figures.differences, main, chosen)
    add("levels", tall, facts.holds(main), figures.levels, main, chosen)
    add("cascade", half, facts.holds("cascade_need", "cascade_improved"), figures.cascade, chosen)
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
    zones = len(facts.texts.get("zone", [])) > 1
    plan["map"] = ((7.4, 5.4), zones, partial(figures.neighborhoods, facts.texts, standalone=False))
    drawn = facts.parameters is not None and facts.replicates >= 6 and facts.holds(main)
    add("tornado", (8.0, 6.2), drawn, figures.tornado, facts.parameters, main, chosen)
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
    """Return what a treasurer asks, in sentences."""
    told = []
    if facts.holds("cost_societal_usd"):
        even = break_even(facts.study, facts.scenario)
        if even["share"] == even["share"]:  # not NaN
            counted = answer.often(even["share"], facts.replicates)
            told.append(
                "It has paid for itself by the end, through lower costs elsewhere, in "
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
                f"In {counted} histories the partnership “{name}” has ended within three years."
            )
    if facts.holds("posts_fte", "filled_posts_fte"):
        posts = empty_posts(facts.study).set_index("scenario").to_dict("index")
        usual, own = posts[facts.usual], posts[facts.scenario]
        told.append(
            f"On average {100 * own['empty_share']:.0f} % of all {own['posts_fte']:.1f} full-time "
            f"posts stand empty, against {100 * usual['empty_share']:.0f} % of "
            f"{usual['posts_fte']:.1f} under usual care."
        )
    return told


def _asset(name: str) -> str:
    """Return a file of the package, safe inside the element that it belongs to."""
    text = (resources.files("kith.report") / "assets" / name).read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script")
