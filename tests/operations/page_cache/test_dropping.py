"""What was changed is not given to anybody any more."""

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import purge_url_from_cache

from operations import page_cache

pytestmark = pytest.mark.django_db(transaction=True)


def rendered_again(cached, address: str) -> bool:
    before = len(cached.rendered)
    cached.get(address)
    return len(cached.rendered) > before


@pytest.mark.parametrize(
    "form", ["{}", "http://testserver{}", "https://b.example{}?x=1"]
)
def test_dropping_an_address_drops_every_variant(cached, section, form):
    asked = [
        {"accept_encoding": "br"},
        {"accept_encoding": "gzip"},
        {"host": "b.example"},
        {"scheme": "https"},
    ]
    addresses = [section.url, f"{section.url}?page=2"]
    for headers in asked:
        for address in addresses:
            cached.get(address, **headers)
    page_cache.drop([form.format(section.url)])
    for headers in asked:
        cached.rendered.clear()
        for address in addresses:
            cached.get(address, **headers)
    assert cached.rendered == addresses


def test_dropping_one_address_leaves_the_others(cached, section, article):
    for url in (section.url, article.url):
        cached.get(url)
    page_cache.drop([article.url])
    assert rendered_again(cached, article.url)
    assert not rendered_again(cached, section.url)


def test_dropping_everything_leaves_nothing(cached, section, article):
    for url in (section.url, article.url):
        cached.get(url)
    page_cache.drop_all()
    assert rendered_again(cached, section.url)
    assert rendered_again(cached, article.url)


def test_nothing_is_dropped_before_the_change_is_there(cached, article):
    cached.get(article.url)
    with transaction.atomic():
        page_cache.drop([article.url])
        assert not rendered_again(cached, article.url)
    assert rendered_again(cached, article.url)


def test_a_change_that_was_rolled_back_drops_nothing(cached, article):
    cached.get(article.url)
    with transaction.atomic():
        page_cache.drop([article.url])
        transaction.set_rollback(True)
    assert not rendered_again(cached, article.url)


def test_one_page_of_a_thread_stands_for_all(cached, article):
    address = f"/comments/thread/{article.pk}"
    cached.get(f"{address}/oldest/")
    cached.get(f"{address}/newest/")
    page_cache.drop([f"{address}/"])
    assert rendered_again(cached, f"{address}/oldest/")
    assert rendered_again(cached, f"{address}/newest/")


def test_an_address_with_letters_of_any_alphabet_is_dropped(cached, db):
    path = "/%D0%B2%D0%BE%D0%B4%D0%B0/"
    for address in (path, "/вода/", f"http://testserver{path}"):
        cached.get(path)
        page_cache.drop([address])
        assert rendered_again(cached, path)


def test_wagtail_drops_pages_like_those_of_any_other_cache(cached, article):
    cached.get(article.url)
    purge_url_from_cache(f"http://testserver{article.url}")
    assert rendered_again(cached, article.url)


def test_the_command_drops_one_page_or_all(cached, section, article, capsys):
    for url in (section.url, article.url):
        cached.get(url)
    call_command("purge_pages", article.url)
    assert article.url in capsys.readouterr().out
    assert not rendered_again(cached, section.url)
    assert rendered_again(cached, article.url)
    call_command("purge_pages")
    assert rendered_again(cached, section.url)


def test_what_was_dropped_is_not_on_the_disk_either(cached, article, settings):
    words = cached.get(article.url).body[-60:]
    cached.get(article.url, accept_encoding="gzip")
    assert words
    page_cache.drop([article.url])
    from operations.page_cache.shelf import shelf

    assert shelf().store.get(article.url, shelf()._named("")) == {}


def test_the_cache_is_empty_after_a_migration(cached, article):
    cached.get(article.url)
    call_command("migrate", verbosity=0)
    assert rendered_again(cached, article.url)
