from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sweeps import known, saltelli, write_sweep

from kith.commands import figures as command


def test_the_command_writes_the_page_and_each_figure(tmp_path: Path, study_path: Path) -> None:
    code = subprocess.run(
        [sys.executable, "-m", "kith.commands.figures", study_path,
         "-o", tmp_path / "new" / "folder"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert code.returncode == 0, code.stderr
    written = code.stdout.split()
    assert written[0].endswith("quickstart.png")
    assert len(written) == 1 + 4 * 4
    assert all(Path(name).stat().st_size > 5000 for name in written)


def test_the_command_draws_who_was_reached(tmp_path: Path, whole_path: Path) -> None:
    assert command.main([str(whole_path), "-o", str(tmp_path)]) == 0
    assert {"reach.png", "reach.svg"} <= {path.name for path in tmp_path.iterdir()}


def test_the_command_says_what_is_wrong(
    tmp_path: Path, study_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(tmp_path / "none.h5")]) == 4
    assert "no such file" in capsys.readouterr().err
    sweep = write_sweep(tmp_path / "s.h5", saltelli(2), known(saltelli(2)), "saltelli")
    assert command.main([str(sweep), "-o", str(tmp_path)]) == 2
    assert "result of a sweep: kith report draws its figures" in capsys.readouterr().err
    assert command.main([str(study_path), "--scenario", "clinik", "-o", str(tmp_path)]) == 2
    assert "unknown scenario" in capsys.readouterr().err


def test_the_command_draws_chosen_outcomes(tmp_path: Path, whole_path: Path) -> None:
    chosen = ["--outcome", "k6_mean", "qalys", "--outcome", "isolated_share"]
    code = command.main(
        [str(whole_path), *chosen, "--stratum", "income:below-100", "-o", str(tmp_path)]
    )
    assert code == 0
    names = {path.name for path in tmp_path.glob("*.png")}
    assert names == {
        f"{kind}-{name}{part}.png"
        for name in ("k6-mean", "qalys", "isolated-share")
        for kind, part in (("trajectory", "-income-below-100"), ("differences", ""))
    }


def test_unknown_outcomes_and_strata_get_suggestions(
    tmp_path: Path, whole_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "none"
    for options, hint in (
        (["--outcome", "k6_mean", "serious_distres_share"], "'serious_distress_share'"),
        (["--stratum", "income:below-10"], "'income:below-100'"),
    ):
        assert command.main([str(whole_path), *options, "-o", str(folder)]) == 2
        assert f"did you mean {hint}?" in capsys.readouterr().err
    assert not folder.exists()


def test_figures_that_are_there_are_replaced_only_on_request(
    tmp_path: Path, whole_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "differences-k6-mean.svg"
    taken.write_text("mine")
    wanted = [str(whole_path), "--outcome", "k6_mean", "-o", str(tmp_path)]
    assert command.main(wanted) == 4
    assert f"{taken} exists (--force overwrites it)" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [taken.name]
    assert taken.read_text() == "mine"
    assert command.main([*wanted, "--force"]) == 0
    assert taken.stat().st_size > 5000
