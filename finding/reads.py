"""Counting how often stories are read, without knowing by whom.

A read is a number in this process's memory until the next read that comes more than
some seconds later writes all of them down, a row for each story and hour. What one
network sends is bounded by a hash of it, made with a key that is never written down and
forgotten, with the hashes, every hour.
"""

import secrets
import threading
from collections import Counter
from datetime import datetime
from hashlib import blake2b

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from articles.models import ArticlePage
from finding.models import StoryReads

MOST_STORIES = 10_000  # counted at a time; what is beyond them is not counted
MOST_NETWORKS = 100_000  # of one hour
ADD = (
    "INSERT INTO {table} (article_id, hour, count) VALUES (%s, %s, %s) "
    "ON CONFLICT (article_id, hour) DO UPDATE SET count = {table}.count + excluded.count"
)


class Reads:
    """The reads that this process has counted and not yet written."""

    def __init__(self):
        self._lock = threading.Lock()
        self._counts: Counter[tuple[int, datetime]] = Counter()
        self._written_at = timezone.now()
        self._forget()

    def _forget(self, hour: datetime | None = None) -> None:
        self._hour, self._key = hour, secrets.token_bytes(32)
        self._networks: Counter[bytes] = Counter()

    def count(self, article_id: int, *, network: str) -> bool:
        """Count one read; False where this network has sent enough for this hour."""
        hour = timezone.now().replace(minute=0, second=0, microsecond=0)
        with self._lock:
            if hour != self._hour:
                self._forget(hour)
            if not (
                self._has_room(article_id, hour) and self._may(network, article_id)
            ):
                return False
            self._counts[article_id, hour] += 1
            return True

    def _has_room(self, article_id: int, hour: datetime) -> bool:
        return (article_id, hour) in self._counts or len(self._counts) < MOST_STORIES

    def _may(self, network: str, article_id: int) -> bool:
        of_story, of_all = settings.NEWSROOM_READS_PER_NETWORK
        everything, story = self._hash(network), self._hash(f"{network} {article_id}")
        if len(self._networks) >= MOST_NETWORKS and everything not in self._networks:
            return False
        if self._networks[story] >= of_story or self._networks[everything] >= of_all:
            return False
        self._networks.update((everything, story))
        return True

    def _hash(self, text: str) -> bytes:
        return blake2b(text.encode(), key=self._key, digest_size=12).digest()

    def is_due(self) -> bool:
        """Whether it is time to write what was counted."""
        waiting = (timezone.now() - self._written_at).total_seconds()
        return bool(self._counts) and waiting >= settings.NEWSROOM_READS_WRITTEN_AFTER

    def take(self) -> Counter[tuple[int, datetime]]:
        """What was counted, which is then somebody else's to write."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
            self._written_at = timezone.now()
        return counts


reads = Reads()


def count_read(*, article_id: int, network: str) -> None:
    """Count that a story was read. Writes what waits, when it is time."""
    reads.count(article_id, network=network)
    if reads.is_due():
        write_reads()


def write_reads() -> int:
    """Add what was counted to the rows, for published stories; returns how many rows."""
    counts = reads.take()
    stories = ArticlePage.objects.published().filter(pk__in={pk for pk, _ in counts})
    public = set(stories.values_list("pk", flat=True))
    # In one order, so that two that write at once wait for each other in a line.
    adapt = connection.ops.adapt_datetimefield_value
    kept = sorted((pk, hour, n) for (pk, hour), n in counts.items() if pk in public)
    rows = [(pk, adapt(hour), count) for pk, hour, count in kept]
    if rows:
        sql = ADD.format(table=connection.ops.quote_name(StoryReads._meta.db_table))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, rows)
    return len(rows)
