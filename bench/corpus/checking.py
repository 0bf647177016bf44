"""Whether a corpus is what the code of the paper would have written."""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from articles.models import ArticlePage, Byline, ListedStory, StoryTopic
from bench.corpus.plan import Size
from bench.corpus.rows import batches
from comments.models import Comment, Discussion, ModerationAction
from comments.models.comment import LEVELS, PATH_STEP

Status = Comment.Status


def problems(size: Size) -> list[str]:
    """What is wrong with the corpus in this database; empty when nothing is."""
    return [
        *_wrong_numbers(size),
        *_wrong_tree(),
        *_wrong_lists(),
        *_wrong_threads(),
        *_wrong_counts(),
    ]


def _wrong_numbers(size: Size) -> Iterator[str]:
    comments = Comment.objects.all()
    longest = comments.values("article").annotate(n=Count("pk")).order_by("-n")
    decided = ModerationAction.objects.exclude(from_status="")
    index = get_search_backend().get_index_for_model(ArticlePage).entries
    expected = {
        "stories": (ArticlePage.objects.count(), size.stories),
        "comments": (comments.count(), size.comments),
        "pending": (comments.pending().count(), size.pending),
        "longest thread": (longest[0]["n"], size.long_thread),
        "decisions": (decided.count(), size.comments - size.pending),
        "search rows": (_of_stories(index).count(), size.stories),
    }
    for what, (found, wanted) in expected.items():
        if found != wanted:
            yield f"{what}: {found} instead of {wanted}"


def _of_stories(entries):
    names = {
        "content_type__app_label": "articles",
        "content_type__model": "articlepage",
    }
    return entries.filter(**names)


def _wrong_tree() -> Iterator[str]:
    for kind, found in zip(
        ("characters", "length", "orphans", "depth", "numchild"),
        Page.find_problems(),
        strict=True,
    ):
        if found:
            yield f"page tree, {kind}: {found[:5]}"
    for page in ArticlePage.objects.select_related("section").iterator(chunk_size=2000):
        if page.url_path != f"{page.section.url_path}{page.slug}/":
            yield f"address of {page.pk}: {page.url_path}"


def _wrong_lists() -> Iterator[str]:
    """How many live stories each list has, as the stories themselves say."""
    bylines = Byline.objects.filter(article__live=True)
    topics = StoryTopic.objects.filter(content_object__live=True)
    stories = ArticlePage.objects.filter(live=True).order_by()
    wanted = {
        f"{kind}-{key}": number
        for kind, rows, story in (
            ("section", stories.values_list("section"), "pk"),
            ("author", bylines.values_list("author").order_by(), "article"),
            ("topic", topics.values_list("tag").order_by(), "content_object"),
        )
        for key, number in rows.annotate(n=Count(story, distinct=True))
    }
    rows = ListedStory.objects.values_list("in_list").annotate(n=Count("pk"))
    if dict(rows) != wanted:
        yield "the lists do not have the stories that are live"


def _wrong_threads() -> Iterator[str]:
    """The path of each reply, as `Comment.take_place` makes it."""
    columns = (
        "pk",
        "path",
        "depth",
        "parent__path",
        "article_id",
        "parent__article_id",
    )
    rows = Comment.objects.values_list(*columns).iterator(chunk_size=5000)
    for batch in batches(rows, 5000):
        for key, path, depth, above, story, story_above in batch:
            stem = (above or "")[: (LEVELS - 1) * PATH_STEP]
            if path != f"{stem}{key:012x}/" or depth != len(path) // PATH_STEP - 1:
                yield f"place of comment {key}: {path}, {depth}"
            if story_above not in (None, story):
                yield f"comment {key} answers one of another story"


def _wrong_counts() -> Iterator[str]:
    approved = Count("pk", filter=Q(status=Status.APPROVED))
    rows = Comment.objects.values("article_id").annotate(n=approved)
    counted = dict(rows.values_list("article_id", "n"))
    kept = dict(Discussion.objects.values_list("article_id", "approved_count"))
    if counted != kept:
        yield "the counts of public replies are not those of the rows"
    hidden = Comment.objects.filter(parent__isnull=False, parent__was_public=False)
    if hidden.exists():
        yield "a reply answers one that was never public"
    later = Comment.objects.filter(parent__pk__gte=F("pk"))
    if later.exists():
        yield "a reply answers a later one"
