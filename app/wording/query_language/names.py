"""The names that can stand in front of a colon, and what each of them looks at."""

from dataclasses import dataclass
from functools import cache

from app.base.folding import fold
from app.base.i18n import Language
from app.domain.fields import Field
from app.domain.filters import Facet
from app.wording.labels import label


@dataclass(frozen=True, slots=True)
class Name:
    """One thing to search by: values of a facet, words, days or numbers of a field."""

    en: tuple[str, ...]
    """The first one is written; the others are understood too."""
    zh_hant: tuple[str, ...]
    zh_hans: str
    facet: Facet | None = None
    text: Field | None = None
    day: Field | None = None
    number: Field | None = None

    def written(self, language: Language) -> str:
        """The name in the language of the screen."""
        if language is Language.EN:
            return self.en[0]
        return self.zh_hans if language is Language.ZH_HANS else self.zh_hant[0]

    def label(self, language: Language) -> str:
        """What the screen calls it."""
        shown = self.facet or self.text or self.day or self.number
        assert shown is not None
        return label(shown, language)

    @property
    def field(self) -> Field | None:
        """The field whose emptiness is asked for, where no facet knows it."""
        return self.text or self.day or self.number


NAMES = (
    Name(("ref", "number"), ("編號",), "编号", text=Field.REF),
    Name(("text", "commitment"), ("內容", "承諾", "原文"), "内容", text=Field.TEXT),
    Name(("org", "organisation", "bureau"), ("機構", "政策局", "責任單位", "負責機構"), "机构",
         facet=Facet.ORGANISATION, text=Field.RESPONSIBLE),
    Name(("lead",), ("牽頭", "牽頭機構"), "牵头", facet=Facet.LEAD, text=Field.LEAD),
    Name(("agent",), ("部門", "執行部門"), "部门", facet=Facet.AGENT, text=Field.AGENTS),
    Name(("role",), ("角色",), "角色", facet=Facet.ROLE),
    Name(("section",), ("章節",), "章节", facet=Facet.SECTION, text=Field.SECTION),
    Name(("document",), ("文件", "文檔"), "文档", facet=Facet.DOCUMENT, text=Field.DOCUMENT),
    Name(("due",), ("期限", "到期狀況", "到期"), "期限", facet=Facet.DUE, day=Field.LATEST),
    Name(("latest",), ("最後日期", "最遲"), "最后日期", day=Field.LATEST),
    Name(("earliest",), ("最早日期", "最早"), "最早日期", day=Field.EARLIEST),
    Name(("quarter",), ("季度", "期限季度"), "季度", facet=Facet.QUARTER),
    Name(("phrase", "deadline"), ("期限原文", "期限字句"), "期限原文", text=Field.DEADLINE),
    Name(("promise",), ("首次承諾", "首次期限"), "首次承诺", text=Field.FIRST_PROMISE),
    Name(("slips",), ("延期次數", "延期"), "延期次数", number=Field.SLIPS),
    Name(("relation",), ("期限類別",), "期限类别", facet=Facet.RELATION),
    Name(("certainty",), ("確定程度",), "确定程度", facet=Facet.CERTAINTY),
    Name(("status",), ("狀態", "匯報狀態"), "状态", facet=Facet.STATUS),
    Name(("percent",), ("百分比", "進度"), "百分比", number=Field.PERCENT),
    Name(("completed", "done"), ("完成日期", "完成日"), "完成日期", day=Field.COMPLETED),
    Name(("assessment",), ("評估",), "评估", facet=Facet.ASSESSMENT),
    Name(("reason",), ("評估理由", "理由"), "评估理由", text=Field.ASSESSMENT_REASON),
    Name(("target",), ("指標",), "指标", facet=Facet.TARGET, text=Field.TARGET,
         number=Field.TARGET_VALUE),
    Name(("amount",), ("指標數值", "數值"), "指标数值", number=Field.TARGET_VALUE),
    Name(("owner",), ("負責人", "跟進人"), "负责人", facet=Facet.OWNER, text=Field.OWNER),
    Name(("tag",), ("標籤",), "标签", facet=Facet.TAG, text=Field.TAGS),
    Name(("notes", "note"), ("備註",), "备注", text=Field.NOTES),
    Name(("question",), ("問題", "疑問"), "问题", facet=Facet.QUESTION, number=Field.QUESTIONS),
    Name(("attention",), ("須留意", "注意"), "须留意", facet=Facet.ATTENTION),
    Name(("actions",), ("行動", "行動數目"), "行动", number=Field.ACTIONS),
    Name(("updated",), ("進展日期",), "进展日期", day=Field.UPDATED),
    Name(("update",), ("進展",), "进展", text=Field.UPDATE),
    Name(("silent",), ("無進展天數", "沉默天數"), "无进展天数", number=Field.SILENT),
    Name(("changed",), ("更改日期", "修改"), "更改日期", day=Field.CHANGED),
)  # fmt: skip
"""In the order in which they are offered. Several may look at one field; the first is written."""


def name_called(word: str) -> Name | None:
    """By the names above, or by what the screen calls it in any language."""
    wanted = fold(word)
    return _called().get(wanted) or _shown().get(wanted)


def field_names(language: Language) -> list[str]:
    """The names to suggest, in the language of the screen."""
    return [name.written(language) for name in NAMES]


@cache
def _called() -> dict[str, Name]:
    return {
        fold(word): name
        for name in reversed(NAMES)
        for word in (*name.en, *name.zh_hant, name.zh_hans)
    }


@cache
def _shown() -> dict[str, Name]:
    found: dict[str, Name] = {}
    for name in reversed(NAMES):
        for shown in (name.number, name.day, name.text, name.facet):
            if shown is not None:
                found |= {fold(label(shown, language)): name for language in Language}
    return found
