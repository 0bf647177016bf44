"""What stories refer to: sections, people, agencies, topics, a few pictures."""

from dataclasses import dataclass
from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from PIL import Image

from accounts.models import User
from articles.models import Agency, Author, NewsImage, SectionPage, Topic
from bench.corpus.plan import SECTIONS
from home.founding import found_house

AUTHORS, AGENCIES, TOPICS, PICTURES = 40, 5, 60, 4
STAFF = {"reporter": "Reporters", "editor": "Editors", "moderator": "Moderators"}
REPORTERS = 20


@dataclass(frozen=True)
class House:
    """Everything a story may name, made through the ordinary models."""

    sections: list[SectionPage]
    authors: list[Author]
    agencies: list[Agency]
    topics: list[Topic]
    pictures: list[NewsImage]
    reporters: list[User]
    editor: User
    moderator: User


def furnish() -> House:
    """Found the house and put in what stories need. For an empty database."""
    home = found_house()
    staff = {role: person(f"bench-{role}", group) for role, group in STAFF.items()}
    return House(
        sections=[_section(home, number) for number in range(1, SECTIONS + 1)],
        authors=[_author(number) for number in range(1, AUTHORS + 1)],
        agencies=[_agency(number) for number in range(1, AGENCIES + 1)],
        topics=[_topic(number) for number in range(1, TOPICS + 1)],
        pictures=[_picture(number) for number in range(1, PICTURES + 1)],
        reporters=[
            staff["reporter"],
            *(person(f"bench-reporter-{n}", "Reporters") for n in range(2, REPORTERS)),
        ],
        editor=staff["editor"],
        moderator=staff["moderator"],
    )


def person(username: str, group: str) -> User:
    """A member of staff who cannot sign in by a password."""
    user = User(username=username, email=f"{username}@example.org")
    user.set_unusable_password()
    user.save()
    user.groups.add(Group.objects.get(name=group))
    return user


def _section(home, number: int) -> SectionPage:
    home.refresh_from_db()
    section = SectionPage(
        title=f"Section {number}", slug=f"section-{number}", show_in_menus=True
    )
    return home.add_child(instance=section)


def _author(number: int) -> Author:
    return Author.objects.create(name=f"Author {number}", slug=f"author-{number}")


def _agency(number: int) -> Agency:
    return Agency.objects.create(code=f"AG{number}", name=f"Agency {number}")


def _topic(number: int) -> Topic:
    return Topic.objects.create(name=f"Topic {number}", slug=f"topic-{number}")


def _picture(number: int) -> NewsImage:
    drawn = BytesIO()
    shade = (40 * number, 90, 255 - 40 * number)
    Image.new("RGB", (1600, 1067), shade).save(drawn, "JPEG")
    return NewsImage.objects.create(
        title=f"Picture {number}",
        file=ImageFile(drawn, name=f"bench-{number}.jpg"),
        description="A plain field of colour",
        credit="Illustration: bench",
    )
