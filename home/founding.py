"""What an empty installation needs before anybody can work in it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import (
    AbstractGroupApprovalTask,
    Collection,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from accounts.roles import EDITORS, ensure_roles
from articles.models import DeskTask, LegalTask, PublishTask, StyleRule, starting_rules
from home.models import HomePage, Masthead


def is_founded() -> bool:
    """Whether there is a front page (or no table yet in which one could be)."""
    if HomePage._meta.db_table not in connection.introspection.table_names():
        return True
    return HomePage.objects.exists()


@transaction.atomic
def found_house() -> HomePage:
    """Make the front page, the site, the roles and the workflow. Safe to run again.

    Wagtail's own welcome page and example workflow give way; nothing else is touched.
    What has a name here gets it in the house's language.
    """
    # `migrate` runs without any language.
    with translation.override(settings.LANGUAGE_CODE):
        return _found_house()


def follow_language() -> None:
    """Where LANGUAGE_CODE was changed, let the pages be of that language too.

    Wagtail looks for it when it makes a page, and rules of words ask a story for its own.
    A house with pages in several languages is left as it is.
    """
    if Locale._meta.db_table not in connection.introspection.table_names():
        return
    language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    if Locale.objects.count() == 1:
        Locale.objects.update(language_code=language)


def _found_house() -> HomePage:
    root = _root_page()
    home = HomePage.objects.first()
    if home is None:
        home = _front_page(root)
        StyleRule.objects.bulk_create(starting_rules())
    _default_site(home)
    ensure_roles()
    _desk_workflow(home)
    return home


def _root_page() -> Page:
    language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    Locale.objects.get_or_create(language_code=language)
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    return Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Root", slug="root")
    )


def _front_page(root: Page) -> HomePage:
    for welcome in root.get_children().filter(slug="home"):
        welcome.delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title=_("Front page"), slug="home"))
    # Wagtail takes a live page without a published revision offline when it is
    # scheduled: with the front page, the whole paper.
    home.save_revision().publish()
    return home


def _default_site(home: HomePage) -> None:
    """The site answers to BASE_URL, of which canonical addresses are made."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = Site.objects.filter(is_default_site=True).first()
    site = site or Site(is_default_site=True)
    site.hostname = address.hostname
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.root_page = home
    site.save()
    _masthead(site)


def _masthead(site: Site) -> None:
    """Made now only where its defaults, which are English, would not do."""
    rule = _("A moderator reads every reply before it appears.")
    if rule != Masthead().house_rule:
        Masthead.objects.get_or_create(site=site, defaults={"house_rule": rule})


def _desk_workflow(home: HomePage) -> None:
    """Reporters submit, editors decide; a flagged story takes two steps more."""
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()
    if not DeskTask.objects.exists():
        workflow = Workflow.objects.create(name=_("Desk edit"))
        WorkflowPage.objects.create(workflow=workflow, page=home)
        _add_step(workflow, DeskTask(name=_("Desk edit")))
    step = WorkflowTask.objects.filter(task__in=DeskTask.objects.all()).first()
    if step and not LegalTask.objects.exists():
        _add_step(step.workflow, LegalTask(name=_("Legal advice")))
        _add_step(step.workflow, PublishTask(name=_("Publication")))


def _add_step(workflow: Workflow, task: Task) -> None:
    task.save()
    if isinstance(task, AbstractGroupApprovalTask):
        task.groups.add(Group.objects.get(name=EDITORS.group))
    order = workflow.workflow_tasks.count()
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
