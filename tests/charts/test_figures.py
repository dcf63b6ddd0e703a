"""What holds for every chart, in both languages, themes and widths."""

import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest

from tests.charts.every import AS_OF, EMPTY, FIGURES, SAID
from tracker.charts import Look, config
from tracker.words import day, text

VALUES_ALONE = {"contributions"}
"""Charts of values, which no target needs to stand beside."""
LOOKS = [Look(), Look("dark"), Look(width=374), Look(picture=True, width=1280)]


def _words(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FIGURES)
def test_every_chart_is_a_valid_figure_that_carries_its_facts(name: str, lang: str, look: Look) -> None:
    figure = FIGURES[name](lang, look)
    go.Figure(figure)
    json.dumps(figure)
    layout = figure["layout"]
    shown = " ".join(_words(figure))
    assert layout["height"] > 0
    assert layout["meta"]["title"]
    assert (layout.get("width") == look.width) is look.picture
    assert layout["template"]["layout"]["paper_bgcolor"] == look.colours.paper
    of_values = name in VALUES_ALONE
    for key in ("as_of", "source_data" if of_values else "source_targets", "method"):
        assert text(lang, f"chart.{key}", day="", source="", method="").split(" ")[0] in shown
    assert of_values or re.search(
        r"已评价 \d+ 项(、初步判断 \d+ 项)?，共 \d+ 项" if lang == "zh" else r"\d+ of \d+ assessed", shown
    )


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("name", FIGURES)
def test_no_text_is_smaller_than_eleven_pixels_and_no_user_text_is_markup(name: str, look: Look) -> None:
    figure = FIGURES[name]("zh", look)
    sizes = [note["font"]["size"] for note in figure["layout"]["annotations"]]
    sizes += [int(size) for note in _words(figure) for size in re.findall(r"font-size:(\d+)px", note)]
    sizes += [trace["textfont"]["size"] for trace in figure["data"] if "textfont" in trace]
    assert min(sizes) >= 11
    told = [words for trace in figure["data"] for words in trace.get("hovertext", ())]
    assert not any("<b>伍家岗长江" in words for words in _words(figure) + told)


@pytest.mark.parametrize("name", FIGURES)
def test_hover_labels_have_no_box_of_trace_names(name: str) -> None:
    for trace in FIGURES[name]("zh", Look())["data"]:
        silent = trace.get("hoverinfo") == "skip"
        assert silent or trace["hovertemplate"] == "%{hovertext}<extra></extra>"
        assert silent or len(trace["hovertext"]) == len(trace["x"])


@pytest.mark.parametrize("name", FIGURES)
def test_no_english_is_left_in_a_chinese_chart(name: str) -> None:
    shown = re.sub(r"<[^>]+>|&\w+;", "", " ".join(_words(FIGURES[name]("zh", Look()))))
    assert set(re.findall(r"[A-Za-z]{2,}", shown)) <= {"PM"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", EMPTY)
def test_nothing_is_said_rather_than_drawn(name: str, lang: str) -> None:
    figure = EMPTY[name](lang, Look())
    go.Figure(figure)
    assert figure["data"] == []
    assert len(_words(figure)) == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SAID)
def test_every_chart_has_its_sentence(name: str, lang: str) -> None:
    said = SAID[name](lang)
    assert said.endswith("。" if lang == "zh" else ".")
    assert "{" not in said
    assert len(said) > 20


def test_the_buttons_speak_chinese_and_name_the_picture() -> None:
    found = config("zh", "宜昌市-目标进展-2026-11-21", size=(1280, 720), scale=3)
    words = found["locales"][found["locale"]]
    assert found["displaylogo"] is False
    assert found["toImageButtonOptions"] == {
        "format": "png",
        "scale": 3,
        "filename": "宜昌市-目标进展-2026-11-21",
        "width": 1280,
        "height": 720,
    }
    assert words["dictionary"]["Download plot as a PNG"] == "下载为 PNG 图片"
    assert all(re.search(r"[一-鿿]", said) for said in words["dictionary"].values())
    assert len(words["format"]["months"]) == 12
    assert len(words["format"]["days"]) == len(words["format"]["shortDays"]) == 7


def test_the_as_of_day_stands_on_the_picture() -> None:
    assert any(f"截至 {day(AS_OF, 'zh')}" in words for words in _words(FIGURES["progress"]("zh", Look())))
