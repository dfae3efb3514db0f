"""Numbers in Chinese, written without any help from the program, to hold its reader against."""

DIGITS = "零一二三四五六七八九"


def by_digits(value: int) -> str:
    """2024 as 二零二四."""
    return "".join(DIGITS[int(digit)] for digit in str(value))


def by_places(value: int) -> str:
    """3600 as 三千六百, 10500 as 一萬零五百; below 10**12."""
    if value == 0:
        return "零"
    written, below = "", False
    for place, unit in ((10**8, "億"), (10**4, "萬"), (1, "")):
        group, value = divmod(value, place)
        if group == 0:
            below = below or bool(written)
            continue
        if written and (below or group < 1000):
            written += "零"
        written += _group(group) + unit
        below = False
    return written[1:] if written.startswith("一十") else written


def _group(value: int) -> str:
    """1 to 9999."""
    written, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, place)
        if digit == 0:
            gap = bool(written)
            continue
        written += "零" * gap + DIGITS[digit] + unit
        gap = False
    return written
