"""The rooms import one way, pages know no SQL, and both languages say the same things."""

import ast
import re
import string
from pathlib import Path

from babel.messages.pofile import read_po

from tests.conftest import ROOT
from tracker.core.kinds import Comparator, Qualifier, Status
from tracker.words import LANGUAGES
from tracker.words.texts import LOCALE

MAY_IMPORT = {
    "core": set(),
    "words": {"core"},
    "config": set(),
    "people": {"config"},
    "journal": {"config"},
    "store": {"core"},
    "vocabulary": {"config", "core"},
    "documents": {"core", "vocabulary", "intake"},
    "catalogue": {"config", "core", "store", "vocabulary", "words", "documents"},
    "intake": {"core", "vocabulary", "store", "words", "people"},
    "targets": {"core", "vocabulary", "store", "words", "people", "documents", "catalogue", "intake"},
    "views": {"core", "words", "store", "vocabulary", "documents", "catalogue", "intake", "targets", "people"},
    "refusals": {"core", "words", "people", "store", "catalogue", "vocabulary"},
    "charts": {"core", "words", "views"},
    "reports": {"core", "words", "views", "charts"},
    "ui": {
        "config",
        "journal",
        "refusals",
        "core",
        "words",
        "people",
        "store",
        "vocabulary",
        "documents",
        "catalogue",
        "intake",
        "targets",
        "views",
        "charts",
        "reports",
    },
    "cli": {
        "config",
        "refusals",
        "core",
        "words",
        "people",
        "store",
        "vocabulary",
        "catalogue",
        "intake",
        "targets",
        "views",
        "reports",
        "documents",
    },
    "__main__": {"cli"},
}
HEAVY = {
    "streamlit": {"ui"},
    "plotly": {"charts", "reports", "ui"},
    "sqlalchemy": {"store"},
    "sqlmodel": {"store"},
    "sqlite3": {"store"},
    "psycopg": {"store"},
    "alembic": {"store"},
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


def rooms_of(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(path) if name.startswith("tracker.")}


def test_imports_run_one_way() -> None:
    assert not [
        f"{path.relative_to(ROOT)} imports {other}"
        for path in SOURCES
        if room(path) != "__init__"
        for other in sorted(rooms_of(path) - {room(path)} - MAY_IMPORT[room(path)])
    ]


def test_heavy_libraries_stay_in_their_rooms() -> None:
    assert not [
        f"{path.relative_to(ROOT)} imports {library}"
        for path in SOURCES
        for library in sorted(HEAVY.keys() & {name.split(".")[0] for name in imported(path)})
        if room(path) not in HEAVY[library]
    ]


def test_pages_and_frame_ask_no_database() -> None:
    for path in [ROOT / "app.py", *(ROOT / "pages").glob("*.py")]:
        assert not {
            name for name in imported(path) if name.startswith(("sqlmodel", "sqlalchemy", "sqlite3", "tracker.store"))
        }, path


def test_pages_reach_the_store_by_their_visit_alone() -> None:
    """A visit knows whether it is in a practice; whoever asked past it would show or write what is real."""
    by_themselves = {"loading.py", "visit.py", "frame.py", "chart_routes.py", "operating.py"}  # these two: no practice
    parts = [*(ROOT / "pages").glob("*.py"), *(ROOT / "tracker" / "ui").rglob("*.py")]
    assert not [
        path.name
        for path in parts
        if path.name not in by_themselves and re.search(r"loading\.(engine|board)\b", path.read_text(encoding="utf-8"))
    ]


DOORS = {
    "intake": {
        "collector": set(),
        "problems": set(),
        "records": {"problems"},
        "files": {"problems", "records"},
        "meaning": {"collector", "problems", "records", "files"},
        "plans": {"collector", "problems", "records", "files", "meaning"},
        "acts": {"collector", "problems", "records", "files", "meaning", "plans"},
        "out": {"problems", "records", "files", "meaning", "plans"},
    },
    "ui": {
        "streamlit": set(),
        "shell": {"streamlit"},
        "showing": {"streamlit", "shell"},
        "entering": {"streamlit", "shell", "showing"},
        "server": {"streamlit", "shell", "showing"},
    },
}
"""Rooms with sub-rooms: which of them each may import. A room joins with an entry here."""


def modules(inside: str) -> dict[str, set[str]]:
    """The modules of a room by their names, with the modules of that room that they import, for types or for good."""
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in SOURCES
        if room(path) == inside and path.name != "__init__.py"
    }
    return {name: imported(path) & paths.keys() for name, path in paths.items()}


def test_sub_rooms_import_one_way() -> None:
    wrong = [
        f"{name} imports {other}"
        for inside, doors in DOORS.items()
        for name, others in modules(inside).items()
        for other in others
        if (mine := name.split(".")[2]) != (theirs := other.split(".")[2]) and theirs not in doors[mine]
    ]
    assert not wrong


def test_no_modules_import_each_other_in_a_circle() -> None:
    circles = {}
    for inside in DOORS:
        left = modules(inside)
        while leaves := {name for name, others in left.items() if not others & left.keys()}:
            left = {name: others for name, others in left.items() if name not in leaves}
        circles[inside] = sorted(left)
    assert not any(circles.values()), circles


SPEAKS_SQL = re.compile(r"\bsession\.(exec|execute|add|add_all|get|merge|delete|scalars|scalar|connection)\(")
IS_SQL = re.compile(
    r"\s*(SELECT\s.*\sFROM\s|INSERT\s+(OR\s|INTO\s)|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s|WITH\s+\w+\s+AS\s"
    r"|(CREATE|DROP|ALTER)\s+(TEMP\s+)?(TABLE|INDEX|VIEW)\s)",
    re.IGNORECASE | re.DOTALL,
)


def test_no_room_but_the_store_asks_the_database_by_itself() -> None:
    outside = [path for path in SOURCES if room(path) != "store"]
    assert not [path for path in outside if SPEAKS_SQL.search(path.read_text(encoding="utf-8"))]
    assert [path for path in SOURCES if SPEAKS_SQL.search(path.read_text(encoding="utf-8"))]


def statements(path: Path) -> list[str]:
    """The texts of a module that begin like a statement of SQL."""
    texts = (
        node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)
    )
    return [text for text in texts if isinstance(text, str) and IS_SQL.match(text)]


def test_sql_stands_in_the_store_alone() -> None:
    pages = [ROOT / "app.py", *(ROOT / "pages").glob("*.py")]
    outside = [*pages, *(path for path in SOURCES if room(path) != "store")]
    assert not {str(path.relative_to(ROOT)): found for path in outside if (found := statements(path))}
    assert {path for path in SOURCES if statements(path)}


OF_A_FILE = {"backup", "restoring", "connecting", "identity", "kept_heads", "head_note", "drafts", "errors"}
"""The modules of the store that are about a database as a file."""


def test_what_differs_by_engine_stands_side_by_side() -> None:
    """Steps of the schema are left out: the early ones were taken by files alone."""
    inside = [path for path in SOURCES if room(path) == "store" and "migrations" not in path.parts]
    engines = {path for path in inside if "engines" in path.parts}
    named = {
        path for path in inside if re.search(r"sqlite3|psycopg|PRAGMA|sqlite_master", path.read_text(encoding="utf-8"))
    }
    assert not [path.stem for path in named - engines if path.stem not in OF_A_FILE]


def messages(lang: str) -> dict[str, str]:
    """Every text by its key; the forms of one that has several, one a line."""
    found: dict[str, str] = {}
    for path in sorted((LOCALE / lang / "LC_MESSAGES").glob("*.po")):
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
TEXTS = {path.name: messages(path.name) for path in sorted(LOCALE.iterdir()) if path.is_dir()}
ZH = TEXTS["zh"]


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_every_language_folder_is_a_language() -> None:
    assert set(TEXTS) == set(LANGUAGES)


def test_every_language_has_every_key() -> None:
    keys = set().union(*TEXTS.values())
    assert not {lang: missing for lang, found in TEXTS.items() if (missing := sorted(keys - found.keys()))}


def test_no_text_is_empty_and_blanks_agree() -> None:
    """English dates name the month, Chinese ones number it: texts of periods may differ in their blanks."""
    assert not [
        f"{lang}: {key}"
        for lang, found in TEXTS.items()
        for key in found.keys() & ZH.keys()
        if not found[key].strip() or (blanks(found[key]) != blanks(ZH[key]) and not key.startswith("period."))
    ]


def test_only_chinese_texts_have_chinese() -> None:
    assert not [
        f"{lang}: {key}"
        for lang, found in TEXTS.items()
        if lang != "zh"
        for key, words in found.items()
        if key not in QUOTES_UNITS and re.search(r"[\u3400-\u9fff]", words)
    ]


def test_every_status_and_comparator_has_words() -> None:
    assert {f"status.{status}" for status in Status} <= ZH.keys()
    assert {f"comparator.{comparator.name.lower()}" for comparator in Comparator} <= ZH.keys()
    assert {f"qualifier.{qualifier.name.lower()}" for qualifier in Qualifier} - {"qualifier.exact"} <= ZH.keys()


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
