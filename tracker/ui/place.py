"""The choice of a place that has targets, by typing its name, its code or the initials of its pinyin."""

from collections.abc import Mapping

from tracker.ui import address
from tracker.ui.unknown import stop_unless_known
from tracker.ui.visit import Visit
from tracker.views.choices import typed_words
from tracker.views.jurisdiction import usual_place


def choose_place(visit: Visit, page: str, places: Mapping[str, str]) -> str:
    """The code of one of these places (code -> name), kept in the address; one that is not among them is said."""
    stop_unless_known(visit, page, "place", places, lambda: places)
    names = {code: typed_words(shown, code, visit.board.data.places[code].name_zh) for code, shown in places.items()}
    usual = usual_place(visit.board, places)
    return address.choose("place", visit.text("page.choose_place"), list(places), names.__getitem__, default=usual)
