"""Refusals that come from deep inside Wagtail's own views, answered in a sentence."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from articles.validators import CannotPublish


class PublishingRefusalMiddleware:
    """Turn a refused publication into a message on the screen that one came from.

    The editor's form says it by the field; approving from the dashboard and publishing
    many stories at once have no form that could.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, CannotPublish):
            return None
        messages.error(request, " ".join(exception.messages))
        came_from = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
        return redirect(came_from if is_ours else "wagtailadmin_home")
