"""The known axes in kith.io.door are those on which the program writes each dataset."""

from __future__ import annotations

import json
import os
from importlib import resources
from pathlib import Path

import h5py
from program import needs_program
from small_example import EXAMPLE

from kith.io.simulator import Simulator, set_options

SETS = ("community.residents=1500", "time.weeks=60", "time.settling_weeks=0")
TRIAL = EXAMPLE.parent / "trials" / "cbits.toml"
SWEEP = f"""format = 1
id = "names"
scenarios = ["{EXAMPLE}"]
[design]
method = "lhs"
n = 2
[[vary]]
path = "partnership.clinic.shared_power"
range = [0.2, 0.9]
[run]
replicates = 1
"""


@needs_program
def test_known_names_are_those_of_the_program(tmp_path: Path) -> None:
    """`KITH_UPDATE_GOLDEN=1 pytest tests/io/test_door_names.py` writes them anew."""
    kith = Simulator(threads=2)
    study, trial, sweep = (tmp_path / f"{name}.h5" for name in ("study", "trial", "sweep"))
    chance = ("-n", "8", "--chance", "8")
    kith.call("run", EXAMPLE, "-o", study, *chance, *set_options(SETS))
    kith.run([TRIAL], trial, sets=SETS[:1], replicates=1)
    (tmp_path / "sweep.toml").write_text(SWEEP)
    kith.call("plan", tmp_path / "sweep.toml", "-o", tmp_path / "sweep", *set_options(SETS))
    kith.call("work", tmp_path / "sweep")
    kith.call("merge", tmp_path / "sweep", "-o", sweep)
    found: dict[str, list[object]] = {}
    for path in (sweep, trial, study):  # outcomes of a study have no samples
        with h5py.File(path) as file:
            file.visititems(lambda name, item: _add(name, item, found))
    found = {path: said for path, said in sorted(found.items()) if not path.startswith("/param_")}
    known = resources.files("kith.io.door").joinpath("known.json")
    if os.environ.get("KITH_UPDATE_GOLDEN"):
        lines = ",\n".join(
            f" {json.dumps(path)}: {json.dumps(said)}" for path, said in found.items()
        )
        Path(str(known)).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    told = json.loads(known.read_text(encoding="utf-8"))
    assert told == found, test_known_names_are_those_of_the_program.__doc__


def _add(name: str, item: h5py.Group | h5py.Dataset, found: dict[str, list[object]]) -> None:
    if isinstance(item, h5py.Dataset):
        text = h5py.check_string_dtype(item.dtype) is not None
        axes = [axis[0].name if len(axis) else item.name for axis in item.dims]
        found[f"/{name}"] = ["text" if text else item.dtype.str.lstrip("<|"), axes]
