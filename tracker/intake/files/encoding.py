"""Which encoding a text file is in: UTF-8, UTF-16 with a mark, or GB18030 (which contains GBK); nothing else.

GB18030 decodes nearly any bytes into some Chinese characters, so that "it decodes" proves nothing: a reading is taken
when nearly all its characters are in use, whatever its headers say, or most of them under headers that are known.
"""

import codecs
from collections.abc import Callable, Collection
from typing import NamedTuple

from tracker.intake.problems import FileRefused, Problem, problem

_SAMPLE = 1 << 16
_STEP = 1 << 20
_ORDINARY_SHARE = 0.8
_NEARLY_ALL = 0.95
_FEW_NULS = 3
_NUL_SHARE_UTF16 = 0.1
_NUL_SHARE_BINARY = 0.01


class Reading(NamedTuple):
    """A codec name for `io.TextIOWrapper`, and what there is to say about the choice."""

    codec: str
    problems: tuple[Problem, ...] = ()


def without_marks(data: bytes) -> bytes:
    """A text without the mark by which DOS ends a file (Ctrl-Z), and without page breaks at the start of lines."""
    if data.endswith(b"\x1a"):
        data = data.removesuffix(b"\x1a")
    return data.removeprefix(b"\x0c").replace(b"\n\x0c", b"\n") if b"\x0c" in data else data


def choose(data: bytes, recognised: Callable[[str], int], in_use: Collection[str] = frozenset()) -> Reading:
    """The one encoding in which the bytes can be read.

    `in_use` are characters in use beside the ordinary ones: those of the catalogue's names.
    `recognised` counts the known column headers in the first lines of a text. Raises FileRefused(ENCODING or TYPE).
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise FileRefused(problem("ENCODING", found="UTF-32"))
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            if not _decodes(data, codec):
                raise FileRefused(problem("ENCODING", found=codec.removesuffix("-sig").upper()))
            return Reading(codec)
    _refuse_binary(data)
    if data.isascii():
        return Reading("utf-8")
    codecs_left = [codec for codec in ("utf-8", "gb18030") if _decodes(data, codec)]
    if codecs_left == ["utf-8", "gb18030"]:
        return _of_two(data, recognised)
    if codecs_left == ["utf-8"]:
        return Reading("utf-8")
    if codecs_left and _believable(_sample(data, "gb18030"), recognised, in_use):
        return Reading("gb18030")
    raise FileRefused(problem("ENCODING"))


def _of_two(data: bytes, recognised: Callable[[str], int]) -> Reading:
    """Both decode: the header decides; where it cannot, UTF-8, with a word about it if GB18030 reads well too."""
    as_utf8, as_gb = _sample(data, "utf-8"), _sample(data, "gb18030")
    lead = recognised(as_utf8) - recognised(as_gb)
    utf8_share, gb_share = _ordinary_share(as_utf8), _ordinary_share(as_gb)
    if lead < 0 or (lead == 0 and gb_share > utf8_share):
        return Reading("gb18030", (problem("ENCODING_AMBIGUOUS", found="GB18030", other="UTF-8"),))
    if lead == 0 and gb_share == 1:
        return Reading("utf-8", (problem("ENCODING_AMBIGUOUS", found="UTF-8", other="GB18030"),))
    return Reading("utf-8")


def _refuse_binary(data: bytes) -> None:
    """A few NULs can stand in a cell and are dealt with there; many are UTF-16 without its mark, or no text."""
    nuls = data.count(0)
    share = nuls / len(data) if nuls > _FEW_NULS else 0
    if share > _NUL_SHARE_UTF16:
        raise FileRefused(problem("ENCODING", found="UTF-16 ?"))
    if share > _NUL_SHARE_BINARY:
        raise FileRefused(problem("TYPE", found="NUL"))


def _decodes(data: bytes, codec: str) -> bool:
    """Whether all bytes decode strictly; in steps, so that a long file is not held twice."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for start in range(0, len(data), _STEP):
            decoder.decode(data[start : start + _STEP])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _sample(data: bytes, codec: str) -> str:
    return codecs.getincrementaldecoder(codec)().decode(data[:_SAMPLE])


def _believable(sample: str, recognised: Callable[[str], int], in_use: Collection[str]) -> bool:
    """Whether characters in use come out, nearly without exception, or with a header that is known."""
    if sample.isascii():
        return False
    share = _ordinary_share(sample, in_use)
    return share >= _NEARLY_ALL or (share >= _ORDINARY_SHARE and recognised(sample) >= 3)


def _ordinary_share(sample: str, in_use: Collection[str] = frozenset()) -> float:
    """The share of GB 2312 characters (6,763 in ordinary use) and those `in_use` among those that are not ASCII."""
    foreign = [char for char in sample if char > "\x7f"]
    ordinary = sum(1 for char in foreign if char in in_use or _in_gb2312(char))
    return ordinary / len(foreign) if foreign else 1.0


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
