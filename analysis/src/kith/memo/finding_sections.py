"""The memo's sections "Question", "Answer", "Who" and "How sure"."""

from __future__ import annotations

import math

from kith.memo import wording
from kith.memo.languages.language import Language
from kith.memo.numbers import Numbers, Spread
from kith.memo.sentence import Sentence
from kith.memo.setting import Setting
from kith.stats import intervals, likelihood

#: The page mentions that residents are a sample if each stands for more people than this.
_SHOWN_AS_PART = 1.5


def question(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State the question: of which place, and over which time."""
    month = wording.month(setting.first_day, numbers.first_week, language)
    asked = language.say(
        "asked" if month else "asked_undated",
        place=setting.place or language.words["place"], month=month,
        years=wording.years(numbers.last_week - numbers.first_week, language),
    )  # fmt: skip
    each = numbers.people_per_resident
    part = (language.say("part", count=wording.count(each)) if each > _SHOWN_AS_PART
            else language.say("all"))  # fmt: skip
    residents = wording.count(numbers.residents)
    return [Sentence(asked), Sentence(language.say("method", residents=residents, part=part))]


def answer(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State how many more people get care, and the change in distress."""
    told = []
    if _is_a_try(numbers):
        count = (language.say("one_history") if numbers.replicates == 1
                 else language.say("histories", count=f"{numbers.replicates}"))  # fmt: skip
        told.append(Sentence(language.say("a_try", count=count)))
    care = numbers.in_care
    told.append(Sentence(language.counted(
        "same_care" if wording.is_none(care.mean)
        else "more_care" if care.mean > 0 else "fewer_care",
        count=wording.count(care.mean), spread=_people_spread(numbers, language),
    )))  # fmt: skip
    serious = numbers.in_care_serious
    if not wording.is_none(serious):
        key = "serious_more" if serious > 0 else "serious_fewer"
        told.append(Sentence(language.say(key, count=wording.count(serious))))
    distress = numbers.serious_per_1000
    if not wording.is_none(distress, 1):
        key = "distress_more" if distress > 0 else "distress_less"
        told.append(Sentence(language.say(key, count=wording.count(distress, 1)), spare=2))
    return told


def who(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State how many people the programs serve, and who gains most."""
    told = []
    if wording.is_none(numbers.served):
        told.append(Sentence(language.say("served_none")))
    else:
        told.append(Sentence(language.counted("served", wording.count(numbers.served))))
        for key, value in (("served_newly", numbers.served_newly),
                           ("served_sooner", numbers.served_sooner)):  # fmt: skip
            if not wording.is_none(value):
                told.append(Sentence(language.say(key, count=wording.count(value)), spare=1))
    if _is_a_try(numbers):
        return told
    if numbers.gains_most is None:
        return [*told, Sentence(language.say("gain_alike"), spare=4)]
    people = wording.people(numbers.gains_most, setting.strata_titles, language)
    return [*told, Sentence(language.say("gain_most", people=people))]


def how_sure(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State the share of histories with a benefit, and its likelihood; neither below 40."""
    chance = numbers.chance
    history = Sentence(language.say("history"), spare=3)
    if _is_a_try(numbers):
        return [history, Sentence(language.say("run_more"))]
    shares = wording.shares_of_100(chance.counts, language)
    keys = ("better", "no_change", "never_opened", "worse")
    parts = [language.say(f"chance_{key}", share=share)
             for key, share in zip(keys, shares, strict=True) if share != "0"]  # fmt: skip
    told = [Sentence(language.say("chance", shares=", ".join(parts)))]
    if chance.words:
        words = wording.likelihood(chance.words, language)
        told.append(Sentence(language.say("verdict", words=words)))
    told.append(history)
    if chance.settled_by > likelihood.replicates_behind(numbers.replicates):
        count = f"{chance.settled_by:,}"
        told.append(Sentence(language.say("settled_by", count=count), spare=5))
    return told


def _is_a_try(numbers: Numbers) -> bool:
    return numbers.replicates < likelihood.FEWEST


def _people_spread(numbers: Numbers, language: Language) -> str:
    """Write the interval in the direction of the mean."""
    care: Spread = numbers.in_care
    if not math.isfinite(care.low):
        return ""
    sign = -1 if care.mean < 0 and not wording.is_none(care.mean) else 1
    low, high = sorted((sign * care.low, sign * care.high))
    key = "spread" if numbers.replicates >= intervals.FEWEST else "range"
    return language.say(key, low=_end(low, sign, language), high=_end(high, sign, language))


def _end(value: float, sign: int, language: Language) -> str:
    text = wording.count(value)
    if value >= 0 or wording.is_none(value):
        return text
    return language.say("less" if sign > 0 else "more", count=text)
