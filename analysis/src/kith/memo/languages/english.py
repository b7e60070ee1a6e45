"""The memo in English."""

from __future__ import annotations

from kith.memo.languages.language import Language

_SENTENCES = {
    "heading": "Memo: {title}",
    "question": "Question",
    "answer": "Answer",
    "who": "Who",
    "cost": "Cost and who pays",
    "how_sure": "How sure",
    "instead": "Instead",
    "must_be_true": "What must be true",
    "left_out": "What is left out",
    # Question
    "asked": "What changes in {place} with this plan, against care as it is now, in the {years} "
    "from {month}?",
    "asked_undated": "What changes in {place} with this plan, against care as it is now, in "
    "{years}?",
    "method": "Kith, a simulation, follows {residents} residents ({part}) with and without it; "
    "counts and dollars are theirs.",
    "part": "1 in {count} of the people there",
    "all": "all who live there",
    # Answer
    "a_try": "{count}: a try, not an answer.",
    "one_history": "1 simulated history",
    "histories": "{count} simulated histories",
    "more_care": "{count} more people get care at some time{spread}.",
    "fewer_care": "{count} fewer people get care at some time{spread}.",
    "more_care_one": "1 more person gets care at some time{spread}.",
    "fewer_care_one": "1 fewer person gets care at some time{spread}.",
    "same_care": "As many people get care as without it{spread}.",
    "spread": " ({low} to {high} in 95 of 100 simulated histories)",
    "range": " (from {low} to {high})",
    "less": "{count} fewer",
    "more": "{count} more",
    "serious_more": "Of those in serious distress, {count} more get care.",
    "serious_fewer": "Of those in serious distress, {count} fewer get care.",
    "distress_less": "At any time, {count} fewer of every 1,000 adults are in serious distress.",
    "distress_more": "At any time, {count} more of every 1,000 adults are in serious distress.",
    # Who
    "served": "Its programs serve {count} people.",
    "served_one": "Its programs serve 1 person.",
    "served_newly": "Without it, {count} of them would have had no care.",
    "served_sooner": "For another {count}, care starts 3 months sooner or more.",
    "served_none": "Its programs have no clients of their own.",
    "gain_most": "Those who gain most are {people}.",
    "gain_alike": "No group clearly gains more than adults as a whole.",
    # Cost
    "spends": "The partnership spends {usd}{spread}.",
    "usd_spread": " ({low} to {high})",
    "no_price": "No cost per person: the gain may be none.",
    "price": "That is {usd} for each person more in care.",
    "receives": "It receives {usd} in grants and other income.",
    "returns": "It receives {usd} in grants and other income and returns {back} unspent.",
    "others_pay": "For care, {payers}.",
    "pays_more": "{payer} pay {usd} more",
    "pays_less": "{payer} pay {usd} less",
    "pays_too": "{payer} {usd}",
    "insurers": "insurers",
    "patients": "patients",
    "uninsured": "clinics for the uninsured",
    "and": " and ",
    # How sure
    "chance": "Of 100 histories: {shares}.",
    "chance_better": "more people get care in {share}",
    "chance_no_change": "nothing changes in {share}",
    "chance_never_opened": "the programs never open in {share}",
    "chance_worse": "fewer get care in {share}",
    "verdict": "In words: {words}.",
    "history": "A history is one way these years could go, with chance and uncertain numbers "
    "drawn anew.",
    "settled_by": "About {count} histories would settle the words.",
    "run_more": "Run at least 40 histories before you use this page.",
    # Instead
    "same_grant": "The same grant for clinic therapists",
    "same_money": "The same money for clinic therapists",
    "instead_more": "{rival}: {count} more people in care.",
    "instead_fewer": "{rival}: {count} fewer people in care.",
    "instead_more_one": "{rival}: 1 more person in care.",
    "instead_fewer_one": "{rival}: 1 fewer person in care.",
    "instead_same": "{rival}: no change in care.",
    "rival_more": "That is more than the partnership in {share} of 100 histories.",
    "rival_fewer": "That is less than the partnership in {share} of 100 histories.",
    "no_rival": "This study compares with care as it is now alone.",
    # What must be true
    "usual": "Care now treats {count} of every 100 adults in need in a year: compare your records.",
    "opens": "The partnership opens, as in {share} of 100 histories.",
    "opens_by": "The partnership opens, as in {share} of 100 histories, typically by {month}.",
    "runs_out": "Its money runs out in {share} of 100 histories.",
    "posts": "It fills {filled} of {paid} paid posts.",
    "slots": "People use {share} % of its appointments.",
    "grant_ends": "The grant ends in {month}. Its last full year treats {during} more of every 100 "
    "adults in need, the last year of the run {after}.",
    "changed": "This run changed {count} numbers of the scenario.",
    "changed_one": "This run changed one number of the scenario.",
    "assumed": "Many numbers about trust and ties are assumed, not measured.",
    # What is left out
    "no_crisis": "No 988, mobile crisis teams or beds in here.",
    "no_health": "No physical health, substance use, psychosis or suicide either.",
    "no_forecast": "This is a scenario, not a forecast.",
}  # fmt: skip

_WORDS = {
    "more likely than not": "more likely than not",
    "likely": "likely",
    "very likely": "very likely",
    "almost certainly": "almost certainly",
    "could go either way": "could go either way",
    "probably no effect": "probably no effect",
    " better": " better",
    " worse": " worse",
    " to ": " to ",
    "under 1": "under 1",
    "over 99": "over 99",
    "million": "million",
    "billion": "billion",
    "1 year": "1 year",
    "years": "{count} years",
    "1 month": "1 month",
    "months": "{count} months",
    "place": "a community",
    "month": "{month} {year}",
    "group": "people of the group “{title}”",
    "zone": "residents of {title}",
    "age": "people aged {ages}",
}

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip

_PEOPLE = {
    "group:spanish-speaking": "Spanish speakers",
    "race:white": "White adults",
    "race:black": "Black adults",
    "race:hispanic": "Hispanic adults",
    "race:asian": "Asian adults",
    "race:other": "adults of other or several races",
    "income:below-100": "people below the poverty line",
    "income:100-199": "people at 100 to 199 % of the poverty line",
    "income:200-399": "people at 200 to 399 % of the poverty line",
    "income:400-plus": "people at four times the poverty line or more",
    "age:10-17": "youths aged 10 to 17",
    "age:65-plus": "people of 65 and over",
    "sex:female": "women",
    "sex:male": "men",
    "coverage:private": "the privately insured",
    "coverage:medicaid": "people on Medicaid",
    "coverage:medicare": "people on Medicare",
    "coverage:uninsured": "people without insurance",
}

ENGLISH = Language("en", _SENTENCES, _WORDS, _MONTHS, _PEOPLE)
