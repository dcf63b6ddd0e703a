"""docs/files.md says of the inputs of `../shared/files` what comes of them."""

from pathlib import Path

from tests.intake.files_table import table

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "files.md"


def test_the_page_holds_the_table_of_the_inputs(shared: Path) -> None:
    assert "\n".join(table(shared)) in PAGE.read_text(encoding="utf-8")
