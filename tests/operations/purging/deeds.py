"""Everything that people of the house, and readers, do to what is public."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from articles.corrections import publish_correction
from articles.models import ArticlePage
from articles.withdrawal import withdraw
from comments import discussions, editing, moderation, picks
from comments.erasure import erase_person
from comments.redaction import MARK, redact
from tests.factories import SectionFactory, TopicFactory
from tests.operations.purging.paper import NOW, Paper

DEEDS: dict[str, Callable[[Paper], None]] = {}
# Those after which everything is made anew: too many of them would hide the others.
WIDE: dict[str, Callable[[Paper], None]] = {}
WIDE_SHARE = 0.06


def deed(act):
    """A way of changing the paper; gets it and does something to a part of it."""
    DEEDS[act.__name__] = act
    return act


def wide_deed(act):
    """One that shows on every page."""
    WIDE[act.__name__] = act
    return act


def some_deed(paper: Paper) -> Callable[[Paper], None]:
    """One of them at random."""
    among = WIDE if paper.random.random() < WIDE_SHARE else DEEDS
    return among[paper.random.choice(sorted(among))]


def publish(page) -> None:
    page.save_revision().publish()


@deed
def a_story_is_published(paper: Paper):
    days = paper.random.choice([0, 2, 40, 70])
    paper.story(paper.random.randrange(6), NOW - timedelta(days=days))


@deed
def a_headline_is_changed(paper: Paper):
    story = paper.some_story()
    story.headline = f"Lock {paper.word()} is shut"
    publish(story)


@deed
def a_text_is_changed(paper: Paper):
    story = paper.some_story()
    story.subhead, story.kicker = paper.word(), paper.word()
    story.body.append(("paragraph", RichText(f"<p>{paper.word()}</p>")))
    publish(story)


@deed
def topics_are_changed(paper: Paper):
    story = paper.some_story()
    story.topics.set([paper.random.choice(paper.topics)])
    publish(story)


@deed
def a_new_topic_is_given(paper: Paper):
    story = paper.some_story()
    story.topics.add(f"Topic {paper.word()}")
    publish(story)


@deed
def bylines_are_changed(paper: Paper):
    story = paper.some_story()
    story.bylines = []
    story.bylines.create(author=paper.random.choice(paper.authors), role="reporting")
    publish(story)


@deed
def a_picture_is_set(paper: Paper):
    story = paper.some_story()
    story.lead_image = None if story.lead_image_id else paper.picture
    publish(story)


@deed
def a_picture_is_credited(paper: Paper):
    paper.picture.credit = paper.word()
    paper.picture.save()


@deed
def a_document_is_named(paper: Paper):
    paper.document.title = paper.word()
    paper.document.save()


@deed
def a_story_points_to_another(paper: Paper):
    story, other = paper.some_story(), paper.some_story()
    link = f'<p>See <a linktype="page" id="{other.pk}">this</a>.</p>'
    story.body.append(("related_story", other))
    story.body.append(("paragraph", RichText(link)))
    publish(story)


@wide_deed
def news_breaks(paper: Paper):
    story = paper.some_story()
    story.breaking_until = timezone.now() + timedelta(hours=1)
    publish(story)


@wide_deed
def news_is_no_longer_breaking(paper: Paper):
    for story in ArticlePage.objects.published().breaking():
        story.breaking_until = None
        publish(story)


@deed
def a_story_is_unpublished(paper: Paper):
    paper.some_story().unpublish()


@deed
def a_story_is_put_under_embargo(paper: Paper):
    story = paper.some_story()
    story.embargo_until = timezone.now() + timedelta(days=1)
    story.save_revision()


@deed
def a_story_is_withdrawn(paper: Paper):
    withdraw(article=paper.some_story(), by=paper.editor, reason=paper.word())


@deed
def a_story_comes_back(paper: Paper):
    gone = ArticlePage.objects.filter(live=False, embargo_until=None).order_by("pk")
    if story := gone.first():
        publish(story)


@deed
def a_story_comes_back_elsewhere(paper: Paper):
    gone = ArticlePage.objects.filter(live=False, embargo_until=None).order_by("pk")
    if story := gone.first():
        story.slug = paper.word()
        publish(story)


@deed
def an_address_is_changed(paper: Paper):
    story = paper.some_story()
    story.slug = paper.word()
    publish(story)


@deed
def a_story_is_moved(paper: Paper):
    story = paper.some_story()
    others = [s for s in paper.sections if s.pk != story.section_id]
    others[0].refresh_from_db()
    story.move(others[0], pos="last-child")


@deed
def a_story_is_deleted(paper: Paper):
    free = [s for s in paper.live() if not s.corrections.exists()]
    free = [s for s in free if not s.withdrawals.exists()]
    paper.random.choice(free).delete()


@deed
def a_story_is_corrected(paper: Paper):
    publish_correction(article=paper.some_story(), text=paper.word(), by=paper.editor)


@deed
def a_section_has_a_lead(paper: Paper):
    section = _section(paper)
    section.lead_story = paper.random.choice([*section.stories.published(), None])
    publish(section)


@deed
def a_section_is_described(paper: Paper):
    section = _section(paper)
    section.description = paper.word()
    publish(section)


@wide_deed
def a_section_is_renamed(paper: Paper):
    section = _section(paper)
    section.title = paper.word()
    publish(section)


@wide_deed
def a_section_is_founded(paper: Paper):
    SectionFactory(title=f"Section {paper.word()}", parent=paper.home)


@wide_deed
def sections_change_places(paper: Paper):
    first, second = paper.sections
    for section in (first, second):
        section.refresh_from_db()
    first.move(second, pos="right")
    paper.sections.reverse()


@deed
def a_house_page_is_changed(paper: Paper):
    paper.about.refresh_from_db()
    paper.about.introduction = paper.word()
    publish(paper.about)


@wide_deed
def a_house_page_is_renamed(paper: Paper):
    paper.about.refresh_from_db()
    paper.about.title = paper.about.slug = paper.word()
    publish(paper.about)


@deed
def the_front_page_is_arranged(paper: Paper):
    paper.home.refresh_from_db()
    paper.home.lead_story = paper.some_story()
    publish(paper.home)


@wide_deed
def the_paper_is_renamed(paper: Paper):
    paper.masthead.name = f"The {paper.word()}"
    paper.masthead.save()


@wide_deed
def the_imprint_is_changed(paper: Paper):
    imprint = paper.imprint
    imprint.feeds_hold_full_text = not imprint.feeds_hold_full_text
    imprint.save()


@wide_deed
def an_author_is_renamed(paper: Paper):
    author = paper.random.choice(paper.authors)
    author.slug, author.job_title = paper.word(), paper.word()
    author.save()


@wide_deed
def a_topic_is_renamed(paper: Paper):
    topic = paper.random.choice(paper.topics)
    topic.name = topic.slug = paper.word()
    topic.save()


@wide_deed
def a_topic_is_deleted(paper: Paper):
    paper.topics.pop().delete()
    paper.topics.append(TopicFactory())


@wide_deed
def an_agency_is_renamed(paper: Paper):
    paper.agency.code = paper.word()
    paper.agency.save()


@deed
def a_reply_arrives_and_waits(paper: Paper):
    paper.reply(paper.some_story(), approved=False)


@deed
def a_reply_is_approved(paper: Paper):
    paper.reply(paper.some_story())


@deed
def a_reply_is_answered(paper: Paper):
    if comment := paper.some_reply():
        paper.reply(comment.article, comment)


@deed
def a_reply_is_rejected(paper: Paper):
    if comment := paper.some_reply():
        paper.decide(comment, "rejected")


@deed
def a_reply_comes_back(paper: Paper):
    if comment := paper.some_reply("rejected"):
        paper.decide(comment, "approved")


@deed
def a_reply_is_withdrawn(paper: Paper):
    if comment := paper.some_reply():
        moderation.withdraw(comment_id=comment.pk)


@deed
def a_reply_is_edited(paper: Paper):
    if comment := paper.some_reply("approved"):
        body = f"I have thought again, and say {paper.word()}."
        if editing.editable_until(comment):
            revision = comment.revision
            editing.edit_reply(comment_id=comment.pk, body=body, revision=revision)


@deed
def a_reply_is_cut(paper: Paper):
    comment = paper.some_reply()
    if comment and "of my own" in comment.body:
        redact(
            comment_id=comment.pk,
            new_body=comment.body.replace("of my own", MARK),
            by=paper.moderator,
            reason="private_information",
            revision=comment.revision,
        )


@deed
def a_reply_is_picked(paper: Paper):
    if comment := paper.some_reply():
        act = picks.unpick if comment.picked_at else picks.pick
        act(comment_id=comment.pk, by=paper.moderator)


@deed
def a_reader_is_erased(paper: Paper):
    if comment := paper.some_reply():
        erase_person(email=comment.commenter.email)


@deed
def a_discussion_is_opened_or_closed(paper: Paper):
    state = paper.random.choice(["closed", "read_only", "open", ""])
    discussions.set_rules(page=paper.some_story(), by=paper.editor, state=state)


@wide_deed
def discussions_of_a_section_are_opened_or_closed(paper: Paper):
    state = paper.random.choice(["closed", "read_only", ""])
    discussions.set_rules(page=_section(paper), by=paper.editor, state=state)


@deed
def a_redirect_is_made(paper: Paper):
    story = paper.some_story()
    Redirect.objects.filter(old_path="/water/old-address").delete()
    Redirect.add_redirect("/water/old-address/", redirect_to=story, is_permanent=True)


@deed
def a_redirect_is_removed(paper: Paper):
    for redirect in Redirect.objects.filter(automatically_created=False):
        redirect.delete()


@wide_deed
def a_section_is_closed_to_the_public(paper: Paper):
    PageViewRestriction.objects.create(
        page=_section(paper).page_ptr, restriction_type="login"
    )


@wide_deed
def everything_is_open_to_the_public(paper: Paper):
    for restriction in PageViewRestriction.objects.all():
        restriction.delete()


def _section(paper: Paper):
    section = paper.random.choice(paper.sections)
    section.refresh_from_db()
    return section
