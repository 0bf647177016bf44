"""How often a story is read is counted, and nothing about who reads it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from finding import reads as counting
from finding.models import MostReadPlace, StoryReads
from finding.most_read import forget_reads, refresh_most_read
from finding.reads import Reads, write_reads
from finding.signals import ranking_changed
from tests.factories import ArticleFactory, SectionFactory

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def _nothing_counted(monkeypatch):
    monkeypatch.setattr(counting, "reads", Reads())


@pytest.fixture
def read(db):
    """Send what the script of a story's page sends; returns the answer."""

    def send(story_id: int, network: str = "10.0.0.1", **headers):
        sent = {"user-agent": BROWSER, "sec-fetch-site": "same-origin"} | headers
        address = f"/reads/{story_id}/"
        client = Client(enforce_csrf_checks=True)
        return client.post(address, headers=sent, REMOTE_ADDR=network)

    return send


def counted(story) -> int:
    write_reads()
    return sum(StoryReads.objects.filter(article=story).values_list("count", flat=True))


def read_often(story, count: int, hours_ago: int = 0) -> None:
    hour = timezone.now() - timedelta(hours=hours_ago)
    StoryReads.objects.create(article=story, hour=hour, count=count)


def test_a_read_is_counted_and_answered_with_nothing(read, article):
    answer = read(article.pk)
    assert (answer.status_code, answer.content) == (204, b"")
    assert not answer.cookies
    assert counted(article) == 1


def test_reads_of_an_hour_are_one_row(read, article):
    for number in range(3):
        read(article.pk, network=f"10.0.{number}.1")
        write_reads()
    assert StoryReads.objects.count() == 1
    assert counted(article) == 3


def test_what_waits_is_written_by_a_later_read(read, article, settings):
    settings.NEWSROOM_READS_WRITTEN_AFTER = 0
    read(article.pk)
    assert StoryReads.objects.get().count == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_what_another_site_has_sent_is_refused(read, article, headers):
    assert read(article.pk, **headers).status_code == 403
    assert counted(article) == 0


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://testserver", 204), ("https://evil.example", 403), ("null", 403)],
)
def test_an_older_browser_is_judged_by_its_origin(article, origin, status):
    headers = {"user-agent": BROWSER, "origin": origin}
    answer = Client().post(f"/reads/{article.pk}/", headers=headers)
    assert answer.status_code == status


def test_who_says_nothing_of_where_it_comes_from_is_refused(article):
    headers = {"user-agent": BROWSER}
    assert Client().post(f"/reads/{article.pk}/", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"dnt": "1"},
        {"sec-gpc": "1"},
        {"user-agent": "Googlebot/2.1"},
        {"user-agent": "curl/8.5"},
        {"user-agent": "Mozilla/5.0 HeadlessChrome/140.0"},
        {"user-agent": ""},
    ],
)
def test_who_is_no_reader_or_wants_not_to_be_counted_is_not(read, article, headers):
    assert read(article.pk, **headers).status_code == 204
    assert counted(article) == 0


def test_one_network_counts_a_story_so_many_times_an_hour(read, article, settings):
    settings.NEWSROOM_READS_PER_NETWORK = (2, 100)
    for _ in range(10):
        assert read(article.pk).status_code == 204
    assert read(article.pk, network="10.9.9.9").status_code == 204
    assert counted(article) == 3


def test_one_network_counts_so_many_stories_an_hour(read, section, settings):
    settings.NEWSROOM_READS_PER_NETWORK = (5, 3)
    stories = ArticleFactory.create_batch(5, parent=section)
    for story in stories:
        read(story.pk)
    assert sum(counted(story) for story in stories) == 3


def test_a_story_that_nobody_may_read_is_not_counted(read, section):
    draft = ArticleFactory(parent=section, live=False)
    assert read(draft.pk).status_code == 204
    assert read(10**9).status_code == 204
    write_reads()
    assert not StoryReads.objects.exists()


def test_made_up_stories_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(counting, "MOST_STORIES", 3)
    reads = Reads()
    for number in range(10):
        reads.count(number, network=f"10.0.{number}.0/24")
    assert len(reads.take()) == 3


def test_made_up_networks_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(counting, "MOST_NETWORKS", 4)
    reads = Reads()
    told = [reads.count(1, network=f"10.0.{number}.0/24") for number in range(10)]
    assert sum(told) == 2  # each network is two hashes: of itself, and with the story


def test_neither_the_network_nor_a_lasting_hash_of_it_is_kept():
    one, other = Reads(), Reads()
    for reads in (one, other):
        reads.count(1, network="203.0.113.0/24")
    assert b"203.0.113" not in repr(vars(one)).encode()
    assert not set(one._networks) & set(other._networks)


def test_a_get_counts_nothing(client, article):
    assert client.get(f"/reads/{article.pk}/").status_code == 405


def test_where_it_is_turned_off_nothing_is_asked_or_counted(
    client, read, article, settings
):
    settings.NEWSROOM_COUNT_READS = False
    assert "count-read.js" not in client.get(article.url).content.decode()
    assert read(article.pk).status_code == 204
    assert counted(article) == 0
    assert "how often each story" not in client.get("/privacy/").content.decode()


def test_the_page_of_a_story_counts_and_the_page_on_privacy_says_so(client, article):
    page = client.get(article.url).content.decode()
    assert f'data-reads="/reads/{article.pk}/"' in page
    assert "how often each story" in client.get("/privacy/").content.decode()


def test_a_preview_counts_nothing(as_user, editor, article):
    address = f"/admin/pages/{article.pk}/view_draft/"
    assert "count-read.js" not in as_user(editor).get(address).content.decode()


def test_the_most_read_stand_on_the_front_page_and_in_their_section(
    client, home, section
):
    stories = ArticleFactory.create_batch(4, parent=section)
    for place, story in enumerate(stories):
        read_often(story, 100 - place)
    refresh_most_read()
    for address in ("/", section.url):
        page = client.get(address).content.decode()
        listed = page.split('id="most-read"')[1]
        places = [listed.index(story.headline) for story in stories]
        assert places == sorted(places)


def test_an_empty_paper_shows_no_list(client, section):
    for story in ArticleFactory.create_batch(4, parent=section):
        read_often(story, 19)
    refresh_most_read()
    assert 'id="most-read"' not in client.get("/").content.decode()


def test_two_stories_are_no_list(client, section):
    for story in ArticleFactory.create_batch(2, parent=section):
        read_often(story, 500)
    refresh_most_read()
    assert 'id="most-read"' not in client.get("/").content.decode()


def test_what_was_read_yesterday_is_not_in_the_list(section):
    for story in ArticleFactory.create_batch(3, parent=section):
        read_often(story, 500, hours_ago=26)
    assert not refresh_most_read()
    assert not MostReadPlace.objects.exists()


def test_an_unpublished_story_leaves_the_list_at_once(client, section):
    stories = ArticleFactory.create_batch(4, parent=section)
    for story in stories:
        read_often(story, 100)
    refresh_most_read()
    stories[0].unpublish()
    listed = client.get("/").content.decode().split('id="most-read"')[1]
    assert stories[0].headline not in listed
    assert stories[1].headline in listed


def test_the_signal_names_the_sections_whose_list_changed(
    home, section, django_capture_on_commit_callbacks
):
    told = []

    def hear(sender, sections, **kwargs):
        told.append(sections)

    ranking_changed.connect(hear)
    try:
        for story in ArticleFactory.create_batch(3, parent=section):
            read_often(story, 100)
        ArticleFactory(parent=SectionFactory(parent=home))
        with django_capture_on_commit_callbacks(execute=True):
            assert refresh_most_read()
            assert not refresh_most_read()
    finally:
        ranking_changed.disconnect(hear)
    assert told == [{None, section.pk}]


def test_numbers_are_forgotten_after_their_days(section, settings):
    settings.NEWSROOM_KEEP_READS_DAYS = 2
    story = ArticleFactory(parent=section)
    read_often(story, 5, hours_ago=49)
    read_often(story, 7, hours_ago=1)
    assert forget_reads() == 1
    assert StoryReads.objects.get().count == 7


def test_editors_see_the_numbers_and_moderators_do_not(
    as_user, editor, moderator, article
):
    read_often(article, 31)
    assert "31" in as_user(editor).get("/admin/").content.decode()
    page = as_user(moderator).get("/admin/").content.decode()
    assert article.headline not in page


def test_no_query_is_needed_to_count(read, article, django_assert_num_queries):
    with django_assert_num_queries(0):
        read(article.pk)
    assert connection.vendor in ("sqlite", "postgresql")
