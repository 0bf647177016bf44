import uuid

import factory
from django.db.models import F

from comments.models import Comment, Commenter


class CommenterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commenter

    email = factory.Sequence(lambda n: f"reader{n}@example.org")


class CommentFactory(factory.django.DjangoModelFactory):
    """A stored comment in any status, without posting it; pending unless told."""

    class Meta:
        model = Comment

    commenter = factory.SubFactory(CommenterFactory)
    name = factory.Sequence(lambda n: f"Reader {n}")
    body = "I cross this bridge every day."
    token_hash = factory.LazyFunction(lambda: uuid.uuid4().hex * 2)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        comment = model_class(*args, **kwargs)
        comment.take_place()
        comment.save(force_insert=True)
        if comment.depth and comment.status == Comment.Status.APPROVED:
            opening = Comment.objects.filter(pk=comment.root_id)
            opening.update(reply_count=F("reply_count") + 1)
        return comment
