import dataclasses

from onrecord.annotate.blocks import read_blocks
from onrecord.records import Block
from tests.parsing import document


def test_what_is_read() -> None:
    text = "Title\n\nA caption\n\nA caption\n\n5 min read\n\nThe end came."
    kinds = ("title", "caption", "caption", "boilerplate", "paragraph")
    starts = [text.index("Title"), text.index("A c"), text.rindex("A c"), text.index("5"), text.index("The")]
    lines = text.split("\n\n")
    blocks = tuple(Block(k, s, s + len(line)) for k, s, line in zip(kinds, starts, lines, strict=True))
    made = dataclasses.replace(document(text), blocks=blocks)
    assert [n for n, _ in read_blocks(made)] == [0, 1, 4]
