"""Which names a guest cannot take, for readers would think them those of the house."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.utils.module_loading import import_string

from articles.models import Author
from comments.skeletons import skeleton, visible, words

# Signs by which other sites mark a confirmed person.
TICKS = frozenset("\u2611\u2705\u2713\u2714\U0001f5f8\U0001f5f9")
KEPT_FOR = 60  # seconds until the name of somebody new is protected
CACHE_KEY = "names-of-the-house"  # of what names the reading that holds now
NAMES_KEPT = 256


@dataclass(frozen=True)
class HouseNames:
    """Skeletons of what belongs to the house.

    `anywhere` must not stand in a guest's name at all; `alone` must not be the whole.
    """

    anywhere: frozenset[str]
    alone: frozenset[str]


class ReservedName(Exception):
    """A guest's name could be taken for one of the house."""


def refuse_reserved(name: str) -> None:
    """Raise ReservedName for a name that could be taken for one of the house."""
    if is_reserved(name):
        raise ReservedName


def is_reserved(name: str) -> bool:
    """Whether a name looks like a person of the house, its paper or one of its badges.

    Look-alike letters of other scripts, invisible signs, marks, case, spaces and digits
    for letters do not help. “Ann Editor” is refused, “Edi Torres” is not.
    """
    if TICKS & set(name):
        return True
    return _looks_like(name, _house_names(_reading()))


@lru_cache(maxsize=NAMES_KEPT)
def _looks_like(name: str, house: HouseNames) -> bool:
    if skeleton(name) in house.alone:
        return True
    return any(run in house.anywhere for run in _runs(words(name)))


def has_visible_letters(name: str) -> bool:
    """Whether anything in a name can be read."""
    return any(letter.isalnum() for letter in visible(name))


def _runs(pieces: list[str]):
    """The skeletons of all neighbouring words together: “E d i t o r” too."""
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            yield skeleton("".join(pieces[start:end]))


def _reading() -> str:
    """What names the reading of the house's names that holds for all processes now."""
    found = cache.get(CACHE_KEY)
    if found is None:
        found = uuid4().hex
        cache.set(CACHE_KEY, found, KEPT_FOR)
    return found


@lru_cache(maxsize=1)
def _house_names(_reading: str) -> HouseNames:
    """The names, read once by each process for one reading."""
    return _read_house_names()


def _read_house_names() -> HouseNames:
    badges = [*settings.NEWSROOM_RESERVED_NAMES, *_job_titles()]
    names = [*_people(), *_papers()]
    long = [name for name in names if len(words(name)) > 1]
    turned = [" ".join(reversed(words(name))) for name in long]
    return HouseNames(
        anywhere=_skeletons([*badges, *long, *turned]), alone=_skeletons(names)
    )


def _skeletons(texts) -> frozenset[str]:
    return frozenset(skeleton(text) for text in texts) - {""}


def _job_titles() -> list[str]:
    titles = Author.objects.exclude(job_title="").order_by()
    return list(titles.values_list("job_title", flat=True).distinct())


def _people() -> list[str]:
    users = get_user_model().objects.filter(is_active=True)
    full = users.values_list("first_name", "last_name")
    authors = Author.objects.order_by().values_list("name", flat=True)
    return [*(" ".join(names).strip() for names in full), *authors]


def _papers() -> list[str]:
    """What the paper is called; asked by dotted name, for that app stands beside us."""
    asked = (import_string(path)() for path in settings.NEWSROOM_PAPER_NAMES)
    return [name for names in asked for name in names]
