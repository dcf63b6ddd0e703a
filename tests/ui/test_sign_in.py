"""Sign-in on the wire: what somebody gets who has not signed in, and what a cookie is worth after its end."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.test_door import started
from tests.server import Server, free_port, running
from tests.ui.wire import ask, handshake, put, session_of, signed_cookie, socket_of, told
from tracker.ui.streamlit.sign_in import verified_address
from tracker.words import text

SECRET = "0123456789abcdef0123456789abcdef"
ORIGIN = "https://tracker.example.gov.cn"
SECRETS = """
[auth]
redirect_uri = "{origin}/oauth2callback"
cookie_secret = "{secret}"
client_id = "tracker"
client_secret = "secret"
server_metadata_url = "http://127.0.0.1:1/.well-known/openid-configuration"
"""
CLAIMS = {"sub": "1", "email": "editor@example.org", "email_verified": True}


def options(folder: Path, secret: str = SECRET) -> tuple[str, ...]:
    file = folder / "secrets.toml"
    file.write_text(SECRETS.format(origin=ORIGIN, secret=secret), encoding="utf-8")
    return "--server.address=0.0.0.0", f"--secrets.files={file}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("sign-in")
    with running(folder, *options(folder)) as up:
        yield up


def cookie(nonce: str, *, secret: str = SECRET) -> str:
    return signed_cookie(secret, ORIGIN, nonce=nonce, **CLAIMS)


def has_access(server: Server, said: str) -> bool:
    """Whether a cookie opens what is only for those who have signed in."""
    status = ask(server, "/_stcore/metrics", headers={"Cookie": said}).status
    assert status in (200, 403)
    return status == 200


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/media/x.png", "/component/x", "/_stcore/agent/openapi.json"])
def test_nothing_is_given_before_signing_in(path: str, server: Server) -> None:
    answer = ask(server, path)
    assert answer.status == 403
    assert text("zh", "door.not_let_in") in answer.body.decode()
    assert ask(server, path, headers={"Cookie": cookie("forged", secret="x" * 32)}).status == 403


def test_nobody_uploads_before_signing_in(server: Server) -> None:
    asked = BackMsg()
    asked.file_urls_request.request_id = "1"
    asked.file_urls_request.file_names.append("x.csv")
    with socket_of(server, Origin=server.url) as page:
        session = session_of(page)
        said = told(page, asked, BackMsg(clear_cache=True), BackMsg(load_git_info=True))
        assert "file_urls_response" not in {message.WhichOneof("type") for message in said}
        assert put(server, session, "x", b"1").status == 403
        assert put(server, session, "x", b"1", cookie=cookie("uploads")).status == 204


def test_a_sign_in_that_has_ended_opens_nothing_in_whatever_form(server: Server) -> None:
    said, other = cookie("first"), cookie("second")
    assert has_access(server, said)
    with socket_of(server, cookie=said) as page:
        assert session_of(page)
        left = ask(server, "/auth/logout", headers={"Cookie": said})
        assert left.status in (302, 307)
    name, _, value = said.partition("=")
    for form in (said, f"{name}={value}==", f"{name}={value[:-1]}-{value[-1]}", f'{name}="{value}"', f" {said} ;a=b"):
        assert not has_access(server, form), form
    assert has_access(server, other)
    assert handshake(server, cookie=said) == 101  # the empty page with its button


def test_no_other_site_signs_anybody_out(server: Server) -> None:
    said = cookie("stays")
    host = server.url.partition("//")[2]
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Referer": "http://evil.example/"},
        {"Sec-Fetch-Site": "same-origin", "Referer": f"http://{host}.evil.example/"},
    ):
        assert ask(server, "/auth/logout", headers={"Cookie": said, **headers}).status == 403
        assert has_access(server, said)
    own = {"Sec-Fetch-Site": "same-origin", "Referer": f"{server.url}/library"}
    assert ask(server, "/auth/logout", headers={"Cookie": said, **own}).status in (302, 307)
    assert not has_access(server, said)


def test_an_end_outlives_the_server_and_is_its_owners_alone(tmp_path: Path) -> None:
    port, said, other = free_port(), cookie("third"), cookie("fourth")
    for begin in (True, False):
        with running(tmp_path, *options(tmp_path), port=port) as up:
            assert has_access(up, said) is begin
            assert has_access(up, other)
            ask(up, "/auth/logout", headers={"Cookie": said})
            assert not has_access(up, said)
    noted = tmp_path / "tracker.db.signed-out"
    assert stat.S_IMODE(noted.stat().st_mode) == 0o600
    assert "editor" not in noted.read_text(encoding="ascii")


def test_cookies_of_a_dashboard_on_https_are_for_https(server: Server) -> None:
    for path in ("/_stcore/health", "/auth/logout"):
        cookies = ask(server, path, headers={"Cookie": cookie("leaves")}).cookies
        assert cookies
        assert not [each for each in cookies if "; secure" not in each.lower()]


def test_a_secret_that_could_be_guessed_is_no_start(tmp_path: Path) -> None:
    code, said = started(tmp_path, *options(tmp_path, "x" * 31))
    assert code == 1
    assert text("zh", "door.cookie_secret_short") in said


ADDRESS = "editor@example.org"


@pytest.mark.parametrize(
    ("claims", "counts"),
    [
        ({"email": ADDRESS, "email_verified": True}, True),
        ({"email": ADDRESS, "email_verified": "true"}, True),
        *(
            ({"email": ADDRESS, "email_verified": value}, False)
            for value in (False, "false", "True", "1", 1, None, [True])
        ),
        ({"email": ADDRESS}, False),
        ({"name": ADDRESS, "email_verified": True}, False),
        ({"name": ADDRESS, "preferred_username": ADDRESS, "email": "", "email_verified": True}, False),
        ({"email": None, "name": "王芳", "email_verified": True}, False),
        ({"email": [ADDRESS], "email_verified": True}, False),
        ({"email": "王芳", "email_verified": True}, False),
        ({"email": "root", "email_verified": True}, False),
    ],
)
def test_only_a_verified_address_counts(claims: dict[str, object], counts: bool) -> None:
    assert verified_address(claims) == (ADDRESS if counts else "")


@pytest.mark.parametrize(("verified", "counts"), [("absent", True), (False, False), ("false", False), (None, False)])
def test_a_provider_of_its_own_addresses_is_taken_at_its_word(
    verified: object, counts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_EMAIL_ALWAYS_VERIFIED", "1")
    claims = {"email": ADDRESS} if verified == "absent" else {"email": ADDRESS, "email_verified": verified}
    assert verified_address(claims) == (ADDRESS if counts else "")
