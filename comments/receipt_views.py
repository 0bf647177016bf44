"""A receipt and what its sender can do there. The unguessable key is the permission."""

from contextlib import suppress
from functools import wraps

from django.core.serializers.json import DjangoJSONEncoder
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from comments import editing, moderation
from comments.erasure import erase_reply
from comments.export import export_reply
from comments.models import Comment
from comments.origin import is_from_this_site
from comments.privacy import network_of
from comments.rate_limit import seconds_to_wait
from comments.receipt_forms import EditForm
from comments.receipts import Receipt, comment_of_receipt
from comments.requests import is_text
from comments.responses import private, redirect_see_other
from comments.subscriptions import ask_for_mail, send_owner_link

RECEIPT_PAGE = "comments/receipt.html"
DONE = {"changed", "link", "mail", "no-mail"}  # what `?done=` may say


def by_its_sender(view):
    """A POST on a receipt: the view gets the comment; 404 for a key that opens none."""

    @csrf_exempt  # no cookie and no session is looked at
    @require_POST
    @never_cache
    @wraps(view)
    def checked(request: HttpRequest, key: str) -> HttpResponse:
        comment = _of_receipt(key)
        if not is_from_this_site(request):
            return HttpResponseBadRequest(_("Do this on the page of your receipt."))
        return view(request, comment, key)

    return checked


@never_cache
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """What was sent and what became of it, for its sender only."""
    comment = _of_receipt(key)
    return _page(request, comment, key, EditForm.of(comment))


@by_its_sender
def withdraw(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """The sender takes the reply back; 303 to the receipt."""
    with suppress(moderation.NotPossible):  # the receipt says what it is instead
        moderation.withdraw(comment_id=comment.pk)
    return _back(key)


@by_its_sender
def edit(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Change the text. 303 to the receipt; 422 with what was typed if it is wrong.

    409 if it was changed elsewhere meanwhile or can no longer be changed, 429 when one
    network sends too much. What was typed is on the page in each case.
    """
    if not is_text(request):
        return HttpResponseBadRequest(_("Your reply holds bytes that are not text."))
    form = EditForm(request.POST)
    if not form.is_valid():
        return _page(request, comment, key, form, status=422)
    if wait := seconds_to_wait(network_of(request)):
        response = _refused(request, comment, key, form, _too_fast(wait), status=429)
        response["Retry-After"] = str(wait)
        return response
    return _store(request, comment, key, form)


def _store(request, comment, key, form) -> HttpResponse:
    try:
        editing.edit_reply(comment_id=comment.pk, **form.cleaned_data)
    except editing.CannotEdit as refusal:
        return _refused(request, comment, key, form, str(refusal), status=409)
    except editing.ChangedMeanwhile as conflict:
        form = _on_top_of(conflict.comment, form)
        return _refused(request, conflict.comment, key, form, _conflict(), status=409)
    return _back(key, "changed")


def _on_top_of(comment: Comment, form: EditForm) -> EditForm:
    """What was typed, to be sent again in the place of the text that stands there now."""
    again = EditForm({**form.cleaned_data, "revision": comment.revision})
    again.is_valid()
    return again


def _conflict() -> str:
    return _(
        "Your reply was changed in another window meanwhile; above is how it reads now. "
        "What you have just written is below: send it again to put it in its place."
    )


def _too_fast(wait: int) -> str:
    return _("Too much comes from your network just now. Send it again in %d s.") % wait


@by_its_sender
def mail(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Ask for mail when somebody answers the reply, or no longer; 303 to the receipt."""
    wanted = request.POST.get("wanted") == "1"
    ask_for_mail(comment_id=comment.pk, wanted=wanted)
    return _back(key, "mail" if wanted else "no-mail")


@by_its_sender
def link(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Have the link to all that is kept mailed to the address; 303 to the receipt.

    It answers the same whether a mail was sent or not.
    """
    if comment.commenter_id:
        send_owner_link(commenter_id=comment.commenter_id)
    return _back(key, "link")


@require_GET
@never_cache
def download(request: HttpRequest, key: str) -> HttpResponse:
    """The one reply as a file, with what was decided about it."""
    return as_file(export_reply(_of_receipt(key)), "reply.json")


@by_its_sender
def erase(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Erase the one reply at once, and say what was kept; 422 without the tick."""
    if request.POST.get("sure") != "1":
        return _page(request, comment, key, EditForm.of(comment), 422, unsure=True)
    erasure = erase_reply(comment_id=comment.pk)
    context = {"erasure": erasure, "article": comment.article}
    return private(render(request, "comments/receipt_erased.html", context))


def as_file(content: dict, name: str) -> HttpResponse:
    """JSON to be saved, which no cache keeps."""
    response = JsonResponse(
        content, encoder=DjangoJSONEncoder, json_dumps_params={"indent": 2}
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return private(response)


def _page(request, comment, key, form, status=200, **more) -> HttpResponse:
    done = request.GET.get("done", "")
    context = {
        "receipt": Receipt(comment, key),
        "comment": comment,
        "article": comment.article,
        "form": form,
        "done": done if done in DONE else "",
        **more,
    }
    return private(render(request, RECEIPT_PAGE, context, status=status))


def _refused(request, comment, key, form, sentence: str, status: int) -> HttpResponse:
    form.add_error(None, sentence)
    return _page(request, comment, key, form, status)


def _back(key: str, done: str = "") -> HttpResponse:
    address = reverse("comment_receipt", args=[key])
    return redirect_see_other(f"{address}?done={done}" if done else address)


def _of_receipt(key: str) -> Comment:
    comment = comment_of_receipt(key)
    if comment is None:
        raise Http404
    return comment
