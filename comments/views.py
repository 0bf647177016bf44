"""Where readers' replies arrive. No session, no cookie, no CSRF."""

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from comments import posting
from comments.forms import ReplyForm
from comments.guest_names import ReservedName
from comments.open_stories import CannotReply, open_story, public_parent
from comments.origin import is_from_this_site
from comments.privacy import network_of
from comments.rate_limit import seconds_to_wait
from comments.receipts import receipt_url
from comments.requests import is_text
from comments.responses import private, redirect_see_other

FORM_PAGE = "comments/form_page.html"


@csrf_exempt  # nothing of the reader's is used: see comments.origin
@never_cache
def post(request: HttpRequest, article_id: int) -> HttpResponse:
    """Take a reply. 303 to its receipt; 422 with the form and the text if it is wrong.

    429 when one network sends too many, 400 for bytes that are no text, 413 for more of
    them than anybody types, and one 404 for a story or a parent that is not there, not
    public or closed.
    """
    if request.method != "POST":
        return redirect(_story(article_id).url)
    if refusal := _refusal(request):
        return refusal
    form = ReplyForm(request.POST)
    if not form.is_valid():
        article = _story(article_id)
        if "parent" in form.errors:
            raise Http404
        return _form_page(request, article, form, status=422)
    network = network_of(request)
    if wait := seconds_to_wait(network):
        return _too_fast(request, _story(article_id), form, wait)
    return _store(request, article_id, form, network)


def _store(request, article_id: int, form, network: str) -> HttpResponse:
    sent = form.cleaned_data
    try:
        posted = posting.post_reply(
            article_id=article_id,
            parent_id=sent["parent"],
            name=sent["name"],
            email=sent["email"],
            body=sent["body"],
            token=sent["token"],
            trap=sent["website"],
            network=network,
            elapsed=sent["elapsed"],
        )
    except CannotReply as error:
        raise Http404 from error
    except posting.AlreadySent:
        form.add_error(None, _("You have sent us this reply before."))
        return _form_page(request, _story(article_id), form, status=422)
    except ReservedName:  # became one of the house since the form was looked at
        form.add_error("name", _("Choose another name: this one is of the house."))
        return _form_page(request, _story(article_id), form, status=422)
    return redirect_see_other(receipt_url(posted.comment))


@require_GET
@never_cache
def reply(request: HttpRequest, article_id: int, parent_id: int) -> HttpResponse:
    """The reply form on a page of its own, for answering one comment."""
    article = _story(article_id)
    form = ReplyForm(initial={"parent": parent_id})
    return _form_page(request, article, form, parent_id=parent_id)


def _story(article_id: int):
    try:
        return open_story(article_id).article
    except CannotReply as error:
        raise Http404 from error


def _form_page(request, article, form, *, parent_id=None, status=200) -> HttpResponse:
    answered = _sent_parent(form) if parent_id is None else parent_id
    try:
        parent = public_parent(article, answered)
    except CannotReply as error:
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


def _refusal(request) -> HttpResponse | None:
    """The answer to a post that is not read any further; None for all others."""
    if not is_from_this_site(request):
        return HttpResponseBadRequest(_("Send your reply from the story's own page."))
    try:
        is_whole = is_text(request)
    except RequestDataTooBig:
        sentence = _("Your reply is too large to be read. Go back and shorten it.")
        return HttpResponse(sentence, status=413, content_type="text/plain")
    if not is_whole:
        return HttpResponseBadRequest(_("Your reply holds bytes that are not text."))
    return None
