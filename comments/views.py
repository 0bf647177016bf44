"""Where readers' replies arrive, and their receipts. No session, no cookie, no CSRF."""

from contextlib import suppress
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from comments import moderation, posting
from comments.forms import ReplyForm
from comments.guest_names import ReservedName
from comments.models import Comment
from comments.origin import is_from_this_site
from comments.privacy import network_of
from comments.rate_limit import seconds_to_wait
from comments.receipts import comment_of_receipt, receipt_url

FORM_PAGE = "comments/form_page.html"


@csrf_exempt  # nothing of the reader's is used: see comments.origin
@never_cache
def post(request: HttpRequest, article_id: int) -> HttpResponse:
    """Take a reply. 303 to its receipt; 422 with the form and the text if it is wrong.

    429 when one network sends too many, 400 for bytes that are no text, and one 404 for
    a story or a parent that is not there, not public or closed.
    """
    if request.method != "POST":
        return redirect(_story(article_id).url)
    if not is_from_this_site(request):
        return HttpResponseBadRequest(_("Send your reply from the story's own page."))
    if not is_text(request):
        return HttpResponseBadRequest(_("Your reply holds bytes that are not text."))
    form = ReplyForm(request.POST)
    article = _story(article_id)
    if not form.is_valid():
        if "parent" in form.errors:
            raise Http404
        return _form_page(request, article, form, status=422)
    if wait := seconds_to_wait(network_of(request)):
        return _too_fast(request, article, form, wait)
    return _store(request, article, form)


def _store(request, article, form) -> HttpResponse:
    sent = form.cleaned_data
    try:
        posted = posting.post_reply(
            article_id=article.pk,
            parent_id=sent["parent"],
            name=sent["name"],
            email=sent["email"],
            body=sent["body"],
            token=sent["token"],
            trap=sent["website"],
        )
    except posting.CannotReply as error:
        raise Http404 from error
    except posting.AlreadySent:
        form.add_error(None, _("You have sent us this reply before."))
        return _form_page(request, article, form, status=422)
    except ReservedName:  # became one of the house since the form was looked at
        form.add_error("name", _("Choose another name: this one is of the house."))
        return _form_page(request, article, form, status=422)
    return redirect_see_other(receipt_url(posted.comment))


@require_GET
@never_cache
def reply(request: HttpRequest, article_id: int, parent_id: int) -> HttpResponse:
    """The reply form on a page of its own, for answering one comment."""
    article = _story(article_id)
    form = ReplyForm(initial={"parent": parent_id})
    return _form_page(request, article, form, parent_id=parent_id)


@never_cache
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """What was sent and what became of it, for its sender only."""
    comment = _of_receipt(key)
    context = {
        "comment": comment,
        "article": comment.article,
        "article_url": comment.article.url,
        "days": settings.NEWSROOM_RECEIPT_DAYS,
        "may_withdraw": comment.status in moderation.SENDER_MAY,
        "withdraw_url": reverse("comment_withdraw", args=[key]),
    }
    return private(render(request, "comments/receipt.html", context))


@csrf_exempt  # the unguessable key in the address is the permission
@require_POST
@never_cache
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """The sender takes the reply back; 303 to the receipt."""
    comment = _of_receipt(key)
    if not is_from_this_site(request):
        return HttpResponseBadRequest(_("Withdraw your reply on its receipt page."))
    with suppress(moderation.NotPossible):  # the receipt says what it is instead
        moderation.withdraw(comment_id=comment.pk)
    return redirect_see_other(reverse("comment_receipt", args=[key]))


def _story(article_id: int):
    try:
        return posting.open_story(article_id)
    except posting.CannotReply as error:
        raise Http404 from error


def _of_receipt(key: str) -> Comment:
    comment = comment_of_receipt(key)
    if comment is None:
        raise Http404
    return comment


def _form_page(request, article, form, *, parent_id=None, status=200) -> HttpResponse:
    answered = _sent_parent(form) if parent_id is None else parent_id
    try:
        parent = posting.public_parent(article, answered)
    except posting.CannotReply as error:
        raise Http404 from error
    context = _form_context(article, form, parent)
    return private(render(request, FORM_PAGE, context, status=status))


def _sent_parent(form) -> int | None:
    cleaned = getattr(form, "cleaned_data", {})
    return cleaned.get("parent")


def _form_context(article, form, parent=None) -> dict:
    return {
        "article": article,
        "form": form,
        "form_action": reverse("comment_post", args=[article.pk]),
        "parent": parent,
    }


def _too_fast(request, article, form, wait: int) -> HttpResponse:
    context = _form_context(article, form) | {"retry_after": wait}
    response = render(request, "comments/too_fast.html", context, status=429)
    response["Retry-After"] = str(wait)
    return private(response)


def is_text(request) -> bool:
    """Whether the whole body is UTF-8 without NUL bytes; Django would guess instead."""
    if request.content_params.get("charset", "utf-8").lower() != "utf-8":
        return False
    raw = request.body
    if request.content_type == "application/x-www-form-urlencoded":
        raw = unquote_to_bytes(raw.replace(b"+", b" "))
    try:
        return "\0" not in raw.decode()
    except UnicodeDecodeError:
        return False


def private(response: HttpResponse) -> HttpResponse:
    """Mark a page that only its sender may see: no cache, no index, no referrer abroad.

    `same-origin`, not `no-referrer`: with that, older browsers send `Origin: null`, which
    could not be told from another site's form.
    """
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def redirect_see_other(url: str) -> HttpResponse:
    """A 303, so that reloading the receipt does not send the reply again."""
    response = HttpResponse(status=303)
    response["Location"] = url
    return response
