"""Where a reader reports a comment. No session, no cookie, no CSRF."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comments import flags
from comments.models import Comment
from comments.origin import is_from_this_site
from comments.privacy import network_of
from comments.rate_limit import seconds_to_wait
from comments.report_form import ReportForm
from comments.requests import is_text
from comments.responses import private, redirect_see_other


@csrf_exempt  # nothing of the reader's is used: see comments.origin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what is wrong with a comment, and keep the answer. 303 to the thanks.

    422 with the form if it is wrong, 429 when one network sends too many, 400 for posts
    of other sites and bytes that are no text, 404 unless readers see the comment.
    """
    comment = _shown(pk)
    if request.method != "POST":
        return _form_page(request, comment, ReportForm())
    if not is_from_this_site(request):
        return HttpResponseBadRequest(_("Send your report from this site's own page."))
    if not is_text(request):
        return HttpResponseBadRequest(_("Your report holds bytes that are not text."))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _form_page(request, comment, form, status=422)
    if wait := seconds_to_wait(network_of(request), kind="report"):
        return _too_fast(request, comment, form, wait)
    return _store(request, comment, form)


def _store(request, comment: Comment, form: ReportForm) -> HttpResponse:
    try:
        flags.report(
            comment_id=comment.pk,
            reason=form.cleaned_data["reason"],
            note=form.cleaned_data["note"],
            network=network_of(request),
        )
    except flags.CannotReport as error:
        raise Http404 from error
    # The same answer to a second report: who shares a network learns nothing.
    return redirect_see_other(reverse("comment_reported", args=[comment.pk]))


@require_safe
@never_cache
def reported(request: HttpRequest, pk: int) -> HttpResponse:
    """Thank the reader; the same page for everybody, told nothing and keeping nothing."""
    context = {"comment": _shown(pk), "is_done": True}
    return private(render(request, "comments/report_page.html", context))


def _shown(pk: int) -> Comment:
    try:
        return flags.shown_comment(pk)
    except flags.CannotReport as error:
        raise Http404 from error


def _form_page(request, comment, form, *, status=200, wait=0) -> HttpResponse:
    context = {"comment": comment, "form": form, "retry_after": wait}
    page = render(request, "comments/report_page.html", context, status=status)
    return private(page)


def _too_fast(request, comment, form, wait: int) -> HttpResponse:
    response = _form_page(request, comment, form, status=429, wait=wait)
    response["Retry-After"] = str(wait)
    return response
