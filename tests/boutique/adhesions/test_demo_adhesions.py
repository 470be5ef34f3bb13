"""The memberships of the demo: each told ticket's line has its card, most of them a name.

That all books agree after a whole story is judged with the tills' own (test_demo_caisses).
"""

from datetime import date
from uuid import UUID

import pytest

from boutique.adhesions.demo.chapitre import LesAdhesions
from boutique.adhesions.models import Adhesion, Carte
from boutique.adhesions.verifications import adhesions
from boutique.ventes.vendables import VENDABLES
from petiterockette.demonstration import Histoire
from petiterockette.journal.models import Entree
from petiterockette.personnes.models import Personne
from tests.boutique.adhesions.fabriques import une_caisse_qui_adhere, une_ligne_d_adhesion

pytestmark = pytest.mark.django_db
JOUR = date(2026, 5, 12)
HISTOIRE = Histoire(1, date(2026, 1, 1))


@pytest.fixture
def _tickets_dits(time_machine, monkeypatch):
    """What the story's tills leave: tickets written straight, no kind of article was told."""
    time_machine.move_to("2026-05-12T08:00:00Z")
    tenue = une_caisse_qui_adhere()
    with monkeypatch.context() as sans:
        sans.delitem(VENDABLES, "adhesion")
        # The draws follow the numbers of the tickets: these are always the same.
        for n in range(2):
            tenue.vendre(*[une_ligne_d_adhesion() for _ in range(20)], uuid=str(UUID(int=n)))


@pytest.mark.usefixtures("_tickets_dits")
def test_chaque_adhesion_dite_a_sa_carte_une_fois_et_presque_toutes_un_nom():
    for _ in range(2):
        LesAdhesions().raconter(HISTOIRE, JOUR, JOUR)

    assert Adhesion.objects.count() == 40
    assert not list(adhesions())
    assert Entree.objects.filter(code="adhesions.adhesion.prise").count() == 40
    assert 0 < Carte.objects.filter(personne=None).count() < 10
    nommee = Carte.objects.filter(personne__isnull=False).first()
    assert nommee.personne in Personne.objects.nommees(nommee.personne.prenom[:3])


def test_sans_caisse_le_chapitre_ne_fait_rien(db):
    LesAdhesions().fonder(HISTOIRE)
    LesAdhesions().raconter(HISTOIRE, JOUR, JOUR)

    assert not Carte.objects.exists()
