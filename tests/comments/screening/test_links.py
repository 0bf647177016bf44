import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_links(only):
    only("links.Links", most=2, spam_above=4)


def links(number):
    return " ".join(f"https://example.org/{n}" for n in range(number))


@pytest.mark.parametrize(
    ("number", "status"),
    [(0, ""), (2, ""), (3, "pending"), (4, "pending"), (5, "spam")],
)
def test_number_of_links_decides(judge, number, status):
    assert judge(f"See {links(number)}").status == status


@pytest.mark.parametrize(
    ("link", "status", "why"),
    [
        ("https://bit.ly/x1y2z", "pending", "shortened"),
        ("www.tinyurl.com/abc", "pending", "shortened"),
        ("t.co/abc", "pending", "shortened"),
        ("https://p\u0430ypal.com/login", "spam", "several scripts"),
        ("https://xn--pypal-4ve.com/login", "spam", "several scripts"),
        ("https://m\u00fcller.example/", "pending", "beyond a to z"),
        ("https://xn--mller-kva.example/", "pending", "beyond a to z"),
        ("https://bank.example@192.0.2.1/", "pending", "behind a name"),
        ("bit.ly\\14gKvDo", "pending", "shortened"),
        ("ｈｔｔｐｓ://ｂｉｔ.ｌｙ/ａ", "pending", "shortened"),
        ("https://b\u200bit.ly/a", "pending", "shortened"),
        ("kidstuff  . com", "pending", "so as to hide"),
        ("kidstuff [dot] com/page", "pending", "so as to hide"),
        ("http://192.0.2.7/pay", "pending", "bare number"),
        ("http://[2001:db8::1]/", "pending", "bare number"),
        ('<a href="https://example.org">x</a>', "spam", "markup"),
        ("[url=https://example.org]x[/url]", "spam", "markup"),
    ],
)
def test_link_that_hides_where_it_leads_is_named(judge, link, status, why):
    body = f"Look here: {link}, it is good."
    screening = judge(body)
    assert screening.status == status
    assert why in screening.held_because
    [finding] = screening.findings
    assert finding["words"]
    assert all(word in body for word in finding["words"])


@pytest.mark.parametrize(
    "body",
    [
        "Read https://example.org/report.pdf.",
        "It ended.Then it began again. No.1 and e.g. this i.e. that",
        "Write to ada@example.com or bea@example.com or cid@example.com",
        "Japanese names: https://東京タワー.example.org is beyond a to z"[:15],
        "That was all . In the end it came to nothing . Me too .",
        "See https://example.org/report, page 4.",
        "3.14 and 1.000.000 and v2.0.1",
    ],
)
def test_ordinary_text_is_left_alone(judge, body):
    assert not judge(body)


def test_links_without_a_scheme_are_counted(judge):
    [finding] = judge("(alpha.com), beta.xyz/buy and www.gamma.example.").findings
    assert finding["words"] == ["alpha.com", "beta.xyz/buy", "www.gamma.example"]


def test_reply_that_is_nothing_but_a_link_is_held(judge):
    assert judge("https://example.org/my-shop").held_because == "Nothing but a link."
    assert not judge("See: example.com!!")


def test_links_to_the_paper_itself_do_not_count(judge, settings):
    settings.BASE_URL = "https://paper.example"
    assert not judge(" ".join(f"https://paper.example/{n}" for n in range(9)))


def test_a_host_in_one_script_and_japanese_mixtures_are_not_called_mixed(judge):
    for host in ("пример.example", "東京タワー.example", "とうきょうtower.example"):
        assert "beyond a to z" in judge(f"https://{host}/").held_because
