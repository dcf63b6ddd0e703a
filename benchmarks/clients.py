"""Readers without a browser: the messages that a page sends and gets, and how long a run of the script takes."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PLACES = ("420500", "420100", "420200", "420581", "420000")


class Reader:
    """One reader on one page of a server; every run chooses the next place."""

    def __init__(self, url: str, page: str, places: Sequence[str] = PLACES) -> None:
        """`page` is empty for a server with one page."""
        self._url = url.replace("http", "ws") + "/_stcore/stream"
        self._page, self._places, self._runs = page, places, 0
        self._socket: ClientConnection | None = None
        self.errors = 0

    async def run(self) -> float:
        """Choose the next place; seconds from the message sent to the script finished."""
        if self._socket is None:
            self._socket = await connect(self._url, subprotocols=[Subprotocol("streamlit")], max_size=None)
        asked = BackMsg()
        asked.rerun_script.query_string = f"place={self._places[self._runs % len(self._places)]}"
        asked.rerun_script.page_name = self._page
        self._runs += 1
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg()
            told.ParseFromString(await self._socket.recv())
            kind = told.WhichOneof("type")
            if kind == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return time.perf_counter() - start
            self.errors += kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception"

    async def close(self) -> None:
        """Go."""
        if self._socket:
            await self._socket.close()


def one_run(url: str, page: str = "") -> float:
    """Seconds of a new reader's first run, connecting included."""

    async def visit() -> float:
        start, reader = time.perf_counter(), Reader(url, page)
        await reader.run()
        await reader.close()
        return time.perf_counter() - start

    return asyncio.run(visit())


async def many(url: str, page: str, readers: int, every: float, seconds: float) -> dict[str, Any]:
    """So many readers, each choosing something else every few seconds: how long they waited, errors, our own load."""
    crowd = [Reader(url, page, PLACES[n % 3 :]) for n in range(readers)]
    for reader in crowd:
        await reader.run()
    used, start, waited = time.process_time(), time.perf_counter(), []

    async def reads(reader: Reader, after: float) -> None:
        await asyncio.sleep(after)
        while (left := start + seconds - time.perf_counter()) > 0:
            taken = await reader.run()
            waited.append(taken)
            await asyncio.sleep(min(max(every - taken, 0), left))

    await asyncio.gather(*(reads(reader, every * n / readers) for n, reader in enumerate(crowd)))
    load = (time.process_time() - used) / (time.perf_counter() - start)
    for reader in crowd:
        await reader.close()
    return {"waited": waited, "errors": sum(reader.errors for reader in crowd), "load": load}
