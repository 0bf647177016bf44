from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


def host_of(address: str) -> str:
    """The host of an https address without port or password; else an empty string."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_plain = parts.scheme == "https" and parts.netloc == parts.hostname
    return (parts.hostname or "") if is_plain else ""


class AddressBlock(blocks.URLBlock):
    """An https address, drafts included: no other kind is ever kept."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 500)
        super().__init__(**kwargs)

    def clean(self, value):
        value = super().clean(value)
        if value and not host_of(value):
            raise ValidationError(_("Give an address that begins with https://."))
        return value


class PlayerBlock(AddressBlock):
    """The address of a player, at one of the hosts that the house allows."""

    def clean(self, value):
        value = super().clean(value)
        hosts = settings.NEWSROOM_EMBED_HOSTS
        if value and host_of(value) not in hosts:
            allowed = ", ".join(hosts) or _("none")
            raise ValidationError(
                _(
                    "Nothing from this host may run inside our pages (allowed: "
                    "%(hosts)s). Leave this empty: the card links to the address."
                )
                % {"hosts": allowed}
            )
        return value


class EmbedBlock(blocks.StructBlock):
    """Somebody else's video, post or map, as a card that loads nothing from there.

    Where the house allows the host, a button replaces the card by the player.
    """

    provider = blocks.CharBlock(
        label=gettext_lazy("Provider"),
        max_length=60,
        help_text=gettext_lazy("Where it is from, as readers know it: YouTube."),
    )
    title = blocks.CharBlock(label=gettext_lazy("Title"), max_length=200)
    address = AddressBlock(
        label=gettext_lazy("Address"), help_text=gettext_lazy("Begins with https://.")
    )
    text = blocks.TextBlock(
        label=gettext_lazy("Text"),
        required=False,
        max_length=500,
        rows=3,
        help_text=gettext_lazy("What readers find there, or the words of the post."),
    )
    image = ImageChooserBlock(label=gettext_lazy("Picture of ours"), required=False)
    player = PlayerBlock(
        label=gettext_lazy("Address of the player"),
        required=False,
        help_text=gettext_lazy("For readers who choose to play it inside the page."),
    )

    class Meta:
        icon = "media"
        label = gettext_lazy("Embed")
        group = gettext_lazy("Media")
        template = "blocks/embed.html"
        preview_value = {
            "provider": "Harbour television",
            "title": "The lock filling for the first time in eleven years",
            "address": "https://example.org/harbour/lock",
            "text": "Forty seconds, without sound.",
            "image": None,
            "player": "",
        }
        description = gettext_lazy("A card that links to a video, a post or a map")

    def get_context(self, value, parent_context=None):
        """Adds the hosts; `player` only while the house allows its host."""
        context = super().get_context(value, parent_context=parent_context)
        return context | {
            "host": host_of(value.get("address") or ""),
            "player": playable(value),
        }


def playable(value) -> str:
    """The address of the embed's player; empty where it may not run in our pages."""
    address = value.get("player") or ""
    return address if host_of(address) in settings.NEWSROOM_EMBED_HOSTS else ""
