import pytest

from app.exchange.documents.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("繼續推行措施，完善地區治理體系。", "zh-Hant"),
        ("应急管理一項以外，其餘都是繁體，並由發展局負責推動。", "zh-Hant"),
        ("继续推行措施，完善地区治理体系。", "zh-Hans"),
        ("治理水平", "zh-Hant"),
        ("The Security Bureau (保安局) will launch the scheme within 2024.", "en"),
        ("Launch the scheme.", "en"),
    ],
)
def test_the_script_that_more_characters_belong_to_is_the_language(text, language):
    assert language_of(text) == language
