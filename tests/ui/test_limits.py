"""What one visitor, or many, can make the server keep: memory, uploads, sockets."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.server import Server, running
from tests.ui.test_serving import PLOTLY
from tests.ui.wire import ask, handshake, idle_socket, kept_uploads, put, resident, session_of, socket_of
from tracker.ui.streamlit.uploads import MISDIRECTED, MOST_BYTES

LARGE = 19 * 2**20


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("limits")) as up:
        yield up


def test_a_file_asked_for_under_many_names_is_kept_once(server: Server) -> None:
    plain = ask(server, f"/static/js/{PLOTLY.name}", headers={"Accept-Encoding": "gzip"})
    before = resident(server)
    for at in range(200):
        odd = f"/static/{'./' * (at % 20 + 1)}js/{'/' * (at // 20)}{PLOTLY.name}"
        answer = ask(server, odd, headers={"Accept-Encoding": "gzip"})
        assert answer.status in (200, 404)
        assert answer.status == 404 or answer.body == plain.body
    assert resident(server) - before < 40 * 2**20


def test_a_session_keeps_its_newest_file_alone(server: Server) -> None:
    with socket_of(server) as page:
        session = session_of(page)
        for at in range(5):
            assert put(server, session, f"file-{at}", b"x" * 2**20).status == 204
        assert kept_uploads(server) == 2**20


def test_an_upload_says_how_large_it_is_and_has_a_session(server: Server) -> None:
    with socket_of(server) as page:
        session = session_of(page)
        path, chunked = f"/_stcore/upload_file/{session}/x", {"Transfer-Encoding": "chunked"}
        assert ask(server, path, "PUT", body=b"1\r\n1\r\n0\r\n\r\n", headers=chunked).status == 411
        assert put(server, session, "x", b"1" * (21 * 2**20)).status == 413
        assert put(server, session, "x", b"1", X_Xsrftoken="").status == 403
        assert put(server, "nobody", "x", b"1").status == MISDIRECTED


@pytest.mark.slow
def test_all_sessions_together_keep_so_much_and_those_that_left_make_room(tmp_path: Path) -> None:
    fitting = MOST_BYTES // LARGE
    with running(tmp_path) as server, ExitStack() as stack:
        with ExitStack() as leaving:
            statuses = []
            for at in range(fitting + 2):
                page = (leaving if at < 2 else stack).enter_context(socket_of(server))
                statuses.append(put(server, session_of(page), "x", b"x" * LARGE).status)
            assert statuses == [204] * fitting + [503] * 2
            assert kept_uploads(server) <= MOST_BYTES
        last = session_of(stack.enter_context(socket_of(server)))
        assert put(server, last, "x", b"x" * LARGE).status == 204
        assert kept_uploads(server) <= MOST_BYTES


FEW = ("bash", "-c", 'ulimit {how} 1024; exec "$@"', "-")


def with_few_files(how: str) -> list[str]:
    """Words that start a command with 1024 open files allowed."""
    return [word.format(how=how) for word in FEW]


def test_idle_sockets_do_not_shut_others_out(tmp_path: Path) -> None:
    with running(tmp_path, before=with_few_files("-S -n")) as server, ExitStack() as idle:
        files = Path(f"/proc/{server.process.pid}/fd")
        for _ in range(400):
            idle.enter_context(idle_socket(server))
        assert len(list(files.iterdir())) > 1024
        assert handshake(server) == 101
        assert ask(server, "/_stcore/health").status == 200


def test_few_files_are_said_in_the_log(tmp_path: Path) -> None:
    with running(tmp_path, before=with_few_files("-n")) as server:
        assert "1024 open files" in server.log.read_text(encoding="utf-8")
