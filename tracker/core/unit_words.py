"""The words for units: their definitions for Pint, other spellings, and magnitudes. A new unit is added here."""

MAGNITUDES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}

DEFINITIONS = """
元 = [money]
美元 = [dollars]
人 = [people]
人次 = [visits]
户 = [households]
套 = [dwellings]
栋 = [buildings]
辆 = [vehicles]
台 = [machines]
张 = [beds]
篇 = [papers]
次 = [times]
位 = [rank]
分 = [score]
倍 = [multiple]
个 = [count]
百分点 = [points]
百分之 = 1 / 100
千分之 = 1 / 1000
小数 = 1
成 = 1 / 10
米 = [length]
厘米 = 米 / 100
公里 = 1000 * 米
平方米 = 米 ** 2
平方公里 = 公里 ** 2
公顷 = 10000 * 平方米
亩 = 1 / 1500 * 平方公里
立方米 = 米 ** 3
升 = 立方米 / 1000
秒 = [time]
分钟 = 60 * 秒
小时 = 60 * 分钟
天 = 24 * 小时
周 = 7 * 天
工作日 = [workdays]
岁 = [age]
年 = [calendar]
月 = 年 / 12
克 = [mass]
微克 = 克 / 1000000
毫克 = 克 / 1000
千克 = 1000 * 克
吨 = 1000 * 千克
吨标准煤 = [coal]
吨公里 = [freight]
人公里 = [travel]
吨标准箱 = [containers]
千瓦 = [power]
兆瓦 = 1000 * 千瓦
千瓦时 = 千瓦 * 小时
"""

COUNTING = ("家", "项", "件", "处", "座", "所", "条", "宗", "种", "支", "批", "场", "站", "起", "列", "头", "只")

ALIASES: dict[str, str] = {
    alias: word
    for word, aliases in {
        "元": "人民币元 元人民币 圆 yuan cny rmb",
        "美元": "usd us$ dollars",
        "岁": "周岁",
        "吨公里": "tonne-kilometres",
        "人公里": "passenger-kilometres",
        "人": "名 people persons person",
        "人次": "visits person-times",
        "户": "住户 households household",
        "套": "dwellings flats",
        "栋": "幢",
        "辆": "vehicles",
        "台": "台套 machines",
        "张": "床 床位 张床位 beds",
        "位": "名次 rank",
        "次": "times",
        "家": "firms companies enterprises",
        "项": "items projects",
        "个": "number count units",
        "百分点": "个百分点 pp percentagepoints percentagepoint",
        "百分之": "% ﹪ percent percentage",
        "千分之": "‰ permille permill",
        "小数": "fraction decimalfraction",
        "公里": "千米 km ㎞ kilometres kilometers",
        "米": "metres meters",
        "厘米": "cm ㎝",
        "平方米": "平米 m2 ㎡ sqm squaremetres squaremeters",
        "平方公里": "平方千米 km2 ㎢ sqkm squarekilometres squarekilometers",
        "公顷": "ha hectares hectare",
        "亩": "mu",
        "立方米": "m3 ㎥ cubicmetres cubicmeters",
        "升": "litre litres liter liters",
        "秒": "seconds second",
        "分钟": "min minutes minute",
        "小时": "时 hours hour",
        "天": "日 days day",
        "周": "星期 weeks week",
        "工作日": "个工作日 workingdays",
        "年": "years year",
        "月": "个月 months month",
        "克": "grams",
        "微克": "μg ug ㎍ micrograms",
        "毫克": "mg ㎎ milligrams",
        "千克": "公斤 kg ㎏ kilograms",
        "吨": "t tons tonnes ton tonne",
        "吨标准煤": "tce",
        "吨标准箱": "标准箱 标箱 teu",
        "千瓦": "kw",
        "兆瓦": "mw",
        "千瓦时": "度 kwh kw·h 千瓦·时",
    }.items()
    for alias in aliases.split()
}

ENGLISH_MAGNITUDES = {
    "100million": "亿",
    "10thousand": "万",
    "10,000": "万",
    "10000": "万",
    "million": "百万",
    "billion": "十亿",
    "thousand": "千",
}
