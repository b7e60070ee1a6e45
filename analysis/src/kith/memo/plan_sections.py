"""The memo's sections "What must be true" and "What is left out"."""

from __future__ import annotations

import math

from kith.memo import wording
from kith.memo.languages.language import Language
from kith.memo.numbers import Numbers
from kith.memo.sentence import Sentence
from kith.memo.setting import Setting
from kith.stats import likelihood


def must_be_true(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State the conditions of the answer: the place, the plan and unmeasured numbers."""
    told = []
    if math.isfinite(numbers.treated_of_100) and not numbers.own_facts:
        usual = wording.count(numbers.treated_of_100)
        told.append(Sentence(language.say("usual", count=usual)))
    told += _own_clinic(numbers, language)
    told += _life(numbers, setting, language)
    told += _work(numbers, language)
    ends = _after_grant(numbers, setting, language)
    if ends is not None:
        told.append(ends)
    if numbers.changed == 1:
        told.append(Sentence(language.say("changed_one"), spare=7))
    elif numbers.changed > 1:
        told.append(Sentence(language.say("changed", count=f"{numbers.changed}"), spare=7))
    return [*told, Sentence(language.say("assumed"), spare=6)]


def left_out(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State what the simulation leaves out."""
    return [Sentence(language.say("no_crisis")), Sentence(language.say("no_health"), spare=1),
            Sentence(language.say("no_forecast"))]  # fmt: skip


def _own_clinic(numbers: Numbers, language: Language) -> list[Sentence]:
    """State each number of the local clinic, Kith's with its range, and whether they agree."""
    told = []
    for own in numbers.own_facts:
        ours, low, high = (
            wording.count(value, own.decimals)
            for value in (own.usual_care.mean, own.usual_care.low, own.usual_care.high)
        )
        if math.isfinite(own.usual_care.low + own.usual_care.high):
            told.append(Sentence(language.say(
                "own_clinic", fact=language.words[own.fact],
                theirs=wording.count(own.theirs, own.decimals), ours=ours, low=low, high=high,
                verdict=language.words[own.agreement],
            )))  # fmt: skip
    return told


def _life(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State how often the partnership opens and runs out of money; only from 40 histories on."""
    if numbers.replicates < likelihood.FEWEST:
        return []
    never = numbers.chance.never_opened
    share = wording.shares_of_100([numbers.replicates - never, never], language)[0]
    month = wording.month(setting.first_day, numbers.operations.opened_week, language)
    told = [Sentence(language.say("opens_by" if month else "opens", share=share, month=month))]
    ran_out = numbers.operations.ran_out
    if ran_out:
        share = wording.shares_of_100([ran_out, numbers.replicates - ran_out], language)[0]
        told.append(Sentence(language.say("runs_out", share=share)))
    return told


def _work(numbers: Numbers, language: Language) -> list[Sentence]:
    """State the FTE filled, and the share of their slots that people use."""
    did, told = numbers.operations, []
    if math.isfinite(did.posts_paid) and not wording.is_none(did.posts_paid, 1):
        told.append(Sentence(language.say(
            "posts", filled=wording.count(did.posts_filled, 1),
            paid=wording.count(did.posts_paid, 1),
        )))  # fmt: skip
    if math.isfinite(did.slots_used_share):
        share = wording.count(100 * did.slots_used_share)
        told.append(Sentence(language.say("slots", share=share)))
    return told


def _after_grant(numbers: Numbers, setting: Setting, language: Language) -> Sentence | None:
    did = numbers.operations
    month = wording.month(setting.first_day, did.grant_end_week, language)
    if not month or not math.isfinite(did.during_grant + did.last_year):
        return None
    during, after = (_points(value) for value in (did.during_grant, did.last_year))
    return Sentence(language.say("grant_ends", month=month, during=during, after=after))


def _points(share: float) -> str:
    """Write a difference of shares as people per 100, with a true minus sign."""
    text = wording.count(100 * share, 1)
    return f"−{text}" if share < 0 and not wording.is_none(100 * share, 1) else text
