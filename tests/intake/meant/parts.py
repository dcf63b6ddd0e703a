"""A part of a place is never the place, a share or an index never the indicator: neither read nor suggested."""

from tests.intake.meant.case import HEADER, Case, refused

_PLACES = ["宜昌市（市区）", "宜昌城区", "市辖区", "宜昌市区", "宜昌市本级", "宜昌市(不含高新区)", "宜昌市直"]
_SHARES = ("地区生产总值构成", "地区生产总值占比", "GDP比重", "地区生产总值（构成）", "地区生产总值结构")
PARTS: dict[str, Case] = {
    **{
        f"place {place}": refused(f"{HEADER}{place},工业总产值,2025年,451.2,亿元\n", "JURISDICTION_UNKNOWN")
        for place in _PLACES
    },
    **{
        f"title {place}": refused(f"{place}指标\n指标,时期,数值,单位\n工业总产值,2025年,451.2,亿元\n", "COLUMN_MISSING")
        for place in _PLACES
    },
    **{
        f"indicator {name}": refused(f"{HEADER}宜都市,{name},2025年,45.2,%\n", "INDICATOR_UNKNOWN") for name in _SHARES
    },
    **{f"title {name}": refused(f"{name}\n地区,2024年,2025年\n宜都市,42,45\n", "COLUMN_MISSING") for name in _SHARES},
    **{
        f"chosen against {title}": refused(
            f"{title}\n地区,2024年,2025年\n宜都市,106.5,105.5\n", "INDICATOR_OTHER", indicator="gdp", unit="亿元"
        )
        for title in (
            "宜都市地区生产总值指数", "地区生产总值增长速度", "人均地区生产总值", "宜都市工业总产值",
            "各县市GDP增速（%）", "地区生产总值指数（上年=100）", "规模以上工业增加值",
        )
    },
}  # fmt: skip
