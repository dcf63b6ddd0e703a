"""What is said of every status stands in docs/sentences.md, and is fit to be read aloud."""

import re

import pytest
from babel.messages.pofile import read_po

from tests.core.sentence_cases import CASES, GOALS
from tests.core.sentence_page import PAGE, said, said_of_goal, written
from tracker.core.kinds import Status
from tracker.words import LANGUAGES
from tracker.words.texts import LOCALE

ALL = {
    lang: [*(said(case, lang) for case in CASES), *(said_of_goal(goal, lang) for goal in GOALS)] for lang in LANGUAGES
}


def test_the_page_has_every_sentence_word_for_word() -> None:
    assert PAGE.read_text(encoding="utf-8") == written(), "write it anew: python -m tests.core.sentence_page"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_status_is_said_and_every_case_differently(lang: str) -> None:
    assert {status for status, _ in ALL[lang]} == set(Status)
    assert len(ALL[lang]) >= 60
    sentences = {one for _, words in ALL[lang] for one in re.split(r"(?<=[。.])\s*(?=\D)", words)}
    assert len(sentences) >= 100


def test_every_sentence_there_is_stands_on_the_page() -> None:
    """Every text of the domain is the key or a value of a sentence of some case, or put into one by `told`."""
    with (LOCALE / "zh" / "LC_MESSAGES" / "explain.po").open("rb") as file:
        keys = {str(message.id) for message in read_po(file) if message.id}
    sentences = [sentence for case in CASES for sentence in case.judged().sentences]
    used = {sentence.key for sentence in sentences}
    used |= {value for sentence in sentences for value in sentence.values.values() if isinstance(value, str)}
    by_told = ("explain.gap.", "explain.goal.", "explain.fallen", "explain.risen")
    assert sorted(key for key in keys - used if not key.startswith(by_told)) == []


def test_chinese_says_nothing_that_no_native_would_write() -> None:
    wrong = re.compile(
        r"为(超过|不足|约|预计)|\+|(?<!为 )(?<!基期 )− ?\d|\d\.\d+ (家|个(?!百分)|户|栋|项)"
        r"|若干|突破|到期待报|尚未填报|(?<!不)超过 0 "
    )
    assert not [words for _, words in ALL["zh"] if wrong.search(words)]


def test_english_says_nothing_that_no_native_would_write() -> None:
    wrong = re.compile(
        r"\b1 (months|years|firms|days)\b|\bon (the )?end of|\ba lead of|(?<!: )[−+]\d|\bjudged\b|breach|\bby end of"
        r"|\bat \d+ (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|[\u3400-\u9fff]"
    )
    assert not [words for _, words in ALL["en"] if wrong.search(words)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bound_is_never_said_as_the_value(lang: str) -> None:
    bounds = {">": {"zh": "超过 ", "en": "over "}, "<": {"zh": "不足 ", "en": "under "}}
    checked = 0
    for case, (_, words) in zip(CASES, ALL[lang], strict=False):
        for sign, amount in re.findall(r"([<>])(\d+)", case.actuals):
            shown = {"17000": "17,000", "240": "24", "320": "32", "6000": "600", "30": "300,000", "19": "19"}
            number = amount if lang == "zh" else shown[amount]
            assert bounds[sign][lang] + number in words
            checked += 1
    assert checked >= 5
