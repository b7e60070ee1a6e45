"""F1, F2, F3, F5, F6: kills, signals, full disks and failing disks."""

from __future__ import annotations

import resource
import signal
import statistics
import subprocess
import time
from pathlib import Path

from sweeps import (
    DONE,
    IO,
    STOPPED,
    Ended,
    Harness,
    expect,
    expect_kept,
    runs_in,
    shards_in,
    whole_bytes,
)


def f1_kill_at_random(h: Harness) -> str:
    h = h.larger("forty-runs", n=8, replicates=5, residents=300, weeks=26)
    cases = 300 if h.long else 6
    lost: list[float] = []
    for _ in range(cases):
        folder = h.copy()
        for _ in range(h.rng.randint(1, 4)):
            began = time.time()
            process = h.start("work", folder, "-q", "-j", "2")
            try:
                process.wait(h.rng.uniform(0.0, h.figures["seconds"]))
            except subprocess.TimeoutExpired:
                process.kill()
            process.communicate()
            shards = [p.stat().st_mtime for p in shards_in(folder)]
            lost.append(time.time() - max([began, *shards]))
            before = whole_bytes(folder)
            expect(set(runs_in(folder)) <= set(h.reference), "only runs of the plan")
        h.finish(folder)
        expect_kept(folder, before)
    ended = h.merged(folder)
    expect(ended.code == DONE, f"it merges: {ended.text}")
    lost.sort()
    return (
        f"{cases}/{cases} sweeps intact; work lost at a kill: median {statistics.median(lost):.2f} s, "
        f"95 % within {lost[int(0.95 * (len(lost) - 1))]:.2f} s"
    )


def works(h: Harness):
    return lambda folder, env: h.work(folder, env=env)


def merges(h: Harness):
    return lambda folder, env: h.merged(folder, env=env)


def check_after(h: Harness, folder: Path, before: dict[str, bytes]) -> None:
    expect_kept(folder, before)
    h.finish(folder)


def each_operation(h: Harness, modes: list[str], stride: int = 1) -> str:
    """Make each file operation of `kith work` and `kith merge` fail once in each mode."""
    done = 0
    for act, of in ((works(h), h.plan), (merges(h), h.reference_folder)):
        total = h.operations(act, of)
        for mode in modes:
            for at in range(1, total + 2, 1 if h.long else stride):
                folder = h.copy(of)
                ended: Ended = act(folder, h.fault(mode, at))
                killed = ended.code < 0
                expect(
                    not killed or (mode in ("kill", "torn") and ended.code == -9), "no crash"
                )
                if mode in ("short", "eintr"):
                    expect(ended.code == DONE, f"{mode} at {at}: continues: {ended.text}")
                elif not killed and ended.code != DONE:
                    expect(ended.code == IO, f"{mode} at {at}: exit code {ended.code} {ended.text}")
                    expect("cannot" in ended.text, f"{mode} at {at}: says what failed: {ended.text!r}")
                out = folder / "out.h5"
                if out.exists():
                    again = h.run("merge", folder, "-o", folder / "again.h5", "-q")
                    expect(again.code == DONE, "a sweep that merged once merges again")
                    size, other = out.stat().st_size, (folder / "again.h5").stat().st_size
                    expect(abs(size - other) < 4096, f"{out} is whole ({size}, {other} bytes)")
                check_after(h, folder, whole_bytes(folder))
                done += 1
    return f"{done}/{done} points passed ({', '.join(modes)})"


def f2_every_operation(h: Harness) -> str:
    return each_operation(h, ["kill", "torn"])


def f3_signals(h: Harness) -> str:
    rounds = 40 if h.long else 2
    slowest: list[float] = []
    stopped = 0
    for turn in range(rounds):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, None):
            folder = h.copy()
            process = h.start("work", folder, "-q", "-j", "2")
            # The worker handles signals once it has read the plan.
            while process.poll() is None and not shards_in(folder):
                time.sleep(0.005)
            # The first round does not wait, so that some signals come in time on any machine.
            latest = 0.25 * h.figures["seconds"] if turn > 0 else 0.0
            time.sleep(h.rng.uniform(0.0, latest))
            began = time.monotonic()
            for sent in [number] if number else [signal.SIGTERM, signal.SIGTERM]:
                process.send_signal(sent)
                time.sleep(0.0 if number else 0.15)
            text, _ = process.communicate(timeout=60)
            slowest.append(time.monotonic() - began)
            expect(process.returncode in (DONE, STOPPED), f"{number}: {process.returncode} {text}")
            stopped += process.returncode == STOPPED
            expect(
                process.returncode == DONE or number is None or "kept" in text, f"says so: {text!r}"
            )
            check_after(h, folder, whole_bytes(folder))
    expect(stopped > 0, "some signals came in time")
    expect(max(slowest) < 10 * h.patience(), f"within 10 s: {max(slowest):.1f}")
    slowest.sort()
    return (
        f"{len(slowest)} signals, {stopped} stopped a worker; time to exit: 95 % within "
        f"{slowest[int(0.95 * (len(slowest) - 1))]:.2f} s, at most {slowest[-1]:.2f} s"
    )


def f5_full_disk(h: Harness) -> str:
    said = each_operation(h, ["enospc"])
    sizes = [h.rng.randint(0, 9000) for _ in range(50 if h.long else 6)]
    for size in sizes:
        folder = h.copy()

        def small(size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        ended = h.work(folder, preexec_fn=small)
        expect(ended.code in (DONE, IO), f"a limit of {size} bytes: {ended.code} {ended.text}")
        check_after(h, folder, whole_bytes(folder))
    return f"{said}; {len(sizes)} limits of file size"


def f6_failing_disk(h: Harness) -> str:
    return each_operation(h, ["eio", "short", "eintr", "fsync"], stride=2)


ROWS = {
    "F1": f1_kill_at_random,
    "F2": f2_every_operation,
    "F3": f3_signals,
    "F5": f5_full_disk,
    "F6": f6_failing_disk,
}
