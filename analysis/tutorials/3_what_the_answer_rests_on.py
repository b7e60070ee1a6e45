"""Ten minutes, three: what drives the answer, and which program contributes how much.

python analysis/tutorials/3_what_the_answer_rests_on.py results/clinic.h5
"""

# %% Every replicate draws all uncertain numbers anew. Where the answer moves with one of them,
# better knowledge of it would help; where its grade is "assumed", nobody has measured it.
import sys
from pathlib import Path

import kith

path = sys.argv[1] if len(sys.argv) > 1 else "results/clinic.h5"
study = kith.open(path)
outcome = "treated_past_year_share"
ledger = kith.draws(path)
drivers = kith.drivers(study, ledger, outcome)
columns = ["path", "partial_rank_correlation", "clear", "grade"]
print(drivers[columns].head(8).to_string(index=False))

# %% `clear` asks whether the strongest of so many numbers would look as strong by chance. With few
# replicates nothing is clear; that is a finding about the study, not about the world.
print(int(drivers["clear"].sum()), "numbers drive the answer beyond chance")

# %% How much does each program contribute? That takes scenarios without some of them. Write them...
example = Path("scenarios/clinic-at-the-community-center.toml")
if example.exists():
    files = kith.write_subscenarios(example, "results/parts", method="leave-one-out")
    listed = " ".join(map(str, files))
    print(f"kith run {example} {listed} --set same_money.enabled=false -n 16 -o results/parts.h5")

# %% ... run them, and divide the difference among the programs. Shares add up to the whole.
parts = Path("results/parts.h5")
if parts.exists():
    whole = kith.open(parts)
    programs = kith.members(parts)
    print(kith.attribution(whole, outcome, programs, method="leave-one-out").to_string(index=False))

# %% Write one page to mail to people who have never seen a simulation.
print(kith.report(path, "clinic.html"))

# To try: method="shapley" with all combinations; kith.figures.tornado(study, ledger, outcome).
