"""A reading of columns belongs to a person, is offered to others, and is an act that can be undone."""

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, EDITOR, NOW, Check
from tracker.intake.acts.commit import commit_plan
from tracker.intake.acts.undo import UndoRefused, undo
from tracker.people import Person
from tracker.store.engine import reading
from tracker.store.mappings import Reading, kept_readings
from tracker.store.soundness import Finding, check_db
from tracker.views.entry_history import entries_frame
from tracker.views.history import BatchRow, batch_page, batches_frame

OTHER = Person("李明", frozenset({"420583"}))
READER = Person("reader")
HEADER = "地区,指标,时期,本次所报,单位\r\n"
OF_EDITOR = f"{HEADER}宜都市,GDP,2025年,4900,亿元\r\n"
OF_OTHER = f"{HEADER}枝江市,GDP,2025年,5200,亿元\r\n"
TAUGHT = {0: "jurisdiction", 1: "indicator", 2: "period", 3: "value", 4: "unit"}
BY_HAND = tuple(TAUGHT.items())
SEEDED = [Finding("table", "meta"), Finding("target_version", "yidu-gdp-2025")]
"""What the check says of the small catalogue itself, which did not come from files."""


def import_by_hand(engine: Engine, check: Check, data: str = OF_EDITOR, person: Person = EDITOR) -> None:
    """Import a file whose columns the person names by hand."""
    commit_plan(engine, check(data, person, mapping=BY_HAND), person=person, now=NOW)


def rows(engine: Engine) -> dict[str, BatchRow]:
    """The newest batch of each kind, by kind, and in `undo` the newest of all."""
    return {row.kind: row for row in reversed(batch_page(engine, 1))}


def take_back(engine: Engine, batch: BatchRow, person: Person = EDITOR) -> None:
    undo(engine, batch.id, person=person, now=NOW, reason="读错了")


def readers(engine: Engine, check: Check) -> set[str]:
    """Who is known to have read files of this shape."""
    with reading(engine) as session:
        return set(kept_readings(session, check(OF_EDITOR).layout.shape))


def test_a_reading_is_offered_to_another_person_taken_by_them_alone_and_undone(engine: Engine, check: Check) -> None:
    assert check(OF_EDITOR, EDITOR).refused
    import_by_hand(engine, check)
    assert not check(OF_EDITOR, EDITOR).refused
    plan = check(OF_OTHER, OTHER)
    assert plan.refused
    assert not plan.writes
    told = {lang: [one.what(lang) for one in plan.problems if one.code == "MAPPING_OFFERED"] for lang in ("zh", "en")}
    assert "数值" in told["zh"][0]
    assert "jurisdiction" not in told["zh"][0] + told["en"][0]
    (offer,) = plan.layout.offers
    assert (offer.who, offer.reading) == (EDITOR.name, Reading(TAUGHT))
    import_by_hand(engine, check, OF_OTHER, OTHER)
    assert readers(engine, check) == {EDITOR.name, OTHER.name}
    for person in (EDITOR, OTHER):
        mine = next(row for row in batch_page(engine, 1) if (row.kind, row.who) == ("mapping", person.name))
        take_back(engine, mine, person)
    again = check(OF_OTHER, OTHER)
    assert again.refused
    assert again.layout.offers == ()
    assert check_db(engine) == SEEDED


def test_it_is_an_act_beside_the_import_and_says_who_read_what_as_what(engine: Engine, check: Check) -> None:
    import_by_hand(engine, check)
    mapping, imported = batch_page(engine, 1)[:2]
    assert (mapping.kind, mapping.who, mapping.file_name, mapping.added) == ("mapping", EDITOR.name, "x.csv", 1)
    assert (imported.kind, imported.added) == ("import", 1)
    words = {lang: entries_frame(engine, mapping.id, 10, 1, lang).iloc[0].tolist() for lang in ("zh", "en")}
    assert words["zh"][0] == "editor-yidu 的文件读法"
    assert "数值 ← 本次所报" in words["zh"][2]
    assert words["en"][0] == "How editor-yidu reads such files"
    assert "Value ← 本次所报" in words["en"][2]
    assert batches_frame([mapping], "zh")["方式"].tolist() == ["记住文件的读法"]


def test_undoing_the_import_undoes_the_reading_and_undoing_that_teaches_it_again(engine: Engine, check: Check) -> None:
    import_by_hand(engine, check)
    take_back(engine, rows(engine)["import"])
    assert readers(engine, check) == set()
    of_mapping, of_import = batch_page(engine, 1)[:2]
    found = rows(engine)
    assert (of_import.undoes, of_mapping.undoes) == (found["import"].id, found["mapping"].id)
    assert (of_import.retracted, of_mapping.retracted) == (1, 1)
    take_back(engine, of_import)
    assert readers(engine, check) == {EDITOR.name}
    assert not check(OF_EDITOR, EDITOR).refused
    assert check_db(engine) == SEEDED


def test_a_reading_undone_alone_leaves_the_values_and_comes_back_by_undoing_that(engine: Engine, check: Check) -> None:
    import_by_hand(engine, check)
    take_back(engine, rows(engine)["mapping"])
    assert readers(engine, check) == set()
    assert check(OF_EDITOR, EDITOR, mapping=BY_HAND).counts.same == 1
    take_back(engine, batch_page(engine, 1)[0])
    assert readers(engine, check) == {EDITOR.name}
    take_back(engine, batch_page(engine, 1)[0])
    take_back(engine, rows(engine)["import"])
    assert [row.kind for row in batch_page(engine, 1)[:2]] == ["undo", "undo"]
    assert readers(engine, check) == set()
    assert check_db(engine) == SEEDED


def test_a_reading_taught_anew_is_kept_when_the_earlier_one_is_undone(engine: Engine, check: Check) -> None:
    import_by_hand(engine, check)
    first = rows(engine)["mapping"]
    changed = OF_EDITOR.replace("4900", "4950")
    commit_plan(engine, check(changed, EDITOR, mapping=BY_HAND[:4]), person=EDITOR, now=NOW)
    commit_plan(engine, check(changed.replace("4950", "4960"), EDITOR, mapping=BY_HAND[:4]), person=EDITOR, now=NOW)
    assert [row.kind for row in batch_page(engine, 1)[:3]] == ["import", "mapping", "import"]  # the same twice is one
    take_back(engine, first)
    assert readers(engine, check) == {EDITOR.name}
    assert len(batch_page(engine, 1)[0].kept_entries) == 1


def test_nobody_else_takes_a_reading_back_but_somebody_with_all_rights(engine: Engine, check: Check) -> None:
    import_by_hand(engine, check)
    for person in (OTHER, READER):
        with pytest.raises(UndoRefused, match="undo_not_yours editor-yidu"):
            take_back(engine, rows(engine)["mapping"], person)
    take_back(engine, rows(engine)["mapping"], ADMIN)
    assert readers(engine, check) == set()


def test_nothing_is_remembered_of_a_file_that_is_not_imported(engine: Engine, check: Check) -> None:
    plan = check(OF_EDITOR, EDITOR, mapping=BY_HAND)
    import_by_hand(engine, check)
    take_back(engine, rows(engine)["import"])
    assert commit_plan(engine, plan, person=EDITOR, now=NOW).done_before
    assert readers(engine, check) == set()
    clash = check(OF_EDITOR.replace("4900", "1"), EDITOR, mapping=BY_HAND)
    import_by_hand(engine, check, OF_EDITOR.replace("4900", "2"), ADMIN)
    assert commit_plan(engine, clash, person=EDITOR, now=NOW).clashes
    assert readers(engine, check) == {ADMIN.name}


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("UPDATE mapping SET columns = replace(columns, 'value', 'note')", {"reading"}),
        ("UPDATE mapping SET who = '王芳'", {"reading"}),
        ("DELETE FROM mapping", {"reading"}),
        ("INSERT INTO mapping (code, columns, who, at) SELECT 'x|y', columns, 'y', at FROM mapping", {"reading"}),
        ("DELETE FROM reference_change", {"reading", "count", "link"}),
    ],
)
def test_a_reading_that_is_not_as_its_act_left_it_is_found(
    engine: Engine, check: Check, statement: str, codes: set[str]
) -> None:
    import_by_hand(engine, check)
    assert check_db(engine) == SEEDED
    with engine.execution_options(use="scratch").begin() as connection:
        connection.exec_driver_sql(statement)
    assert {found.code for found in check_db(engine) if found not in SEEDED} == codes
