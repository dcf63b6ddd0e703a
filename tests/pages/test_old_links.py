"""Addresses of earlier versions open what they opened: every page and every selection that an address has ever had."""

import pytest

from tests.pages.conftest import Open

FLOOR = "420500-gdp-2023-floor"
EARLIER = [
    ("overview", {"due": "true"}), ("overview", {"ahead": "true"}), ("overview", {"missing": "true"}),
    ("jurisdiction", {"place": "420581"}), ("target", {"target": FLOOR}), ("target", {"target": FLOOR, "slot": "true"}),
    ("compare", {"indicator": "urban-population", "peers": "420500"}), ("compare", {"theme": "economy"}),
    ("compare", {"theme": "economy", "indicator": "all"}), ("report", {"place": "420581"}),
    ("report", {"items": "progress:420581"}), ("report", {"format": "xlsx"}),
    ("entry", {"place": "420581", "period": "2025"}), ("gaps", {"places": "420581"}),
    ("gaps", {"themes": "economy", "deadlines": "2026"}), ("history", {"batch": "1"}),
    ("library", {"q": "项目", "sort": "deadline"}), ("library", {"places": "420581", "themes": "economy"}),
    ("library", {"kinds": "growth", "statuses": "no_data", "sources": "003"}), ("library", {"target": FLOOR}),
    ("sources", {"source": "001", "reason": "date"}), ("method", {}),
]  # fmt: skip
WITHDRAWN = ("420100-modern-wuhan-2035", "420502-schools-upgraded-open")


@pytest.mark.parametrize(("page", "address"), EARLIER)
@pytest.mark.parametrize("framing", [{}, {"lang": "en", "asof": "2026-09-30"}])
def test_an_earlier_address_is_understood(
    page: str, address: dict[str, str], framing: dict[str, str], open_page: Open
) -> None:
    app = open_page(page, **address, **framing)
    assert app.title
    for name, code in (address | framing).items():
        kept = app.query_params.get(name, "")
        assert code == (kept if isinstance(kept, str) else kept[0]), name


@pytest.mark.parametrize("target", WITHDRAWN)
def test_a_target_that_was_withdrawn_is_said_to_be_unknown(target: str, open_page: Open) -> None:
    app = open_page("target", target=target)
    assert target in app.warning[-1].value
    assert app.get("page_link")
