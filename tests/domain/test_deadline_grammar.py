"""How every phrase of time is read; design: the table of phrases for careful civil servants.

A row of a table is: text | phrase | relation | earliest | latest | precision | certainty | EDTF.
"""

import pytest

from app.base.folding import fold
from app.domain.deadline import Window
from app.domain.deadline_grammar.reader import find_deadlines
from tests.domain.deadline_tables import (
    CONTEXT,
    day,
    facts,
    only,
    rows,
    simplified,
    spaced,
    wide,
)

READ = """
在2024年1月1日履職 | 2024年1月1日 | in | 2024-01-01 | 2024-01-01 | day | firm | 2024-01-01
2024年1月1號 | 2024年1月1號 | in | 2024-01-01 | 2024-01-01 | day | firm | 2024-01-01
二零二四年三月五日 | 二零二四年三月五日 | in | 2024-03-05 | 2024-03-05 | day | firm | 2024-03-05
2024年3月31日或之前 | 2024年3月31日或之前 | by | - | 2024-03-31 | day | firm | ../2024-03-31
自2024年4月1日起生效 | 自2024年4月1日起 | from | 2024-04-01 | - | day | firm | 2024-04-01/..
2024年1月1日至2024年3月15日 | 2024年1月1日至2024年3月15日 | in | 2024-01-01 | 2024-03-15 | day | firm | 2024-01-01/2024-03-15
推動在2025年內全面採用 | 2025年內 | in | 2025-01-01 | 2025-12-31 | year | firm | 2025
於2024年推出 | 2024年 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
在2024年期間 | 2024年期間 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
2024年或之前 | 2024年或之前 | by | - | 2024-12-31 | year | firm | ../2024
2024年或以前 | 2024年或以前 | by | - | 2024-12-31 | year | firm | ../2024
由2024年起 | 由2024年起 | from | 2024-01-01 | - | year | firm | 2024/..
至2026年 | 至2026年 | until | - | 2026-12-31 | year | firm | ../2026
在2023年年底推出 | 2023年年底 | in | 2023-11-01 | 2023-12-31 | year | firm | 2023-11~/2023
2023年底推出 | 2023年底 | in | 2023-11-01 | 2023-12-31 | year | firm | 2023-11~/2023
2023年末推出 | 2023年末 | in | 2023-11-01 | 2023-12-31 | year | firm | 2023-11~/2023
在2023年年底前完成 | 2023年年底前 | by | - | 2023-12-31 | year | firm | ../2023
2023年底或之前 | 2023年底或之前 | by | - | 2023-12-31 | year | firm | ../2023
由2023年年底開始 | 由2023年年底開始 | from | 2023-11-01 | - | year | approximate | 2023-11~/..
直至2026年年底 | 直至2026年年底 | until | - | 2026-12-31 | year | firm | ../2026
2024年年中前 | 2024年年中前 | by | - | 2024-06-30 | half | firm | ../2024-40
在2024年年中或之前 | 2024年年中或之前 | by | - | 2024-06-30 | half | firm | ../2024-40
在2024年中推出 | 2024年中 | in | 2024-06-01 | 2024-07-31 | half | approximate | 2024-06~/2024-07~
在2024年年中推出 | 2024年年中 | in | 2024-06-01 | 2024-07-31 | half | approximate | 2024-06~/2024-07~
目標在2024年年初提出 | 2024年年初 | in | 2024-01-01 | 2024-03-31 | quarter | approximate | 2024-33~
2024年初提出 | 2024年初 | in | 2024-01-01 | 2024-03-31 | quarter | approximate | 2024-33~
在2024年上半年 | 2024年上半年 | in | 2024-01-01 | 2024-06-30 | half | firm | 2024-40
2024年下半年內 | 2024年下半年內 | in | 2024-07-01 | 2024-12-31 | half | firm | 2024-41
2024年上半年或之前 | 2024年上半年或之前 | by | - | 2024-06-30 | half | firm | ../2024-40
在2024年第三季推出 | 2024年第三季 | in | 2024-07-01 | 2024-09-30 | quarter | firm | 2024-35
在2024年第一季度推出 | 2024年第一季度 | in | 2024-01-01 | 2024-03-31 | quarter | firm | 2024-33
2024年第2季內 | 2024年第2季內 | in | 2024-04-01 | 2024-06-30 | quarter | firm | 2024-34
2024年首季 | 2024年首季 | in | 2024-01-01 | 2024-03-31 | quarter | firm | 2024-33
2024年末季 | 2024年末季 | in | 2024-10-01 | 2024-12-31 | quarter | firm | 2024-36
在2024年第三季或以前 | 2024年第三季或以前 | by | - | 2024-09-30 | quarter | firm | ../2024-35
在2024年第一季或之前 | 2024年第一季或之前 | by | - | 2024-03-31 | quarter | firm | ../2024-33
2024年第三季完結前 | 2024年第三季完結前 | by | - | 2024-09-30 | quarter | firm | ../2024-35
從2024年第二季開始 | 從2024年第二季開始 | from | 2024-04-01 | - | quarter | firm | 2024-34/..
2024年第四季開始 | 2024年第四季開始 | from | 2024-10-01 | - | quarter | firm | 2024-36/..
2024年第一季至第三季 | 2024年第一季至第三季 | in | 2024-01-01 | 2024-09-30 | quarter | firm | 2024-33/2024-35
2024年第三季至2025年第二季 | 2024年第三季至2025年第二季 | in | 2024-07-01 | 2025-06-30 | quarter | firm | 2024-35/2025-34
由2024年4月起 | 由2024年4月起 | from | 2024-04-01 | - | month | firm | 2024-04/..
2024年3月內 | 2024年3月內 | in | 2024-03-01 | 2024-03-31 | month | firm | 2024-03
2024年2月底前 | 2024年2月底前 | by | - | 2024-02-29 | month | firm | ../2024-02
2024年3月或之前 | 2024年3月或之前 | by | - | 2024-03-31 | month | firm | ../2024-03
2024年3月初 | 2024年3月初 | in | 2024-03-01 | 2024-03-10 | month | approximate | 2024-03~/2024-03-10~
2024年3月上旬 | 2024年3月上旬 | in | 2024-03-01 | 2024-03-10 | month | approximate | 2024-03~/2024-03-10~
2024年3月中旬 | 2024年3月中旬 | in | 2024-03-11 | 2024-03-20 | month | approximate | 2024-03-11~/2024-03-20~
2024年3月下旬前 | 2024年3月下旬前 | by | - | 2024-03-31 | month | firm | ../2024-03
2024年後推出 | 2024年後 | from | 2025-01-01 | - | year | firm | 2025/..
2024年第一季後推出 | 2024年第一季後 | from | 2024-04-01 | - | quarter | firm | 2024-34/..
2024年3月5日後 | 2024年3月5日後 | from | 2024-03-06 | - | day | firm | 2024-03-06/..
2025年年中以後 | 2025年年中以後 | from | 2025-08-01 | - | half | approximate | 2025-08~/..
2024年1月至3月 | 2024年1月至3月 | in | 2024-01-01 | 2024-03-31 | month | firm | 2024-33
2024年10月至2025年3月期間 | 2024年10月至2025年3月期間 | in | 2024-10-01 | 2025-03-31 | month | firm | 2024-10/2025-03
並在2024年至2025年內推出 | 2024年至2025年內 | in | 2024-01-01 | 2025-12-31 | multi_year | firm | 2024/2025
2024至2026年 | 2024至2026年 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
2024-2026年 | 2024-2026年 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
2024-2026年底前 | 2024-2026年底前 | by | - | 2026-12-31 | multi_year | firm | ../2026
在2026年年中前三年內 | 2026年年中前三年內 | in | 2023-07-01 | 2026-06-30 | multi_year | firm | 2023-07/2026-06
2027年底前五年內 | 2027年底前五年內 | in | 2023-01-01 | 2027-12-31 | multi_year | firm | 2023/2027
三年內完成 | 三年內 | in | 2023-10-25 | 2026-12-31 | multi_year | approximate | 2023-10-25~/2026~
未來五年 | 未來五年 | in | 2023-10-25 | 2028-12-31 | multi_year | approximate | 2023-10-25~/2028~
未來五年內 | 未來五年內 | in | 2023-10-25 | 2028-12-31 | multi_year | approximate | 2023-10-25~/2028~
於兩年內 | 兩年內 | in | 2023-10-25 | 2025-12-31 | multi_year | approximate | 2023-10-25~/2025~
未來三年(2024-25至2026-27年度) | 未來三年(2024-25至2026-27年度) | in | 2024-04-01 | 2027-03-31 | multi_year | firm | 2024-04/2027-03
由2024年起三年內 | 由2024年起三年內 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
2024-25年度起的三年 | 2024-25年度起的三年 | in | 2024-04-01 | 2027-03-31 | multi_year | firm | 2024-04/2027-03
由2024年4月起6個月內 | 由2024年4月起6個月內 | in | 2024-04-01 | 2024-09-30 | month | firm | 2024-04/2024-09
由2024年1月起為期18個月 | 由2024年1月起 | from | 2024-01-01 | 2025-06-30 | month | firm | 2024-01/2025-06
2024/25學年 | 2024/25學年 | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
2024-25學年內 | 2024-25學年內 | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
2024/2025學年 | 2024/2025學年 | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
2024/25學年前 | 2024/25學年前 | by | - | 2025-08-31 | school_year | firm | ../2025-08
由2024/25學年起 | 由2024/25學年起 | from | 2024-09-01 | - | school_year | firm | 2024-09/..
2023/24至2025/26學年 | 2023/24至2025/26學年 | in | 2023-09-01 | 2026-08-31 | multi_year | firm | 2023-09/2026-08
2023-26學年 | 2023-26學年 | in | 2023-09-01 | 2026-08-31 | multi_year | firm | 2023-09/2026-08
2024-25年度內 | 2024-25年度內 | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
2024-25財政年度 | 2024-25財政年度 | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
2024-25課稅年度 | 2024-25課稅年度 | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
2024-25年度或之前 | 2024-25年度或之前 | by | - | 2025-03-31 | financial_year | firm | ../2025-03
2023-24至2026-27年度 | 2023-24至2026-27年度 | in | 2023-04-01 | 2027-03-31 | multi_year | firm | 2023-04/2027-03
1999-00年度內 | 1999-00年度內 | in | 1999-04-01 | 2000-03-31 | financial_year | firm | 1999-04/2000-03
今年內 | 今年內 | in | 2023-01-01 | 2023-12-31 | year | firm | 2023
今年年底前 | 今年年底前 | by | - | 2023-12-31 | year | firm | ../2023
本年第四季 | 本年第四季 | in | 2023-10-01 | 2023-12-31 | quarter | firm | 2023-36
明年第一季 | 明年第一季 | in | 2024-01-01 | 2024-03-31 | quarter | firm | 2024-33
在明年推出 | 明年 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
後年年底前 | 後年年底前 | by | - | 2025-12-31 | year | firm | ../2025
爭取在2024年內 | 2024年內 | in | 2024-01-01 | 2024-12-31 | year | approximate | 2024~
預計最快2024年第三季完成 | 2024年第三季 | in | 2024-07-01 | 2024-09-30 | quarter | approximate | 2024-35~
大約在2025年 | 2025年 | in | 2025-01-01 | 2025-12-31 | year | approximate | 2025~
繼續推行措施 | 繼續 | ongoing | - | - | - | firm | ../..
持續強化能力 | 持續 | ongoing | - | - | - | firm | ../..
公司亦會繼續匯聚資源 | 繼續 | ongoing | - | - | - | firm | ../..
完成檢視。繼續推行措施 | 繼續 | ongoing | - | - | - | firm | ../..
在2024年內或之前 | 2024年內或之前 | by | - | 2024-12-31 | year | firm | ../2024
2024年初步完成 | 2024年 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
預計2025年完成 | 2025年 | in | 2025-01-01 | 2025-12-31 | year | approximate | 2025~
相關工程2025年完成 | 2025年 | in | 2025-01-01 | 2025-12-31 | year | firm | 2025
在2024年年內 | 2024年年內 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
不遲於2024年6月 | 不遲於2024年6月 | by | - | 2024-06-30 | month | firm | ../2024-06
最遲於2024年年底完成 | 最遲於2024年年底 | by | - | 2024-12-31 | year | firm | ../2024
至2024年6月底止 | 至2024年6月底止 | until | - | 2024-06-30 | month | firm | ../2024-06
2024年3月31日前 | 2024年3月31日前 | by | - | 2024-03-31 | day | firm | ../2024-03-31
到2025年，建成一百個 | 到2025年 | by | - | 2025-12-31 | year | firm | ../2025
增至2027年的600間 | 至2027年 | in | 2027-01-01 | 2027-12-31 | year | firm | 2027
增加至2024/25學年的7,200個 | 至2024/25學年 | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
增加至2024年底不少於125個 | 至2024年底 | by | - | 2024-12-31 | year | firm | ../2024
以及至2027年中不少於180個 | 至2027年中 | by | - | 2027-06-30 | half | firm | ../2027-40
在2022至2025年間 | 2022至2025年間 | in | 2022-01-01 | 2025-12-31 | multi_year | firm | 2022/2025
2022和2023年平均每年 | 2022和2023年 | in | 2022-01-01 | 2023-12-31 | multi_year | firm | 2022/2023
於2024年6月及12月 | 2024年6月及12月 | in | 2024-06-01 | 2024-12-31 | month | approximate | 2024-06~/2024-12~
2024/25及2025/26學年 | 2024/25及2025/26學年 | in | 2024-09-01 | 2026-08-31 | multi_year | firm | 2024-09/2026-08
2024年—2026年 | 2024年—2026年 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
三年計劃(2024-2026年) | 2024-2026年 | in | 2024-01-01 | 2026-12-31 | multi_year | approximate | 2024~/2026~
由2024年1月1日至2024年3月15日 | 由2024年1月1日至2024年3月15日 | in | 2024-01-01 | 2024-03-15 | day | firm | 2024-01-01/2024-03-15
由2024年1月1日起至2024年3月15日止 | 由2024年1月1日起至2024年3月15日止 | in | 2024-01-01 | 2024-03-15 | day | firm | 2024-01-01/2024-03-15
自2023年1月1日起取消配額，為期兩年。 | 自2023年1月1日起 | from | 2023-01-01 | 2024-12-31 | day | firm | 2023-01-01/2024-12-31
於2024年內起簡化安排 | 2024年內起 | from | 2024-01-01 | - | year | firm | 2024/..
由2024年立法會會期起 | 由2024年立法會會期起 | from | 2024-01-01 | - | year | approximate | 2024~/..
在2024年立法會會期內 | 2024年立法會會期內 | in | 2024-01-01 | 2024-12-31 | year | approximate | 2024~
自2024年分階段推行 | 自2024年 | from | 2024-01-01 | - | year | firm | 2024/..
半年內完成 | 半年內 | in | 2023-10-25 | 2024-04-24 | month | approximate | 2023-10-25~/2024-04-24~
六個月內完成 | 六個月內 | in | 2023-10-25 | 2024-04-24 | month | approximate | 2023-10-25~/2024-04-24~
一年半內完成 | 一年半內 | in | 2023-10-25 | 2025-04-24 | multi_year | approximate | 2023-10-25~/2025-04-24~
未來18個月 | 未來18個月 | in | 2023-10-25 | 2025-04-24 | multi_year | approximate | 2023-10-25~/2025-04-24~
未來3至5年內 | 未來3至5年內 | in | 2023-10-25 | 2028-12-31 | multi_year | approximate | 2023-10-25~/2028~
在五年內(2022-23至2026-27年度) | 五年內(2022-23至2026-27年度) | in | 2022-04-01 | 2027-03-31 | multi_year | firm | 2022-04/2027-03
於2023-24年度完結前 | 2023-24年度完結前 | by | - | 2024-03-31 | financial_year | firm | ../2024-03
在2022/23學年完結前 | 2022/23學年完結前 | by | - | 2023-08-31 | school_year | firm | ../2023-08
在2021-22年度起的五年內 | 2021-22年度起的五年內 | in | 2021-04-01 | 2026-03-31 | multi_year | firm | 2021-04/2026-03
明年推出 | 明年 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
年內完成 | 年內 | in | 2023-01-01 | 2023-12-31 | year | firm | 2023
年底前完成 | 年底前 | by | - | 2023-12-31 | year | firm | ../2023
下學年推出 | 下學年 | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
本財政年度內 | 本財政年度內 | in | 2023-04-01 | 2024-03-31 | financial_year | firm | 2023-04/2024-03
下一季 | 下一季 | in | 2024-01-01 | 2024-03-31 | quarter | firm | 2024-33
本月內 | 本月內 | in | 2023-10-01 | 2023-10-31 | month | firm | 2023-10
視乎疫情發展，在2024年內動工 | 2024年內 | in | 2024-01-01 | 2024-12-31 | year | approximate | 2024~
在2024年內推出，視乎立法會批准撥款 | 2024年內 | in | 2024-01-01 | 2024-12-31 | year | approximate | 2024~
民國113年底前 | 民國113年底前 | by | - | 2024-12-31 | year | firm | ../2024
中華民國一百一十三年三月 | 中華民國一百一十三年三月 | in | 2024-03-01 | 2024-03-31 | month | firm | 2024-03
在2024至25年度撥款 | 2024至25年度 | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
在二零二四至二五學年起 | 二零二四至二五學年起 | from | 2024-09-01 | - | school_year | firm | 2024-09/..
在2024-25至2026-27三個財政年度 | 2024-25至2026-27 | in | 2024-04-01 | 2027-03-31 | multi_year | firm | 2024-04/2027-03
2023/24至2025/26三個學年 | 2023/24至2025/26 | in | 2023-09-01 | 2026-08-31 | multi_year | firm | 2023-09/2026-08
在2024-25年度第四季 | 2024-25年度第四季 | in | 2025-01-01 | 2025-03-31 | quarter | firm | 2025-33
於本財政年度第四季推出 | 本財政年度第四季 | in | 2024-01-01 | 2024-03-31 | quarter | firm | 2024-33
2024/25學年上學期 | 2024/25學年上學期 | in | 2024-09-01 | 2025-02-28 | half | approximate | 2024-09~/2025-02~
2025年11月9日至21日舉行 | 2025年11月9日至21日 | in | 2025-11-09 | 2025-11-21 | day | firm | 2025-11-09/2025-11-21
最快可於2025年推出 | 2025年 | in | 2025-01-01 | 2025-12-31 | year | approximate | 2025~
於2019年成立的專責小組在2024年第二季提交報告 | 2024年第二季 | in | 2024-04-01 | 2024-06-30 | quarter | firm | 2024-34
2025年1月1日生效的條例 | 2025年1月1日 | in | 2025-01-01 | 2025-01-01 | day | approximate | 2025-01-01~
於2024年中學文憑試後推行 | 2024年 | in | 2024-01-01 | 2024-12-31 | year | approximate | 2024~
把計劃延長兩年至2025年年底 | 至2025年年底 | until | - | 2025-12-31 | year | firm | ../2025
2024年的第三季 | 2024年的第三季 | in | 2024-07-01 | 2024-09-30 | quarter | firm | 2024-35
2024年Q3 | 2024年Q3 | in | 2024-07-01 | 2024-09-30 | quarter | firm | 2024-35
2024-03-31或之前 | 2024-03-31或之前 | by | - | 2024-03-31 | day | firm | ../2024-03-31
"""  # noqa: E501

ASKED = """
2024年第三季前 | by | 2024-09-30 | 2024-06-30 | quarter | ../2024-35? | deadline_before_unit
2024年第三季度前 | by | 2024-09-30 | 2024-06-30 | quarter | ../2024-35? | deadline_before_unit
2024年3月前 | by | 2024-03-31 | 2024-02-29 | month | ../2024-03? | deadline_before_unit
2024年上半年前 | by | 2024-06-30 | 2023-12-31 | half | ../2024-40? | deadline_before_unit
2024-25年度前 | by | 2025-03-31 | 2024-03-31 | financial_year | ../2025-03? | deadline_before_unit
2025年前 | by | 2024-12-31 | 2025-12-31 | year | ../2024? | deadline_before_unit
2025年之前 | by | 2024-12-31 | 2025-12-31 | year | ../2024? | deadline_before_unit
2024年3月30日前 | by | 2024-03-30 | 2024-03-29 | day | ../2024-03-30? | deadline_before_unit
2024年2月30日 | none | - | - | - | - | deadline_not_on_calendar
2026年上半年前 | by | 2026-06-30 | 2025-12-31 | half | ../2026-40? | deadline_before_unit
2024-25年底前 | by | 2025-03-31 | 2025-12-31 | financial_year | ../2025-03? | deadline_which_years
2024年暑假前 | by | 2024-12-31 | - | year | ../2024? | deadline_not_on_calendar
本屆政府任期內 | none | - | - | - | - | deadline_term_unknown
「十四五」時期 | none | - | - | - | - | deadline_term_unknown
條例通過後六個月 | none | - | - | - | - | deadline_depends_on_event
條例通過後三年內 | none | - | - | - | - | deadline_depends_on_event
草案通過後，六個月內 | none | - | - | - | - | deadline_depends_on_event
計劃推出兩年後 | none | - | - | - | - | deadline_depends_on_event
視乎諮詢結果 | none | - | - | - | - | deadline_depends_on_event
完成諮詢後三個月內 | none | - | - | - | - | deadline_depends_on_event
五年後 | none | - | - | - | - | deadline_counts_from
未來兩個財政年度 | none | - | - | - | - | deadline_counts_from
待條例通過後 | none | - | - | - | - | deadline_depends_on_event
待條例通過後六個月內 | none | - | - | - | - | deadline_depends_on_event
待與內地恢復通關後 | none | - | - | - | - | deadline_depends_on_event
第四季前 | by | 2023-12-31 | 2023-09-30 | quarter | ../2023-36? | deadline_before_unit
113年底前 | none | - | - | - | - | deadline_needs_calendar
before 2025 | by | 2024-12-31 | 2025-12-31 | year | ../2024? | deadline_before_unit
before Q3 2024 | by | 2024-06-30 | 2024-09-30 | quarter | ../2024-34? | deadline_before_unit
before 31 March 2025 | by | 2025-03-30 | 2025-03-31 | day | ../2025-03-30? | deadline_before_unit
31 February 2024 | none | - | - | - | - | deadline_not_on_calendar
the current term of the Government | none | - | - | - | - | deadline_term_unknown
six months after the passage | none | - | - | - | - | deadline_depends_on_event
subject to the outcome of the consultation | none | - | - | - | - | deadline_depends_on_event
pending the passage of the bill | none | - | - | - | - | deadline_depends_on_event
2024年13月 | none | - | - | - | - | deadline_not_on_calendar
2024年第三季至第一季 | none | - | - | - | - | deadline_not_on_calendar
"""

NONE = """
較2021年增加三成
處理2025年起期滿地契
相比2021年有所改善
比2021年多
過去三年內處理了不少個案
在過去五年內
由2022年的100宗增至200宗
2022年的《施政報告》
落實「2024年發展計劃」
推行《2030年藍圖》
在1823查詢服務中擴展
推出為期18個月的計劃
為期一年的試驗
每次續期
每年檢討
每三年內檢討一次
計劃第三年內
首三年內
近五年內
收到申請後三個月內批出
接獲投訴後，三個月內回覆
2023年首九個月
自2021年推出以來
將資助期由三年延長至五年
2024年世界級賽事
在2024年9月的會議上討論
開始接受治療後五個月內康復
十個工作天內
畢業五年內的藝術家
每年公布未來十年可供發展土地的供應預測
公布未來五年的藍圖
不多於六個月內
由2019年（即疫情前）的4 000人增加至4 800人
與2021年相比
以2021年為基準
比過去五年（2017-18至2021-22年度）
較之前五年（2022-23至2026-27年度）高50%
在2023年《施政報告》公布
在2024-25年度財政預算案中
截至2023年9月，已有500宗
落實「十四五」規劃
2022年完成的研究
每年3月31日或之前
每季第一個月
在四季酒店前
全年內
2024年度假村
由2021年的500宗
未來會研究
未來的發展
未來數年
未來兩三年內
未來1.5年內
未來九千年內
增強持續發展能力
政府財政的持續性
業界持續進修
2024年內地訪客
2024年中小企支援
2024年前往內地
2024年底層架構
2030年代
第三季度的工作
一月
十二月
3月31日
18個月
電話2024-2025
第2024章
"""


@pytest.mark.parametrize(
    ("text", "phrase", "relation", "earliest", "latest", "precision", "certainty", "code"),
    rows(READ),
)
def test_a_phrase_is_read_as_a_careful_civil_servant_reads_it(
    text, phrase, relation, earliest, latest, precision, certainty, code
):
    found = only(text)
    assert found.deadline.phrase == phrase
    assert facts(found.deadline) == [
        relation, day(earliest), day(latest), precision, certainty, code
    ]  # fmt: skip
    assert (found.doubt, found.deadline.alternatives) == ("", ())


@pytest.mark.parametrize("written", [simplified, wide, spaced], ids=lambda one: one.__name__)
@pytest.mark.parametrize("text", [row[0] for row in rows(READ)])
def test_the_script_the_width_and_blanks_do_not_matter(text, written):
    other = written(text)
    found = only(other).deadline
    start, end = found.span
    assert facts(found) == facts(only(text).deadline)
    assert other[start:end] == found.phrase
    assert fold(found.phrase) == fold(only(text).deadline.phrase)


@pytest.mark.parametrize(
    ("phrase", "relation", "latest", "other", "precision", "code", "doubt"), rows(ASKED)
)
def test_a_phrase_with_two_readings_keeps_both_and_asks(
    phrase, relation, latest, other, precision, code, doubt
):
    found = only(phrase)
    assert (found.deadline.phrase, found.doubt) == (phrase, doubt)
    expected = [relation, None, day(latest), precision, "ambiguous", "" if code == "-" else code]
    assert facts(found.deadline) == expected
    assert found.deadline.alternatives == ((Window(None, day(other)),) if other != "-" else ())


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_is_no_deadline_is_left_alone(text):
    assert [one.deadline.phrase for one in find_deadlines(text, CONTEXT)] == []
