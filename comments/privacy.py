"""The one place that sees a reader's address or the network a reader comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

from articles.prepared import Prepared, in_order, loaded
from articles.prepared_writes import PreparedInsert
from comments.models import Commenter

NETWORK_BITS = {4: 24, 6: 64}
ADDRESS = Commenter._meta.get_field("email_hash")
COLUMNS = in_order(Commenter)


def _with_hashes(hashes):
    return Commenter.objects.filter(email_hash__in=hashes).values_list(*COLUMNS)


FOUND = Prepared(_with_hashes, hashes=ADDRESS)
# The row is locked until the transaction ends.
LOCKED = Prepared(
    lambda hashes: _with_hashes(hashes).select_for_update(no_key=True), hashes=ADDRESS
)


STORED = PreparedInsert(Commenter)


def find_commenter(email: str) -> Commenter | None:
    """The person with this address, under whichever key it was hashed."""
    return _first(FOUND.ask(hashes=ADDRESS.hashes(email)))


def find_or_create_commenter(email: str, *, is_known: bool = True) -> Commenter:
    """The person with this address, within the transaction that stores a reply.

    The row is locked until the transaction ends, so that a reply and an erasure of its
    sender come one after the other. Who was erased and banned is known again here.
    Nobody is looked for where `find_commenter` has just found nobody: not `is_known`.
    Raises IntegrityError when another request has stored the address at this moment:
    the whole transaction is then to be tried again.
    """
    if is_known and (existing := _first(LOCKED.ask(hashes=ADDRESS.hashes(email)))):
        return _with_address(existing, email)
    person = Commenter(email=email.strip())
    STORED.do(person)
    return person


def _first(rows: list) -> Commenter | None:
    return loaded(Commenter, COLUMNS, rows[0]) if rows else None


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
