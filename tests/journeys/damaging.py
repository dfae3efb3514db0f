"""Files damaged as disks, mails and bad programs damage them: cut, shuffled, doubled, overwritten.

Bytes of a whole file mostly hit what is compressed, which a reader refuses at once. So much of
the damage is done inside: to the text of a stream of a PDF, to a part of a Word document, to the
characters of a text.
"""

import io
import re
import zipfile
import zlib
from random import Random

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PIECES = tuple(
    re.compile(words, re.DOTALL)
    for words in (
        rb"<w:p>.*?</w:p>",
        rb"<w:r>.*?</w:r>",
        rb"(?<=>)[^<>]+(?=<)",
        rb'(?<=")[^"<>]*(?=")',
    )
)
_SIGNS = (
    "\n\n\r\t\f\x0b\x00\u2028\u3000\ufeff•-–*#|<>&;:：()（）「」，。、0123456789年月日前起%第季"
)
_MOST_WOUNDS = 4


def damaged(content: bytes, draw: Random) -> bytes:
    """The file with some wounds; with the same draws always the same ones."""
    if content.startswith(b"PK") and draw.random() < 0.7:
        return _within_archive(content, draw)
    if content.startswith(b"%PDF") and draw.random() < 0.5:
        return _within_stream(content, draw)
    if not content.startswith((b"PK", b"%PDF")) and draw.random() < 0.7:
        return _within_text(content, draw)
    return _wounded(content, draw)


def _wounded(content: bytes, draw: Random) -> bytes:
    for _ in range(draw.randint(1, _MOST_WOUNDS)):
        content = draw.choice(_WOUNDS)(content, draw)
    return content


def _cut_out(content: bytes, draw: Random) -> bytes:
    first, last = _stretch(content, draw)
    return content[:first] + content[last:]


def _cut_off(content: bytes, draw: Random) -> bytes:
    """Not much of it in most cases: a file of which nothing is left says nothing."""
    return content[: len(content) - int(len(content) * draw.random() ** 3)]


def _double(content: bytes, draw: Random) -> bytes:
    first, last = _stretch(content, draw)
    return content[:last] + content[first:last] * draw.choice((1, 1, 1, 12)) + content[last:]


def _shuffle(content: bytes, draw: Random) -> bytes:
    """Two stretches change places, as blocks of a disk do."""
    first, last = _stretch(content, draw)
    other = draw.randint(last, len(content))
    end = min(len(content), other + last - first)
    return b"".join(
        (content[:first], content[other:end], content[last:other], content[first:last],
         content[end:])
    )  # fmt: skip


def _overwrite(content: bytes, draw: Random) -> bytes:
    first, last = _stretch(content, draw)
    return content[:first] + draw.randbytes(last - first) + content[last:]


def _change_one(content: bytes, draw: Random) -> bytes:
    at = draw.randrange(len(content) + 1)
    return content[:at] + draw.randbytes(1) + content[at + 1 :]


def _change_number(content: bytes, draw: Random) -> bytes:
    """Lengths, offsets and counts, which a reader may believe."""
    numbers = list(re.finditer(rb"\d+", content[:200_000]))
    if not numbers:
        return content
    one = draw.choice(numbers)
    other = draw.choice((b"0", b"-1", b"4294967295", b"99999999999999999999", one[0] + b"0"))
    return content[: one.start()] + other + content[one.end() :]


_WOUNDS = (
    _cut_out, _cut_off, _double, _shuffle, _overwrite, _change_one, _change_one, _change_number,
)  # fmt: skip


def _stretch(content: bytes | str, draw: Random) -> tuple[int, int]:
    first = draw.randint(0, len(content))
    return first, min(len(content), first + draw.choice((1, 4, 40, 400, 4_000)))


def _within_text(content: bytes, draw: Random) -> bytes:
    """Whole characters, so that it is a text still."""
    words = content.decode("utf-8")
    for _ in range(draw.randint(1, _MOST_WOUNDS)):
        first, last = _stretch(words, draw)
        other, end = _stretch(words, draw)
        here, there = words[first:last], words[other:end]
        new = draw.choice(("", here * 2, here * 12, there, there, _noise(last - first, draw)))
        words = words[:first] + new + words[last:]
    return words.encode("utf-8", "replace")


def _noise(length: int, draw: Random) -> str:
    """Half of it signs that mean something to a reader."""
    return "".join(
        draw.choice(_SIGNS) if draw.random() < 0.5 else chr(draw.randrange(0x20, 0x30000))
        for _ in range(length)
    )


def _within_stream(content: bytes, draw: Random) -> bytes:
    stream = draw.choice(list(_STREAM.finditer(content)))
    try:
        inside = zlib.decompress(stream[1])
    except zlib.error:
        return _wounded(content, draw)
    packed = zlib.compress(_wounded(inside, draw))
    return content[: stream.start(1)] + packed + content[stream.end(1) :]


def _within_archive(content: bytes, draw: Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hit = draw.choice(["word/document.xml", *parts])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, _gentler(part, draw) if name == hit else part)
    return out.getvalue()


def _gentler(part: bytes, draw: Random) -> bytes:
    """Most wounds end XML where they are; paragraphs, words and values are hit as a whole too."""
    for _ in range(draw.randint(1, _MOST_WOUNDS)):
        pieces = list(draw.choice(_PIECES).finditer(part))
        if not pieces or draw.random() < 0.1:
            return _wounded(part, draw)
        one, other = draw.choice(pieces), draw.choice(pieces)
        new = draw.choice((b"", other[0], other[0], one[0] * 2, one[0] * 200))
        part = part[: one.start()] + new + part[one.end() :]
    return part
