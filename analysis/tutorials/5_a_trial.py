"""Ten minutes, five: replay a published trial, and learn what it means that the model agrees.

python analysis/tutorials/5_a_trial.py
"""

# %% A virtual trial is a scenario with a `[trial]` table: whom to enroll, what each arm is offered,
# what is measured and when. Open Door referred older people with depressive symptoms to care; in
# one arm, somebody also helped them overcome barriers to the first visit. Its file describes this.
from pathlib import Path

import kith
from kith.io.simulator import Simulator

file = Simulator().scenarios / "trials/open-door.toml"
text = file.read_text(encoding="utf-8")
print(text[text.index("[trial]") :])

# %% Run it. Kith pools the participants of all replicates. The 12 replicates used here take
# seconds; the file asks for 60, as does the page of published trials:
#     kith run scenarios/trials/open-door.toml -o results/open-door.h5
path = Path("results/open-door.h5")
path.parent.mkdir(exist_ok=True)
kith.run(file, replicates=12, output=path, force=True).close()
trial = kith.trial(path)

# %% This is the table that a paper prints: participants with a value, then the mean or share in
# each arm after 24 weeks. `engaged` is the share who attended a visit; `wait_weeks` is their mean
# wait.
late = trial.sel(trial_week=24)
print(late["pooled_n"].to_pandas().astype(int), end="\n\n")
print(late["pooled_mean"].to_pandas().round(3))

# %% The difference between the arm and the control, with its 95 % interval:
names = ["difference", "difference_low", "difference_high"]
print(late.sel(trial_arm="coaching")[names].to_dataframe()[names].round(3))

# %% Next to it is the published finding. `target_low` to `target_high` are the bounds of agreement,
# which the file sets before the replay. The replay agrees (`target_met` is 1) if `target_simulated`
# lies within them.
found = ["published", "low", "high", "simulated", "simulated_low", "simulated_high", "met"]
found = [f"target_{name}" for name in found]
print(trial[found].to_dataframe()[found].round(3).T.to_string())

# %% How sure is that? `target_simulated_low` and `target_simulated_high` are the 95 % interval of
# the mean over replicates, which more replicates make narrower. But the published trial was a
# single one. Single replicates, of at most 300 people each, lie between these two numbers:
print(trial[["target_single_low", "target_single_high"]].to_dataframe().round(3).T.to_string())

# %% Did the model already know the result? Read how the replay differs from the trial, and look for
# the trial among the sources of evidence. Here the help with barriers is based on Open Door itself:
# it gave the direction, and the size is assumed. So agreement is a weak test of that number, and a
# better test of the waits and barriers around it, which were fitted only to usual care.
print(trial.attrs["differs"])
row = kith.parameters(file, match="care.start_coached").iloc[0]
print(f"{row['path']} = {row['value']} {row['unit']} ({row['grade']}): {row['source']}")

# %% Disagreement teaches as much. After twenty members of a committee had learned, the knowledge
# in their community doubled. In the model it hardly changes: do not ask Kith how far knowledge
# spreads.
other = Path("results/committee.h5")
kith.run("trials/committee-diffusion.toml", replicates=4, output=other, force=True).close()
print(kith.trial(other)[found].to_dataframe()[found].round(3).T.to_string())

# %% The page `analysis/validation/trials.md` lists all trials, with agreements and disagreements.
# This command rebuilds it, which takes much longer than this tutorial:
#     kith trials scenarios/trials -j 2
# To try: `set={"trial.number": 100}` in `kith.run`, or an arm of your own, as
# `scenarios/trials/README.md` shows.
