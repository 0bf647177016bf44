"""What the screens of the staff cost, against a view that does next to nothing."""

from functools import partial

from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from articles.models import SectionPage
from bench.corpus import LONG_BODY_AT, story_from_the_end
from bench.measuring import Act
from home.models import HomePage

SCREEN, FORM, LONG_FORM = 200, 150, 1000  # milliseconds
ORDINARY = 4  # a live story with one picture, counted from the newest


def client_of(username: str) -> Client:
    """A browser in which this member of staff is signed in."""
    client = Client(raise_request_exception=True)
    client.force_login(get_user_model().objects.get(username=username))
    return client


def fetch(client: Client, url: str) -> bytes:
    """The page at this address. Raises AssertionError for anything but a page."""
    response = client.get(url)
    if response.status_code != 200:
        raise AssertionError(f"{url} answers {response.status_code}.")
    return response.content


def acts() -> list[Act]:
    """One act for each screen, the view to compare with first."""
    editor = client_of("bench-editor")
    found = [Act("`/healthz`, to compare with", partial(fetch, editor, "/healthz"))]
    for name, url, bar in _screens():
        found.append(Act(name, partial(fetch, editor, url), bar))
    section = SectionPage.objects.order_by("path").first()
    found.append(Act("a section, by bare Wagtail", partial(bare_explorer, section)))
    return found


def _screens():
    yield "start page of an editor", reverse("wagtailadmin_home"), SCREEN
    home = HomePage.objects.get()
    yield "explorer, front page's children", _explore(home), SCREEN
    section = SectionPage.objects.order_by("path").first()
    last = max(section.numchild // 50, 2)
    for name, asked in (
        ("explorer, a section", ""),
        ("... page 2", "?p=2"),
        (f"... page {last}", f"?p={last}"),
        ("... by title", "?ordering=title"),
        ("... by status", "?ordering=live"),
        ("... oldest update first", "?ordering=latest_revision_created_at"),
        ("... search", "?q=Armouth"),
    ):
        yield name, _explore(section) + asked, SCREEN
    yield "form of a story", _form(story_from_the_end(ORDINARY)), FORM
    yield "form of 200 blocks", _form(story_from_the_end(LONG_BODY_AT)), LONG_FORM


def _explore(page) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk])


def _form(story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def bare_explorer(section) -> bytes:
    """Wagtail's own view of the same pages, outside of our addresses."""
    request = RequestFactory().get(_explore(section))
    request.user = get_user_model().objects.get(username="bench-editor")
    request.session = SessionStore()
    view = PageViewSet("bare", model=Page, index_view_class=ExplorableIndexView)
    return view.index_view(request, section.pk).render().content
