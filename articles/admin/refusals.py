"""How a refused publication is answered, on whichever screen it was tried."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from articles.validators import NotPublishable


def refusal_response(request: HttpRequest, refusal: NotPublishable) -> HttpResponse:
    """The sentences, and the way to the screen that says what stands against it."""
    for sentence in refusal.messages:
        messages.error(request, sentence)
    address = reverse("wagtailadmin_home")
    if refusal.article_id:
        address = reverse("story_gates", args=[refusal.article_id])
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # As Wagtail's dialogues expect it, which would show a page inside.
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)
