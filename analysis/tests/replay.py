"""Writes the result of a virtual trial, as far as its targets go."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np

TEXTS = {
    "title": ["More visits", ""], "outcome": ["engaged", "k6"], "arm": ["new", "new"],
    "measure": ["difference", "smd"], "against": ["old", "old"], "source": ["A 2001", "B"],
}  # fmt: skip
NUMBERS = {"week": [26, 26], "published": [0.2, 0.5], "low": [0.1, 0.4], "high": [0.3, 0.6],
           "simulated": [0.2, 0.1], "simulated_low": [0.18, 0.05], "simulated_high": [0.22, 0.15],
           "single_low": [0.1, -0.3], "single_high": [0.3, 9.0], "met": [1, 0]}  # fmt: skip


def write_replay(path: Path) -> Path:
    with h5py.File(path, "w") as file:
        file.attrs["title"] = "New care"
        group = file.create_group("trial")
        file["trial_arm"], file["trial_outcome"] = ["old", "new"], ["engaged", "k6"]
        file["trial_week"] = [26]
        group["pooled_mean"] = np.zeros((2, 1, 2))
        group["pooled_n"] = np.array([[[1200, 1100]], [[1180, 1090]]], dtype=float)
        group["target_made_of"] = ["share with visits of at least 1", ""]
        group["target"] = ["visits", "symptoms"]
        for name, texts in TEXTS.items():
            group[f"target_{name}"] = texts
        for name, numbers in NUMBERS.items():
            group[f"target_{name}"] = np.array(numbers, dtype=float)
        group.attrs.update(title="A trial <of care>", differs="No\n  placebo.", replicates=3)
    return path
