"""The record of what was decided, on a screen and as a file. Nobody can change it."""

from datetime import datetime, time, timedelta

from django import forms
from django.contrib.auth import get_user_model
from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.admin.access import LARGEST_KEY, ModeratorsOnly, Screen, key_from
from comments.admin.places import stories_meant
from comments.models import Comment, ModerationAction
from comments.reasons import reasons
from comments.record import Wanted, all_acts, as_row, columns, page_of_acts, who
from comments.spreadsheets import csv_lines, xlsx_file

Deed = ModerationAction.Deed
Actor = ModerationAction.Actor
SEE = "comments.view_moderationaction"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _who_choices():
    users = get_user_model().objects.filter(
        groups__permissions__codename="moderate_comment"
    )
    staff = users.distinct().order_by("username")
    named = [
        (str(user.pk), user.get_full_name() or user.get_username()) for user in staff
    ]
    others = [(Actor.RULE.value, _("A rule")), (Actor.SENDER.value, _("The sender"))]
    return [("", _("Anybody")), *others, *named]


def _what_choices():
    deeds = [(deed, label) for deed, label in Deed.choices if deed != Deed.STATUS]
    to = [(f"to-{status}", label) for status, label in Comment.Status.choices]
    return [("", _("Anything")), *to, *deeds]


class RecordForm(forms.Form):
    """Who, what, when, about which story. A senseless field filters nothing."""

    who = forms.ChoiceField(label=_("Who"), choices=_who_choices, required=False)
    what = forms.ChoiceField(label=_("What"), choices=_what_choices, required=False)
    since = forms.DateField(label=_("From"), widget=DATE, required=False)
    until = forms.DateField(label=_("To and with"), widget=DATE, required=False)
    story = forms.CharField(label=_("Story"), max_length=200, required=False)
    comment = forms.IntegerField(
        label=_("Comment (number)"), min_value=1, max_value=LARGEST_KEY, required=False
    )

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "filter-%s")
        super().__init__(*args, **kwargs)

    def wanted(self) -> Wanted:
        self.is_valid()
        chosen = self.cleaned_data
        by, what = chosen.get("who", ""), chosen.get("what", "")
        until = chosen.get("until")
        return Wanted(
            moderator=int(by) if by.isdecimal() else None,
            actor="" if by.isdecimal() else by,
            deed=Deed.STATUS if what.startswith("to-") else what,
            to_status=what.removeprefix("to-") if what.startswith("to-") else "",
            since=_start_of(chosen.get("since")),
            before=_start_of(until + timedelta(days=1)) if until else None,
            articles=stories_meant(chosen.get("story", "")),
            comment=chosen.get("comment"),
        )


def _start_of(day) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


class RecordView(Screen):
    """The acts, the newest first."""

    permission = SEE
    template_name = "comments/admin/record.html"
    page_title = _("Record")
    header_icon = "history"

    def get_context_data(self, **kwargs):
        form = RecordForm(self.request.GET)
        after = key_from(self.request.GET.get("after"))
        acts, next_after = page_of_acts(form.wanted(), after=after)
        why = reasons()
        query = self.request.GET.copy()
        query.pop("after", None)
        return super().get_context_data(
            form=form,
            rows=[_row(act, why) for act in acts],
            next_after=next_after,
            query=query.urlencode(),
        )


def _row(act: ModerationAction, why: dict) -> dict:
    statuses = dict(Comment.Status.choices)
    return {
        "act": act,
        "who": who(act),
        "from": statuses.get(act.from_status, ""),
        "to": statuses.get(act.to_status, ""),
        "reason": why[act.reason].label if act.reason in why else act.reason,
    }


class RecordExportView(ModeratorsOnly):
    """The record as filtered, as CSV in a stream, or as XLSX."""

    permission = SEE
    http_method_names = ["get"]

    def get(self, request, kind):
        acts = all_acts(RecordForm(request.GET).wanted())
        rows = (row for part in ([columns()], map(as_row, acts)) for row in part)
        name = f"moderation-record-{timezone.localdate():%Y-%m-%d}.{kind}"
        if kind == "xlsx":
            file = xlsx_file(rows, title="Record")
            return FileResponse(
                file, as_attachment=True, filename=name, content_type=XLSX
            )
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(
            csv_lines(rows), content_type="text/csv; charset=utf-8", headers=disposition
        )
