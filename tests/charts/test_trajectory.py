"""The trajectory: what looks measured, planned, interim and projected, and labels that keep apart."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.charts import samples
from tracker.charts import Look, multiples, trajectory, trajectory_alt
from tracker.charts.kit.look import SCREEN
from tracker.charts.kit.scale import value_axis
from tracker.views.rows import Trajectory
from tracker.words import text

COURSES = samples.trajectories("zh")


def _traces(t: Trajectory, lang: str = "zh", look: Look = SCREEN) -> dict[str, Any]:
    found = {trace["name"]: trace for trace in trajectory(t, lang, look)["data"]}
    keys = ("measured", "tentative", "planned", "projection", "running", "total", "goal", "superseded", "partial")
    names = {key: text(lang, f"chart.path_{key}", count=t.projected_from) for key in (*keys, "spread")}
    return {key: found[name] for key, name in names.items() if name in found}


def _texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_real_is_solid_and_filled_planned_dashed_interim_hollow_projected_dotted() -> None:
    traces = _traces(COURSES["level"])
    assert set(traces["measured"]["marker"]["symbol"]) == {"circle"}
    assert "dash" not in traces["measured"]["line"]
    assert traces["tentative"]["marker"]["symbol"] == ["circle-open"]
    assert traces["tentative"]["mode"] == "markers"
    assert traces["planned"]["line"]["dash"] == "dash"
    assert traces["planned"]["y"] == [210, 600, 1000]
    assert traces["projection"]["line"]["dash"] == "dot"


def test_the_measured_line_begins_at_the_baseline_and_says_what_that_rests_on() -> None:
    figure = trajectory(COURSES["level"], "zh")
    assert _traces(COURSES["level"])["measured"]["y"] == [210, 255.3, 318, 390.2, 440.5]
    assert any("基期值（另行公布）" in words for words in _texts(figure))


def test_a_baseline_that_is_also_an_actual_is_drawn_once() -> None:
    first = samples.actual("2020", "210", "亿元", "zh")
    course = replace(COURSES["level"], actuals=(first, *COURSES["level"].actuals))
    assert _traces(course)["measured"]["y"] == [210, 255.3, 318, 390.2, 440.5]


@pytest.mark.parametrize(
    ("judged", "said"), [(None, "数据截至 2025 年底"), (date(2026, 6, 30), "数据截至 2026 年 6 月 30 日")]
)
def test_the_data_date_is_that_of_the_newest_value_drawn_or_judged(judged: date | None, said: str) -> None:
    course = COURSES["level"]
    values = tuple(value for value in course.actuals if value.period.end.year < 2025)
    newest = samples.actual("2025", "500", "亿元", "zh")
    shown = replace(course, target=replace(course.target, data_as_of=judged), actuals=(*values, newest))
    for figure in (trajectory(shown, "zh"), multiples([shown], "zh", shown.as_of)):
        assert any(said in words for words in _texts(figure))


def test_the_sentence_counts_and_names_the_values_that_are_drawn() -> None:
    course = COURSES["level"]
    none_judged = replace(course, target=replace(course.target, latest_words="尚无"))
    newest = course.actuals[-1].words
    assert f"{len(course.actuals)} 个实际值，最新 {newest}；" in trajectory_alt(none_judged, "zh")
    nothing = trajectory_alt(replace(course, actuals=()), "zh")
    assert f"0 个实际值，最新 {text('zh', 'chart.no_data_yet')}；" in nothing


def test_totals_are_bars_and_the_year_to_date_runs_from_zero() -> None:
    traces = _traces(COURSES["total"])
    assert traces["total"]["y"] == [4460.8, 4261.4, 5022.7, 5502.7]
    assert traces["running"]["y"] == [0, 1209.9, 2542.1]
    assert traces["goal"]["y"] == [6000, 6200]


def test_floor_and_stretch_are_labelled_apart() -> None:
    figure = trajectory(COURSES["total"], "zh")
    labels = [note for note in figure["layout"]["annotations"] if note["showarrow"]]
    assert [note["text"].split("<br>")[0] for note in labels] == ["<b>确保 6000 亿元以上</b>", "力争 6200 亿元以上"]
    span = figure["layout"]["yaxis"]["range"]
    heights = [(note["y"] - span[0]) / (span[1] - span[0]) * 320 - note["ay"] for note in labels]
    assert heights[1] - heights[0] >= 28


def test_part_of_a_year_is_no_level_of_a_year() -> None:
    half = samples.actual("2024H1", "100", "亿元", "zh", interim=True)
    traces = _traces(replace(COURSES["level"], actuals=(*COURSES["level"].actuals, half)))
    assert traces["partial"]["y"] == [100]
    assert 100 not in traces["measured"]["y"]


def test_a_projection_says_from_how_many_values_it_comes_and_shows_its_range() -> None:
    t = COURSES["level"]
    figure = trajectory(t, "zh")
    assert "推算（据 4 个数值）" in _texts(figure)
    assert "推算范围：历年最慢到最快" in _texts(figure)
    assert _traces(t)["spread"]["y"] == [460.5, 462, 541.3]
    narrow = trajectory(replace(t, projected_from=2, spread=None), "en")
    assert "Projection from 2 values" in _texts(narrow)
    assert not any("Range:" in words for words in _texts(narrow))


def test_an_earlier_vintage_stays_as_a_small_mark() -> None:
    flash = samples.actual("2024", "430", "亿元", "zh", vintage="flash")
    traces = _traces(replace(COURSES["level"], actuals=(*COURSES["level"].actuals, flash)))
    assert traces["superseded"]["y"] == [430]
    assert traces["measured"]["y"][-1] == 440.5


def test_no_line_crosses_a_series_break_and_the_chart_says_why() -> None:
    figure = trajectory(COURSES["broken"], "zh")
    lines = [trace["y"] for trace in figure["data"] if trace["name"] == "实际值"]
    assert lines == [[210, 255.3, 318, 390.2], [612]]
    breaks = [each for each in figure["layout"]["shapes"] if each["xref"] == "x" and each["line"]["dash"] == "3px,3px"]
    assert [each["x0"] for each in breaks] == ["2024-07-01"]
    footer = _texts(figure)[-1]
    assert "① 2024 年起口径变化：2024 年起按新目录统计，新增动力电池和车规级芯片企业；评价未作调整" in footer
    assert "①" in _texts(figure)
    assert "口径变化" in trajectory_alt(COURSES["broken"], "zh")


def test_a_line_does_not_begin_at_a_baseline_of_another_definition() -> None:
    first = samples.actual("2021", "300", "亿元", "zh", note="口径变化")
    figure = trajectory(replace(COURSES["level"], actuals=(first,)), "zh")
    assert _traces(replace(COURSES["level"], actuals=(first,)))["measured"]["y"] == [300]
    assert "① 2021 年起口径变化：来源未说明原因" in _texts(figure)[-1]


def test_each_release_of_a_revised_value_is_named() -> None:
    footer = _texts(trajectory(COURSES["broken"], "zh"))[-1]
    assert "2023 年的数值有修订：快报 402 亿元 → 初步核算 396.5 亿元 → 最终核实 390.2 亿元" in footer


def test_a_withheld_figure_leaves_the_actuals_and_a_sentence() -> None:
    figure = trajectory(COURSES["redacted"], "zh")
    assert "goal" not in _traces(COURSES["redacted"])
    assert any("文件隐去数值" in words for words in _texts(figure))


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [("growth", [("line", 7.5, 7.5)]), ("hold", [("rect", 26, 28), ("line", 27, 27)]), ("interval", [("rect", 3, 6)])],
)
def test_thresholds_are_lines_and_what_is_allowed_is_a_band(shape: str, drawn: list[Any]) -> None:
    shapes = [
        each
        for each in trajectory(COURSES[shape], "zh")["layout"]["shapes"]
        if each["yref"] == "y" and each["x0"] != each["x1"]
    ]
    assert [(each["type"], each["y0"], each["y1"]) for each in shapes] == drawn


@pytest.mark.parametrize(("shape", "said"), [("hold", "允许范围 26–28%"), ("interval", "允许范围 3–6%")])
def test_a_band_is_in_the_legend_in_its_own_colour(shape: str, said: str) -> None:
    layout = trajectory(COURSES[shape], "zh")["layout"]
    band = next(each for each in layout["shapes"] if each["type"] == "rect" and each["yref"] == "y")
    samples_of = [
        each for each in layout["shapes"] if each["yref"] == "paper" and each.get("fillcolor") == band["fillcolor"]
    ]
    assert said in [note["text"] for note in layout["annotations"]]
    assert len(samples_of) == 1


def test_lines_of_targets_and_of_the_day_lie_over_the_grid() -> None:
    for shape in ("growth", "hold", "level", "broken"):
        layout = trajectory(COURSES[shape], "zh")["layout"]
        lines = [each for each in layout["shapes"] if each["type"] == "line" and each["xref"] == "x"]
        assert lines
        assert {each["layer"] for each in lines} == {"between"}
        assert "paper" not in {each["yref"] for each in lines}


def test_one_of_1973_looks_like_one_of_1973() -> None:
    low, high = trajectory(COURSES["outfalls"], "zh")["layout"]["yaxis"]["range"]
    assert low == 0
    assert (1973 - 1972) / (high - low) * 320 < 1


def test_an_axis_that_does_not_begin_at_zero_says_so_and_is_not_too_fine() -> None:
    course = COURSES["hold"]
    near = [samples.actual("2024", "27.01", "%", "zh"), samples.actual("2025", "27.02", "%", "zh")]
    figure = trajectory(replace(course, actuals=tuple(near), target=replace(course.target, band=None)), "zh")
    low, high = figure["layout"]["yaxis"]["range"]
    assert high - low >= 2.7
    assert "纵轴不从 0 开始" in _texts(figure)[-1]
    assert "纵轴不从 0 开始" not in _texts(trajectory(COURSES["outfalls"], "zh"))[-1]


def test_no_solid_line_runs_over_years_without_a_value() -> None:
    traces = trajectory(COURSES["outfalls"], "zh")["data"]
    solid = [trace["y"] for trace in traces if trace["name"] == text("zh", "chart.path_measured")]
    gaps = [trace for trace in traces if trace["name"] == text("zh", "chart.path_gap")]
    assert solid == [[0, 1180, 1625], [1972]]
    assert [trace["y"] for trace in gaps] == [[1625, 1972]]
    assert gaps[0]["line"]["dash"] != "solid"
    assert text("zh", "chart.path_gap") in _texts(trajectory(COURSES["outfalls"], "zh"))
    assert text("zh", "chart.path_gap") not in _texts(trajectory(COURSES["interval"], "zh"))


def test_a_line_over_an_estimate_is_not_solid() -> None:
    rows = [samples.actual("2022", "26", "%", "zh"), samples.actual("2023", "25", "%", "zh", qualifier="estimate"),
            samples.actual("2024", "24", "%", "zh")]  # fmt: skip
    traces = trajectory(replace(COURSES["hold"], actuals=tuple(rows)), "zh")["data"]
    gaps = [trace["y"] for trace in traces if trace["name"] == text("zh", "chart.path_gap")]
    assert gaps == [[26, 25, 24]]


def test_bounds_are_arrows_round_figures_hollow_and_their_numbers_say_so() -> None:
    figure = trajectory(COURSES["bounds"], "zh")
    symbols = {(x, y): symbol for trace in figure["data"] for x, y, symbol in
               zip(trace["x"], trace["y"], trace.get("marker", {}).get("symbol", ()), strict=False)}  # fmt: skip
    assert symbols["2021-12-31", 1650] == "triangle-up-open"
    assert symbols["2025-12-31", 2600] == "triangle-down-open"
    assert symbols["2022-12-31", 1000] == symbols["2026-06-30", 2400] == "circle-open"
    assert symbols["2023-12-31", 2200] == "circle"
    assert {">1650", "≈1000", "2200", "<2600", "预计 2400"} <= set(_texts(figure))
    assert {"只知高于此值", "只知低于此值"} <= set(_texts(figure))


def test_a_bar_of_a_bound_is_hollow() -> None:
    course = COURSES["total"]
    rows = (samples.actual("2021", "5000", "亿元", "zh", qualifier=">"), samples.actual("2022", "5502.7", "亿元", "zh"))
    bars = _traces(replace(course, actuals=rows))["total"]["marker"]
    assert bars["color"] == [SCREEN.colours.paper, SCREEN.colours.bar]
    assert bars["line"]["width"][0] > 0


def test_a_mean_of_yearly_rates_is_called_one_and_drawn() -> None:
    figure = trajectory(COURSES["average"], "zh")
    traces = {trace["name"]: trace for trace in figure["data"]}
    assert figure["layout"]["meta"]["title"] == "宜昌市地区生产总值增速（年均）：快于序时进度"
    neutral = trajectory(COURSES["average"], "zh", Look(neutral=True))
    assert neutral["layout"]["meta"]["title"] == "宜昌市：地区生产总值增速（年均）"
    assert traces[text("zh", "chart.path_mean")]["y"] == [16.8, 10.74, 9.51, 9.01]
    assert any("目标 年均 7%以上" in words for words in _texts(figure))
    assert text("zh", "chart.path_mean") in _texts(figure)
    assert "9.0" in _texts(figure)


def test_decimals_of_a_series_are_alike() -> None:
    written = _texts(trajectory(COURSES["hold"], "zh"))
    assert {"25.0", "24.0", "29.5"} <= set(written)
    assert not {"25", "24"} & set(written)


def test_the_source_line_credits_the_data_beside_the_document() -> None:
    footer = _texts(trajectory(COURSES["hold"], "zh"))[-1]
    assert "目标：宜昌市“十四五”规划纲要；数据：宜昌市统计局" in footer
    many = tuple(f"第 {n} 家" for n in range(7))
    row = replace(COURSES["hold"].actuals[0], data_from=many)
    shown = _texts(trajectory(replace(COURSES["hold"], actuals=(row,)), "zh"))[-1].replace("<br>", "")
    assert "数据：宜昌市统计局、第 0 家、第 1 家、第 2 家、第 3 家等 8 个来源" in shown


def test_bars_in_the_legend_have_the_colour_of_the_bars() -> None:
    figure = trajectory(COURSES["passed"], "zh")
    assert set(_traces(COURSES["passed"])["total"]["marker"]["color"]) == {SCREEN.colours.bar}
    assert SCREEN.colours.bar in [
        each.get("fillcolor") for each in figure["layout"]["shapes"] if each["yref"] == "paper"
    ]


def test_a_target_without_a_deadline_is_a_dashed_line() -> None:
    course = replace(
        COURSES["level"], target=replace(COURSES["level"].target, deadline=None), planned=(), projection=()
    )
    lines = [
        each
        for each in trajectory(course, "zh")["layout"]["shapes"]
        if each["yref"] == "y" and each["x0"] != each["x1"]
    ]
    assert lines[0]["line"]["dash"] == "dash"


@pytest.mark.parametrize(("lang", "written"), [("zh", "1000"), ("en", "1,000")])
def test_thousands_are_written_as_the_language_does(lang: str, written: str) -> None:
    assert written in value_axis((0, 5000), 0, lang)[0]["ticktext"]


@pytest.mark.parametrize(("lang", "tick", "unit"), [("zh", "1000", "单位：亿元"), ("en", "100", "Unit: billion yuan")])
def test_the_axis_is_in_the_unit_of_the_labels(lang: str, tick: str, unit: str) -> None:
    layout = trajectory(samples.trajectories(lang)["level"], lang)["layout"]
    assert tick in layout["yaxis"]["ticktext"]
    assert any(unit in note["text"] for note in layout["annotations"])


def test_years_are_whole_and_the_last_number_is_always_there() -> None:
    figure = trajectory(COURSES["hold"], "zh", Look(width=374))
    assert all(re.fullmatch(r"\d{4}", label) for label in figure["layout"]["xaxis"]["ticktext"])
    assert "24.0" in _texts(figure)


def test_the_value_that_the_target_is_about_has_its_number_first() -> None:
    rows = [samples.actual(str(year), f"{5000 + year}.5", "亿元", "zh") for year in range(2016, 2027)]
    course = replace(COURSES["total"], actuals=tuple(rows), as_of=date(2027, 3, 1))
    written = _texts(trajectory(course, "zh", Look(width=358)))
    assert "7023.5" in written
    assert not {"7022.5", "7024.5"} & set(written)


def test_a_number_stands_off_the_line_that_it_is_on() -> None:
    rising = [samples.actual(str(2021 + n), str(100 + 300 * n), "亿元", "zh") for n in range(4)]
    course = replace(COURSES["level"], actuals=tuple(rising), planned=(), projection=(), baseline=None)
    notes = {note["text"]: note for note in trajectory(course, "zh", Look(width=600))["layout"]["annotations"]}
    assert notes["700"]["xshift"] * notes["700"]["yshift"] < 0


def test_a_number_without_a_free_place_is_left_out() -> None:
    wide = [samples.actual(code, value, "亿元", "zh", interim=True)
            for code, value in (("2025-05", "123456789.1"), ("2025-06", "123456789.2"))]  # fmt: skip
    written = _texts(trajectory(replace(COURSES["level"], actuals=tuple(wide)), "zh", Look(width=358)))
    assert "123456789.2" in written
    assert "123456789.1" not in written


def test_a_zero_span_still_has_an_axis() -> None:
    one = samples.actual("2024", "1000", "亿元", "zh")
    figure = trajectory(replace(COURSES["level"], actuals=(one,), baseline=None, planned=(), projection=()), "zh")
    low, high = figure["layout"]["yaxis"]["range"]
    assert low < 1000 < high


def test_a_far_as_of_day_is_on_the_axis() -> None:
    figure = trajectory(
        replace(COURSES["one"], as_of=date(2040, 1, 1), baseline=(date(2020, 11, 1), Decimal(160))), "zh"
    )
    assert figure["layout"]["xaxis"]["range"][1] > "2040-12"
