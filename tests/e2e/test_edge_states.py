"""The paper with nothing in it, with too much, with long names, large type, few colours."""

import pytest
from playwright.sync_api import expect

from articles.models import Byline
from articles.pictures.renditions import QUICK_SPECS
from tests.e2e.looks import READERS_PAGES, outside, scrolls_sideways
from tests.factories import ArticleFactory, AuthorFactory, ImageFactory, SectionFactory

pytestmark = pytest.mark.django_db(transaction=True)

LONG_HEADLINE = (
    "Market traders, the town council, two churches, the county highways office and the "
    "harbour board agree at last where the Saturday stalls should stand, but not who "
    "pays drains"
)
LONG_NAME = "María Fernanda Oliveira Vasconcelos de Albuquerque Figueredo"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
NARROW = 320  # a window of 1280 pixels at 400 %


@pytest.fixture
def picture(db):
    image = ImageFactory(file__width=900, file__height=600)
    image.get_renditions(*QUICK_SPECS)
    return image


@pytest.mark.parametrize("pictured", [True, False], ids=["pictures", "words"])
@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_front_is_whole_with_few_and_with_many_stories(
    home, picture, person, photograph, assert_accessible, number, pictured
):
    sections = SectionFactory.create_batch(min(number, 3), parent=home)
    for n in range(number):
        ArticleFactory(
            parent=sections[n % len(sections)], lead_image=picture if pictured else None
        )
    for width in (390, 1280):
        page = person(width=width)
        page.goto("/")
        expect(page.get_by_role("heading", level=2).first).to_be_visible()
        assert not scrolls_sideways(page)
        assert outside(page) == []
        assert_accessible(page)
        kind = "pictures" if pictured else "words"
        photograph(page, f"front-of-{number}-{kind}-{width}")


def test_an_empty_paper_says_that_nothing_was_published(
    home, person, assert_accessible
):
    page = person(width=390)
    page.goto("/")
    expect(page.get_by_text("Nothing has been published yet.")).to_be_visible()
    assert_accessible(page)


def test_long_headlines_and_names_stay_in_the_window(
    home, picture, person, photograph, assert_accessible
):
    section = SectionFactory(title=LONG_WORD, slug="long", parent=home)
    author = AuthorFactory(name=LONG_NAME, slug="long", job_title=LONG_WORD)
    story = ArticleFactory(
        parent=section, headline=LONG_HEADLINE, subhead=LONG_WORD, lead_image=picture
    )
    Byline.objects.create(article=story, author=author)
    ArticleFactory.create_batch(3, parent=section, headline=LONG_WORD * 3)
    pages = ("/", section.url, story.url, author.get_absolute_url(), "/archive/")
    for width in (NARROW, 1280):
        page = person(width=width)
        for address in pages:
            page.goto(address)
            assert not scrolls_sideways(page), (address, width)
            assert outside(page) == [], (address, width)
            assert_accessible(page)
        page.goto(story.url)
        expect(page.get_by_role("link", name=LONG_NAME)).to_be_visible()
        photograph(page, f"long-story-{width}")
        page.goto("/")
        photograph(page, f"long-front-{width}")


def test_every_page_is_read_at_400_per_cent_in_large_type_and_from_the_right(
    demo, person, photograph, assert_accessible
):
    zoomed = person(width=NARROW)
    large = person(width=390, bypass_csp=True)
    from_the_right = person(width=390)
    for name, address in READERS_PAGES.items():
        zoomed.goto(address)
        assert not scrolls_sideways(zoomed), name
        assert outside(zoomed) == [], name
        large.goto(address)
        large.add_style_tag(content="html { font-size: 200% }")
        assert not scrolls_sideways(large), name
        from_the_right.goto(address)
        from_the_right.evaluate("document.documentElement.dir = 'rtl'")
        assert not scrolls_sideways(from_the_right), name
        assert outside(from_the_right) == [], name
        assert_accessible(from_the_right)
        for page, kind in ((zoomed, "400"), (large, "large"), (from_the_right, "rtl")):
            photograph(page, f"{kind}-{name}")


def test_forced_colours_keep_what_is_said_by_edges_and_fills(demo, person, photograph):
    page = person(width=390, forced_colors="active")
    page.goto(READERS_PAGES["story"])
    field = page.locator("#comment-form [name=body]")
    assert field.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    state = page.locator(".sources__state").first
    mark = "e => getComputedStyle(e, '::before').borderTopStyle"
    assert state.evaluate(mark) == "solid"
    expect(state).not_to_be_empty()  # and the words say the same
    photograph(page, "forced-colours-story")
    page.goto("/")
    photograph(page, "forced-colours-front")


def test_nothing_moves_for_who_wants_no_motion(article, person):
    page = person()
    page.goto(article.url)
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter((e) => {
            const style = getComputedStyle(e);
            return style.animationName !== 'none'
                || style.transitionDuration.split(', ').some((s) => parseFloat(s) > 0)
                || style.scrollBehavior === 'smooth';
        }).map((e) => e.tagName)"""
    )
    assert moving == []
