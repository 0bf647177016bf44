"""Finds the agencies a story owes something to: credits first, then mentions."""

import re

from interchange.readers.prose.agency_table import BY_SPELLING, Agency, agency_called
from interchange.readers.prose.draft import Draft
from interchange.readers.prose.lines import ends_sentence, shown

BETWEEN = re.compile(r"\s*[/,&+]\s*(?:and\s+)?|\s+(?:and|und|et|y|e|with|mit)\s+")
CLOSING = re.compile(r"\(([^()]{2,60})\)\W{0,2}$")
LONGEST_FIRST = "|".join(sorted(map(re.escape, BY_SPELLING), key=len, reverse=True))
# The look at the first letter spares trying every agency at every character.
SPELLINGS = re.compile(rf"(?=[A-ZČdes])(?<![\w@#-])(?:{LONGEST_FIRST})(?![\w-])")
NEWS_AGENCY = r"(?:news ?(?:agency|wire)|wire service|press agency|Nachrichtenagentur(?:en)?|Presseagentur|agence(?: de presse)?|agencia(?: de noticias)?|agenzia)"
# What stands right before a name where a text quotes it …
BEFORE = re.compile(
    r"(?:\b(?:told|telling|tell|informed|according to|by|to|from|cited by|quoted by|quoting|citing|via|reported"
    r"|sagten?|laut|gegenüber|berichtete[n]?|meldete[n]?|nach Angaben|von|bei|mit"
    r"|selon|indiqué à|déclaré à|confié à|à|rapporte|dit à|según|a|dijo a|informó|declaró a)"
    rf"(?: the| der| die| dem| l['’]| la| le)?(?: \w+(?:-\w+)?)?(?: {NEWS_AGENCY})? |\bl['’]|{NEWS_AGENCY} )$",
    re.I,
)
SURE_BEFORE = re.compile(rf"{NEWS_AGENCY} $", re.I)
# … or right after it.
AFTER = re.compile(
    r" (?:could not|was (?:not able|unable)|reported|reports|said|says|quoted|cited|has learned|has reported|confirmed|photographer"
    r"|correspondent|reporter|journalist|video journalist|zufolge|berichtete|meldete|berichtet|meldet"
    rf"|a rapporté|rapporte|informó|reportó|{NEWS_AGENCY})\b",
    re.I,
)
SURE_AFTER = re.compile(rf" {NEWS_AGENCY}\b", re.I)
# Michael Bloomberg is no agency.
SURNAME_FOLLOWS = re.compile(r"\b(?!The|Der|Die|By|To|From)[A-Z][a-z]+\.? $")
# Nor is the Reuters Institute.
OTHER_BODY = re.compile(
    r" (?:Institute|Foundation|Stylebook|Events|Businessweek|Philanthropies|School|Prize|Building|Terminal)\b"
)
SHORT_CODE = 4
LOOK_BACK, LOOK_AHEAD = 60, 40


def agencies_in(credit: str) -> list[Agency] | None:
    """The agencies a credit such as “AFP/dpa” names; None if it names others too."""
    parts = [part for part in BETWEEN.split(credit.strip(" ()[].")) if part]
    found = list(filter(None, map(agency_called, parts)))
    if found and len(found) == len(parts):
        return found
    whole = agency_called(credit.strip(" ()[]."))
    return [whole] if whole else None


def attribute(agencies: list[Agency], where: str, draft: Draft) -> None:
    """Credit the agencies; the note says where the credit stands."""
    for agency in agencies:
        if draft.credit(agency.code, agency.name, credited=True):
            draft.note(f"Credited the agency {agency.code} ({agency.name}): {where}.")


def attribute_from_text(draft: Draft) -> None:
    """Find the agencies that close a paragraph, as in “(dpa)”, or are quoted in one."""
    seen: set[str] = set()
    texts = draft.texts()
    for text in texts:
        _credit_closing(text, draft, latest=text is texts[-1])
        seen |= _mentions(text, draft)
    _doubt(seen - set(draft.agencies), draft)


def _credit_closing(text: str, draft: Draft, *, latest: bool) -> None:
    """“… before noon. (dpa)”, and at the very end “… before noon (dpa).” too."""
    closing = CLOSING.search(text[-70:])
    agencies = agencies_in(closing[1]) if closing else None
    if not closing or not agencies:
        return
    apart = ends_sentence(text[-70:][: closing.start()])
    if apart or (latest and not any(agency.common for agency in agencies)):
        attribute(agencies, f"it closes a paragraph as {shown(closing[0])}", draft)


def _mentions(text: str, draft: Draft) -> set[str]:
    """Attribute what the text quotes; return the codes that were seen at all."""
    seen = set()
    for match in SPELLINGS.finditer(text):
        agency = BY_SPELLING[match[0]]
        if agency.code in draft.agencies:
            continue
        if _is_quoted(match, agency, text):
            _mention(match, agency, text, draft)
        elif not agency.common:
            seen.add(agency.code)
    return seen


def _is_quoted(match: re.Match[str], agency: Agency, text: str) -> bool:
    if " " in match[0]:
        return True
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    after = text[match.end() : match.end() + LOOK_AHEAD]
    sure = bool(SURE_BEFORE.search(before) or SURE_AFTER.match(after))
    if sure or (agency.common and len(match[0]) <= SHORT_CODE):
        return sure
    if OTHER_BODY.match(after) or (
        match[0].istitle() and SURNAME_FOLLOWS.search(before)
    ):
        return False
    return bool(BEFORE.search(before) or AFTER.match(after))


def _mention(match: re.Match[str], agency: Agency, text: str, draft: Draft) -> None:
    if draft.credit(agency.code, agency.name, credited=False):
        words = text[max(0, match.start() - 25) : match.end() + 15].strip()
        draft.note(
            f"Attributed to the agency {agency.code} ({agency.name}), which the text quotes without a credit line: “…{words}…”."
        )


def _doubt(codes: set[str], draft: Draft) -> None:
    if codes:
        draft.doubt(
            f"The text names {', '.join(sorted(codes))}, but not as its source; no attribution was made."
        )
