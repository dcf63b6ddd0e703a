"""Every problem and finding has words in both languages that say what to do."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker.catalogue import Problem, problem_words
from tracker.words import text
from tracker.words.texts import LANGUAGES, LOCALE


def keys(domain: str) -> set[str]:
    lines = (LOCALE / "zh" / "LC_MESSAGES" / f"{domain}.po").read_text(encoding="utf-8").splitlines()
    return {line.split('"')[1].removeprefix(f"{domain}.") for line in lines if line.startswith(f'msgid "{domain}.')}


def strings(*files: str) -> set[str]:
    trees = [ast.parse((ROOT / "tracker" / file).read_text(encoding="utf-8")) for file in files]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize(
    ("domain", "files"),
    [
        (
            "catalogue",
            [
                "catalogue/load.py",
                "catalogue/cells.py",
                "catalogue/check.py",
                "catalogue/sync.py",
                "catalogue/edits.py",
                "catalogue/adding.py",
            ],
        ),
        (
            "finding",
            [
                "store/soundness.py",
                "store/kept_texts.py",
                "store/kept_heads.py",
                "store/undigested.py",
                "store/engines/sqlite.py",
                "cli/keeping.py",
            ],
        ),
    ],
)
def test_every_text_belongs_to_a_code_in_use(domain: str, files: list[str]) -> None:
    assert keys(domain) <= strings(*files)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_name_what_was_found(lang: str) -> None:
    words = problem_words(lang, Problem("targets.csv", 7, "value", "number", "6,000"))
    place = {"zh": "targets.csv 第 7 行 value 列：", "en": "targets.csv, line 7, column value: "}
    assert words.startswith(place[lang])
    assert "6,000" in words
    missing = problem_words(lang, Problem("scopes.csv", 0, "", "file_missing", "scopes.csv"))
    assert missing.startswith({"zh": "scopes.csv：", "en": "scopes.csv: "}[lang])
    assert "batch 3" in text(lang, "finding.checksum", where="batch 3")


def test_the_codes_that_the_tests_know_have_words() -> None:
    source = (Path(__file__).parent / "test_load.py").read_text(encoding="utf-8")
    last = [node.elts[3] for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Tuple) and len(node.elts) == 4]
    codes = {node.value for node in last if isinstance(node, ast.Constant) and isinstance(node.value, str)} - {"code"}
    assert len(codes) > 20
    assert codes <= keys("catalogue")
