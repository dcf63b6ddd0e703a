"""Texts of strangers on every page that shows them: nothing runs, nothing is fetched, nothing is drawn but the text."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlmodel import select

from tests.browser.conftest import settle, visit
from tests.browser.hostile import AWAY, FORMULAS, MARKDOWN, PLAIN_TO_SEE, TEXTS, Watch
from tests.interruption.files import new_store
from tests.server import Server, running
from tracker.catalogue.edits import TargetEdit, cells_of, save_edit
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.check import check_file
from tracker.people import Person
from tracker.store.engine import Engine, reading, writing
from tracker.store.models import Target
from tracker.store.targets import fields_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
NOW, TODAY = datetime(2026, 9, 1, 8, tzinfo=UTC), date(2026, 9, 1)
SOMEBODY = Person("<img src=x onerror=alert(1)> $x$ :material/skull:", all_rights=True)
TARGET = "420500-gdp-open"
HEADER = ["地区", "指标", "时期", "数值", "单位", "备注", "来源", "发布机构"]
FILE_NAME = "<img src=x onerror=alert(1)>![x](" + AWAY.replace("/", "\uff0f") + ")$x$:material-delete:=1+1.csv"
OWN = ("file:", "data:", "blob:")
INVISIBLE = re.compile("[\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufe00-\ufe0f\ufeff]+")


def written(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def stored_texts(engine: Engine) -> None:
    """A value for each text, with the text as its note, source and publisher; the cell has its own adornments."""
    rows = [
        [
            "宜昌市",
            "地区生产总值",
            f"{1990 + at // 2}年" + ("" if at % 2 else "上半年"),
            f"¥{1000 + at}",
            "亿元",
            *[said] * 3,
        ]
        for at, said in enumerate(TEXTS)
    ]
    with reading(engine) as session:
        plan = check_file(session, written([HEADER, *rows]), FILE_NAME, person=SOMEBODY, today=TODAY)
    assert plan.committable, [row.problems for row in plan.rows if not row.writes][:3]
    commit_plan(engine, plan, person=SOMEBODY, now=NOW)


def edited_target(engine: Engine) -> None:
    """Two versions of a target whose every free text is hostile."""
    for said in ("".join(TEXTS)[:900].strip(), " ".join([*PLAIN_TO_SEE, *MARKDOWN])):
        with writing(engine) as session:
            target = session.exec(select(Target).where(Target.code == TARGET)).one()
            cells = cells_of(fields_of(target), "420500", "gdp") | {
                "value": str(target.value + 1), "note_zh": said, "note_en": said, "deadline_from_zh": said,
                "deadline_from_en": said, "figure": "<img src=x onerror=a>$x$",
                "code": TARGET,
            }  # fmt: skip
            edit = TargetEdit(cells=cells, expected=target.version, value_source=said, reason=said)
            outcome = save_edit(session, edit, who=SOMEBODY.name, may_write=lambda _: True, now=NOW)
        assert outcome.wrong is None


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a database full of hostile texts, used by a person with a hostile name."""
    folder = tmp_path_factory.mktemp("hostile")
    engine = new_store(folder / "tracker.db")
    stored_texts(engine)
    edited_target(engine)
    people = folder / "people.toml"
    people.write_text(f"local = '{SOMEBODY.name}'\n[people]\n'{SOMEBODY.name}' = ['*']\n", encoding="utf-8")
    with running(folder, TRACKER_PEOPLE=str(people)) as up:
        yield up


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window so high that a table draws most of its rows."""
    context = browser.new_context(viewport={"width": 1600, "height": 3000}, locale="zh-CN")
    yield context.new_page()
    context.close()


HOSTILE = quote(f"![x]({AWAY}.png) $x$ :material/skull: <img src=x onerror=alert(1)>")
PAGES = {
    "target": f"target?target={TARGET}",
    "target_en": f"target?target={TARGET}&lang=en",
    "jurisdiction": "jurisdiction?place=420500",
    "history": "history",
    "history_of_file": "history?batch=2",
    "history_of_edit": "history?batch=4",
    "library": f"library?target={TARGET}",
    "entry": "entry?place=420500&period=2010",
    "sources": "sources",
    "report": f"report?place=420500&items=trajectory:{TARGET}",
    "compare": "compare?indicator=gdp",
    "overview": "",
    "gaps": "gaps",
    "hostile_batch": f"history?batch={HOSTILE}",
    "hostile_target": f"target?target={HOSTILE}&place={HOSTILE}&lang={HOSTILE}&asof={HOSTILE}&view={HOSTILE}",
    "hostile_search": f"library?q={HOSTILE}&target={HOSTILE}&places={HOSTILE}&rows={HOSTILE}",
    "hostile_items": f"report?items={HOSTILE},{HOSTILE}&format={HOSTILE}",
    "endless_numbers": f"history?batch={'9' * 5000}&batches={'9' * 5000}",
    "hostile_choices": f"compare?indicator={HOSTILE}&theme={HOSTILE}&peers={HOSTILE}&group={HOSTILE}",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_no_text_for_more_than_text(name: str, page: Page, server: Server) -> None:
    watch = Watch(page, server)
    visit(page, server, PAGES[name])
    assert watch.made() == []
    assert "错误编号" not in page.inner_text("body")


def test_a_text_stands_on_the_page_as_it_was_typed(page: Page, server: Server) -> None:
    visit(page, server, PAGES["target"])
    facts = page.locator("table.facts").nth(1)
    values = page.get_by_test_id("stDataFrame")
    for said in PLAIN_TO_SEE:
        expect(facts).to_contain_text(said)
        expect(values.filter(has_text=said).first).to_be_visible()
    visit(page, server, PAGES["history_of_file"])
    for said in PLAIN_TO_SEE:
        expect(page.get_by_test_id("stDataFrame").nth(1)).to_contain_text(said)
    expect(page.get_by_test_id("stText").filter(has_text=FILE_NAME)).to_be_visible()


def hostile_file(said: tuple[str, ...]) -> bytes:
    """A file with a hostile header in which every cell of every column is hostile in one record each."""
    good = ["宜昌市", "地区生产总值", "2025年", "6500", "亿元", "", "", ""]
    rows = [[*good[:column], each, *good[column + 1 :], each] for column in range(5) for each in said]
    return written([[*HEADER, "=1+1 <img src=x onerror=alert(1)> $x$ :material/skull: ![x](y)"], *rows])


def upload(page: Page, server: Server, name: str, content: bytes) -> None:
    visit(page, server, "entry?place=420500")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": content})
    page.get_by_text("问题清单").first.wait_for(timeout=30_000)
    settle(page)


def downloaded(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def runs(cell: str) -> bool:
    """Whether a spreadsheet might take a cell for a formula; said here anew, without the product's own guard."""
    return bool(re.match("[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212]", INVISIBLE.sub("", cell))) and not re.fullmatch(
        r"-?[0-9.]+", cell
    )


def test_the_preview_of_a_hostile_file_and_its_reports_are_inert(page: Page, server: Server) -> None:
    watch = Watch(page, server)
    upload(page, server, FILE_NAME, hostile_file((*MARKDOWN, *FORMULAS, AWAY)))
    assert watch.made() == []
    expect(page.get_by_test_id("stDataFrame").first).to_contain_text(MARKDOWN[0])
    page.get_by_text("查看或更改各列的含义").click()
    settle(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("![x](y)")
    assert watch.made() == []
    page.get_by_role("button", name="下载问题清单和待改记录").click()
    settle(page)
    for what in ("问题清单", "待改记录"):
        name, content = downloaded(page, f"{what}（CSV）")
        assert not set(name) & set('<>:"/\\|?*\n')
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
        assert [cell for cell in cells if runs(cell)] == []
        assert any("cmd" in cell for cell in cells)
        name, content = downloaded(page, f"{what}（XLSX）")
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        assert not [cell.value for row in sheet for cell in row if runs(str(cell.value or ""))]
    assert watch.made() == []


def test_correcting_a_hostile_target_shows_its_words_as_words(page: Page, server: Server) -> None:
    watch = Watch(page, server)
    visit(page, server, PAGES["library"])
    page.get_by_text("更正这个目标").click()
    settle(page)
    page.get_by_label("理由").first.fill(" ".join(PLAIN_TO_SEE))
    page.get_by_label("目标值出处").first.fill(" ".join(PLAIN_TO_SEE))
    page.get_by_label("单位 *").first.fill(MARKDOWN[0])
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_test_id("stMain")).to_contain_text(MARKDOWN[0])
    assert watch.made() == []


def test_a_report_of_hostile_targets_runs_nothing_in_a_browser(page: Page, server: Server, tmp_path: Path) -> None:
    watch = Watch(page, server)
    visit(page, server, PAGES["report"] + "&format=html")
    page.get_by_role("button", name="生成报告").click()
    page.get_by_test_id("stDownloadButton").wait_for(timeout=60_000)
    name, content = downloaded(page, "下载")
    assert watch.made() == []
    file = tmp_path / name
    file.write_bytes(content)
    asked: list[str] = []
    alone = page.context.new_page()
    alone.on("dialog", lambda dialog: asked.append(dialog.message) or dialog.dismiss())
    alone.on("request", lambda request: asked.append(request.url) if not request.url.startswith(OWN) else None)
    alone.goto(file.as_uri())
    alone.wait_for_timeout(1500)
    assert asked == []
