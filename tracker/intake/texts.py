"""The optional texts of a record: notes and sources as typed; qualifier, release, certainty and date as codes."""

import re

from tracker.core.cells import half_width
from tracker.core.kinds import Certainty, Qualifier, Vintage
from tracker.core.periods import PeriodError, parse_period
from tracker.intake.verdicts import Finding

LONGEST = 1_000
"""Characters that a note, a source or a publisher may have."""

# Controls but tab and newline, and the two characters that no XML file, so no workbook, can hold.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
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
        "高": Certainty.HIGH,
        "中": Certainty.MEDIUM,
    },
}


def free_text(text: str, field: str) -> tuple[str, tuple[Finding, ...]]:
    """A note, source or publisher as typed, without control characters."""
    clean = _CONTROLS.sub("", text)
    findings = []
    if len(clean) > LONGEST:
        findings.append(Finding("TEXT_LENGTH", clean, (("length", str(len(clean))), ("most", str(LONGEST)))))
    if clean != text.replace("\r", ""):
        findings.append(Finding("TEXT_CONTROL", clean))
    if "\ufffd" in clean:
        findings.append(Finding("TEXT_DAMAGED", clean))
    return clean, tuple(findings)


def coded(text: str, field: str) -> tuple[str, tuple[Finding, ...]]:
    """A qualifier, vintage or certainty by its code or its Chinese word."""
    word = half_width(text).lower()
    code = _WORDS[field].get(word)
    if code is None:
        return "", (Finding("WORD_UNKNOWN", text, (("known", "、".join(_WORDS[field])),)),)
    return str(code), ()


def publication_date(text: str, field: str) -> tuple[str, tuple[Finding, ...]]:
    """YYYY, YYYY-MM or YYYY-MM-DD, from any spelling of a year, month or day."""
    try:
        code = parse_period(text).period.code
    except PeriodError:
        code = ""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", code):
        return "", (Finding("PUBLISHED_INVALID", text),)
    return code, ()
