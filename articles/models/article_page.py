from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page, TaskState
from wagtail.search import index

from articles import gates
from articles.blocks import StoryBlock
from articles.body import load_body
from articles.models.ai_use import AiUse
from articles.models.byline import Byline
from articles.models.edited_story import EditedStory
from articles.models.gate_override import GateOverride
from articles.models.legal_decision import is_legally_cleared
from articles.models.listed_story import ListedStory
from articles.models.section_page import SectionPage
from articles.models.shown_texts import ShownTexts
from articles.models.stored_story import (
    StoredStory,
    is_of_a_draft,
    noting_references_once,
    read_draft,
)
from articles.models.story_form import StoryForm
from articles.models.story_screen import STORY_SCREEN
from articles.querysets import ArticleManager
from articles.reader_page import ReaderPage
from articles.sourcing import drop_dangling_ties
from articles.validators import EmbargoNotOver, GatesNotPassed


class ArticlePage(ReaderPage, ShownTexts, EditedStory, StoredStory, Page):
    """A story: what it says, who says it, on what grounds, and when it may be read.

    `title` (Wagtail's) always follows `headline`. The section is the parent page; the
    column `section` repeats it so that lists need no tree query.
    """

    # Story
    headline = models.CharField(
        _("headline"),
        max_length=200,
        help_text=_("6 to 12 words: what happened, to whom."),
    )
    subhead = models.CharField(
        _("subhead"),
        max_length=300,
        blank=True,
        help_text=_("One sentence with the next most important fact."),
    )
    standfirst = models.TextField(
        _("standfirst"),
        max_length=600,
        validators=[MaxLengthValidator(600)],  # max_length binds in forms only
        blank=True,
        help_text=_("A short first paragraph that says what the story is about."),
    )
    kicker = models.CharField(
        _("kicker"),
        max_length=60,
        blank=True,
        help_text=_("A label above the headline instead of the section: Analysis."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"))
    section = models.ForeignKey(
        "articles.SectionPage",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="stories",
        verbose_name=_("section"),
    )

    # Attribution
    byline_override = models.CharField(
        _("byline"),
        max_length=300,
        blank=True,
        help_text=_("Printed instead of the computed line, where that does not fit."),
    )
    dateline_place = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("Where it was reported.")
    )
    dateline_date = models.DateField(_("date"), null=True, blank=True)
    verification_note = models.TextField(
        _("verification note"),
        max_length=600,
        validators=[MaxLengthValidator(600)],
        blank=True,
        help_text=_("What could not be verified, and why. Readers see it."),
    )
    ai_use = models.CharField(
        _("use of AI"),
        max_length=20,
        blank=True,
        choices=AiUse.choices,
        help_text=_("Readers see it beside the sources. Empty: nothing is said."),
    )
    ai_use_note = models.TextField(
        _("what AI was used for"),
        max_length=400,
        blank=True,
        help_text=_("Which tool, for what, and who checked it. Readers see it."),
    )
    topics = ClusterTaggableManager(
        through="articles.StoryTopic", blank=True, verbose_name=_("topics")
    )

    # Lead picture
    lead_image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_image_alt = models.CharField(
        _("alt text"),
        max_length=300,
        blank=True,
        help_text=_("What one sees, for those who do not see it. Empty: as uploaded."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=400, blank=True)
    lead_image_credit = models.CharField(_("credit"), max_length=200, blank=True)

    # When it runs
    published_at = models.DateTimeField(
        _("first published"), null=True, blank=True, db_index=True
    )
    substantially_updated_at = models.DateTimeField(
        _("last substantially updated"),
        null=True,
        blank=True,
        help_text=_("Set when the facts changed, not for a typo. Readers see it."),
    )
    embargo_until = models.DateTimeField(
        _("embargoed until"),
        null=True,
        blank=True,
        help_text=_("The story cannot be published before; it can be scheduled."),
    )
    embargo_reason = models.CharField(_("why"), max_length=200, blank=True)
    breaking_until = models.DateTimeField(
        _("breaking until"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Shown above every page until then, while the story is published."),
    )
    needs_legal = models.BooleanField(
        _("needs legal advice"),
        default=False,
        help_text=_("The story goes through legal advice before it is published."),
    )

    # Elsewhere
    sister_addresses = models.TextField(
        _("this story in our other languages"),
        max_length=2000,
        blank=True,
        default="",
        help_text=_("Its address in each of our other editions, one a line."),
    )
    listing_headline = models.CharField(
        _("headline in lists"), max_length=120, blank=True
    )
    social_title = models.CharField(_("title on cards"), max_length=120, blank=True)
    social_description = models.CharField(
        _("text on cards"), max_length=300, blank=True
    )
    social_image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture on cards"),
    )
    # Where an imported story came from, so that a second import finds it again.
    imported_from = models.CharField(
        max_length=120, null=True, blank=True, editable=False, unique=True
    )

    objects = ArticleManager()

    base_form_class = StoryForm
    parent_page_types = ["articles.SectionPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["sister_addresses"]  # a copy is another story

    edit_handler = STORY_SCREEN

    search_fields = [
        *Page.search_fields,
        index.SearchField("headline", boost=4),
        index.SearchField("subhead", boost=2),
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.SearchField("search_marks"),
        index.FilterField("section_id"),
        index.FilterField("published_at"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [
            models.Index(
                fields=["section", "-published_at"], name="section_newest_first"
            ),
            # The parts of the site map: `interchange.story_spans`.
            models.Index(
                models.F("page_ptr") / models.Value(1000),
                "published_at",
                name="stories_by_span",
            ),
            models.Index(
                fields=["substantially_updated_at"],
                condition=models.Q(substantially_updated_at__isnull=False),
                name="story_new_facts",
            ),
            # Asked for by every screen of the staff; few stories have one.
            models.Index(
                fields=["embargo_until"],
                condition=models.Q(embargo_until__isnull=False),
                name="story_embargoed",
            ),
        ]
        permissions = [("clear_legal", _("Can clear stories legally"))]

    def _set_core_field_defaults(self):
        # The page title is the headline, so that nobody has to type it twice.
        self.title = self.headline or self.title
        self.headline = self.headline or self.title
        super()._set_core_field_defaults()

    def save(self, *args, **kwargs):
        """Save the page. Raises EmbargoNotOver for a live story under embargo."""
        if self.live:
            self._refuse_under_embargo()
        if is_of_a_draft(kwargs.get("update_fields")):
            super().save(*args, **kwargs)
            return
        if self.live:
            self.published_at = (
                self.published_at or self.first_published_at or timezone.now()
            )
            Byline.keep_names_as_printed(self)
        drop_dangling_ties(self)
        self.section_id = self._parent_id()
        with transaction.atomic():
            with noting_references_once(self):
                super().save(*args, **kwargs)
            ListedStory.objects.keep(self)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | load_body(self)

    def _parent_id(self) -> int | None:
        return self._of_section("pk")

    def _of_section(self, column: str):
        parent_path = self.path[: -self.steplen]
        parent = SectionPage.objects.filter(path=parent_path)
        return parent.values_list(column, flat=True).first()

    def publish(self, revision, **kwargs):
        """Publish or schedule a revision.

        Raises EmbargoNotOver before its time, GatesNotPassed for what is missing.
        """
        draft = read_draft(revision)
        draft._refuse_under_embargo(at=draft._goes_live_at())
        draft.refuse_at_gates(revision)
        return super().publish(revision, draft=draft, **kwargs)

    def gate_problems(self) -> dict[str, str]:
        """What stands against publishing this text: sentences by the gate's code."""
        return gates.problems(self, self._of_section("gates") or [])

    def is_legally_cleared(self) -> bool:
        """Whether legal advice has cleared this very text."""
        return is_legally_cleared(self)

    def refuse_at_gates(self, revision):
        """Raise GatesNotPassed for what stands against this draft, which is `revision`.

        What was overridden for the revision does not.
        """
        opened = GateOverride.gates_opened_for(revision)
        problems = {c: s for c, s in self.gate_problems().items() if c not in opened}
        if problems:
            raise GatesNotPassed(problems, article_id=self.pk)

    def _goes_live_at(self):
        return max(self.go_live_at or timezone.now(), timezone.now())

    def save_revision(self, *args, **kwargs):
        """Save a draft. An embargo put on a live story takes it offline at once.

        Raises UnpublishPagePermissionError, and saves nothing, where `user` may not.
        """
        drop_dangling_ties(self)
        with transaction.atomic():
            if self.live and self.is_embargoed:
                stored = ArticlePage.objects.filter(pk=self.pk)
                stored.get().unpublish(user=kwargs.get("user"))
                # What keeps others from the story looks at the page, not at drafts.
                stored.update(embargo_until=self.embargo_until)
                self.live = False
            revision = super().save_revision(*args, **kwargs)
            # What waits for a decision is the text as it is now.
            waiting = TaskState.objects.for_instance(self)
            waiting.filter(status=TaskState.STATUS_IN_PROGRESS).update(
                revision=revision
            )
            return revision

    def _refuse_under_embargo(self, at=None):
        if self.embargo_until and self.embargo_until > (at or timezone.now()):
            raise EmbargoNotOver(self.embargo_until, article_id=self.pk)

    @staticmethod
    def _slug_is_available(slug, parent_page, page=None):
        # Below a section, that address is the section's feed.
        return slug != "feed" and Page._slug_is_available(slug, parent_page, page)

    @property
    def is_embargoed(self) -> bool:
        """Whether the story must not be read yet."""
        return bool(self.embargo_until and self.embargo_until > timezone.now())
