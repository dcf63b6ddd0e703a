"""A reading of columns of another person on the page of entry: shown with their name, and taken by a button alone."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.pages.conftest import Open, sound
from tests.pages.test_entry import newest, press, stored, upload
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Options
from tracker.people import Person
from tracker.store.engine import reading
from tracker.words import text as words

COLUMNS = "哪儿,什么,哪年,多少\n宜昌市,城区人口,2025年,168\n"
BY_HAND = tuple(enumerate(("jurisdiction", "indicator", "period", "value")))
OTHER = Person("李明", all_rights=True)


@pytest.mark.parametrize(("lang", "said"), [("zh", "李明 曾这样读"), ("en", "李明 has read such files so")])
def test_an_offered_reading_is_taken_by_a_button_and_kept_as_ones_own_act(
    open_page: Open, engine: Engine, lang: str, said: str
) -> None:
    now = datetime.now(UTC)
    with reading(engine) as session:
        options = Options(mapping=BY_HAND)
        plan = check_file(session, COLUMNS.encode(), "a.csv", person=OTHER, today=now.date(), options=options)
    commit_plan(engine, plan, person=OTHER, now=now)
    app = upload(open_page("entry", lang=lang), COLUMNS.replace("168", "169"), "utf-8-sig")
    assert not any(str(button.key).endswith(":confirm") for button in app.button)
    (offer,) = (one.value for one in app.markdown if said in one.value)
    assert "← 多少" in offer
    app = sound(press(app, ":offer:0"))
    assert not any(said in one.value for one in app.markdown)
    sound(press(app, ":confirm"))
    assert stored(engine, "urban-population") == [Decimal("169")]
    own = newest(engine)
    assert own.kind == "mapping"
    assert own.who != OTHER.name
    history = open_page("history", batch=str(own.id), lang=lang)
    assert any("← 多少" in str(table.value.to_dict()) for table in history.dataframe)


TITLED = "报表\n单位：万人\n地区,数值\n全市,168\n"


@pytest.mark.parametrize(("lang", "said"), [("zh", "李明 曾这样读"), ("en", "李明 has read such files so")])
def test_answers_and_names_of_another_person_are_offered_and_ones_own_come_back_by_themselves(
    open_page: Open, engine: Engine, lang: str, said: str
) -> None:
    now = datetime.now(UTC)
    options = Options(indicator="urban-population", period="2025年", names=(("JURISDICTION", "全市", "420500"),))
    with reading(engine) as session:
        plan = check_file(session, TITLED.encode(), "a.csv", person=OTHER, today=now.date(), options=options)
    commit_plan(engine, plan, person=OTHER, now=now)
    app = upload(open_page("entry", lang=lang), TITLED.replace("168", "169"))
    (offer,) = (one.value for one in app.markdown if said in one.value)
    assert ("城区人口" if lang == "zh" else "Urban") in offer
    app = press(app, ":offer:0")
    assert not [box for box in app.selectbox if str(box.key).endswith(":whole:indicator")]  # it is answered now
    next(box for box in app.text_input if str(box.key).endswith(":whole:period")).set_value("2025年")
    app = next(button for button in app.button if button.label == words(lang, "entry.whole_use")).click().run()
    sound(press(app, ":confirm"))
    assert stored(engine, "urban-population") == [Decimal("169")]
    again = upload(open_page("entry", lang=lang), TITLED.replace("168", "170"))
    box = next(box for box in again.selectbox if str(box.key).endswith(":whole:indicator"))
    assert box.value == "urban-population"
    assert any(words(lang, "entry.whole_recalled") in one.value for one in again.caption)
