"""What stands between a click of the staff and its deed, where a story is out."""

from functools import reduce
from operator import or_

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages as staff_messages

from articles.admin.after_publication import to_correction
from articles.edit_reasons import is_silent_about_facts, is_unexplained
from articles.models import ArticlePage, Correction, Withdrawal
from articles.models.edited_story import EditReason
from articles.withdrawal import standing_withdrawal


def ask_why_edited(request, page, draft):
    """Before a click on Publish is obeyed: the screen that asks, or None.

    The text is saved as a draft by then, whatever comes of it.
    """
    live = page.as_published()
    if live is None:
        return None
    if is_unexplained(live, draft):
        messages.warning(request, _("Not published yet: say what kind of edit it is."))
        return redirect("story_edit_reason", page.pk)
    is_fact = live.reason_given_in(draft) == EditReason.FACT
    if is_fact and request.user.has_perm("articles.add_correction"):
        return to_correction(request, page) if live.is_edited_in(draft) else None
    live.log_edit(page.latest_revision, draft=draft, by=request.user)
    return None


def ask_why_edited_in_bulk(request, pages):
    """Before many are published at once: name the stories that need an answer first."""
    stories = ArticlePage.objects.filter(pk__in=[page.pk for page in pages], live=True)
    silent = [
        story.headline
        for story in stories.exclude(latest_revision=None)
        if is_unexplained(story, story.get_latest_revision_as_object())
    ]
    if not silent:
        return None
    said = _("Nothing is published: open these and say what kind of edit it is: %s")
    messages.error(request, said % "; ".join(silent))
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def remind_of_withdrawal(request, page):
    """Tell who opens a withdrawn story what became of it."""
    if request.method != "GET" or not isinstance(page, ArticlePage):
        return
    if entry := standing_withdrawal(page):
        said = _("Withdrawn on %(date)s: %(reason)s Publishing it puts it back.") % {
            "date": timezone.localtime(entry.made_at).strftime("%Y-%m-%d %H:%M"),
            "reason": entry.reason,
        }
        messages.warning(request, said)


def remind_of_correction(request, page):
    """Tell who opens a story that facts in it were changed and readers not told.

    So it is after an approval, which nobody could lead to the screen for corrections.
    """
    if request.method != "GET" or not isinstance(page, ArticlePage):
        return
    # The draft knows which version is live; the live text is not needed here.
    if page.live and is_silent_about_facts(page):
        said = _("Facts were changed in the published text: tell readers of it.")
        address = reverse("story_correct", args=[page.pk])
        button = staff_messages.button(address, _("Correct"), new_window=False)
        staff_messages.warning(request, said, buttons=[button])


def keep_record(request, pages):
    """Answer an attempt to delete a story that was corrected or withdrawn; else None.

    What the paper said of its errors is never deleted, so neither is the story.
    """
    paths = [Q(article__path__startswith=page.path) for page in pages]
    if not paths:
        return None
    below = reduce(or_, paths)
    if Correction.objects.filter(below).exists():
        said = _("A story that was corrected cannot be deleted; withdraw it instead.")
    elif Withdrawal.objects.filter(below).exists():
        said = _("A story that was withdrawn cannot be deleted.")
    else:
        return None
    messages.error(request, said)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
