"""Ten minutes, three: what drives the answer, and which program contributes how much.

python analysis/tutorials/3_what_the_answer_rests_on.py results/clinic.h5
"""

# %% Every replicate draws all uncertain numbers anew. If the answer moves with one of them, better
# knowledge of that number would help. If its grade is "assumed", nobody has measured it.
import sys
import warnings
from pathlib import Path

import kith

path = sys.argv[1] if len(sys.argv) > 1 else "results/clinic.h5"
study = kith.open(path)
outcome = "treated_past_year_share"
ledger = kith.draws(path)
drivers = kith.drivers(study, ledger, outcome)
columns = ["path", "partial_rank_correlation", "clear", "grade"]
print(drivers[columns].head(8).to_string(index=False))

# %% A number is `clear` if it looks stronger than chance would make the strongest of so many
# numbers look. With few replicates nothing is clear: a finding about the study, not the world.
print(int(drivers["clear"].sum()), "numbers drive the answer beyond chance")

# %% How much does each program contribute? The answer needs scenarios without some of the programs:
# write their files, and run them with the scenario itself. Eight replicates give a first idea. Kith
# warns that the grant is too large for the remaining programs, which is intended here.
example, parts = Path("scenarios/clinic-at-the-community-center.toml"), Path("results/parts.h5")
if example.exists():
    files = kith.write_subscenarios(example, "results/parts", method="leave-one-out")
    warnings.simplefilter("ignore", kith.ScenarioWarning)
    alone = {"same_money.enabled": False}
    kith.run([example, *files], set=alone, replicates=8, output=parts, force=True).close()

# %% Divide the difference among the programs. Their shares add up to the whole.
if parts.exists():
    whole = kith.open(parts)
    programs = kith.members(parts)
    print(kith.attribution(whole, outcome, programs, method="leave-one-out").to_string(index=False))

# %% Write one page to mail to people who have never seen a simulation.
print(kith.report(path, "clinic.html"))

# To try: method="shapley" with all combinations; kith.figures.tornado(study, ledger, outcome).
