"""What becomes of readers when the keys are changed, and what only ages."""

import pytest
from django.core.management import call_command

from comments.models import Comment, Commenter
from comments.privacy import find_commenter
from comments.receipts import comment_of_receipt
from tests.vault.conftest import NEW, OLD

pytestmark = pytest.mark.django_db

ADDRESS = "Zo.Private+tag@Reader-Example.org"
NETWORK = "192.0.2.0/24"
TOKEN = "0f8fad5b-d9cb-469f-a165-70867728950e"  # a value of the browser's


@pytest.fixture
def use(settings):
    def keys(*ring):
        settings.FIELD_ENCRYPTION_KEYS = list(ring)

    return keys


@pytest.fixture
def posted(send, use):
    """A reply that was sent under the old key, with a network."""
    use(OLD)
    answer = send(email=ADDRESS, token=TOKEN)
    comment = Comment.objects.get()
    comment.network_hash = Comment._meta.get_field("network_hash").hash(NETWORK)
    comment.save(update_fields=["network_hash"])
    return answer


def rotate(use):
    use(NEW, OLD)
    call_command("rotate_keys", verbosity=0)


def test_old_person_is_found_by_the_address_and_the_old_key_can_go(posted, send, use):
    person = Commenter.objects.get()
    rotate(use)
    use(NEW)
    assert find_commenter(ADDRESS.lower()) == person
    assert find_commenter(ADDRESS).email == ADDRESS
    send(email=ADDRESS.upper(), body="Once more.")
    assert Commenter.objects.count() == 1
    assert person.comments.count() == 2


def test_receipt_outlives_the_keys(posted, reader, use):
    """Its link is signed with SECRET_KEY, not with these."""
    rotate(use)
    use(NEW)
    assert reader.get(posted["Location"]).status_code == 200
    assert comment_of_receipt(posted["Location"].split("/")[-2])


def test_repeated_submission_is_known_while_the_old_key_is_there(posted, send, use):
    rotate(use)
    again = send(email=ADDRESS, token=TOKEN)
    assert again["Location"] == posted["Location"]
    assert Comment.objects.count() == 1


def test_repeated_submission_is_new_once_the_old_key_is_gone(posted, send, use):
    """The hash of a token has no source to be computed again from; it only ages."""
    rotate(use)
    use(NEW)
    assert send(email=ADDRESS, token=TOKEN).status_code == 303
    assert Comment.objects.count() == 2


def test_network_is_known_until_the_old_key_is_gone(posted, use):
    rotate(use)
    assert Comment.objects.filter(network_hash__matches=NETWORK).exists()
    use(NEW)
    assert not Comment.objects.filter(network_hash__matches=NETWORK).exists()


def test_rotation_leaves_what_has_no_source_as_it_was(posted, use):
    before = Comment.objects.values_list("token_hash", "network_hash").get()
    rotate(use)
    assert Comment.objects.values_list("token_hash", "network_hash").get() == before
