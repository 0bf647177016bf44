"""What stands in robots.txt, security.txt and trust.txt, and what may be typed there."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CONTACTS = ("mailto:", "https://", "tel:")
# JournalList's specification of trust.txt, 2024: https://journallist.net
RELATIONS = {
    "member",
    "belongto",
    "control",
    "controlledby",
    "social",
    "vendor",
    "customer",
    "disclosure",
}
# RFC 9116 recommends that a security.txt is out of date within a year.
CONFIRMED_FOR = timedelta(days=365)
# The form of the search may be found; what was searched for is for nobody to index.
NOT_FOR_ROBOTS = ("/admin/", "/comments/", "/search/?")


def lines_of(text: str) -> list[str]:
    """The lines that say something, without the spaces around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def check_contacts(text: str) -> None:
    """Refuse what is no address under which somebody can be reached."""
    for line in lines_of(text):
        if not line.startswith(CONTACTS) or " " in line:
            _refuse(line, _("begin each line with mailto:, https:// or tel:."))


def check_trust(text: str) -> None:
    """Refuse lines that trust.txt does not know."""
    for line in lines_of(text):
        name, _equals, value = line.partition("=")
        if not line.startswith("#") and not _is_trust(name.strip(), value.strip()):
            _refuse(line, _("a name that trust.txt knows, “=”, and its value."))


def check_robots(text: str) -> None:
    """Refuse lines that are neither a comment nor “Name: value”."""
    for line in lines_of(text):
        name, colon, _value = line.partition(":")
        is_field = bool(colon) and name.strip().replace("-", "").isalpha()
        if not line.startswith("#") and not is_field:
            _refuse(line, _("write “Name: value”."))


def robots_txt(*, further: str, root: str) -> str:
    """What robots may crawl; readers' pages all, and where the site maps are."""
    own = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    maps = [f"Sitemap: {root}/{name}" for name in ("sitemap.xml", "news-sitemap.xml")]
    return _file([*own, "", *_blocks(further), *maps])


def security_txt(*, contacts: str, policy: str, root: str, confirmed: datetime) -> str:
    """Whom to tell of a hole (RFC 9116); empty where nobody is named."""
    if not lines_of(contacts):
        return ""
    expires = (confirmed + CONFIRMED_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = [f"Contact: {contact}" for contact in lines_of(contacts)]
    said += [f"Expires: {expires}"]
    said += [f"Canonical: {root}/.well-known/security.txt"]
    return _file([*said, *([f"Policy: {policy}"] if policy else [])])


def trust_txt(*, typed: str, disclosures: list[str]) -> str:
    """Whom the paper belongs to and with, and where it discloses what; or empty."""
    typed_lines = lines_of(typed)
    ours = [f"disclosure={address}" for address in disclosures]
    said = typed_lines + [line for line in ours if line not in typed_lines]
    return _file(said) if said else ""


def _blocks(further: str) -> list[str]:
    # An empty line ends the rules of one robot, so it may not be lost.
    text = further.strip()
    return [*(line.strip() for line in text.splitlines()), ""] if text else []


def _is_trust(name: str, value: str) -> bool:
    if name == "datatrainingallowed":
        return value in ("yes", "no")
    if name == "contact":
        return bool(value)
    parts = urlsplit(value)
    return (
        name in RELATIONS and parts.scheme in ("http", "https") and bool(parts.netloc)
    )


def _refuse(line: str, wanted: str) -> None:
    said = _("“%(line)s” is not understood: %(wanted)s")
    raise ValidationError(said % {"line": line[:60], "wanted": wanted})


def _file(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
