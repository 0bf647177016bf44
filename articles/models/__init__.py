"""Stories and all that a story is made of. Import from here, not from the files below."""

from articles.models.agency import Agency, AgencyCredit
from articles.models.ai_use import AiUse
from articles.models.article_page import ArticlePage
from articles.models.author import Author
from articles.models.byline import Byline
from articles.models.correction import Correction
from articles.models.desk_note import DeskNote
from articles.models.desk_talk import standing_requests
from articles.models.gate_override import GateOverride
from articles.models.legal_decision import LegalDecision
from articles.models.listed_story import ListedStory
from articles.models.media import NewsDocument, NewsImage, NewsRendition
from articles.models.section_page import RESERVED_ADDRESSES, SectionPage
from articles.models.source_note import SourceNote
from articles.models.story_source import StorySource
from articles.models.style_rule import StyleRule, starting_rules
from articles.models.topic import StoryTopic, Topic
from articles.models.withdrawal import Withdrawal
from articles.models.workflow_tasks import (
    CLEAR_LEGAL,
    SAY_WHAT,
    DeskTask,
    LegalTask,
    PublishTask,
)

__all__ = [
    "CLEAR_LEGAL",
    "RESERVED_ADDRESSES",
    "SAY_WHAT",
    "Agency",
    "AgencyCredit",
    "AiUse",
    "ArticlePage",
    "Author",
    "Byline",
    "Correction",
    "DeskNote",
    "DeskTask",
    "GateOverride",
    "LegalDecision",
    "LegalTask",
    "ListedStory",
    "NewsDocument",
    "NewsImage",
    "NewsRendition",
    "PublishTask",
    "SectionPage",
    "SourceNote",
    "StorySource",
    "StoryTopic",
    "StyleRule",
    "Topic",
    "Withdrawal",
    "standing_requests",
    "starting_rules",
]
