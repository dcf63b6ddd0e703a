"""Who gets in and with which rights, and what the server is set to."""

import json
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import settle, until, visit
from tests.browser.grid import open_value
from tests.conftest import ROOT
from tests.server import Server, command, environment, free_port, running
from tracker.words import text

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
HEADER = "X-Remote-User"
PEOPLE = """
local = "nobody"
[people]
"王芳" = ["*"]
"editor@example.org" = ["420581"]
"""


def started(folder: Path, *options: str, **variables: str) -> tuple[int, str]:
    """How a server ends that must not start, and what it says."""
    process = subprocess.Popen(
        command(free_port(), *options), cwd=ROOT, env=environment(folder / "tracker.db", **variables),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        said, _ = process.communicate(timeout=60)
    finally:
        process.kill()
    return process.returncode, said


@pytest.mark.parametrize("variables", [{}, {"TRACKER_PROXY_USER_HEADER": ""}])
def test_an_open_door_is_not_opened(variables: dict[str, str], tmp_path: Path) -> None:
    code, said = started(tmp_path, "--server.address=0.0.0.0", **variables)
    assert code == 1
    for lang in ("zh", "en"):
        assert text(lang, "door.open_door", variable="TRACKER_PROXY_USER_HEADER") in said
    assert not (tmp_path / "tracker.db").exists()


@pytest.mark.parametrize("secrets", ["[auth\nbroken", "[auth]\n"])
def test_sign_in_that_cannot_work_is_no_open_door(secrets: str, tmp_path: Path) -> None:
    (tmp_path / "secrets.toml").write_text(secrets, encoding="utf-8")
    code, said = started(tmp_path, f"--secrets.files={tmp_path / 'secrets.toml'}")
    assert code == 1
    for lang in ("zh", "en"):
        assert text(lang, "door.sign_in_unusable") in said


def handshake(server: Server, **headers: str) -> str:
    """The status of a WebSocket handshake with these headers."""
    port = int(server.url.rpartition(":")[2])
    asked = {"Host": f"127.0.0.1:{port}", "Upgrade": "websocket", "Connection": "Upgrade"}
    asked |= {"Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==", "Sec-WebSocket-Version": "13"} | headers
    lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{lines}\r\n".encode())
        return connection.recv(200).split(b" ")[1].decode()


def test_no_other_site_talks_to_the_server_of_this_machine(here: Server) -> None:
    assert handshake(here) == "101"
    assert handshake(here, Origin=here.url) == "101"
    assert handshake(here, Origin="http://evil.example") == "403"
    assert handshake(here, Origin="null") == "403"
    rebound = f"evil.example:{here.url.rpartition(':')[2]}"
    assert handshake(here, Host=rebound, Origin=f"http://{rebound}") == "403"


WANTED = {
    "server.address": "127.0.0.1",
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.maxUploadSize": 20,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.disableDataExport": True,
    "client.toolbarMode": "minimal",
    "browser.gatherUsageStats": False,
}


def test_the_settings_are_those_that_are_to_be_shipped() -> None:
    asked = f"import json, streamlit as st; print(json.dumps({{name: st.get_option(name) for name in {[*WANTED]}}}))"
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == WANTED


def test_the_running_server_keeps_to_its_settings(here: Server, page: Page) -> None:
    visit(page, here, "history")
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    page.get_by_test_id("stDataFrame").first.hover()
    assert page.get_by_label("Download as CSV").count() == 0
    assert page.locator("[data-testid=stAppDeployButton]").count() == 0
    page.get_by_test_id("stMainMenuButton").click()  # the choice of light or dark, and nothing for those who develop
    offered = page.get_by_test_id("stMainMenuPopover").inner_text()
    assert "深色" in offered
    assert not [word for word in ("Deploy", "Clear cache", "Rerun", "Record", "Settings") if word in offered]
    page.keyboard.press("Escape")
    for path in ("app/static/config.toml", ".streamlit/config.toml", "app.py", "data/catalogue/targets.csv"):
        assert page.request.get(f"{here.url}/{path}").text().lstrip().startswith("<!") or path.startswith("app/static")
    forged = page.request.put(f"{here.url}/_stcore/upload_file/session/file", multipart={"file": ONE_FILE})
    assert forged.status in (400, 403, 421)
    assert page.request.post(f"{here.url}/_stcore/agent/interact", data={}).status in (403, 404, 405)


ONE_FILE = {"name": "x.csv", "mimeType": "text/csv", "buffer": b"x"}
VALUES = "地区,指标,时期,数值,单位,来源\n宜都市,高新技术企业数,2025年,160,家,统计局\n"


@pytest.fixture(scope="module")
def proxied(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that listens everywhere, behind a proxy that names the user."""
    folder = tmp_path_factory.mktemp("proxied")
    shutil.copy(store, folder)
    people = folder / "people.toml"
    people.write_text(PEOPLE, encoding="utf-8")
    names = {"TRACKER_PROXY_USER_HEADER": HEADER, "TRACKER_PEOPLE": str(people)}
    with running(folder, "--server.address=0.0.0.0", **names) as up:
        yield up


@contextmanager
def visitor(browser: Browser, name: str | None, **headers: str) -> Iterator[Page]:
    """A page whose every request carries what the proxy says."""
    sent = headers | ({HEADER: name} if name is not None else {})
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN", extra_http_headers=sent)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", [None, "", "  "])
def test_a_request_without_a_name_gets_in_nowhere(name: str | None, proxied: Server, browser: Browser) -> None:
    with visitor(browser, name) as page:
        for path in ("", "history", "library?lang=en"):
            page.goto(f"{proxied.url}/{path}")
            lang = "en" if "lang=en" in path else "zh"
            expect(page.get_by_text(text(lang, "door.unnamed", header=HEADER))).to_be_visible(timeout=30_000)
            settle_without_title(page)
            assert page.locator("h1, [data-testid=stDataFrame], [data-testid=stMain] input").count() == 0


def settle_without_title(page: Page) -> None:
    until(page, "!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(500)


def offered(page: Page, server: Server, content: str) -> Locator:
    """The confirmation of an upload, if there is one."""
    visit(page, server, "entry?place=420581&period=2025")
    page.set_input_files("input[type=file]", ONE_FILE | {"buffer": content.encode("utf-8-sig")})
    page.get_by_text("读取方式").wait_for(timeout=30_000)
    settle(page)
    return page.get_by_role("button", name="确认导入")


ONLY_READS, SAVES = "只能查看，不能填报", re.compile("保存|撤销|收回")


def test_the_named_person_writes_under_that_name_and_a_stranger_writes_nothing(
    proxied: Server, browser: Browser
) -> None:
    with visitor(browser, "王芳") as page:
        offered(page, proxied, VALUES).click()
        expect(page.get_by_text("已写入")).to_be_visible(timeout=20_000)
        expect(page.get_by_test_id("stSidebar").get_by_text("王芳")).to_be_visible()
    with closing(sqlite3.connect(proxied.database)) as connection:
        batch, who = connection.execute("SELECT id, who FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    assert who == "王芳"
    before = content_of(proxied.database)
    with visitor(browser, "stranger@example.org") as page:
        assert offered(page, proxied, VALUES.replace("160", "161")).count() == 0
        expect(page.get_by_test_id("stMain")).to_contain_text(re.compile("没有填报.*权限"))
        for address in (
            "entry?place=420581&period=2025",
            "library?target=420581-gdp-growth-2026",
            f"history?batch={batch}",
        ):
            visit(page, proxied, address)
            for closed in page.get_by_text(re.compile("更正这个目标")).all():
                closed.click()
            expect(page.get_by_text(ONLY_READS).first).to_be_visible(timeout=20_000)
            assert (
                page.get_by_role("button", name=re.compile("^(保存|撤销|确认.*|收回.*)$"), disabled=False).count() == 0
            )
    assert content_of(proxied.database) == before


def content_of(database: Path) -> str:
    """A digest of every row of every table."""
    with closing(sqlite3.connect(database)) as connection:
        return sha256("\n".join(connection.iterdump()).encode()).hexdigest()


def test_rights_taken_away_count_at_once_on_an_open_page(proxied: Server, browser: Browser) -> None:
    people = proxied.database.with_name("people.toml")
    with visitor(browser, "editor@example.org") as page:
        visit(page, proxied, "entry?place=420581&period=2025")
        open_value(page)
        page.keyboard.type("166.4", delay=80)
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        before = content_of(proxied.database)
        people.write_text(PEOPLE.replace('"420581"', '"420500"'), encoding="utf-8")
        try:
            page.keyboard.press("Control+s")
            expect(page.get_by_text(ONLY_READS).first).to_be_visible(timeout=20_000)
        finally:
            people.write_text(PEOPLE, encoding="utf-8")
    assert content_of(proxied.database) == before


SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "tracker"
client_secret = "secret"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"
"""
USERS = {
    "editor": {"email": "editor@example.org", "email_verified": True, "name": "编辑"},
    "unverified": {"email": "editor@example.org", "email_verified": False, "name": "王芳"},
    "in-words": {"email": "editor@example.org", "email_verified": "false", "name": "王芳"},
    "nameless": {"email_verified": True, "name": "王芳"},
    "unsaid": {"email": "editor@example.org", "name": "编辑"},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[int]:
    """The port of a provider at which these users sign in."""
    port = free_port()
    claims = [part for sub, user in USERS.items() for part in ("--user-claims", json.dumps({"sub": sub, **user}))]
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), *claims]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield port
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="module")
def signing_in(provider: int, store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that listens everywhere and asks everybody to sign in."""
    folder, port = tmp_path_factory.mktemp("signing-in"), free_port()
    shutil.copy(store, folder)
    people, secrets = folder / "people.toml", folder / "secrets.toml"
    people.write_text(PEOPLE, encoding="utf-8")
    secrets.write_text(SECRETS.format(port=port, provider=provider), encoding="utf-8")
    options = ("--server.address=0.0.0.0", f"--secrets.files={secrets}")
    with running(folder, *options, port=port, TRACKER_PEOPLE=str(people)) as up:
        yield up


def sign_in(page: Page, server: Server, user: str) -> None:
    """Sign in at the provider as one of the users."""
    page.route("https://**", lambda route: route.abort())
    visit(page, server, "history")
    assert page.locator("[data-testid=stDataFrame], [data-testid=stMain] input").count() == 0
    page.get_by_role("button", name=text("zh", "nav.sign_in")).click()
    page.get_by_role("button", name=user, exact=True).click()
    shown = str(USERS[user].get("email", USERS[user]["name"]))
    expect(page.get_by_test_id("stSidebar").get_by_text(shown)).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("user", USERS)
def test_whoever_signs_in_is_who_the_provider_says(user: str, signing_in: Server, browser: Browser) -> None:
    with visitor(browser, None) as page:
        sign_in(page, signing_in, user)
        assert (offered(page, signing_in, VALUES).count() == 1) is (user == "editor")


def test_signing_out_ends_every_page_and_every_copy_of_the_cookie(signing_in: Server, browser: Browser) -> None:
    asked = text("zh", "nav.sign_in")
    with visitor(browser, None) as page, visitor(browser, None) as thief:
        sign_in(page, signing_in, "editor")
        copied = page.context.cookies()
        beside = page.context.new_page()
        visit(beside, signing_in, "history")
        expect(beside.get_by_test_id("stSidebar").get_by_text("editor@example.org")).to_be_visible()
        page.get_by_role("button", name=text("zh", "nav.sign_out")).click()
        page.get_by_role("button", name="End session").click()  # the provider asks once more, then sends back
        page.wait_for_url(f"{signing_in.url}/")
        expect(page.get_by_role("button", name=asked)).to_be_visible(timeout=30_000)
        expect(page.locator("[data-testid=stDataFrame], [data-testid=stMain] input")).to_have_count(0)
        beside.get_by_text("English").click()
        expect(beside.get_by_role("button", name=re.compile(f"{asked}|{text('en', 'nav.sign_in')}"))).to_be_visible(
            timeout=30_000
        )
        expect(beside.get_by_test_id("stDataFrame")).to_have_count(0)
        thief.context.add_cookies(copied)  # type: ignore[arg-type]
        visit(thief, signing_in, "history")
        expect(thief.get_by_role("button", name=asked)).to_be_visible(timeout=30_000)
        assert thief.locator("[data-testid=stDataFrame], [data-testid=stSidebar] input").count() == 0


def test_a_people_file_in_error_tells_strangers_nothing(signing_in: Server, browser: Browser, tmp_path: Path) -> None:
    people = signing_in.database.with_name("people.toml")
    good = people.read_text(encoding="utf-8")
    people.write_text(good + 'secret@example.org = "420500"\n', encoding="utf-8")
    try:
        with visitor(browser, None) as page:
            visit(page, signing_in, "history")
            expect(page.get_by_role("button", name=text("zh", "nav.sign_in"))).to_be_visible()
            assert not [word for word in ("people", "@", "420", "TOML", str(people)) if word in page.inner_text("body")]
            sign_in(page, signing_in, "editor")
            expect(page.get_by_text(text("zh", "door.people_closed", place="people.toml:6:7"))).to_be_visible(
                timeout=30_000
            )
            assert not [word for word in ("secret", "420500", str(people)) if word in page.inner_text("body")]
            assert offered(page, signing_in, VALUES).count() == 0
    finally:
        people.write_text(good, encoding="utf-8")


def test_a_server_started_around_the_door_lets_nobody_else_in(store: Path, tmp_path: Path, browser: Browser) -> None:
    shutil.copy(store, tmp_path)
    with running(tmp_path, "--server.address=0.0.0.0", script=ROOT / "pages" / "entry.py") as up:
        with visitor(browser, None, **{"X-Forwarded-For": "203.0.113.9"}) as page:
            page.goto(up.url)
            expect(page.get_by_text(text("zh", "door.elsewhere"))).to_be_visible(timeout=30_000)
            assert page.locator("h1, [data-testid=stMain] input").count() == 0
        with visitor(browser, None) as page:
            visit(page, up, "")
            expect(page.locator("h1")).to_be_visible()
