"""Who gets a picture or a document that is not out, and what asking costs."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage
from articles.public_files import SECONDS_OPEN
from tests.articles.used_files import (
    body_with,
    document,
    is_open,
    media,
    picture,
    url_of,
)
from tests.factories import ArticleFactory, UserFactory

__all__ = ["is_open", "media"]  # fixtures
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["Reporters", "Editors"])
def test_those_who_work_with_files_see_them_before_they_are_out(as_user, role):
    client = as_user(UserFactory(group=role))
    response = client.get(url_of(picture()))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert client.get(url_of(document())).status_code == 200


def test_those_who_do_not_work_with_files_see_what_readers_see(as_user, moderator):
    nobody = UserFactory(group=Group.objects.create(name="Friends").name)
    for user in (moderator, nobody):
        assert as_user(user).get(url_of(picture())).status_code == 404
        assert as_user(user).get(url_of(document())).status_code == 404


def test_head_request_tells_no_more(client):
    assert client.head(url_of(picture())).status_code == 404
    assert client.head(url_of(document())).status_code == 404


def test_document_under_another_name_is_not_there(client, section):
    file = document()
    ArticleFactory(parent=section, body=body_with(file=file))
    address = reverse("wagtaildocs_serve", args=[file.pk, "other.pdf"])
    assert client.get(address).status_code == 404


def test_answer_costs_no_query_while_it_is_fresh(
    client, section, django_assert_num_queries
):
    image = picture()
    ArticleFactory(parent=section, lead_image=image)
    url = url_of(image)
    client.get(url)
    with django_assert_num_queries(0):
        assert client.get(url).status_code == 200


def test_process_that_was_told_nothing_asks_again_after_a_while(
    section, is_open, settings
):
    # Redis has a clock of its own.
    local = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": local}}
    image = picture()
    story = ArticleFactory(parent=section, lead_image=image)
    assert is_open(image)
    ArticlePage.objects.filter(pk=story.pk).update(live=False)
    later = timezone.now() + timedelta(seconds=SECONDS_OPEN + 1)
    with time_machine.travel(later):
        assert not is_open(image)
