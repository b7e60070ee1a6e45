"""Measurements of kith_benchmark: speed by number of residents and threads."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes

from kith.figures.parts import style
from kith.io.usage_error import UsageError

#: Name in the benchmark file → label and color in the figure.
KINDS = {
    "kernel": ("the bare kernel", "#5F5F5F"),
    "pass": ("the update of all residents", "#0072B2"),
    "week": ("the whole week", "#D55E00"),
}
_NAMES = ("week", "large_week")


def read_benchmark(file: Path) -> pd.DataFrame:
    """Read timings of the reference nation: a row per number of residents and threads.

    Columns: residents, threads, bytes (per resident), and resident-weeks per second of week, pass
    and kernel; medians if the benchmark was repeated. Raises ValueError for a file without them.
    """
    runs = json.loads(file.read_text(encoding="utf-8")).get("benchmarks", [])
    medians = [run for run in runs if run.get("aggregate_name") == "median"]
    rows = []
    for run in medians or [run for run in runs if run.get("run_type") == "iteration"]:
        name, *arguments = run["name"].split("/")
        if name not in _NAMES:
            continue
        told = dict(argument.split(":") for argument in arguments if ":" in argument)
        rows.append({
            "residents": int(told["residents"]), "threads": int(told["threads"]),
            "bytes": float(run["bytes"]), **{kind: float(run[kind]) for kind in KINDS},
        })  # fmt: skip
    if not rows:
        raise UsageError(f"{file} holds no weeks (kith_benchmark --benchmark_out={file})")
    return pd.DataFrame(rows).sort_values(["threads", "residents"], ignore_index=True)


def scaling(table: pd.DataFrame, *, ax: Axes) -> Axes:
    """Draw resident-weeks per second over residents; `table` comes from `read_benchmark`."""
    for kind, (words, color) in KINDS.items():
        for threads, dashes in zip(sorted(table["threads"].unique()), ("--", "-"), strict=False):
            some = table[table["threads"] == threads]
            label = f"{words}, {threads} {'thread' if threads == 1 else 'threads'}"
            ax.plot(
                some["residents"], some[kind] / 1e6, dashes, color=color, marker="o", ms=3,
                label=label,
            )  # fmt: skip
    most = table[table["threads"] == table["threads"].max()]
    low, high = (most["week"] / most["kernel"]).agg(["min", "max"])
    ax.set_title(
        f"A week takes {1 / high:.0f} to {1 / low:.0f} times as long as the machine's limit",
        loc="left", fontsize=style.TITLE_SIZE,
    )  # fmt: skip
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_xlabel("residents")
    ax.set_ylabel("million resident-weeks a second")
    for formatter in (ax.yaxis.set_major_formatter, ax.yaxis.set_minor_formatter):
        formatter("{x:g}")
    ax.legend(
        frameon=False, fontsize=style.TEXT_SIZE, loc="upper left", bbox_to_anchor=(1.0, 1.0)
    )  # fmt: skip
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    return ax
