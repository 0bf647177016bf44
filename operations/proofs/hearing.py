"""What is said beside the answers: every log line, and every mail that was written."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from operations.models import OutgoingMail
from operations.proofs.crawling import Leak
from operations.proofs.traces import Trace, Traces

# Both print values by design, and only where a developer has switched them on.
NOT_HEARD = ("django.db.backends", "django.template")


class Ear(logging.Handler):
    """Keeps every line, written out as a handler without any filter would write it."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines: list[tuple[str, str]] = []
        self.setFormatter(logging.Formatter("%(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.name, self.format(record)))

    def leaks(self, traces: Traces) -> list[Leak]:
        """The lines that hold a trace, by the name of their logger."""
        return [
            Leak("the log", "line", name, str(trace), form)
            for name, line in self.lines
            for trace, form in traces.found_in(line).items()
        ]


@contextmanager
def all_logs_heard() -> Iterator[Ear]:
    """Take every line of every logger at DEBUG, and let no other handler have it."""
    ear, root = Ear(), logging.getLogger()
    named = [logging.getLogger(name) for name in list(root.manager.loggerDict)]
    before = [
        (log, log.level, log.handlers[:], log.propagate) for log in [root, *named]
    ]
    off = root.manager.disable
    logging.disable(logging.NOTSET)
    for log in named:
        is_left_out = log.name.startswith(NOT_HEARD)
        log.handlers, log.propagate = [], True
        log.setLevel(logging.WARNING if is_left_out else logging.NOTSET)
    root.handlers = [ear]
    root.setLevel(logging.DEBUG)
    try:
        yield ear
    finally:
        logging.disable(off)
        for log, level, handlers, propagate in before:
            log.handlers, log.propagate = handlers, propagate
            log.setLevel(level)


class Postbox:
    """The mails that were written since it was opened."""

    def __init__(self):
        latest = OutgoingMail.objects.order_by("-pk").first()
        self.start = latest.pk if latest else 0

    def mails(self) -> list[dict]:
        """Each mail's parts, as they would go to the server."""
        rows = OutgoingMail.objects.filter(pk__gt=self.start).order_by("pk")
        return [json.loads(row.message) for row in rows]

    def leaks(self, traces: Traces, owners: dict[str, set[Trace]]) -> list[Leak]:
        """The mails that tell more than their one recipient may know.

        `owners` gives what belongs to whom, by the address in lower case.
        """
        found = []
        for mail in self.mails():
            recipients = [*mail["to"], *mail["cc"], *mail["bcc"]]
            only = recipients[0].strip().lower() if len(recipients) == 1 else ""
            may_see = owners.get(only, set())
            told = traces.found_in(json.dumps(mail, ensure_ascii=False))
            found += [
                Leak("mail", "to", self._told_to(only, owners), str(trace), form)
                for trace, form in told.items()
                if trace not in may_see
            ]
        return found

    @staticmethod
    def _told_to(address: str, owners: dict) -> str:
        return "another reader" if address in owners else "the staff or to many"
