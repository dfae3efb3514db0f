"""Chinese items, in the phrases of the policy addresses."""

from random import Random

from app.domain.organisation import Organisation
from tests.journeys.made_up.days import months, window
from tests.journeys.made_up.known import Clause, Deadline, Language, Party, Target

_STRETCHES = {
    "": (1, 12), "年底": (12, 12), "上半年": (1, 6), "下半年": (7, 12), "第一季": (1, 3),
    "第二季": (4, 6), "第三季度": (7, 9), "第四季": (10, 12), "首季": (1, 3), "3月": (3, 3),
    "九月": (9, 9), "12月": (12, 12),
}  # fmt: skip
_RELATIONS = (
    ("在", "內", "in"), ("於", "之內", "in"), ("在", "或之前", "by"), ("在", "或以前", "by"),
    ("不遲於", "", "by"), ("由", "起", "from"), ("自", "開始", "from"),
)  # fmt: skip
_COMPARATORS = {
    "不少於": ">=",
    "至少": ">=",
    "超過": ">",
    "逾": ">",
    "最多": "<=",
    "約": "~",
    "": "=",
}
_COUNTED = (
    ("名", "名", "長者"), ("個", "個", "家庭"), ("間", "間", "中小學"), ("宗", "宗", "個案"),
    ("場", "場", "講座"), ("伙", "伙", "公營房屋"), ("公頃", "公頃", "土地"),
)  # fmt: skip
_WORKS = (
    "推出「智方便」先導計劃", "檢討《稅務條例》", "加強支援殘疾人士（包括少數族裔）",
    "完善地區治理體系", "優化e-道服務", "推動粵港澳大灣區(大灣區)的規則銜接、機制對接",
    "完成《藥劑業及毒藥條例》(第138章)的修訂工作", "設立STEAM教育基金",
    "與內地相關部門商討跨境數據流動的安排", "提升1823電話中心的服務水平",
    "落實「北部都會區行動綱領」的各項建議", "為大型發展項目的不同融資方案提供意見",
    "以「先破後立」的方式重建舊區", "試行為65歲或以上的病人安排遙距診症",
)  # fmt: skip
_OFFERED = (
    "為{}提供服務", "惠及{}", "涵蓋{}，並定期公布進度", "資助{}採用新科技",
    "涉及{}，以配合社會需要",
)  # fmt: skip
_VERBS = ("加強", "優化", "推動", "完善", "發展", "支援", "改善", "拓展", "深化", "簡化")
_THINGS = (
    "「北部都會區」建設", "地區治理", "創科（人工智能）", "房屋供應", "公共交通", "中醫藥服務",
    "粵港澳合作", "青年發展", "安老服務", "營商環境", "文化產業", "空氣質素", "法律服務",
    "航運中心", "綠色金融", "職專教育", "海濱規劃", "古物保育", "基層醫療", "土地用途",
)  # fmt: skip


def _deadline(draw: Random) -> tuple[str, Deadline]:
    stretch, (first, last) = draw.choice(list(_STRETCHES.items()))
    # 在2025年年底內 is said by nobody, and 年底 begins softly.
    relations = _RELATIONS[2:5] if stretch == "年底" else _RELATIONS
    lead, behind, relation = draw.choice(relations)
    year = draw.randint(2024, 2034)
    words = f"{year}年{stretch}{behind}"
    phrase = words if lead in ("在", "於") else lead + words
    days = window(relation, *months(year, first, last))
    return lead + words, (phrase, relation, *days, "firm")


def _number(draw: Random) -> tuple[str, float]:
    return draw.choice((
        lambda: (str(few := draw.randint(3, 999)), few),
        lambda: (f"{(many := draw.randint(1_000, 99_999)):,}", many),
        lambda: (f"{(many := draw.randint(1_000, 99_999)):,}".replace(",", " "), many),
        lambda: (f"{(tens := draw.randint(2, 90))}萬", tens * 10_000),
        lambda: (f"{(part := draw.randint(11, 99)) / 10}萬", part * 1_000),
    ))()  # fmt: skip


def _target(draw: Random) -> tuple[str, Target]:
    word, comparator = draw.choice(list(_COMPARATORS.items()))
    if draw.random() < 0.2:
        share = draw.randint(5, 95)
        phrase = f"{word}{share}%"
        return f"{phrase}的服務使用者", (phrase, comparator, share, "%")
    written, value = _number(draw)
    counter, unit, noun = draw.choice(_COUNTED)
    phrase = f"{word}{written}{counter}"
    return phrase + noun, (phrase, comparator, value, unit)


def _clause(draw: Random) -> Clause:
    work = draw.choice(_WORKS)
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    if draw.random() < 0.6:
        when, deadline = _deadline(draw)
        deadlines = (deadline,)
        work = when + work
    if draw.random() < 0.6:
        counted, target = _target(draw)
        targets = (target,)
        work = f"{work}，{draw.choice(_OFFERED).format(counted)}"
    return Clause(work, deadlines, targets)


def _sentences(draw: Random) -> tuple[Clause, ...]:
    clauses = [_clause(draw) for _ in range(draw.choice((1, 1, 1, 2, 2, 3)))]
    signs = [draw.choice(("；", "。", "；以及")) for _ in clauses[:-1]]
    return tuple(
        Clause(one.text + sign, one.deadlines, one.targets)
        for one, sign in zip(clauses, [*signs, "。"], strict=True)
    )


def _parties(draw: Random, bodies: list[Organisation]) -> tuple[str, tuple[Party, ...]]:
    names = [one.zh_hant for one in draw.sample(bodies, draw.choice((1, 1, 1, 2, 2, 3, 4)))]
    left, right = draw.choice(("()", "（）", "（)"))
    if len(names) > 1 and draw.random() < 0.1:
        roles = ["lead", *["supporting"] * (len(names) - 1)]
        printed = f"{names[0]}牽頭，{'、'.join(names[1:])}配合"
    else:
        roles = ["responsible"] * len(names)
        printed = draw.choice(("、", "、", "、", "╱", "；")).join(names)
    return f"{left}{printed}{right}", tuple(zip(names, roles, strict=True))


CHINESE = Language(
    "zh-Hant",
    "施政綱領",
    lambda draw: draw.choice(_VERBS) + draw.choice(_THINGS),
    _sentences,
    _parties,
)
