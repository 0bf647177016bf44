"""Stories and all that a story is made of. Import from here, not from the files below."""

from articles.models.agency import Agency, AgencyCredit
from articles.models.article_page import ArticlePage
from articles.models.author import Author
from articles.models.byline import Byline
from articles.models.correction import Correction
from articles.models.gate_override import GateOverride
from articles.models.media import NewsDocument, NewsImage, NewsRendition
from articles.models.section_page import SectionPage
from articles.models.source_note import SourceNote
from articles.models.story_source import StorySource
from articles.models.topic import StoryTopic, Topic

__all__ = [
    "Agency",
    "AgencyCredit",
    "ArticlePage",
    "Author",
    "Byline",
    "Correction",
    "GateOverride",
    "NewsDocument",
    "NewsImage",
    "NewsRendition",
    "SectionPage",
    "SourceNote",
    "StorySource",
    "StoryTopic",
    "Topic",
]
