"""Trackers of any size in the style of the seed, the same at every run."""

import random
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from app.domain.action_splitting import split_actions
from app.domain.changes import Origin
from app.domain.conventions import ReadingContext
from app.domain.deadline_grammar.reader import find_deadlines
from app.domain.document import DocumentFacts, LineKind, SourceLine
from app.domain.organisation import Directory, Role
from app.domain.reading import ReadCommitment, Reading, ReadOrganisation
from app.domain.target_grammar import find_targets
from app.services.creating import new_tracker
from app.services.importing import ImportProposal, planned
from app.services.workspace import Workspace
from tests.benchmarks.copies import multiply

PER_DOCUMENT = 5_000
AT_ONCE = 100_000
"""More commitments than these are copied from so many."""
PUBLISHED = date(2023, 10, 25)

_BUREAUX = (
    "政務司司長辦公室 財政司司長辦公室 公務員事務局 政制及內地事務局 文化體育及旅遊局 發展局 "
    "教育局 環境及生態局 財經事務及庫務局 醫務衞生局 民政及青年事務局 房屋局 創新科技及工業局 "
    "勞工及福利局 保安局 運輸及物流局 商務及經濟發展局 相關政策局"
).split()
_AGENTS = "消防處 警務處 懲教署 香港海關 水務署 機電工程署 入境事務處 渠務署".split()
_CHAPTERS = "着力提高治理水平 繼續融入國家發展大局 促進香港經濟發展 土地房屋 關顧社群".split()
_SECTIONS = (
    "完善治理體系 提升治理效能 加快數字政府建設 推動數字灣區 強化公務員管理制度 檔案管理 "
    "強化應對極端天氣能力 粵港澳大灣區應急合作 加強社區應急準備 青年發展 安老服務 幼兒照顧"
).split()
_VERBS = "推出 落實 成立 檢視 研究 推展 完成 加強 優化 發布 制訂 更新 引進 擴展".split()
_OBJECTS = (
    "電子政府審計 數碼轉型計劃 智慧城市新項目 大型發展項目融資方案 "
    "跨境通辦政務服務 電子檔案保管系統 雨水排放系統改善工程 山泥傾瀉緩減措施 "
    "應急救援行動方案 應急三識訓練 心肺復甦法訓練 遙控機械狗 "
    "電子車輛牌照 自動駕駛車輛規管框架 人工智能聊天機械人服務 牙科服務先導計劃 "
    "簡約公屋 人才清單 國際航運中心 鄉村振興 "
    "碳中和路線圖 青年宿舍計劃 社區照顧服務券 北部都會區規劃 "
).split()
_REASONS = (
    "以提升公共服務質素 以便利市民及營商 以加強跨部門協作 以應對極端天氣帶來的風險 "
    "以確保政府財政的持續性 提升本港的競爭力和經濟活力 為未來普及化奠定基礎 以保障數據安全 "
    "為業界提供更佳支援 "
).split()
_UNITS = "名 場 次 項 宗 公頃 個單位".split()
_PHRASES = (
    "在{y}年年底前", "在{y}年第{q}季或以前", "由{y}年{m}月起", "在{y}年年中或之前", "在{y}年內",
    "在{y}年第{q}季前", "在{y}年年初", "",
)  # fmt: skip


def make_tracker(path: Path, commitments: int) -> Workspace:
    """A tracker with so many commitments, from documents of at most 5,000 each."""
    workspace = new_tracker(path, f"{commitments:,}", who="generator")
    for number, first in enumerate(range(0, commitments, PER_DOCUMENT), 1):
        count = min(PER_DOCUMENT, commitments - first)
        reading = _reading(number, count, workspace.directory)
        new = frozenset(one.number for one in reading.commitments)
        with workspace.reader() as reader:
            plan = planned(reader, ImportProposal(reading, f"{number}.txt", str(number), new))
        workspace.write(plan, Origin.CREATION)
    return workspace


def texts(count: int, seed: int = 2023) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Texts of commitments with the names of their responsible organisations."""
    choose = random.Random(seed)
    for _ in range(count):
        phrase = choose.choice(_PHRASES).format(
            y=choose.randrange(2023, 2029), q=choose.choice("一二三四"), m=choose.randrange(1, 13)
        )
        parts = [
            f"{choose.choice(_AGENTS)}{phrase}{choose.choice(_VERBS)}「{choose.choice(_OBJECTS)}」"
        ]
        if choose.random() < 0.4:
            parts[0] += f"，涉及{choose.randrange(2, 500)}{choose.choice(_UNITS)}"
        for _ in range(choose.randrange(1, 4)):
            parts.append(
                f"並{choose.choice(_VERBS)}{choose.choice(_OBJECTS)}，{choose.choice(_REASONS)}"
            )
        bureaux = choose.sample(_BUREAUX, 1 if choose.random() < 0.7 else 2)
        yield "，".join(parts) + "。", tuple(bureaux)


def _reading(number: int, count: int, directory: Directory) -> Reading:
    commitments = tuple(_commitments(number, count, directory))
    facts = DocumentFacts(f"文件{number}", PUBLISHED, "zh-Hant")
    lines = tuple(
        SourceLine(one.number, f"- {one.text}", LineKind.COMMITMENT, one.number)
        for one in commitments
    )
    return Reading(facts, lines, commitments)


def _commitments(number: int, count: int, directory: Directory) -> Iterator[ReadCommitment]:
    for index, (text, bureaux) in enumerate(texts(count, seed=number), 1):
        agent = text[: text.index("署") + 1] if "署" in text[:6] else text[:3]
        path = (
            _CHAPTERS[index * 5 // (count + 1)],
            _SECTIONS[index * 60 // (count + 1) % len(_SECTIONS)],
        )
        yield ReadCommitment(
            number=index,
            printed_number="",
            path=path,
            text=text,
            organisations=tuple(_party(name, Role.RESPONSIBLE, directory) for name in bureaux),
            agents=(_party(agent, Role.AGENT, directory),),
            actions=_actions(text),
        )


def _actions(text: str):
    """As the reader would split it; the head holds all dates and numbers there are."""
    head = text.partition("，並")[0]
    deadline, target = _read(head)
    return split_actions(text, list(deadline), list(target))


@cache
def _read(head: str):
    found = find_deadlines(head, ReadingContext(PUBLISHED))
    return tuple(one.deadline for one in found), tuple(find_targets(head))


def _party(name: str, role: Role, directory: Directory) -> ReadOrganisation:
    return ReadOrganisation(name, role, directory.named(name, PUBLISHED))


if __name__ == "__main__":
    draft = Path(sys.argv[1])
    draft.unlink(missing_ok=True)
    wanted = int(sys.argv[2])
    if len(sys.argv) > 3:  # A smaller tracker, to be copied.
        multiply(Path(sys.argv[3]), draft, wanted // AT_ONCE)
    else:
        make_tracker(draft, wanted).close()
