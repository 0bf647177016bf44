"""A small paper in which everything that pages show of each other is there once."""

from datetime import UTC, datetime, timedelta
from random import Random

from wagtail.models import Site

from articles.models import ArticlePage
from comments import moderation, posting
from comments.models import Comment
from home.models import HomePage, HousePage, Imprint, Masthead
from tests.factories import (
    AgencyFactory,
    ArticleFactory,
    AuthorFactory,
    DocumentFactory,
    ImageFactory,
    SectionFactory,
    TopicFactory,
    UserFactory,
)

# Later than the front page was published, which the migrations did at their real time.
NOW = datetime(2031, 3, 14, 10, tzinfo=UTC)
DAYS_AGO = (0, 0, 1, 3, 14, 15, 40)


class Paper:
    """The house, what it has published, and the people who change it."""

    def __init__(self, seed: int = 0):
        self.random = Random(seed)  # noqa: S311 (to be repeated, not secret)
        self.numbers = iter(range(1, 1_000_000))  # a town is copied with it
        self.editor = UserFactory(username="editor", group="Editors", is_superuser=True)
        self.moderator = UserFactory(username="moderator", group="Moderators")
        self.home = HomePage.objects.get()
        self._name_the_house()
        self.sections = [
            SectionFactory(title=name, slug=name.lower(), parent=self.home)
            for name in ("Water", "Harbour")
        ]
        self.authors = [AuthorFactory() for _ in range(3)]
        self.topics = [TopicFactory() for _ in range(3)]
        self.agency = AgencyFactory()
        self.picture = ImageFactory()
        self.document = DocumentFactory()
        for number, days in enumerate(DAYS_AGO):
            self.story(number, NOW - timedelta(days=days))
        for article in self.live()[:2]:
            for _ in range(3):
                self.reply(article)

    def _name_the_house(self) -> None:
        site = Site.objects.get()
        self.about = self.home.add_child(
            instance=HousePage(title="About us", slug="about", show_in_menus=True)
        )
        self.masthead = Masthead.for_site(site)
        self.masthead.save()
        self.imprint = Imprint.for_site(site)
        self.imprint.security_contact = "mailto:safety@example.org"
        self.imprint.ethics_page = self.about
        self.imprint.save()

    def story(self, number: int, at: datetime) -> ArticlePage:
        """A published story with everything that a story can show of others."""
        story = ArticleFactory(
            parent=self.sections[number % 2],
            published_at=at,
            first_published_at=at,
            lead_image=self.picture if number == 1 else None,
        )
        story.bylines.create(author=self.authors[number % 2], role="reporting")
        story.topics.add(self.topics[number % 2])
        if number == 2:
            story.agency_credits.create(agency=self.agency)
        earlier = self.live()
        if number in (3, 4) and earlier:
            story.body.append(("related_story", earlier[-1]))
        if number == 5:
            story.body.append(("document", {"document": self.document}))
        story.save_revision().publish()
        return story

    def live(self) -> list[ArticlePage]:
        """The public stories, the oldest first."""
        return list(ArticlePage.objects.published().order_by("pk"))

    def some_story(self) -> ArticlePage:
        return self.random.choice(self.live())

    def word(self) -> str:
        """A word that was not used before."""
        return f"word{next(self.numbers)}"

    def reply(self, article: ArticlePage, parent=None, *, approved=True) -> Comment:
        """A reader's reply, posted as the form does and decided about."""
        number = next(self.numbers)
        posted = posting.post_reply(
            article_id=article.pk,
            name=f"Reader {number}",
            email=f"reader{number}@example.org",
            body=f"I have something of my own to say about this: {self.word()}.",
            parent_id=parent.pk if parent else None,
        )
        comment = posted.comment
        if approved:
            self.decide(comment, "approved")
        comment.refresh_from_db()
        return comment

    def decide(self, comment: Comment, to: str) -> None:
        moderation.decide(comment_id=comment.pk, to=to, by=self.moderator)

    def some_reply(self, status="approved") -> Comment | None:
        """A reply in this status to a public story; None where there is none."""
        found = Comment.objects.filter(status=status, article__in=self.live())
        return self.random.choice(list(found.order_by("pk"))) if found else None
