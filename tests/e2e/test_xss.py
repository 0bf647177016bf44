"""What people type never runs: every field, approved, every surface, a real browser."""

import json
from urllib.parse import quote

import pytest

from articles.blocks import StoryBlock
from comments import moderation, posting
from comments.guest_names import is_reserved
from comments.models import Comment, Flag
from comments.receipts import receipt_url
from tests.e2e.xss import OWN, Watch, sample_lines
from tests.factories import ArticleFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

ON_ONE_PAGE = 60
TEXT = ".prose > p:not(.prose__standfirst)"


@pytest.fixture(autouse=True)
def long_pages(settings):
    settings.NEWSROOM_REPLIES_PER_PAGE = 4 * ON_ONE_PAGE


@pytest.fixture
def section(home):
    return SectionFactory(title="Water", slug="water", parent=home)


@pytest.fixture
def people(home):
    return {
        name: UserFactory(username=name.lower(), group=name)
        for name in ("Editors", "Moderators")
    }


PARAGRAPH = StoryBlock().child_blocks["paragraph"]


def written(line) -> list:
    """Paragraphs as the editing screen sends them: the line as text, and as a link."""
    plain = {"key": "a", "text": line, "type": "unstyled", "depth": 0}
    plain |= {"inlineStyleRanges": [], "entityRanges": []}
    range_ = {"offset": 0, "length": len(line), "key": 0}
    linked = plain | {"entityRanges": [range_]}
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": line}}
    sent = (
        {"blocks": [plain], "entityMap": {}},
        {"blocks": [linked], "entityMap": {"0": link}},
    )
    return [
        ("paragraph", PARAGRAPH.value_from_datadict({"x": json.dumps(state)}, {}, "x"))
        for state in sent
    ]


def story_of(line, section, **fields):
    """A story that holds the line wherever a reporter types text."""
    fields = {
        "body": written(line),
        "headline": line[:120],
        "subhead": line[:200],
        "standfirst": line[:300],
        "kicker": line[:30],
    } | fields
    names = {field.name for field in ArticleFactory._meta.model._meta.get_fields()}
    known = {name: text for name, text in fields.items() if name in names}
    return ArticleFactory(parent=section, **known)


def say(line, article, number, moderator, status="approved") -> Comment:
    """A reply with the line as text and name, past the form, and decided."""
    comment = posting.post_reply(
        article_id=article.pk,
        # No guest may take a name like “admin”, harmful or not.
        name="Reader" if is_reserved(line[:60]) else line[:60],
        email=f"reader{number}@example.org",
        body=line,
        token=f"a-random-token-{number}",
    ).comment
    if status != comment.status:
        moderation.decide(
            comment_id=comment.pk,
            to=status,
            by=moderator,
            reason="other",
            note=line[:300],
        )
    return comment


def say_everything(lines, article, moderator) -> list[Comment]:
    """The lines as replies of every status, staff replies, and notes of reports."""
    comments = []
    for number, line in enumerate(lines):
        comments.append(say(line, article, number, moderator))
        Flag.objects.create(comment=comments[-1], reason="other", note=line[:500])
        Comment.objects.filter(pk=comments[-1].pk).update(flag_count=1)
        posting.reply_as_staff(
            article_id=article.pk,
            parent_id=comments[-1].pk,
            body=line,
            name=line[:60],
            title=line[:60],
            by=moderator,
        )
    statuses = ("pending", "rejected", "spam")
    for number, line in enumerate(lines[: 3 * len(statuses)]):
        status = statuses[number % len(statuses)]
        say(f"{line} {status}", article, 10_000 + number, moderator, status)
    return comments


def surfaces(article, comments) -> list[str]:
    """The reader's pages on which the replies and the story are seen."""
    first = comments[0]
    return [
        article.url,
        "/",
        article.get_parent().url,
        first.get_absolute_url(),
        f"/comments/post/{article.pk}/reply/{first.pk}/",
        receipt_url(first),
        "/corrections/",
    ]


def screens(article) -> list[str]:
    """The staff's screens on which they are seen."""
    queues = [f"/admin/comments/{status}/" for status in Comment.Status.values]
    return ["/admin/", *queues, f"/admin/pages/{article.pk}/edit/"]


def watch(page, live_server) -> Watch:
    return Watch(page, live_server.url)


def assert_reads(element, line) -> None:
    """What is seen is what was typed, but for spaces."""
    assert " ".join(element.inner_text().split()) == " ".join(line.split())


def test_a_line_in_the_text_of_a_story_is_shown_and_does_not_run(
    section, person, live_server
):
    reader = watch(person(), live_server)
    for number, line in enumerate(OWN):
        reader.open(story_of(line, section, slug=f"line-{number}").url)
        assert_reads(reader.page.locator(TEXT).first, line)
    assert reader.found == []


def test_nothing_that_people_typed_runs(
    section, people, person, staff, live_server, photograph
):
    lines = (OWN + sample_lines())[:ON_ONE_PAGE]
    article = story_of(lines[0], section)
    comments = say_everything(lines, article, people["Moderators"])
    reader = watch(person(), live_server)
    for address in surfaces(article, comments):
        reader.open(address)
    for line in OWN:
        reader.open(f"/search/?q={quote(line)}")
    assert reader.found == []
    reader.open(article.url)
    bodies = reader.page.locator(".comment-body")
    assert bodies.count() == 2 * len(lines)
    assert_reads(bodies.first, lines[0])
    assert_reads(reader.page.locator(TEXT).first, lines[0])
    photograph(reader.page, "xss-1280")
    for name in people:
        member = watch(staff(people[name]), live_server)
        for address in screens(article):
            member.open(address)
        assert [f for f in member.found if not f.startswith("error")] == []


def test_a_refused_reply_comes_back_without_running(section, person, live_server):
    article = ArticleFactory(parent=section)
    reader = watch(person(), live_server)
    for line in OWN:
        reader.open(article.url)
        form = reader.page.locator("#comment-form")
        form.locator("[name=body]").fill(line)
        form.locator("[name=name]").fill(line[:60])
        form.locator("[name=email]").fill("not an address")
        form.get_by_role("button").click()
        reader.page.wait_for_selector(".error-summary")
        typed = reader.page.locator("[name=body]").input_value()
        assert typed.split() == line.split()
    assert reader.found == []


def test_the_watch_sees_what_runs(person, live_server, home, monkeypatch):
    """So that an empty list above means something."""
    monkeypatch.setattr("comments.rendering.escape", lambda text: text)
    article = ArticleFactory(parent=SectionFactory(parent=home))
    moderator = UserFactory(group="Moderators", username="m")
    say("<img src=//evil.example/x onerror=alert(1)>", article, 1, moderator)
    reader = watch(person(), live_server)
    reader.open(article.url)
    for told in ("POLICY script-src", "evil.example", "IMG onerror"):
        reader.wait_for(told)


# Minutes: every line of the samples in every field.


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_no_sample_line_runs_in_any_field(
    part, section, people, person, staff, live_server
):
    lines = sample_lines()[part::8]
    if not lines:
        pytest.skip("The shared samples are not here.")
    reader = watch(person(), live_server)
    for number, line in enumerate(lines):
        article = story_of(line, section, slug=f"line-{part}-{number}")
        reader.open(article.url)
        reader.open(f"/search/?q={quote(line)}")
    article = ArticleFactory(parent=section)
    comments = say_everything(lines, article, people["Moderators"])
    for address in surfaces(article, comments):
        reader.open(address)
    for comment in comments:
        reader.open(receipt_url(comment))
    assert reader.found == []
    member = watch(staff(people["Moderators"]), live_server)
    for address in screens(article):
        member.open(address)
    assert [f for f in member.found if not f.startswith("error")] == []
