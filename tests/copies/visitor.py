"""Somebody with a browser at the address of the pair, who uploads files of values; and what has become of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.conftest import settle
from tests.copies.pair import NAME, PASSWORD, Pair, until
from tests.interruption.files import Line, written
from tracker.words import text

WAYS = ("one", "two")
"""The names of the copies in the balancer's cookie."""


class Visitor:
    """A page at one of the copies."""

    def __init__(self, pair: Pair, page: Page) -> None:
        """Of a page with a name and a password."""
        self.pair, self.page = pair, page

    def open(self, path: str = "entry?place=420581", url: str = "") -> None:
        """Open an address and wait until it is drawn."""
        self.page.goto(f"{url or self.pair.url}/{path}")
        settle(self.page)

    def at(self) -> int:
        """Which copy has the page."""
        (way,) = (each["value"] for each in self.page.context.cookies() if each["name"] == "TRACKER_COPY")
        return WAYS.index(way)

    def go_to(self, at: int) -> None:
        """Let the balancer send the next page to a copy."""
        self.page.context.add_cookies([{"name": "TRACKER_COPY", "value": WAYS[at], "url": self.pair.url}])

    def choose(self, name: str, keys: list[Line]) -> None:
        """Choose a file for the upload."""
        file = {"name": name, "mimeType": "text/csv", "buffer": written(keys)}
        self.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)  # type: ignore[arg-type]

    def confirm(self) -> None:
        """Press what is to be pressed once the file was read."""
        self.page.get_by_role("button", name="确认导入").click()

    def sees(self, key: str) -> bool:
        """Whether the page says the sentence of a key, or how it begins, up to the first value that it names."""
        return self.page.get_by_text(beginning(key)).count() > 0

    def waits_for(self, *keys: str, seconds: float = 60) -> str:
        """Wait until the page says one of these; which."""
        found = ""

        def seen() -> bool:
            nonlocal found
            self.page.wait_for_timeout(50)
            found = next((key for key in keys if self.sees(key)), "")
            return bool(found)

        until(seen, seconds)
        return found


def beginning(key: str) -> str:
    """How a sentence begins, up to the first value that it names."""
    return text("zh", key, path="\0", number="\0", added="\0", changed="\0", detail="\0", count="\0").partition("\0")[0]


@contextmanager
def visiting(pair: Pair, browser: Browser) -> Iterator[Visitor]:
    """A visitor, as long as wanted."""
    asked = {"username": NAME, "password": PASSWORD}
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="zh-CN", http_credentials=asked  # type: ignore[arg-type]
    )  # fmt: skip
    yield Visitor(pair, context.new_page())
    context.close()


def batches(pair: Pair, name: str) -> list[int]:
    """How many values each batch of a file has, by the database that is the primary now."""
    statement = (
        "SELECT count(actual.id) FROM batch LEFT JOIN actual ON actual.batch_id = batch.id "
        "WHERE batch.kind = 'import' AND batch.file_name = %s GROUP BY batch.id"
    )
    return [int(str(count)) for (count,) in pair.primary.ask(statement, name)]
