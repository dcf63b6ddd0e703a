"""The check of a database covers the texts that are kept and what people decided about them."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.store.conftest import NOW
from tests.store.tampering import sql, tamper
from tracker.store.engine import reading, writing
from tracker.store.reviews import KeptLine, Said, decide, decisions, documents, keep_document, put_away
from tracker.store.soundness import check_db

LINES = [KeptLine("到2030年，城区人口达到300万人。"), KeptLine("森林覆盖率达到66%。")]
DECIDED = Said(1, 14, "target", seen='{"figure": "300万人"}')


@pytest.fixture
def kept(engine: Engine) -> Engine:
    with writing(engine) as session:
        digest = keep_document(session, "report.txt", LINES, pdf=b"", who="王芳", now=NOW)
        decide(session, digest, [DECIDED], who="王芳", now=NOW)
    return engine


def test_a_kept_text_and_its_decisions_are_sound(kept: Engine) -> None:
    assert check_db(kept) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE read_document SET lines = replace(lines, '300', '800')", "kept_text"),
        ("UPDATE read_document SET lines = '[1'", "kept_text"),
        ("UPDATE numeral_decision SET line = 3", "decision"),
        ("UPDATE numeral_decision SET start = 99", "decision"),
        ("UPDATE numeral_decision SET seen = '{'", "decision"),
    ],
)
def test_what_was_changed_behind_our_back_is_found(kept: Engine, path: Path, statement: str, code: str) -> None:
    tamper(path, sql(statement))
    assert code in [one.code for one in check_db(kept)]


def test_a_deleted_review_can_be_taken_back(kept: Engine) -> None:
    with reading(kept) as session:
        [one] = documents(session=session)
    for away in (True, False):
        with writing(kept) as session:
            put_away(session, one.digest, away, who="李明", now=NOW)
        with reading(kept) as session:
            assert len(documents(session=session)) == (not away)
            assert len(documents(session=session, deleted=True)) == away
            assert [each.said for each in decisions(session=session, digest=one.digest)] == ([] if away else [DECIDED])
    assert check_db(kept) == []


def test_a_review_begun_again_does_not_count_what_was_before(kept: Engine) -> None:
    with reading(kept) as session:
        [one] = documents(session=session)
    again = Said(2, 7, "target")
    with writing(kept) as session:
        put_away(session, one.digest, True, who="李明", now=NOW)
        decide(session, one.digest, [again], who="王芳", now=NOW)
    with reading(kept) as session:
        assert [each.said for each in decisions(session=session, digest=one.digest)] == [again]
        assert len(documents(session=session)) == 1
