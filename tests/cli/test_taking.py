"""`take`: places and indicators of the vocabulary by their names, and back by `undo`."""

from tests.cli.conftest import Desk


def test_a_place_and_an_indicator_come_in_and_go(desk: Desk) -> None:
    assert "标准词表里没有“宜都县”" in desk.run("take", "宜都县", code=2).err
    said = desk.run("take", "荆州市", "粮食总产量").out
    assert "湖北省荆州市 (421000)" in said
    assert "粮食产量 (grain-output)" in said
    assert "没有改动" in desk.run("take", "荆州", "grain-output").out
    number = desk.run("history", "--json").json[0]["id"]
    assert "荆州市" in desk.run("history", "--batch", str(number)).out
    desk.run("undo", str(number), "--reason", "试一试")
    assert "荆州市" in desk.run("take", "荆州市").out


def test_what_may_be_several_is_asked(desk: Desk) -> None:
    assert "北京市朝阳区 (110105)" in desk.run("take", "朝阳区", code=2).err
    assert "may mean several" in desk.run("take", "失业率", "--lang", "en", code=2).err


def test_somebody_without_rights_takes_nothing(desk: Desk) -> None:
    for name in ("荆州市", "粮食产量"):
        assert "没有收入" in desk.run("take", name, "--who", "nobody", code=1).err


def test_the_reason_is_cleaned_and_has_a_length(desk: Desk) -> None:
    assert "1000" in desk.run("take", "荆州市", "--reason", "字" * 1001, code=1).err
    desk.run("take", "荆州市", "--reason", "\u202e新\u200b区\x1b")
    assert desk.run("history", "--json").json[0]["reason"] == "新区"
