"""`history` and `undo`: what was done, and the way back."""

import pytest

from tests.cli.conftest import Desk

LINE = "宜昌市,地区生产总值,2024,{},亿元,公报,\n"
BATCH_KEYS = {"id", "at", "who", "kind", "file_name", "file_sha256", "reason", "added", "changed", "retracted",
              "same", "skipped", "rejected", "undoes", "undone_by", "kept_values", "kept_targets",
              "kept_entries"}  # fmt: skip
VALUE_KEYS = ["jurisdiction", "indicator", "scope", "period", "vintage", "unit", "publisher", "version", "retracted",
              "value", "qualifier", "original_value", "original_unit", "source", "note", "old_value",
              "old_source"]  # fmt: skip


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Batch 2 stored a value, batch 3 changed it."""
    desk.run("import", desk.file(LINE.format("6191")))
    desk.run("import", desk.file(LINE.format("6192") + "宜昌市,地区生产总值,2022,5502,亿元,公报,\n"))
    return desk


def test_history_for_machines(busy: Desk) -> None:
    listed = busy.run("history", "--json").json
    assert [batch["id"] for batch in listed] == [3, 2, 1]
    assert all(batch.keys() == BATCH_KEYS for batch in listed)
    one = busy.run("history", "--batch", "3", "--json").json
    assert one.keys() == BATCH_KEYS | {"targets", "values"}
    assert [list(value) for value in one["values"]] == [VALUE_KEYS] * 2
    assert [(value["period"], value["old_value"], value["value"]) for value in one["values"]] == [
        ("2024", "6191", "6192"), ("2022", None, "5502")]  # fmt: skip
    first = busy.run("history", "--batch", "1", "--json").json["targets"]
    assert [(target["code"], target["before"]) for target in first][:1] == [("yc-gdp-floor", None)]
    assert first[0]["after"]["value"] == "6000"


def test_history_for_people(busy: Desk) -> None:
    assert "文件导入" in busy.run("history").out
    assert "values.csv" in busy.run("history", "--lang", "en").out
    changes = busy.run("history", "--batch", "3").out
    assert "6191 亿元\t6192 亿元\t6192 · 亿元" in changes
    assert "新增目标" in busy.run("history", "--batch", "1").out
    assert busy.run("history", "--batch", "9", "--json", code=2).json["error"]["code"] == "batch_unknown"


def test_undo_puts_back_once_and_keeps_what_was_edited_since(busy: Desk) -> None:
    before = busy.stored()
    kept = busy.run("undo", "2", "--reason", "试").out
    assert "宜昌市\t地区生产总值\t2024 年" in kept
    assert busy.stored() == before
    assert "第 4 批" in busy.run("undo", "2", "--reason", "试").out
    busy.run("undo", "3", "--reason", "试")
    values = [value for _, value in busy.stored()]
    assert "6191" in values
    assert "5502" not in values
    busy.run("undo", "5", "--reason", "又要了")
    assert busy.stored() == before


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (("2", "--reason", " "), 1, "理由"),
        (("2", "--reason", "\u200b\u202e \u3164"), 1, "理由"),
        (("9", "--reason", "试"), 1, "9"),
        (("1", "--reason", "试"), 1, "目录"),
        (("2", "--reason", "试", "--who", "somebody"), 1, "420500"),
        (("2",), 2, "--reason"),
        (("two", "--reason", "试"), 2, "two"),
    ],
)
def test_what_may_not_be_undone_is_not(busy: Desk, call: tuple[str, ...], code: int, said: str) -> None:
    assert said in busy.run("undo", *call, code=code).err
    assert len(busy.run("history", "--json").json) == 3
