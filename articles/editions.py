"""The paper in its other languages: papers of their own, each with its own stories.

`NEWSROOM_EDITIONS` names them all by language, this one too, the same in each of them.
So each tells of the same addresses, which is what `hreflang` asks for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

ANY_LANGUAGE = "x-default"
is_web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page for readers of a language, as `hreflang` names it."""

    language: str
    url: str

    @property
    def name(self) -> str:
        """What the language calls itself; its code where Django does not know it."""
        try:
            return capfirst(get_language_info(self.language)["name_local"])
        except KeyError:
            return self.language


def alternates(own_url: str | None, sisters: dict[str, str]) -> list[Alternate]:
    """A page and its sisters by language, in the order of the editions.

    Ends with `x-default`, for readers of any other language, where the first of the
    editions has the page. Empty where there is no sister.
    """
    if not (sisters and own_url):
        return []
    known = sisters | {own_language(): own_url}
    found = [Alternate(code, known[code]) for code in _editions() if code in known]
    first = next(iter(_editions()))
    last = [Alternate(ANY_LANGUAGE, known[first])] if first in known else []
    return found + last


def others(found: Iterable[Alternate]) -> list[Alternate]:
    """Those of them that a reader of this edition may want to be led to."""
    here = (own_language(), ANY_LANGUAGE)
    return [one for one in found if one.language not in here]


def sister_fronts() -> dict[str, str]:
    """The front pages of the other editions, by language."""
    own = own_language()
    return {code: f"{base}/" for code, base in _editions().items() if code != own}


def sisters_in(text: str) -> dict[str, str]:
    """The addresses in a text, one a line, by the language of their edition.

    What is in none of the other editions is left out, so that nothing but their
    addresses can come of it, whoever wrote the text.
    """
    named = ((edition_of(line), line) for line in _lines(text))
    return {code: line for code, line in named if code and code != own_language()}


def check_sisters(text: str) -> None:
    """Raises ValidationError, a sentence a line, for what is not a story elsewhere."""
    wrong, seen = [], set()
    for line in _lines(text):
        code = edition_of(line)
        wrong += [*_against(line, code, is_second=code in seen)]
        seen.add(code)
    if wrong:
        raise ValidationError(wrong)


def _against(line: str, code: str | None, *, is_second: bool) -> Iterable[str]:
    told = {"address": line, "editions": ", ".join(sister_fronts().values())}
    if not _is_address(line):
        yield _("“%(address)s” is not a web address: https://…") % told
    elif code is None:
        yield _("%(address)s is in none of our editions: %(editions)s") % told
    elif code == own_language():
        yield _("%(address)s is in this edition; name the story elsewhere.") % told
    elif _spelt(line).rstrip("/") == _editions()[code]:
        yield _("%(address)s is a front page; give the address of the story.") % told
    elif is_second:
        yield _("%(address)s: one story of that edition is enough.") % told


def edition_of(address: str) -> str | None:
    """The language of the edition in which an address lies; None where in none."""
    spelt = _spelt(address)
    found = (
        code for code, base in _editions().items() if f"{spelt}/".startswith(f"{base}/")
    )
    # One may lie below another: example.org and example.org/de.
    return max(found, key=lambda code: len(_editions()[code]), default=None)


def own_language() -> str:
    return settings.LANGUAGE_CODE.lower()


def _editions() -> dict[str, str]:
    return settings.NEWSROOM_EDITIONS


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _is_address(line: str) -> bool:
    try:
        is_web_address(line)
    except ValidationError:
        return False
    return True


def _spelt(address: str) -> str:
    """With scheme and host in small letters; empty for what is no web address."""
    if not _is_address(address):
        return ""
    parts = urlsplit(address)
    return parts._replace(
        scheme=parts.scheme.lower(), netloc=parts.netloc.lower()
    ).geturl()
