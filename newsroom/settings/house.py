"""The rules of the house: what a paper may want to have otherwise, with their defaults.

Nothing here depends on the machine or the environment.
"""

NEWSROOM_FEED_LENGTH = 30  # stories in a feed
NEWSROOM_REPLY_MAX_LENGTH = 5000  # characters in a reader's reply
NEWSROOM_REPLY_RATE = (60, 60)  # replies from one network, in so many seconds
NEWSROOM_REPLY_MODE = "pre"  # pre, trusted or post; sections and stories may differ
# What is looked at in a new reply, in order; see docs/decisions/0005. All of it is, and
# the worst verdict counts.
NEWSROOM_SCREENING: list[tuple[str, dict]] = [
    ("comments.screening.honeypot.Honeypot", {}),
    ("comments.screening.standing.Standing", {}),
    ("comments.screening.words.Words", {}),
    ("comments.screening.links.Links", {"most": 2, "spam_above": 8, "least_words": 1}),
    ("comments.screening.duplicate.Duplicate", {"likeness": 0.7, "least_words": 5}),
    ("comments.screening.time_trap.TimeTrap", {"least_seconds": 3}),
    ("comments.screening.token_replay.TokenReplay", {"most": 3, "hours": 24}),
    ("comments.screening.flood.Flood", {"of": "person", "most": 5}),
    ("comments.screening.flood.Flood", {"of": "network", "most": 15}),
    ("comments.screening.flood.Flood", {"of": "story", "most": 20, "minutes": 2}),
    ("comments.screening.capitals.Capitals", {"share": 0.7, "least_letters": 20}),
    ("comments.screening.repetition.Repetition", {"signs": 10, "words": 8}),
    ("comments.screening.length.Length", {"least": 2, "most": 3000}),
    ("comments.screening.recent_rejections.RecentRejections", {"most": 1, "days": 30}),
    ("comments.screening.first_reply.FirstReply", {}),
]
NEWSROOM_REPLIES_CLOSE_AFTER = 0  # days after publication; 0: never
NEWSROOM_REPLIES_PER_PAGE = 50
NEWSROOM_REPLY_ORDER = "oldest"  # under a story: oldest, newest or most-replied
NEWSROOM_REPORT_RATE = (10, 60)  # reports from one network, in so many seconds
# Words by which the house signs: not to stand in a guest's name, in any disguise. The
# names of its people and of the paper need not be listed.
NEWSROOM_RESERVED_NAMES = [
    *("Editor", "Editors", "Editorial", "Moderator", "Moderators", "Moderation"),
    *("Admin", "Administrator", "Staff", "Newsroom", "Webmaster"),
    *("Redaktion", "Redakteur", "Redakteurin", "Chefredaktion", "Redactie"),
    *("Rédaction", "Rédacteur", "Redacción", "Redactor", "Redazione", "Redakcja"),
    *("Редакция", "Редактор", "Модератор", "Админ", "Администратор"),
]
NEWSROOM_PAPER_NAMES = ["home.paper_names.paper_names"]
NEWSROOM_RECEIPT_DAYS = 30  # how long the link to a receipt works
# Days after which something of readers is forgotten; the page on privacy says these.
NEWSROOM_KEEP_NETWORK_DAYS = 30  # the keyed hash of a network
NEWSROOM_KEEP_REFUSED_DAYS = 90  # text and name of what was rejected, spam, withdrawn
NEWSROOM_KEEP_UNCONFIRMED_DAYS = 7  # unconfirmed wishes; people without any text
NEWSROOM_KEEP_REPORTS_DAYS = 90  # reports, after they were settled
NEWSROOM_KEEP_READS_DAYS = 14  # how often a story was read, hour by hour
NEWSROOM_REPLY_EDIT_MINUTES = 15  # how long its sender may change a reply
NEWSROOM_ADDRESS_LINK_HOURS = 48  # how long the link mailed to a reader's address works
# How often stories are read, counted without knowing by whom: docs/decisions/0012.
NEWSROOM_COUNT_READS = True
NEWSROOM_READS_PER_NETWORK = (5, 300)  # in an hour, of one story and of all of them
NEWSROOM_READS_WRITTEN_AFTER = 15  # seconds for which numbers stay in memory
NEWSROOM_MOST_READ_HOURS = 24  # back from now, for the list of the most read
NEWSROOM_MOST_READ_LEAST = 20  # reads; a story with fewer is not in the list
NEWSROOM_MODERATION_DIGEST = (8,)  # hours of the day; (): no digest of what waits
NEWSROOM_MODERATION_ALERT_HOURS = 24  # of waiting, then moderators are told; 0: never
NEWSROOM_CLAIM_MINUTES = 5  # a comment before a moderator is not given to another
NEWSROOM_UNDO_MINUTES = 15  # how long a moderator can take a decision back
NEWSROOM_CLOCK_INTERVAL = 15  # seconds between two looks at what is due
NEWSROOM_CLOCK_LATE_AFTER = 120  # seconds without a heartbeat until /readyz fails
