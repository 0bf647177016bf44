"""What one transaction changed, and the addresses that follow from it by the table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from articles.models import SectionPage
from finding.related import named_under
from operations.purging.faces import Face, Place, completed, faces_of, former_paths
from operations.purging.pages import InMenus, in_menus, places_of
from operations.purging.table import EVERYTHING, Change, addresses
from operations.purging.uses import are_policies, uses_of

# Of so many stories at once the list would be longer than everything is worth.
MANY = 200


@dataclass
class Collected:
    """Keys of what changed, with what of it has to be known from before the change."""

    stories: dict[int, set[Face]] = field(default_factory=dict)
    # Those of which something else than their own row changed: they stay where they are.
    touched: set[int] = field(default_factory=set)
    pages: dict[int, InMenus | None] = field(default_factory=dict)
    replies: set[int] = field(default_factory=set)
    related: set[int] = field(default_factory=set)
    most_read: set[int | None] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    redirects: set[str] = field(default_factory=set)
    # Of what is deleted: nobody knows afterwards who used it.
    users: set[int] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    is_everything: bool = False

    def paths(self) -> set[str]:
        """Every path to be made anew; queries do not grow with the number of things."""
        found = {EVERYTHING} if self.is_everything else set(self._paths())
        return {EVERYTHING} if EVERYTHING in found else found

    def _paths(self) -> Iterator[str]:
        for path in self.redirects:
            yield from addresses(Change.REDIRECT, Place(0, path))
        yield from self._of_pages()
        yield from self._of_most_read()
        is_elsewhere = self._touch_users_of_pictures()
        changed = self.stories.keys() | self.touched
        if is_elsewhere or len(changed) > MANY:
            yield EVERYTHING
            return
        after = faces_of(changed | self.replies, with_cards=bool(changed))
        for pk in self.replies & after.keys():
            yield from addresses(Change.REPLIES, after[pk])
        yield from self._of_stories(after)

    def _touch_users_of_pictures(self) -> bool:
        """Stories with a changed picture have changed; whether others use it as well."""
        if not self.pictures:
            return False
        uses = uses_of(get_image_model(), self.pictures)
        self.touched |= uses.pages
        return uses.elsewhere

    def _of_pages(self) -> Iterator[str]:
        for pk, before in self.pages.items():
            after = in_menus(pk)
            if before == after and after and after.live:
                yield from self._of_page(pk)
            elif any(page and page.live for page in (before, after)):
                yield from addresses(Change.MENUS, Place(pk, ""))

    def _of_most_read(self) -> Iterator[str]:
        sections = {pk for pk in self.most_read if pk}
        places = places_of(sections) if sections else []
        for place in [*places, *([Place(0, "/")] if None in self.most_read else [])]:
            yield from addresses(Change.MOST_READ, place)

    @staticmethod
    def _of_page(pk: int) -> Iterator[str]:
        is_section = SectionPage.objects.filter(pk=pk).exists()
        change = Change.SECTION if is_section else Change.PAGE
        for place in places_of([pk]):
            yield from addresses(change, place)

    def _of_stories(self, after: dict[int, Face]) -> Iterator[str]:
        """The places of each story before and after, and of those that tell of it."""
        now = {pk: {face} for pk, face in after.items()}
        public = {pk: now[pk] for pk in self.touched & now.keys()}
        for pk, earlier in self.stories.items():
            if shown := earlier | now.get(pk, set()):
                public[pk] = shown
        moved = {pk for pk in self.stories if self._has_moved(pk, after.get(pk))}
        yield from self._of_faces(public, moved & public.keys())
        yield from self._of_related(public.keys())
        yield from self._of_users(public.keys())

    def _has_moved(self, pk: int, after: Face | None) -> bool:
        """Whether it came or went, or stands at another address or day than before."""
        before = {(face.path, face.day) for face in self.stories[pk]}
        return after is None or before != {(after.path, after.day)}

    def _of_faces(self, public: dict[int, set[Face]], moved: set[int]) -> Iterator[str]:
        stayed = [face for pk in public.keys() - moved for face in public[pk]]
        for face in [*stayed, *completed(f for pk in moved for f in public[pk])]:
            yield from addresses(Change.STORY, face)
        yield from self.former
        if moved:
            yield from former_paths(moved)
            if are_policies(moved):
                yield EVERYTHING

    def _of_related(self, stories: Iterable[int]) -> Iterator[str]:
        """Stories under which others are named now, or one that is called otherwise."""
        under = self.related | (named_under(stories) if stories else set())
        under -= set(stories)
        if len(under) > MANY:
            yield EVERYTHING
        elif under:
            for face in faces_of(under, with_cards=False).values():
                yield from addresses(Change.RELATED, face)

    def _of_users(self, stories: Iterable[int]) -> Iterator[str]:
        """Pages that show something of these stories, or of a changed document."""
        users = set(self.users)
        if stories:
            users |= uses_of(Page, stories).pages
        if self.documents:
            users |= uses_of(get_document_model(), self.documents).pages
        users -= set(stories)
        if len(users) > MANY:
            yield EVERYTHING
        elif users:
            yield from _shown_by(users)


def _shown_by(users: set[int]) -> Iterator[str]:
    faces = faces_of(users)
    for face in faces.values():
        yield from addresses(Change.TEXT, face)
    for place in places_of(users - faces.keys()):
        yield from addresses(Change.PAGE, place)
