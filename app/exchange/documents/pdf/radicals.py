"""Characters that a PDF names wrongly: radicals and compatibility forms of ordinary ones.

Fonts draw 工 and the radical ⼯ (U+2F2F) with one shape, and programs that make PDF files write
down either. Nothing else is normalised: what is printed stays as it is.
"""

import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺇⺈⺋⺌⺍⺗⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺩⺪⺫⺬⺭⺮⺯⺰⺳⺵⺶⺸⺹⺻⺽⺾⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乙几刀㔾小小心歺母民水水火爪爪爿牛王疋罒示礻竹糸纟罒网羊羊老聿臼艹艹虎衤西西见角角讠贝足车辶辶辶邑钅長镸长门阜雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀",
        strict=True,
    )
)
_COMPATIBILITY = (range(0x2F00, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))


def unified(character: str) -> str:
    """The ordinary character for a radical or a compatibility ideograph; others as they are."""
    if character in _SUPPLEMENT:
        return _SUPPLEMENT[character]
    code = ord(character)
    if any(code in stretch for stretch in _COMPATIBILITY) or character in "⺟⻳":
        return unicodedata.normalize("NFKC", character)
    return character
