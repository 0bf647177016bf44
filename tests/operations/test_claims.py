"""Two clocks at the same job, on the real file database."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from operations.mail import _claim
from operations.models import Job, OutgoingMail

MINUTE = timedelta(minutes=1)


def at_once(function, times: int = 8) -> list:
    """Call the function in so many threads at the same moment; what they returned."""
    start, results = threading.Barrier(times), []

    def run():
        start.wait()
        try:
            results.append(function())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_of_many_clocks_one_gets_the_job_and_one_sends_the_mail():
    for round_ in range(3):
        claims = at_once(lambda name=f"new {round_}": Job.claim(name, MINUTE))
        assert sorted(claims) == [False] * 7 + [True]
    Job.objects.create(name="old", due_at=timezone.now() - 90 * MINUTE)
    assert sorted(at_once(lambda: Job.claim("old", MINUTE))) == [False] * 7 + [True]
    pk = OutgoingMail.objects.create(message="{}").pk
    mails = at_once(lambda: _claim(pk))
    assert len(mails) == 8
    assert [mail.pk for mail in mails if mail] == [pk]
