"""A whole report as plain data: its cover, its parts in order, and its appendix."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts import Look
from tracker.charts.native import Native
from tracker.core.limits import clean_text
from tracker.reports.items import BRIEF, Item
from tracker.reports.kinds import part
from tracker.reports.part import Part
from tracker.reports.writable import writable_part, writable_table
from tracker.views import method
from tracker.views.board import Board, target_rows
from tracker.views.report import Table, data_table, method_tables, source_tables
from tracker.views.rows import TargetRow
from tracker.words import day, text

_MOST_BARS = 24
"""So many bars have room on a slide; more are a picture, which goes on over several."""


@dataclass(frozen=True, slots=True)
class Report:
    """What every writer gets. `left_out` are the codes of items that are not on the board of their day."""

    lang: str
    place: str
    as_of: date
    made_on: date
    made_by: str
    parts: tuple[Part, ...]
    sources: tuple[Table, ...]
    methods: tuple[Table, ...]
    rules: tuple[str, ...]
    data: Table
    left_out: tuple[str, ...]
    office: str = ""
    neutral: bool = False
    native: bool = False

    def text(self, key: str, /, **values: object) -> str:
        """The words of a key in the report's language."""
        return text(self.lang, key, **values)

    @property
    def is_brief(self) -> bool:
        """Whether it is a place on one page, which has no cover, contents or appendix, nor its picture as a table."""
        return bool(self.parts) and all(part.item.kind in BRIEF for part in self.parts)

    @property
    def appendix_on_slides(self) -> list[tuple[str, Table]]:
        """What of the appendix is on slides: the documents, or the method; the rest stands in their notes."""
        return [(heading, tables[0]) for heading, tables, _ in self.appendix[:1]]

    def pictured(self, part: Part) -> bool:
        """Whether a part's picture is all there is to be of it: on one page it is the table."""
        return self.is_brief and part.draw is not None

    def drawn_native(self, number: int) -> Native | None:
        """The chart of a part that is to be drawn by the office program; None where it is a picture or a table."""
        chart = self.parts[number - 1].native
        fits = chart is not None and len(chart.names) <= _MOST_BARS
        return chart if self.native and fits else None

    def stated(self, number: int) -> tuple[str, str]:
        """What stands above and below a native chart: its title, and unit, source and method."""
        draw = self.parts[number - 1].draw
        meta = draw(Look(picture=True, neutral=self.neutral))[0]["layout"]["meta"] if draw else {}
        facts = [meta[name] for name in ("source", "method") if name in meta]
        return meta.get("title", ""), self.text("chart.fact_gap").join(facts)

    @property
    def title(self) -> str:
        """The title of the cover."""
        return self.text("report.brief" if self.is_brief else "report.title", place=self.place)

    @property
    def file_name(self) -> str:
        """The file's name without its ending: place, what it is, day."""
        kind = self.text("page.chart_brief" if self.is_brief else "nav.report")
        return file_name(f"{self.place}-{kind}-{self.as_of.isoformat()}")

    @property
    def cover(self) -> list[str]:
        """The lines below the title."""
        made = self.text("report.made", product=self.text("nav.product"), day=day(self.made_on, self.lang))
        by = self.text("report.made_by", name=self.made_by)
        return [self.text("report.as_of", day=day(self.as_of, self.lang)), made, by]

    def heading(self, number: int) -> str:
        """The numbered heading of a part; `number` counts from 1."""
        shown = self.parts[number - 1]
        pinned = shown.item.as_of
        title = shown.title
        if pinned is not None and pinned != self.as_of:
            title = self.text("report.pinned", title=title, day=day(pinned, self.lang))
        return title if self.is_brief else self.text("report.numbered", number=number, title=title)

    @property
    def headings(self) -> list[str]:
        """All headings in order, those of the appendix last."""
        return [self.heading(number) for number in range(1, len(self.parts) + 1)] + [
            head for head, _, _ in self.appendix
        ]

    @property
    def appendix(self) -> list[tuple[str, tuple[Table, ...], tuple[str, ...]]]:
        """The chapters behind the parts: heading, tables, and the numbered lines after them."""
        if self.is_brief:
            return []
        methods = self.text("report.methods" if self.sources else "report.only_methods"), self.methods, self.rules
        return [*([(self.text("report.sources"), self.sources, ())] if self.sources else []), methods]


def file_name(words: str) -> str:
    """Words as the name of a file on any system."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", words)


def report(
    items: Sequence[Item],
    boards: Callable[[date], Board],
    lang: str,
    *,
    as_of: date,
    made_on: date,
    made_by: str,
    office: str = "",
    neutral: bool = False,
    native: bool = False,
) -> Report:
    """Render the items from the boards of their days; `boards` gives the board of a day.

    `office` is the one that it is made in, for the properties of the files; `neutral` are titles of pictures that say
    what they show, and not what it has come to; `native` are charts that the office program draws itself where it can.
    """
    found = [(item, part(boards(item.as_of or as_of), lang, item)) for item in items]
    parts = tuple(writable_part(each) for _, each in found if each is not None)
    latest = boards(as_of)
    rows = _known(latest, lang, parts)
    places = list(dict.fromkeys(each.place for each in parts if each.place))
    return Report(
        lang=lang,
        place=clean_text(_place(places, lang)),
        as_of=as_of,
        made_on=made_on,
        made_by=clean_text(made_by),
        parts=parts,
        sources=tuple(writable_table(table) for table in source_tables(latest, rows, lang) if table.rows),
        methods=tuple(writable_table(table) for table in method_tables(latest, lang)),
        rules=tuple(method.rule_lines(lang)),
        data=writable_table(data_table(rows, lang)),
        left_out=tuple(item.code for item, each in found if each is None),
        office=clean_text(office),
        neutral=neutral,
        native=native,
    )


def _place(places: Sequence[str], lang: str) -> str:
    """The one place of a report; tables that are of no place leave it so."""
    if len(places) == 1:
        return places[0]
    return text(lang, "report.several_places" if places else "page.all_places")


def _known(board: Board, lang: str, parts: Sequence[Part]) -> list[TargetRow]:
    """Every target of the parts once, as it stands on the report's day."""
    codes = dict.fromkeys(row.code for each in parts for row in each.rows)
    return target_rows(board, lang, (code for code in codes if code in board.judgements))


def paired(report: Report) -> frozenset[int]:
    """The numbers of the courses that stand two by two on slides: neighbours without lines of text of their own."""
    numbers = [n for n, part in enumerate(report.parts, start=1) if part.item.kind == "trajectory" and not part.above]
    found: set[int] = set()
    for number in numbers:
        if number + 1 in numbers and number not in found:
            found |= {number, number + 1}
    return frozenset(found)
