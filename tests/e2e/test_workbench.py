"""Two moderators at the workbench, with keys only, in real browsers."""

import pytest
from playwright.sync_api import expect

from comments.models import Claim, Comment, Flag, ModerationAction
from tests.factories import (
    ArticleFactory,
    CommenterFactory,
    CommentFactory,
    SectionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = {
    "workbench": "/admin/comments/",
    "workbench-reported": "/admin/comments/reported/",
    "workbench-list": "/admin/comments/pending/list/",
    "workbench-record": "/admin/comments/record/",
    "workbench-reasons": "/admin/comments/reasons/",
    "workbench-reason": "/admin/comments/reasons/hate/",
}


@pytest.fixture
def story(home):
    section = SectionFactory(title="Water", slug="water", parent=home)
    return ArticleFactory(parent=section, headline="The lock reopens")


@pytest.fixture
def replies(story):
    return [
        CommentFactory(article=story, name=name, body=f"I am {name}, and I mean it.")
        for name in ("Alma", "Bert", "Cleo", "Dora", "Emil")
    ]


@pytest.fixture
def una(home):
    return UserFactory(username="una", first_name="Una", group="Moderators")


@pytest.fixture
def mo(home):
    return UserFactory(username="mo", first_name="Mo", group="Moderators")


def shown(page):
    return page.locator("[data-reply] .reply__name")


def said(page):
    return page.locator(".said")


def wait_until(is_so, page):
    """Wait for what no page shows: the browser sends it while it leaves."""
    for _ in range(300):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail("It did not happen within half a minute.")


def status_of(name: str) -> str:
    return Comment.objects.get(name=name).status


def test_two_moderators_work_off_a_queue_with_keys(replies, una, mo, staff, photograph):
    first, second = staff(una), staff(mo)
    for page in (first, second):
        page.goto("/admin/comments/")
    expect(shown(first)).to_have_text("Alma")
    expect(shown(second)).to_have_text("Bert")

    first.keyboard.press("a")
    expect(shown(first)).to_have_text("Cleo")
    expect(said(first)).to_contain_text("The reply by Alma is now approved.")
    assert status_of("Alma") == "approved"

    second.keyboard.press("r")
    second.keyboard.press("3")
    expect(shown(second)).to_have_text("Dora")
    assert status_of("Bert") == "rejected"
    assert ModerationAction.objects.get(comment__name="Bert").reason == "hate"

    second.keyboard.press("u")
    expect(shown(second)).to_have_text("Bert")
    assert status_of("Bert") == "pending"
    second.keyboard.press("s")
    expect(shown(second)).to_have_text("Dora")
    assert status_of("Bert") == "spam"

    first.keyboard.press("j")
    expect(shown(first)).to_have_text("Emil")
    first.keyboard.press("k")
    expect(shown(first)).to_have_text("Dora")
    expect(first.get_by_text("Mo has this reply before them")).to_be_visible()
    photograph(first, "workbench-colleague-1280")

    second.keyboard.press("a")
    expect(shown(second)).to_have_text("Emil")
    first.keyboard.press("s")
    expect(said(first)).to_contain_text("Mo was quicker: the reply is approved now")
    assert status_of("Dora") == "approved"


def test_text_that_changed_is_shown_again(replies, una, staff):
    page = staff(una)
    page.goto("/admin/comments/")
    expect(shown(page)).to_have_text("Alma")
    Comment.objects.filter(name="Alma").update(body="Quite another thing.", revision=2)
    page.keyboard.press("a")
    expect(said(page)).to_contain_text("The text has changed since you saw it")
    expect(page.locator(".reply__text")).to_have_text("Quite another thing.")
    assert status_of("Alma") == "pending"


def test_keys_do_nothing_while_somebody_types(replies, una, staff):
    page = staff(una)
    page.goto("/admin/comments/")
    page.keyboard.press("r")
    page.locator("#reject-note").fill("")
    page.keyboard.type("as usual 1")
    expect(page.locator("#reject-note")).to_have_value("as usual 1")
    page.keyboard.press("Escape")
    expect(page.locator("#reject-note")).to_be_hidden()
    assert not ModerationAction.objects.exists()
    page.keyboard.press("a")
    expect(shown(page)).to_have_text("Bert")


def test_who_goes_away_leaves_the_comment_to_others(replies, una, staff):
    page = staff(una)
    page.goto("/admin/comments/")
    expect(shown(page)).to_have_text("Alma")
    assert Claim.objects.count() == 1
    page.goto("/admin/account/")
    wait_until(lambda: not Claim.objects.exists(), page)


def test_part_of_a_text_is_cut_with_the_mouse_and_a_button(replies, una, staff):
    page = staff(una)
    page.goto("/admin/comments/")
    page.keyboard.press("e")
    box = page.locator("#cut-body")
    box.evaluate("area => area.setSelectionRange(5, 9)")
    page.get_by_role("button", name="Cut what is selected").click()
    expect(box).to_have_value("I am […], and I mean it.")
    page.locator("#cut-reason").select_option("private_information")
    page.get_by_role("button", name="Cut it", exact=True).click()
    expect(said(page)).to_contain_text("The text was cut.")
    assert Comment.objects.get(name="Alma").body == "I am […], and I mean it."


def test_everything_works_without_scripts(replies, una, staff):
    page = staff(una, java_script_enabled=False)
    page.goto("/admin/comments/")
    page.get_by_role("button", name="Approve").click()
    expect(shown(page)).to_have_text("Bert")
    page.locator(".acts__reject summary").click()
    page.get_by_role("button", name="Attacks a group").click()
    expect(shown(page)).to_have_text("Cleo")
    page.get_by_role("button", name="Undo").click()
    expect(shown(page)).to_have_text("Bert")
    assert (status_of("Alma"), status_of("Bert")) == ("approved", "pending")


def test_screens_are_accessible_and_fit_their_window(
    replies, story, una, staff, photograph, assert_accessible
):
    make_it_worth_looking_at(story)
    person = Comment.objects.first().commenter_id
    screens = SCREENS | {"workbench-person": f"/admin/comments/people/{person}/"}
    for width, scheme in (
        (390, "light"),
        (390, "dark"),
        (1280, "light"),
        (1280, "dark"),
    ):
        page = staff(una, width=width, scheme=scheme)
        for name, address in screens.items():
            page.goto(address)
            if name == "workbench":
                for key in "rme":
                    page.keyboard.press(key)
                    page.keyboard.press("Tab")
                    page.locator("[data-reply]").focus()
            is_wide = "document.documentElement.scrollWidth > window.innerWidth"
            assert not page.evaluate(is_wide), name
            assert_accessible(page)
            photograph(page, f"{name}-{width}-{scheme}")


def make_it_worth_looking_at(story):
    person = CommenterFactory(standing="held")
    CommentFactory(article=story, commenter=person, status="rejected")
    reported = CommentFactory(
        article=story,
        commenter=person,
        status="approved",
        flag_count=1,
        body="You are all crooks.",
        held_because="A suspect word",
        findings=[{"check": "words", "why": "A suspect word", "words": ["crooks"]}],
    )
    Flag.objects.create(comment=reported, reason="abuse", note="Calls us names.")
    Comment.objects.filter(name="Alma").update(
        findings=[{"check": "words", "why": "A suspect word", "words": ["mean"]}],
        held_because="A suspect word",
        commenter=person,
    )
