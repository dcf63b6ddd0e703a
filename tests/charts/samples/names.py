"""The longest real names, in Chinese and English, and the as-of day of all examples."""

from datetime import date

AS_OF = date(2026, 11, 21)
THEMES = {
    "economy": ("经济发展", "Economy"),
    "industry": ("产业升级", "Industry"),
    "ecology": ("生态环境", "Ecology and environment"),
    "city": ("城市建设", "City building"),
    "welfare": ("民生福祉", "People's livelihood"),
    "reform": ("改革开放", "Reform and opening-up"),
    "transport": ("综合交通", "Transport"),
    "culture": ("文化旅游", "Culture and tourism"),
}
PLACES = {
    "420500": ("宜昌市", "Yichang"),
    "420528": ("长阳土家族自治县", "Changyang Tujia Autonomous County"),
    "420529": ("五峰土家族自治县", "Wufeng Tujia Autonomous County"),
    "420100": ("武汉市", "Wuhan"),
    "420506": ("夷陵区", "Yiling District"),
    "420583": ("枝江市", "Zhijiang"),
    "420502": ("西陵区", "Xiling District"),
    "420503": ("伍家岗区", "Wujiagang District"),
    "420504": ("点军区", "Dianjun District"),
    "420505": ("猇亭区", "Xiaoting District"),
    "420525": ("远安县", "Yuan'an County"),
    "420526": ("兴山县", "Xingshan County"),
    "420527": ("秭归县", "Zigui County"),
    "420581": ("宜都市", "Yidu"),
    "420582": ("当阳市", "Dangyang"),
    "420500-gxq": ("宜昌高新区", "Yichang High-tech Zone"),
    "420000": ("湖北省", "Hubei Province"),
}
NAMES = {
    "gdp": ("地区生产总值", "Gross regional product"),
    "gdp-rate": ("地区生产总值增速", "Growth of the gross regional product"),
    "nev": ("新能源和智能网联汽车产业集群规模", "Size of the new-energy and intelligent connected vehicle cluster"),
    "people": ("中心城区常住人口", "Permanent residents of the central urban area"),
    "water": ("长江干流宜昌段水质达到或优于Ⅱ类比例", "Share of the main stream in class II or better"),
    "firms": ("高新技术企业数", "High-tech enterprises"),
    "growth": ("规模以上工业增加值增速", "Growth of industrial value added"),
    "outfall": ("长江入河排污口整治数", "River outfalls treated"),
    "entities": ("市场主体数", "Market entities"),
    "share": ("工业增加值占地区生产总值比重", "Industry's share of gross regional product"),
    "pm": ("细颗粒物(PM2.5)年均浓度", "Annual mean PM2.5"),
    "jobless": ("城镇调查失业率", "Surveyed urban unemployment"),
    "bridge": ("<b>伍家岗长江大桥</b>建成通车", "Wujiagang <Yangtze> bridge opened"),
    "area": ("城市建成区面积", "Built-up area"),
}

LONG_VALUE = {"zh": "预计 6191.25 亿元（2024 年上半年）", "en": "619.125 billion yuan (estimate) (H1 2024)"}

BREAK = {
    "zh": "口径变化：2024 年起按新目录统计，新增动力电池和车规级芯片企业",
    "en": "Series break: from 2024 by the new list, which adds makers of batteries and chips",
}


def place(code: str, lang: str) -> str:
    """The name of a place."""
    return PLACES[code][0 if lang == "zh" else 1]
