"""A thread in every state: whole, accessible, and no reply in another's place."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from comments.models import Comment, Discussion
from comments.posting import reply_as_staff
from tests.comments.test_naughty_strings import OWN
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db(transaction=True)

MARKS = "".join(chr(0x300 + n % 0x6F) for n in range(100))
ZALGO = f"Z{MARKS}a{MARKS}l{MARKS}"
LONG = "W" * 60
BOXES = """() => [...document.querySelectorAll('.comment')].map((comment) => {
    const box = comment.getBoundingClientRect();
    const inner = [...comment.querySelectorAll('*')]
        .filter((e) => !e.closest('.visually-hidden'))
        .map((e) => e.getBoundingClientRect());
    return {
        top: box.top, bottom: box.bottom, left: box.left, right: box.right,
        innerTop: Math.min(...inner.map((b) => b.top)),
        innerBottom: Math.max(...inner.map((b) => b.bottom)),
        innerLeft: Math.min(...inner.map((b) => b.left)),
        innerRight: Math.max(...inner.map((b) => b.right)),
        clips: [...comment.querySelectorAll('.comment-body, .comment__name')]
            .every((e) => getComputedStyle(e).overflowY === 'clip'),
    };
})"""


def publish(article, bodies, **fields):
    Discussion.objects.update_or_create(
        article=article, defaults={"approved_count": len(bodies)}
    )
    return [
        CommentFactory(article=article, status="approved", body=body, **fields)
        for body in bodies
    ]


def scrolls_sideways(page) -> bool:
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth > {root}.clientWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_no_reply_leaves_its_box_whatever_is_in_it(person, article, photograph, width):
    odd = [*OWN, ZALGO * 5, "x" * 3000, "\u202e" * 50 + "turned", "\ufdfd" * 40]
    publish(article, odd, name=LONG)
    publish(article, odd[:5], name=ZALGO[:60])
    page = person(width=width)
    page.goto(article.url)
    boxes = page.evaluate(BOXES)
    assert len(boxes) == len(odd) + 5
    for box, following in pairwise(boxes):
        assert box["bottom"] <= following["top"] + 1
    for box in boxes:
        assert box["clips"]
        assert box["innerTop"] >= box["top"] - 1
        assert box["innerBottom"] <= box["bottom"] + 1
        assert box["innerLeft"] >= box["left"] - 1
        assert box["innerRight"] <= box["right"] + 1
    assert not scrolls_sideways(page)
    photograph(page, f"thread-odd-{width}")


def test_override_in_a_reply_does_not_turn_what_stands_around(person, article):
    publish(article, ["\u202eturned", "plain"], name="\u05d0\u05d1 Ada")
    page = person()
    page.goto(article.url)
    name = page.locator(".comment__name").first.bounding_box()
    time = page.locator(".comment__time").first.bounding_box()
    assert name["x"] + name["width"] <= time["x"]
    after = "e => getComputedStyle(e).unicodeBidi"
    assert page.locator(".comment__name").first.evaluate(after) == "isolate"


def test_thread_of_500_replies_is_short_and_accessible(
    person, article, photograph, assert_accessible
):
    publish(article, ["I cross this bridge every day."] * 500)
    page = person(width=390)
    page.goto(article.url)
    expect(page.locator(".comment")).to_have_count(50)
    assert_accessible(page)
    with page.expect_navigation():  # the next page has as many replies
        page.get_by_role("link", name="More replies").click()
    expect(page.locator(".comment")).to_have_count(50)
    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline)
    assert_accessible(page)
    photograph(page, "thread-second-page-390")
    page.get_by_role("link", name="Newest first").click()
    expect(page.locator("[aria-current]").first).to_have_text("Newest first")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_every_state_is_accessible(
    person, article, moderator, photograph, assert_accessible, width, scheme
):
    page = person(width=width, scheme=scheme)
    page.goto(article.url)
    expect(page.get_by_text("No replies yet")).to_be_visible()
    (comment,) = publish(article, ["Picked."], name=LONG)
    now = comment.created_at
    Comment.objects.update(picked_at=now, edited_at=now)
    reply_as_staff(
        article_id=article.pk,
        body="We asked.",
        name="Mara",
        title="Boats",
        by=moderator,
    )
    addresses = {
        "thread": article.url,
        "report": f"/comments/{comment.pk}/report/",
        "reported": f"/comments/{comment.pk}/report/thanks/",
        "reply": f"/comments/post/{article.pk}/reply/{comment.pk}/",
    }
    for name, address in addresses.items():
        page.goto(address)
        assert_accessible(page)
        assert not scrolls_sideways(page), name
        photograph(page, f"{name}-{width}")
    page.goto(addresses["report"])
    page.get_by_role("button", name="Send report").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert_accessible(page)
    for state in ("read_only", "closed"):
        Discussion.objects.filter(article=article).update(state=state)
        page.goto(article.url)
        assert_accessible(page)
        photograph(page, f"thread-{state}-{width}")
