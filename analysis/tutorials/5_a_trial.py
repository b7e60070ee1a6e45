"""Ten minutes, five: replay a published trial, and learn what it means that the model agrees.

python analysis/tutorials/5_a_trial.py
"""

# %% A virtual trial is a scenario with a `[trial]`: whom to enroll, what each arm is offered, what
# is measured and when. Open Door referred older people with depressive symptoms to care; in one
# arm, somebody also helped them over barriers to the first visit. Its file describes that.
from pathlib import Path

import kith
from kith.io.simulator import Simulator

file = Simulator().scenarios / "trials/open-door.toml"
text = file.read_text(encoding="utf-8")
print(text[text.index("[trial]") :])

# %% Run it. Kith pools the participants of all replicates. Here are 12 replicates, which take
# seconds; the file asks for 60, and so does the page of published trials:
#     kith run scenarios/trials/open-door.toml -o results/open-door.h5
path = Path("results/open-door.h5")
path.parent.mkdir(exist_ok=True)
kith.run(file, replicates=12, output=path, force=True).close()
trial = kith.trial(path)

# %% The table that a paper prints: participants with a value, then the mean or share in each arm
# after 24 weeks. `engaged` is the share who attended a visit; `wait_weeks` is of those who did.
late = trial.sel(trial_week=24)
print(late["pooled_n"].to_pandas().astype(int), end="\n\n")
print(late["pooled_mean"].to_pandas().round(3))

# %% The difference of the arm from the control, with its 95 % interval.
names = ["difference", "difference_low", "difference_high"]
print(late.sel(trial_arm="coaching")[names].to_dataframe()[names].round(3))

# %% Beside it, what the published trial found. `target_low` to `target_high` are the bounds of
# agreement, which the file sets before the replay. The replay agrees (`target_met` is 1) if
# `target_simulated` lies within them.
found = ["published", "low", "high", "simulated", "simulated_low", "simulated_high", "met"]
found = [f"target_{name}" for name in found]
print(trial[found].to_dataframe()[found].round(3).T.to_string())

# %% How sure is that? `target_simulated_low` and `target_simulated_high` are the 95 % interval of
# the mean over replicates, which more replicates make narrower. But the trial in the world was one.
# Single replicates, of at most 300 people each, lie between these two numbers.
print(trial[["target_single_low", "target_single_high"]].to_dataframe().round(3).T.to_string())

# %% What was the model told beforehand? Read what differs from the trial, and look for the trial
# among the sources of evidence. Here the help over barriers rests on Open Door itself: it gave the
# direction, and the size is assumed. So agreement is a weak test of that number, and a better one
# of the waits and barriers around it, which were fitted to usual care alone.
print(trial.attrs["differs"])
row = kith.parameters(file, match="care.start_coached").iloc[0]
print(f"{row['path']} = {row['value']} {row['unit']} ({row['grade']}): {row['source']}")

# %% Disagreement teaches as much. When twenty members of a committee learned, what their community
# knew doubled. In the model it hardly changes: do not ask Kith how far knowledge spreads.
other = Path("results/committee.h5")
kith.run("trials/committee-diffusion.toml", replicates=4, output=other, force=True).close()
print(kith.trial(other)[found].to_dataframe()[found].round(3).T.to_string())

# %% The page `analysis/validation/trials.md` has all trials, with what agrees and what does not.
# This command makes it anew, which takes much longer than this tutorial:
#     kith trials scenarios/trials -j 2
# To try: `set={"trial.number": 100}` in `kith.run`, or an arm of your own, as
# `scenarios/trials/README.md` shows.
