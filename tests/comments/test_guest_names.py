"""No guest can take a name that readers would think one of the house's."""

import pytest

from comments.guest_names import ReservedName, is_reserved
from comments.models import Comment
from comments.posting import post_reply
from home.models import Masthead
from tests.comments.conftest import page_of
from tests.factories import AuthorFactory, UserFactory

pytestmark = pytest.mark.django_db

SENTENCE = "This name could be taken for one of our staff."


@pytest.fixture(autouse=True)
def house(home):
    """A paper, an author with a title, and a member of staff."""
    site = home.get_site()
    Masthead.objects.create(site=site, name="The Tidal Ledger")
    AuthorFactory(name="Mara Lindqvist", job_title="Water correspondent")
    AuthorFactory(name="Nina")
    UserFactory(first_name="Tomás", last_name="Okafor")


@pytest.mark.parametrize(
    "name",
    [
        "Editor",
        "editor",
        "EDITORS",
        "The Editor",
        "Bea (Editor)",
        "EditorBea",
        "Editor2",
        "E d i t o r",
        "E.d.i.t.o.r",
        "E_d_i_t_o_r Bea",
        "Ｅｄｉｔｏｒ",
        "𝐄𝐝𝐢𝐭𝐨𝐫",
        "ⓔⓓⓘⓣⓞⓡ",
        "🅔🅓🅘🅣🅞🅡",
        "🅴🅳🅸🆃🅾🆁",
        "🇪🇩🇮🇹🇴🇷",
        "Еditоr",  # Cyrillic Ie and o
        "ΕDΙΤΟR",  # Greek capitals
        "ᴇᴅɪᴛᴏʀ",
        "Ed\u0131tor",
        "Edltor",
        "Ed1t0r",
        "3d!t0r",
        "Édítör",
        "E\u0336d\u0336i\u0336t\u0336o\u0336r\u0336",
        "Edi\u3164tor",
        "Edi\u2800tor",
        "Edi\u034ftor",
        "Edi\ufe0ftor",
        "rnoderator",
        "M0derat0r",
        "АDМIN",
        "Админ",
        "Admin",
        "Staff",
        "Anna Staff",
        "Redaktion",
        "Die Redaktion",
        "Redaction Rédaction",
        "Редакция",
        "The Tidal Ledger",
        "TheTidalLedger",
        "Tidal Ledger, The: The Tidal Ledger",
        "Τhe Τidal Ledger",
        "Mara Lindqvist",
        "mara  lindqvist",
        "MaraLindqvist",
        "Lindqvist, Mara",
        "Mara Lindqvist (Water)",
        "Маrа Lindqvist",
        "Ann, Water Correspondent",
        "Tomas Okafor",
        "Nina",
        "N1na",
        "Bea ✓",
        "Bea ✅",
        "Bea ☑️",
    ],
)
def test_name_that_looks_like_one_of_the_house_is_refused(name):
    assert is_reserved(name), name


@pytest.mark.parametrize(
    "name",
    [
        "Ada Quill",
        "Edi Torres",
        "Ed",
        "Nina Okafor",
        "Mara",
        "Lindqvist",
        "Heath Ledger",
        "Staffan Holm",
        "Edith Orr",
        "Adminia Moss",
        "Анна Петрова",
        "Νίκος",
        "محمد",
        "李小龍",
        "O'Brien-Łuczak",
        "Zoë",
        "👩‍🚀 Ripley",
        "Reader 7",
        "1984",
        "x" * 60,
    ],
)
def test_name_of_a_reader_is_taken(name):
    assert not is_reserved(name), name


def test_refused_name_is_said_in_a_sentence_and_the_text_is_kept(send):
    response = send(name="Еditоr", body="My text.")
    page = page_of(response)
    assert response.status_code == 422
    assert SENTENCE in page.find(id="reply-name-error").text
    assert page.find("textarea").text == "My text."
    assert page.find(id="reply-name")["value"] == "Еditоr"
    assert not Comment.objects.exists()


def test_rule_stands_where_replies_are_stored(article):
    with pytest.raises(ReservedName):
        post_reply(
            article_id=article.pk, name="Editor", email="a@example.org", body="x"
        )


def test_house_may_change_the_words(send, settings):
    settings.NEWSROOM_RESERVED_NAMES = ["Schriftleitung"]
    assert send(name="Schriftleitung").status_code == 422
    assert send(name="Editor").status_code == 303


def test_names_of_the_house_are_not_read_again_for_every_reply(
    send, django_assert_max_num_queries
):
    is_reserved("Ada")
    with django_assert_max_num_queries(0):
        is_reserved("Bea")


@pytest.mark.parametrize("name", ["\u3164", "\u115f\u1160", "\u2800", "\u0301\u0302"])
def test_name_in_which_nothing_can_be_seen_is_refused(send, name):
    assert send(name=name).status_code == 422
