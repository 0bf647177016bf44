"""The one place that sees a reader's address or the network a reader comes from."""

import ipaddress
from contextlib import suppress

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from comments.models import Commenter

NETWORK_BITS = {4: 24, 6: 64}
ATTEMPTS = 5


def find_commenter(email: str) -> Commenter | None:
    """The person with this address, under whichever key it was hashed."""
    return Commenter.objects.filter(email_hash__matches=email).first()


@transaction.atomic
def find_or_create_commenter(email: str) -> Commenter:
    """The person with this address; two equal requests at once get the same one.

    The row is locked until the transaction ends, so that a reply and an erasure of its
    sender come one after the other. Who was erased and banned is known again here.
    """
    for _attempt in range(ATTEMPTS):
        rows = Commenter.objects.select_for_update(no_key=True)
        existing = rows.filter(email_hash__matches=email).first()
        if existing:
            return _with_address(existing, email)
        # Whoever was quicker to store the address may be erased before we look again.
        with suppress(IntegrityError), transaction.atomic():
            return Commenter.objects.create(email=email.strip())
    raise IntegrityError("The address was stored and erased over and over.")


def _with_address(person: Commenter, email: str) -> Commenter:
    if not person.email:
        person.email = email.strip()
        person.save(update_fields=["email", "email_hash"])
    return person


def network_of(request: HttpRequest) -> str:
    """The reader's network (/24 or /64), never the address itself; for counting only.

    `X-Forwarded-For` is believed only from as many proxies as the settings name.
    """
    try:
        ip = ipaddress.ip_address(_address_of(request).partition("%")[0])
    except ValueError:
        return "unknown"
    # An IPv4 reader of a socket for both; else all of them were one network.
    ip = getattr(ip, "ipv4_mapped", None) or ip
    bits = NETWORK_BITS[ip.version]
    return str(ipaddress.ip_network(f"{ip}/{bits}", strict=False))


def _address_of(request: HttpRequest) -> str:
    proxies = settings.NEWSROOM_TRUSTED_PROXIES
    forwarded = request.headers.get("X-Forwarded-For")
    hops = forwarded.split(",") if forwarded else []
    if proxies and len(hops) >= proxies:
        return hops[-proxies].strip()
    return request.META.get("REMOTE_ADDR", "")
