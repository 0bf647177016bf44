from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.models import WordRule
from comments.screening.reading import find_words
from comments.screening.verdict import Submission, Verdict
from comments.screening.word_rules import word_list


@dataclass(frozen=True)
class Words:
    """Words and phrases that moderators have listed, in name and text."""

    name = "words"

    def verdict(self, submission: Submission) -> Verdict | None:
        words = word_list(submission.language)
        texts = (submission.name, submission.body)
        found = [match for text in texts for match in find_words(text, words)]
        if not found:
            return None
        typed = tuple(match for _rule, match in found)
        if any(rule.kind == WordRule.Kind.BANNED for rule, _typed in found):
            return Verdict("spam", _("Holds a banned word or phrase."), typed)
        return Verdict("pending", _("Holds a suspect word or phrase."), typed)
