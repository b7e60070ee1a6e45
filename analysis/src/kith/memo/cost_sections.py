"""The memo's sections "Cost and who pays" and "Instead"."""

from __future__ import annotations

import math

from kith.memo import wording
from kith.memo.languages.language import Language
from kith.memo.numbers import Numbers
from kith.memo.sentence import Sentence
from kith.memo.setting import Setting
from kith.stats import likelihood


def cost(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State the partnership's spending, the cost per person, and who pays for the care."""
    spent = numbers.spent
    spread = ""
    if math.isfinite(spent.low):
        low, high = (wording.dollars(v, language) for v in (spent.low, spent.high))
        spread = language.say("usd_spread", low=low, high=high)
    usd = wording.dollars(spent.mean, language)
    told = [Sentence(language.say("spends", usd=usd, spread=spread)), _price(numbers, language)]
    did = numbers.operations
    if math.isfinite(did.received_usd) and did.received_usd > 0:
        back = did.returned_usd
        key = "returns" if math.isfinite(back) and not wording.is_none(back) else "receives"
        told.append(Sentence(language.say(
            key, usd=wording.dollars(did.received_usd, language),
            back=wording.dollars(back, language) if key == "returns" else "",
        )))  # fmt: skip
    others = _others(numbers, language)
    return [*told, Sentence(others, spare=1)] if others else told


def _others(numbers: Numbers, language: Language) -> str:
    """State how much more or less others pay for care; if all pay more, write the verb once."""
    paid = {n: v for n, v in numbers.operations.payers_usd.items() if not wording.is_none(v)}
    if not paid:
        return ""
    parts: list[str] = []
    for name, usd in paid.items():
        short = bool(parts) and min(paid.values()) > 0
        key = "pays_too" if short else "pays_more" if usd > 0 else "pays_less"
        money = wording.dollars(usd, language)
        parts.append(language.say(key, payer=language.say(name), usd=money))
    listed = ", ".join(parts[:-1]) + (language.say("and") if len(parts) > 1 else "") + parts[-1]
    return language.say("others_pay", payers=listed)


def _price(numbers: Numbers, language: Language) -> Sentence:
    """State a price if the mean gain exceeds its Monte Carlo error, as the first screen does."""
    care = numbers.in_care
    sure = care.mean > numbers.error and not wording.is_none(care.mean)
    if not sure:
        return Sentence(language.say("no_price"))
    each = wording.dollars(numbers.spent.mean / care.mean, language)
    return Sentence(language.say("price", usd=each))


def instead(numbers: Numbers, setting: Setting, language: Language) -> list[Sentence]:
    """State the effect of spending the same grant on clinic therapists."""
    rival = numbers.rival
    if rival is None:
        return [Sentence(language.say("no_rival"))]
    more = rival.more_in_care
    told = [Sentence(language.counted(
        "instead_same" if wording.is_none(more)
        else "instead_more" if more > 0 else "instead_fewer",
        rival=language.say("same_grant" if rival.same_grant else "same_money"),
        count=wording.count(more),
    ))]  # fmt: skip
    shares = wording.shares_of_100([rival.more, rival.as_many, rival.fewer], language)
    ahead = rival.more >= rival.fewer
    share = shares[0 if ahead else 2]
    if numbers.replicates >= likelihood.FEWEST and share != "0":
        key = "rival_more" if ahead else "rival_fewer"
        told.append(Sentence(language.say(key, share=share)))
    return told
