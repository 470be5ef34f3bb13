"""Who came is noted from that morning on, person by person, and stays to be read."""

import re
from datetime import date
from uuid import uuid4

import pytest

from ateliers.seances.demo import LesSeances
from ateliers.seances.models import Bilan, Inscription
from ateliers.seances.refus import PasEncoreLeJour
from ateliers.seances.services.bilans import clore
from ateliers.seances.services.presences import compter, noter_les_venus
from petiterockette.demonstration import Histoire
from tests.fabriques import connecter, un_lieu
from tests.pages import lue
from tests.seances.seances import MATIN, PENDANT, un_responsable, une_inscription, une_seance

pytestmark = pytest.mark.django_db


def test_personne_n_est_present_avant_le_jour_de_la_seance(horloge):
    seance = une_seance()
    inscription = une_inscription(seance)
    compte = un_responsable(seance.lieu)

    with pytest.raises(PasEncoreLeJour, match="samedi 5 décembre"):
        noter_les_venus(inscription=inscription, venus=1, compte=compte)
    with pytest.raises(PasEncoreLeJour):
        compter(seance=seance, uuid=uuid4(), public="tous", pas=1, compte=compte)
    horloge.move_to(MATIN, tick=False)
    noter_les_venus(inscription=inscription, venus=1, compte=compte)

    assert Inscription.objects.get().venus == 1


def test_accueillir_ne_s_offre_que_le_jour_meme(client, horloge):
    seance = une_seance(lieu=un_lieu())
    inscription = une_inscription(seance)
    pages = ("/seances/", f"/seances/{seance.pk}/")
    porte = (f"/seances/{seance.pk}/accueil/", f"/seances/venir/{inscription.code}/")
    lien = f'href="/seances/{seance.pk}/accueil/"'

    connecter(client, un_responsable(seance.lieu))
    avant = [client.get(page) for page in (*pages, *porte)]
    horloge.move_to(MATIN, tick=False)
    connecter(client, un_responsable(seance.lieu))
    le_jour = [client.get(page) for page in (*pages, *porte)]

    assert [lien in page.text for page in avant[:2]] == [False, False]
    assert [lien in page.text for page in le_jour[:2]] == [True, True]
    assert not any("Présent" in lue(page) or "Faire entrer" in lue(page) for page in avant)
    assert "On accueille le samedi 5 décembre" in lue(avant[2])
    assert "Présent" in lue(le_jour[2])
    assert "Faire entrer" in lue(le_jour[3])


def test_apres_le_bilan_on_lit_qui_est_venu(client, horloge):
    horloge.move_to(MATIN, tick=False)
    seance = une_seance(places=12)
    compte = un_responsable(seance.lieu)
    for nom, places, venus in (("Awa", 1, 1), ("Bao", 1, 0), ("Cléo", 3, 2), ("Dan", 1, None)):
        inscription = une_inscription(seance, nom=nom, places=places)
        noter_les_venus(inscription=inscription, venus=venus, compte=compte)
    horloge.move_to(PENDANT, tick=False)
    connecter(client, compte)

    assert "1 inscrit n’est ni présent ni absent" in lue(client.get(f"/seances/{seance.pk}/bilan/"))
    clore(seance=seance, uuid=uuid4(), tetes={"tous": 3}, minutes=150, compte=compte)
    page = lue(client.get(f"/seances/{seance.pk}/"))
    page = " ".join(re.sub(r"<[^>]+>", " ", page).split())

    for dit in ("Awa présent", "Bao absent", "Cléo 2 sur 3 venus", "Dan pas noté"):
        assert dit in page
    assert "confirmée" not in page


def test_la_demonstration_dit_qui_est_venu_et_le_bilan_en_compte_au_moins_autant():
    un_lieu(code="CHV")
    histoire = Histoire(graine=7, debut=date(2025, 11, 25))
    LesSeances().raconter(histoire, date(2026, 10, 1), date(2026, 10, 2))
    LesSeances().raconter(histoire, date(2026, 10, 3), date(2026, 11, 1))

    passees = Inscription.objects.filter(seance__bilans__isnull=False, etat="confirmee")
    assert {i.venus == 0 for i in passees} == {True, False}
    for bilan in Bilan.objects.all():
        venus = [i.venus for i in bilan.seance.inscriptions.filter(etat="confirmee")]
        assert None not in venus
        assert bilan.presents >= sum(venus)
