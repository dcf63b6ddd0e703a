"""How the real server sends Streamlit's own files: compressed, whole, announced, and without waiting."""

import gzip
import re
import socket
import struct
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
import streamlit

from tests.server import Server, running
from tracker.ui.server import answer_at_once

PLOTLY = next((Path(streamlit.__file__).parent / "static" / "static" / "js").glob("PlotlyChart.*.js"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("serving")) as up:
        yield up


def _asked(url: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(url, method=method, headers={"Accept-Encoding": "gzip"} | headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_a_file_is_whole_whoever_asked_for_it_before_and_how(server: Server) -> None:
    url = f"{server.url}/static/js/{PLOTLY.name}"
    tag = _asked(url, "HEAD")[1]["etag"]
    assert _asked(url, **{"If-None-Match": tag})[0] == 304
    assert len(_asked(url, Range="bytes=0-99")[2]) == 100
    for _ in range(2):
        status, headers, body = _asked(url)
        assert (status, headers["content-encoding"]) == (200, "gzip")
        assert gzip.decompress(body) == PLOTLY.read_bytes()
    assert _asked(url, "HEAD")[2] == b""
    assert _asked(url, **{"Accept-Encoding": "identity"})[2] == PLOTLY.read_bytes()


def test_a_browser_that_hangs_up_spoils_no_file_and_leaves_no_error(server: Server) -> None:
    port = int(server.url.rpartition(":")[2])
    files = sorted(PLOTLY.parent.glob("*.js"))[:40]
    for path in files:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # hangs up at once
            ask = f"GET /static/js/{path.name} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n"
            connection.sendall(ask.encode())
    for path in files:
        body = _asked(f"{server.url}/static/js/{path.name}", **{"Accept-Encoding": "identity"})[2]
        status, headers, kept = _asked(f"{server.url}/static/js/{path.name}")
        assert status == 200
        assert (gzip.decompress(kept) if headers["content-encoding"] == "gzip" else kept) == path.read_bytes() == body
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["/", "/jurisdiction"])
def test_a_page_announces_files_that_are_there_and_that_it_does_not_name_itself(server: Server, page: str) -> None:
    _, headers, body = _asked(server.url + page)
    announced = re.findall(r"<([^>]+)>; rel=modulepreload", headers["link"])
    assert (f"/static/js/{PLOTLY.name}" in announced) is (page != "/")
    assert len(announced) == len(set(announced))
    html = gzip.decompress(body).decode()
    for path in announced:
        assert path.rpartition("/")[2] not in html
        assert _asked(server.url + path, "HEAD")[0] == 200


def test_the_connections_of_an_open_socket_send_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        answer_at_once()
        with socket.create_connection(opened.getsockname()), opened.accept()[0] as taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
