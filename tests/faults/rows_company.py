"""F11, F12, F13, F14, F16: several workers, stale locks, readers, clocks, threads."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import time

from sweeps import (
    DONE,
    LOCKED,
    STOPPED,
    USAGE,
    Harness,
    expect,
    expect_kept,
    shards_in,
    whole_bytes,
)


def f11_together(h: Harness) -> str:
    """One of several workers on the same shard gets it; the others are refused with a message and do no harm."""
    rounds = 100 if h.long else 3
    refusals = 0
    for env in ({}, {"KITH_LOCKS": "files"}):
        for round_ in range(rounds):
            folder = h.copy()
            copies = (2, 4, 8)[round_ % 3]
            started = [
                h.start("work", folder, "--shard", "0/2", "-q", env=env) for _ in range(copies)
            ]
            texts = [process.communicate()[0] for process in started]
            codes = [process.returncode for process in started]
            expect(set(codes) <= {DONE, LOCKED}, f"{codes} {texts}")
            expect(DONE in codes, "one does the work")
            expect(
                all(
                    code != LOCKED or "another process" in text for code, text in zip(codes, texts)
                ),
                "says so",
            )
            refusals += codes.count(LOCKED)
            h.finish(folder)
    folder = h.copy()
    many = [h.start("work", folder, "-q") for _ in range(4)]  # without a shard they share the work
    codes = [(process.communicate(), process.returncode)[1] for process in many]
    expect(set(codes) <= {DONE, LOCKED, STOPPED}, f"{codes}")
    h.finish(folder)
    folder = h.copy()
    h.work(folder, "--shard", "1/2")
    shard = shards_in(folder)[0]
    shard.unlink()
    with shard.open("wb") as held:  # another process works on one of the two shards
        fcntl.flock(held, fcntl.LOCK_EX)
        ended = h.work(folder)
        expect(ended.code == STOPPED and "working on 1 shards" in ended.text, f"{ended.code} {ended.text}")
    h.finish(folder)
    # Planning another sweep into the same folder is refused.
    sweep = h.folder / "plan.toml"
    other = h.folder / "other-sweep.toml"
    other.write_text(sweep.read_text().replace('id = "fault"', 'id = "another"'))
    before = (folder / "plan.json").read_bytes()
    ended = h.run("plan", other, "-o", folder, "--pilot", "0")
    expect(ended.code != DONE and "fault" in ended.text, f"{ended.code} {ended.text}")
    expect((folder / "plan.json").read_bytes() == before, "the plan stays")
    return f"{2 * rounds} rounds of 2, 4 or 8 workers: {refusals} refused, 0 runs done twice"


def f12_stale_locks(h: Harness) -> str:
    cases = 50 if h.long else 4
    for _ in range(cases):
        folder = h.copy()
        env = {"KITH_LOCKS": "files"}
        process = h.start("work", folder, "-q", env=env)
        time.sleep(h.rng.uniform(0.0, h.figures["seconds"]))
        process.kill()
        process.communicate()
        ended = h.work(folder, env=env)
        expect(ended.code == DONE, f"taken over from the dead: {ended.code} {ended.text}")
        h.equal(folder)
    owner = shards_in(folder)[0].with_suffix(".kith.owner")
    owner.write_text("another-host 1 1 boot\n")
    ended = h.work(folder, "--shard", "0/2", env=env)
    expect(ended.code == LOCKED and "another-host" in ended.text, f"{ended.code} {ended.text}")
    return f"{cases} taken over from dead workers, 0 stuck, 0 taken from another host"


def f13_readers(h: Harness) -> str:
    folder = h.copy(h.reference_folder)
    expect(h.merged(folder).code == DONE, "it merges")
    out = folder / "out.h5"
    with out.open("rb") as held:
        before = held.read()
        ended = h.merged(folder)
        expect(ended.code != DONE and out.read_bytes() == before, "no replacing without --force")
        expect(h.merged(folder, "--force").code == DONE, "replaced with --force")
        held.seek(0)
        expect(held.read() == before, "a reader of the old result can go on reading it")
    return "a reader and a new merge do not meet"


def f14_clocks(h: Harness) -> str:
    if shutil.which("faketime") is None:
        return "NOT RUN: faketime is not installed"
    cases = ["-1h", "+10y", "-40y"]
    years = ["python3", "-c", "import datetime; print(datetime.date.today().year)"]
    there = subprocess.run(years, env={**os.environ, "FAKETIME": "+10y", "LD_PRELOAD": faketime()}, capture_output=True)
    here = subprocess.run(years, capture_output=True)
    expect(int(there.stdout) == int(here.stdout) + 10, "the clock is another one")
    for shift in cases:
        folder = h.copy()
        process = h.start("work", folder, "--shard", "0/2", "-q", "-j", "2")
        expect((process.communicate(), process.returncode)[1] == DONE, "the first shard ends")
        ended = h.run(
            "work", folder, "-q", "-j", "2", env={"FAKETIME": shift, "LD_PRELOAD": faketime()}
        )
        expect(ended.code == DONE, f"{shift}: {ended.code} {ended.text}")
        h.equal(folder)
    return f"{len(cases)} clocks: equal"


def faketime() -> str:
    return next(iter(__import__("glob").glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), "")


def f16_threads(h: Harness) -> str:
    counts = range(1, 17) if h.long else (1, 3, 8)
    for threads in counts:
        folder = h.copy()
        expect(h.run("work", folder, "-q", "-j", str(threads)).code == DONE, f"{threads} threads")
        h.equal(folder)
    strange = ["0", "-1", "abc", "100000"] if h.long else ["0", "100000"]
    for value in strange:
        folder = h.copy()
        ended = h.work(folder, env={"OMP_NUM_THREADS": value, "OMP_DYNAMIC": "true"})
        expect(ended.code == DONE, f"OMP_NUM_THREADS={value}: {ended.code} {ended.text}")
        h.equal(folder)
    folder = h.copy()
    expect(h.work(folder, "-j", "0").code == USAGE, "0 threads are refused")
    expect(h.work(folder, "--max-time", "1s").code in (DONE, STOPPED), "a limit of time")
    expect_kept(folder, whole_bytes(folder))
    h.finish(folder)
    return f"{len(list(counts)) + len(strange)} settings, 1 result"


ROWS = {
    "F11": f11_together,
    "F12": f12_stale_locks,
    "F13": f13_readers,
    "F14": f14_clocks,
    "F16": f16_threads,
}
