"""The comparison page: its address keeps what was chosen, and its tables have the numbers of its charts."""

from tests.pages.conftest import Open, html_table, links, sound


def test_the_address_keeps_indicator_peers_and_group(open_page: Open) -> None:
    app = open_page("compare", indicator="gdp-growth", peers="420581,420528")
    assert "所选地区中没有这项目标的：长阳土家族自治县" in [info.value for info in app.info]
    assert app.selectbox[1].value == "gdp-growth"
    app.multiselect[0].set_value(["420581", "420502"])
    sound(app.run())
    assert app.query_params["peers"] == "420581,420502"
    assert [info.value[:14] for info in app.info] == ["这些地区现在还排不出名次。参"]


def test_an_unknown_peer_is_named_and_nothing_is_shown_in_its_place(open_page: Open) -> None:
    app = open_page("compare", indicator="gdp-growth", peers="420581,42058x")
    (said,) = [warning.value for warning in app.warning]
    assert "42058x" in said
    assert "420581" not in said
    assert not app.get("plotly_chart")
    links = {link.proto.label: link.proto.query_string for link in app.get("page_link")}
    assert "peers=420581" in next(query for label, query in links.items() if "只看其余" in label)
    assert any("%2C" in query and "42058x" not in query for query in links.values())
    assert app.query_params["peers"] == ["420581,42058x"] or app.query_params["peers"] == "420581,42058x"


def test_without_conflicts_the_page_says_so(open_page: Open) -> None:
    app = open_page("compare")
    assert [said.value for said in app.success] == ["已收录的文件之间没有互相冲突、重申或修订的目标。"]


def test_names_in_the_tables_open_place_target_and_document(open_page: Open) -> None:
    app = open_page("compare", indicator="gdp-growth", lang="en", asof="2026-11-30")
    rows, found = html_table(app), links(app)
    framing = "lang=en&asof=2026-11-30"
    yidu = next(row for row in rows if row["Place"] == "Yidu")
    assert found["Yidu"] == f"jurisdiction?{framing}&place=420581"
    assert found[yidu["Target"]].startswith(f"target?{framing}&target=4205")
    unranked = next(row for table in (1, 2) for row in html_table(app, table) if "Why" in row or "Reason" in row)
    assert found[unranked["Source"]].startswith(f"sources?{framing}&source=")
    for words, leads in found.items():
        assert words.strip()
        assert framing in leads


def test_a_part_opens_its_place_and_target_and_the_sum_nothing(open_page: Open) -> None:
    app = open_page("compare", indicator="gdp")
    shares = [html.proto.body for html in app.get("html") if html.proto.body.startswith("<table")][-1]
    rows = shares.split("<tr>")[2:]
    assert len(rows) > 2
    assert [row.count("<a ") for row in rows] == [2] * (len(rows) - 1) + [0]


def test_what_two_documents_say_opens_either_target(open_page: Open) -> None:
    floor = "420500-gdp-2023-floor"
    app = open_page("target", target=floor)
    opened = {leads for words, leads in links(app).items() if "《" in words or "6" in words}
    assert f"target?target={floor}" in opened
    assert "target?target=420500-gdp-2023-stretch" in opened
    assert any(leads.startswith("sources?source=") for leads in links(app).values())


def test_a_theme_is_compared_as_a_whole(open_page: Open) -> None:
    app = open_page("compare", theme="ecology", indicator="all")
    assert "排名" not in [head.value for head in app.header]
    assert len(app.get("plotly_chart")) >= 3


def test_pictures_and_data_are_made_only_when_opened(open_page: Open) -> None:
    app = open_page("compare", indicator="gdp")
    charts = len(app.get("plotly_chart"))
    assert not app.get("download_button")
    app.session_state["more-ranking"] = True
    sound(app.run())
    assert len(app.get("plotly_chart")) == charts + 1
    assert {button.proto.label for button in app.get("download_button")} == {"下载数据（CSV）", "下载数据（XLSX）"}


def test_before_the_first_document_there_is_nothing(open_page: Open) -> None:
    said = [info.value for info in open_page("compare", asof="2020-01-01").info]
    assert said == ["现在看到的是 2020 年 1 月 1 日的情形。", "这一天还没有任何文件发布目标。"]


def test_a_target_shows_its_months_and_its_documents(open_page: Open) -> None:
    charts = {chart.proto.id.split("chart:")[-1] for chart in
              open_page("target", target="420500-gdp-2023-floor").get("plotly_chart")}  # fmt: skip
    assert {name.split("-")[0] for name in charts} >= {"trajectory", "status_history", "documents"}


def test_another_description_is_chosen_and_kept(open_page: Open) -> None:
    app = open_page("compare", indicator="gdp")
    other = "total~2023-01-01~2023-12-31~whole"
    app.selectbox[2].set_value(other)
    sound(app.run())
    assert app.query_params["group"] == other
    assert "只有一个地区有这一口径的目标，排名没有意义，仅供查看。" in [said.value for said in app.caption]
