"""Ten minutes, one: open a result, read an answer, and learn when not to believe it.

kith run scenarios/clinic-at-the-community-center.toml -n 64 -o results/clinic.h5
python analysis/tutorials/1_read_an_answer.py results/clinic.h5
"""

# %% Open a result. It is an xarray.Dataset of outcomes by scenario, replicate, week and stratum.
import sys

import kith

path = sys.argv[1] if len(sys.argv) > 1 else "results/clinic.h5"
study = kith.open(path)
outcome = "treated_past_year_share"
print(dict(study[outcome].sizes))
print([str(s) for s in study["scenario"].values])

# %% Replicate k has the same residents, random numbers and draws of uncertain numbers in all
# scenarios. So compute differences replicate by replicate, not the difference of two averages.
table = kith.compare(study, outcome)
columns = ["scenario", "usual_care", "value", "difference", "low", "high", "words"]
print(table[columns].to_string(index=False))

# %% How much did pairing help? 0.99: without it, you would need a hundred times the replicates.
print(table[["scenario", "variance_saved"]].to_string(index=False))

# %% `better`, `no_effect` and `worse` are shares of replicates, which `words` sums up. Below 40
# replicates there are no words: that is a try, not an answer.
print(table[["scenario", "better", "no_effect", "worse", "words"]].to_string(index=False))

# %% There are two errors. `low` to `high` shows where the answer may lie, given what we do not
# know. The Monte Carlo error is that of the mean. More replicates reduce it; they do not narrow
# the interval.
print(table[["scenario", "low", "high", "interval", "monte_carlo_error"]].to_string(index=False))

# %% In some replicates, the partnership never opens. What is its effect in those where it opens?
life = kith.partnerships(path)
print(kith.openings(life, table["scenario"][0]).to_string(index=False))
where = kith.opened(life, table["scenario"][0])
print(kith.compare(study, outcome, where=where)[columns].to_string(index=False))

# %% Are there enough replicates? `half_width` is the Monte Carlo error; `enough` means it is small.
steps = kith.convergence(study, outcome)
print(steps.tail(3).to_string(index=False))
print("replicates needed:", steps.attrs["needed"])

# %% Look at the course. Does the difference begin and end with the partnership?
axes = kith.figures.trajectories(study, outcome)
axes.figure.savefig("trajectory.png")

# To try: another outcome (list(study)), another window=(first_week, last_week), a stratum.
