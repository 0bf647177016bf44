"""Made-up words in the search index by which searches are narrowed.

A full-text index meets two words quickly and joins a hundred thousand rows slowly. So a
story is indexed with words for its section, its authors, topics and dates, which no
reader writes. They narrow what is looked through; who asks has to look at the rows too,
for a mark may be older than they are.
"""

from datetime import date, datetime, timedelta

MOST_MONTHS = 24


def section_mark(pk: int) -> str:
    return f"markofsection{pk}"


def author_mark(pk: int) -> str:
    return f"markofauthor{pk}"


def topic_mark(pk: int) -> str:
    return f"markoftopic{pk}"


def date_marks(moment: datetime | date) -> list[str]:
    """The marks of the year and of the month."""
    return [f"markofyear{moment:%Y}", f"markofmonth{moment:%Y%m}"]


def marks_between(first: date, last: date) -> list[str]:
    """One mark for each month of the time, or for each year where it is long.

    A day more at either end, for marks are written in UTC and people ask in their own.
    """
    day, end = first - timedelta(days=1), last + timedelta(days=1)
    if (end - day).days > 31 * MOST_MONTHS:
        return [f"markofyear{year:04}" for year in range(day.year, end.year + 1)]
    months = range(day.year * 12 + day.month - 1, end.year * 12 + end.month)
    return [f"markofmonth{at // 12:04}{at % 12 + 1:02}" for at in months]


def marks_of(story) -> str:
    """Every mark of a story, as one text for the index."""
    found = [section_mark(story.section_id)] if story.section_id else []
    found += [author_mark(b.author_id) for b in story.bylines.all() if b.author_id]
    found += [topic_mark(link.tag_id) for link in story.topic_links.all()]
    found += date_marks(story.published_at) if story.published_at else []
    return " ".join(found)
