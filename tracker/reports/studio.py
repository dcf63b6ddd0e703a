"""One headless browser for the length of one report: figures to pictures through Kaleido, a page to PDF.

Kaleido's own synchronous server hands answers to whichever thread asks first and waits for ever when its browser did
not start, so the browser runs in an event loop of its own here, and every wait has an end.
"""

import asyncio
import base64
import json
import logging
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Self, TypeVar

from tracker.reports.browser import PicturesError, find_browser

Answer = TypeVar("Answer")
_PATIENCE = 60.0
ONE_BROWSER = threading.Lock()
"""Held by whoever draws: a browser takes half a gigabyte and all processors."""


class Studio:
    """A browser that draws, from `with` to its end. Raises PicturesError where it cannot start or fails."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="studio", daemon=True)
        self._kaleido: Any = None

    def __enter__(self) -> Self:
        """Start the browser."""
        if (browser := find_browser()) is None:
            self._loop.close()
            raise PicturesError("no_browser")
        self._thread.start()
        try:
            self._kaleido = self._wait(self._opened(browser))
        except PicturesError:
            self._stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Close the browser, whatever happened."""
        try:
            self._wait(self._kaleido.close())
        finally:
            self._stop()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._loop.close()

    @staticmethod
    async def _opened(browser: Path) -> Any:
        import kaleido

        # It logs with a trace what it then ignores; what matters comes as an exception.
        logging.getLogger("choreographer").setLevel(logging.CRITICAL)
        # Without MathJax, which would come over the network.
        opened = kaleido.Kaleido(n=1, path=str(browser), mathjax=False, timeout=_PATIENCE)
        try:
            await opened.open()
        except BaseException:
            await opened.close()
            raise
        return opened

    def _wait(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """The answer of work in the browser's loop; a browser that fails or does not answer is a PicturesError."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(_PATIENCE)
        except Exception as error:
            future.cancel()
            raise PicturesError("browser_failed", f"{type(error).__name__}: {error}") from error

    def picture(self, figure: dict[str, Any], *, form: str = "png", scale: float = 1) -> bytes:
        """A figure as PNG or SVG, its layout's size in pixels times `scale`."""
        drawn: bytes = self._wait(self._kaleido.calc_fig(figure, opts={"format": form, "scale": scale}))
        return drawn

    def printed(self, page: Path, ready: str, fill: Callable[[bytes], str]) -> tuple[bytes, Any]:
        """A page as PDF, in the size that its own style asks for, and what its promise `ready` gives.

        `ready` names the promise in the page that says that all is drawn. Page numbers of a table of contents are only
        known once it is printed: `fill` gets that first print and gives the script that writes them before the second.
        """
        return self._wait(self._printed(page, ready, fill))

    async def _printed(self, page: Path, ready: str, fill: Callable[[bytes], str]) -> tuple[bytes, Any]:
        tab = await self._kaleido.create_tab(page.as_uri())
        while not await _run(tab, f"location.protocol === 'file:' && !!({ready})"):
            await asyncio.sleep(0.05)
        said = await _run(tab, ready)
        first = await _print(tab)
        await _run(tab, fill(first))
        return await _print(tab), said


async def _run(tab: Any, script: str) -> object:
    """Run a script, wait for its promise, and give its value."""
    waiting = {"expression": script, "awaitPromise": True, "returnByValue": True}
    answer = await tab.send_command("Runtime.evaluate", params=waiting)
    if problem := answer.get("error") or answer.get("result", {}).get("exceptionDetails"):
        raise PicturesError("browser_failed", json.dumps(problem))
    return answer["result"]["result"].get("value")


async def _print(tab: Any) -> bytes:
    params = {
        "printBackground": True,
        "preferCSSPageSize": True,
        "generateTaggedPDF": True,
        "generateDocumentOutline": True,
    }
    answer = await tab.send_command("Page.printToPDF", params=params)
    return base64.b64decode(answer["result"]["data"])
