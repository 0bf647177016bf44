"""Tells people's names from jobs, places and agencies in a byline."""

import re
from dataclasses import dataclass

from interchange.readers.prose.agencies import agencies_in
from interchange.readers.prose.agency_table import Agency, agency_called

PARTICLE = re.compile(
    "de|del|della|der|den|di|da|do|dos|das|du|la|le|van|von|vom|zu|zum|zur|ter|ten|bin"
    "|ibn|bint|al|el|ul|abu|af|av"
)
JOB = re.compile(
    r"\b(?:editors?|reporters?|correspondents?|writers?|staff|bureau|chief|analysts?|columnists?|desk|newsroom"
    r"|agencies|agentur(?:en)?|redaktion|redakteur(?:in)?|korrespondent(?:in)?|rédaction|agences|redacción|agencias"
    r"|contributors?|freelance|team|service|news|special|political|foreign)\b",
    re.I,
)
PLACE = re.compile(
    r" (?:in|aus|à|en|from|reporting from) (?P<place>[^\W\d_a-z][^\d,;]{1,60})$"
)
BETWEEN = re.compile(
    r"(?:\s*[,;&/]\s*(?:(?:and|und|et|y) )?| (?:and|und|et|y|e|with|mit|con|avec) )"
)
CITY = re.compile(r"^(?P<name>[^,]{3,60}), (?P<city>[^\W\d_a-z][\w-]{2,30})$")
MOST_TOKENS = 6
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Named:
    """Who and what a byline names."""

    people: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()
    jobs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def looks_like_name(text: str) -> bool:
    """Two to six capitalised words, particles such as “van der” aside; no digits.

    Scripts without capitals may write a name as one word.
    """
    tokens = text.split()
    if (
        not 0 < len(tokens) <= MOST_TOKENS
        or len(text) > LONGEST_NAME
        or not all(map(_is_name_token, tokens))
    ):
        return False
    if PARTICLE.fullmatch(tokens[-1]):
        return False
    return len(tokens) > 1 or _has_no_case(text)


def names_in(text: str) -> Named | None:
    """What a list such as “A in Kabul, B and AFP” names; None if it is no such list."""
    whole = agency_called(text) or None
    if whole:
        return Named(agencies=(whole,))
    text, city = _without_city(text)
    people, agencies, jobs, places = [], [], [], [*city]
    for part in filter(None, BETWEEN.split(text)):
        part, place = _without_place(part.strip())
        places += [place] if place else []
        known = agencies_in(part)
        if known:
            agencies += known
        elif _is_job(part):
            jobs.append(part)
        elif looks_like_name(part):
            people.append(part)
        else:
            return None
    if not (people or agencies or jobs):
        return None
    return Named(tuple(people), tuple(agencies), tuple(jobs), tuple(places))


def _without_city(text: str) -> tuple[str, list[str]]:
    """“Ada Stern, Ulmen”: one capitalised word after a comma at the end."""
    match = CITY.search(text)
    if not match or agency_called(match["city"]) or not looks_like_name(match["name"]):
        return text, []
    return match["name"], [match["city"]]


def _is_job(part: str) -> bool:
    words = len(part.split())
    return (
        words <= MOST_TOKENS
        and not re.search(r"[\d|]", part)
        and bool(JOB.search(part))
    )


def _without_place(part: str) -> tuple[str, str]:
    match = PLACE.search(part)
    return (part[: match.start()], match["place"]) if match else (part, "")


def _is_name_token(token: str) -> bool:
    bare = token.strip("'’.-‘")
    if not bare or any(sign.isdigit() for sign in bare):
        return False
    spelled = bare.translate(str.maketrans("", "", "'’‘.-·"))
    if not spelled.isalpha() and not _has_no_case(spelled):
        return False
    return (
        bool(PARTICLE.fullmatch(token))
        or not bare[0].islower()
        or bare[:2] in ("d'", "d’", "al", "el", "o'")
    )


def _has_no_case(text: str) -> bool:
    """True for Arabic, Chinese and other scripts without capital letters."""
    return any(map(str.isalpha, text)) and text.lower() == text.upper()
