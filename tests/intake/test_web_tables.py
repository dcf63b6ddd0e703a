"""Tables of web pages, as offices' systems save them under the name .xls."""

from decimal import Decimal

import pytest

from tests.intake.test_files import NOW, PERSON, values
from tracker.intake.files.detect import kind_of
from tracker.intake.files.hypertext import HtmlBook
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Options
from tracker.intake.problems import FileRefused
from tracker.store.engine import Where, connect, reading

TABLE = """<table><caption>2025年主要指标</caption>
<tr><th rowspan=2>地区</th><th colspan=2>地区生产总值（亿元）</th></tr><tr><th>2024年</th><th>2025年</th></tr>
<tr><td>宜都市</td><td>850.2<sup>1</sup></td><td>902.3</td></tr>
<tr><td>枝江市</td><td><s>1</s>812.0</td><td>865.1<span style="display: none">9</span></td></tr></table>"""
PAGE = f"""<html><head><title>x</title><script>var t = '<table><tr><td>7</td></tr></table>'</script></head>
<body><p>宜昌市统计局<br>单位：亿元</p>{TABLE}<table><tr><td>第二张</td><td>1</td></tr></table></body></html>"""


def lines(data: bytes, at: int = 0) -> list[list[str]]:
    book = HtmlBook(data)
    return [record.cells for record in book.cells(book.sheets[at]).records]


def test_cells_stand_where_a_browser_shows_them_and_as_it_shows_them() -> None:
    assert lines(PAGE.encode()) == [
        ["宜昌市统计局"],
        ["单位：亿元"],
        ["2025年主要指标"],
        ["地区", "地区生产总值（亿元）"],
        ["", "2024年", "2025年"],
        ["宜都市", "850.2¹", "902.3"],
        ["枝江市", "1\u0336812.0", "865.1"],
    ]
    assert lines(PAGE.encode(), 1) == [["第二张", "1"]]


def refusal(data: bytes) -> tuple[str, str]:
    """Why a page is refused, and what was found; blank where it is read, which is then of no great size."""
    try:
        if kind_of(data) == "html":
            assert sum(map(len, lines(data))) < 10_000
    except FileRefused as refused:
        return refused.problem.code, refused.problem.found
    return "", ""


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_the_intake_is_read(codec: str) -> None:
    assert lines(PAGE.encode(codec)) == lines(PAGE.encode())


@pytest.mark.parametrize(
    "begun", ["<html>", "<!DOCTYPE html>\n", "<?xml version='1.0'?>\n<html>", "\n <meta charset=utf-8>", ""]
)
def test_a_page_is_known_by_how_it_begins(begun: str) -> None:
    assert kind_of(f"{begun}{TABLE}".encode()) == "html"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"<html><body>1,2,3</body></html>", "HTML"),
        (b"<html><script>'<table><td>'</script></html>", "HTML"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (b"<svg><table><td>1</td></table></svg>", "SVG"),
    ],
)
def test_a_page_without_a_table_is_refused_in_a_sentence(data: bytes, found: str) -> None:
    assert refusal(data) == ("TYPE", found)


@pytest.mark.parametrize(
    "data",
    [
        b"<table><tr>" + b"<td colspan=999999999>1" * 50 + b"</tr></table>",
        b"<table><tr><td rowspan=999999999 colspan=999999999>1</td></tr><tr><td>2</td></tr></table>",
        b"<table>" + b"<tr><td>" * 3000 + b"1</table>",
        b"<table><tr><td>" + b"<b>" * 100_000 + b"1</td></tr></table>",
        b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><table><tr><td>&b;</td></tr></table>",
    ],
    ids=["wide", "endless", "unclosed", "deep", "entities"],
)
def test_a_hostile_page_is_read_or_refused_and_no_more(data: bytes) -> None:
    assert refusal(data)[0] in ("", "DAMAGED", "TOO_WIDE", "TYPE")


def test_its_values_go_in_once_what_it_leaves_open_is_answered(shipped: Where) -> None:
    page = """<html><body><table><tr><td colspan=3>2025年主要指标</td></tr><tr><th>地区</th>
    <th>地区生产总值（亿元）</th><th>城镇化率（%）</th></tr><tr><td>宜都市</td><td>902.3</td><td>66.1</td></tr></table></body></html>"""
    with reading(connect(shipped)) as session:
        plan = check_file(session, page.encode("gb18030"), "月报.xls", person=PERSON, today=NOW.date(),
                          options=Options(period="2025"))  # fmt: skip
    assert plan.committable, plan.all_problems()
    assert values(plan) == {
        ("420581", "gdp", "2025"): Decimal("902.3"), ("420581", "urbanisation", "2025"): Decimal("66.1"),
    }  # fmt: skip
