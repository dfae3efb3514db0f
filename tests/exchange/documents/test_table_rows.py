import pytest

from app.exchange.documents.table_rows import column_of_parties, lines_of_table


@pytest.mark.parametrize(
    "head",
    [
        "負責機構", "责任单位", "政策局／部門", "政策局/部門", "負責的政策局", "牽頭單位", "部門",
        "主责部门", "Responsible party", "Lead department", "Responsible bureau/department",
        "Bureaux / departments",
    ],
)  # fmt: skip
def test_a_column_of_organisations_is_known_by_its_head(head):
    assert column_of_parties([[["項目"], [head], ["時間"]]]) == 1


@pytest.mark.parametrize(
    "head", ["部門開支", "措施", "機構數目", "Responsibility of users", "Leading"]
)
def test_other_columns_are_none(head):
    assert column_of_parties([[["項目"], [head]]]) is None


def test_two_such_columns_are_not_guessed_at():
    assert column_of_parties([[["負責機構"], ["協助部門"], ["部門"]]]) is None


def test_what_stands_in_brackets_already_gets_no_more():
    rows = [[["項目"], ["負責機構"]], [["一"], ["（保安局）"]], [["二"], ["發展局"]], [["三"], []]]
    assert lines_of_table(rows) == [["項目 負責機構"], ["一 （保安局）"], ["二 （發展局）"], ["三"]]


def test_the_head_of_an_earlier_page_holds():
    assert lines_of_table([[["1"], ["推出"], ["保安局"]]], 2) == [["1. 推出 （保安局）"]]


def test_empty_rows_give_no_line():
    assert lines_of_table([[[], [" "]], [["字"]]]) == [[], ["字"]]
    assert lines_of_table([]) == []
