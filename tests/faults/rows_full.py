"""SIZE, ARRAY, GROWN, COST, MANY: a sweep of full size, and its overhead. The short form is smaller."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from results import equal_results
from rows_slurm import SLURM, have_slurm, is_over, shell, submit, wait_until
from sweeps import DONE, RECORD, ROOT, SUM, HEAD, Harness, expect, expect_kept, runs_in, shards_in, whole_bytes

SWEEP = """format = 1
id = "town"
scenarios = ["{root}/scenarios/communities/teaching-town.toml"]
[design]
method = "saltelli"
n = {n}
[[vary]]
path = "evidence.help_seeking.cost"
distribution = "evidence"
[[vary]]
path = "evidence.help_seeking.per_trust_sd"
distribution = "evidence"
[run]
replicates = 4
[keep]
outcomes = ["in_care_share", "treated_past_year_share", "qalys", "wait_weeks_median"]
strata = ["adults"]
every_weeks = 13
"""
WORKERS = 4


def base_points(h: Harness) -> int:
    """Base points of Saltelli's design for two numbers: four samples each; at full size 1,024 samples, 4,096 runs."""
    return 256 if h.long else 2


def plan(h: Harness, name: str, n: int) -> Path:
    sweep = h.folder / "town.toml"
    sweep.write_text(SWEEP.format(root=ROOT, n=n))
    ended = h.run("plan", sweep, "-o", h.folder / name, *([] if (h.folder / name).exists() else ["--shards", WORKERS]),
                  "-j", "1", "--pilot", "1s")
    expect(ended.code == DONE, ended.text)
    return h.folder / name


def work(h: Harness, folder: Path, *words: object) -> float:
    began = time.monotonic()
    ended = h.run("work", folder, "-q", *words, timeout=14400)
    expect(ended.code == DONE, f"{ended.code} {ended.text}")
    return time.monotonic() - began


def merged(h: Harness, folder: Path) -> Path:
    out = folder.with_suffix(".h5")
    ended = h.run("merge", folder, "-o", out, "-q", "--force")
    expect(ended.code == DONE, ended.text)
    return out


def reference(h: Harness) -> tuple[Path, float]:
    folder = plan(h, "undisturbed", base_points(h))
    seconds = work(h, folder, "-j", "2")
    expect(len(runs_in(folder)) == 16 * base_points(h), "it has all runs")
    return folder, seconds


def worker_that_is_killed(h: Harness, folder: Path, shard: int, pause: float, kills: list[int]) -> None:
    """Start a worker 20 times and kill it each time at a random moment of its part."""
    for _ in range(20):
        process = h.start("work", folder, "-q", "-j", "1", "--shard", f"{shard}/{WORKERS}")
        try:
            process.communicate(timeout=h.rng.uniform(0.2, 1.8) * pause)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills.append(shard)


def killed_at_full_size(h: Harness) -> str:
    whole, seconds = reference(h)
    folder = plan(h, "killed", base_points(h))
    kills: list[int] = []
    # Four workers on 2 cores take at least as long as one with 2 threads, so all kills come before they finish.
    pause = max(0.15, 0.7 * seconds / 21)
    hands = [threading.Thread(target=worker_that_is_killed, args=(h, folder, k, pause, kills)) for k in range(WORKERS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    before = whole_bytes(folder)
    done = len(runs_in(folder))
    work(h, folder, "-j", "2")
    expect_kept(folder, before)
    expect(runs_in(folder) == runs_in(whole), "every run as undisturbed, none done twice")
    count = equal_results(merged(h, whole), merged(h, folder))
    return (
        f"{len(runs_in(folder))} runs, {WORKERS} workers killed {len(kills)} times, {done} runs done before the last "
        f"resume: {count} datasets equal, no finished run repeated; undisturbed {seconds:.0f} s"
    )


def array_and_mpi(h: Harness) -> str:
    whole, _ = reference(h)
    said = []
    if why := have_slurm():
        said.append(f"sbatch {why}")
    else:
        try:
            started = shell(f"bash {SLURM} start", timeout=60)
            expect("idle" in started, f"Slurm starts: {started}")
            folder = plan(h, "array", base_points(h))
            job = submit(h, folder)
            expect(wait_until(lambda: is_over(job), 14400), "the array ends")
            log = shell(f"cat '{folder}'/logs/*")
            expect(runs_in(folder) == runs_in(whole), f"sbatch --array: {log}")
            said.append(f"sbatch --array: {equal_results(merged(h, whole), merged(h, folder))} datasets equal")
        finally:
            shell(f"bash {SLURM} stop", timeout=60)
    folder = plan(h, "mpi", base_points(h))
    env = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    log = shell(f"mpirun --oversubscribe -np {WORKERS} '{h.kith}' work '{folder}' --shard mpi -q -j 1", env=env)
    expect(runs_in(folder) == runs_in(whole), f"mpirun: {log}")
    said.append(f"mpirun -np {WORKERS}: {equal_results(merged(h, whole), merged(h, folder))} datasets equal")
    return "; ".join(said)


def grown(h: Harness) -> str:
    whole, _ = reference(h)
    folder = plan(h, "grown", base_points(h) // 2)
    work(h, folder, "-j", "2")
    before, first = whole_bytes(folder), len(runs_in(folder))
    plan(h, "grown", base_points(h))
    work(h, folder, "-j", "2")
    expect_kept(folder, before)
    expect(runs_in(folder) == runs_in(whole), "equal to a sweep made at once")
    count = equal_results(merged(h, whole), merged(h, folder))
    return f"{first} runs, then {len(runs_in(folder)) - first} more alone: {count} datasets equal those made at once"


def engine_seconds(folder: Path) -> float:
    """Core-seconds that the simulation of all runs took, according to their records."""
    total = 0.0
    for path in shards_in(folder):
        data, at = path.read_bytes(), HEAD
        while at < len(data):
            _, _, length, _, seconds = RECORD.unpack_from(data, at)
            total += seconds
            at += RECORD.size + length + SUM
    return total


def core_seconds(act: Callable[[], object]) -> float:
    """Core-seconds of the programs that `act` starts and waits for; wall time would include other work here."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    act()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def overhead(h: Harness) -> str:
    """Compare the core-seconds of one worker with those of the simulation itself."""
    folder = plan(h, "cost", max(4, base_points(h) // 8))

    whole = core_seconds(lambda: work(h, folder, "-j", "1"))
    again = core_seconds(lambda: work(h, folder, "-j", "1"))  # reads the plan and finds nothing left to do
    engine = engine_seconds(folder)
    share = whole / engine - 1.0
    expect(share < 0.03, f"overhead {100 * share:.1f} % (starting alone: {again:.2f} s of {engine:.1f} s)")
    return f"{whole:.2f} s of one core for {engine:.2f} s of the engine: {100 * share:.2f} % overhead"


OPEN = """
import sys, time
import xarray
began = time.process_time()  # wall time would include other work
with xarray.open_dataset(sys.argv[1], engine="h5netcdf") as data:
    assert data.sizes["sample"] * data.sizes["replicate"] == int(sys.argv[2]), data.sizes
print(time.process_time() - began)
"""


def many_tiny_runs(h: Harness) -> str:
    n, replicates = (25000, 4) if h.long else (200, 2)
    text = SWEEP.format(root=ROOT, n=n).replace("saltelli", "lhs").replace("replicates = 4", f"replicates = {replicates}")
    sizes = ["community.residents=100", "time.weeks=2", "time.settling_weeks=0"]
    text = text.replace("[design]", f"set = {sizes}\n[design]".replace("'", '"'), 1)
    (h.folder / "tiny.toml").write_text(text)
    folder = h.folder / "tiny"
    ended = h.run("plan", h.folder / "tiny.toml", "-o", folder, "--shards", "4", "--pilot", "0")
    expect(ended.code == DONE, ended.text)
    seconds = work(h, folder, "-j", "2")
    out = folder.with_suffix(".h5")
    merging = core_seconds(lambda: merged(h, folder))
    opened = subprocess.run(["python3", "-c", OPEN, str(out), str(n * replicates)], capture_output=True, text=True)
    expect(opened.returncode == 0, opened.stderr)
    expect(merging < 60, f"merged in {merging:.1f} s")
    expect(float(opened.stdout) < 2, f"opened in {opened.stdout} s")
    return f"{n * replicates} runs in {seconds:.0f} s, merged in {merging:.1f} s, opened in {float(opened.stdout):.2f} s"


ROWS = {
    "SIZE": killed_at_full_size,
    "ARRAY": array_and_mpi,
    "GROWN": grown,
    "COST": overhead,
    "MANY": many_tiny_runs,
}
