"""Every status, kind, comparator and strength has a word and a meaning in both languages; none is defined twice."""

from tests.views.glossary_page import END, MARK, README, written
from tracker.core.kinds import Commitment, Comparator, Kind, Status
from tracker.core.settings import load_settings
from tracker.views.glossary import WORDS, glossary
from tracker.words import LANGUAGES, text


def test_nothing_is_left_out() -> None:
    found = glossary(load_settings())
    assert {section: len(terms) for section, terms in found.items()} == {
        "terms": len(WORDS),
        "statuses": len(Status),
        "kinds": len(Kind),
        "comparators": len(Comparator),
        "commitments": len(Commitment),
        "readings": text("zh", "method.readings_text").count("\n\n**") + 1,
    }
    terms = [term for section in found.values() for term in section]
    assert all(term.words[lang] and term.meanings[lang] for term in terms for lang in LANGUAGES)
    for lang in LANGUAGES:
        meanings = [term.meanings[lang] for term in terms]
        assert len(set(meanings)) == len(meanings)


def test_the_definitions_are_those_of_the_method() -> None:
    lead = next(term for term in glossary(load_settings())["readings"] if term.words["en"] == "Gap to schedule")
    assert lead.words["zh"] == "序时差"
    assert lead.meanings["zh"] in text("zh", "method.readings_text")


def test_the_readme_says_what_the_page_says() -> None:
    between = README.read_text(encoding="utf-8").partition(MARK)[2].partition(END)[0]
    assert between == written()
