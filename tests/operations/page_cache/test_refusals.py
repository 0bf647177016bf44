"""What is never kept, and who is never answered from what was kept."""

import pytest

pytestmark = pytest.mark.django_db


def is_kept(visitor, address="/water/", **headers) -> bool:
    visitor.rendered.clear()
    for _ in range(2):
        visitor.get(address, **headers)
    return len(visitor.rendered) < 2


@pytest.mark.parametrize(
    "status", ["200 OK", "301 Moved Permanently", "404 Not Found", "410 Gone"]
)
def test_what_holds_for_all_is_kept(visitor, saying, status):
    saying.status = status
    assert is_kept(visitor)


@pytest.mark.parametrize(
    "status",
    [
        "302 Found",
        "304 Not Modified",
        "307 Temporary Redirect",
        "400 Bad Request",
        "403 Forbidden",
        "429 Too Many Requests",
        "500 Internal Server Error",
        "503 Service Unavailable",
    ],
)
def test_errors_and_passing_answers_are_not_kept(visitor, saying, status):
    saying.status = status
    assert not is_kept(visitor)


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "csrftoken=1"),
        ("Cache-Control", "private"),
        ("Cache-Control", "no-store"),
        ("Cache-Control", "max-age=0, no-cache"),
        ("Vary", "Cookie"),
        ("Vary", "Accept-Encoding, Accept-Language"),
        ("Vary", "*"),
        ("Content-Encoding", "gzip"),
    ],
)
def test_what_is_for_one_person_is_not_kept(visitor, saying, header):
    saying.headers.append(header)
    assert not is_kept(visitor)
    assert visitor.get("/water/").headers[header[0]] == header[1]


def test_what_varies_by_encoding_only_is_kept(visitor, saying):
    saying.headers.append(("Vary", "accept-encoding"))
    assert is_kept(visitor)


def test_a_very_long_answer_is_given_and_not_kept(visitor, saying):
    saying.body = b"x" * (4 * 1024 * 1024 + 1)
    assert not is_kept(visitor)
    assert visitor.get("/water/").body == saying.body


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE"]
)
def test_only_reading_is_answered_from_the_store(visitor, method):
    visitor.get("/water/")
    visitor.get("/water/", method=method)
    assert len(visitor.rendered) == 2


@pytest.mark.parametrize(
    "address",
    [
        *("/admin/", "/admin/pages/3/edit/preview/", "/documents/1/a.pdf"),
        *("/comments/post/1/", "/comments/receipt/abc/", "/comments/address/abc/"),
        *("/comments/12/", "/comments/12/report/", "/search/?q=lock"),
        *("/media/images/1/a.jpg", "/static/css/paper.css", "/healthz", "/readyz"),
        *("/a/b/c/d/e/", "/water//", "//water/", "/water/../admin/", "/wp-login.php"),
    ],
)
def test_what_is_not_declared_is_never_kept(visitor, address):
    assert not is_kept(visitor, address)


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/water/", "/water/old-lock/", "/water", "/privacy/", "/corrections/"),
        *("/authors/ada-shore/", "/topics/locks/?page=2", "/archive/2026/11/"),
        *("/feed/", "/water/feed.atom", "/authors/ada-shore/feed.json", "/sitemap.xml"),
        *("/sitemap-stories-2.xml", "/robots.txt", "/.well-known/security.txt"),
        *("/water/old-lock/ninjs.json", "/comments/thread/1/oldest/"),
        *("/api/v2/articles/?section=water&limit=5", "/api/v2/articles/7/"),
    ],
)
def test_what_readers_read_is_kept(visitor, address):
    assert is_kept(visitor, address)


def test_an_interface_that_refuses_parameters_is_asked_each_time(visitor):
    assert not is_kept(visitor, "/api/v2/articles/?colour=red")
    assert visitor.rendered == ["/api/v2/articles/?colour=red"] * 2


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "theme=dark; sessionid=abc; other=1"},
        {"authorization": "Basic YWRhOnNob3Jl"},
    ],
)
def test_who_is_known_is_answered_by_django(visitor, headers):
    visitor.get("/water/")
    assert not is_kept(visitor, **headers)


def test_what_is_made_for_who_is_known_is_not_kept(visitor, saying):
    saying.body = b"for staff"
    visitor.get("/water/", cookie="sessionid=abc")
    saying.body = b"for all"
    assert visitor.get("/water/").body == b"for all"


def test_a_cookie_that_is_no_session_changes_nothing(visitor):
    visitor.get("/water/")
    visitor.get("/water/", cookie="theme=dark; _ga=GA1.2")
    assert len(visitor.rendered) == 1


def test_nothing_of_the_visitor_reaches_what_is_kept(pages_kept, saying):
    from tests.page_visitor import Visitor

    seen = {}

    def looking(environ, start_response):
        seen.update(environ)
        return saying(environ, start_response)

    Visitor(looking).get(
        "/water/?utm_source=mail",
        user_agent="X",
        referer="x",
        accept_language="de",
        cookie="theme=dark",
        x_forwarded_host="evil.example",
        x_forwarded_proto="https",
        x_forwarded_for="1.2.3.4",
        x_original_url="/admin/",
        if_none_match='"a"',
        range="bytes=0-1",
    )
    told = {name for name in seen if name.startswith("HTTP_")}
    assert told == {"HTTP_HOST"}
    assert (seen["QUERY_STRING"], seen["REMOTE_ADDR"]) == ("", "")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "paper.example.evil.example",
        "evil@paper.example",
        "paper.example/x",
        "paper.example:1234",
        "paper.example, evil.example",
        "",
        "[::1",
        "paper_example",
    ],
)
def test_a_host_that_is_not_ours_makes_no_page_and_gets_none(
    visitor, settings, saying, host
):
    settings.ALLOWED_HOSTS = ["paper.example"]
    kept = visitor.get("/water/", host="paper.example").body
    saying.body = b"for another host"
    assert not is_kept(visitor, host=host)
    assert visitor.get("/water/", host="paper.example").body == kept


@pytest.mark.parametrize(
    "host", ["paper.example", "PAPER.example", "paper.example:8000"]
)
def test_our_own_hosts_are_answered(visitor, settings, host):
    settings.ALLOWED_HOSTS = [".paper.example"]
    assert is_kept(visitor, host=host)


def test_forwarded_headers_make_no_difference_where_no_proxy_is_trusted(
    visitor, settings
):
    settings.SECURE_PROXY_SSL_HEADER = None
    visitor.get("/water/")
    for name in ("proto", "host", "port", "prefix"):
        visitor.get("/water/", **{f"x_forwarded_{name}": "https"})
    assert len(visitor.rendered) == 1


def test_a_trusted_proxy_says_which_scheme_it_is(pages_kept, settings, saying):
    from tests.page_visitor import Visitor

    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    visitor = Visitor(saying)
    visitor.get("/water/")
    visitor.get("/water/", x_forwarded_proto="https")
    assert len(visitor.rendered) == 2
    visitor.get("/water/", x_forwarded_proto="https")
    assert len(visitor.rendered) == 2


def test_a_redirect_by_a_parameter_is_not_answered_by_the_page_without_it(
    visitor, saying
):
    saying.status = "404 Not Found"
    visitor.get("/old/")
    saying.status, saying.body = "301 Moved Permanently", b""
    assert visitor.get("/old/?id=5").status == 301
    assert visitor.rendered[-1] == "/old/?id=5"
