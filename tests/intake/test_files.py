"""The files that offices really have: what comes of each as it is, and after the questions that it leaves open.

Nothing that a file does not say may be stored, whatever is answered; `RIGHT` is all that each of them says.
"""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.bases import Bases
from tracker.intake.acts.commit import commit_plan
from tracker.intake.meaning.lookup import read_stored
from tracker.intake.plans.check import check_file, header_cells
from tracker.intake.plans.plan import Options, Plan
from tracker.people import Person
from tracker.store.engine import Engine, Where, open_store, reading

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
PERSON = Person("王芳", all_rights=True)
GDP, OUTPUT = "gdp", "industrial-output"
YIDU, ZHIJIANG, DANGYANG, HUBEI, WUHAN, HUANGSHI = "420581", "420583", "420582", "420000", "420100", "420200"

Values = dict[tuple[str, str, str], str]


def of(place: str, indicator: str, **by_period: str) -> Values:
    """Values of one series; a period begins with p: p2025H1."""
    return {(place, indicator, period[1:].replace("_", "-")): value for period, value in by_period.items()}


def months(place: str, first: int) -> Values:
    """36 months from 2023 on, each one more than the month before."""
    return {(place, OUTPUT, f"{2023 + at // 12}-{at % 12 + 1:02}"): str(first + at) for at in range(36)}


class Sent(NamedTuple):
    """A file, how it is sent, its outcome, codes that are said of it, what is stored, and the answers asked for."""

    file: str
    outcome: str
    says: tuple[str, ...]
    right: Values
    options: dict[str, Any] = {}  # noqa: RUF012
    asked: tuple[str, ...] = ()
    answers: dict[str, Any] = {}  # noqa: RUF012


OK, WORD, ROWS, FILE = "accept", "accept-with-warning", "reject-with-row-errors", "reject-file"
TWO_YEARS = of(YIDU, GDP, p2025="902.3", p2024="880.6")
CASES = [
    Sent(
        "nbs_places_down.csv",
        WORD,
        ("INDICATOR_READ", "UNIT_ABOVE", "FOOTER"),
        of(HUBEI, GDP, p2024="59644.3", p2023="56794.3", p2022="53445.4")
        | of(WUHAN, GDP, p2024="21106.2", p2023="20011.7", p2022="18866.4"),
    ),
    Sent(
        "title_cumulative_months.csv",
        FILE,
        ("CUMULATIVE_OPEN",),
        {
            (YIDU, OUTPUT, "2026M1-2"): "285.4",
            (YIDU, OUTPUT, "2026Q1"): "441.7",
            (YIDU, OUTPUT, "2026M1-4"): "602.3",
        },
        asked=("cumulative",),
        answers={"cumulative": "yes"},
    ),
    Sent(
        "column_cumulative.csv",
        WORD,
        ("PERIOD_CUMULATIVE",),
        of(YIDU, OUTPUT, p2026H1="985.6") | {(YIDU, OUTPUT, "2026-06"): "171.4"},
    ),
    Sent(
        "column_cumulative.csv",
        FILE,
        ("CUMULATIVE_OPEN", "COLUMN_IGNORED"),
        of(YIDU, OUTPUT, p2026H1="985.6"),
        {"map": {"累计": "value"}},
        ("cumulative",),
        {"cumulative": "yes"},
    ),
    Sent(
        "year_and_month.csv",
        OK,
        (),
        of(YIDU, OUTPUT, p2025_06="171.4") | of(ZHIJIANG, OUTPUT, p2025_06="161.4"),
    ),
    Sent("year_and_month_en.csv", ROWS, ("PERIOD_FREQUENCY",), {}),
    Sent("year_and_month_three.csv", OK, (), of(YIDU, OUTPUT, p2025_04="151.4", p2025_05="161.4", p2025_06="171.4")),
    Sent("stat_month_and_report_day.csv", WORD, ("COLUMN_IGNORED",), of(YIDU, OUTPUT, p2026_05="171.4")),
    Sent("plan_row_actual_row.csv", FILE, ("COLUMN_QUALIFIES",), {}),
    Sent("title_targets_wide.csv", FILE, ("PLAN_IN_TITLE",), {}, asked=("plan",)),
    Sent("column_part_of_whole.csv", FILE, ("COLUMN_QUALIFIES",), {}),
    Sent("unit_above_jine.csv", WORD, ("UNIT_ABOVE", "UNIT_CONVERTED"), TWO_YEARS),
    Sent("unit_above_two.csv", WORD, ("UNIT_CONVERTED",), TWO_YEARS),
    Sent(
        "shares_as_fractions.csv",
        ROWS,
        ("SHARE_AS_FRACTION",),
        of(HUBEI, GDP, p2023="55803.6", p2024="60012.97") | of(HUBEI, "urbanisation", p2023="65.47", p2024="66.12"),
        asked=(),
        answers={"unit": "小数"},
    ),
    Sent("month_lost_zero.csv", FILE, ("PERIOD_AMBIGUOUS",), {}),
    Sent(
        "two_place_blocks.csv",
        WORD,
        ("LINE_FOR_ALL", "HEADER_REPEATED"),
        of(HUBEI, GDP, p2024="59644.3", p2023="56794.3") | of(WUHAN, "urbanisation", p2024="84.79", p2023="84.66"),
        {"place": HUBEI, "only_good": True},
    ),
    Sent("gbk_two_known.csv", FILE, ("COLUMN_MISSING",), {}, asked=("period",)),
    Sent(
        "gbk_xiaoting.csv",
        WORD,
        ("UNIT_ASSUMED",),
        {("420505", GDP, str(2000 + at)): str(100 + at) for at in range(26)},
    ),
    Sent("excel_16_row_blocks.csv", OK, (), months(YIDU, 101)),
    Sent("own_template_excel_csv.csv", OK, (), {}),
    Sent(
        "blank_cells_of_no_frequency.csv",
        WORD,
        ("VALUE_MISSING",),
        {
            (YIDU, GDP, "2025Q1"): "201.3",
            (YIDU, GDP, "2025H1"): "420.5",
            (YIDU, GDP, "2025M1-9"): "655.0",
            (YIDU, GDP, "2025"): "902.3",
            (YIDU, "urbanisation", "2025"): "66.1",
            (YIDU, "built-up-area", "2025"): "35.2",
        },
    ),
    Sent("footers.csv", WORD, ("FOOTER",), TWO_YEARS),
    Sent(
        "header_repeated.csv",
        WORD,
        ("HEADER_REPEATED",),
        of(YIDU, GDP, p2026H1="451.2") | of(ZHIJIANG, GDP, p2026H1="430.8"),
    ),
    Sent(
        "column_mubiao.csv",
        WORD,
        ("COLUMN_IGNORED",),
        of(YIDU, GDP, p2026H1="451.2") | of(YIDU, "new-jobs", p2026H1="0.45"),
    ),
    Sent(
        "monthly_report.xlsx",
        FILE,
        ("COLUMN_MISSING", "COLUMN_IGNORED"),
        of(YIDU, GDP, p2026H1="451.2") | of(YIDU, OUTPUT, p2026H1="925") | {(YIDU, OUTPUT, "2026-06"): "171.4"},
        {"place": YIDU, "skip_unknown": True},
        ("period",),
        {"period": "2026H1"},
    ),
    Sent(
        "year_and_indicator_in_header.csv",
        WORD,
        ("UNIT_IN_NAME",),
        TWO_YEARS | of(ZHIJIANG, GDP, p2024="850", p2025="865.1"),
    ),
    Sent(
        "blank_corner_title.csv",
        FILE,
        ("COLUMN_MISSING",),
        of(WUHAN, "urbanisation", p2017="80.04", p2018="80.29")
        | of(HUANGSHI, "urbanisation", p2017="62.89", p2018="63.92")
        | of("420700", "urbanisation", p2017="65.41", p2018="65.91"),
        asked=("indicator",),
        answers={"indicator": "urbanisation"},
    ),
    Sent(
        "two_header_rows.xlsx",
        FILE,
        ("COLUMN_MISSING",),
        of(YIDU, GDP, p2026H1="451.2")
        | of(ZHIJIANG, GDP, p2026H1="430.8")
        | of(YIDU, "gdp-growth", p2026H1="7.3")
        | of(ZHIJIANG, "gdp-growth", p2026H1="7.6"),
        asked=("period",),
        answers={"period": "2026H1"},
    ),
    Sent(
        "ytd_periods_across.csv",
        WORD,
        ("UNIT_IN_NAME",),
        {
            (YIDU, OUTPUT, "2026M1-2"): "285.4",
            (YIDU, OUTPUT, "2026Q1"): "441.7",
            (YIDU, OUTPUT, "2026M1-4"): "602.3",
            (YIDU, OUTPUT, "2026M1-5"): "761.8",
            (YIDU, OUTPUT, "2026H1"): "925.0",
            (YIDU, OUTPUT, "2026M1-9"): "1391.2",
        },
    ),
    Sent(
        "value_and_growth_beside.xlsx",
        FILE,
        ("COLUMN_MISSING", "COLUMN_IGNORED"),
        of(YIDU, GDP, p2026H1="451.2", p2025H1="420.5") | of(YIDU, OUTPUT, p2026H1="925", p2025H1="855.7"),
        asked=("place",),
        answers={"place": YIDU},
    ),
    Sent(
        "places_across.csv",
        WORD,
        ("COLUMN_IGNORED",),
        of(YIDU, GDP, p2026H1="451.2") | of(ZHIJIANG, GDP, p2026H1="430.8") | of(DANGYANG, GDP, p2026H1="310.2"),
    ),
    Sent("wps_wrong_dimension.xlsx", OK, (), of(YIDU, GDP, p2026H1="451.2")),
    Sent("very_hidden_first_sheet.xlsx", WORD, ("SHEET_CHOSEN",), of(YIDU, GDP, p2026H1="451.2")),
]


def sent(engine: Engine, path: Path, wanted: dict[str, Any]) -> Plan:
    """The plan of a file with these options; `map` names columns by their headers."""
    data, options = path.read_bytes(), {name: value for name, value in wanted.items() if name != "map"}
    with reading(engine) as session:
        if by_name := wanted.get("map"):
            headers = [cell.strip() for cell in header_cells(session, data)]
            options["mapping"] = tuple((headers.index(header), field) for header, field in by_name.items())
        return check_file(session, data, path.name, person=PERSON, today=NOW.date(), options=Options(**options))


def values(plan: Plan) -> dict[tuple[str, str, str], Decimal]:
    """What a plan writes: by place, indicator and period."""
    return {
        (row.key.jurisdiction, row.key.indicator, row.key.period.code): row.content.value
        for row in plan.writes
        if row.key and row.content
    }


def exact(right: Values) -> dict[tuple[str, str, str], Decimal]:
    return {key: Decimal(value) for key, value in right.items()}


def test_every_input_has_its_case(shared: Path) -> None:
    with (shared / "files" / "expected.csv").open(encoding="utf-8", newline="") as file:
        assert {row["file"] for row in csv.DictReader(file)} == {case.file for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_file_is_taken_asked_about_or_refused_and_nothing_wrong_is_stored(
    case: Sent, shared: Path, bases: Bases, shipped: Where, tmp_path: Path
) -> None:
    engine = open_store(bases.copy(shipped, tmp_path / "tracker.db"), now=NOW)
    plan = sent(engine, shared / "files" / case.file, case.options)
    assert plan.outcome == case.outcome
    assert set(case.says) <= {found.code for found in plan.all_problems()}
    assert {one.about.value for one in plan.layout.statements if one.asked} == set(case.asked)
    if case.file == "own_template_excel_csv.csv":
        assert [value for _, value in sorted(values(plan).items(), key=lambda one: one[1])] == list(range(1, 18))
        return
    if not plan.refused and not plan.counts.rejected:
        assert values(plan) == exact(case.right)
    if case.answers:
        plan = sent(engine, shared / "files" / case.file, {**case.options, **case.answers})
        assert plan.committable
        assert values(plan).items() >= exact(case.right).items() or case.file == "blank_corner_title.csv"
    if plan.committable:
        commit_plan(engine, plan, person=PERSON, now=NOW)
    with reading(engine) as session:
        places = {place for place, _, _ in values(plan)}
        stored = read_stored(session, places, {indicator for _, indicator, _ in values(plan)})
    new = {
        (key.jurisdiction, key.indicator, key.period.code): one.value
        for key, one in stored.items()
        if (key.jurisdiction, key.indicator, key.period.code) in values(plan)
    }
    known = exact(case.right)
    assert {key: value for key, value in new.items() if known.get(key) != value} == {}
