"""Ten minutes, one: open a result, read an answer, and learn when not to believe it.

kith run scenarios/clinic-at-the-community-center.toml -n 64 -o results/clinic.h5
python analysis/tutorials/1_read_an_answer.py results/clinic.h5
"""

# %% Open a result. It is an xarray.Dataset: every outcome by scenario, replicate, week and stratum.
import sys

import kith

path = sys.argv[1] if len(sys.argv) > 1 else "results/clinic.h5"
study = kith.open(path)
outcome = "treated_past_year_share"
print(dict(study[outcome].sizes))
print([str(s) for s in study["scenario"].values])

# %% Replicate k has the same residents, random numbers and draws of uncertain numbers in all
# scenarios. So take differences replicate by replicate, not the difference of two averages.
table = kith.compare(study, outcome)
columns = ["scenario", "usual_care", "value", "difference", "low", "high", "words"]
print(table[columns].to_string(index=False))

# %% How much did pairing help? 0.99: without it, you would need a hundred times the replicates.
print(table[["scenario", "variance_saved"]].to_string(index=False))

# %% Better, no effect and worse are shares of replicates, and `words` say what they amount to.
# Below 40 replicates there are none: a try, not an answer.
print(table[["scenario", "better", "no_effect", "worse", "words"]].to_string(index=False))

# %% Two errors. `low` to `high` shows where the answer may lie, given what we do not know. The
# Monte Carlo error is that of the mean: more replicates make it smaller; the interval stays.
print(table[["scenario", "low", "high", "interval", "monte_carlo_error"]].to_string(index=False))

# %% In some replicates a partnership never opens. What does it do where it opened?
life = kith.partnerships(path)
print(kith.openings(life, table["scenario"][0]).to_string(index=False))
where = kith.opened(life, table["scenario"][0])
print(kith.compare(study, outcome, where=where)[columns].to_string(index=False))

# %% Are there enough replicates? `half_width` is the Monte Carlo error; `enough` if it is small.
steps = kith.convergence(study, outcome)
print(steps.tail(3).to_string(index=False))
print("replicates needed:", steps.attrs["needed"])

# %% Look at it. Does the difference begin when the partnership does, and end when it ends?
axes = kith.figures.trajectories(study, outcome)
axes.figure.savefig("trajectory.png")

# To try: another outcome (list(study)), another window=(first_week, last_week), a stratum.
