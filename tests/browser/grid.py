"""The grid on 填报, which is a canvas: its cells are reached by the keyboard."""

from playwright.sync_api import Locator, Page, expect

from tracker.words import text


def open_value(page: Page) -> Locator:
    """Open the value's cell in the first row of the grid; the editor that is typed into."""
    grid = page.get_by_test_id("stDataFrame").first
    grid.locator("th").first.wait_for(state="attached")
    heads = grid.locator("th").all_text_contents()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 60, box["y"] + 50)
    selected = grid.locator("tbody tr").first.locator("td[aria-selected=true]")
    expect(selected).to_have_attribute("aria-colindex", "1")
    for column in range(heads.index(text("zh", "entry.column_value"))):
        page.keyboard.press("ArrowRight")
        expect(selected).to_have_attribute("aria-colindex", str(column + 2))
    page.keyboard.press("Enter")
    editor = page.locator("textarea.gdg-input")
    editor.wait_for()
    return editor


def copy(page: Page, cells: list[str]) -> None:
    """Put a column of cells into the clipboard, as a spreadsheet does."""
    other = page.context.new_page()
    other.set_content("<textarea></textarea>")
    other.locator("textarea").fill("\n".join(cells) + "\n")
    other.keyboard.press("Control+a")
    other.keyboard.press("Control+c")
    other.close()
