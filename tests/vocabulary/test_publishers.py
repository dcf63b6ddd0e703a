"""Who publishes: names in English, and who counts before whom."""

import pytest

from tracker.core.kinds import Standing
from tracker.vocabulary import publisher_in_english, standing
from tracker.vocabulary.publishers import publishers


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("宜都市统计局", Standing.OFFICIAL),
        ("国家统计局荆州调查队", Standing.OFFICIAL),
        ("荆州市人民政府办公室", Standing.OFFICIAL),
        ("湖北省经济和信息化厅", Standing.OFFICIAL),
        ("荆州市发改委", Standing.OFFICIAL),
        ("枝江市", Standing.OFFICIAL),
        ("荆州日报", Standing.OTHER),
        ("三峡日报", Standing.OTHER),
        ("某研究院", Standing.OTHER),
        ("三峡日报；宜昌市统计局", Standing.OFFICIAL),
        ("", Standing.UNNAMED),
        (" ； ", Standing.UNNAMED),
    ],
)
def test_offices_are_told_from_the_rest(name: str, expected: Standing) -> None:
    assert standing(name) is expected


def test_every_publisher_of_the_file_has_a_name_in_english_and_a_standing() -> None:
    assert len(publishers()) >= 20
    assert all(publisher_in_english(name).isascii() for name in publishers())
    assert {each.standing for each in publishers().values()} == {Standing.OFFICIAL, Standing.OTHER}
