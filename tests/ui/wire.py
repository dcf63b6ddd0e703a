"""Talking to a running server as a browser does, or as somebody would who is none: requests, sockets, messages."""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.server import Server

STREAM, XSRF = "/_stcore/stream", generate_xsrf_token_string()


@dataclass(frozen=True)
class Answer:
    """What a server says to a request."""

    status: int
    headers: dict[str, str]
    cookies: list[str]
    body: bytes


def ask(
    server: Server, path: str, method: str = "GET", *, body: bytes | None = None, source: str = "127.0.0.1",
    headers: dict[str, str] | list[tuple[str, str]] = (),  # type: ignore[assignment]
) -> Answer:  # fmt: skip
    """Ask as written: no cookie jar, no redirect followed; `source` is the address that it comes from."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60, source_address=(source, 0))
    pairs = list(headers.items() if isinstance(headers, dict) else headers)
    names = {name.lower() for name, _ in pairs}
    connection.putrequest(method, path, skip_host="host" in names, skip_accept_encoding=True)
    for name, value in pairs:
        connection.putheader(name, value.encode("latin-1"))
    if body is not None and not names & {"content-length", "transfer-encoding"}:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    found = connection.getresponse()
    told = [value for name, value in found.getheaders() if name.lower() == "set-cookie"]
    answer = Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, told, found.read())
    connection.close()
    return answer


@contextmanager
def socket_of(
    server: Server, *, source: str = "127.0.0.1", cookie: str = "", **headers: str
) -> Iterator[ClientConnection]:
    """An open socket of a page, with the token that a page sends."""
    cookies = "; ".join(filter(None, (f"_streamlit_xsrf={XSRF}", cookie)))
    url = server.url.replace("http", "ws", 1) + STREAM
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with connect(
        url, origin=named.pop("Origin", server.url), subprotocols=["streamlit", XSRF], source_address=(source, 0),
        additional_headers={"Cookie": cookies, **named}, max_size=None, open_timeout=30, proxy=None,
    ) as opened:  # fmt: skip
        yield opened


@contextmanager
def idle_socket(server: Server) -> Iterator[None]:
    """A socket that is opened and then says nothing."""
    host = urlsplit(server.url).netloc
    asked = {"Host": host, "Origin": server.url, "Upgrade": "websocket", "Connection": "Upgrade"}
    asked |= {"Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==", "Sec-WebSocket-Version": "13"}
    lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=30) as connection:
        connection.sendall(f"GET {STREAM} HTTP/1.1\r\n{lines}\r\n".encode())
        assert b" 101 " in connection.recv(200)
        yield


def handshake(server: Server, **how: str) -> int:
    """The status with which a socket is opened, 101 if it is."""
    try:
        with socket_of(server, **how):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def told(opened: ClientConnection, *messages: BackMsg) -> list[ForwardMsg]:
    """All that the server says after these messages, up to its answer to a heartbeat that is sent behind them."""
    for message in (*messages, BackMsg(app_heartbeat=True)):
        opened.send(message.SerializeToString())
    found: list[ForwardMsg] = []
    while not found or found[-1].WhichOneof("type") != "heartbeat_ack":
        found.append(ForwardMsg.FromString(opened.recv(timeout=60)))
    return found


def session_of(opened: ClientConnection) -> str:
    """The session of a page, once it has been drawn."""
    start = BackMsg()
    start.rerun_script.query_string = ""
    opened.send(start.SerializeToString())
    session = ""
    while True:
        message = ForwardMsg.FromString(opened.recv(timeout=60))
        if message.WhichOneof("type") == "new_session":
            session = message.new_session.initialize.session_id
        if message.WhichOneof("type") == "script_finished":
            return session


def put(server: Server, session: str, file: str, content: bytes, *, cookie: str = "", **headers: str) -> Answer:
    """Upload a file into a session as a page does."""
    mark = "x" * 40
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n'.encode()
    sent = {
        "Content-Type": f"multipart/form-data; boundary={mark}",
        "Cookie": "; ".join(filter(None, (f"_streamlit_xsrf={XSRF}", cookie))),
        "X-Xsrftoken": XSRF,
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    body = head + content + f"\r\n--{mark}--\r\n".encode()
    return ask(server, f"/_stcore/upload_file/{session}/{file}", "PUT", body=body, headers=sent)


def kept_uploads(server: Server, cookie: str = "") -> int:
    """The bytes of uploads that a server says it keeps."""
    said = ask(server, "/_stcore/metrics", headers={"Cookie": cookie}).body.decode()
    lines = [line for line in said.splitlines() if "UploadedFileManager" in line]
    return int(float(lines[0].rsplit(" ", 1)[1])) if lines else 0


def resident(server: Server) -> int:
    """The bytes of memory that a server has."""
    with open(f"/proc/{server.process.pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096


def signed_cookie(secret: str, origin: str, **claims: object) -> str:
    """The cookie that the server sets for these claims of a provider."""
    payload = json.dumps({**claims, "origin": origin, "is_logged_in": True, "provider": "default"})
    return f"_streamlit_user={create_signed_value(secret, '_streamlit_user', payload).decode()}"
