"""Words of the page that need explaining."""

from __future__ import annotations

from kith.report.facts import Facts
from kith.stats import intervals
from kith.stats.likelihood import CUT_OFFS

#: Outcomes that a word belongs to (any of them; none: always), the word, what it means.
_WORDS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("need_past_year_share", "treated_past_year_share"), "In need",
     "In serious distress (K6 of 13 or more) for at least 4 weeks of the past year; “in need now” "
     "means this week."),
    (("k6_mean",), "K6, distress points",
     "Six questions about the past month, answered 0 to 4 each: 0 to 24 points. From 13 on, "
     "distress is called serious."),
    (("treated_past_year_share",), "Treated",
     "A clinical session or a week of medication in that year. Supported adds peers, groups and "
     "health workers."),
    (("treated_past_year_share",), "Usual care",
     "The same community without the partnership, with the same residents and chance events."),
    (("qalys",), "QALY", "A quality-adjusted life year: one year of life in full health."),
    (("wellbys",), "WELLBY", "One point of life satisfaction, 0 to 10, for one year."),
    (("stigma_mean",), "Stigma", "An index with mean 0 and standard deviation 1 in the nation."),
)  # fmt: skip
_REACH = (
    ("Newly in care", "In care with the partnership, never under usual care in these weeks."),
    ("Displaced", "In care under usual care, never with the partnership in these weeks."),
    ("Served", "A client of a program, or brought into care by one: met or referred by it, and in "
               "care within 26 weeks."),
)  # fmt: skip


def entries(facts: Facts) -> list[tuple[str, str]]:
    """Return each word that this page uses, with its meaning."""
    found = [(word, said) for held, word, said in _WORDS if any(map(facts.holds, held))]
    if facts.reach is not None:
        found += _REACH
    found.append(("History", "One simulated course of events, with and without the partnership. "
                  "Each redraws chance and every uncertain number."))  # fmt: skip
    found.append((
        "95 % interval",
        f"Where the result of 95 of 100 further histories would lie. Fewer than {intervals.FEWEST} "
        "histories have their range instead.",
    ))  # fmt: skip
    found.append((
        "Monte Carlo error",
        "How far the mean may be off because there are only so many histories. More histories make "
        "it smaller; they do not narrow the interval.",
    ))  # fmt: skip
    steps = ", ".join(f"“{word}” from {100 * share:.0f}" for share, word in CUT_OFFS)
    found.append((
        "Likely and other words",
        f"How many of 100 histories are better (or worse) than usual care: {steps}. Two words "
        "stand where the histories do not yet decide between them.",
    ))  # fmt: skip
    return found
