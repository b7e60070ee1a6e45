"""The page about a merged sweep."""

from __future__ import annotations

import warnings
from pathlib import Path

import kith
from kith.io import outcomes
from kith.io.failed_runs import FailedRunsWarning
from kith.report import sweep, sweep_tables
from kith.report.sweep_drawings import drawings
from kith.report.template import LEFT_OUT, filled


def render(path: Path, scenario: str | None = None) -> str:
    """Return the page about a merged sweep as HTML."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", FailedRunsWarning)
        found = sweep.gather(path, scenario)
        made, missing = drawings(found)
    failures = [str(w.message) for w in told if issubclass(w.category, FailedRunsWarning)]
    with found.content:
        labels = {n: outcomes.measure(found.content, n).label for n in found.effects}
        content = {
            "version": kith.__version__, "sweep": found, "about": sweep, "tables": sweep_tables,
            "drawings": made, "attrs": found.content.attrs, "missing": missing, "labels": labels,
            "failures": failures[0] if failures else "", "left_out": LEFT_OUT,
            "method": found.design.attrs.get("method", ""),
            "replicates": int(found.content.sizes["replicate"]),
            "text": str(found.design["sweep_toml"].item()) if "sweep_toml" in found.design else "",
        }  # fmt: skip
        return filled("sweep.html.j2", content)
