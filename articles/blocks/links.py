from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentBlock(blocks.StructBlock):
    """A file to download, with its kind and size."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to print the title kept with the document."),
    )
    text = blocks.CharBlock(
        label=_("What it is"),
        required=False,
        max_length=300,
        help_text=_("Who wrote it, when, how long it is."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        group = _("Evidence")
        template = "blocks/document.html"
        description = _("A file to download, with its kind and size")

    def get_preview_value(self):
        """The newest document of the house; words alone where there is none."""
        document = get_document_model().objects.order_by("-pk").first()
        text = _("The engineer’s report on the lock, 42 pages.")
        return self.normalize({"document": document, "title": "", "text": str(text)})


class RelatedStoryBlock(blocks.PageChooserBlock):
    """Another story of ours. Readers see nothing of it until it is published."""

    def __init__(self, **kwargs):
        kwargs.setdefault("page_type", "articles.ArticlePage")
        super().__init__(**kwargs)

    class Meta:
        icon = "link"
        label = _("Related story")
        group = _("Links")
        template = "blocks/related_story.html"
        description = _("Another story of ours, once it is published")

    def get_preview_value(self):
        """The newest story that readers may see; nothing where there is none."""
        return self.model_class.objects.published().newest_first().first()

    def get_context(self, value, parent_context=None):
        """Adds `story`, and that only if readers may see it.

        A page loads the stories of its whole body before; alone, the block asks itself.
        """
        context = super().get_context(value, parent_context=parent_context)
        return context | {"story": self._for_readers(value, context)}

    def _for_readers(self, value, context):
        if value is None:
            return None
        if "related_stories" in context:
            return context["related_stories"].get(value.pk)
        found = self.model_class.objects.published().for_listing()
        return found.filter(pk=value.pk).first()

    def render_basic(self, value, context=None):
        """Nothing: Wagtail's own would link to a story whatever its state."""
        return ""
