"""What a page offers to somebody who may not write: everything to look at, and nothing to save."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.conftest import Open
from tracker.words import text

SAVES = ("entry.save", "entry.confirm", "entry.redacted_save", "library.form_save", "history.undo_confirm",
         "entry.retract_confirm")  # fmt: skip
PEOPLE = """local = "王芳"
[people]
"王芳" = [{codes}]
"""
PAGES = [
    ("entry", {"place": "420500"}), ("entry", {"place": "420581"}), ("history", {"batch": "1"}),
    ("library", {"target": "420500-gdp-2023-floor"}), ("target", {"target": "420500-gdp-2023-floor", "slot": "true"}),
]  # fmt: skip
May = Callable[[str], None]


@pytest.fixture
def may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> May:
    """Says which places the person at this machine may write."""

    def say(codes: str) -> None:
        file = tmp_path / "people.toml"
        file.write_text(PEOPLE.format(codes=codes), encoding="utf-8")
        monkeypatch.setenv("TRACKER_PEOPLE", str(file))

    return say


def seen(open_page: Open, name: str, lang: str, **address: str) -> tuple[list[str], list[str], list[str]]:
    """The labels of the buttons that save, the sentences, and what stands above the person's name."""
    app = open_page(name, lang=lang, **address)
    if name == "library":
        for toggle in app.toggle:
            toggle.set_value(True)
        app.run()
    labels = {text(lang, key) for key in SAVES}
    buttons = [each.label for each in app.button if each.label in labels and not each.disabled]
    return buttons, [each.value for each in app.info], [each.value for each in app.sidebar.caption]


@pytest.mark.parametrize(("name", "address"), PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_may_write_nothing_is_told_and_offered_nothing(
    name: str, address: dict[str, str], lang: str, may: May, open_page: Open
) -> None:
    may("")
    buttons, said, above = seen(open_page, name, lang, **address)
    assert buttons == []
    told = "只能查看" if lang == "zh" else "write nothing"
    assert name == "history" or [each for each in said if told in each and "王芳" in each]
    assert text(lang, "nav.reader") in above


@pytest.mark.parametrize(("name", "address"), PAGES[:2] + PAGES[3:])
def test_who_may_write_is_offered_it(name: str, address: dict[str, str], may: May, open_page: Open) -> None:
    may('"*"')
    buttons, said, above = seen(open_page, name, "zh", **address)
    assert buttons
    assert not [each for each in said if "只能查看" in each]
    assert text("zh", "nav.person") in above


def test_who_may_write_one_place_is_offered_it_alone(may: May, open_page: Open) -> None:
    may('"420581"')
    buttons, _, _ = seen(open_page, "entry", "zh", place="420581")
    assert text("zh", "entry.save") in buttons
    buttons, said, _ = seen(open_page, "entry", "zh", place="420500")
    assert buttons == []
    assert [each for each in said if "宜昌市" in each]
