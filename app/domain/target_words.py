"""The words around the numbers of targets, written in Traditional Chinese."""

from app.domain.target import Comparator, Scope

COMPARATORS = {
    Comparator.AT_LEAST: ("不少於", "不低於", "至少", "最少", "起碼", "不小於"),
    Comparator.AT_MOST: ("不超過", "不多於", "不高於", "最多", "至多", "上限為"),
    Comparator.MORE: ("超過", "多於", "高於", "逾", "超逾", "大於", "突破"),
    Comparator.LESS: ("少於", "低於", "不足", "不到"),
    Comparator.ABOUT: ("大約", "約"),
    Comparator.NEARLY: ("將近", "接近", "近"),
}
AFTER = {Comparator.AT_LEAST: ("或以上", "以上"), Comparator.ABOUT: ("左右", "上下")}
SCOPES = {
    Scope.TOTAL: ("累計", "合共", "總共", "共", "合計"),
    Scope.PER_YEAR: ("每年", "每一年", "年均"),
}
UNITS = (
    # people, things, events
    "名", "人次", "人", "位", "戶", "伙", "家", "間", "所", "個", "項", "場", "次", "宗", "件",
    "份", "種", "條", "座", "幅", "張", "輛", "架", "艘", "台", "套", "隊", "組", "課", "節", "班",
    "部", "棵", "頭", "單位", "個單位", "個百分點", "學額", "名額", "宿位", "床位", "泊位",
    "席", "公司", "小時訓練",
    # measures
    "平方公里", "平方米", "平方呎", "平方英尺", "公頃", "公里", "米", "公噸", "噸", "公斤",
    "立方米", "公升", "畝", "兆瓦", "千瓦", "度電", "兆瓦時", "標準箱", "百分點", "倍", "%",
    # money
    "港元", "美元", "人民幣", "歐元", "元",
)  # fmt: skip
ARTICLE_UNITS = "個項種套名位家間所條座份件組"
"""With 一 they make an indefinite article: 一個平台."""
CURRENCIES = ("人民幣", "港幣", "港元", "美元", "美金")
"""In front of the number of an amount."""
COUNTED_NOUNS = ("人次", "人數", "次數", "宗數", "戶數", "數目", "名額", "學額", "總數")
"""What is counted, in front of a number without a measure word: 入場人次超過140 000."""
EARLIER = ("現時", "目前", "現有", "原有", "原來", "原本", "現在")
"""In front of the value that something has now."""
PERCENT = "%"
"""The unit of fractions, which name none: 四分之三, 七成五, 一半, 所有."""
EVERY = ("所有", "全部", "全體")
"""Behind these stands who has to complete something: a target of 100 per cent of them."""
DUTIES = ("須", "必須", "均須", "都須", "均必須", "一律須", "皆須", "全部須")
ATTAINED = ("完成", "達到", "達至", "達致")
LENGTHS = ("年", "個月", "個星期", "星期", "個工作天", "天", "日", "小時")
