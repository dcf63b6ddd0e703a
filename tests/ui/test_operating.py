"""What operators ask the server: whether it lives, whether it can work, numbers, and a log that programs read."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import Server, running
from tests.ui.wire import ask, session_of, socket_of

PROXY, MONITOR, HEADER = "127.0.0.5", "127.0.0.9", "X-Remote-User"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("operating"), TRACKER_LOG="json") as up:
        yield up


def lines(server: Server) -> list[dict[str, object]]:
    """The log without what Streamlit says to people at its start."""
    said = server.log.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in said if line and not line.startswith("  ")]


def numbers(text: str) -> dict[str, float]:
    """The lines of Prometheus' form, each of which has to be one."""
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            name, value = re.fullmatch(r"([a-z_]+(?:\{[a-z]+=\"\w+\"\})?) ([0-9.e+]+)", line).groups()  # type: ignore[union-attr]
            found[name] = float(value)
    return found


def test_it_is_ready_and_counts(server: Server) -> None:
    assert ask(server, "/ready").status == 200
    before = numbers(ask(server, "/metrics").body.decode())
    assert before["tracker_ready"] == 1
    assert before["process_resident_memory_bytes"] > 10 * 2**20
    with socket_of(server) as page:
        session_of(page)
        assert ask(server, "/nothing-here/at/all?name=geheim", "PUT").status >= 400
        after = numbers(ask(server, "/metrics").body.decode())
    assert after["tracker_sessions"] == before["tracker_sessions"] + 1
    assert after['tracker_requests_total{status="4xx"}'] > before.get('tracker_requests_total{status="4xx"}', 0)
    assert after['tracker_batches_total{kind="catalogue"}'] == 1


def test_each_line_is_json_and_names_the_request(server: Server) -> None:
    given = ask(server, "/library?place=420581&who=geheim", headers={"X-Request-Id": "not-from-a-proxy"})
    number = given.headers["x-request-id"]
    assert number != "not-from-a-proxy"
    (line,) = [line for line in lines(server) if line.get("request") == number]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/library", given.status)
    assert "geheim" not in server.log.read_text(encoding="utf-8")


def test_what_a_page_writes_is_told_with_its_batch_and_its_request(tmp_path: Path) -> None:
    with running(tmp_path, TRACKER_LOG="json") as server:
        with socket_of(server) as page:
            assert page.response
            number = page.response.headers["x-request-id"]
            session_of(page)
        (told,) = [line for line in lines(server) if line["message"] == "batch written"]
    assert (told["batch"], told["kind"], told["request"]) == (1, "catalogue", number)
    assert set(told) == {"at", "level", "logger", "message", "request", "batch", "kind", "who", "added", "changed"}


def test_without_its_database_it_lives_and_is_not_ready(tmp_path: Path) -> None:
    with running(tmp_path, TRACKER_DB="postgresql://tracker:geheim@127.0.0.1:1/nothing") as server:
        assert ask(server, "/_stcore/health").status == 200
        answer = ask(server, "/ready")
        assert (answer.status, answer.body) == (503, b"store_unreachable\n")
        assert numbers(ask(server, "/metrics").body.decode())["tracker_ready"] == 0


def test_numbers_are_for_monitors_and_an_id_comes_from_the_proxy_alone(tmp_path: Path) -> None:
    settings = {"TRACKER_PROXY_USER_HEADER": HEADER, "TRACKER_PROXY_ADDRESSES": PROXY, "TRACKER_MONITORS": MONITOR}
    given = {"X-Request-Id": "0123456789abcdef", HEADER: "wang"}
    with running(tmp_path, "--server.address=0.0.0.0", **settings) as server:
        assert ask(server, "/metrics").status == 403
        assert ask(server, "/metrics", source=PROXY, headers=given).status == 403
        assert ask(server, "/metrics", source=MONITOR, headers={"X-Forwarded-For": "203.0.113.9"}).status == 403
        assert ask(server, "/metrics", source=MONITOR).status == 200
        assert ask(server, "/ready").status == 200
        assert ask(server, "/library", source=PROXY, headers=given).headers["x-request-id"] == given["X-Request-Id"]
        assert ask(server, "/library", headers=given).headers["x-request-id"] != given["X-Request-Id"]
