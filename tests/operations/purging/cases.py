"""For each line of the table, something that is done and the address where it is seen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from articles.corrections import publish_correction
from articles.models import ArticlePage
from comments import discussions
from finding.models import MostReadPlace, RelatedStories
from finding.signals import ranking_changed, related_changed
from home.models import Masthead
from interchange.cards.keeping import card_address
from operations.purging.table import Change
from tests.operations.purging.deeds import publish
from tests.operations.purging.town import Town

Act = Callable[[Town], None]
Where = Callable[[Town], str]


@dataclass(frozen=True)
class Case:
    """Which line it is about: kind of change and place, or a model."""

    line: tuple[str, str]
    act: Act
    where: Where


# What is done --------------------------------------------------------------------------


def headline(town: Town):
    town.first.headline = "The lock is shut again"
    publish(town.first)


def headline_of_another(town: Town):
    town.second.headline = "The lock is shut again"
    publish(town.second)


def only_one_goes(town: Town):
    town.alone.unpublish()


def another_goes(town: Town):
    town.naming.unpublish()


def corrected(town: Town):
    publish_correction(article=town.first, text="It opens.", by=town.editor)


def news_breaks(town: Town):
    town.first.breaking_until = timezone.now() + timedelta(hours=1)
    publish(town.first)


def document(town: Town):
    town.document.title = "The engineer’s second report"
    town.document.save()


def answered(town: Town):
    town.reply(town.first)


def answered_below_the_lead(town: Town):
    town.reply(town.naming)


def related_to_another(town: Town):
    kept, _is_new = RelatedStories.objects.get_or_create(article_id=town.first.pk)
    kept.stories.all().delete()
    kept.stories.create(place=0, other=town.alone)
    related_changed.send(RelatedStories, stories={town.first.pk})


def read_most(town: Town):
    for place, story_ in enumerate(town.live()[:3]):
        MostReadPlace.objects.create(place=place, article=story_)
    ranking_changed.send(MostReadPlace, sections={None})


def described(town: Town):
    town.water.refresh_from_db()
    town.water.description = "All about the river."
    publish(town.water)


def introduced(town: Town):
    town.about.refresh_from_db()
    town.about.introduction = "Who we are."
    publish(town.about)


def about_renamed(town: Town):
    town.about.refresh_from_db()
    town.about.title = "Who we are"
    publish(town.about)


def redirected(town: Town):
    Redirect.add_redirect("/water/old-address/", redirect_to="/about/")


def saved(what: str, /, **changes) -> Act:
    def save(town: Town):
        row = getattr(town, what)
        for field, value in changes.items():
            setattr(row, field, value)
        row.save()

    return save


def replies_of_a_section_closed(town: Town):
    discussions.set_rules(page=town.water, by=town.editor, state="closed")


def section_for_staff_only(town: Town):
    page = town.water.page_ptr
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def site_elsewhere(town: Town):
    site = Site.objects.get()
    site.hostname = "news.example"
    site.save()


def colleague_leaves(town: Town):
    town.colleague.delete()


# Where it is seen ----------------------------------------------------------------------


def at(path: str) -> Where:
    return lambda town: path


def feed(of: Where) -> Where:
    return lambda town: f"{of(town)}feed.json"


def story(town: Town) -> str:
    return town.first.url


def story_data(town: Town) -> str:
    return f"/api/v2/articles/{town.first.pk}/"


def thread(town: Town) -> str:
    return f"/comments/thread/{town.first.pk}/newest/"


def card(town: Town) -> str:
    current = ArticlePage.objects.get(pk=town.first.pk)
    return card_address(current, Masthead().name)


def naming(town: Town) -> str:
    return town.naming.url


def documented(town: Town) -> str:
    return town.documented.url


def documented_data(town: Town) -> str:
    return f"/api/v2/articles/{town.documented.pk}/"


def section(town: Town) -> str:
    return town.water.url


def author(town: Town) -> str:
    return town.author.get_absolute_url()


def topic(town: Town) -> str:
    return town.topic.get_absolute_url()


def name_data(town: Town) -> str:
    return f"/api/v2/topics/{town.topics[2].slug}/"


def ninjs(of: Where) -> Where:
    return lambda town: f"{of(town)}ninjs.json"


def part(kind: str, of: Callable) -> Where:
    return lambda town: f"/sitemap-{kind}-{of(town).pk // 1000}.xml"


# The lines -----------------------------------------------------------------------------

_ROWS: dict[str, list[tuple[str, Act, Where]]] = {
    Change.STORY: [
        ("story", headline, story),
        ("story as data", headline, ninjs(story)),
        ("story in the interface", headline, story_data),
        ("social card", headline, card),
        ("pages of replies", headline, thread),
        ("every page", news_breaks, at("/privacy/")),
        ("front page", headline, at("/")),
        ("section", headline, section),
        ("authors", headline, author),
        ("topics", headline, topic),
        ("feeds", headline, at("/feed.json")),
        ("section's feeds", headline, feed(section)),
        ("authors' feeds", headline, feed(author)),
        ("topics' feeds", headline, feed(topic)),
        ("archive", only_one_goes, at("/archive/")),
        ("month", only_one_goes, at("/archive/2030/12/")),
        ("day", only_one_goes, at("/archive/2030/12/14/")),
        ("days beside", only_one_goes, at("/archive/2031/2/2/")),
        ("corrections", headline, at("/corrections/")),
        ("search", headline, at("/search/?q=lock")),
        ("site map", corrected, at("/sitemap.xml")),
        ("part of the map", another_goes, part("stories", lambda t: t.naming)),
        ("news map", headline, at("/news-sitemap.xml")),
        ("names in the map", only_one_goes, part("topics", lambda t: t.topic)),
        ("list of stories", headline, at("/api/v2/articles/")),
        ("list of authors", only_one_goes, at("/api/v2/authors/")),
        ("list of topics", only_one_goes, at("/api/v2/topics/")),
        ("names as data", only_one_goes, name_data),
    ],
    Change.TEXT: [
        ("story", headline_of_another, naming),
        ("story as data", document, ninjs(documented)),
        ("story in the interface", document, documented_data),
        ("feeds", document, at("/feed.json")),
        ("section's feeds", document, feed(lambda t: t.sections[1].url)),
        ("authors' feeds", document, feed(lambda t: t.authors[1].get_absolute_url())),
        ("topics' feeds", document, feed(lambda t: t.topics[1].get_absolute_url())),
    ],
    Change.REPLIES: [
        ("story", answered, story),
        ("story in the interface", answered, story_data),
        ("pages of replies", answered, thread),
        ("front page", answered, at("/")),
        ("section", answered_below_the_lead, section),
        ("authors", answered, author),
        ("topics", answered, topic),
        ("day", answered, at("/archive/2031/3/14/")),
    ],
    Change.RELATED: [("story", related_to_another, story)],
    Change.MOST_READ: [("place", read_most, at("/"))],
    Change.SECTION: [
        ("page", described, section),
        ("site map", described, at("/sitemap.xml")),
        ("part of the map", described, part("pages", lambda t: t.water)),
        ("section's feeds", described, feed(section)),
    ],
    Change.PAGE: [
        ("page", introduced, at("/about/")),
        ("site map", introduced, at("/sitemap.xml")),
        ("part of the map", introduced, part("pages", lambda t: t.about)),
    ],
    Change.MENUS: [("every page", about_renamed, at("/privacy/"))],
    Change.REDIRECT: [("old address", redirected, at("/water/old-address/"))],
    "everything": [
        ("home.Masthead", saved("masthead", name="The Bell"), at("/privacy/")),
        (
            "home.Imprint",
            saved("imprint", feeds_hold_full_text=False),
            at("/feed.json"),
        ),
        ("articles.Author", saved("author", slug="new-name"), story),
        ("articles.Topic", saved("topic", name="Locks"), story),
        ("articles.Agency", saved("agency", code="NEW"), lambda t: t.live()[2].url),
        ("comments.SectionDiscussion", replies_of_a_section_closed, story),
        ("wagtailcore.PageViewRestriction", section_for_staff_only, story),
        ("wagtailcore.Site", site_elsewhere, story),
        ("accounts.User", colleague_leaves, story),
    ],
}
CASES = [
    Case((str(change), place), act, where)
    for change, rows in _ROWS.items()
    for place, act, where in rows
]
