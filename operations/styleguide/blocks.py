"""The blocks of a story's body, each in its states."""

from types import SimpleNamespace

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from articles.blocks import StoryBlock
from operations.styleguide import samples
from operations.styleguide.entries import Entry, State, entry
from operations.styleguide.samples import LONG_HEADLINE, LONG_NAME, LONG_WORD

BLOCKS = StoryBlock().child_blocks
FACTS = ["Cost: £6.8m", LONG_HEADLINE, LONG_WORD]
WEEKS = "\n".join(f"Week {n},{n * 31 % 47 - 20}" for n in range(1, 61))
PLAYER = "https://player.example.org/v/1"


def entries() -> list[Entry]:
    """Every template in `templates/blocks/`."""
    return [*_words(), *_media(), *_evidence(), *_links()]


def _state(block: str, name: str, **changes) -> State:
    """A state made from the block's own preview, rendered as in a story."""

    def render(_context: dict) -> str:
        return in_prose(_rendered(block, changes))

    return State(name, render=render)


def _rendered(block: str, changes: dict) -> str:
    kind = BLOCKS[block]
    preview = kind.get_preview_value()
    value = dict(preview) | changes if changes else preview
    return kind.render(kind.normalize(value))


def in_prose(html: str) -> str:
    """Blocks stand in the column of a story's text."""
    return mark_safe(f'<div class="prose">{html}</div>')  # noqa: S308 (just rendered)


def _plain(block: str, name: str, value) -> State:
    def render(_context: dict) -> str:
        kind = BLOCKS[block]
        return in_prose(kind.render(kind.to_python(value)))

    return State(name, render=render)


def _given(template: str, name: str, **context) -> State:
    """A state whose pictures, files and stories are samples."""

    def render(_context: dict) -> str:
        return in_prose(render_to_string(template, context))

    return State(name, render=render)


def _words() -> list[Entry]:
    text = (
        "<p>Six members voted for it, <b>three</b> against, <i>one</i> was away. The "
        '<a href="https://example.org/minutes">minutes</a> say why.</p>'
        "<ul><li>One</li><li>Two</li></ul><ol><li>First</li></ol>"
    )
    speaker = {"speaker": LONG_NAME, "role": "chair of the board"}
    return [
        entry(
            "blocks/paragraph.html",
            _plain("paragraph", "text, links, lists", text),
            _plain("paragraph", "one long word", f"<p>{LONG_WORD * 2}</p>"),
        ),
        entry(
            "blocks/subheading.html", _plain("subheading", "one", "Three votes against")
        ),
        entry(
            "blocks/quotation.html",
            _state("quotation", "as in the picker"),
            _state("quotation", "a name of 60 characters", **speaker),
            _state("quotation", "nobody named", speaker="", role=""),
        ),
        entry("blocks/pull_quote.html", _state("pull_quote", "one")),
    ]


def _media() -> list[Entry]:
    tall = {"image": samples.picture(480, 960), "caption": "", "credit": "Lena Brandt"}
    wide = {
        "image": samples.picture(),
        "caption": samples.DECK,
        "credit": "Lena Brandt",
    }
    bare = {"image": samples.picture(), "caption": "", "credit": ""}
    embed = {"provider": "Harbour television", "title": "The lock filling", "text": ""}
    embed |= {"address": PLAYER, "image": samples.picture()}
    many = {"title": "A morning afloat", "pictures": [wide, tall, bare, wide]}
    return [
        entry(
            "blocks/picture.html",
            _given("blocks/picture.html", "caption and credit", value=wide),
            _given("blocks/picture.html", "upright", value=tall),
            _given("blocks/picture.html", "no caption", value=bare),
        ),
        entry(
            "blocks/gallery.html",
            _given("blocks/gallery.html", "four", value=many),
            _given(
                "blocks/gallery.html", "two", value=many | {"pictures": [wide, tall]}
            ),
        ),
        entry(
            "blocks/embed.html",
            _state("embed", "a card"),
            _given(
                "blocks/embed.html",
                "picture and player",
                value=embed,
                host="player.example.org",
                player=PLAYER,
            ),
            _state("embed", "180 characters", title=LONG_HEADLINE),
        ),
    ]


def _evidence() -> list[Entry]:
    chart = {"title": "The level", "unit": "cm", "source": "Rivers office"}
    cells: dict = {
        "columns": [{"type": "figure", "heading": f"Column {n}"} for n in range(9)]
    }
    cells |= {"rows": [{"values": ["1,064"] * 9}] * 3, "caption": "A wide table"}
    events = [
        {"when": "March", "what": LONG_HEADLINE},
        {"when": LONG_WORD, "what": "."},
    ]
    pairs = [
        {"label": word[:40], "fact": LONG_HEADLINE} for word in (LONG_WORD, "Cost")
    ]
    return [
        entry(
            "blocks/key_facts.html",
            _state("key_facts", "without a title"),
            _state("key_facts", "long", title="What is known", facts=pairs),
        ),
        entry(
            "blocks/fact_box.html",
            _state("fact_box", "as in the picker"),
            _state("fact_box", "long", title=LONG_HEADLINE[:120], facts=FACTS),
        ),
        entry(
            "blocks/timeline.html",
            _state("timeline", "one"),
            _state("timeline", "long", events=events),
        ),
        entry(
            "blocks/table.html",
            _state("table", "as in the picker"),
            _plain(
                "table",
                "wider than the page",
                {
                    "table": cells,
                    "first_column_names_rows": True,
                    "source": "Registers",
                },
            ),
        ),
        entry(
            "blocks/chart.html",
            _state("chart", "bars"),
            _state("chart", "a line of 60", kind="line", figures=f"Week,cm\n{WEEKS}"),
            _state("chart", "cannot be drawn", **chart, figures="nothing"),
        ),
    ]


def _links() -> list[Entry]:
    file = SimpleNamespace(
        url="/", title=LONG_HEADLINE, file_extension="pdf", get_file_size=1_234_567
    )
    document = {"title": "", "text": "The engineer’s report, 42 pages."}
    related = "blocks/related_story.html"
    return [
        entry(
            "blocks/document.html",
            _given(
                "blocks/document.html", "a file", value=document | {"document": file}
            ),
            _given("blocks/document.html", "no file yet", value=document),
        ),
        entry(
            related,
            _given(related, "with a picture", story=samples.story()),
            _given(related, "without", story=samples.story(pictured=False)),
            _given(
                related, "180 characters", story=samples.story(headline=LONG_HEADLINE)
            ),
            _given(related, "not published: nothing", story=None),
        ),
    ]
