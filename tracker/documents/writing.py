"""One writing for the same words: width, marks, quotes, and traditional characters; no character is added or lost."""

import re

_TRADITIONAL = (
    "區屬產總會資規業費鎮農鄉預億萬計財稅額登記達長調處黨動轉國務報進發經濟個開關門問題"
    "現過選運還這連週遠達邊時實際間點線級組結給約紀純經綠網總續縣織細終統編緣縮"
    "電機構標準歲價優質築職業勞務衛醫療養險證護設備課評議讓論語說請諸讀變貿貨負貢貧責買貸賣質購"
    "項須領頭顯風飛飯館駐驗體魚鳥麥黃齊齡龍龜條來東車軍輕載輪輛輸較輔"
    "與為無從眾習書會樂義嚴兩並廣應廠廳庫廢張強彈後徑復憲懷戰戶據擴擔攜損擁擇換揮"
    "樓樣樹橋歷歸殘毀氣決沒況淨減測渦漁漲漸潔濱灣灘營爾牆狀獨獎環當療盡監盤礎確禮種稱穩"
    "穀節範藝蘇號補裝見視覺觀觸訂訊訓託許訴試詢該詳認誌誠謀謝識警譯讚"
    "鐵鋼錢鏈鋪銀錯鍵鎖閉閑闊隊階隨險雙雜難雲靈靜頻額願類顧館驅鬥"
)
_SIMPLIFIED = (
    "区属产总会资规业费镇农乡预亿万计财税额登记达长调处党动转国务报进发经济个开关门问题"
    "现过选运还这连周远达边时实际间点线级组结给约纪纯经绿网总续县织细终统编缘缩"
    "电机构标准岁价优质筑职业劳务卫医疗养险证护设备课评议让论语说请诸读变贸货负贡贫责买贷卖质购"
    "项须领头显风飞饭馆驻验体鱼鸟麦黄齐龄龙龟条来东车军轻载轮辆输较辅"
    "与为无从众习书会乐义严两并广应厂厅库废张强弹后径复宪怀战户据扩担携损拥择换挥"
    "楼样树桥历归残毁气决没况净减测涡渔涨渐洁滨湾滩营尔墙状独奖环当疗尽监盘础确礼种称稳"
    "谷节范艺苏号补装见视觉观触订讯训托许诉试询该详认志诚谋谢识警译赞"
    "铁钢钱链铺银错键锁闭闲阔队阶随险双杂难云灵静频额愿类顾馆驱斗"
)
_WIDTH = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]}
_MARKS = {
    "％": "%",
    "﹪": "%",
    "．": ".",
    "﹣": "-",
    "－": "-",
    "〜": "~",
    "～": "~",
    "⼀": "一",
    "／": "/",
    "＋": "+",
    "｜": "|",
    "＝": "=",
    "︰": "：",
    "〔": "（",
    "〕": "）",
    "［": "[",
    "］": "]",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "：": "：",
    "﹐": "，",
}
_ONE = str.maketrans(_TRADITIONAL, _SIMPLIFIED) | _WIDTH | {ord(typed): shown for typed, shown in _MARKS.items()}
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ASCII_MARKS = re.compile(r"(?<![0-9]),|,(?![0-9]{3}(?![0-9]))|;|(?<![0-9]):|:(?![0-9])|[()!?]")
_IN_CHINESE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}


def one_writing(text: str) -> str:
    """The text with one writing of the same words, as many characters long; English keeps its marks."""
    plain = text.translate(_ONE)
    if not _CHINESE.search(plain):
        return plain
    return _with_quotes(_ASCII_MARKS.sub(lambda found: _IN_CHINESE[found[0]], plain))


def _with_quotes(text: str) -> str:
    """Straight quotes as opening and closing ones in turn."""
    parts = text.split('"')
    if len(parts) == 1:
        return text
    return parts[0] + "".join(("“" if nth % 2 == 0 else "”") + part for nth, part in enumerate(parts[1:]))
