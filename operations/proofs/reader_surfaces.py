"""Where something about a reader could be seen: found by itself, or listed here."""

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.models import Page, Site

from comments.models import Comment, Flag
from operations.proofs.crawling import Query, Visitor
from operations.proofs.readers import Discussion
from operations.proofs.routes import Arguments, addresses, routes
from operations.proofs.surfaces import BELOW_A_STORY, FEEDS, WELL_KNOWN

LIVE_PAGES = 12  # of those that are there anyway; the seeded story is asked in full
LINKS_AT_ONCE, ROUNDS = 40, 3
LOOKS_UP = re.compile(r'name="(q|search|term|query|words)"')
# It leads to the search page, which is listed.
FORM_OF_ALL_PAGES = re.compile(r'<form[^>]*action="/search/".*?</form>', re.DOTALL)
API = "/api/"
API_PARAMETERS = (
    "fields=*",
    "fields=_,email,commenter,email_hash,network_hash,token_hash",
    "limit=100",
    "offset=1",
    "order=-id",
    "order=email",
    "include=comments,replies",
    "format=json",
)
# What one could ask an interface in order to learn whether somebody is there.
API_PROBES = (
    "search",
    "q",
    "email",
    "commenter__email",
    "email_hash",
    "author",
    "name",
)
EXPORTS = ("export=csv", "export=xlsx")
# How the arguments of addresses are named, by what stands in them.
PAGES = ("page_id", "page_pk", "article_id", "article_pk", "page_to_move_id")
SECTIONS = ("parent_page_id", "destination_id", "section_id")
REPLIES = ("comment_id", "comment_pk", "parent_id")
PERSONS = ("commenter_id", "person_id", "person_pk")
# Patterns that no answer but 404 comes from, or that are no surface for readers.
NOT_PUBLIC = {
    r"[^\w\-/]|/\Z": "the 404 itself, for everything that nothing else answers",
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": (
        "takes the password of a restricted page; nothing here restricts one"
    ),
    "documents/authenticate_with_password/<int:restriction_id>/": (
        "takes the password of a restricted collection; nothing here restricts one"
    ),
    r"documents/(\d+)/(.*)$": "a file of the staff's; read where a page leads to it",
    r"^media/(?P<path>.*)$": "a picture of the staff's; read where a page shows it",
}


class ReaderSurfaces:
    """The addresses to ask for the traces of the people of a discussion."""

    def __init__(self, discussion: Discussion):
        self.discussion = discussion
        self.story = discussion.story
        self.prefix = settings.NEWSROOM_STAFF_PREFIX

    def public(self) -> list[str]:
        """What everybody may ask: from the patterns, the tree and the contract."""
        found = [a for a in addresses(self._arguments()) if not self._is_staff(a)]
        found += [*WELL_KNOWN, *self._tree(), *self._feeds()]
        found += [self.story.url + rest for rest in BELOW_A_STORY]
        found += [
            f"{self.story.url}?{ask}" for ask in ("sort=newest", "after=1", "page=2")
        ]
        found += self._parameters(API)
        return list(dict.fromkeys(found))

    def staff(self) -> list[str]:
        """The screens of the admin, those about replies also as spreadsheets."""
        routed = [a for a in addresses(self._arguments()) if self._is_staff(a)]
        about_replies = [a for a in routed if "comment" in a]
        # The others know nothing of replies: each is asked about the story.
        few = addresses(self._arguments(only_story=True))
        found = about_replies + [a for a in few if self._is_staff(a)]
        found += [f"{address}?{ask}" for address in about_replies for ask in EXPORTS]
        return list(dict.fromkeys(found))

    def below(self, visitor: Visitor) -> None:
        """Ask what the answers link to, and interfaces found so with every parameter."""
        for _round in range(ROUNDS):
            for address in list(visitor.answered):
                if API in address and "?" not in address:
                    visitor.links.update(dict.fromkeys(self._parameters(address)))
            # The staff's other screens are in the patterns already.
            about = "comment" if "staff" in visitor.name else ""
            if not visitor.ask_linked(LINKS_AT_ONCE, about):
                return

    def searches(
        self, visitor: Visitor, looked_up: Iterable[tuple[str, str]]
    ) -> list[Query]:
        """Whatever takes a word: listed ones, and every form with a search field."""
        queries = {Query(f"{address}?{name}=WORD") for address, name in looked_up}
        if "staff" not in visitor.name:
            queries |= {Query("/search/?q=WORD"), Query("/search/?q=%22WORD%22")}
            interfaces = {a.partition("?")[0] for a in visitor.answered if API in a}
            queries |= {
                Query(f"{address}?{name}=WORD")
                for address in interfaces
                for name in API_PROBES
            }
        return sorted(queries, key=lambda query: query.pattern)

    def words(self) -> list[str]:
        """An address, a local part and a network address of somebody who is there."""
        first = self.discussion.people[0]
        return sorted(t.word for t in first.traces if not t.what.startswith("the link"))

    def _is_staff(self, address: str) -> bool:
        return address.startswith(self.prefix)

    def _parameters(self, address: str) -> list[str]:
        asked = [f"{address}?{parameter}" for parameter in API_PARAMETERS]
        return [address, *asked] if API in address else []

    def _tree(self) -> Iterator[str]:
        live = Page.objects.live().public().filter(depth__gt=1)
        for page in [self.story.get_parent(), *live.order_by("path")[:LIVE_PAGES]]:
            if page.url:
                yield page.url

    def _feeds(self) -> Iterator[str]:
        for address in ("/", self.story.get_parent().url, self.story.url):
            yield from (address + feed for feed in FEEDS)

    def _about_replies(self) -> tuple[list[int], list[int], list[int]]:
        """The keys of the replies to the story, their senders, and their reports."""
        comments = Comment.objects.filter(article_id=self.story.pk)
        rows = list(comments.values_list("pk", "commenter_id"))
        replies = [pk for pk, _person in rows]
        flags = Flag.objects.filter(comment_id__in=replies)
        persons = [person for _pk, person in rows if person]
        return replies, persons, list(flags.values_list("pk", flat=True))

    def _arguments(self, only_story: bool = False) -> Arguments:
        replies, persons, flags = self._about_replies()
        pages, section = [self.story.pk], [self.story.get_parent().pk]
        slug = self.discussion.topic.slug  # the author's is the same
        day = timezone.localdate(self.story.published_at)
        return Arguments(
            named={
                "pk": pages if only_story else [*replies, *pages],
                **dict.fromkeys(PAGES, pages),
                **dict.fromkeys(SECTIONS, section),
                **dict.fromkeys(REPLIES, replies),
                **dict.fromkeys(PERSONS, persons),
                "flag_id": flags,
                "status": list(Comment.Status.values),
                "slug": [slug],
                "year": [day.year],
                "month": [day.month],
                "day": [day.day],
                "key": [],
                "path": [],
            },
            keys=pages if only_story else [replies[0], persons[-1], *pages],
            words=[str(replies[0])],
        )


def lookups(answers: dict[str, str]) -> set[tuple[str, str]]:
    """The addresses whose answer has a field for a word, and the name of that field."""
    return {
        (address.partition("?")[0], name)
        for address, text in answers.items()
        for name in LOOKS_UP.findall(FORM_OF_ALL_PAGES.sub("", text))
    }


def unvisited(answered: Iterable[str]) -> list[str]:
    """The public patterns that gave no answer but 404, and are not excused above."""
    seen = {pattern for address in answered if (pattern := _pattern_of(address))}
    staff = settings.NEWSROOM_STAFF_PREFIX.lstrip("/")
    known = [pattern for pattern in routes() if not pattern.startswith(staff)]
    return [p for p in dict.fromkeys(known) if p not in seen and p not in NOT_PUBLIC]


def own_hosts() -> frozenset[str]:
    """The names under which this site writes its whole addresses."""
    base = settings.BASE_URL.partition("//")[2].strip("/")
    sites = (site.root_url.partition("//")[2] for site in Site.objects.all())
    return frozenset({"testserver", base, *sites})


def _pattern_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).route
    except Resolver404:
        return ""
