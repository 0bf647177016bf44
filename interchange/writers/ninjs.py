"""ninjs 2.1, the IPTC's news in JSON. https://iptc.org/standards/ninjs/

Version 2.1 has no field for corrections, and allows none of one's own: each is an
associated text named “correction”, with its time and its words.
"""

from django.utils.html import strip_tags

from interchange.public_story import Correction, Paper, Picture, PublicStory

VERSION = "2.1"
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
CONTENT_TYPE = "application/json"
# The IPTC's names of what an indicator of trust is about.
INDICATORS = "https://schema.org/"


def write(story: PublicStory, paper: Paper) -> dict:
    """The story with its corrections, its sources and its lead picture."""
    told = {
        "uri": story.uri,
        "standard": {"name": "ninjs", "version": VERSION, "schema": SCHEMA},
        "type": "text",
        "representationtype": "full",
        "pubstatus": "usable",
        "language": paper.language,
        "version": story.updated_at.isoformat(),
        "firstcreated": story.published_at.isoformat(),
        "versioncreated": story.updated_at.isoformat(),
        "title": story.headline,
        "slugline": story.slug,
        "headlines": _valued(main=story.headline, kicker=story.kicker),
        "descriptions": _valued(subhead=story.subhead, standfirst=story.standfirst)
        + _valued(verification=story.verification_note, ai_use=story.ai_use),
        "bodies": [_body(story)],
        "by": story.byline,
        "located": story.place,
        "people": [_person(person) for person in story.people],
        "infosources": _sources(story),
        "subjects": _subjects(story),
        "places": [{"name": story.place, "rel": "dateline"}] if story.place else [],
        "altids": [{"role": "web", "value": story.url}],
        "associations": _associations(story),
        "trustindicators": [
            {"role": f"{INDICATORS}{name}", "title": name, "href": address}
            for name, address in paper.policies.items()
        ],
    }
    return {name: value for name, value in told.items() if value}


def _valued(**texts: str) -> list[dict]:
    return [{"role": role, "value": text} for role, text in texts.items() if text]


def _body(story: PublicStory) -> dict:
    words = strip_tags(story.body_html).split()
    return {
        "role": "main",
        "contenttype": "text/html",
        "wordcount": len(words),
        "value": story.body_html,
    }


def _person(person) -> dict:
    return {"name": person.name, "rel": person.role, "uri": person.url}


def _sources(story: PublicStory) -> list[dict]:
    agencies = [
        {"name": agency.name, "literal": agency.code, "role": "agency"}
        for agency in story.agencies
    ]
    known = [_source(source) for source in story.sources]
    return agencies + known


def _source(source) -> dict:
    told = {"name": source.name, "role": source.kind, "uri": source.url}
    return {name: value for name, value in told.items() if value}


def _subjects(story: PublicStory) -> list[dict]:
    topics = [{"name": t.name, "rel": "about", "uri": t.url} for t in story.topics]
    if not story.section:
        return topics
    section = {"name": story.section.name, "rel": "section", "uri": story.section.url}
    return [section, *topics]


def _associations(story: PublicStory) -> list[dict]:
    corrections = [_correction(entry, story) for entry in story.corrections]
    return corrections + ([_picture(story.picture)] if story.picture else [])


def _correction(entry: Correction, story: PublicStory) -> dict:
    return {
        "name": "correction",
        "uri": f"{story.uri}/correction/{entry.number}",
        "type": "text",
        "profile": entry.kind,
        "title": entry.label,
        "versioncreated": entry.made_at.isoformat(),
        "bodies": [{"contenttype": "text/plain", "value": entry.text}],
    }


def _picture(picture: Picture) -> dict:
    told = {
        "name": "lead picture",
        "uri": picture.url,
        "type": "picture",
        "by": picture.credit,
        "descriptions": _valued(caption=picture.caption, alt=picture.alt),
        "renditions": [
            {
                "name": "main",
                "href": picture.url,
                "contenttype": picture.content_type,
                "width": picture.width,
                "height": picture.height,
            }
        ],
    }
    return {name: value for name, value in told.items() if value}
