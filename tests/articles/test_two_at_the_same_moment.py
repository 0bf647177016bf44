"""Two saves at the same moment, on the real file database."""

import threading

import pytest
from django.db import connection

from articles.models import ArticlePage
from home.models import HomePage
from tests.articles.conftest import loaded, story_form
from tests.factories import ArticleFactory, SectionFactory, UserFactory


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_the_same_moment_one_is_kept_aside(as_user):
    section = SectionFactory(parent=HomePage.objects.get())
    people = [UserFactory(group="Editors") for _ in range(2)]
    story = ArticleFactory(parent=section)
    story.save_revision(user=people[0])
    opened = loaded(story) | {"headline": story.headline, "slug": story.slug}
    clients, start = [as_user(person) for person in people], threading.Barrier(2)

    def save(client, text):
        start.wait()
        form = story_form(**opened, subhead=text)
        client.post(f"/admin/pages/{story.pk}/edit/", form)
        connection.close()

    texts = ["Of the first.", "Of the second."]
    threads = [
        threading.Thread(target=save, args=pair)
        for pair in zip(clients, texts, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept, latest = story.revisions.order_by("created_at").exclude(user=None)[1:]
    assert {kept.as_object().subhead, latest.as_object().subhead} == set(texts)
    assert ArticlePage.objects.get(pk=story.pk).latest_revision == latest
