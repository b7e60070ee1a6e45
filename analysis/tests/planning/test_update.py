"""Actual numbers are read as people write them, and compared with replicates."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from whole import write_whole

import kith
from kith.commands import update as command
from kith.io.usage_error import UsageError
from kith.planning.updating.actuals import Actuals, read_actuals
from kith.planning.updating.lived import Lived
from kith.planning.updating.observations import observe, over_periods
from kith.planning.updating.periods import Calendar
from kith.planning.updating.update_text import update_text

CLINIC = "clinic"


@pytest.fixture(scope="module")
def many_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole(tmp_path_factory.mktemp("many") / "many.h5", replicates=300)


def of_replicate(path: Path, place: int, names: list[str], noise: float = 0.0) -> pd.DataFrame:
    """Return what a replicate would have counted from March to December 2026."""
    with kith.open(path) as study:
        lived = Lived(study, kith.partnerships(path), CLINIC)
        calendar = Calendar(study)
        months = [f"2026-{month:02}" for month in range(3, 13)]
        days = calendar.days([calendar.period("month", month) for month in months])
        table = {"month": months}
        for name in names:
            column = lived.column(name)
            own = over_periods(lived.weekly(column), column.how, days)[place]
            table[name] = own + noise * np.random.default_rng(1).normal(size=own.size)
    return pd.DataFrame(table)


def test_a_month_takes_its_days_of_each_week(whole: xr.Dataset) -> None:
    calendar = Calendar(whole)  # week 0 begins on 5 January 2026
    days = calendar.days([calendar.period("month", "2026-02"), calendar.period("week", "3-4")])
    assert days[0].sum() == pytest.approx(28 / 7)
    assert days[0, [3, 4, 6, 7]] == pytest.approx([1 / 7, 1, 1, 6 / 7])
    assert np.flatnonzero(days[1]).tolist() == [3, 4]
    assert calendar.period("date", "2026-01-13").first == 7
    after = calendar.after("month", calendar.period("month", "2026-12").end)
    assert [after[0].name, after[-1].name] == ["2027-01", "2028-03"]  # week 119 ends 23 April


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("month", "2026-13", "'2026-13' is no month (write 2026-07)"),
        ("month", "2026-01", "is not within the result (weeks 0 to 119: 5 January 2026 to 23 "),
        ("date", "7/6/2026", "is no date (write 2026-07-06)"),
        ("week", "120", "week '120' is not within the result"),
        ("week", "9-7", "ends before it begins (did you mean '7-9'?)"),
    ],
)
def test_a_period_that_is_none(whole: xr.Dataset, kind: str, text: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        Calendar(whole).period(kind, text)
    assert said in str(error.value)


def test_weeks_become_periods_as_the_outcome_says() -> None:
    days = np.array([[1.0, 1, 0.5, 0], [0, 0, 0.5, 1]])
    weekly = np.array([[1.0, 2, 4, 8], [1, np.nan, 3, np.nan]])
    assert over_periods(weekly, "sum", days) == pytest.approx(
        np.array([[5, 10], [(1 + 1.5) / 1.5 * 2.5, 4.5]])
    )
    assert over_periods(weekly, "mean", days) == pytest.approx(
        np.array([[5 / 2.5, 10 / 1.5], [2.5 / 1.5, 3]])
    )
    running = np.array([[10.0, 11, 13, 17]])  # gained: 10, 1, 2, 4
    assert over_periods(running, "last", days) == pytest.approx(np.array([[12, 5]]))


def made_up() -> Lived:
    """Return a study of two replicates: visits and a share, and a partnership from week 2 on."""
    dims = ("scenario", "replicate", "time")
    visits = np.array([[[10.0] * 4] * 2, [[12.0] * 4] * 2])
    study = xr.Dataset(
        {"visits": (dims, visits, {"cell_methods": "time: sum", "better": "neither",
                                   "units": "count", "valid_range": [0.0, 1e9]}),
         "in_care_share": (dims, visits / 100, {"cell_methods": "time: mean", "better": "more",
                                                "units": "1", "valid_range": [0.0, 1.0]})},
        {"scenario": ["usual-care", CLINIC], "replicate": [0, 1], "week": ("time", np.arange(4)),
         "time": np.arange("2026-01-05", "2026-02-02", 7, dtype="datetime64[D]").astype("M8[ns]")},
    )  # fmt: skip
    spent = np.where(np.arange(4) >= 2, 700.0, np.nan)
    money = np.stack([np.full((2, 4), np.nan), np.tile(spent, (2, 1))])[..., None]
    life = xr.Dataset(
        {"money_out_usd": ((*dims, "partnership"), money, {
            "cell_methods": "time: mean", "better": "neither", "units": "USD",
            "long_name": "money out, this week", "label": "Money out, this week"})},
        {"scenario": ["usual-care", CLINIC], "replicate": [0, 1], "partnership": ["ours"]},
    )  # fmt: skip
    return Lived(study, life, CLINIC)


def seen_by(lived: Lived, text: str, tmp_path: Path) -> Actuals:
    path = tmp_path / "visits.csv"
    path.write_text(text, encoding="utf-8-sig")
    return read_actuals(path, lived)


def test_a_partnerships_money_adds_up_and_is_nothing_before_it_begins(tmp_path: Path) -> None:
    lived = made_up()
    read = seen_by(lived, 'week,partnerships/money_out_usd\n0-3,"$1,400"\n', tmp_path)
    assert read.values.tolist() == [[1400.0]]
    assert read.columns[0].label == "Money out"
    assert observe(lived, read).simulated[:, 0, 0].tolist() == [1400.0, 1400.0]


def test_of_a_whole_place_one_part_has_the_partnership(tmp_path: Path) -> None:
    ours = made_up()
    text = "week;visits;in_care_share;partnerships/money_out_usd\n2;130;10.5 %;700\n"
    of_four = Lived(ours.study, ours.life, CLINIC, people_per_resident=4.0)
    seen = observe(of_four, seen_by(of_four, text, tmp_path))
    assert seen.simulated[0, 0] == pytest.approx([3 * 10 + 12, (3 * 0.10 + 0.12) / 4, 700])
    assert seen.actuals.values[0] == pytest.approx([130, 0.105, 700])


def test_everything_wrong_in_a_table_is_said_at_once(whole_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "visits.csv"
    path.write_text(
        "mnth,k6_meen,k6_mean@adlts,maturity,treated_past_year_share,k6_mean,k6_mean\n"
        "2026-08,1,2,3,43,2,2\n"
        "\n"
        "2026-13,\"1,2\",abc,0,43 %,2 %,3\n"
        "2026-08,5,5,5,-0.4,7,2,9\n", encoding="utf-8",
    )  # fmt: skip
    with pytest.raises(UsageError) as error:
        kith.update(whole_path, path)
    first, *lines = str(error.value).splitlines()
    assert first == f"{path}: 10 problems"
    said = [line.strip().removeprefix(f"{path}:") for line in lines]
    assert [line.partition(" (")[0].partition(": ")[0] for line in said] == ["1"] * 5 + [
        "2", "4", "4", "5", "5"]  # fmt: skip
    for part in ("column 1 (mnth): the first column says when", "did you mean 'k6_mean'?",
                 "did you mean 'adults'?", "did you mean 'partnerships/maturity'?",
                 "column 7 (k6_mean): is column 6 again", "did you mean '43 %'?",
                 "'abc' is no number", "'2 %': is no share (did you mean 2?)",
                 "a cell too many", "'-0.4': must be 0 to 1"):  # fmt: skip
        assert any(part in line for line in said), part
    path.write_text("month,k6_mean\n2026-08,2\n2026-08,3\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"'2026-08' overlaps with '2026-08' of line 2"):
        kith.update(whole_path, path)
    for text, told in (("", "is empty"), ("month,k6_mean\n2026-08,\n", "holds no number")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=told):
            kith.update(whole_path, path)


def test_the_strong_replicates_are_found_and_the_number_behind_them(many_path: Path) -> None:
    names = ["treated_past_year_share", "k6_mean"]
    found = kith.update(many_path, of_replicate(many_path, 250, names), outcome="k6_mean")
    strength = np.linspace(0.5, 1.5, 300)
    assert found.verdict in ("ahead", "on course")
    assert float(found.weights.sum()) == pytest.approx(1)
    assert float((found.weights * strength).sum()) > 1.1
    assert found.moved.iloc[0]["path"] == "evidence.care.effect"
    assert found.moved.iloc[0]["clear"]
    row = found.forecast[found.forecast["scenario"] == CLINIC].iloc[0]
    assert row["before"] == pytest.approx(-0.1, abs=0.001)
    assert row["after"] == pytest.approx(-0.1 * strength[250], abs=0.005)
    assert row["after_high"] - row["after_low"] < 0.3 * (row["before_high"] - row["before_low"])
    assert (row["from_week"], row["to_week"]) == (52, 119)
    assert found.weeks == "4 January 2027 to 23 April 2028 (weeks 52 to 119)"
    rival = found.forecast.set_index("scenario").loc["clinic-same-money"]
    assert rival["after"] == pytest.approx(-0.05 * strength[250], abs=0.005)


def test_what_is_behind_and_what_is_outside(many_path: Path) -> None:
    names = ["treated_past_year_share", "k6_mean", "wait_weeks_p90"]
    table = of_replicate(many_path, 2, names)
    found = kith.update(many_path, table)
    said = dict(zip(found.progress["column"], found.progress["said"], strict=True))
    assert said == {"treated_past_year_share": "behind", "k6_mean": "behind",
                    "wait_weeks_p90": "ahead"}  # fmt: skip
    assert found.verdict == "behind and ahead"
    assert "higher than in 29" in update_text(found)
    table.loc[4, "k6_mean"] = 4.5
    found = kith.update(many_path, table)
    assert found.verdict == "outside"
    assert found.farthest is not None
    assert (found.farthest.column, found.farthest.period) == ("k6_mean", "2026-07")
    assert found.forecast["after"].isna().all()
    assert found.moved.empty
    told = " ".join(update_text(found).split())
    assert told.startswith(
        "A clinic: 10 periods (2026-03 to 2026-12) against 300 replicates. "
        "Outside what was thought possible. None of the 300 replicates lies"
    )
    assert "Farthest out: Mean K6 distress, 2026-07, is 4.5; in 95 of 100 replicates it is " in told
    assert "The forecast is not redrawn: nothing that the model does lies near" in told


def test_too_few_replicates_are_said_to_be_too_few(whole_path: Path, tmp_path: Path) -> None:
    found = kith.update(whole_path, of_replicate(whole_path, 0, ["k6_mean"], noise=0.01))
    assert found.effective < 39
    assert found.forecast["after"].isna().all()
    told = " ".join(update_text(found).split())
    assert "replicates are left to tell, and it takes 39. Run about 128 (kith run -n 128)" in told
    assert "cannot be told from 48 replicates: it takes 99" in told
    few = write_whole(tmp_path / "few.h5", replicates=8)
    with pytest.raises(UsageError, match="8 replicates are too few"):
        kith.update(few, pd.DataFrame({"week": [20], "k6_mean": [2.9]}))


def test_numbers_that_do_not_differ_are_named_and_not_weighed(many_path: Path) -> None:
    table = of_replicate(many_path, 100, ["k6_mean", "isolated_share"])
    found = kith.update(many_path, table)
    assert found.notes[0] == ("isolated_share, 10 periods (2026-03 to 2026-12): not weighed, since "
                              "all replicates have the same value there.")  # fmt: skip
    only = kith.update(many_path, table[["month", "isolated_share"]])
    assert only.refused == "no number observed differs between replicates"
    assert update_text(only).count("on course") == 1
    late = pd.DataFrame({"week": ["117-119"], "k6_mean": [2.9]})
    assert kith.update(many_path, late).forecast.empty
    with pytest.raises(UsageError, match="name others"):
        kith.update(many_path, pd.DataFrame({"week": [3], "partnerships/trust": [0.2]}))


def test_the_command_says_whether_it_is_on_course(
    many_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    actuals, csv, drawn = (tmp_path / name for name in ("a.csv", "forecast.csv", "course.svg"))
    of_replicate(many_path, 150, ["treated_past_year_share", "k6_mean"]).to_csv(
        actuals, index=False
    )
    given = [str(many_path), "--actuals", str(actuals), "--outcome", "k6_mean", "--weeks", "60:100",
             "--csv", str(csv), "--figure", str(drawn)]  # fmt: skip
    assert command.main(given) == 0
    said = capsys.readouterr().out
    assert "On course: every number lies where the model expected it." in said
    assert "Still to come, 1 March 2027 to 12 December 2027 (weeks 60 to 100)" in said
    assert "Mean K6 distress: -0.10" in said
    assert "evidence.care.effect" not in said  # the middle replicate moves nothing
    assert csv.read_text(encoding="utf-8").startswith("outcome,label,unit,scenario,stratum")
    assert "Mean K6 distress: on course" in drawn.read_text(encoding="utf-8")
    assert command.main([*given[:3], "--weeks", "60"]) == 2
    assert "weeks '60' (write FIRST:LAST, as 104:155)" in capsys.readouterr().err
    assert command.main([*given[:3], "--scenario", "clinics"]) == 2
    assert "did you mean 'clinic'?" in capsys.readouterr().err
    assert command.main([str(many_path), "--actuals", str(tmp_path / "none.csv")]) == 4
