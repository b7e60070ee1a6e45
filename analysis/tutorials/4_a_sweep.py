"""Ten minutes, four: run many settings as one sweep, on this machine or on a cluster.

python analysis/tutorials/4_a_sweep.py
"""

# %% Do outreach workers bring more people into treatment if there are more therapists to refer them
# to? A sweep runs one study many times with different numbers, which a file lists: here a grid of
# 4 x 2 samples.
from pathlib import Path

import kith
from kith.io.simulator import Simulator

folder = Path("results/workers")
folder.mkdir(parents=True, exist_ok=True)
(folder / "sweep.toml").write_text("""\
format = 1
id = "workers"
title = "Do workers need therapists?"
scenarios = ["../../scenarios/clinic-at-the-community-center.toml"]
set = ["time.weeks=78", "time.settling_weeks=52", "partnership.clinic.start_week=0",
       "partnership.clinic.established=true", "partnership.clinic.grant_usd_per_year=1_300_000",
       "same_money.enabled=false"]

[design]
method = "grid"
[[vary]]
path = "partnership.clinic.outreach.workers_fte"
values = [0, 3, 6, 9]
[[vary]]
path = "partnership.clinic.colocated_clinic.therapist_fte"
values = [1, 3]

[run]
replicates = 4

[keep]
outcomes = ["treated_past_year_share", "residents"]
strata = ["adults", "income:below-100"]
every_weeks = 13
""")

# %% Plan it. Kith tries some of the runs, estimates what all of them will take, and divides them
# into shards, which are independent. Four replicates of a year and a half are enough to show the
# steps. For an answer, write `replicates = 64`, remove the first four changes from `set`, and plan
# into another folder: a plan may grow, but its runs do not change.
program = Simulator()


def command(line: str) -> None:
    """Run a command of kith; `kith status` exits with 75 while runs are missing."""
    print(f"$ kith {line}")
    print(program.call(*line.split(), also=[75]), end="")


command(f"plan {folder}/sweep.toml -o {folder}/plan --shards 2")

# %% On a cluster you would now type the line below. Slurm then starts the script once for each
# shard. Read the script first, and add what your cluster asks for, such as `#SBATCH --account=...`.
#     sbatch results/workers/plan/submit.sbatch
script = (folder / "plan/submit.sbatch").read_text()
print("\n".join(line for line in script.split("\n") if line.startswith("#SBATCH")))

# %% Here we do by hand what the two tasks of that array do. The first has shard 0 ...
command(f"work {folder}/plan --shard 0/2")
command(f"status {folder}/plan")

# %% ... and the second has shard 1, perhaps on another node. If a task is killed, submit the script
# again: `kith work` does only the missing runs.
command(f"work {folder}/plan --shard 1/2")
command(f"status {folder}/plan")

# %% Merge the shards into one result. If runs were missing or damaged, Kith would name them here.
command(f"merge {folder}/plan -o {folder}/workers.h5 --force")

# %% There is a row for each sample: the varied numbers are columns, and `effect` is the mean
# difference from usual care. With four replicates, `low` and `high` are the lowest and the highest.
table = kith.effects(folder / "workers.h5", "treated_past_year_share", strata="adults")
table = table.rename(columns=lambda name: name.removeprefix("partnership_clinic_"))
workers, therapists = "outreach_workers_fte", "colocated_clinic_therapist_fte"
print(table[[workers, therapists, "effect", "low", "high"]].round(4).to_string(index=False))

# %% The same table as workers by therapists. As far as four replicates can show, three more workers
# add about half a point of the people in need, with one therapist as with three.
print(table.pivot_table("effect", workers, therapists).round(4))

# To try: eight replicates in the file and the same commands, which do only the new runs. For many
# numbers at once, `method = "saltelli"`, then `kith sensitivity`: `scenarios/sweeps/README.md`.
