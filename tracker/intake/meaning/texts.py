"""The optional texts of a record: notes and sources as typed; qualifier, release, certainty and date as codes."""

import re

from tracker.core.cells import half_width
from tracker.core.kinds import Certainty, Qualifier, Vintage
from tracker.core.limits import LONGEST_TEXT, clean_text
from tracker.core.numbers import is_missing_word
from tracker.core.periods import PeriodError, parse_period
from tracker.intake.meaning.findings import Finding
from tracker.intake.meaning.qualified import qualified

_WORDS: dict[str, dict[str, str]] = {
    "qualifier": {
        **{code.value: code.value for code in Qualifier},
        "精确": Qualifier.EXACT,
        "突破": Qualifier.ABOVE,
        "超过": Qualifier.ABOVE,
        "超": Qualifier.ABOVE,
        "大于": Qualifier.ABOVE,
        "不足": Qualifier.BELOW,
        "小于": Qualifier.BELOW,
        "低于": Qualifier.BELOW,
        "约": Qualifier.ABOUT,
        "左右": Qualifier.ABOUT,
        "~": Qualifier.ABOUT,
        "预计": Qualifier.ESTIMATE,
        "预估": Qualifier.ESTIMATE,
    },
    "vintage": {
        **{code.value: code.value for code in Vintage if code},
        "快报": Vintage.FLASH,
        "快报数": Vintage.FLASH,
        "初步": Vintage.PRELIMINARY,
        "初步核算": Vintage.PRELIMINARY,
        "初步数": Vintage.PRELIMINARY,
        "最终": Vintage.FINAL,
        "最终核实": Vintage.FINAL,
        "核实数": Vintage.FINAL,
        "年报": Vintage.FINAL,
    },
    "certainty": {
        **{code.value: code.value for code in Certainty if code},
        **dict.fromkeys(("高", "较高", "很高", "确定", "sure"), Certainty.HIGH),
        **dict.fromkeys(("中", "中等", "一般", "较为可信", "mid"), Certainty.MEDIUM),
    },
}


_UNSURE = frozenset({"低", "较低", "很低", "low", "very low", "不确定", "存疑", "unsure", "uncertain"})
"""Words of a certainty that is not kept: what nobody vouches for has none."""


def free_text(text: str, field: str) -> tuple[str, tuple[Finding, ...]]:
    """A note, source or publisher as typed, without control characters."""
    clean = clean_text(text)
    findings = []
    if len(clean) > LONGEST_TEXT:
        findings.append(Finding("TEXT_LENGTH", clean, (("length", str(len(clean))), ("most", str(LONGEST_TEXT)))))
    if clean != text.replace("\r", ""):
        findings.append(Finding("TEXT_CONTROL", clean))
    if "\ufffd" in clean:
        findings.append(Finding("TEXT_DAMAGED", clean))
    return clean, tuple(findings)


def coded(text: str, field: str) -> tuple[str, tuple[Finding, ...]]:
    """A qualifier, vintage or certainty by its code or its Chinese word."""
    word = half_width(text).lower()
    code = _WORDS[field].get(word)
    if code is None and is_missing_word(word):
        return "", ()
    if code is None and field == "certainty" and word in _UNSURE:
        return "", (Finding("WORD_NOT_KEPT", text),)
    if code is None and field == "qualifier" and (said := qualified(f"{word}1") or qualified(f"1{word}")):
        code = said.qualifier if said.rest == "1" else None
    if code is None:
        return "", (Finding("WORD_UNKNOWN", text, (("known", "、".join(_WORDS[field])),)),)
    return str(code), ()


def publication_date(text: str, field: str) -> tuple[str, tuple[Finding, ...]]:
    """YYYY, YYYY-MM or YYYY-MM-DD, from any spelling of a year, month or day; nothing for a word for missing."""
    if is_missing_word(text):
        return "", ()
    try:
        code = parse_period(text).period.code
    except PeriodError:
        code = ""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", code):
        return "", (Finding("PUBLISHED_INVALID", text),)
    return code, ()
