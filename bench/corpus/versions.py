"""What Wagtail keeps beside the pages: revisions, references, the search index."""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from articles.models import Agency, ArticlePage, Author, Topic
from bench.corpus.house import House
from bench.corpus.plan import Plan
from bench.corpus.rows import batches, go_on_counting, insert, next_key
from bench.progress import Progress

CHUNK = 2000
SUBMITTED, SCHEDULED, EMBARGOED = 20, 5, 10  # of the newest drafts


def write_revisions(plan: Plan) -> None:
    """A revision for each of the newest stories, and what it refers to."""
    count = min(plan.size.versions, plan.size.stories)
    newest = plan.key(plan.size.stories - count)
    pages = ArticlePage.objects.filter(pk__gte=newest).order_by("pk")
    first = next_key(Revision)
    tell = Progress("revisions", count)
    numbered = enumerate(tell.over(pages.iterator(chunk_size=500)), start=first)
    for batch in batches(numbered, 500):
        insert(Revision, _revisions(batch))
        _point_at(batch)
        for _, page in batch:
            ReferenceIndex.create_or_update_for_object(page)
    go_on_counting(Revision)


def _revisions(batch) -> Iterator[dict]:
    pages = ContentType.objects.get_for_model(Page).pk
    for key, page in batch:
        yield {
            "id": key,
            "content_type_id": page.content_type_id,
            "base_content_type_id": pages,
            "object_id": str(page.pk),
            "object_str": page.title,
            "created_at": page.latest_revision_created_at,
            "user_id": page.owner_id,
            "content": page.serializable_data(),
        }


def _point_at(batch) -> None:
    for key, page in batch:
        page.latest_revision_id = key
        page.live_revision_id = key if page.live else None
    columns = ["latest_revision", "live_revision"]
    Page.objects.bulk_update([page.page_ptr for _, page in _as_pages(batch)], columns)


def _as_pages(batch):
    for key, page in batch:
        page.page_ptr.latest_revision_id = page.latest_revision_id
        page.page_ptr.live_revision_id = page.live_revision_id
        yield key, page


def start_work(plan: Plan, house: House) -> None:
    """Schedule some of the newest drafts, submit some, embargo some, as people do it."""
    soon = max(plan.ends_at, timezone.now())
    drafts = ArticlePage.objects.filter(live=False).order_by("-pk")
    found = list(drafts[: SCHEDULED + EMBARGOED + SUBMITTED])
    for number, page in enumerate(found):
        page.save_revision(user=page.owner)
        if number < SCHEDULED:
            page.go_live_at = soon + timedelta(hours=number + 12)
            page.save_revision(user=page.owner).publish(user=house.editor)
        elif number < SCHEDULED + EMBARGOED:
            page.embargo_until = soon + timedelta(days=30)
            page.save()
        else:
            page.get_workflow().start(page, user=page.owner)


def index_for_search(plan: Plan) -> None:
    """Have Wagtail's own search back end write its rows."""
    index = get_search_backend().get_index_for_model(ArticlePage)
    pages = ArticlePage.objects.order_by("pk")
    # What the marks in the index are made of; see `articles.search_marks`.
    stories = pages.prefetch_related("bylines", "topic_links").iterator(CHUNK)
    tell = Progress("search index", plan.size.stories)
    for batch in batches(tell.over(stories), CHUNK):
        index.add_items(ArticlePage, batch)
    for model in (Author, Agency, Topic):
        index.add_items(model, list(model.objects.all()))
