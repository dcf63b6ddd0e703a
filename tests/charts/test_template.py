"""Every figure carries the one template, and plotly knows it by name."""

import pytest
from plotly import graph_objects, io

from tests.charts.every import EMPTY, FIGURES
from tracker.charts import Look, register_templates
from tracker.charts.kit.look import FONTS, PALETTES
from tracker.charts.kit.template import template_name
from tracker.words import LANGUAGES


@pytest.fixture(scope="module", autouse=True)
def registered() -> None:
    register_templates()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("look", [Look(), Look("dark"), Look(picture=True)], ids=str)
def test_every_figure_carries_the_registered_template(look: Look, lang: str) -> None:
    known = io.templates[template_name(look.theme, lang)].to_plotly_json()
    for draw in (*FIGURES.values(), *EMPTY.values()):
        assert draw(lang, look)["layout"]["template"] == known


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", PALETTES)
def test_a_figure_made_by_name_has_fonts_colours_and_numbers(theme: str, lang: str) -> None:
    given = graph_objects.Figure(layout_template=template_name(theme, lang)).layout.template.layout
    assert given.font.family == FONTS
    assert given.font.color == PALETTES[theme].ink
    assert given.paper_bgcolor == PALETTES[theme].paper
    assert given.separators == (".," if lang == "en" else ". ")
