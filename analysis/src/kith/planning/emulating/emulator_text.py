"""An emulator and its predictions in words, for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from kith.planning.choice_text import aligned
from kith.planning.emulating.emulator import HISTORY, Emulator, Prediction


def emulator_text(emulator: Emulator) -> str:
    """Say what an emulator is of, how good it is, and whether to rely on it."""
    return "\n".join([*_what(emulator), "", *_how_good(emulator), "", *_middle(emulator), "",
                      *_verdict(emulator)])  # fmt: skip


def prediction_text(
    emulator: Emulator, numbers: Mapping[str, float], against: Mapping[str, float] | None
) -> str:
    """Say what an emulator predicts at one point, with 95 % bands."""
    mean, one = emulator.predict(numbers), emulator.predict(numbers, of=HISTORY)
    rows = [["Mean over histories", _band(emulator, mean)], ["One history", _band(emulator, one)]]
    if against is not None:
        rows.append(
            ["Mean, difference from", _band(emulator, emulator.predict(numbers, against=against))]
        )
    shown = [row[0].ljust(max(len(row[0]) for row in rows)) + "  " + row[1] for row in rows]
    if against is not None:
        shown += _points({path: value for path, value in against.items() if value != numbers[path]})
    lines = [f"{emulator.about.what}, at", *_points(numbers), *shown]
    return "\n".join([*lines, *_doubts(emulator)])


def _points(numbers: Mapping[str, float]) -> list[str]:
    return [f"  {path} = {value:.10g}" for path, value in numbers.items()]


def _what(emulator: Emulator) -> list[str]:
    about = emulator.about
    lines = [
        f"Emulator of {about.what},",
        f"from {emulator.samples} samples with {emulator.replicates} replicates each "
        f"({about.sweep_title}, run {about.sweep_run_id}):",
        *aligned([[f"  {n.path}", n.shown_range] for n in emulator.box.numbers]),
    ]
    if about.without_value:
        lines.append(f"Samples left out because a run failed or has no value: "
                     f"{about.without_value}.")  # fmt: skip
    if about.repeated:
        lines.append(f"Samples left out because another has the same numbers: {about.repeated}.")
    return lines


def _how_good(emulator: Emulator) -> list[str]:
    first, *others = emulator.check.to_dict("records")
    amount, count = emulator.about.amount, emulator.replicates
    lines = [
        f"On samples held back, its 95 % band held the mean over the same {count} replicates in "
        f"{first['inside']} of {first['held_back']}.",
        f"Typical error {amount(first['typical_error'])}, against a spread of "
        f"{amount(first['spread'])}: it predicts {_percent(first['q2'])} of their variance "
        f"(Q2 {first['q2']:.2f}).",
    ]
    lines += [f"Its band for one history held {_percent(one['coverage'])} of their histories, each "
              "predicted from the other replicates." for one in others]  # fmt: skip
    chance = _percent(1.0 - emulator.beyond_chance)
    lines.append(f"Of the variance that it shows over these ranges, {chance} is the chance of "
                 f"{count} replicates.")  # fmt: skip
    return lines


def _middle(emulator: Emulator) -> list[str]:
    """Say what it predicts in the middle of the box, and what each number does alone."""
    middle = {n.path: n.at(0.5) for n in emulator.box.numbers}
    shown = _band(emulator, emulator.predict(middle))
    lines = [
        f"Mean over histories in the middle of all ranges, with its 95 % band: {shown}.",
        "Its change from the low to the high end of each range, the others in the middle:",
    ]
    rows = []
    for number in emulator.box.numbers:
        ends = [middle | {number.path: number.at(end)} for end in (0.0, 1.0)]
        change = emulator.predict(ends[1], against=ends[0])
        rows.append([f"  {number.path}", _band(emulator, change)])
    return lines + aligned(rows)


def _verdict(emulator: Emulator) -> list[str]:
    return _doubts(emulator) or ["The checks found no reason not to use it within these ranges."]


def _doubts(emulator: Emulator) -> list[str]:
    doubts = emulator.doubts
    return ["Do not rely on it:", *(f"  {doubt}" for doubt in doubts)] if doubts else []


def _band(emulator: Emulator, found: Prediction) -> str:
    middle, low, high = (float(values[0]) for values in found)
    return emulator.about.band(middle, low, high)


def _percent(share: float) -> str:
    if 0.0 < share < 0.005:
        return "less than 1 %"
    return "over 99 %" if 0.995 <= share < 1.0 else f"{100 * max(share, 0.0):.0f} %"
