"""The pages behind the links in mails: all that is kept about an address, and the stop."""

from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from comments import subscriptions
from comments.address_links import owner_of, stopping
from comments.erasure import UnknownPerson, erase_commenter
from comments.export import export_commenter
from comments.models import Commenter
from comments.origin import is_from_this_site
from comments.receipt_views import as_file
from comments.responses import private, redirect_see_other


def by_its_owner(view):
    """A POST on the page of an address: the view gets the person, or 404."""

    @csrf_exempt  # no cookie and no session is looked at
    @require_POST
    @never_cache
    @wraps(view)
    def checked(request: HttpRequest, key: str) -> HttpResponse:
        person = _owner(key)
        if not is_from_this_site(request):
            return HttpResponseBadRequest(
                _("Do this on the page whose link we sent you.")
            )
        return view(request, person, key)

    return checked


@require_GET
@never_cache
def address(request: HttpRequest, key: str) -> HttpResponse:
    """What its owner can do with an address. Looking changes nothing."""
    return _page(request, _owner(key), key)


@by_its_owner
def confirm(request: HttpRequest, person: Commenter, key: str) -> HttpResponse:
    """The owner wants mail on replies; 303 to the page."""
    subscriptions.confirm(commenter_id=person.pk)
    return _back(key)


@by_its_owner
def stop(request: HttpRequest, person: Commenter, key: str) -> HttpResponse:
    """The owner wants no mail any more; 303 to the page."""
    subscriptions.stop_mail(commenter_id=person.pk)
    return _back(key)


@require_GET
@never_cache
def download(request: HttpRequest, key: str) -> HttpResponse:
    """All that is kept, as a file."""
    return as_file(export_commenter(_owner(key)), "all-that-is-kept.json")


@by_its_owner
def erase(request: HttpRequest, person: Commenter, key: str) -> HttpResponse:
    """Erase all that is kept, and say what was kept and why; 422 without the tick."""
    if request.POST.get("sure") != "1":
        return _page(request, person, key, status=422, unsure=True)
    try:
        erasure = erase_commenter(commenter_id=person.pk)
    except UnknownPerson as error:
        raise Http404 from error
    page = render(request, "comments/receipt_erased.html", {"erasure": erasure})
    return private(page)


@csrf_exempt  # mail programs press this button (RFC 8058), with no page of ours open
@never_cache
def stop_link(request: HttpRequest, key: str) -> HttpResponse:
    """End all mails to an address: GET shows a button, POST acts, from wherever it comes.

    The same answer where the address was erased meanwhile.
    """
    person = _stopping(key)
    if request.method == "POST":
        _switch(request.POST.get("again") == "1", person)
    row = Commenter.objects.filter(pk=person).values("mail_stopped_at").first()
    context = {"is_stopped": row is None or row["mail_stopped_at"], "is_known": row}
    return private(render(request, "comments/receipt_mail.html", context))


def _switch(again: bool, person: int) -> None:
    change = subscriptions.start_mail if again else subscriptions.stop_mail
    change(commenter_id=person)


def _stopping(key: str) -> int:
    person = stopping(key)
    if person is None:
        raise Http404
    return person


def _owner(key: str) -> Commenter:
    person = owner_of(key)
    if person is None:
        raise Http404
    return person


def _page(request, person, key, status=200, **more) -> HttpResponse:
    context = {
        "key": key,
        "replies": person.comments.count(),
        "gets_mail": person.confirmed_at and not person.mail_stopped_at,
        **more,
    }
    page = render(request, "comments/receipt_address.html", context, status=status)
    return private(page)


def _back(key: str) -> HttpResponse:
    return redirect_see_other(reverse("comment_address", args=[key]))
