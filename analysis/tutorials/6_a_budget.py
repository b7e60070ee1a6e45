"""Ten minutes, six: decide what to buy with a budget, and see why the second best is second.

python analysis/tutorials/6_a_budget.py
"""

# %% The clinic at the community center has $600,000 a year. Its file buys 1.6 therapists, two
# outreach workers and two peer specialists. How many therapists and workers would bring the most
# people in need into treatment? `indifference` is the smallest difference that matters: here 0.2
# percentage points of people in need.
import kith

clinic = "partnership.clinic"
therapists = f"{clinic}.colocated_clinic.therapist_fte"
workers = f"{clinic}.outreach.workers_fte"
short = {"time.weeks": 78, "time.settling_weeks": 52, "run.zone_strata": False}
short |= {f"{clinic}.start_week": 0, f"{clinic}.established": True}
found = kith.allocate(
    "clinic-at-the-community-center.toml",
    budget=600_000,
    levers=[f"{therapists}=2:1", f"{workers}=6:1"],
    outcome="treated_past_year_share",
    indifference=0.002,
    set=short,
    first=5,
    most=5,
)

# %% That took half a minute because the question was small: two levers in whole FTE, partners who
# have planned already, a year and a half, five replicates. A real search covers the FTE of all
# programs in halves, the five years of the file, and 20 to 200 replicates. It takes many times as
# long:
#     kith allocate scenarios/clinic-at-the-community-center.toml --budget 600_000 \
#       --outcome treated_past_year_share --indifference 0.002 -o results/budget

# %% What does it cost? Coordination, meetings and the two peers, which are not levers here, are
# paid first.
purse = found.purse
print(f"before any lever: ${purse.fixed_usd:,.0f} a year")
for lever in purse.levers:
    print(f"one more {lever.name}: ${lever.usd:,.0f} a year")

# %% The table lists every portfolio compared, best first, with its yearly bill if all posts are
# filled. `behind` is how far its mean lies behind the best one's: 0.001 is a tenth of a point.
table = found.portfolios.rename(columns={therapists: "therapists", workers: "workers"})
table = table.join(found.choice.table[["behind", "behind_low", "behind_high", "probability_best"]])
print(table.round(4).to_string(index=False))

# %% The gain of the best portfolio over usual care, with the 95 % interval of the mean:
gain = found.over_usual
print(f"{gain.value:.4f} ({gain.low:.4f} to {gain.high:.4f})")

# %% Why is the second best second? Two more workers in place of the therapist cost about as much
# and gain about as much. The interval of the difference, `behind_low` to `behind_high`, reaches
# below 0: either may be better, and five replicates do not decide. The third, with one worker fewer
# than the best, is behind in all of its interval, but by less than the 0.2 points that matter.
print(f"decided: {found.choice.is_decided}")
print(f"not dropped by the rule, beside the best: {len(found.choice.together) - 1}")

# %% What would another $100,000 a year gain over the best, and what would it buy?
more = found.more
amounts = dict(zip(("therapists", "workers"), more.portfolio, strict=True))
print(amounts, f"{more.gain.value:.4f} ({more.gain.low:.4f} to {more.gain.high:.4f})")

# %% The same as a figure, with the distance of each portfolio behind the best:
axes = kith.figures.league(found.choice.table, found.choice.goal.name)
axes.figure.savefig("portfolios.png")

# To try: `outcome=None` for net benefit in dollars; `protect="income:below-100"`;
# `kith.choose([...], indifference=...)` for plans of your own.
