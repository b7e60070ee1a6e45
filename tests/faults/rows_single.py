"""F4, SEEK, ASK: a study with checkpoints and a search that are ended at any moment and then continued."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from pathlib import Path

from results import equal_results
from sweeps import (
    CHECKPOINT,
    DONE,
    FAILED,
    INVALID,
    IO,
    ROOT,
    STOPPED,
    USAGE,
    Broken,
    Ended,
    Harness,
    expect,
    records_in,
)

TOWN = ROOT / "tests" / "data" / "small-town.toml"


def study_words(out: Path, *more: str) -> list[str]:
    """Return the words of a study that takes a few seconds; it keeps a checkpoint each quarter of a simulated year."""
    sizes = ["community.residents=1500", "time.weeks=156", "time.settling_weeks=52"]
    sets = [word for size in sizes for word in ("--set", size)]
    return ["run", str(TOWN), *sets, "-n", "6", "-q", "-o", str(out), *more]


def states_in(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.glob("replicate-*.state"))}


def undisturbed(h: Harness) -> tuple[Path, float]:
    out = h.folder / "undisturbed.h5"
    ended = h.run(*study_words(out, "-j", "2"))
    expect(ended.code == DONE, f"an undisturbed study ends: {ended.text}")
    return out, ended.seconds


def until_done(h: Harness, out: Path, seconds: float) -> tuple[int, int]:
    """End the study at random moments, by various signals, until it is done.

    Return how often it was ended, and how many finished runs it would have lost without a log."""
    endings = kept = 0
    for attempt in range(60):
        threads = str(h.rng.randint(1, 3))
        process = h.start(*study_words(out, "-j", threads, "--checkpoint-every", "0"))
        number = h.rng.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGUSR1))
        try:
            text, _ = process.communicate(timeout=h.rng.uniform(0.1, 0.6) * seconds * (1 + attempt / 5))
        except subprocess.TimeoutExpired:
            process.send_signal(number)
            text, _ = process.communicate(timeout=60)
        if process.returncode == DONE:
            return endings, kept
        endings += 1
        fine = (STOPPED, DONE, -number)  # a signal before the study handles signals ends it
        expect(process.returncode in fine, f"{number!r}: {process.returncode} {text}")
        if out.exists():  # named but not yet cleaned up: the caller compares the result
            shutil.rmtree(f"{out}.checkpoint", ignore_errors=True)
            return endings, kept
        log = Path(f"{out}.checkpoint") / "runs.kith"
        kept = len(records_in(log)[0]) if log.exists() else 0
    raise Broken("it never ends")


def f4_checkpoints(h: Harness) -> str:
    whole, seconds = undisturbed(h)
    cases = 40 if h.long else 2
    endings = 0
    for case in range(cases):
        out = h.folder / f"study-{case}.h5"
        ended, _ = until_done(h, out, seconds)
        endings += ended
        expect(not Path(f"{out}.checkpoint").exists(), "the checkpoint is removed at the end")
        equal_results(whole, out)
        expect(sorted(p.name for p in h.folder.glob(f"study-{case}*")) == [out.name], "nothing is left")
    expect(endings > 0, "some were ended")
    return f"{cases}/{cases} studies ended {endings} times continue and equal the undisturbed one; {refusals(h, whole)}"


def stopped(h: Harness, out: Path, seconds: float) -> Path:
    """Stop a study in its middle with SIGTERM; return its checkpoint."""
    folder = Path(f"{out}.checkpoint")
    for _ in range(20):
        process = h.start(*study_words(out, "-j", "2", "--checkpoint-every", "0"))
        while process.poll() is None and not states_in(folder):
            time.sleep(0.02)
        time.sleep(h.rng.uniform(0.0, 0.3) * seconds)
        process.terminate()
        text, _ = process.communicate(timeout=60)
        if process.returncode == STOPPED:
            expect("the same command continues" in text, f"says so: {text}")
            return folder
        expect(process.returncode == DONE, f"{process.returncode} {text}")
        out.unlink()
    raise Broken("it is never stopped in time")


def spoiled(h: Harness, data: bytes) -> bytes:
    at = h.rng.randrange(len(data))
    return h.rng.choice(
        [data[:at], data[:at] + bytes([data[at] ^ 1 << h.rng.randrange(8)]) + data[at + 1 :], data + b"0", b""]
    )


def refusals(h: Harness, whole: Path) -> str:
    """Checkpoints of another seed, scenario or version are refused; a replicate with a damaged state is repeated."""
    out = h.folder / "refused.h5"
    folder = stopped(h, out, h.figures["seconds"])
    keep = h.folder / "kept"
    shutil.copytree(folder, keep)
    for more, word in ((["--seed", "8"], "seed"), (["--set", "time.weeks=155"], "settings")):
        ended = h.run(*study_words(out, "-j", "2", "--checkpoint-every", "1m", *more))
        expect(ended.code == CHECKPOINT and word in ended.text, f"{more}: {ended.code} {ended.text}")
    about = folder / "about.json"
    text = about.read_text()
    for wrong in (text.replace("kith 0", "kith 9"), text.replace('": 1', '": 2', 1), "{", ""):
        about.write_text(wrong)
        ended = h.run(*study_words(out, "-j", "2", "--checkpoint-every", "1m"))
        expect(ended.code == CHECKPOINT, f"another version: {ended.code} {ended.text}")
    about.write_text(text)
    expect(not out.exists(), "nothing is written")
    cases = 200 if h.long else 3
    for _ in range(cases):
        shutil.rmtree(folder, ignore_errors=True)  # the study before this one removed it at its end
        shutil.copytree(keep, folder)
        state = h.rng.choice(sorted(folder.glob("replicate-*.state")))
        state.write_bytes(spoiled(h, state.read_bytes()))
        ended = h.run(*study_words(out, "-j", "2", "--checkpoint-every", "1m"))
        expect(ended.code == DONE, f"a spoiled state: {ended.code} {ended.text}")
        expect("begins again" in ended.text, f"and says so: {ended.text}")
        equal_results(whole, out)
        out.unlink()
    ended = h.run(*study_words(out, "--checkpoint-every", "soon"))
    expect(ended.code == USAGE, "not a time")
    return f"6 of 6 others refused, 0 silently wrong of {cases} spoiled"


def seek_words(folder: Path, *more: str) -> list[str]:
    sizes = ["community.residents=600", "time.weeks=26", "time.settling_weeks=26"]
    sets = [word for size in sizes for word in ("--set", size)]
    asked = ["--vary", "provider.therapists.fte", "--between", "0,8", "--step", "0.25"]
    target = ["--outcome", "slots_offered", "--at-least", "1000", "--weeks", "0-25"]
    return ["seek", str(TOWN), *sets, *asked, *target, "-n", "12", "-q", "-o", str(folder), *more]


def seek_is_resumed(h: Harness) -> str:
    """A killed search continues, repeats no run, and gives the same answer."""
    whole = h.folder / "whole"
    first: Ended = h.run(*seek_words(whole, "-j", "2"))
    expect(first.code == DONE, f"{first.code} {first.text}")
    cases, endings = (40 if h.long else 2), 0
    for case in range(cases):
        folder = h.folder / f"seek-{case}"
        for _ in range(60):
            process = h.start(*seek_words(folder, "-j", str(h.rng.randint(1, 3))))
            number = h.rng.choice((signal.SIGKILL, signal.SIGTERM))
            try:
                process.communicate(timeout=h.rng.uniform(0.0, 0.8) * first.seconds)
            except subprocess.TimeoutExpired:
                process.send_signal(number)
                process.communicate(timeout=60)
            expect(process.returncode in (DONE, STOPPED, -number), f"{process.returncode}")
            if process.returncode == DONE:
                break
            endings += 1
        for name in ("points.csv", "runs.csv"):
            expect((folder / name).read_bytes() == (whole / name).read_bytes(), f"{name}: equal")
        runs = [run for log in folder.glob("*.kith") for run, _ in records_in(log)[0]]
        expect(len(runs) == len(set(runs)), "no run is done twice")
    again = h.run(*seek_words(whole, "-j", "2"))
    expect(again.code == DONE and "\n0 runs were done now" in again.text, f"nothing is left to do: {again.text}")
    return f"{cases}/{cases} searches ended {endings} times give the same answer"


def seek_explains(h: Harness) -> str:
    """A search that has no answer, or cannot be made, says why with an exit code for its kind."""
    folder = h.folder / "asked"

    def ask(code: int, said: str, *more: str) -> None:
        ended = h.run(*seek_words(folder, "-j", "2", *more))
        expect(ended.code == code and said in ended.text, f"{more}: {ended.code} {ended.text}")

    def ask_instead(code: int, said: str, old: str, new: str) -> None:
        ended = h.run(*[new if word == old else word for word in seek_words(folder, "-j", "2")])
        expect(ended.code == code and said in ended.text, f"{new}: {ended.code} {ended.text}")

    ask_instead(USAGE, "did you mean 'provider.therapists.fte'", "provider.therapists.fte", "provider.therapist.fte")
    ask_instead(USAGE, "did you mean 'slots_offered'", "slots_offered", "slot_offered")
    ask_instead(USAGE, "must be the same in all samples", "provider.therapists.fte", "time.weeks")
    ask_instead(USAGE, "--between 8,0 (must be the lower", "0,8", "8,0")
    ask_instead(USAGE, "must be", "0,8", "0,1e15")
    ask_instead(FAILED, "not reached within the bounds", "1000", "1e9")
    ask_instead(FAILED, "did you mean --at-least", "--at-least", "--at-most")
    ask(USAGE, "Give --at-most X or --at-least X", "--at-most", "3")
    ask(USAGE, "--probability 80 (must be", "--probability", "80")
    ask(USAGE, "--scenario usual (must be one of", "--scenario", "usual")
    ask(USAGE, "usual care is compared with itself", "--difference")
    ask(INVALID, "error: ", "--seed", "-1")
    (h.folder / "file").write_text("not ours")
    ended = h.run(*seek_words(h.folder / "file"))
    expect(ended.code == IO, f"a file as folder: {ended.code} {ended.text}")
    return "13 questions without an answer told apart"


ROWS = {"F4": f4_checkpoints, "SEEK": seek_is_resumed, "ASK": seek_explains}
