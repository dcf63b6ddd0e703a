"""A whole report as plain data: its cover, its parts in order, and its appendix."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.reports.items import Item
from tracker.reports.kinds import part
from tracker.reports.part import Part
from tracker.views import method
from tracker.views.board import Board, target_rows
from tracker.views.report import Table, data_table, method_tables, source_tables
from tracker.views.rows import TargetRow
from tracker.words import day, text


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

    def text(self, key: str, /, **values: object) -> str:
        """The words of a key in the report's language."""
        return text(self.lang, key, **values)

    @property
    def title(self) -> str:
        """The title of the cover."""
        return self.text("report.title", place=self.place)

    @property
    def file_name(self) -> str:
        """The file's name without its ending: place, what it is, day."""
        return file_name(f"{self.place}-{self.text('nav.report')}-{self.as_of.isoformat()}")

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
        return self.text("report.numbered", number=number, title=title)

    @property
    def headings(self) -> list[str]:
        """All headings in order, those of the appendix last."""
        return [self.heading(number) for number in range(1, len(self.parts) + 1)] + [
            head for head, _, _ in self.appendix
        ]

    @property
    def appendix(self) -> list[tuple[str, tuple[Table, ...], tuple[str, ...]]]:
        """The chapters behind the parts: heading, tables, and the numbered lines after them."""
        methods = self.text("report.methods" if self.sources else "report.only_methods"), self.methods, self.rules
        return [*([(self.text("report.sources"), self.sources, ())] if self.sources else []), methods]


def file_name(words: str) -> str:
    """Words as the name of a file on any system."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", words)


def report(
    items: Sequence[Item], boards: Callable[[date], Board], lang: str, *, as_of: date, made_on: date, made_by: str
) -> Report:
    """Render the items from the boards of their days; `boards` gives the board of a day."""
    found = [(item, part(boards(item.as_of or as_of), lang, item)) for item in items]
    parts = tuple(each for _, each in found if each is not None)
    latest = boards(as_of)
    rows = _known(latest, lang, parts)
    places = list(dict.fromkeys(each.place for each in parts if each.place))
    return Report(
        lang=lang,
        place=_place(places, lang),
        as_of=as_of,
        made_on=made_on,
        made_by=made_by,
        parts=parts,
        sources=tuple(table for table in source_tables(latest, rows, lang) if table.rows),
        methods=tuple(method_tables(latest, lang)),
        rules=tuple(method.rule_lines(lang)),
        data=data_table(rows, lang),
        left_out=tuple(item.code for item, each in found if each is None),
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
