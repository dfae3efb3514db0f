from datetime import date

import pytest

from app.domain.commitment_reader import ItemText, read_commitment
from app.domain.conventions import ReadingContext
from app.domain.organisation import Directory, Organisation, OrganisationKind

DAY = date(2023, 10, 25)
DIRECTORY = Directory(
    [
        Organisation("1", "sb", "保安局", "", "Security Bureau", "SB"),
        Organisation("2", "fsd", "消防處", "", ""),
        Organisation("3", "any", "相關政策局", "", "", kind=OrganisationKind.PLACEHOLDER),
    ]
)


def read(item, *parts, published=DAY):
    text = ItemText(7, "7", ("章", "節"), item, parts)
    return read_commitment(text, DIRECTORY, ReadingContext(published))


def test_an_item_is_read_whole():
    item = "消防處在2024年內為市民提供共300場訓練，消防處並會檢討。(保安局、相關政策局)"
    found = read(item)
    assert (found.number, found.printed_number, found.path) == (7, "7", ("章", "節"))
    assert found.text == item.partition("(")[0]
    assert [(one.name, one.role.value) for one in found.organisations] == [
        ("保安局", "responsible"), ("相關政策局", "placeholder")
    ]  # fmt: skip
    assert [(one.name, one.role.value) for one in found.agents] == [("消防處", "agent")]
    (action,) = found.actions
    assert (action.deadline.phrase, action.targets[0].value) == ("2024年內", 300)
    assert found.questions == ()


def test_what_a_named_body_continues_is_ongoing_and_what_is_only_described_is_not():
    assert read("消防處繼續與業界合作。(保安局)").actions[0].deadline.phrase == "繼續"
    assert read("支援業界繼續合作。(保安局)").actions[0].deadline is None


@pytest.mark.parametrize(
    ("item", "published", "questions"),
    [
        ("推出計劃。", DAY, [("organisation", "organisation_missing", {})]),
        ("推出計劃。(某某局)", DAY, [("organisation", "organisation_unknown", {"name": "某某局"})]),
        (
            "在2024年第三季前推出。(保安局)",
            DAY,
            [("deadline", "deadline_before_unit", {"phrase": "2024年第三季前"})],
        ),
        (
            "今年內推出。(保安局)",
            None,
            [("deadline", "deadline_needs_published", {"phrase": "今年內"})],
        ),
        (
            "在2023年第三季推出。(保安局)",
            DAY,
            [("deadline", "deadline_was_over", {"phrase": "2023年第三季"})],
        ),
        (
            "在條例通過後六個月實施。(保安局)",
            DAY,
            [("deadline", "deadline_depends_on_event", {"phrase": "條例通過後六個月"})],
        ),
        ("在2023年第三季推出。(保安局)", None, []),
        ("在2023年第四季推出。(保安局)", DAY, []),
        ("由2022年起推出。(保安局)", DAY, []),
    ],
)
def test_what_is_not_sure_is_asked(item, published, questions):
    found = read(item, published=published).questions
    assert [(one.about, one.code, one.values) for one in found] == questions


def test_words_that_stand_for_bodies_are_not_asked_about():
    found = read("完成。責任單位：保安局；各區政府")
    assert [(one.name, one.role.value) for one in found.organisations] == [
        ("保安局", "responsible"), ("各區政府", "placeholder")
    ]  # fmt: skip
    assert found.questions == ()


def test_an_item_in_english_is_read():
    found = read("Provide not less than 500 places by end-2024, and review in Q2 2025. (SB)")
    assert [one.name for one in found.organisations] == ["SB"]
    assert [(one.text, one.deadline.phrase) for one in found.actions] == [
        ("Provide not less than 500 places by end-2024", "by end-2024"),
        ("and review in Q2 2025.", "Q2 2025"),
    ]
    assert found.actions[0].targets[0].value == 500


def test_an_unknown_body_is_kept_as_printed():
    found = read("推出計劃。(某某局、保安局)").organisations
    assert [(one.name, one.known and one.known.code) for one in found] == [
        ("某某局", None), ("保安局", "sb")
    ]  # fmt: skip


def test_the_same_input_gives_the_same_result():
    item = "消防處在2024年第三季前引進20架機械狗。(保安局)"
    assert read(item) == read(item)


# --- a numbered item with bullets ------------------------------------------------------------


def names(parties):
    return [one.name for one in parties]


def test_the_bullets_of_an_item_are_its_actions():
    found = read("改善市容：", "在2024年內完成100宗。", "在2025年年底前檢討。(保安局)")
    assert found.text == "改善市容：\n在2024年內完成100宗。\n在2025年年底前檢討。"
    assert [one.text for one in found.actions] == ["在2024年內完成100宗。", "在2025年年底前檢討。"]
    assert names(found.organisations) == ["保安局"]
    assert found.questions == ()
    for action in found.actions:
        assert found.text[slice(*action.span)] == action.text
        assert found.text[slice(*action.deadline.span)] == action.deadline.phrase
    (target,) = found.actions[0].targets
    assert found.text[slice(*target.span)] == target.phrase == "100宗"


def test_the_last_bracket_governs_the_bullets_without_one():
    found = read("措施：", "推出甲。(相關政策局)", "推出乙。", "推出丙。(保安局)")
    assert [names(one.organisations) for one in found.actions] == [
        ["相關政策局"], ["保安局"], ["保安局"]
    ]  # fmt: skip
    assert names(found.organisations) == ["相關政策局", "保安局"]


def test_a_bracket_of_the_head_governs_bullets_that_have_none():
    found = read("措施：(保安局)", "推出甲。", "推出乙。")
    assert names(found.organisations) == ["保安局"]
    assert [one.organisations for one in found.actions] == [(), ()]


def test_a_head_that_says_by_when_is_an_action_too():
    found = read("在2024年內：", "推出甲。", "推出乙。(保安局)")
    assert [one.text for one in found.actions] == ["在2024年內：", "推出甲。", "推出乙。"]
    assert [one.deadline is not None for one in found.actions] == [True, False, False]


def test_a_bullet_with_two_deadlines_is_two_actions():
    found = read("措施：", "在2024年內推出，並在2025年內檢討。", "推出乙。(保安局)")
    assert [one.text for one in found.actions] == [
        "在2024年內推出",
        "並在2025年內檢討。",
        "推出乙。",
    ]
