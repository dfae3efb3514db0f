"""How phrases of time in English are read; the columns are those of the Chinese table."""

import pytest

from app.domain.deadline_grammar.reader import find_deadlines
from tests.domain.deadline_tables import CONTEXT, day, facts, only, rows, wide

READ = """
by end-2024 | by end-2024 | by | - | 2024-12-31 | year | firm | ../2024
by the end of 2024 | by the end of 2024 | by | - | 2024-12-31 | year | firm | ../2024
in Q3 2024 | Q3 2024 | in | 2024-07-01 | 2024-09-30 | quarter | firm | 2024-35
in the third quarter of 2024 | the third quarter of 2024 | in | 2024-07-01 | 2024-09-30 | quarter | firm | 2024-35
within 2025 | within 2025 | in | 2025-01-01 | 2025-12-31 | year | firm | 2025
from April 2024 | from April 2024 | from | 2024-04-01 | - | month | firm | 2024-04/..
from April 2024 onwards | from April 2024 onwards | from | 2024-04-01 | - | month | firm | 2024-04/..
by mid-2026 | by mid-2026 | by | - | 2026-06-30 | half | firm | ../2026-40
early 2024 | early 2024 | in | 2024-01-01 | 2024-03-31 | quarter | approximate | 2024-33~
in early 2024 | early 2024 | in | 2024-01-01 | 2024-03-31 | quarter | approximate | 2024-33~
first half of 2025 | first half of 2025 | in | 2025-01-01 | 2025-06-30 | half | firm | 2025-40
in the first half of 2025 | the first half of 2025 | in | 2025-01-01 | 2025-06-30 | half | firm | 2025-40
in 2024-25 | 2024-25 | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
within the 2024-25 financial year | within the 2024-25 financial year | in | 2024-04-01 | 2025-03-31 | financial_year | firm | 2024-04/2025-03
in the 2024/25 school year | 2024/25 school year | in | 2024-09-01 | 2025-08-31 | school_year | firm | 2024-09/2025-08
before the end of the 2024/25 school year | before the end of the 2024/25 school year | by | - | 2025-08-31 | school_year | firm | ../2025-08
from the 2024/25 academic year | from the 2024/25 academic year | from | 2024-09-01 | - | school_year | firm | 2024-09/..
2024 to 2026 | 2024 to 2026 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
from 2024 to 2026 | from 2024 to 2026 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
between 2024 and 2026 | between 2024 and 2026 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
from April 2024 to March 2025 | from April 2024 to March 2025 | in | 2024-04-01 | 2025-03-31 | month | firm | 2024-04/2025-03
from April to June 2024 | from April to June 2024 | in | 2024-04-01 | 2024-06-30 | month | firm | 2024-34
in the next five years | the next five years | in | 2023-10-25 | 2028-12-31 | multi_year | approximate | 2023-10-25~/2028~
within six months | within six months | in | 2023-10-25 | 2024-04-24 | month | approximate | 2023-10-25~/2024-04-24~
over the next three years | over the next three years | in | 2023-10-25 | 2026-12-31 | multi_year | approximate | 2023-10-25~/2026~
by 2025 | by 2025 | by | - | 2025-12-31 | year | firm | ../2025
before end-2024 | before end-2024 | by | - | 2024-12-31 | year | firm | ../2024
in or before 2025 | in or before 2025 | by | - | 2025-12-31 | year | firm | ../2025
in 2024 or before | 2024 or before | by | - | 2024-12-31 | year | firm | ../2024
on 1 January 2024 | 1 January 2024 | in | 2024-01-01 | 2024-01-01 | day | firm | 2024-01-01
by 31 March 2025 | by 31 March 2025 | by | - | 2025-03-31 | day | firm | ../2025-03-31
by March 31, 2025 | by March 31, 2025 | by | - | 2025-03-31 | day | firm | ../2025-03-31
no later than June 2024 | no later than June 2024 | by | - | 2024-06-30 | month | firm | ../2024-06
with effect from 1 April 2024 | with effect from 1 April 2024 | from | 2024-04-01 | - | day | firm | 2024-04-01/..
starting from the second quarter of 2024 | starting from the second quarter of 2024 | from | 2024-04-01 | - | quarter | firm | 2024-34/..
until end-2026 | until end-2026 | until | - | 2026-12-31 | year | firm | ../2026
until 2026 | until 2026 | until | - | 2026-12-31 | year | firm | ../2026
late 2024 | late 2024 | in | 2024-10-01 | 2024-12-31 | quarter | approximate | 2024-36~/2024-36~
next year | next year | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
within this year | within this year | in | 2023-01-01 | 2023-12-31 | year | firm | 2023
by the end of next year | by the end of next year | by | - | 2024-12-31 | year | firm | ../2024
subject to LegCo's approval, launch in 2025 | 2025 | in | 2025-01-01 | 2025-12-31 | year | approximate | 2025~
from 2,000 in 2021 to 4,000 in 2025 | 2025 | in | 2025-01-01 | 2025-12-31 | year | firm | 2025
continue to support the trade | continue to | ongoing | - | - | - | firm | ../..
The Police will continue to patrol | continue to | ongoing | - | - | - | firm | ../..
from January 2024 for 18 months | from January 2024 | from | 2024-01-01 | 2025-06-30 | month | firm | 2024-01/2025-06
mid-2024 | mid-2024 | in | 2024-06-01 | 2024-07-31 | half | approximate | 2024-06~/2024-07~
by Q3 2024 | by Q3 2024 | by | - | 2024-09-30 | quarter | firm | ../2024-35
tentatively in 2025 | 2025 | in | 2025-01-01 | 2025-12-31 | year | approximate | 2025~
striving to complete in 2025 | 2025 | in | 2025-01-01 | 2025-12-31 | year | approximate | 2025~
In 2024 500 places will be offered | 2024 | in | 2024-01-01 | 2024-12-31 | year | firm | 2024
May 2024 | May 2024 | in | 2024-05-01 | 2024-05-31 | month | firm | 2024-05
Q1 to Q3 2024 | Q1 to Q3 2024 | in | 2024-01-01 | 2024-09-30 | quarter | firm | 2024-33/2024-35
2024 Q3 | 2024 Q3 | in | 2024-07-01 | 2024-09-30 | quarter | firm | 2024-35
by the third quarter of next year | by the third quarter of next year | by | - | 2024-09-30 | quarter | firm | ../2024-35
after 2025 | after 2025 | from | 2026-01-01 | - | year | firm | 2026/..
end of March 2025 | end of March 2025 | in | 2025-03-21 | 2025-03-31 | month | firm | 2025-03-21~/2025-03
by end-March 2025 | by end-March 2025 | by | - | 2025-03-31 | month | firm | ../2025-03
as early as 2024 | 2024 | in | 2024-01-01 | 2024-12-31 | year | approximate | 2024~
from 2024 onwards | from 2024 onwards | from | 2024-01-01 | - | year | firm | 2024/..
in the fourth quarter of this year | the fourth quarter of this year | in | 2023-10-01 | 2023-12-31 | quarter | firm | 2023-36
by year-end 2024 | by year-end 2024 | by | - | 2024-12-31 | year | firm | ../2024
in 2024–2026 | 2024–2026 | in | 2024-01-01 | 2026-12-31 | multi_year | firm | 2024/2026
by the first quarter of 2025 at the latest | by the first quarter of 2025 | by | - | 2025-03-31 | quarter | firm | ../2025-33
the end of the 2024-25 financial year | the end of the 2024-25 financial year | in | 2025-02-01 | 2025-03-31 | financial_year | firm | 2025-02~/2025-03
by the end of 2024-25 | by the end of 2024-25 | by | - | 2025-03-31 | financial_year | firm | ../2025-03
up to 2030 | up to 2030 | until | - | 2030-12-31 | year | firm | ../2030
on or before 30 June 2024 | on or before 30 June 2024 | by | - | 2024-06-30 | day | firm | ../2024-06-30
in the coming ten years (2023-24 to 2032-33) | the coming ten years (2023-24 to 2032-33) | in | 2023-04-01 | 2033-03-31 | multi_year | firm | 2023-04/2033-03
within five years (2022-23 to 2026-27) | within five years (2022-23 to 2026-27) | in | 2022-04-01 | 2027-03-31 | multi_year | firm | 2022-04/2027-03
in the five-year period from 2021-22 | the five-year period from 2021-22 | in | 2021-04-01 | 2026-03-31 | multi_year | firm | 2021-04/2026-03
for two years starting from 1 January 2023 | starting from 1 January 2023 | from | 2023-01-01 | 2024-12-31 | day | firm | 2023-01-01/2024-12-31
the plan for 2024 to 2026 will be ready in mid-2024 | mid-2024 | in | 2024-06-01 | 2024-07-31 | half | approximate | 2024-06~/2024-07~
in June and July 2024 | June and July 2024 | in | 2024-06-01 | 2024-07-31 | month | firm | 2024-06/2024-07
"""  # noqa: E501

NONE = """
compared with 2021
15% more than in 2022
over the 2021-22 level
in the 2024 Policy Address
the 2024-25 Budget
in the 2024-25 Budget
in 2023 Policy Address
Copyright (Amendment) Bill 2022
implement "Vision 2030"
for a period of 18 months
launch an 18-month pilot
the past five years
over the past three years
it may do so in May
within 14 days
within three months upon receipt of applications
within six months of receiving the documents
since 2020
Hong Kong 2030
Section 2024
leases expiring from 2025 onwards
the yearly average in 2020 and 2021
more than those over that before 2021-22
over four times those of the past five years (2017-18 to 2021-22)
process applications within 3 months
as at end-March 2024, 500 cases were handled
Hospital Development Plan 2016-2026
about 2 000 units
about 2000 units
2,024 places
a 2024 calendar
"""


@pytest.mark.parametrize(
    ("text", "phrase", "relation", "earliest", "latest", "precision", "certainty", "code"),
    rows(READ),
)
@pytest.mark.parametrize("written", [str, str.upper, wide], ids=["as is", "capitals", "wide"])
def test_an_english_phrase_is_read(
    text, phrase, relation, earliest, latest, precision, certainty, code, written
):
    found = only(written(text)).deadline
    assert found.phrase == written(phrase)
    assert facts(found) == [relation, day(earliest), day(latest), precision, certainty, code]
    assert written(text)[slice(*found.span)] == found.phrase


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_is_no_deadline_is_left_alone(text):
    assert [one.deadline.phrase for one in find_deadlines(text, CONTEXT)] == []


def test_several_deadlines_are_found_in_order():
    text = "Complete the review in 2024, launch by mid-2025 and expand from April 2026 onwards."
    found = [one.deadline for one in find_deadlines(text, CONTEXT)]
    assert [one.phrase for one in found] == ["2024", "by mid-2025", "from April 2026 onwards"]
    assert [text[slice(*one.span)] for one in found] == [one.phrase for one in found]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("in five years", "deadline_counts_from"),
        ("in the next three financial years", "deadline_counts_from"),
        ("in 2024/25", "deadline_which_years"),
        ("in 2024-27", "deadline_which_years"),
        ("in 2026/27 and 2027/28", "deadline_which_years"),
        ("in the third quarter of last year", ""),
    ],
)
def test_what_is_unclear_in_english_is_asked_about(text, doubt):
    assert only(text).doubt == doubt
