"""The door on the wire: headers, hosts, origins, the proxy, and what is passed on to nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

from tests.browser.test_door import started
from tests.server import Server, running
from tests.ui.wire import Answer, ask, handshake, session_of, socket_of, told

PROXY, HEADER, SECRET = "127.0.0.5", "X-Remote-User", "a secret of enough length"
HIDDEN = ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/upload_file/a/b", "/media/x.png", "/component/x")


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("local")) as up:
        yield up


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    names = {"TRACKER_PROXY_USER_HEADER": HEADER, "TRACKER_PROXY_ADDRESSES": f"{PROXY}, 10.1.0.0/16"}
    with running(tmp_path_factory.mktemp("proxied"), "--server.address=0.0.0.0", **names) as up:
        yield up


def policy(answer: Answer) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: sources for name, _, sources in parts}


@pytest.mark.parametrize("path", ["/", "/library", "/_stcore/health", "/static/js/none.js", "/_stcore/host-config"])
def test_every_answer_protects(path: str, local: Server) -> None:
    answer = ask(local, path)
    said = policy(answer)
    assert said["default-src"] == "'none'"
    assert said["frame-ancestors"] == "'self'"
    assert "'unsafe-inline'" not in said["script-src"]
    assert "eval" not in said["script-src"]
    assert not [source for sources in said.values() for source in sources.split() if "//" in source or "*" in source]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]


def test_a_refusal_protects_and_says_why_on_a_socket_too(local: Server) -> None:
    refused = ask(local, "/", headers={"X-Forwarded-For": "203.0.113.9"})
    assert refused.status == 403
    with pytest.raises(InvalidStatus) as closed, socket_of(local, Origin="http://evil.example"):
        pass
    answer = closed.value.response
    assert answer.status_code == 403
    assert "另一个网站" in (answer.body or b"").decode()
    for headers in (refused.headers, {name.lower(): value for name, value in answer.headers.raw_items()}):
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_kept_file_protects_each_time(local: Server) -> None:
    page = ask(local, "/").body.decode()
    script = page.split('type="module" crossorigin src=".')[1].split('"')[0]
    first, second = (ask(local, script, headers={"Accept-Encoding": "gzip"}) for _ in range(2))
    assert first.status == second.status == 200
    assert first.headers["content-security-policy"] == second.headers["content-security-policy"]


def test_no_other_site_may_steer_the_page(local: Server) -> None:
    assert b'"allowedOrigins":[]' in ask(local, "/_stcore/host-config").body.replace(b" ", b"")


def test_frames_are_allowed_to_whom_the_setting_names(tmp_path: Path) -> None:
    with running(tmp_path, TRACKER_FRAME_ANCESTORS="'self' https://portal.example.gov.cn") as up:
        answer = ask(up, "/")
        assert policy(answer)["frame-ancestors"] == "'self' https://portal.example.gov.cn"
        assert "x-frame-options" not in answer.headers


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TRACKER_FRAME_ANCESTORS", "'self'; script-src *", "TRACKER_FRAME_ANCESTORS"),
        ("TRACKER_PROXY_ADDRESSES", "proxy.example", "TRACKER_PROXY_ADDRESSES"),
        ("TRACKER_PROXY_SECRET", "short", "TRACKER_PROXY_SECRET"),
    ],
)
def test_a_setting_that_cannot_be_used_is_no_start(name: str, value: str, said: str, tmp_path: Path) -> None:
    code, words = started(tmp_path, **{name: value})
    assert code == 1
    assert said in words


def test_other_hosts_and_origins_are_not_this_machine(local: Server) -> None:
    port = local.url.rpartition(":")[2]
    assert handshake(local) == 101
    for origin in ("http://localhost:3000", "http://127.0.0.1:1", "http://evil.example", "null", f"{local.url}@evil"):
        assert handshake(local, Origin=origin) == 403, origin
        assert ask(local, "/_stcore/upload_file/a/b", "PUT", body=b"", headers={"Origin": origin}).status == 403
    assert ask(local, "/_stcore/metrics", headers={"Host": f"evil.example:{port}"}).status == 403
    assert ask(local, "/_stcore/metrics", headers={"Host": f"localhost:{port}"}).status == 200


@pytest.mark.parametrize(
    "name",
    [
        "X-Forwarded-For",
        "Forwarded",
        "X-Real-IP",
        "Via",
        "CF-Connecting-IP",
        "True-Client-IP",
        "X-Client-IP",
        "X-Forwarded-Proto",
        "X-Original-Host",
        "Fastly-Client-IP",
        "X-Cluster-Client-IP",
    ],
)
def test_whoever_comes_through_a_proxy_is_not_the_local_person(name: str, local: Server) -> None:
    assert ask(local, "/", headers={name: "127.0.0.1"}).status == 403
    assert handshake(local, **{name.replace("-", "_"): "127.0.0.1"}) == 403


@pytest.mark.parametrize("headers", [{HEADER: "admin"}, {HEADER: "admin", "X-Forwarded-For": PROXY}, {}])
def test_only_the_proxy_gets_in(headers: dict[str, str], proxied: Server) -> None:
    direct = ask(proxied, "/", headers=headers)
    assert direct.status == 403
    assert "127.0.0.1" in direct.body.decode()
    assert handshake(proxied, **{name.replace("-", "_"): value for name, value in headers.items()}) == 403
    assert ask(proxied, "/_stcore/health", headers=headers).status == 200


def test_the_proxy_names_the_user(proxied: Server) -> None:
    named = {HEADER: "admin", "X-Forwarded-For": "203.0.113.9"}
    assert ask(proxied, "/", source=PROXY).status == 200
    assert ask(proxied, "/_stcore/metrics", source=PROXY, headers=named).status == 200
    assert handshake(proxied, source=PROXY, X_Remote_User="admin") == 101


@pytest.mark.parametrize("names", [[], [""], ["  "], ["admin", "mallory"], ["admin", ""]])
@pytest.mark.parametrize("path", HIDDEN)
def test_without_one_name_nothing_is_given(names: list[str], path: str, proxied: Server) -> None:
    assert ask(proxied, path, source=PROXY, headers=[(HEADER, name) for name in names]).status == 403


def test_a_proxy_can_show_a_secret_instead_of_an_address(tmp_path: Path) -> None:
    names = {"TRACKER_PROXY_USER_HEADER": HEADER, "TRACKER_PROXY_SECRET": SECRET}
    with running(tmp_path, "--server.address=0.0.0.0", **names) as up:
        told_secret = "X-Tracker-Proxy-Secret"
        for pairs in (
            [],
            [(told_secret, SECRET[:-1])],
            [(told_secret, "")],
            [(told_secret, SECRET), (told_secret, "x")],
        ):
            assert ask(up, "/", headers=[*pairs, (HEADER, "admin")]).status == 403
        assert ask(up, "/_stcore/metrics", headers={told_secret: SECRET, HEADER: "admin"}).status == 200


def test_cookies_are_for_https_alone_where_the_visitor_has_it(proxied: Server) -> None:
    for forwarded, secure in (("https", True), ("http", False)):
        cookies = ask(proxied, "/_stcore/health", source=PROXY, headers={"X-Forwarded-Proto": forwarded}).cookies
        assert cookies
        assert all("; Secure" in cookie for cookie in cookies) is secure


def test_nobody_empties_the_caches_of_all_or_reads_about_the_repository(local: Server) -> None:
    with socket_of(local) as page:
        session_of(page)
        before = cached(local)
        found = told(page, BackMsg(load_git_info=True), BackMsg(clear_cache=True), BackMsg(set_run_on_save=True))
    assert before
    assert cached(local) == before
    assert "git_info_changed" not in {message.WhichOneof("type") for message in found}
    assert not [message for message in found if message.session_status_changed.run_on_save]


def cached(server: Server) -> set[str]:
    """The names of the caches that hold something."""
    lines = ask(server, "/_stcore/metrics").body.decode().splitlines()
    return {line.rsplit(" ", 1)[0] for line in lines if "st_cache" in line and not line.startswith("#")}
