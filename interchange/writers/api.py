"""Stories, authors and topics as the read-only interface tells of them.

What stands in these functions is all that is told: fields are added here or nowhere.
"""

from interchange.public_story import Named, Picture, PublicStory


def article(story: PublicStory) -> dict:
    """A story in a list."""
    return {
        "id": story.pk,
        "uri": story.uri,
        "url": story.url,
        "slug": story.slug,
        "headline": story.headline,
        "kicker": story.kicker,
        "subhead": story.subhead,
        "standfirst": story.standfirst,
        "section": _named(story.section),
        "byline": story.byline,
        "authors": [
            {"name": p.name, "slug": p.slug, "url": p.url, "role": p.role}
            for p in story.people
        ],
        "agencies": [{"code": a.code, "name": a.name} for a in story.agencies],
        "place": story.place,
        "topics": [_named(topic) for topic in story.topics],
        "picture": _picture(story.picture),
        "published_at": story.published_at.isoformat(),
        "updated_at": story.updated_at.isoformat(),
        "corrections": [_correction(entry) for entry in story.corrections],
    }


def whole_article(story: PublicStory, *, replies: int) -> dict:
    """A story by itself, with its text and its sources."""
    return article(story) | {
        "body_html": story.body_html,
        "sources": [_source(source) for source in story.sources],
        "verification_note": story.verification_note,
        "ai_use": story.ai_use,
        "replies": replies,
    }


def author(person, *, root: str) -> dict:
    """An author's public face. The account behind it is nobody's business."""
    return {
        "name": person.name,
        "slug": person.slug,
        "url": root + person.get_absolute_url(),
        "job_title": person.job_title,
        "about": person.bio,
    }


def topic(subject, *, root: str) -> dict:
    return {
        "name": subject.name,
        "slug": subject.slug,
        "url": root + subject.get_absolute_url(),
        "description": subject.description,
    }


def _named(one: Named | None) -> dict | None:
    return {"name": one.name, "slug": one.slug, "url": one.url} if one else None


def _picture(picture: Picture | None) -> dict | None:
    if picture is None:
        return None
    return {
        "url": picture.url,
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
    }


def _correction(entry) -> dict:
    return {
        "kind": entry.kind,
        "text": entry.text,
        "made_at": entry.made_at.isoformat(),
    }


def _source(source) -> dict:
    return {
        "name": source.name,
        "kind": source.kind,
        "basis": source.basis,
        "state": source.state,
        "url": source.url,
        "supports": source.supports,
        "anonymity_reason": source.anonymity_reason,
    }
