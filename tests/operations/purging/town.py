"""The paper of the walk with a few stories more, each for what it alone shows."""

from datetime import timedelta

from articles.corrections import publish_correction
from articles.models import ArticlePage
from tests.factories import UserFactory
from tests.operations.purging.deeds import publish
from tests.operations.purging.paper import NOW, Paper


class Town(Paper):
    """`first` has a correction and replies; `alone` is the only one of its month, author
    and topic; `naming` shows `second`, which is of another section, author and topic;
    `documented` has a document.
    """

    def __init__(self):
        super().__init__()
        self.first, self.second, *others = self.live()
        self.documented = others[3]
        self.water, self.author, self.topic = (
            self.sections[0],
            self.authors[0],
            self.topics[0],
        )
        publish_correction(article=self.first, text="It is shut.", by=self.editor)
        self.alone = self._alone()
        self.naming = self.story(0, NOW - timedelta(hours=1))
        self.naming.body.append(("related_story", self.second))
        publish(self.naming)
        self.colleague = UserFactory()
        self.badge = self.reply(self.first)
        type(self.badge).objects.filter(pk=self.badge.pk).update(staff=self.colleague)

    def _alone(self) -> ArticlePage:
        story = self.story(0, NOW - timedelta(days=90))
        story.bylines = []
        story.bylines.create(author=self.authors[2], role="reporting")
        story.topics.set([self.topics[2]])
        publish(story)
        return story
