"""Everything that one can ask of an installation with these secret stories in it."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page, Revision, Site, TaskState, WorkflowState

from articles.models import Agency, Author, Topic
from home.models import Masthead
from interchange.cards.keeping import card_address
from interchange.sitemaps import SPAN
from operations.proofs.canaries import Aviary
from operations.proofs.crawling import Query
from operations.proofs.routes import Arguments, addresses
from operations.proofs.seeding import Secret

PAGES_AT_MOST = 300  # of the live pages that are there anyway
FEEDS = ("feed/", "feed.atom", "feed.json")
BELOW_A_STORY = ("", "ninjs.json", "amp/", "?format=json", "?preview=1", "?page=2")
WELL_KNOWN = (
    "/",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/trust.txt",
    "/.well-known/security.txt",
    "/metrics",
    "/api/v2/",
    "/api/v2/articles/?limit=100",
    "/api/v2/authors/?limit=100",
    "/api/v2/topics/?limit=100",
    "/api/v2/pages/?fields=*",
    "/api/v2/images/?fields=*",
    "/api/v2/documents/?fields=*",
    "/api/v2/pages/?type=articles.ArticlePage&fields=*&limit=100",
)
ADMIN_SEARCHES = (
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_choose_page_search",
    "wagtailimages:index",
    "wagtailimages_chooser:choose_results",
    "wagtaildocs:index",
    "wagtaildocs_chooser:choose_results",
)


class Surfaces:
    """The addresses to ask, for readers and for the staff."""

    def __init__(self, secrets: list[Secret], aviary: Aviary):
        self.secrets, self.aviary = secrets, aviary
        self.prefix = settings.NEWSROOM_STAFF_PREFIX

    def public(self) -> list[str]:
        """What readers may ask, found in the patterns, the tree and the contract."""
        routed = addresses(self._arguments())
        found = [a for a in routed if not a.startswith(self.prefix)]
        found += [*WELL_KNOWN, *self._feeds(), *self._tree()]
        found += [a + rest for a in self._stories() for rest in BELOW_A_STORY]
        found += [f"/api/v2/pages/{s.article.pk}/?fields=*" for s in self.secrets]
        return list(dict.fromkeys(found))

    def staff(self) -> list[str]:
        """The screens of the admin, each with every seeded thing."""
        routed = addresses(self._arguments())
        found = [a for a in routed if a.startswith(self.prefix)]
        api = [reverse("wagtailadmin_api:pages:listing") + "?fields=*&for_explorer=1"]
        return found + api

    def secret_stories(self) -> dict[str, str]:
        """The addresses of the stories, at which nothing may be yet."""
        return {
            secret.article.url + rest: f"the {secret.name} story itself"
            for secret in self.secrets
            if secret.address_is_secret
            for rest in BELOW_A_STORY
        } | self._told_elsewhere()

    def _told_elsewhere(self) -> dict[str, str]:
        """Where a secret story would be told of, were it published."""
        hidden = [secret for secret in self.secrets if secret.address_is_secret]
        paper = Masthead.for_site(Site.objects.get(is_default_site=True)).name
        found = {}
        for secret in hidden:
            article = secret.article
            record = reverse("api_article", args=[article.pk])
            found[record] = f"the record of the {secret.name} story"
            card = card_address(article, paper)
            found[card] = f"the card of the {secret.name} story"
        return found

    def secret_files(self) -> dict[str, str]:
        """The addresses of files that no published story uses."""
        return {
            address: f"a file of the {secret.name} story"
            for secret in self.secrets
            for thing in secret.made
            for address in _addresses_of(thing)
        }

    def drafts_of_the_house(self) -> dict[str, str]:
        """The addresses of the pages that are there already and not live."""
        pages = Page.objects.filter(live=False, depth__gt=2)[:PAGES_AT_MOST]
        return {page.url: "a page that is not live" for page in pages if page.url}

    def public_queries(self) -> list[Query]:
        """Searches for readers."""
        return [
            Query("/search/?q=WORD"),
            Query("/search/?q=%22WORD%22"),
            Query("/search/?q=read+WORD&page=1"),
            Query("/search/?q=read&author=WORD"),
            Query("/search/?q=read&topic=WORD"),
            Query("/search/?q=read&section=WORD"),
            Query("/authors/WORD/"),
            Query("/topics/WORD/"),
            Query("/api/v2/pages/?search=WORD"),
            Query("/authors/WORD/feed/"),
            Query("/topics/WORD/feed.json"),
            Query("/api/v2/authors/WORD/"),
            Query("/api/v2/topics/WORD/"),
            Query("/api/v2/articles/?author=WORD"),
            Query("/api/v2/articles/?topic=WORD"),
            Query("/api/v2/articles/?section=WORD"),
        ]

    def staff_queries(self) -> list[Query]:
        """Searches, choosers and completions of the admin."""
        queries = [Query(reverse(name) + "?q=WORD") for name in ADMIN_SEARCHES]
        completing = reverse("wagtailadmin_tag_autocomplete")
        models = ("", "articles/topic/", "taggit/tag/")
        queries += [Query(f"{completing}{model}?term=WORD") for model in models]
        for model in (Author, Agency, Topic):
            chooser = f"wagtailsnippetchoosers_articles_{model._meta.model_name}"
            queries.append(Query(reverse(f"{chooser}:choose_results") + "?q=WORD"))
        return queries

    def words(self, query: Query) -> Iterable[str]:
        """The words to search for: every one for readers, some of each story else."""
        step = 1 if query.pattern == "/search/?q=WORD" else 29
        return [word for secret in self.secrets for word in secret.words[::step]]

    def _stories(self) -> list[str]:
        return [secret.article.url for secret in self.secrets]

    def _feeds(self) -> Iterator[str]:
        lists = ["/", *{secret.article.get_parent().url for secret in self.secrets}]
        for kind, name in ((Author, "author"), (Topic, "topic")):
            made = [t for s in self.secrets for t in s.made if isinstance(t, kind)]
            lists += [reverse(name, args=[thing.slug]) for thing in made]
        for address in lists:
            yield from (address + feed for feed in FEEDS)

    def _tree(self) -> Iterator[str]:
        for page in Page.objects.live().public().filter(depth__gt=1)[:PAGES_AT_MOST]:
            if page.url:
                yield page.url

    def _arguments(self) -> Arguments:
        pages = [secret.article.pk for secret in self.secrets]
        parents = [secret.article.get_parent().pk for secret in self.secrets[:1]]
        made = [thing for secret in self.secrets for thing in secret.made]
        images = [t.pk for t in made if isinstance(t, AbstractImage)][::3]
        documents = [t.pk for t in made if isinstance(t, AbstractDocument)]
        revisions = list(self._revisions(pages))
        keys = [*pages, *_one_of_each(made)]
        return Arguments(
            named={
                "pk": keys,
                "page_id": pages,
                "page_pk": pages,
                "article_id": pages,
                "page_to_move_id": pages,
                "parent_page_id": parents + pages[:1],
                "destination_id": parents,
                "image_id": images,
                "document_id": documents,
                "doc_id": documents,
                "revision_id": revisions,
                "revision_id_a": [*revisions, "live", "earliest"],
                "revision_id_b": ["latest"],
                "workflow_state_id": _keys(WorkflowState),
                "task_state_id": _keys(TaskState),
                "filter_spec": ["width-100", "original"],
                "app_label": ["articles", "wagtailcore"],
                "app_name": ["articles"],
                "content_type_app_name": ["articles"],
                "model_name": ["articlepage", "page", "topic", "author", "newsimage"],
                "content_type_model_name": ["articlepage", "sectionpage"],
                "action_name": ["approve", "copy"],
                "action": ["publish", "delete"],
                "slug": [t.slug for t in made if isinstance(t, Author | Topic)],
                "status": ["pending"],
                "path": [],
                "section": [self.secrets[0].article.get_parent().slug],
                "number": sorted({pk // SPAN for pk in pages}),
            },
            keys=keys,
            words=[self.aviary.unknown_word(), str(pages[0])],
        )

    @staticmethod
    def _revisions(pages: list[int]) -> Iterable[int]:
        texts = Revision.page_revisions.filter(object_id__in=map(str, pages))
        return texts.order_by("-pk").values_list("pk", flat=True)


def _one_of_each(made) -> list[int]:
    return sorted(set({type(thing): thing.pk for thing in made}.values()))


def _keys(model) -> list[int]:
    return list(model.objects.order_by("-pk").values_list("pk", flat=True)[:4])


def _addresses_of(thing) -> Iterator[str]:
    if isinstance(thing, AbstractImage):
        yield thing.file.url
        yield from (rendition.url for rendition in thing.renditions.all())
    elif isinstance(thing, AbstractDocument):
        yield thing.url
        yield thing.file.url
