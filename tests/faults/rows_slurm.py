"""F21: a real Slurm on this machine. Says so if it is not installed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from sweeps import DONE, ROOT, STOPPED, SWEEP, USAGE, Harness, expect, expect_kept, runs_in, whole_bytes

SLURM = Path(__file__).with_name("slurm-onenode.sh")


def shell(command: str, **how: object) -> str:
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, **how)  # type: ignore[call-overload]
    return ended.stdout + ended.stderr


def have_slurm() -> str:
    if os.geteuid() != 0:
        return "NOT RUN: starting a Slurm of one node needs root"
    missing = [
        p
        for p in ("slurmctld", "slurmd", "sbatch", "munged")
        if shutil.which(p, path="/usr/sbin:/usr/bin:/sbin:/bin") is None
    ]
    return f"NOT RUN: {', '.join(missing)} not installed (slurm-wlm, munge)" if missing else ""


def wait_until(holds: object, seconds: float) -> bool:
    for _ in range(int(seconds * 10)):
        if holds():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False


def submit(h: Harness, folder: Path, path: str = os.environ["PATH"]) -> str:
    """Submit the plan's own script, as the page for researchers says; return the job."""
    said = shell(f'cd / && sbatch "{folder}/submit.sbatch"', env={**os.environ, "PATH": path})
    found = re.search(r"Submitted batch job (\d+)", said)
    expect(found, f"sbatch: {said}")
    return found[1]


def is_over(job: str) -> bool:
    return shell(f"squeue -h -j {job} 2>/dev/null").strip() == ""


def plan_for_slurm(h: Harness) -> Path:
    folder = h.folder / "slurm"
    ended = h.run(
        "plan",
        h.folder / "plan.toml",
        "-o",
        folder,
        "--shards",
        str(h.shards),
        "-j",
        "1",
        "--pilot",
        "1s",
    )
    expect(ended.code == DONE, ended.text)
    return folder


def f21_slurm(h: Harness) -> str:
    if why := have_slurm():
        return why
    done = []
    try:
        said = shell(f"bash {SLURM} start", timeout=60)
        if "a Slurm of its own" in said:
            return "NOT RUN: this machine has a Slurm of its own"
        expect("idle" in said, f"Slurm starts: {said}")
        folder = plan_for_slurm(h)
        job = submit(h, folder)
        expect(wait_until(lambda: is_over(job), 120 * h.patience()), "the array ends")
        log = shell(f"cat '{folder}'/logs/*")
        expect(runs_in(folder) == h.reference, f"sbatch --array: equal {log}")
        done.append("array")
        for row in (requeued, cancelled, node_failure, awkward_places, many_shards):
            done.append(row(h))
    finally:
        shell(f"bash {SLURM} stop", timeout=60)
    return f"{', '.join(done)}: equal, no finished run done twice"


def long_plan(h: Harness, name: str) -> tuple[Harness, Path]:
    """Plan a sweep that lasts long enough to be interrupted."""
    longer = h.larger(name, n=16, residents=600, weeks=52)
    return longer, plan_for_slurm(longer)


def begun(folder: Path) -> bool:
    return sum(len(data) for data in whole_bytes(folder).values()) > 1000


def requeued(h: Harness) -> str:
    """When time is up, the script gets SIGUSR1, the worker ends with 75, and Slurm requeues the task."""
    longer, folder = long_plan(h, "requeue")
    job = submit(h, folder)
    expect(wait_until(lambda: begun(folder), 60 * h.patience()), "it begins")
    shell(f"scancel --signal=USR1 --batch {job}")
    before = whole_bytes(folder)
    came_back = wait_until(
        lambda: shell(f"scontrol show job {job}").count("Reason=BeginTime") == longer.shards, 60
    )
    log = shell(f"cat '{folder}'/logs/*")
    expect(
        came_back and "finished runs are kept" in log, f"it stops and goes back into the queue: {log}"
    )
    time.sleep(5)  # Slurm takes a moment to revoke the credentials of a requeued job
    for task in range(longer.shards):
        shell(f"scontrol update JobId={job}_{task} StartTime=now")
    expect(wait_until(lambda: is_over(job), 240 * h.patience()), "it ends after coming back")
    expect(runs_in(folder) == longer.reference, "requeued: equal")
    expect_kept(folder, before)
    return "stopped in time and requeued"


def cancelled(h: Harness) -> str:
    """scancel empties the queue and keeps finished runs; the array, submitted again, does the rest."""
    longer, folder = long_plan(h, "cancel")
    job = submit(h, folder)
    expect(wait_until(lambda: begun(folder), 60 * h.patience()), "it begins")
    shell(f"scancel {job}")
    before = whole_bytes(folder)
    expect(wait_until(lambda: is_over(job), 60), f"scancel cancels: {shell('squeue')}")
    time.sleep(3)
    expect(is_over(job), f"nothing comes back: {shell('squeue')}")
    expect(longer.run("status", folder).code == STOPPED, "runs are left")
    again = submit(h, folder)
    expect(wait_until(lambda: is_over(again), 240 * h.patience()), "submitted again, it ends")
    expect(runs_in(folder) == longer.reference, "after scancel: equal")
    expect_kept(folder, before)
    return "cancelled"


def awkward_places(h: Harness) -> str:
    """Spaces and symbols in names, a PATH without kith, and a copy of a plan whose original is gone."""
    planned = h.folder / "it's 100%A" / "plan"
    sweep = h.folder / "plan.toml"
    ended = h.run("plan", sweep, "-o", planned, "--shards", str(h.shards), "--pilot", "1s")
    expect(ended.code == DONE, ended.text)
    copied = h.folder / "a copy"
    shutil.copytree(planned, copied)
    for folder in (planned, copied):
        job = submit(h, folder, path="/usr/bin:/bin")
        expect(wait_until(lambda job=job: is_over(job), 120 * h.patience()), "the array ends")
        log = shell(f'cat "{folder}"/logs/*')
        expect(runs_in(folder) == h.reference, f"{folder}: equal {log}")
        shutil.rmtree(folder)
    before = sorted(h.folder.iterdir())
    ended = h.run("plan", sweep, "-o", h.folder / "two\nlines")
    expect(ended.code == USAGE and "control character" in ended.text, ended.text)
    expect(sorted(h.folder.iterdir()) == before, "nothing is written")
    return "spaces, copies and a bare PATH"


def many_shards(h: Harness) -> str:
    """More shards than a Slurm array has tasks; then fewer tasks, as a cluster may require."""
    sweep = h.folder / "many.toml"
    sizes = {"replicates": 1, "residents": 100, "weeks": 1, "n": 2048 if h.long else 1024}
    sweep.write_text(SWEEP.format(root=ROOT, **sizes))
    shards = 2000 if h.long else 1010
    folder = h.folder / "many"
    words = ("plan", sweep, "-o", folder, "--pilot", "0", "-j", "1")
    expect(h.run(*words, "--shards", shards).code == DONE, "it is planned")
    shell(f"scancel {submit(h, folder)}")  # Slurm accepts an array of a thousand tasks
    script = folder / "submit.sbatch"
    script.write_text(script.read_text().replace("--array=0-999\n", "--array=0-3\n", 1))
    ended = h.run(*words)
    expect("kept --array=0-3" in ended.text, f"a new plan keeps the array: {ended.text}")
    job = submit(h, folder)
    expect(wait_until(lambda: is_over(job), 3600), "the array ends")
    expect(h.run("status", folder, "--verify").code == DONE, shell(f"cat '{folder}'/logs/*"))
    expect(len(runs_in(folder)) == sizes["n"], "every run is done")
    return f"{shards} shards"


def node_failure(h: Harness) -> str:
    """Kill the step daemons and workers of this job only, as when its node fails."""
    longer, folder = long_plan(h, "node")
    job = submit(h, folder)
    expect(wait_until(lambda: begun(folder), 60 * h.patience()), "it begins")
    killed = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if str(folder).encode() in command and b"work" in command:
            os.kill(int(process.name), signal.SIGKILL)
            killed += 1
    before = whole_bytes(folder)
    shell(f"scancel {job}")
    expect(wait_until(lambda: is_over(job), 60), "the job is over")
    again = submit(h, folder)
    expect(wait_until(lambda: is_over(again), 240 * h.patience()), "submitted again, it ends")
    expect(runs_in(folder) == longer.reference, "after a node failure: equal")
    expect_kept(folder, before)
    return f"{killed} workers killed and submitted again"


ROWS = {"F21": f21_slurm}
