"""The rooms import one way, pages know no SQL, and both languages say the same things."""

import ast
import re
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.conftest import ROOT
from tracker.core.kinds import Comparator, Status

MAY_IMPORT = {
    "core": set(),
    "words": {"core"},
    "config": set(),
    "people": {"config"},
    "store": {"core"},
    "catalogue": {"config", "core", "store", "words"},
    "intake": {"core", "store", "words", "people"},
    "views": {"core", "words", "store", "catalogue", "intake", "people"},
    "refusals": {"core", "words", "people", "store", "catalogue"},
    "charts": {"core", "words", "views"},
    "reports": {"core", "words", "views", "charts"},
    "ui": {
        "config",
        "refusals",
        "core",
        "words",
        "people",
        "store",
        "catalogue",
        "intake",
        "views",
        "charts",
        "reports",
    },
    "cli": {"config", "refusals", "core", "words", "people", "store", "catalogue", "intake", "views", "reports"},
    "__main__": {"cli"},
}
HEAVY = {
    "streamlit": {"ui"},
    "plotly": {"charts", "reports", "ui"},
    "sqlalchemy": {"store"},
    "sqlmodel": {"store", "catalogue", "intake", "views", "ui", "cli"},
}
SOURCES = sorted((ROOT / "tracker").rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT / "tracker").parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("tracker.")}
    assert rooms - {here} <= MAY_IMPORT[here]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_heavy_libraries_stay_in_their_rooms(path: Path) -> None:
    found = {name.split(".")[0] for name in imported(path)}
    assert not [library for library, rooms in HEAVY.items() if library in found and room(path) not in rooms]


def test_pages_and_frame_ask_no_database() -> None:
    for path in [ROOT / "app.py", *(ROOT / "pages").glob("*.py")]:
        assert not {
            name for name in imported(path) if name.startswith(("sqlmodel", "sqlalchemy", "sqlite3", "tracker.store"))
        }, path


def messages(lang: str) -> dict[str, str]:
    """Every text by its key; the forms of one that has several, one a line."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "tracker/locale" / lang / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    plural = not isinstance(message.id, str)
                    key, forms = (message.id[0], message.string) if plural else (message.id, (message.string,))
                    assert key not in found, key
                    assert key.split(".")[0] == path.stem, key
                    assert all(form.strip() for form in forms), key
                    found[key] = "\n".join(forms)
    return found


KEY = re.compile(r"[a-z_]+(\.\w+)+")
QUOTES_UNITS = ("intake.advice.UNIT_UNKNOWN", "nav.language_name")
ZH, EN = messages("zh"), messages("en")


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert ZH.keys() == EN.keys()


@pytest.mark.parametrize("key", sorted(ZH))
def test_no_text_is_empty_and_blanks_agree(key: str) -> None:
    assert ZH[key].strip()
    assert EN[key].strip()
    if not key.startswith("period."):  # English dates name the month, Chinese ones number it
        assert blanks(EN[key]) == blanks(ZH[key])


@pytest.mark.parametrize("key", sorted(EN.keys() - set(QUOTES_UNITS)))
def test_english_texts_have_no_chinese(key: str) -> None:
    assert not re.search(r"[\u3400-\u9fff]", EN[key])


def test_every_status_and_comparator_has_words() -> None:
    assert {f"status.{status}" for status in Status} <= ZH.keys()
    assert {f"comparator.{comparator.name.lower()}" for comparator in Comparator} <= ZH.keys()


def used_keys() -> set[str]:
    """Keys written out in the code as the first text of a call to text(...) or visit.text(...)."""
    keys: set[str] = set()
    for path in [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *SOURCES]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "text":
                keys |= {
                    arg.value for arg in node.args if isinstance(arg, ast.Constant) and KEY.fullmatch(str(arg.value))
                }
    return keys


def test_every_key_that_the_code_names_exists() -> None:
    assert not sorted(used_keys() - ZH.keys())
