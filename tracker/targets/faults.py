"""What is wrong with a row of a sheet of targets: the column, a code, and what stood there or may be meant."""

from typing import NamedTuple

from tracker.words import has_text, text


class Fault(NamedTuple):
    """A reason to refuse a row; the words for its code are those of the catalogue's checks, else of `targets.po`."""

    column: str
    code: str
    found: str = ""
    candidates: tuple[str, ...] = ()

    def words(self, lang: str) -> str:
        """What is wrong and what to do about it, with what may be meant."""
        key = f"targets.fault_{self.code}"
        said = text(lang, key if has_text(lang, key) else f"catalogue.{self.code}", found=self.found)
        if not self.candidates:
            return said
        return said + text(lang, "targets.candidates", names=text(lang, "targets.and").join(self.candidates))


class RowRefused(Exception):
    """Carries the fault that ends the reading of a row."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(fault.code)
        self.fault = fault
