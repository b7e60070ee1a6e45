"""One page about all replays: what agrees, what does not, and how each differs from its paper."""

from __future__ import annotations

import base64
import io

import jinja2
import pandas as pd

from kith.replays.figure import agreement

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kith: published trials, replayed</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; color: #222; max-width: 62rem; margin: 2rem auto;
  padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid #d9d9d9;
  vertical-align: top; }
td.number { text-align: right; white-space: nowrap; }
.no { color: #a33b00; font-weight: 600; }
img { width: 100%; }
</style></head><body>
<h1>Published trials, replayed</h1>
<p>{{ met }} of {{ targets | length }} findings of {{ trials | length }} trials and events come out
of the model within the bounds that were set before. Nothing was fitted to them. A replay that does
not agree is listed like one that does.</p>
<img alt="Bounds of each finding and where the simulation lies" src="data:image/svg+xml;base64,{{
figure }}">
<p>Grey: what agrees with the finding; bar: what was published; marker: the simulation (circle:
agrees, cross: does not), with the interval of its mean over replicates (thick) and of single
replicates (thin).</p>
<table><tr><th>Trial</th><th>Finding</th><th>Published</th><th>Agrees from … to</th>
<th>Simulated (95 %)</th><th></th><th>Source</th></tr>
{% for t in targets %}<tr><td>{{ t.trial }}</td><td>{{ t.title or t.id }}<br><small>{{ t.measure }}
of {{ t.outcome }}, week {{ t.week | int }}</small></td>
<td class="number">{{ "%.3g" | format(t.published) }}</td>
<td class="number">{{ "%.3g" | format(t.low) }} … {{ "%.3g" | format(t.high) }}</td>
<td class="number">{{ "%.3g" | format(t.simulated) }} ({{ "%.3g" | format(t.simulated_low) }} to
{{ "%.3g" | format(t.simulated_high) }})</td>
<td{% if not t.met %} class="no"{% endif %}>{{ "agrees" if t.met else "does not agree" }}</td>
<td>{{ t.source }}</td></tr>
{% endfor %}</table>
<h2>How the replays differ from the trials</h2>
<ul>{% for t in trials %}<li><b>{{ t.trial }}</b> ({{ t.replicates }} replicates): {{ t.differs or
"as published." }}</li>{% endfor %}</ul>
</body></html>
"""


def page(targets: pd.DataFrame) -> str:
    """Return the page as HTML that opens offline. `targets` is that of `targets_of`."""
    drawing = io.BytesIO()
    agreement(targets).savefig(drawing, format="svg", metadata={"Date": None})
    return (
        jinja2.Environment(autoescape=True)
        .from_string(_PAGE)
        .render(
            targets=targets.to_dict("records"),
            trials=targets.drop_duplicates("file").to_dict("records"),
            met=int(targets["met"].sum()),
            figure=base64.b64encode(drawing.getvalue()).decode("ascii"),
        )
    )
