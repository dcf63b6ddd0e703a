"""What a person answers about a whole file is known for the next file of that shape, and never beats what it says."""

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, EDITOR, NOW, Check
from tests.intake.test_readings import OTHER, SEEDED, rows, take_back
from tracker.intake.acts.commit import commit_plan
from tracker.intake.meaning.statements import About, Statement
from tracker.intake.plans.plan import Plan
from tracker.people import Person
from tracker.store.engine import reading
from tracker.store.mappings import kept_readings
from tracker.store.soundness import check_db
from tracker.views.entry_history import entries_frame

MAY = "2026年5月GDP情况\n单位：亿元\n地区,数值\n宜都市,441.7\n"
BARE = "地区,数值\n宜都市,441.7\n"
TWO_UNITS = "2025年主要经济指标\n单位：万元、%\n地区,指标,时期,数值\n宜都市,GDP,2025年,9023000\n"
NAMED = "地区,指标,时期,数值,单位\n宜都市,经济盘子,2025年,902.3,亿元\n"
CUMULATIVE = "2026年收入（累计）\n单位：亿元\n地区,指标,2026年2月,2026年3月\n宜都市,GDP,285.4,441.7\n"


def teach(engine: Engine, check: Check, data: str, person: Person = ADMIN, **said: object) -> Plan:
    """Import a file with what the person says of it."""
    plan = check(data, person, **said)
    assert not plan.refused, plan.problems
    commit_plan(engine, plan, person=person, now=NOW)
    return plan


def stored(plan: Plan) -> list[tuple[str, str, str]]:
    return [
        (row.key.indicator, row.key.period.code, f"{row.content.value:f}")
        for row in plan.rows
        if row.key and row.content
    ]


def told(plan: Plan, about: About) -> Statement:
    return next(each for each in plan.layout.statements if each.about is about)


def test_the_same_words_are_answered_as_before_and_the_period_is_asked_anew(engine: Engine, check: Check) -> None:
    teach(engine, check, MAY, indicator="gdp", period="2026年5月")
    june = check(MAY.replace("5月", "6月"))
    assert june.refused  # its period is offered by the title, and nobody has confirmed it
    assert told(june, About.PERIOD).asked
    assert told(june, About.PERIOD).read == "2026-06"
    assert "ANSWER_RECALLED" in [found.code for found in june.problems]
    done = check(MAY.replace("5月", "6月"), period="2026年6月")
    assert stored(done) == [("gdp", "2026-06", "441.7")]


def test_where_the_file_says_nothing_the_answer_is_suggested_and_asked(engine: Engine, check: Check) -> None:
    teach(engine, check, BARE, indicator="gdp", period="2026年5月")
    again = check(BARE.replace("441.7", "12"), period="2026年6月")
    assert again.refused
    assert (told(again, About.INDICATOR).read, told(again, About.INDICATOR).recalled) == ("gdp", True)
    assert "地区生产总值" in "".join(found.advice("zh") for found in again.problems)


@pytest.mark.parametrize("line", ["指标：一般公共预算收入", "2026年6月一般公共预算收入"])
def test_what_the_file_says_is_never_beaten(engine: Engine, check: Check, line: str) -> None:
    teach(engine, check, MAY, indicator="gdp", period="2026年5月")
    other = check(MAY.replace("2026年5月GDP情况", line), period="2026年6月")
    assert told(other, About.INDICATOR).read == "revenue"
    assert not told(other, About.INDICATOR).recalled
    assert "gdp" not in [indicator for indicator, _, _ in stored(other)]


def test_other_words_are_asked_though_the_columns_are_the_same(engine: Engine, check: Check) -> None:
    teach(engine, check, MAY, indicator="gdp", period="2026年5月")
    other = check(MAY.replace("GDP情况", "人口情况"), period="2026年6月")
    assert other.refused
    assert told(other, About.INDICATOR).asked


def test_a_unit_is_known_for_the_same_words_alone(engine: Engine, check: Check) -> None:
    teach(engine, check, TWO_UNITS, unit="万元")
    again = check(TWO_UNITS.replace("2025", "2024"))
    assert stored(again) == [("gdp", "2024", "902.3")]
    assert "ANSWER_RECALLED" in [found.code for found in again.problems]
    plain = check(TWO_UNITS.replace("2025", "2024").replace("单位：万元、%", "单位：亿元").replace("9023000", "902.3"))
    assert stored(plain) == [("gdp", "2024", "902.3")]
    without = check(TWO_UNITS.replace("2025", "2024").replace("单位：万元、%\n", ""))
    assert without.refused
    assert [found.code for found in without.problems if found.is_error] == ["UNIT_OPEN"]
    other = check(TWO_UNITS.replace("2025", "2024").replace("万元、%", "亿元、%"))
    assert other.counts.rejected == 1


def test_cumulative_is_known_for_the_same_words(engine: Engine, check: Check) -> None:
    assert check(CUMULATIVE).refused
    teach(engine, check, CUMULATIVE, cumulative="yes")
    again = check(CUMULATIVE.replace("2026", "2025").replace("3月", "4月"))
    assert [period for _, period, _ in stored(again)] == ["2025M1-2", "2025M1-4"]
    assert told(again, About.CUMULATIVE).recalled


def test_names_by_hand_are_known_but_the_catalogue_comes_first(engine: Engine, check: Check) -> None:
    assert check(NAMED).counts.rejected
    names = (("INDICATOR", "经济盘子", "revenue"), ("INDICATOR", "GDP", "revenue"))
    teach(engine, check, NAMED, names=names)
    again = check(NAMED.replace("2025", "2024"))
    assert stored(again) == [("revenue", "2024", "902.3")]
    assert "NAME_BY_HAND" in [found.code for found in again.all_problems()]
    assert stored(check(NAMED.replace("经济盘子", "GDP"))) == [("gdp", "2025", "902.3")]


def test_a_unit_behind_a_name_by_hand_counts(engine: Engine, check: Check) -> None:
    file = "地区,指标,时期,数值\n宜都市,经济盘子（万元）,2025年,9023000\n"
    for name in ("经济盘子", "经济盘子（万元）"):
        assert stored(check(file, names=(("INDICATOR", name, "gdp"),))) == [("gdp", "2025", "902.3")]


def test_a_place_is_known_for_the_same_title(engine: Engine, check: Check) -> None:
    file = "宜都市2025年报表\n指标,时期,数值,单位\nGDP,2025年,902.3,亿元\n"
    teach(engine, check, file, place="420581")
    assert stored(check(file.replace("2025", "2024"))) == [("gdp", "2024", "902.3")]
    other = check(file.replace("2025", "2024").replace("宜都市", "枝江市"))
    assert other.refused
    assert other.layout.place
    assert other.layout.place.suggested == "420583"
    assert check(file.replace("宜都市2025年报表\n", "")).refused


def test_answers_are_one_act_offered_to_others_and_undone(engine: Engine, check: Check) -> None:
    file = MAY.replace("GDP情况", "报表")
    teach(engine, check, file, EDITOR, indicator="gdp", period="2026年5月", names=(("JURISDICTION", "本市", "420581"),))
    mapping = rows(engine)["mapping"]
    words = entries_frame(engine, mapping.id, 10, 1, "zh").iloc[0].tolist()
    assert "指标：地区生产总值 · 本市 = 宜都市" in words[2]
    other = check(file.replace("宜都市", "枝江市"), OTHER, period="2026年5月")
    assert other.refused
    (offer,) = other.layout.offers
    assert offer.who == EDITOR.name
    assert dict(offer.reading.answers) == {"indicator": ("gdp", "")}
    take_back(engine, mapping)
    assert check(file, EDITOR, period="2026年5月").refused
    assert check(file, OTHER).layout.offers == ()
    assert check_db(engine) == SEEDED


def test_one_says_more_of_a_shape_without_losing_what_was_said(engine: Engine, check: Check) -> None:
    file = "哪儿,多少\n宜都市,441.7\n"
    columns = ((0, "jurisdiction"), (1, "value"))
    plan = teach(engine, check, file, mapping=columns, indicator="gdp", period="2026年5月")
    teach(
        engine,
        check,
        file.replace("宜都市", "本市"),
        names=(("JURISDICTION", "本市", "420581"),),
        indicator="gdp",
        period="2026年6月",
    )
    with reading(engine) as session:
        kept = kept_readings(session, plan.layout.shape)[ADMIN.name]
    assert dict(kept.columns) == dict(columns)
    assert kept.answers["indicator"][0] == "gdp"
    assert kept.names == {("JURISDICTION", "本市"): "420581"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("地区,2026年5月", "地区,2026年6月", True),
        ("地区,2026年1-5月", "地区,2026年1-11月", True),
        ("地区,2024年,2023年", "地区,2025年,2024年", True),
        ("地区,2026Q1", "地区,2026Q2", True),
        ("地区,202605", "地区,202606", True),
        ("地区,2026年5月", "地区,2026年1-5月", False),
        ("地区,2026年", "地区,", False),
        ("地区,第一产业", "地区,第二产业", False),
        ("地区,500万元以上", "地区,2000万元以上", False),
    ],
)
def test_one_shape_is_the_same_headers_whatever_the_period(check: Check, one: str, other: str, same: bool) -> None:
    shapes = {check(f"{header},数值,单位\n宜都市,1,2,3\n").layout.shape for header in (one, other)}
    assert (len(shapes) == 1) is same
