"""Finds the sentences that say a claim could not be verified."""

import re

from interchange.readers.prose.draft import Draft
from interchange.readers.prose.lines import sentences, shown

# Each pair must stand in one sentence, in any order; gaps are bounded, so that the
# time taken grows with the length of the text only.
VERIFY = r"(?:verif(?:y|ied|iable|ication)|corroborat\w+|authenticat\w+)"
NOT = r"(?: not|n['’]t)"
PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:could{NOT}|can{NOT}|cannot|unable to|impossible to|ha[sd]{NOT}|have{NOT})\b.{{0,40}}\b(?:be|been|to|not|n['’]t|independently|immediately)\b.{{0,30}}\b{VERIFY}\b",
        rf"\b(?:could{NOT}|cannot|can{NOT}|unable to) (?:\w+ ){{0,2}}{VERIFY}\b",
        rf"\b(?:was|were|is|are){NOT}\b.{{0,40}}\b(?:independently|immediately|possible to|able to)\b.{{0,30}}\b{VERIFY}\b",
        rf"\b{VERIFY}\b.{{0,20}}\bindependently\b.{{0,30}}\bnot possible\b",
        rf"\b(?:could{NOT}|cannot|can{NOT}|unable to)\b.{{0,40}}\bindependent(?:ly)?\b.{{0,30}}\bconfirm",
        r"\b(?:could|can|have|has|had|was|were|is|are)(?: not|n['’]t)\b.{0,50}\bconfirm\w*\b.{0,20}\bindependent",
        r"\b(?:could not|couldn['’]t|cannot|not possible to|unable to)\b.{0,30}\bimmediately\b.{0,20}\bconfirm",
        r"\bno independent (?:confirmation|verification)\b",
        r"\bindependent (?:confirmation|verification) was not\b",
        r"\bunverified (?:claims?|reports?|videos?|figures?|footage)\b.{0,60}\bindependent",
        r"\b(?:nicht|kaum)\b.{0,40}\bunabhängig\w*\b.{0,40}\b(?:überprüf|verifizier|bestätig|prüfen|geprüft)",
        r"\bunabhängig\w*\b.{0,40}\bnicht\b.{0,30}\b(?:überprüf|verifizier|bestätig|prüfen)",
        r"\b(?:ließ|ließen|lässt|lassen|konnten?|können|kann) .{0,40}\bnicht\b.{0,30}\b(?:überprüfen|verifizieren|verifiziert|überprüft)\b",
        r"\bp(?:u|ouvait|ouvaient|eut|euvent)\b.{0,30}\bvérifi\w+.{0,40}\bindépendant",
        r"\bn['’e]\s?(?:a|ont|était|étaient|est|sont)\b.{0,60}\bvérifi\w+.{0,60}\bindépendant",
        r"\bno (?:se )?(?:ha|han|pudo|pudieron|puede|pueden|pudimos|fue|fueron)\b.{0,60}\bverific\w+.{0,60}\bindependiente",
    )
)
# Cheap to look for, and in every sentence meant here.
SIGNAL = re.compile(
    r"verif|corrobor|authentic|confirm|überprüf|verifizier|bestätig|prüf|vérifi", re.I
)
LONGEST = 600


def keep_verification_note(draft: Draft) -> None:
    """Copy those sentences, as they stand, into the note; the body keeps them too."""
    found = [
        sentence
        for text in draft.texts()
        if SIGNAL.search(text)
        for sentence in sentences(text)
        if says_unverified(sentence)
    ]
    if not found:
        return
    draft.verification_note = " ".join(dict.fromkeys(found))
    draft.note(f"Took as verification note, and left in the text: {shown(*found)}.")


def says_unverified(sentence: str) -> bool:
    """Whether a sentence says that a claim could not be checked independently."""
    if len(sentence) > LONGEST or not SIGNAL.search(sentence):
        return False
    return any(pattern.search(sentence) for pattern in PATTERNS)
