"""09 rights: who may say it."""

from .case import GOOD, OK, OK_PLAIN, PLAIN, YEAR_2025, Case, Pair, refused, row, several, skipped, taken, warned

FORBIDDEN = refused("FORBIDDEN")
OWN = (PLAIN, OK_PLAIN)
FOREIGN = (
    "当阳市",
    "420582",
    "420582.0",
    "宜昌市当阳市",
    "当\u200b阳市",
    "湖北省",
    "420000",
    "宜昌市",
    "枝江市",
    "110105",
    "北京市朝阳区",
    "三亚市",
    "当阳市 ",
    "４２０５８２",
)


def _rights(name: str, verdicts: str, *pairs: Pair, user: str = "editor-yidu") -> Case:
    return several("09-rights", name, verdicts, *pairs, user=user)


CASES = (
    _rights("own_and_foreign", "rows", OWN, (row(place="当阳市"), FORBIDDEN)),
    _rights(
        "foreign_by_every_name",
        "rows",
        (GOOD, OK),
        *((row(place=name, period=f"20{10 + n}年"), FORBIDDEN) for n, name in enumerate(FOREIGN)),
    ),
    _rights("foreign_as_stored", "rows", (("枝江市", *GOOD[1:3], "421", *GOOD[4:]), FORBIDDEN)),
    _rights("foreign_missing", "rows warn", OWN, (row(place="当阳市", value="暂无"), skipped("FORBIDDEN"))),
    _rights("foreign_broken", "rows", OWN, (row(place="当阳市", value="约3"), FORBIDDEN)),
    _rights(
        "foreign_twice_conflicting",
        "rows",
        (row(place="当阳市"), FORBIDDEN),
        (row(place="当阳市", value="9"), FORBIDDEN),
    ),
    _rights("ambiguous", "rows", (row(place="朝阳区"), refused("JURISDICTION_AMBIGUOUS"))),
    _rights("filled_down_from_foreign", "rows", (row(place="当阳市"), FORBIDDEN), (("", *GOOD[1:]), FORBIDDEN)),
    _rights("own_code_foreign_name_in_note", "accept", (row(note="当阳市"), OK_PLAIN)),
    _rights(
        "own_over_stored",
        "warn",
        (row(period="2025年", value="42"), warned("VALUE_CHANGED", period=YEAR_2025, value=42.0)),
    ),
    _rights("path_under_own", "rows", (row(place="宜都市当阳市"), refused("JURISDICTION_UNKNOWN"))),
    _rights("nobody", "rows file", (PLAIN, FORBIDDEN), user="nobody"),
    _rights("empty_name", "rows file", (PLAIN, FORBIDDEN), user=""),
    _rights("admin_in_capitals", "rows file", (PLAIN, FORBIDDEN), user="ADMIN"),
    _rights("admin_and_blank", "rows file", (PLAIN, FORBIDDEN), user="admin "),
    _rights("star", "rows file", (PLAIN, FORBIDDEN), user="*"),
    _rights("editor_homoglyph", "rows file", (PLAIN, FORBIDDEN), user="editоr-yidu"),
    _rights("admin_all", "accept", OWN, (row(place="当阳市"), taken(jurisdiction="420582")), user="admin"),
)
