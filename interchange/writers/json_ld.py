"""JSON-LD in schema.org's words: the story, where it stands, and who publishes it.

https://schema.org/NewsArticle and https://schema.org/NewsMediaOrganization
"""

from interchange.public_story import Credited, Paper, Picture, PublicStory, Source

CONTEXT = "https://schema.org"
WORKS = {"document": "DigitalDocument", "dataset": "Dataset"}


def write(story: PublicStory, paper: Paper, *, words: int, replies: int) -> dict:
    """All that the page of a story tells machines."""
    article = news_article(story, paper)
    counts = {"wordCount": words, "commentCount": replies}
    graph = [article | counts, breadcrumbs(story, paper)]
    return {"@context": CONTEXT, "@graph": graph}


def write_paper(paper: Paper) -> dict:
    """What the front page tells machines."""
    return {"@context": CONTEXT, **publisher(paper)}


def publisher(paper: Paper) -> dict:
    """The paper with the policies that it has published."""
    return _told(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{paper.root}/#paper",
            "name": paper.name,
            "url": f"{paper.root}/",
            "description": paper.description,
            "slogan": paper.tagline,
            "logo": {"@type": "ImageObject", "url": paper.logo},
            **paper.policies,
        }
    )


def news_article(story: PublicStory, paper: Paper) -> dict:
    """The story with its credits, corrections and sources."""
    return _told(
        {
            "@type": "NewsArticle",
            "@id": f"{story.url}#story",
            "url": story.url,
            "mainEntityOfPage": story.url,
            "headline": story.headline,
            "alternativeHeadline": story.subhead,
            "description": story.summary,
            "abstract": story.standfirst,
            "articleSection": story.section.name if story.section else "",
            "keywords": [topic.name for topic in story.topics],
            "about": [_thing(topic.name, topic.url) for topic in story.topics],
            "inLanguage": paper.language,
            "isAccessibleForFree": True,
            "datePublished": story.published_at.isoformat(),
            "dateModified": story.updated_at.isoformat(),
            "image": _images(story),
            "publisher": publisher(paper),
            **_credits(story, paper),
            **_dateline(story),
            "backstory": " ".join(
                filter(None, (story.verification_note, story.ai_use))
            ),
            "correction": [_correction(entry, story) for entry in story.corrections],
            "citation": [_citation(source) for source in story.sources],
        }
    )


def breadcrumbs(story: PublicStory, paper: Paper) -> dict:
    """The way from the front page to the story."""
    steps = [(paper.name, f"{paper.root}/")]
    if story.section:
        steps.append((story.section.name, story.section.url))
    steps.append((story.headline, story.url))
    items = [
        {"@type": "ListItem", "position": number, "item": _page(name, address)}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _page(name: str, address: str) -> dict:
    return {"@type": "WebPage", "@id": address, "name": name}


def _credits(story: PublicStory, paper: Paper) -> dict:
    others = [p for p in story.people if p.role not in ("reporting", "translation")]
    translators = [person for person in story.people if person.role == "translation"]
    agencies = [
        _told({"@type": "Organization", "name": agency.name, "url": agency.url})
        for agency in story.agencies
    ]
    house = {"@type": "Organization", "name": paper.name, "url": f"{paper.root}/"}
    return {
        "author": [_person(p) for p in story.reporters] or agencies or house,
        "contributor": [_person(person) for person in others],
        "translator": [_person(person) for person in translators],
        "sourceOrganization": agencies,
    }


def _dateline(story: PublicStory) -> dict:
    day = story.dateline_date.isoformat() if story.dateline_date else ""
    place = {"@type": "Place", "name": story.place} if story.place else None
    return {
        "dateline": ", ".join(filter(None, (story.place, day))),
        "contentLocation": place,
    }


def _person(person: Credited) -> dict:
    return _told(
        {
            "@type": "Person",
            "name": person.name,
            "url": person.url,
            "jobTitle": person.job_title,
        }
    )


def _thing(name: str, url: str) -> dict:
    return {"@type": "Thing", "name": name, "url": url}


def _images(story: PublicStory) -> list[dict]:
    pictures = [story.picture, story.card] if story.picture else [story.card]
    return [_image(picture) for picture in pictures if picture]


def _image(picture: Picture) -> dict:
    return _told(
        {
            "@type": "ImageObject",
            "url": picture.url,
            "width": {"@type": "QuantitativeValue", "value": picture.width},
            "height": {"@type": "QuantitativeValue", "value": picture.height},
            "encodingFormat": picture.content_type,
            "caption": picture.caption,
            "creditText": picture.credit,
        }
    )


def _correction(entry, story: PublicStory) -> dict:
    return {
        "@type": "CorrectionComment",
        "name": entry.label,
        "text": entry.text,
        "datePublished": entry.made_at.isoformat(),
        "url": story.url,
    }


def _citation(source: Source) -> dict:
    reason = source.anonymity_reason
    return _told(
        {
            "@type": WORKS.get(source.kind, "CreativeWork"),
            "name": source.name,
            "url": source.url,
            "description": " ".join(filter(None, (source.supports, reason))),
        }
    )


def _told(fields: dict) -> dict:
    return {
        name: value for name, value in fields.items() if value not in ("", [], None)
    }
