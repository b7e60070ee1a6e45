"""Ten minutes, two: who gains, what it costs, and whether the money had a better use.

python analysis/tutorials/2_who_gains_and_what_it_costs.py results/clinic.h5
"""

# %% Who gains? There is a row for each band of income. With many strata, one may differ by chance.
import sys

import kith

path = sys.argv[1] if len(sys.argv) > 1 else "results/clinic.h5"
study = kith.open(path)
outcome = "treated_past_year_share"
table = kith.compare(study, outcome, by="income")
print(table[["scenario", "stratum", "difference", "low", "high"]].to_string(index=False))

# %% A gap is how much worse off a stratum is than the best-off. A difference below 0 narrows it.
gaps = kith.equity(study, outcome, by="income")
print(gaps[["stratum", "to", "usual_care", "difference", "words"]].to_string(index=False))

# %% What does it cost, whom, and in which year? Dollars are for the simulated residents.
print(kith.budget(study, by=("year", "payer")).round(0).to_string(index=False))

# %% And what does that buy? `inf` means that at least one replicate in forty gains nothing.
value = kith.value(study)[["per", "gain", "cost", "cost_per_unit", "cost_per_unit_high"]]
print(value.to_string(index=False, float_format="{:,.0f}".format))
print(kith.break_even(study))

# %% The file also holds the same money spent on plain clinic slots, as a scenario of its own.
# Compare the partnership with it instead of usual care: a treasurer wants that comparison.
names = [str(s) for s in study["scenario"].values]
rivals = [name for name in names if name.endswith("-same-money")]
if rivals:
    fair = kith.compare(study, outcome, scenario=names[1], against=rivals[0])
    print(fair[["against", "value", "difference", "low", "high", "words"]].to_string(index=False))
    print(kith.acceptability(study, [0, 50_000, 100_000, 150_000]).round(2).T.to_string())

# %% Does the partnership last? The share of replicates in which it has ended within a year.
life = kith.partnerships(path)
print(kith.ended_by(life, names[1], weeks_after_start=52))

# To try: kith.figures.cost_effectiveness(study), .equity_plane(study), .spending(study).
