"""Writes the parts of a virtual trial's result that concern its targets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from synthetic import Writer

TEXTS = {
    "title": ["More visits", ""], "outcome": ["engaged", "k6"], "arm": ["new", "new"],
    "measure": ["difference", "smd"], "against": ["old", "old"], "source": ["A 2001", "B"],
}  # fmt: skip
NUMBERS = {"week": [26, 26], "published": [0.2, 0.5], "low": [0.1, 0.4], "high": [0.3, 0.6],
           "simulated": [0.2, 0.1], "simulated_low": [0.18, 0.05], "simulated_high": [0.22, 0.15],
           "single_low": [0.1, -0.3], "single_high": [0.3, 9.0], "met": [1, 0]}  # fmt: skip


def write_replay(path: Path) -> Path:
    writer = Writer(path)
    writer.file.attrs.update(title="New care", filetype="kith-study", kith_format=np.int32(1))
    writer.scale("scenario", ["usual-care", "new"])
    writer.scale("replicate", np.arange(3, dtype="i4"))
    writer.put("run_status", np.zeros((2, 3), dtype="i1"), ["scenario", "replicate"])
    writer.scale("trial_arm", ["old", "new"])
    writer.scale("trial_outcome", ["engaged", "k6"])
    writer.scale("trial_week", np.array([26.0]))
    cells = ["trial_arm", "trial_week", "trial_outcome"]
    writer.put("trial/pooled_mean", np.zeros((2, 1, 2)), cells)
    writer.put("trial/pooled_n", np.array([[[1200.0, 1100]], [[1180, 1090]]]), cells)
    writer.scale("trial/target", ["visits", "symptoms"])
    target = ["trial/target"]

    def put_texts(name: str, texts: list[str]) -> None:
        writer.put(f"trial/target_{name}", np.array(texts, dtype=object), target)

    put_texts("made_of", ["share with visits of at least 1", ""])
    for name, texts in TEXTS.items():
        put_texts(name, texts)
    for name, numbers in NUMBERS.items():
        writer.put(f"trial/target_{name}", np.array(numbers, dtype=float), target)
    writer.file["trial"].attrs.update(
        title="A trial <of care>", differs="No\n  placebo.", replicates=np.int32(3)
    )
    writer.close()
    return path
