"""F22, TEN: MPI launchers, and the ten lines of the page for researchers. Says so if they are not installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from rows_slurm import ROWS as SLURM_ROWS
from rows_slurm import SLURM, begun, have_slurm, shell, wait_until
from sweeps import DONE, ROOT, STOPPED, Harness, expect, expect_kept, runs_in, whole_bytes


def f22_mpi(h: Harness) -> str:
    if shutil.which("mpirun") is None:
        return "NOT RUN: mpirun is not installed (openmpi-bin)"
    env = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    done = 0
    for ranks in (2, 3, 4):
        folder = h.copy()
        command = (
            f"mpirun --oversubscribe -np {ranks} '{h.kith}' work '{folder}' --shard mpi -q -j 1"
        )
        said = shell(command, env={**os.environ, **env})
        expect(runs_in(folder) == h.reference, f"{ranks} ranks: equal {said}")
        done += 1
    longer = h.larger("kill", n=16, residents=600, weeks=52)
    for _ in range(50 if h.long else 2):
        folder = longer.copy()
        words = [
            "mpirun",
            "--oversubscribe",
            "-np",
            "2",
            str(h.kith),
            "work",
            str(folder),
            "--shard",
            "mpi",
            "-q",
            "-j",
            "1",
        ]
        process = subprocess.Popen(
            words, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until(lambda: begun(folder), 30)
        child = shell(f"pgrep -P {process.pid}").split()
        if child:
            os.kill(int(child[0]), signal.SIGKILL)  # one rank dies, and the launcher ends the others
        process.wait(timeout=60)
        before = whole_bytes(folder)
        longer.finish(folder)
        expect_kept(folder, before)
        done += 1
    parallel = "GNU parallel NOT RUN (not installed)"
    if shutil.which("parallel"):
        folder = h.copy()
        shell(
            f"seq 0 {h.shards - 1} | parallel '{h.kith}' work '{folder}' --shard '{{}}/{h.shards}' -q -j 1"
        )
        expect(runs_in(folder) == h.reference, "GNU parallel: equal")
        parallel = "GNU parallel"
    return f"{done} sweeps with 2 to 4 ranks, some killed, and {parallel}: equal"


def home_with_scenarios(h: Harness) -> Path:
    """Make a folder with the shipped scenarios, in which the sweep of ten minutes takes seconds."""
    home = h.folder / "home"
    (home / "results").mkdir(parents=True)
    shutil.copytree(ROOT / "scenarios", home / "scenarios")
    sweep = home / "scenarios" / "sweeps" / "ten-minutes.toml"
    text = sweep.read_text()
    for large, small in (("n = 64", "n = 4"), ("residents=4000", "residents=400")):
        expect(text.count(large) == 1, f"{large} in {sweep}")
        text = text.replace(large, small)
    sweep.write_text(text)
    return home


def ten_lines(h: Harness) -> str:
    """Run the page for researchers from the laptop to Slurm, line by line as written there."""
    if why := have_slurm():
        return why
    text = (ROOT / "scenarios" / "sweeps" / "README.md").read_text()
    lines = [line.split("#")[0].strip() for line in text.split("```sh\n")[1].split("```")[0].splitlines()]
    lines = [line for line in lines if line]
    expect(len(lines) == 10, f"ten lines: {lines}")
    home = home_with_scenarios(h)
    env = {**os.environ, "PATH": f"{h.kith.parent}:{os.environ['PATH']}"}
    try:
        started = shell(f"bash {SLURM} start", timeout=60)
        expect("idle" in started, f"Slurm starts: {started}")
        for line in lines:
            ended = subprocess.run(["bash", "-c", line], cwd=home, env=env, capture_output=True, text=True)
            said = f"{line}: {ended.returncode} {ended.stdout}{ended.stderr}"
            if line.endswith("--why"):  # the sweep is still running, or done
                expect(ended.returncode in (DONE, STOPPED), said)
                expect(wait_until(lambda: shell("squeue -h").strip() == "", 7200), "the array ends")
            else:
                expect(ended.returncode == DONE, said)
    finally:
        shell(f"bash {SLURM} stop", timeout=60)
    expect((home / "what-drives-it.svg").exists(), "the figure is there")
    return "ten lines do what the page says, by a real sbatch"


ROWS = {**SLURM_ROWS, "F22": f22_mpi, "TEN": ten_lines}
