"""Three made-up documents of kinds that offices get, none of which the reader was made from.

Nothing that is said of them firmly may be wrong, and they raise few questions.
"""

from datetime import date

import pytest

from app.domain.deadline import Certainty
from app.domain.document import LineKind, Noise
from app.domain.organisation import Role
from app.exchange.document_reader import read_document
from app.exchange.organisation_list import hong_kong

MAINLAND = """\
云川市2024年重点任务分工方案

一、提升政务服务水平

1. 全面推行“一件事一次办”改革，6月底前新增集成办理事项不少于20项。
牵头单位：市行政审批局
配合单位：市公安局、市人力资源社会保障局、各区政府
完成时限：2024年6月底前

2. 优化“12345”热线平台，群众诉求按期办结率达到98%以上。（牵头单位：市政务服务办；配合单位：各区县政府、市直有关部门；完成时限：2024年12月底）

3. 推进数据共享，建成统一的公共数据平台。
责任单位：市大数据局、市发展改革委、市财政局
完成时限：长期推进

二、推进产业升级

4. 制定先进制造业集群培育计划，9月底前印发实施。（责任单位：市工业和信息化局，各区政府）

5. 新建5G基站3000个以上，实现重点园区全覆盖。
牵头单位：市通信发展办
配合单位：市自然资源局、市住房城乡建设局
完成时限：11月底前

6. 待上级政策出台后，制定实施细则。（市财政局牵头，市税务局配合）

三、保障和改善民生

7. 改造老旧小区120个，惠及居民近3万户。（市住房城乡建设局牵头，各区政府配合）

8. 新增养老床位2000张，其中护理型床位占比不低于55%。（市民政局）

9. 开展职业技能培训5万人次以上。（责任单位：市人力资源社会保障局；完成时限：12月底前）

10. 新建、改扩建中小学校15所，新增学位1.8万个，8月底前投入使用。（市教育局牵头，市发展改革委、市财政局配合）

四、推进城乡建设

11. 建成农村生活污水处理设施80处。（市生态环境局牵头，市农业农村局配合）

12. 新改建农村公路260公里，10月底前全部完工。
责任单位：市交通运输局

13. 实施城市更新项目36个，完成投资45亿元。
牵头单位：市住房城乡建设局
配合单位：市自然资源局

14. 打造市级示范村不少于25个。（责任单位：市农业农村局、各区政府；完成时限：11月底前）

15. 持续开展违法建设治理。
责任单位：市城市管理局

五、强化安全保障

16. 排查整治燃气管道1200公里以上。
责任单位：市城市管理局
完成时限：2024年9月底前

17. 完善应急物资储备体系，每年组织综合演练不少于4次。（市应急管理局）

18. 春节前完成春运安全检查。（责任单位：市交通运输局，市公安局）

19. 推动重点行业企业安全评估全覆盖，2025年底前基本完成。（市应急管理局牵头，各区政府配合）

20. 食品抽检合格率保持在98.5%以上。（市市场监管局）
"""  # noqa: E501

HONG_KONG = """\
<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="utf-8"><title>x</title></head><body>
<nav><ul><li>主頁</li><li>部門簡介</li></ul></nav>
<main>
<h1>海岸及濱海事務年度工作計劃</h1>
<h2>一、優化濱海公共空間</h2>
<table>
<thead><tr><th>編號</th><th>措施</th><th>目標</th><th>預計完成時間</th><th>負責政策局／部門</th></tr></thead>
<tbody>
<tr><td>1</td><td>完成東岸板道第二期工程</td><td>全長約2.6公里</td><td rowspan="2">2025年年底前</td><td rowspan="3">發展局<br>土木工程拓展署</td></tr>
<tr><td>2</td><td>開放三個海濱休憩用地</td><td>不少於1.5公頃</td></tr>
<tr><td>3</td><td>檢討海濱事務的管理模式</td><td></td><td>2026年第一季</td></tr>
<tr><td>4</td><td>在海濱增設飲水機及遮蔭設施</td><td>至少40處</td><td>2025年內</td><td>康樂及文化事務署</td></tr>
</tbody></table>
<h2>二、改善水質</h2>
<table>
<tr><th>編號</th><th>措施</th><th>目標</th><th>預計完成時間</th><th>負責政策局／部門</th></tr>
<tr><td>5</td><td>修復老化的污水渠</td><td>近60公里</td><td>2026-27年度內</td><td rowspan="2">渠務署</td></tr>
<tr><td>6</td><td>在沿岸加裝旱季截流器</td><td>20個</td><td>2027年年中或之前</td></tr>
<tr><td>7</td><td>加強巡查非法接駁的污水渠</td><td>每年不少於1 200次</td><td>持續進行</td><td>環境保護署、屋宇署</td></tr>
</table>
<h2>三、推動海上康樂</h2>
<table>
<tr><th>編號</th><th>措施</th><th>目標</th><th>預計完成時間</th><th>負責政策局／部門</th></tr>
<tr><td>8</td><td>推出水上活動推廣計劃</td><td>惠及超過8 000名青少年</td><td>2025/26學年起</td><td>文化體育及旅遊局</td></tr>
<tr><td>9</td><td>就擴建避風塘展開可行性研究</td><td></td><td>2025年第三季或之前</td><td>海事處</td></tr>
<tr><td>10</td><td>提交修訂規例的立法建議</td><td></td><td>待公眾諮詢完成後</td><td>運輸及物流局</td></tr>
</table></main></body></html>
"""  # noqa: E501

ENGLISH = """\
Youth and Community Initiatives: Implementation List

Chapter 1  Youth Development

1. Set up a cross-district youth network with at least 3,000 members by the end of 2025. (HYAB)
2. Provide nearly 600 internship places in the Mainland in the 2025-26 financial year. (HYAB, CMAB)
3. Launch a mentorship programme in Q3 2025 and extend it to all 18 districts by mid-2026. (HYAB, LWB)
4. Convert no less than four vacant school premises into youth hostels within 2026. (HYAB, DEVB)

Chapter 2  Community Care

5. Increase the number of community care vouchers from 11,000 to 12,000 in 2025-26. (LWB)
6. Open two neighbourhood health centres by the end of June. (HHB)
7. Continue to support carers of the elderly through the designated hotline. (LWB, HHB)
8. Complete the review of the home modification scheme no later than 31 March 2026. (HB, LWB)

Chapter 3  Public Services

9. Digitalise over 90% of the licences issued to associations by the end of 2026. (ITIB, HYAB)
10. Hold about 40 consultation sessions in the districts in the second half of 2025. (HAD)
"""  # noqa: E501

READ = {
    "mainland": """
1 | 市行政审批局* 市公安局+ 市人力资源社会保障局+ 各区政府? | 6月底前 by - 2024-06-30 approximate; 2024年6月底前 by - 2024-06-30 firm
2 | 市政务服务办* 各区县政府? 市直有关部门? | 2024年12月底 in 2024-12-21 2024-12-31 approximate
3 | 市大数据局 市发展改革委 市财政局 | 长期 ongoing - - firm
4 | 市工业和信息化局 各区政府? | 9月底前 by - 2024-09-30 approximate
5 | 市通信发展办* 市自然资源局+ 市住房城乡建设局+ | 11月底前 by - 2024-11-30 approximate
6 | 市财政局* 市税务局+ | 待上级政策出台后 none - - ambiguous
7 | 市住房城乡建设局* 各区政府? |
8 | 市民政局 |
9 | 市人力资源社会保障局 | 12月底前 by - 2024-12-31 approximate
10 | 市教育局* 市发展改革委+ 市财政局+ | 8月底前 by - 2024-08-31 approximate
11 | 市生态环境局* 市农业农村局+ |
12 | 市交通运输局 | 10月底前 by - 2024-10-31 approximate
13 | 市住房城乡建设局* 市自然资源局+ |
14 | 市农业农村局 各区政府? | 11月底前 by - 2024-11-30 approximate
15 | 市城市管理局 | 持续 ongoing - - firm
16 | 市城市管理局 | 2024年9月底前 by - 2024-09-30 firm
17 | 市应急管理局 |
18 | 市交通运输局 市公安局 | 春节前 by - 2025-01-28 approximate
19 | 市应急管理局* 各区政府? | 2025年底前 by - 2025-12-31 firm
20 | 市市场监管局 |
""",  # noqa: E501
    "hong kong": """
1 | 發展局 土木工程拓展署 | 2025年年底前 by - 2025-12-31 firm
2 | 發展局 土木工程拓展署 | 2025年年底前 by - 2025-12-31 firm
3 | 發展局 土木工程拓展署 | 2026年第一季 in 2026-01-01 2026-03-31 firm
4 | 康樂及文化事務署 | 2025年內 in 2025-01-01 2025-12-31 firm
5 | 渠務署 | 2026-27年度內 in 2026-04-01 2027-03-31 firm
6 | 渠務署 | 2027年年中或之前 by - 2027-06-30 firm
7 | 環境保護署 屋宇署 | 持續 ongoing - - firm
8 | 文化體育及旅遊局 | 2025/26學年起 from 2025-09-01 - firm
9 | 海事處 | 2025年第三季或之前 by - 2025-09-30 firm
10 | 運輸及物流局 | 待公眾諮詢完成後 none - - ambiguous
""",
    "english": """
1 | HYAB | by the end of 2025 by - 2025-12-31 firm
2 | HYAB CMAB | 2025-26 financial year in 2025-04-01 2026-03-31 firm
3 | HYAB LWB | Q3 2025 in 2025-07-01 2025-09-30 firm; by mid-2026 by - 2026-06-30 firm
4 | HYAB DEVB | within 2026 in 2026-01-01 2026-12-31 firm
5 | LWB | 2025-26 in 2025-04-01 2026-03-31 firm
6 | HHB | by the end of June by - 2025-06-30 approximate
7 | LWB HHB | Continue to ongoing - - firm
8 | HB LWB | no later than 31 March 2026 by - 2026-03-31 firm
9 | ITIB HYAB | by the end of 2026 by - 2026-12-31 firm
10 | HAD | the second half of 2025 in 2025-07-01 2025-12-31 firm
""",
}
"""Number, organisations (* lead, + supporting, ? placeholder) and deadlines of each item."""

FILES = {
    "mainland": ("a.txt", MAINLAND, date(2024, 2, 20)),
    "hong kong": ("a.html", HONG_KONG, date(2024, 11, 6)),
    "english": ("a.txt", ENGLISH, date(2025, 2, 12)),
}
SIGNS = {Role.LEAD: "*", Role.SUPPORTING: "+", Role.PLACEHOLDER: "?"}


@pytest.fixture(params=FILES)
def kind(request):
    return request.param


@pytest.fixture
def reading(kind, tmp_path):
    name, text, published = FILES[kind]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_document(path, hong_kong(), published=published)


def told(one):
    names = " ".join(f"{party.name}{SIGNS.get(party.role, '')}" for party in one.organisations)
    deadlines = [action.deadline for action in one.actions if action.deadline is not None]
    when = "; ".join(
        f"{to.phrase} {to.relation} {to.earliest or '-'} {to.latest or '-'} {to.certainty}"
        for to in deadlines
    )
    return f"{one.printed_number} | {names} | {when}".rstrip()


def test_nothing_that_is_said_firmly_is_wrong(reading, kind):
    assert [told(one) for one in reading.commitments] == READ[kind].strip().splitlines()


def test_at_most_one_question_for_ten_items(reading):
    asked = [question for one in reading.commitments for question in one.questions]
    assert 10 * len([*asked, *reading.questions]) <= len(reading.commitments)


def test_every_line_has_its_place(reading, kind):
    assert not any(line.kind is LineKind.UNRESOLVED for line in reading.lines)
    sections = {one.path for one in reading.commitments}
    assert len(sections) == {"mainland": 5, "hong kong": 3, "english": 3}[kind]
    heads = [line for line in reading.lines if line.noise is Noise.TABLE_HEAD]
    assert len(heads) == (3 if kind == "hong kong" else 0)


def test_what_is_not_told_in_full_is_never_firm(reading):
    for one in reading.commitments:
        for action in one.actions:
            deadline = action.deadline
            dated = deadline is not None and deadline.dated
            if dated and "20" not in deadline.phrase:
                assert deadline.certainty is not Certainty.FIRM
