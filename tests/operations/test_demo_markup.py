"""The demo's markup makes the blocks that a reporter would have made in the admin."""

import json

import pytest

from articles.models import ArticlePage
from operations.demo import content
from operations.demo.markup import BUILDERS, Shelf, body_json

STORY = ArticlePage._meta.get_field("body").stream_block
EXAMPLES = {
    "picture": "[picture: lock-map | A map | Where it is | Ada]",
    "gallery": "[gallery: Boats]\n- one | A | a | Ada\n- two | B | b | Ada",
    "facts": "[facts: Numbers]\n- One\n- Two",
    "key facts": "[key facts: In short]\n- Cost: £6.8m\n- When: in May: late",
    "timeline": "[timeline: Years]\n- March: A survey",
    "table": "[table: Schools | Returns]\n- School | Pupils\n- Ropewalk | 398",
    "chart": "[chart: Rent | line | pounds | Register]\nYear, Rent\n2025, 1064",
    "document": "[document: a.csv | A list | Of schools]\nschool,pupils",
    "embed": "[embed: A choir | A song | https://example.org/a | Short.]",
    "related": "[related: a-story]",
}


@pytest.fixture
def shelf():
    return Shelf(
        picture=lambda name, alt, credit: len(name),
        document=lambda name, title, text: len(text),
        story=lambda slug: {"a-story": 7}[slug],
    )


def blocks(text, shelf) -> list[dict]:
    return json.loads(body_json(text, shelf))


def test_an_example_of_each_kind_is_here():
    assert EXAMPLES.keys() == BUILDERS.keys()


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_bracket_becomes_a_block_that_a_story_may_hold(kind, shelf):
    (block,) = blocks(EXAMPLES[kind], shelf)
    child = STORY.child_blocks[block["type"]]
    value = block["value"]
    if isinstance(value, dict):
        assert value.keys() == child.child_blocks.keys()


def test_what_stands_in_a_bracket_is_kept(shelf):
    text = "\n\n".join(EXAMPLES.values())
    made = {block["type"]: block["value"] for block in blocks(text, shelf)}
    assert made["key_facts"]["facts"][1] == {"label": "When", "fact": "in May: late"}
    assert made["gallery"]["pictures"][1]["caption"] == "b"
    assert made["table"]["table"]["rows"] == [{"values": ["Ropewalk", "398"]}]
    assert made["chart"]["figures"] == "Year, Rent\n2025, 1064"
    assert made["document"]["document"] == len("school,pupils")
    assert made["related_story"] == 7


@pytest.mark.parametrize("text", ["[related: nowhere]", "[film: x]"])
def test_what_is_not_there_is_an_error(text, shelf):
    with pytest.raises(KeyError):
        body_json(text, shelf)


def test_the_demo_shows_every_new_kind_of_block():
    text = "".join(story["body"] for story in content.stories())
    assert [kind for kind in BUILDERS if f"\n[{kind}: " not in text] == []
