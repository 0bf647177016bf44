"""What stories refer to, as staff keep it: people, agencies, topics, house style."""

from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from articles.models import Agency, Author, StyleRule, Topic


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    list_display = ["name", "job_title"]
    inspect_view_enabled = True


class AgencyViewSet(SnippetViewSet):
    model = Agency
    icon = "globe"
    list_display = ["code", "name"]
    inspect_view_enabled = True


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug"]
    inspect_view_enabled = True


class StyleRuleViewSet(SnippetViewSet):
    model = StyleRule
    icon = "glasses"
    list_display = ["__str__", "check_for", "message", "is_active"]
    inspect_view_enabled = True


class NewsroomGroup(SnippetViewSetGroup):
    """What stories refer to, in one place of the menu."""

    menu_label = gettext_lazy("Newsroom")
    menu_icon = "group"
    menu_order = 250
    items = (AuthorViewSet, AgencyViewSet, TopicViewSet, StyleRuleViewSet)
