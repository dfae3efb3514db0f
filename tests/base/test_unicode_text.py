import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.unicode_text import whole


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("字\ud83d", "字\ufffd"),
        ("\udcff字", "\ufffd字"),
        ("\ud83d\ude00", "😀"),
        ("\x00 é 😀 \ue001", "\x00 é 😀 \ue001"),
        ("", ""),
    ],
)
def test_a_half_character_is_shown_as_lost(text, kept):
    assert whole(text) == kept


@given(st.text())
def test_what_a_file_can_keep_stays_as_it_is(text):
    assert whole(text) == text
    text.encode("utf-8")
