"""What finding stories needs to keep. Import from here, not from the files below."""

from finding.models.most_read_place import MostReadPlace
from finding.models.related_stories import RelatedStories, RelatedStory
from finding.models.story_reads import StoryReads

__all__ = ["MostReadPlace", "RelatedStories", "RelatedStory", "StoryReads"]
