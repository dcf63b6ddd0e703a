"""What is folded away is opened by a link."""

import pytest

from tests.pages.conftest import Open
from tracker.words import text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("page", "name", "address", "inside"),
    [
        ("overview", "missing", {}, "page.missing_help"),
        ("target", "slot", {"target": "420500-urban-population-2030"}, "page.actual_period"),
        ("jurisdiction", "more-brief", {}, "compare.size"),
    ],
)
def test_a_link_opens_what_is_folded_away(
    page: str, name: str, address: dict[str, str], inside: str, lang: str, open_page: Open
) -> None:
    def shown(**more: str) -> bool:
        app = open_page(page, lang=lang, **address, **more)
        return text(lang, inside) in [
            *(each.value for each in app.caption),
            *(each.label for each in [*app.selectbox, *app.segmented_control]),
        ]

    assert shown(**{name: "true"})
    assert not shown()
    assert not shown(**{name: "x"})
