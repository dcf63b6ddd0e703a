"""Values whose size does not fit their unit: a fraction, an index, ten thousand times too large."""

from tests.intake.meant.case import HEADER, Case, refused, taken


def _one(indicator: str, value: str, unit: str) -> str:
    return f"{HEADER}枝江市,{indicator},2025年,{value},{unit}\n"


SIZES: dict[str, Case] = {
    "share as a fraction": refused(_one("常住人口城镇化率", "0.482", "%"), "PERCENT_AS_FRACTION"),
    "share as a fraction without unit": refused(_one("常住人口城镇化率", "0.482", ""), "SHARE_AS_FRACTION"),
    "growth as a fraction": refused(_one("GDP增速", "0.065", ""), "PERCENT_AS_FRACTION"),
    "growth as an index": refused(_one("GDP增速", "106.5", "%"), "RATE_AS_INDEX"),
    "growth as an index without unit": refused(_one("GDP增速", "106.5", ""), "RATE_AS_INDEX"),
    "without unit, 10,000 times too large": refused(_one("地区生产总值", "9024567", ""), "VALUE_FAR_OPEN"),
    "with a wrong unit": refused(_one("地区生产总值", "9024567", "亿元"), "VALUE_FAR_OPEN"),
    "without unit or neighbours": refused(_one("工业总产值", "9020000", ""), "UNIT_SIZE_OPEN"),
    "people without unit": refused(_one("新增就业人数", "4500", ""), "UNIT_SIZE_OPEN"),
    "confirmed": taken(_one("GDP增速", "106.5", "%"), "420583 gdp-growth 2025 106.5", confirmed=True),
    "a small growth": taken(_one("GDP增速", "0.8", "%"), "420583 gdp-growth 2025 0.8"),
    "as its neighbours": taken(_one("地区生产总值", "902.4", "亿元"), "420583 gdp 2025 902.4"),
}
