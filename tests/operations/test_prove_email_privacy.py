"""The proof that nobody gets a reader's address, and that the proof can fail."""

import hashlib
import logging
from functools import partial
from io import StringIO

import pytest
from django.core.mail import send_mail
from django.core.management import CommandError, call_command
from django.http import JsonResponse
from django.urls import clear_url_caches, path

from accounts.models import User
from articles.models import ArticlePage
from comments import posting, queue
from comments import views as comment_views
from comments.models import Comment, Commenter, Flag
from comments.receipts import receipt_url
from comments.threads import pages
from finding import search_views as views
from newsroom import urls
from operations.management.commands import prove_email_privacy as command
from operations.models import OutgoingMail
from operations.proofs import privacy
from operations.proofs.privacy import prove_email_privacy
from operations.proofs.reader_surfaces import unvisited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
STORY = "/proof-"


def anna() -> Commenter:
    """The first person that the proof seeds."""
    return Commenter.objects.order_by("pk").first()


@pytest.fixture
def report(monkeypatch):
    """Keeps what the command was told."""
    told = []

    def prove():
        told.append(prove_email_privacy())
        return told[-1]

    monkeypatch.setattr(command, "prove_email_privacy", prove)
    return lambda: told[-1]


@pytest.mark.proof
def test_nobody_finds_a_trace_and_every_public_pattern_was_asked(report):
    out = StringIO()
    call_command("prove_email_privacy", stdout=out)
    assert report().people == 8
    assert report().forms > 3000
    assert report().surfaces > 500
    assert report().size > 1_000_000
    assert report().lines > 10
    said = out.getvalue()
    assert said.startswith("No address is seen by anybody else: 8 people, ")
    assert f" {report().forms} forms looked for in {report().surfaces} surfaces" in said
    assert "0 leaks." in said


def test_public_pattern_that_nothing_led_to_is_named(monkeypatch):
    patterns = [path("hidden/<slug:x>/", views.search), *urls.urlpatterns]
    monkeypatch.setattr(urls, "urlpatterns", patterns)
    clear_url_caches()
    assert "hidden/<slug:x>/" in unvisited(["/search/?q=a"])
    assert "search/" not in unvisited(["/search/?q=a"])
    assert "hidden/<slug:x>/" not in unvisited(["/hidden/a/"])
    clear_url_caches()


def test_proof_leaves_nothing_behind_and_sends_nothing(mailoutbox):
    models = (ArticlePage, Comment, Commenter, Flag, OutgoingMail, User)
    before = [model.objects.count() for model in models]
    handlers = logging.getLogger().handlers[:]
    prove_email_privacy((), only="/healthz")
    assert [model.objects.count() for model in models] == before
    assert logging.getLogger().handlers == handlers
    assert mailoutbox == []


# Leaks planted on purpose


def leaks(*roles, only=STORY) -> list[str]:
    report = prove_email_privacy(roles, only=only)
    assert report.requests
    assert not report.holds
    return [str(leak) for leak in report.leaks]


def assert_found(found, *words):
    assert [leak for leak in found if all(word in leak for word in words)], found


@pytest.mark.parametrize("name", ["md5", "sha256"])
def test_digest_in_the_address_of_an_avatar_is_found(monkeypatch, name):
    """As Gravatar and its like have it."""
    shown = pages.shown

    def with_avatar(row, *around):
        comment = shown(row, *around)
        person = Commenter.objects.filter(comments=row["pk"]).first()
        if person is None:
            return comment
        word = hashlib.new(name, person.email.strip().lower().encode()).hexdigest()
        object.__setattr__(comment, "permalink", f"/avatar/{word}?s=64")
        return comment

    monkeypatch.setattr(pages, "shown", with_avatar)
    found = leaks()
    assert_found(found, "a stranger: GET /proof-", "the address of", f"({name})")


def test_command_fails_and_names_the_leak(monkeypatch):
    def private(response):
        response["X-Sender"] = anna().email
        return response

    monkeypatch.setattr(comment_views, "private", private)
    limited = partial(prove_email_privacy, (), only="/comments/receipt/")
    monkeypatch.setattr(command, "prove_email_privacy", limited)
    out = StringIO()
    with pytest.raises(CommandError, match="Addresses are not private"):
        call_command("prove_email_privacy", stderr=out)
    assert "LEAK " in out.getvalue()


def test_address_in_a_field_of_an_interface_is_found(monkeypatch):
    def listing(request):
        people = [{"id": p.pk, "email": p.email} for p in Commenter.objects.all()]
        return JsonResponse({"items": people})

    patterns = [path("api/v2/comments/", listing, name="replies"), *urls.urlpatterns]
    monkeypatch.setattr(urls, "urlpatterns", patterns)
    clear_url_caches()
    found = leaks(only="/api/")
    clear_url_caches()
    assert_found(found, "GET /api/v2/comments/", "the approved reader (plain)")


def test_search_that_tells_who_is_there_is_found(monkeypatch):
    def counted(request, *args, **kwargs):
        word = request.GET.get("q", "").strip('"')
        known = Commenter.objects.filter(email_hash__matches=word)
        return JsonResponse({"found": known.count()})

    monkeypatch.setattr(views, "render", counted)
    found = leaks(only="/search/")
    assert_found(found, "the address of the approved reader", "the answer differs")


def test_address_in_a_header_is_found(monkeypatch):
    render = views.render

    def with_header(request, *args, **kwargs):
        response = render(request, *args, **kwargs)
        response["X-Cache-Tags"] = anna().email.replace("@", "%40")
        return response

    monkeypatch.setattr(views, "render", with_header)
    assert_found(leaks(only="/search/"), "the address", "URL-encoded")


def test_address_in_a_cookie_is_found(monkeypatch):
    render = views.render

    def with_cookie(request, *args, **kwargs):
        response = render(request, *args, **kwargs)
        response.set_cookie("reader", anna().email_hash)
        return response

    monkeypatch.setattr(views, "render", with_cookie)
    assert_found(leaks(only="/search/"), "the keyed hash of the address", "(itself)")


def test_network_in_a_log_line_is_found(monkeypatch):
    def network_of(request):
        sender = request.META["REMOTE_ADDR"]
        logging.getLogger("newsroom.comments").debug("A reply from %s", sender)
        return sender

    monkeypatch.setattr(comment_views, "network_of", network_of)
    found = leaks(only="/healthz")
    assert_found(found, "the log: line newsroom.comments", "the network address of")


def test_address_in_a_log_line_is_found(monkeypatch):
    find = posting.find_or_create_commenter

    def logged(email, **known):
        logging.getLogger("newsroom.comments").info("Looking for %r", email)
        return find(email, **known)

    monkeypatch.setattr(posting, "find_or_create_commenter", logged)
    found = leaks(only="/healthz")
    assert_found(found, "the log: line newsroom.comments", "the address of")


def test_address_in_a_mail_to_another_reader_is_found(monkeypatch):
    store = posting._store

    def stored(comment, email, **known):
        told = comment.parent.commenter.email if comment.parent else email
        send_mail("Somebody answered", f"From {email}", None, [told])
        return store(comment, email, **known)

    monkeypatch.setattr(posting, "_store", stored)
    found = leaks(only="/healthz")
    assert_found(found, "mail: to another reader", "the reader with a tag")
    assert not [leak for leak in found if "the approved reader" in leak]


def test_two_readers_in_one_mail_are_found(monkeypatch):
    store = posting._store

    def stored(comment, email, **known):
        if comment.parent:
            both = [comment.parent.commenter.email, email]
            send_mail("Somebody answered", "Look.", None, both)
        return store(comment, email, **known)

    monkeypatch.setattr(posting, "_store", stored)
    assert_found(leaks(only="/healthz"), "mail: to the staff or to many")


@pytest.mark.proof
def test_address_on_a_screen_of_the_moderators_is_found(monkeypatch):
    for_staff = queue.for_staff

    def with_address(comments):
        found = list(for_staff(comments))
        for comment in found:
            if comment.commenter:
                comment.name = comment.commenter.email
        return found

    monkeypatch.setattr(queue, "for_staff", with_address)
    found = leaks("Moderators", only="/admin/comments/")
    assert_found(
        found, "one of the staff (Moderators)", "/admin/comments/", "the address of"
    )


def test_link_to_a_receipt_on_a_page_for_others_is_found(monkeypatch):
    shown = pages.shown

    def with_receipt(row, *around):
        comment = shown(row, *around)
        link = receipt_url(Comment(pk=row["pk"]))
        object.__setattr__(comment, "permalink", link)
        return comment

    monkeypatch.setattr(pages, "shown", with_receipt)
    assert_found(leaks(), "a stranger", "the link to the receipt")


def test_work_after_the_transaction_is_looked_at_too(monkeypatch):
    told = []

    def later(*args):
        told.append(args)
        send_mail("New", f"{anna().email} is here", None, ["desk@paper.example"])

    monkeypatch.setattr(
        privacy, "TASKS", [type("T", (), {"run": staticmethod(later)})()]
    )
    later.__module__ = "comments.notifications"
    found = leaks(only="/healthz")
    assert told
    assert_found(found, "mail: to the staff or to many", "the approved reader")
