"""The workbook that a file is, whatever made it; each library is loaded with the first file of its kind."""

from tracker.intake.files.sheet import Book


def book_of(data: bytes, kind: str) -> Book:
    """The book of a file whose kind `detect.kind_of` has found; raises FileRefused."""
    if kind == "xls":
        from tracker.intake.files.xls import XlsBook

        return XlsBook(data)
    if kind == "html":
        from tracker.intake.files.hypertext import HtmlBook

        return HtmlBook(data)
    from tracker.intake.files.workbook import Workbook

    return Workbook(data)
