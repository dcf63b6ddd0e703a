"""The template for slots: everything filled in but the values, as CSV and XLSX."""

from collections.abc import Sequence

from tracker.intake.out.sheets import Sheet
from tracker.intake.out.template import template_sheet
from tracker.store.engine import reading
from tracker.ui.shell.visit import Visit
from tracker.ui.showing.downloads import sheet_downloads
from tracker.views.gaps import asked_for
from tracker.views.slots import Slot


def template_downloads(visit: Visit, slots: Sequence[Slot], file_name: str, *, key: str) -> None:
    """Two buttons that give a template for these slots."""
    wanted = [asked_for(slot, visit.lang) for slot in slots]

    def make() -> Sheet:
        with reading(visit.engine) as session:
            return template_sheet(session, wanted, visit.lang)

    sheet_downloads(visit, make, visit.text("gaps.template"), file_name, key=f"{key}:template")
