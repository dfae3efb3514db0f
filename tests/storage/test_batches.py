import pytest

from app.storage.batches import batched


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1_250])
def test_all_items_come_in_order_and_never_too_many_at_once(count):
    pieces = list(batched(iter(range(count))))
    assert [item for piece in pieces for item in piece] == list(range(count))
    assert all(0 < len(piece) <= 500 for piece in pieces)
