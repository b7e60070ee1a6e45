from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from memos import NUMBERS, OPERATED, SETTING

from kith.memo.as_html import as_html
from kith.memo.languages.english import ENGLISH
from kith.memo.languages.language import Language
from kith.memo.languages.spanish import SPANISH
from kith.memo.numbers import Chance, OwnFact, Spread
from kith.memo.page import MOST_WORDS, Memo, page
from kith.memo.setting import cut

KEYS = ["question", "answer", "who", "cost", "how_sure", "instead", "must_be_true", "left_out"]
BOTH = pytest.mark.parametrize("language", [ENGLISH, SPANISH], ids=["en", "es"])


def section(memo: Memo, key: str) -> str:
    return next(s.text for s in memo.sections if s.key == key)


@BOTH
def test_a_memo_has_its_sections_and_at_most_350_words(language: Language) -> None:
    memo = page(NUMBERS, SETTING, language)
    assert [s.key for s in memo.sections] == KEYS
    assert all(s.text for s in memo.sections)
    assert 200 < memo.words <= MOST_WORDS
    body = re.sub(r"<[^>]+>", " ", as_html(memo).partition("<body>")[2])
    assert len(body.split()) == memo.words  # every word on the page is counted


@BOTH
def test_a_memo_holds_no_key_and_no_bare_abbreviation(language: Language) -> None:
    text = as_html(page(NUMBERS, SETTING, language)).partition("<body>")[2]
    assert not re.search(r"QALY|K6|\w_\w|zone:|\bNaN\b|\bnan\b|[{}]", text)


def test_the_english_memo_says_what_the_numbers_say() -> None:
    memo = page(NUMBERS, SETTING, ENGLISH)
    assert "in the 4.5 years from July 2026?" in section(memo, "question")
    assert "25,000 residents (1 in 25 of the people there)" in section(memo, "question")
    assert section(memo, "answer").startswith("340 more people get care at some time (120 to 520")
    assert "Those who gain most are residents of North Nashville." in section(memo, "who")
    assert "$1.8 million ($1.1 million to $2.1 million)" in section(memo, "cost")
    assert "That is $5,300 for each person more in care." in section(memo, "cost")
    assert "insurers pay $260,000 more, clinics for the uninsured $28,000 and" in section(
        memo, "cost"
    )
    sure = section(memo, "how_sure")
    assert "in 91, nothing changes in 2, the programs never open in 6, fewer get care in 1." in sure
    assert "likely to very likely better" in sure
    assert section(memo, "instead") == (
        "The same grant for clinic therapists: 610 more people in care. "
        "That is more than the partnership in 78 of 100 histories."
    )
    assert "The grant ends in July 2029." in section(memo, "must_be_true")
    assert section(memo, "left_out").startswith("No 988, mobile crisis teams or beds in here.")


@BOTH
def test_below_40_histories_there_are_no_likelihood_words(language: Language) -> None:
    few = replace(NUMBERS, replicates=4, gains_most=None, chance=Chance(4, 0, 0, 0, "", 0))
    memo = page(few, SETTING, language)
    text = " ".join(s.text for s in memo.sections).lower()
    said = [w for k, w in language.words.items() if "likely" in k or "certain" in k or "way" in k]
    assert len(said) == 5
    assert not [word for word in said if re.search(rf"\b{word}\b", text)]
    assert "of 100 histories" not in text
    assert "de 100 historias" not in text
    assert section(memo, "answer").startswith(
        {"en": "4 simulated histories: a try, not an answer.",
         "es": "4 historias simuladas: una prueba, no una respuesta."}[language.code]
    )  # fmt: skip


@BOTH
def test_a_full_page_drops_the_least_important_sentences_first(language: Language) -> None:
    long = " ".join(["a"] * 99)
    names = replace(SETTING, title=cut(long, 18, 110), place=cut(long, 8, 60))
    memo = page(NUMBERS, names, language)
    assert cut("b" * 99, 18, 60) == "b" * 59 + "…"
    assert cut("a  title", 18, 110) == "a title"
    assert memo.words <= MOST_WORDS
    assumed = language.say("assumed")
    assert assumed not in section(memo, "must_be_true")
    assert language.say("no_crisis") in section(memo, "left_out")
    short = page(replace(NUMBERS, operations=replace(OPERATED, payers_usd={}, ran_out=0),
                         rival=None, changed=0, chance=replace(NUMBERS.chance, settled_by=64)),
                 SETTING, language)  # fmt: skip
    assert assumed in section(short, "must_be_true")


@BOTH
def test_a_loss_and_numbers_that_are_missing_are_said_or_left_out(language: Language) -> None:
    empty = replace(OPERATED, received_usd=math.nan, returned_usd=math.nan, payers_usd={},
                    opened_week=math.nan, ran_out=0, posts_paid=math.nan, posts_filled=math.nan,
                    slots_used_share=math.nan, grant_end_week=math.nan)  # fmt: skip
    lost = replace(NUMBERS, in_care=Spread(-12.0, -40.0, 3.0), rival=None, operations=empty,
                   serious_per_1000=math.nan, served=0.0, gains_most=None)  # fmt: skip
    memo = page(lost, replace(SETTING, first_day=None), language)
    text = " ".join(s.text for s in memo.sections)
    assert "nan" not in text.lower().split()
    first = {
        "en": "12 fewer people get care at some time (3 more to 40 in",
        "es": "12 personas menos reciben atención en algún momento (de 3 más a 40 en",
    }
    assert section(memo, "answer").startswith(first[language.code])
    assert section(memo, "instead") == language.say("no_rival")
    assert language.say("no_price") in section(memo, "cost")


@BOTH
def test_one_person_is_one_person(language: Language) -> None:
    one = replace(NUMBERS, in_care=Spread(1.2, 0.0, 3.0), served=0.8, served_sooner=1.0,
                  rival=replace(NUMBERS.rival, more_in_care=-1.4))  # fmt: skip
    text = " ".join(s.text for s in page(one, SETTING, language).sections)
    for said in {"en": ["1 more person gets care", "serve 1 person.", ": 1 fewer person in care."],
                 "es": ["1 persona más recibe", "a 1 persona.", ": 1 persona menos atendida."],
                 }[language.code]:  # fmt: skip
        assert said in text
    assert not re.search(r"\b1 (more |fewer )?people|\b1 personas", text)


def test_both_languages_say_the_same_things_in_other_words() -> None:
    for english, spanish in ((ENGLISH.sentences, SPANISH.sentences), (ENGLISH.words, SPANISH.words),
                             (ENGLISH.people, SPANISH.people)):  # fmt: skip
        assert english.keys() == spanish.keys()
        fields = re.compile(r"{(\w+)}")
        for key, text in english.items():
            assert sorted(fields.findall(text)) == sorted(fields.findall(spanish[key])), key
            only_a_field = not re.sub(r"{\w+}|\W", "", text)
            assert only_a_field or text != spanish[key], key
    assert not set(ENGLISH.months) & set(SPANISH.months)
    assert "Texto sin revisar por hablantes nativos" in as_html(page(NUMBERS, SETTING, SPANISH))


@BOTH
def test_a_clinic_of_the_place_stands_beside_usual_care(language: Language) -> None:
    own = (OwnFact("clients in a year", 900.0, Spread(4100.0, 3800.0, 4500.0), 0, "differs"),
           OwnFact("weeks to a first visit", 3.0, Spread(3.4, 2.8, 5.0), 1, "agrees"))  # fmt: skip
    memo = page(replace(NUMBERS, own_facts=own), SETTING, language)
    said = section(memo, "must_be_true")
    assert {"en": "Your clinic, clients in a year: 900; Kith: 4,100 (3,800 to 4,500): differs.",
            "es": "Su clínica, clientes al año: 900; Kith: 4,100 (3,800 a 4,500): difiere."}[
                language.code] in said  # fmt: skip
    assert {"en": "3.0; Kith: 3.4 (2.8 to 5.0): agrees.",
            "es": "3.0; Kith: 3.4 (2.8 a 5.0): concuerda."}[language.code] in said  # fmt: skip
    assert memo.words <= MOST_WORDS
    assert "records" not in said
