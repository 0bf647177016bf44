"""Which stories take replies, and which comments can be answered."""

from dataclasses import dataclass

from django.db.models import BigIntegerField

from articles.models import ArticlePage
from articles.prepared import Prepared, in_order, loaded
from comments.models import Comment
from comments.rules import Rules, rules_of

LARGEST_KEY = 2**63 - 1

# What is needed of a story to take a reply; a story has seventy columns and a long text.
COLUMNS = in_order(
    ArticlePage,
    *("id", "page_ptr_id", "headline", "title", "slug", "path", "depth", "url_path"),
    *("live", "content_type_id", "first_published_at", "locale_id"),
)
STORY = Prepared(
    lambda key: (
        ArticlePage.objects.published_by_sql()
        .filter(id=key)
        .values_list(*COLUMNS, "locale__language_code")
    ),
    key=BigIntegerField(),
)


class CannotReply(Exception):
    """There is nothing here to reply to: closed, not public, or no such parent.

    One class and no detail, so that nobody learns which of these it was.
    """


@dataclass(frozen=True)
class OpenStory:
    """A story that takes replies, with what is asked about it for each of them."""

    article: ArticlePage
    language: str
    rules: Rules


def open_story(article_id: int) -> OpenStory:
    """The story, if readers may reply to it now. Raises CannotReply."""
    if article_id > LARGEST_KEY:
        raise CannotReply
    for *row, language in STORY.ask(key=article_id):
        article = loaded(ArticlePage, COLUMNS, row)
        rules = rules_of(article)
        if rules.is_open:
            return OpenStory(article, language, rules)
    raise CannotReply


def public_parent(article: ArticlePage, parent_id: int | None) -> Comment | None:
    """The comment that is answered, None for the story itself. Raises CannotReply.

    The same for a missing parent, one of another story, and one that is not public.
    """
    if parent_id is None:
        return None
    parent = Comment.objects.approved().filter(article=article, pk=parent_id).first()
    if parent is None:
        raise CannotReply
    return parent
