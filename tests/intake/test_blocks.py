"""Records taken apart many at once are those that are read line by line, whatever the text."""

import io
from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.files.blocks import Block, Coded, Lines, coded, joined
from tracker.intake.files.delimited import SEPARATORS, records
from tracker.intake.problems import FileRefused
from tracker.intake.records import Record

SIGNS = st.sampled_from(
    [*"ab数 0.-", "\t", "\r", "\x00", "\x0b", "\x1c", "\u2028", "\ufeff", "NA", "null", "\U00020bb7"]
)
CELL = st.lists(SIGNS, max_size=3).map("".join)
ODD = st.sampled_from(['"', '"甲,乙"', '"甲\n乙"', '"甲""乙"', '"甲"乙', 'a"b'])
LINE = st.one_of(
    *[st.lists(CELL, min_size=3, max_size=3)] * 6,
    st.lists(CELL, max_size=5),
    st.lists(st.one_of(CELL, CELL, ODD), min_size=3, max_size=3),
)
TEXTS = st.tuples(st.sampled_from(SEPARATORS), st.sampled_from(["\n", "\r\n", "\r"]), st.lists(LINE, max_size=12))


def _told(reading: Iterator[Record]) -> list[Record] | str:
    """What is read but for blank records, which the reader leaves out; or why nothing is."""
    try:
        return [record for record in reading if any(cell.strip() for cell in record.cells)]
    except FileRefused as refused:
        return str(refused.problem)


@given(parts=TEXTS, at_once=st.sampled_from([1, 7, 40, 4000]))
def test_records_read_at_once_are_those_read_line_by_line(
    parts: tuple[str, str, list[list[str]]], at_once: int
) -> None:
    separator, end, cells = parts
    text = "".join(separator.join(line) + end for line in cells)
    lines = Lines(io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", newline=""))
    quick = _told(chain.from_iterable(lines.blocks(separator, 3, at_once)))
    assert quick == _told(records(io.StringIO(text, newline=""), separator))


@pytest.mark.parametrize(("text", "laid"), [
    ("a,b,c\nd,e,f\n", True),
    ("a,b,c\r\nd,e,f", True),
    ("a,b,c\n\nd,e,f\n", True),
    ('a,"b",c\n', True),
    ("a,b,c\nd,e\n", False),
    ('a,"b"b,c\n', False),
])  # fmt: skip
def test_only_records_that_fit_are_laid_out(text: str, laid: bool) -> None:
    (block,) = Lines(io.StringIO(text, newline="")).blocks(",", 3)
    assert isinstance(block, Block) is laid


def test_the_lines_are_counted_through_blocks_of_either_kind() -> None:
    text = "a,b,c\n" * 3 + 'd,"e\ne",f\n\n' + "g,h,i\n" * 2
    lines = Lines(io.StringIO(text, newline=""))
    assert [record.line for block in lines.blocks(",", 3, 1) for record in block] == [1, 2, 3, 4, 7, 8]
    assert lines.taken == 8


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=1, max_size=20))
def test_joined_columns_have_the_words_that_stand_beside_each_other(rows: list[tuple[int, ...]]) -> None:
    columns = [coded(column) for column in zip(*rows, strict=True)]
    assert joined(columns).spelled() == rows
    assert joined([Coded(column.array(int), range(2**40)) for column in columns]).spelled() == rows
