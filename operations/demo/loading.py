"""Puts the demo paper together, through the same services that people use."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Site

from articles.models import Agency, Author, SectionPage, StyleRule, Topic
from home.founding import found_house
from home.models import HomePage, HousePage, Masthead
from operations.demo import content
from operations.demo.gallery import Gallery
from operations.demo.markup import body_json
from operations.demo.replies import load_replies
from operations.demo.staff import LOGINS, ensure_users
from operations.demo.stories import StoryLoader
from operations.models import OutgoingMail


class NotHere(Exception):
    """The demo may not be loaded into this installation. Says why."""


def is_loaded() -> bool:
    """Whether the demo paper is there already."""
    return Author.objects.filter(slug=content.paper()["authors"][0]["slug"]).exists()


def load() -> None:
    """Load the demo paper, whole or not at all. Raises NotHere."""
    if not settings.DEBUG:
        raise NotHere("The demo has passwords that everybody knows; DEBUG is off here.")
    if SectionPage.objects.exists():
        raise NotHere("There is a paper here already; the demo needs an empty one.")
    gallery = Gallery()
    with transaction.atomic():
        _load(gallery)
    gallery.make_sizes()


def _load(gallery: Gallery) -> None:
    paper = content.paper()
    home = found_house()
    users = ensure_users()
    _masthead(paper, home)
    sections = {data["slug"]: _section(home, data) for data in paper["sections"]}
    authors = {data["slug"]: _author(data, gallery) for data in paper["authors"]}
    for login in LOGINS:
        if login.author:
            authors[login.author].user = users[login.username]
            authors[login.author].save()
    for rule in paper["style_rules"]:
        StyleRule.objects.create(check_for=StyleRule.Check.PHRASE, **rule)
    loader = StoryLoader(
        sections=sections,
        authors=authors,
        agencies={data["code"]: _agency(data) for data in paper["agencies"]},
        topics={data["name"]: _topic(data) for data in paper["topics"]},
        gallery=gallery,
        users=users,
    )
    articles = {story["slug"]: loader.load(story) for story in content.stories()}
    _lead(home, articles)
    for data in content.pages():
        _house_page(home, data)
    load_replies(content.replies(), articles, authors, users["moderator"])
    OutgoingMail.objects.all().delete()  # the demo's people have no mailboxes


def _masthead(paper: dict, home: HomePage) -> None:
    site = Site.objects.get(is_default_site=True)
    site.site_name = paper["name"]
    site.save()
    names = ("name", "tagline", "description", "house_rule")
    said = {name: paper[name] for name in names}
    Masthead.objects.update_or_create(site=site, defaults=said)
    home.title = paper["name"]
    home.save_revision().publish()


def _section(home: HomePage, data: dict) -> SectionPage:
    section = SectionPage(
        title=data["name"],
        slug=data["slug"],
        description=data["description"],
        show_in_menus=True,
    )
    home.refresh_from_db()
    home.add_child(instance=section)
    section.save_revision().publish()
    return section


def _author(data: dict, gallery: Gallery) -> Author:
    portrait = gallery.picture(data["portrait"], alt=data["name"])
    return Author.objects.create(
        name=data["name"],
        slug=data["slug"],
        job_title=data["job_title"],
        bio=data["bio"],
        portrait=portrait,
    )


def _agency(data: dict) -> Agency:
    return Agency.objects.get_or_create(
        code=data["code"], defaults={"name": data["name"]}
    )[0]


def _topic(data: dict) -> Topic:
    return Topic.objects.create(**data)


def _lead(home: HomePage, articles: dict) -> None:
    home.refresh_from_db()
    home.lead_story = articles["harbour-board-votes-to-reopen-old-lock"]
    home.save_revision().publish()


def _house_page(home: HomePage, data: dict) -> None:
    said = {name: data[name] for name in ("slug", "title", "introduction")}
    page = HousePage(**said, body=body_json(data["body"]), show_in_menus=True)
    home.refresh_from_db()
    home.add_child(instance=page)
    page.save_revision().publish()
