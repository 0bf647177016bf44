"""What is refused deep inside Wagtail's own screens ends in a sentence, never a 500."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage, SectionPage
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def embargoed(section, reporter):
    """A draft under embargo that its reporter has submitted."""
    draft = ArticleFactory(
        parent=section,
        live=False,
        published_at=None,
        owner=reporter,
        embargo_until=timezone.now() + timedelta(hours=2),
    )
    draft.save_revision(user=reporter)
    draft.get_workflow().start(draft, user=reporter)
    return draft


def told(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_approving_from_the_start_page_under_embargo_is_answered(
    embargoed, as_user, editor
):
    state = embargoed.current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[embargoed.pk, "approve", state.pk]
    )
    response = as_user(editor).post(address, follow=True)
    assert response.status_code == 200
    assert "under embargo until" in told(response)
    assert not ArticlePage.objects.get(pk=embargoed.pk).live
    assert embargoed.current_workflow_task_state.status == "in_progress"


def test_publishing_many_with_one_under_embargo_is_answered(embargoed, as_user, editor):
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    came_from = reverse("wagtailadmin_explore", args=[embargoed.get_parent().pk])
    response = as_user(editor).post(
        f"{bulk}?id={embargoed.pk}&next={came_from}",
        follow=True,
        headers={"referer": f"http://testserver{came_from}"},
    )
    assert response.redirect_chain[-1][0] == reverse("story_gates", args=[embargoed.pk])
    assert "under embargo until" in told(response)
    assert not ArticlePage.objects.get(pk=embargoed.pk).live


@pytest.mark.parametrize("slug", ["admin", "comments", "search", "static"])
def test_a_section_cannot_take_the_address_of_another_part(home, slug):
    with pytest.raises(ValidationError, match="address of another part"):
        SectionFactory(parent=home, title="Odd", slug=slug)
    assert not SectionPage.objects.exists()


def test_a_standfirst_longer_than_its_column_is_refused(section):
    with pytest.raises(ValidationError, match="600"):
        ArticleFactory(parent=section, standfirst="word " * 121)
