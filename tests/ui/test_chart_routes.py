"""Charts by address from the real server: every form, who may fetch them, and when they are the same as before."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from starlette.routing import Match
from streamlit import config

from tests.conftest import ROOT
from tests.server import Server, environment, running
from tests.ui.test_sign_in import cookie, options
from tests.ui.wire import Answer, ask
from tracker.ui.shell.chart_routes import FORMS, path_of, routes
from tracker.words import text

PROXY, HEADER = "127.0.0.5", "X-Remote-User"
COUNTS, COURSE = "/chart/counts:420500", "/chart/trajectory:420500-gdp-2023-floor"
STATED = {"title", "unit", "source", "method", "day"}


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("charts")) as up:
        yield up


def got(server: Server, path: str, **headers: str) -> Answer:
    return ask(server, path, headers={name.replace("_", "-"): said for name, said in headers.items()})


def test_numbers_come_with_what_they_are_of(local: Server) -> None:
    said = json.loads(got(local, f"{COUNTS}.json?asof=2026-11-21").body)
    assert all(said[name] for name in STATED)
    assert said["day"] == "2026-11-21"
    assert said["unit"] == text("zh", "chart.unit_targets")
    assert text("zh", "chart.method_counts") in said["method"]
    answer = got(local, f"{COUNTS}.csv?asof=2026-11-21")
    heads, *rows = csv.reader(io.StringIO(answer.body.decode("utf-8-sig")))
    assert heads == said["heads"]
    assert rows == [[str(cell) for cell in row] for row in said["rows"]]
    assert all(isinstance(count, int) for _, count in said["rows"])


def test_an_address_speaks_both_languages_and_keeps_its_day(local: Server) -> None:
    then = json.loads(got(local, f"{COURSE}@2023-09-30.json?lang=en&asof=2026-11-21").body)
    assert then["day"] == "2023-09-30"
    assert then["lang"] == "en"
    assert not re.search("[\u4e00-\u9fff]", then["title"] + then["method"] + then["unit"])


def test_pictures_state_what_they_show(local: Server) -> None:
    said = json.loads(got(local, f"{COUNTS}.json").body)
    png = got(local, f"{COUNTS}.png?size=slide")
    drawn = Image.open(io.BytesIO(png.body))
    assert (png.headers["content-type"], drawn.size) == ("image/png", (2560, 1440))
    assert {name: drawn.text[name.capitalize()] for name in STATED} == {name: said[name] for name in STATED}
    svg = got(local, f"{COUNTS}.svg").body.decode()
    assert f"<title>{said['title']}</title>" in svg
    assert "<text" in svg
    page = got(local, f"{COUNTS}.html?title=neutral&theme=dark")
    assert "<svg" in page.body.decode()
    assert said["name"] not in said["title"]
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]


def test_what_is_not_there_is_said(local: Server) -> None:
    for path in ("counts:none.json", "none:420500.json", "counts:420500.gif", "counts:420500", "targets:420500.png",
                 "counts:420500.json?asof=2026-13-01", "counts:420500.json?asof=1900-01-01",
                 "counts:420500.png?size=9999", "x" * 3000 + ".csv", quote("../../app.py", safe="")):  # fmt: skip
        answer = got(local, f"/chart/{path}")
        assert answer.status in (400, 404), path
        assert answer.status == 400 or " ".join(FORMS) in answer.body.decode()


def test_the_same_is_sent_once_and_what_somebody_wrote_is_there_at_once(local: Server, tmp_path: Path) -> None:
    path = "/chart/targets:420581.json?asof=2027-02-01"
    first = got(local, path)
    assert got(local, path, If_None_Match=first.headers["etag"]).status == 304
    assert first.headers["cache-control"] == "private, no-cache"
    file = tmp_path / "values.csv"
    file.write_text("地区,指标,时期,数值,单位,来源\n宜都市,地区生产总值增速,2026年,7.9,%,统计局\n", encoding="utf-8")
    command = [sys.executable, "-m", "tracker", "import", str(file)]
    done = subprocess.run(command, cwd=ROOT, env=environment(local.database), capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    second = got(local, path, If_None_Match=first.headers["etag"])
    assert second.status == 200
    assert second.body != first.body
    assert "7.9" in second.body.decode()


def test_charts_are_for_whom_the_pages_are_for(local: Server, tmp_path: Path) -> None:
    assert got(local, f"{COUNTS}.json", X_Forwarded_For="203.0.113.9").status == 403
    assert got(local, f"{COUNTS}.json", Host="evil.example").status == 403
    assert ask(local, f"{COUNTS}.json", "POST", body=b"").status in (403, 405)
    signing = tmp_path / "sign-in"
    signing.mkdir()
    with running(signing, *options(signing)) as up:
        for said in ("", cookie("forged", secret="x" * 32)):
            for form in FORMS:
                answer = ask(up, f"{COUNTS}.{form}", headers={"Cookie": said})
                assert answer.status == 403
                assert text("zh", "door.not_let_in") in answer.body.decode()
        assert ask(up, f"{COUNTS}.json", headers={"Cookie": cookie("in")}).status == 200


def test_behind_a_proxy_only_the_named_fetch_charts(tmp_path: Path) -> None:
    names = {"TRACKER_PROXY_USER_HEADER": HEADER, "TRACKER_PROXY_ADDRESSES": PROXY,
             "TRACKER_FRAME_ANCESTORS": "'self' https://portal.example.gov.cn"}  # fmt: skip
    with running(tmp_path, "--server.address=0.0.0.0", **names) as up:
        path = f"{COUNTS}.csv"
        assert ask(up, path, headers={HEADER: "wang"}).status == 403
        assert ask(up, path, source=PROXY).status == 403
        named = ask(up, path, source=PROXY, headers={HEADER: "wang"})
        assert named.status == 200
        assert "https://portal.example.gov.cn" in named.headers["content-security-policy"]


def test_a_server_without_a_door_serves_this_machine_alone(tmp_path: Path) -> None:
    """The same application under another server, which listens everywhere and asks nobody."""
    script = ("import asyncio, app; from starlette.testclient import TestClient; "
              "c = TestClient(app.app, client=('203.0.113.9', 1), base_url='http://127.0.0.1'); "
              f"print(c.get('{COUNTS}.json').status_code)")  # fmt: skip
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment(tmp_path / "tracker.db"),
                         capture_output=True, text=True, check=False)  # fmt: skip
    assert run.stdout.split()[-1:] == ["403"], run.stdout + run.stderr + os.linesep


def test_a_dashboard_below_a_path_has_its_charts_there() -> None:
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", "look/here")
    try:
        [route] = routes()
        matched, found = route.matches({"type": "http", "path": path_of("counts:420500", "png"), "method": "GET"})
    finally:
        config.set_option("server.baseUrlPath", before)
    assert matched == Match.FULL
    assert found["path_params"]["name"] == "counts:420500.png"
