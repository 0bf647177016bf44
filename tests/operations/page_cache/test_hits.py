"""What is answered without Django, and what it says of itself."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(article):
    return article.url


def test_the_second_visitor_gets_the_same_bytes_and_django_is_not_asked(cached, story):
    first, second = cached.get(story), cached.get(story)
    assert first.status == second.status == 200
    assert (first.headers, first.body) == (second.headers, second.body)
    assert cached.rendered == [story]


def test_a_kept_page_is_what_django_makes(cached, client, story):
    cached.get(story)
    assert cached.get(story).content == client.get(story).content


def test_a_kept_page_has_the_headers_of_a_reader_s_page(cached, client, story):
    plain = client.get(story)
    kept = cached.get(story).headers
    for name in ("Content-Type", "Content-Security-Policy", "Referrer-Policy"):
        assert kept[name] == plain[name]
    assert kept["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("deflate", None),
        ("", None),
    ],
)
def test_each_browser_gets_the_encoding_that_it_takes(
    cached, story, accepted, encoding
):
    plain = cached.get(story)
    found = cached.get(story, accept_encoding=accepted)
    assert found.headers.get("Content-Encoding") == encoding
    assert found.content == plain.body
    assert found.headers["Content-Length"] == str(len(found.body))
    assert found.headers["Vary"] == "Accept-Encoding"
    assert cached.rendered == [story]


def test_each_encoding_has_a_tag_of_its_own(cached, story):
    wanted = ("br", "gzip", "identity")
    tags = {cached.get(story, accept_encoding=name).headers["ETag"] for name in wanted}
    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


def test_what_is_no_text_worth_compressing_is_sent_as_it_is(cached, story):
    robots = cached.get("/nowhere", accept_encoding="br")
    assert "Content-Encoding" not in robots.headers
    assert cached.get("/nowhere", accept_encoding="gzip").body == robots.body
    assert cached.rendered == ["/nowhere"]


def test_a_browser_asks_again_each_time_for_nobody_can_purge_it(cached, story):
    told = cached.get(story).headers["Cache-Control"]
    assert told == "public, max-age=0, s-maxage=1, must-revalidate"


def test_our_own_caches_in_front_are_told_to_keep_it(cached, story, settings):
    assert "Surrogate-Control" not in cached.get(story).headers
    settings.NEWSROOM_FRONT_CACHES = True
    told = cached.get("/").headers["Surrogate-Control"]
    assert told.startswith("max-age=600, stale-while-revalidate=")


@pytest.mark.parametrize(
    "query", ["?utm_source=mail", "?fbclid=1&gclid=2", "?", "?x", "?pages=2", "?%00=1"]
)
def test_parameters_that_a_page_does_not_have_hit(cached, story, query):
    first = cached.get(story)
    assert cached.get(story + query).body == first.body
    assert cached.rendered == [story]


def test_parameters_that_a_page_does_not_have_are_not_rendered_either(cached, story):
    cached.get(f"{story}?utm_source=mail")
    assert cached.rendered == [story]


def test_a_declared_parameter_makes_another_page(cached, section, article):
    cached.get(section.url)
    cached.get(f"{section.url}?page=2&utm_source=mail")
    cached.get(f"{section.url}?page=2")
    assert cached.rendered == [section.url, f"{section.url}?page=2"]


def test_a_declared_parameter_with_an_odd_value_is_not_kept(cached, section, article):
    for _ in range(2):
        assert cached.get(f"{section.url}?page=first").status == 200
    assert len(cached.rendered) == 2


def test_hosts_and_schemes_are_apart(cached, story):
    cached.get(story)
    cached.get(story, host="other.example")
    cached.get(story, scheme="https")
    assert len(cached.rendered) == 3


def test_a_head_request_has_the_headers_only(cached, story):
    whole = cached.get(story)
    head = cached.get(story, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers
    assert cached.rendered == [story]


def test_a_head_request_alone_makes_the_page_for_those_who_come_after(cached, story):
    assert cached.get(story, method="HEAD").body == b""
    assert cached.get(story).body
    assert cached.rendered == [story]


def test_an_address_with_letters_of_any_alphabet_is_kept(cached, home):
    from tests.factories import ArticleFactory, SectionFactory

    section = SectionFactory(title="Вода", slug="вода", parent=home)
    ArticleFactory(parent=section)
    for _ in range(2):
        assert cached.get("/%D0%B2%D0%BE%D0%B4%D0%B0/").status == 200
    assert len(cached.rendered) == 1
