"""Every block on one page: whole, accessible, within the window, by keyboard, no strangers."""

import pytest
from playwright.sync_api import expect

from articles.blocks import StoryBlock
from articles.pictures.renditions import QUICK_SPECS
from tests.factories import ArticleFactory, DocumentFactory, ImageFactory

pytestmark = pytest.mark.django_db(transaction=True)

BLOCKS = StoryBlock().child_blocks
PLAYER = "https://player.example.org/v/1"
LABEL = "The association of the users of the town basin and outer harbour"
WEEKS = "\n".join(f"Week {n},{n * 31 % 47 - 20}" for n in range(1, 61))
CHARTS = [
    (
        "bar",
        "pupils a class",
        "School,Pupils\nRopewalk,33.2\nMillfield,29.5\nEastgate,0",
    ),
    ("bar", "per cent", f"Who,Change\n{LABEL},12.5\nNether Arle,-7.25"),
    ("line", "pounds a month", "Year,Rent\n2021,798\n2022,850\n2023,921\n2024,1064"),
    ("line", "centimetres", f"Week,Level\n{WEEKS}"),
    ("line", "boats", "Year,Boats\n2026,38"),
]


@pytest.fixture
def story(section, settings):
    """A live story that holds every block, and some of them in their odd cases."""
    images = [ImageFactory(file__width=900, file__height=600) for _n in range(5)]
    for image in images:
        image.get_renditions(*QUICK_SPECS)
    DocumentFactory()
    other = ArticleFactory(
        parent=section, headline="Another story of ours", lead_image=images[0]
    )
    body = [
        (name, block.normalize(block.get_preview_value()))
        for name, block in BLOCKS.items()
        if name != "related_story"
    ]
    for kind, unit, figures in CHARTS:
        chart = {"title": f"A chart of {unit}", "kind": kind, "unit": unit}
        body.append(("chart", chart | {"figures": figures, "source": "Registers"}))
    wide = [{"type": "figure", "heading": f"Column {n}"} for n in range(9)]
    cells = {"columns": wide, "rows": [{"values": ["1,064"] * 9}], "caption": "Wide"}
    table = {"table": cells, "first_column_names_rows": True, "source": ""}
    body.append(("table", BLOCKS["table"].to_python(table)))
    embed = dict(BLOCKS["embed"].get_preview_value()) | {"player": PLAYER}
    body += [("embed", embed | {"image": images[1]}), ("related_story", other)]
    story = ArticleFactory(parent=section, headline="All that a story may hold")
    story.body = body
    story.save_revision().publish()
    settings.NEWSROOM_EMBED_HOSTS = ["player.example.org"]
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": policy | {"frame-src": ["https://player.example.org"]}
    }
    return story


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_block_is_whole_and_accessible(
    story, person, photograph, assert_accessible, live_server, width, scheme
):
    page = person(width=width, scheme=scheme)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(story.url)
    page.wait_for_load_state("networkidle")
    for details in page.locator(".chart__figures summary").all()[:2]:
        details.click()
    assert_accessible(page)
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert letters_outside(page) == []
    photograph(page, f"blocks-{width}-{scheme}")
    assert [u for u in asked if not u.startswith((live_server.url, "data:"))] == []
    assert complaints == []


def letters_outside(page) -> list[str]:
    """The words of charts that stand beyond their drawing."""
    return page.evaluate(
        """[...document.querySelectorAll(".chart__drawing text")].filter((text) => {
          const [word, all] = [text, text.ownerSVGElement].map((e) =>
            e.getBoundingClientRect());
          return word.left < all.left - 1 || word.right > all.right + 1;
        }).map((text) => text.textContent)"""
    )


def test_charts_keep_their_shapes_in_forced_colours(story, person, photograph):
    page = person(forced_colors="active")
    page.goto(story.url)
    fill = "getComputedStyle(document.querySelector('.chart__bar')).fill"
    ink = "getComputedStyle(document.querySelector('.prose p')).color"
    assert page.evaluate(fill) == page.evaluate(ink)
    photograph(page, "blocks-forced-colours")


def test_a_gallery_is_leafed_through_by_keyboard_without_scripts(story, person):
    page = person(width=390, java_script_enabled=False)
    page.goto(story.url)
    second = page.locator(".gallery__item").nth(1)
    expect(second).not_to_be_in_viewport(ratio=0.9)
    page.locator(".gallery__frame").focus()
    for _n in range(8):
        page.keyboard.press("ArrowRight")
    expect(second).to_be_in_viewport(ratio=0.5)
    expect(page.locator(".gallery__item").first).not_to_be_in_viewport(ratio=0.5)


def test_a_player_is_loaded_by_a_click_and_not_before(story, person):
    page = person()
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body="<p>The player</p>", content_type="text/html")

    page.route("https://player.example.org/**", answer)
    page.goto(story.url)
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.get_by_role("button", name="Play here, from Harbour television").click()
    frame = page.frame_locator(".embed__frame")
    expect(frame.get_by_text("The player")).to_be_visible()
    assert asked == [PLAYER]
    sandbox = page.locator(".embed__frame").get_attribute("sandbox")
    assert "allow-top-navigation" not in sandbox
    expect(page.locator(".embed__frame")).to_be_focused()


def test_without_scripts_an_embed_is_a_card_with_a_link(story, person):
    page = person(java_script_enabled=False)
    page.goto(story.url)
    link = page.get_by_role("link", name="The lock filling").last
    expect(link).to_be_visible()
    expect(page.get_by_role("button", name="Play here")).to_have_count(0)
