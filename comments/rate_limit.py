"""How many replies one network may send in a while. Counts in the cache, fails open."""

import logging
import time

from django.conf import settings
from django.core.cache import cache

from vault.keys import key_ring

logger = logging.getLogger("newsroom.comments")


def seconds_to_wait(network: str, *, kind: str = "reply") -> int:
    """0 if one more reply or report is welcome now, else after how many seconds.

    The network is kept only as a keyed hash, for the length of the window.
    """
    rates = {
        "reply": settings.NEWSROOM_REPLY_RATE,
        "report": settings.NEWSROOM_REPORT_RATE,
    }
    most, window = rates[kind]
    slot, into = divmod(int(time.time()), window)
    key = f"{kind}-rate-{slot}-{key_ring().hash(network, place='comments.rate')}"
    try:
        cache.add(key, 0, timeout=window)
        count = cache.incr(key)
    except Exception as error:  # noqa: BLE001 (any back end, any fault: let readers post)
        logger.warning("The reply limit is not counted: %s", type(error).__name__)
        return 0
    return 0 if count <= most else window - into
