"""`kith trials FILE...`: run virtual trials and compare them with published results."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_kith
from kith.figures.agreement import agreement
from kith.figures.parts.save import save
from kith.io.simulator import Simulator
from kith.io.trials.trial_targets import targets_of
from kith.io.usage_error import UsageError
from kith.validation.trials_page import page


def main(arguments: list[str] | None = None) -> int:
    """Run the trials, write the page and the figure; print the table."""
    given, run_options = _options(arguments)
    return guarded("trials", lambda: _answer(given, run_options))


def _answer(given: argparse.Namespace, run_options: list[str]) -> None:
    files = [file for path in given.files for file in _trial_files(path)]
    if not files:
        raise UsageError("no scenario files found")
    given.output.mkdir(parents=True, exist_ok=True)
    targets = targets_of(_result(given.kith, file, given.output, run_options) for file in files)
    if targets.empty:
        raise UsageError("none of the trials holds a [[trial.target]]")
    (given.output / "trials.md").write_text(page(targets), encoding="utf-8")
    save(agreement(targets), given.output / "trials.svg")
    columns = ["file", "id", "published", "low", "high", "simulated", "met"]
    print(targets[columns].to_string(index=False, float_format=lambda number: f"{number:.3g}"))
    met = int(targets["met"].sum())
    print(f"{met} of {len(targets)} findings agree; the page: {given.output / 'trials.md'}")


def _options(arguments: list[str] | None) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="kith trials",
        description="Run virtual trials and write one page and one figure: what was published, "
        "what the model gives, and whether they agree. Existing results are not run again. "
        "Other options (-n, -j, --set) go to `kith run`.",
    )
    parser.add_argument("files", nargs="+", type=Path, help="scenario or result files, or folders")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("results/trials"), metavar="FOLDER"
    )
    add_kith(parser)
    return parser.parse_known_args(arguments)


def _trial_files(path: Path) -> list[Path]:
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _result(kith: str | None, file: Path, folder: Path, run_options: list[str]) -> Path:
    """Return the result of a scenario; run the scenario first if it has none yet."""
    if file.suffix == ".h5":
        return file
    result = folder / f"{file.stem}.h5"
    if not result.exists():
        simulator = Simulator(kith)
        print(f"{file}", file=sys.stderr, flush=True)
        simulator.call("run", file, "-o", result, "-q", *run_options, shown=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
