"""The confidential notes as the editing screen fetches them, on demand."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.admin.notes_screen import SourceNoteForm
from articles.models import ArticlePage
from articles.source_notes import add_note, read_notes


@never_cache
@require_http_methods(["GET", "POST"])
def notes_panel(request, pk: int):
    """Show the notes of a story, after keeping the one that was sent.

    Every answer is a reading and logged as one. Raises PermissionDenied.
    """
    article = get_object_or_404(ArticlePage, pk=pk)
    context: dict = {"error": "", "text": ""}
    if request.method == "POST":
        context = _keep(article, request)
    context["notes"] = read_notes(article=article, by=request.user)
    status = 422 if context["error"] else 200
    return render(request, "articles/admin/notes_fragment.html", context, status=status)


def _keep(article: ArticlePage, request) -> dict:
    form = SourceNoteForm(request.POST)
    text = request.POST.get("text", "")
    if not form.is_valid():
        return {"error": form.errors["text"][0], "text": text}
    try:
        add_note(article=article, text=form.cleaned_data["text"], by=request.user)
    except ValidationError as refusal:
        return {"error": refusal.messages[0], "text": text}
    return {"error": "", "text": ""}
