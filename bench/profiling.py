"""`make profile URL=/…`: where the time of one request goes, through the whole stack."""

import cProfile
import io
import pstats
import time

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UP = 2


def profile(url: str, *, user: str = "", lines: int = 40, sort: str = "cumulative"):
    """The profile of one GET, as text: its slowest queries, then its functions.

    Asked for by a stranger, or by the member of staff named `user`. The page is asked
    for twice before, so that what is loaded once does not count.
    """
    client = Client()
    if user:
        client.force_login(get_user_model().objects.get(username=user))
    for _ in range(WARM_UP):
        client.get(url)
    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        response = client.get(url)
        seconds = time.perf_counter() - began
    head = f"{url}: {response.status_code}, {1000 * seconds:.0f} ms\n"
    return head + _queries(captured) + _functions(client, url, lines, sort)


def _queries(captured, most: int = 10) -> str:
    found = sorted(captured, key=lambda query: -float(query["time"]))
    lines = [f"{len(captured)} queries; the slowest, in ms:"]
    for query in found[:most]:
        lines.append(f"{1000 * float(query['time']):8.0f}  {query['sql'][:600]}")
    return "\n".join(lines) + "\n\n"


def _functions(client: Client, url: str, lines: int, sort: str) -> str:
    profiler = cProfile.Profile()
    profiler.runcall(client.get, url)
    printed = io.StringIO()
    stats = pstats.Stats(profiler, stream=printed)
    stats.strip_dirs().sort_stats(sort).print_stats(lines)
    return printed.getvalue()
