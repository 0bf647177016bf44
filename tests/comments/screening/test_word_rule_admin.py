"""The word rules' screens, and the one that tries a text."""

import pytest

from comments.models import Comment, ModerationAction, WordRule
from tests.comments.conftest import page_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

RULES = "/admin/snippets/comments/wordrule/"
TRY = "/admin/comments/try/"


@pytest.fixture
def desk(as_user, moderator):
    return as_user(moderator)


def test_moderator_writes_a_rule_that_holds_the_next_reply(desk, send):
    fields = {"words": "muppet", "kind": "banned", "language": ""}
    assert desk.post(f"{RULES}add/", fields).status_code == 302
    send(body="You muppet.")
    assert Comment.objects.get().status == "spam"


def test_moderator_changes_a_rule_and_takes_it_out(desk, rule, send):
    made = rule("muppet")
    fields = {"words": "twit", "kind": "suspect", "language": "en"}
    assert desk.post(f"{RULES}edit/{made.pk}/", fields).status_code == 302
    send(body="You twit.")
    assert Comment.objects.get().findings[0]["words"] == ["twit"]
    assert desk.post(f"{RULES}delete/{made.pk}/").status_code == 302
    assert not WordRule.objects.exists()


def test_same_rule_twice_is_refused_with_a_sentence(desk, rule):
    rule("muppet")
    fields = {"words": "muppet", "kind": "suspect", "language": ""}
    response = desk.post(f"{RULES}add/", fields)
    assert response.status_code == 200
    assert "already exists" in response.content.decode()


def test_list_of_rules_leads_to_the_trial(desk, rule):
    rule("muppet")
    page = page_of(desk.get(RULES))
    assert "muppet" in page.text
    assert page.find("a", href=TRY)
    assert page_of(desk.get(TRY)).find("textarea", {"name": "body"})


def test_trial_shows_what_a_text_would_be_held_for_and_stores_nothing(desk, rule):
    rule("muppet")
    body = "You mup\u200bpet <b>see</b> https://bit.ly/x THIS IS AN OUTRAGE AND A SHAME"
    page = page_of(desk.post(TRY, {"body": body, "language": "en"}))
    result = page.find("section", {"aria-labelledby": "try-result"})
    assert "It would be held for a moderator" in result.text
    assert "Holds a suspect word or phrase." in result.text
    assert "A shortened link hides where it leads." in result.text
    marks = [mark.text for mark in result.find_all("mark")]
    assert marks == ["mup\u200bpet", "https://bit.ly/x"]
    assert "<b>see</b>" in result.text
    assert "first reply" not in result.text.lower()
    assert not Comment.objects.exists()
    assert not ModerationAction.objects.exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("A good story about the ferry.", "Nothing was found in it"),
        ("You twit.", "It would go to spam"),
    ],
)
def test_trial_says_what_would_become_of_it(desk, rule, body, said):
    rule("twit", kind="banned")
    page = page_of(desk.post(TRY, {"body": body}))
    assert page.find(id="try-result").text.strip() == said


def test_trial_without_a_text_says_so(desk):
    assert "This field is required" in desk.post(TRY, {"body": ""}).content.decode()


@pytest.mark.parametrize("path", [RULES, f"{RULES}add/", TRY])
@pytest.mark.parametrize("group", ["Reporters", "Editors"])
def test_others_on_the_staff_see_neither(as_user, db, group, path):
    client = as_user(UserFactory(group=group))
    for response in (client.get(path), client.post(path, {"body": "x"})):
        assert response.status_code == 302
        assert response["Location"] == "/admin/"
