"""One story for machines, at an address below its own."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.models import ArticlePage
from articles.story_rows import whole_stories
from home.answers import answer
from home.sites import site_of
from interchange.changes import latest_change
from interchange.describing import describe, paper_of
from interchange.writers import ninjs as writer


@require_safe
def ninjs(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """A published story as ninjs 2.1."""
    if "\0" in section + slug:
        raise Http404
    site = site_of(request)
    stories = ArticlePage.objects.published().filter(section__slug=section, slug=slug)
    keys = list(stories.order_by().values_list("pk", flat=True)[:1])
    paper = paper_of(site)
    told = describe(whole_stories(keys), paper, with_bodies=True)
    if not told:
        raise Http404
    (story,) = told
    text = json.dumps(writer.write(story, paper), ensure_ascii=False, indent=1)
    changed_at = latest_change([story])
    return answer(request, text, writer.CONTENT_TYPE, changed_at=changed_at)
