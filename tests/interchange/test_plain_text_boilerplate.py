import pytest

from interchange.story import Unreadable
from tests.interchange.plain_text_reading import (
    OPENING,
    SECOND,
    doubts,
    losses,
    page,
    reading,
    sample,
    texts,
)

STORY = page("River takes the bridges", OPENING, SECOND)
TAILS = {
    "wordpress": "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nComment *\n\nName *\n\nEmail *\n\nWebsite\n\nPost Comment",
    "wordpress, saved": "Save my name, email, and website in this browser for the next time I comment.",
    "wordpress, german": "Schreibe einen Kommentar\n\nDeine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert\n\nKommentar abschicken",
    "wordpress, french": "Laisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
    "wordpress, spanish": "Deja una respuesta\n\nTu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *",
    "ghost": "Sign up for more like this.\n\nEnter your email\n\nSubscribe",
    "disqus": "Please enable JavaScript to view the comments powered by Disqus.",
    "logged in": "You must be logged in to post a comment.",
    "share": "Share this:\nFacebook\nTwitter\nWhatsApp",
    "related": "Related articles\n\nThe ferry that never was\n\nA town and its river",
    "read more": "Read more: The ferry that never was",
    "read more, german": "Lesen Sie auch: Die Fähre, die nie fuhr",
    "read more, french": "À lire aussi\n\nLe bac qui n'existait pas",
    "read more, spanish": "Te puede interesar\n\nEl ferry que nunca fue",
    "cookies": "We use cookies to improve your experience. By staying you accept them.\n\nAccept all",
    "copyright": "© 2026 The Ulmen Post. All rights reserved.",
    "akismet": "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS.keys())
def test_left_over_text_at_the_end_is_dropped_and_said(tail):
    found = reading(page(STORY, tail))
    assert texts(found.stories[0]) == [OPENING, SECOND]
    for line in filter(None, tail.split("\n")):
        assert line in losses(found)


def test_left_over_comment_form_is_dropped_and_said():
    found = sample("web_page.txt")
    assert "Reply" not in "".join(texts(found.stories[0]))
    assert "the comment form" in losses(found)


def test_left_over_page_head_is_dropped_and_said():
    found = sample("wordpress.txt")
    assert found.stories[0].headline == "Two bridges closed as the Orle rises"
    assert "“Skip to content”, “Menu”" in losses(found)


def test_cookie_notice_at_the_head_is_dropped_and_said():
    notice = "We use cookies to give you the best experience."
    found = reading(page("River takes the bridges", notice, OPENING, SECOND))
    assert texts(found.stories[0]) == [OPENING, SECOND]
    assert notice in losses(found)


def test_headline_about_cookies_stays():
    found = reading(page("We use cookies for good, says firm", OPENING, SECOND))
    assert found.stories[0].headline == "We use cookies for good, says firm"


def test_same_words_inside_a_story_stay_with_a_doubt():
    words = "Your email address will not be published. Required fields are marked *"
    found = reading(page("Forms", OPENING, "Leave a Reply", SECOND, words, OPENING))
    assert texts(found.stories[0]) == [OPENING, "Leave a Reply", SECOND, words, OPENING]
    assert "Leave a Reply" in doubts(found)


def test_sentence_that_quotes_the_form_at_the_end_stays():
    ending = "The form says: “Your email address will not be published.”"
    found = reading(page("Forms", OPENING, ending))
    assert texts(found.stories[0])[-1] == ending


def test_readers_comments_after_the_form_are_not_taken_silently():
    reply = "I think that the mayor is right and that everybody should listen."
    found = reading(page(STORY, "Leave a Reply", "Jane says:", reply))
    assert "readers' comments" in doubts(found)


def test_single_ordinary_word_at_the_end_stays():
    found = reading(page(STORY, "Website"))
    assert texts(found.stories[0])[-1] == "Website"


def test_topics_among_left_over_text_are_kept_as_topics():
    assert sample("wordpress.txt").stories[0].topics == ("floods", "bridges")


def test_topics_after_a_list_of_links_are_kept_as_topics():
    found = reading(page(STORY, "Related articles", "An older story", "Tags: floods"))
    assert found.stories[0].topics == ("floods",)
    assert "An older story" in losses(found)


def test_headline_in_the_words_of_a_form_stays_below_page_navigation():
    found = reading(page("Menu\nSearch", "Leave a Reply", OPENING, SECOND))
    assert found.stories[0].headline == "Leave a Reply"


def test_nothing_but_left_over_text_is_no_story():
    with pytest.raises(Unreadable, match="nothing but left-over page text"):
        reading("Leave a Reply\n\nYour email address will not be published.")
