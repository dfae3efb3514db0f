"""What a click on a head makes of the order."""

from app.domain.fields import Field
from app.domain.filters import SortKey
from app.ui.table.heads import next_sort

UP, DOWN = SortKey(Field.STATUS), SortKey(Field.STATUS, descending=True)
OWNER = SortKey(Field.OWNER)


def test_alone_it_goes_up_down_and_away():
    assert next_sort((), Field.STATUS, beside=False) == (UP,)
    assert next_sort((UP,), Field.STATUS, beside=False) == (DOWN,)
    assert next_sort((DOWN,), Field.STATUS, beside=False) == ()


def test_a_plain_click_leaves_one_key():
    assert next_sort((OWNER, UP), Field.STATUS, beside=False) == (UP,)
    assert next_sort((OWNER,), Field.STATUS, beside=False) == (UP,)


def test_beside_the_others_keep_their_places():
    assert next_sort((OWNER,), Field.STATUS, beside=True) == (OWNER, UP)
    assert next_sort((UP, OWNER), Field.STATUS, beside=True) == (DOWN, OWNER)
    assert next_sort((DOWN, OWNER), Field.STATUS, beside=True) == (OWNER,)
