"""`verify`: sound rows, with and without the documents beside them."""

from pathlib import Path

from tests.cli.conftest import Desk
from tests.conftest import ROOT


def test_rows_are_checked_without_documents_too(desk: Desk) -> None:
    assert desk.run("verify", "--json").json["problems"] == []
    targets = desk.folder / "catalogue" / "targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8").replace("6000,", "viel,"), encoding="utf-8")
    assert "viel" in desk.run("verify", "--lang", "en", code=1).out


def test_the_shipped_catalogue_agrees_with_its_documents(desk: Desk, shared: Path) -> None:
    call = ("verify", "--catalogue", ROOT / "data" / "catalogue", "--sources", shared / "sources")
    assert desk.run(*call, "--json").json["problems"] == []
