"""Published stories as machines are told of them; nothing is read anywhere else.

Whoever calls brings stories from `whole_stories()`: then no query is made here, however
many stories there are, but those for the bodies.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.templatetags.static import static
from wagtail.models import Site

from articles.models import ArticlePage, Correction
from articles.pictures.renditions import SOCIAL_SPEC
from home.frame import frame_of
from home.models import Imprint, Masthead
from interchange import public_story as shape
from interchange.body_html import bodies_html
from interchange.cards.keeping import drawn_card
from interchange.pictures import as_picture


def paper_of(site: Site) -> shape.Paper:
    """The publisher, as masthead and imprint have it; three queries at most."""
    masthead, imprint = Masthead.for_site(site), Imprint.for_site(site)
    root = site.root_url
    told = {link.pk: root + link.url for link in frame_of(site).policy}
    chosen = imprint.policy_keys()
    logo = static("img/touch-icon.png")
    return shape.Paper(
        name=masthead.name,
        root=root,
        tagline=masthead.tagline,
        description=masthead.description,
        logo=root + logo if logo.startswith("/") else logo,
        language=settings.LANGUAGE_CODE,
        policies={name: told[key] for name, key in chosen.items() if key in told},
        feeds_hold_full_text=imprint.feeds_hold_full_text,
    )


def describe(
    articles: Sequence[ArticlePage], paper: shape.Paper, *, with_bodies: bool = False
) -> list[shape.PublicStory]:
    """The stories in the same order, with the text of their bodies where asked for."""
    empty = [""] * len(articles)
    bodies = bodies_html(articles, paper.root) if with_bodies else empty
    pairs = zip(articles, bodies, strict=True)
    return [_described(article, paper, body) for article, body in pairs]


def _described(article, paper: shape.Paper, body: str) -> shape.PublicStory:
    root = paper.root
    corrections = tuple(map(_correction, article.standing_corrections))
    return shape.PublicStory(
        pk=article.pk,
        uri=uri(article, root),
        url=article.full_url,
        slug=article.slug,
        headline=article.headline,
        summary=article.summary,
        published_at=article.published_at,
        updated_at=_updated_at(article, corrections),
        card=_card(article, paper),
        kicker=article.kicker,
        subhead=article.subhead,
        standfirst=article.standfirst,
        section=_section(article.section),
        byline=article.byline_line,
        people=tuple(_credited(byline, root) for byline in article.bylines.all()),
        agencies=tuple(_agency(row.agency) for row in article.agency_credits.all()),
        place=article.dateline_place,
        dateline_date=article.dateline_date,
        topics=tuple(_topic(row.tag, root) for row in article.topic_links.all()),
        corrections=corrections,
        sources=tuple(map(_source, article.sources.all())),
        verification_note=article.verification_note,
        ai_use=_ai_use(article),
        picture=_picture(article, root),
        body_html=body,
    )


def uri(article: ArticlePage, root: str) -> str:
    """A name that stays when the address changes (RFC 4151)."""
    day = article.published_at.date() if article.published_at else None
    return f"tag:{urlsplit(root).hostname},{day}:story/{article.pk}"


def _updated_at(article, corrections):
    moments = [correction.made_at for correction in corrections]
    later = [*moments, article.substantially_updated_at, article.published_at]
    return max(moment for moment in later if moment)


def _ai_use(article) -> str:
    said = article.get_ai_use_display() if article.ai_use else ""
    return " ".join(filter(None, (str(said), article.ai_use_note)))


def _section(section) -> shape.Named | None:
    if section is None:
        return None
    return shape.Named(section.title, section.full_url or "", section.slug)


def _credited(byline, root: str) -> shape.Credited:
    author = byline.author
    url = root + author.get_absolute_url()
    return shape.Credited(byline.name, url, author.slug, byline.role, author.job_title)


def _agency(agency) -> shape.Agency:
    return shape.Agency(agency.code, agency.name, agency.url)


def _topic(topic, root: str) -> shape.Named:
    return shape.Named(topic.name, root + topic.get_absolute_url(), topic.slug)


def _correction(entry) -> shape.Correction:
    return shape.Correction(
        number=entry.pk,
        kind=entry.kind,
        label=str(Correction.Kind(entry.kind).label),
        text=entry.text,
        made_at=entry.made_at,
        is_above=entry.placement == entry.Placement.TOP,
    )


def _source(source) -> shape.Source:
    return shape.Source(
        name=source.name,
        kind=source.kind,
        basis=source.basis,
        state=source.state,
        url=source.url,
        supports=source.supports,
        anonymity_reason=source.anonymity_reason,
    )


def _picture(article, root: str) -> shape.Picture | None:
    return as_picture(
        article.lead_image,
        root,
        alt=article.picture_alt,
        caption=article.picture_caption,
        credit=article.picture_credit,
    )


def _card(article, paper: shape.Paper) -> shape.Picture:
    image = article.social_image or article.lead_image
    # What the alt text of the lead picture says need not hold for another one.
    is_lead = image == article.lead_image
    alt = article.picture_alt if is_lead else getattr(image, "default_alt_text", "")
    found = as_picture(image, paper.root, spec=SOCIAL_SPEC, alt=alt)
    return found or drawn_card(article, paper.name, paper.root)
