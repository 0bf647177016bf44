"""What an installation has before anybody worked in it."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, Site, Task, Workflow, WorkflowPage

from home.founding import found_house, is_founded
from home.models import HomePage


def house() -> dict:
    """Everything that founding makes, as it is now."""
    return {
        "pages": sorted(Page.objects.values_list("depth", "slug", "url_path")),
        "sites": list(Site.objects.values_list("hostname", "port", "root_page__slug")),
        "groups": sorted(
            (group.name, group.permissions.count(), group.page_permissions.count())
            for group in Group.objects.all()
        ),
        "workflows": list(Workflow.objects.values_list("name", "active")),
        "tasks": list(Task.objects.values_list("name", flat=True)),
        "problems": [list(kind) for kind in Page.find_problems()],
    }


def test_migrations_leave_a_front_page_as_the_root_of_the_site(db):
    site = Site.objects.get()
    assert site.is_default_site
    assert site.root_page.specific == HomePage.objects.get()


def test_wagtails_own_welcome_page_is_gone(db):
    assert [page.title for page in Page.objects.filter(depth=2)] == ["Front page"]


def test_the_front_page_is_live_at_the_root(client, db):
    assert HomePage.objects.get().live
    assert client.get("/").status_code == 200


def test_editors_decide_what_reporters_submit(db):
    link = WorkflowPage.objects.get()
    assert link.page.specific == HomePage.objects.get()
    desk, legal, publication = [task.specific for task in link.workflow.tasks]
    assert (desk.name, legal.name) == ("Desk edit", "Legal advice")
    for task in (desk, publication):
        assert list(task.groups.values_list("name", flat=True)) == ["Editors"]


def test_a_house_of_one_step_gets_the_others(db):
    Task.objects.exclude(name="Desk edit").delete()
    found_house()
    workflow = Workflow.objects.get()
    names = [task.name for task in workflow.tasks]
    assert names == ["Desk edit", "Legal advice", "Publication"]


def test_wagtails_example_workflow_is_gone(db):
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Desk edit"]
    assert not Task.objects.filter(name="Moderators approval").exists()


def test_founding_again_changes_nothing(db):
    before = house()
    found_house()
    assert house() == before


def test_founding_again_keeps_the_stories_and_the_name(article):
    site = Site.objects.get()
    site.site_name = "The Estuary"
    site.save()
    found_house()
    article.refresh_from_db()
    assert article.live
    assert Site.objects.get().site_name == "The Estuary"


def test_a_welcome_page_with_stories_below_it_is_not_thrown_away(article):
    """Only the page that Wagtail made gives way, never the paper."""
    found_house()
    assert Page.objects.filter(pk=article.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_is_founded_again():
    # The flush after each transactional test empties all; what follows it refounds.
    from django.core.management import call_command

    before = house()
    call_command("flush", interactive=False, verbosity=0)
    assert is_founded()
    assert house() == before
