"""The paper in Persian, from right to left, and in German, in a real browser."""

import json

import pytest
from playwright.sync_api import expect

from comments.models import Comment, Discussion
from tests.factories import ArticleFactory, CommentFactory, SectionFactory

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINE = "دریچهٔ بندر پس از یازده سال دوباره باز شد"
TEXT = (
    "دروازه‌ها یک ساعت پیش از مد بسته شد. رئیس هیئت‌مدیره گفت که شرکت "
    "«Harbour Board Ltd» هزینهٔ ۶٫۸ میلیون پوندی را پرداخته است."
)
BODY = [
    {"type": "paragraph", "value": f"<p>{TEXT}</p>"},
    {
        "type": "quotation",
        "value": {"quote": "کسی مخالف نیست.", "speaker": "Ruth Vane", "role": "رئیس"},
    },
    {"type": "paragraph", "value": "<p>The board said nothing more.</p>"},
]


@pytest.fixture
def persian(home, settings):
    """A story with a thread of three levels, in a paper that speaks Persian."""
    settings.LANGUAGE_CODE = "fa"
    section = SectionFactory(title="بندر", slug="harbour", parent=home)
    article = ArticleFactory(
        parent=section,
        headline=HEADLINE,
        subhead="پرداخت هزینه‌ها هنوز روشن نیست",
        body=json.dumps(BODY),
    )
    reply = None
    for name in ("مریم", "John Smith (Ltd.)", "بهرام"):
        reply = CommentFactory(
            article=article, parent=reply, name=name, body=TEXT, status="approved"
        )
    Discussion.objects.create(article=article, approved_count=3)
    return article


def scrolls_sideways(page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def right_edge(locator) -> float:
    box = locator.bounding_box()
    return box["x"] + box["width"]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_persian_pages_run_from_right_to_left_and_are_accessible(
    persian, person, photograph, assert_accessible, width, scheme
):
    page = person(width=width, scheme=scheme)
    addresses = ("/", "/harbour/", persian.url, "/archive/", "/search/?q=x", "/no/")
    for number, address in enumerate(addresses):
        page.goto(address)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert not scrolls_sideways(page), address
        assert_accessible(page)
        photograph(page, f"persian-{number}-{width}")


def test_persian_thread_is_indented_from_the_right(persian, person):
    page = person(width=1280)
    page.goto(persian.url)
    first, second, third = page.locator(".comment .comment-body").all()

    assert right_edge(first) > right_edge(second) > right_edge(third)
    mark = page.locator(".prose .quotation")
    assert mark.evaluate("e => getComputedStyle(e).borderRightWidth") == "3px"
    assert mark.evaluate("e => getComputedStyle(e).borderLeftWidth") == "0px"


def test_latin_paragraph_in_a_persian_story_keeps_its_own_direction(persian, person):
    page = person(width=1280)
    page.goto(persian.url)
    # The full stop of an English sentence stands behind its last word, on the right.
    ends = page.get_by_text("The board said nothing more.").evaluate(
        """paragraph => {
            const range = document.createRange();
            const text = paragraph.firstChild;
            const at = (from) => {
                range.setStart(text, from);
                range.setEnd(text, from + 1);
                return range.getBoundingClientRect().x;
            };
            return [at(0), at(text.length - 1)];
        }"""
    )

    assert ends[0] < ends[1]


def test_latin_name_does_not_turn_the_line_that_it_stands_in(persian, person):
    page = person(width=1280)
    page.goto(persian.url)
    speaker = page.locator(".quotation__speaker")

    assert right_edge(speaker) - right_edge(speaker.locator("b")) < 2


def test_persian_letters_are_joined_and_not_cut_off(persian, person):
    page = person(width=1280)
    page.goto(persian.url)
    style = page.locator("h1").evaluate(
        "e => [getComputedStyle(e).letterSpacing, "
        "parseFloat(getComputedStyle(e).lineHeight) / "
        "parseFloat(getComputedStyle(e).fontSize)]"
    )

    assert style[0] == "normal"
    assert style[1] >= 1.35


def test_reader_replies_in_persian(persian, person, photograph, assert_accessible):
    page = person(width=390)
    page.goto(persian.url)
    form = page.locator("#comment-form")
    expect(form.get_by_role("heading")).to_have_text("دیدگاهتان را بنویسید")
    expect(form).to_contain_text("نشانی ایمیل شما منتشر نخواهد شد.")
    form.get_by_role("button", name="فرستادن دیدگاه").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)

    page.get_by_role("textbox", name="دیدگاه").fill("چه کسی عدد 6.8 را سنجید?")
    expect(page.locator("[data-reply-left]")).to_contain_text("۴۹۷")
    page.get_by_role("textbox", name="نام").fill("آدا")
    page.get_by_role("textbox", name="ایمیل").fill("ada@example.org")
    form.get_by_role("button", name="فرستادن دیدگاه").click()

    expect(page.locator(".receipt__title")).to_have_text("سپاسگزاریم، دیدگاه شما رسید")
    assert not scrolls_sideways(page)
    assert_accessible(page)
    photograph(page, "persian-receipt-390")
    assert Comment.objects.get(name="آدا").article_id == persian.pk


def test_german_paper_speaks_german(
    article, person, settings, assert_accessible, photograph
):
    settings.LANGUAGE_CODE = "de"
    page = person(width=390)
    page.goto(article.url)
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("de", "ltr")
    page.get_by_role("textbox", name="Kommentar").fill("Wer hat das gemessen?")
    page.get_by_role("textbox", name="Name").fill("Ada")
    page.get_by_role("textbox", name="E-Mail").fill("ada@example.org")
    page.get_by_role("button", name="Kommentar absenden").click()

    expect(page.locator(".receipt__title")).to_contain_text("Vielen Dank")
    assert not scrolls_sideways(page)
    assert_accessible(page)
    photograph(page, "german-receipt-390")
