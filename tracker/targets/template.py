"""The template of a sheet of targets: a header, and in the workbook lists to choose from."""

import io
from collections import Counter
from collections.abc import Mapping, Sequence

from tracker.intake.meaning.guard import guarded
from tracker.intake.out.sheets import Sheet
from tracker.store.engine import Session
from tracker.targets.code_words import codes_of
from tracker.targets.headings import DOCUMENT, FLOOR, PLACE, STRETCH, THING, TYPE
from tracker.targets.library import Library, read_library
from tracker.vocabulary import divisions, indicators
from tracker.vocabulary.divisions import path_name
from tracker.words import text

_COLUMNS = (
    PLACE, THING, "value", "unit", "deadline", DOCUMENT, FLOOR, STRETCH, "scope", "commitment", "binding", TYPE,
    "parent", "line", "figure", "responsible", "code",
)  # fmt: skip
_REQUIRED = (PLACE, THING, "value", "unit")
_LABELS = {
    PLACE: "library.place", THING: "library.indicator", DOCUMENT: "library.document", TYPE: "library.kind",
    FLOOR: "targets.floor_value", STRETCH: "targets.stretch_value",
}  # fmt: skip
_ROWS = 1_000
"""Rows of the workbook that offer the lists."""


def column_label(column: str, lang: str) -> str:
    """What a column of a sheet of targets is called."""
    return text(lang, _LABELS.get(column, f"library.field_{column}"))


def template(lang: str) -> Sheet:
    """The header alone, the required columns marked, and the column for notes in the language."""
    columns = (*_COLUMNS[:-1], f"note_{lang}", _COLUMNS[-1])
    return Sheet([column_label(one, lang) + (" *" if one in _REQUIRED else "") for one in columns], [])


def template_workbook(session: Session, lang: str) -> bytes:
    """The same as a workbook, in which places, indicators, units, documents and words can be chosen; typing is free."""
    import xlsxwriter

    header, lists = template(lang).header, _lists(read_library(session), lang)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        plain, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
        page, choices = (book.add_worksheet(text(lang, key)) for key in ("nav.library", "targets.template_lists"))
        page.freeze_panes(1, 0)
        for at, label in enumerate(header):
            page.write_string(0, at, label, bold)
            page.set_column(at, at, max(10, min(30, 2 * len(label) + 2)), plain)
        for at, (column, names) in enumerate(lists.items()):
            choices.write_string(0, at, column_label(column, lang), bold)
            for line, name in enumerate(names, start=1):
                choices.write_string(line, at, guarded(name), plain)
            under = header.index(
                next(label for label in header if label.removesuffix(" *") == column_label(column, lang))
            )
            letter = chr(ord("A") + at)
            source = f"='{text(lang, 'targets.template_lists')}'!${letter}$2:${letter}${max(2, len(names) + 1)}"
            # A name that is not in the list may be typed: an alias, a code, a new place.
            page.data_validation(1, under, _ROWS, under, {"validate": "list", "source": source, "show_error": False})
    return file.getvalue()


def _lists(library: Library, lang: str) -> Mapping[str, Sequence[str]]:
    """What each column offers: what the database has first, then the standard vocabulary."""
    places, things = library.lookup.jurisdictions, library.lookup.indicators
    units = dict.fromkeys(
        [*(thing.unit for thing in library.measured.values()), *(one.unit for one in indicators().values())]
    )
    return {
        PLACE: _unique([places.name(code, lang) for code in places.codes], _divisions(lang)),
        THING: _unique(
            [things.name(code, lang) for code in things.codes],
            [one.name_zh if lang == "zh" else one.name_en for one in indicators().values()],
        ),
        "unit": list(units),
        DOCUMENT: [one.short_zh if lang == "zh" else one.short_en for one in library.documents.values()],
        "commitment": list(codes_of("commitment", lang).values()),
        "binding": list(codes_of("binding", lang).values()),
        TYPE: list(codes_of("kind", lang).values()),
    }


def _divisions(lang: str) -> list[str]:
    """The divisions, by their own name where it is the only one of its kind, else behind what they lie in."""
    names = {code: one.name_zh if lang == "zh" else one.name_en for code, one in divisions().items()}
    count = Counter(name.casefold() for name in names.values())
    return [name if count[name.casefold()] == 1 else path_name(code) for code, name in names.items()]


def _unique(first: Sequence[str], then: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*first, *then]))
