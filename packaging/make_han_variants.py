"""Make resources/folding/han-variants.txt from the character tables of OpenCC.

    python packaging/make_han_variants.py FOLDER

FOLDER holds the plain text tables TSCharacters.txt, HKVariants.txt and TWVariants.txt
of OpenCC (Apache License 2.0), as found in its source and in several packages.
A line of the result is the character that stands for a group, followed by its variants.
"""

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

RESULT = Path(__file__).resolve().parents[1] / "resources" / "folding" / "han-variants.txt"
HEAD = """\
# Characters that find each other in a search. Each line: the one that stands for the others,
# then the others. Made by packaging/make_han_variants.py from the character tables of OpenCC
# (https://github.com/BYVoid/OpenCC, Apache License 2.0, see LICENSE-OpenCC.txt).
"""
# Pairs that documents of Hong Kong, Taiwan and the mainland write differently and OpenCC keeps
# apart, because the choice depends on the word.
EXTRA = (
    "着著",
    "台臺",
    "台檯",
    "台颱",
    "里裏",
    "里裡",
    "只隻",
    "只衹",
    "了瞭",
    "周週",
    "余餘",
    "干乾",
    "干幹",
)
# Radicals that a PDF may give in the place of the characters, and that NFKC leaves alone.
RADICALS = (
    "西⻄",
    "长⻓",
    "青⻘",
    "页⻚",
    "风⻛",
    "食⻝",
    "马⻢",
    "鱼⻥",
    "鸟⻦",
    "麦⻨",
    "黄⻩",
    "齐⻬",
    "龙⻰",
    "龟⻳",
    "户⼾",
    "母⺟",
    "民⺠",
)


def pairs(folder: Path, name: str) -> list[tuple[str, str]]:
    """Single characters of a table with their first counterpart."""
    found = []
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        key, _, values = line.partition("\t")
        value = values.split(" ")[0]
        if len(key) == 1 and len(value) == 1:
            found.append((key, value))
    return found


class Groups:
    """Characters that stand for each other, each group under one leader."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}

    def find(self, character: str) -> str:
        while self._leader.get(character, character) != character:
            character = self._leader[character]
        return character

    def join(self, variant: str, standard: str) -> None:
        first, second = self.find(variant), self.find(standard)
        if first != second:
            self._leader[first] = second

    def lines(self) -> list[str]:
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for character, leader in self._leader.items():
            standard = self.find(character)
            for member in {character, leader} - {standard}:
                # Compatibility characters are folded by NFKD before this table is asked.
                if unicodedata.normalize("NFKD", member) == member:
                    groups[standard].add(member)
        return [first + "".join(sorted(others)) for first, others in sorted(groups.items())]


def main() -> None:
    folder = Path(sys.argv[1])
    groups = Groups()
    for traditional, simplified in pairs(folder, "TSCharacters.txt"):
        groups.join(traditional, simplified)
    for name in ("HKVariants.txt", "TWVariants.txt"):
        for standard, variant in pairs(folder, name):
            groups.join(variant, standard)
    for group in (*EXTRA, *RADICALS):
        for variant in group[1:]:
            groups.join(variant, group[0])
    lines = groups.lines()
    RESULT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} groups, {sum(map(len, lines)) - len(lines)} variants")


if __name__ == "__main__":
    main()
