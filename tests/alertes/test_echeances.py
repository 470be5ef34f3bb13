"""What ends on a day is told before, renewed, or no longer followed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from petiterockette.alertes.alertes import bientot_finies
from petiterockette.alertes.models import Echeance
from petiterockette.alertes.refus import EcheanceClose, ObjetDemande
from petiterockette.alertes.services.echeances import cesser, changer
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.refus import RienNeChange
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs, lue

from .echeances import une_echeance

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]
JOUR = date(2026, 11, 26)
PAGE = "/alertes/echeances/"


def phrases(seuil=30, jour=JOUR) -> list[str]:
    return [t.phrase for t in bientot_finies(jour, seuil)]


@pytest.mark.parametrize(
    ("jours", "fin"),
    [
        (30, "cela finit le 26 décembre 2026, dans 30 jours"),
        (1, "cela finit le 27 novembre 2026, demain"),
        (0, "cela finit aujourd’hui, le 26 novembre 2026"),
        (-1, "c’est fini depuis le 25 novembre 2026"),
    ],
)
def test_l_alerte_dit_quand_cela_finit(jours, fin):
    une_echeance(jours=jours)

    [phrase] = phrases()

    assert phrase == f"Balance du comptoir, vignette de vérification d’une balance : {fin}"


def test_au_dela_du_seuil_rien_n_alerte_encore():
    une_echeance(jours=31)

    assert phrases() == []
    assert len(phrases(seuil=31)) == 1


def test_le_29_fevrier_compte_comme_un_jour():
    une_echeance(fin=date(2028, 3, 1))

    [phrase] = phrases(seuil=2, jour=date(2028, 2, 28))

    assert "dans 2 jours" in phrase
    assert phrases(seuil=1, jour=date(2028, 2, 28)) == []


def test_renouveler_fait_taire_l_alerte_et_le_journal_garde_l_ancienne_date():
    e = une_echeance(jours=3)
    plus_tard = JOUR + timedelta(days=400)

    changer(
        echeance=e, nature=e.nature, objet=e.objet, fin=plus_tard, compte=un_compte("direction")
    )

    assert phrases() == []
    entree = Entree.objects.get(code="alertes.echeance.changee")
    assert entree.contenu["avant"]["fin"] == "2026-11-29"
    assert entree.contenu["fin"] == plus_tard.isoformat()


def test_ne_plus_suivre_la_laisse_lisible_et_ne_se_fait_qu_une_fois():
    e = une_echeance(jours=3)
    direction = un_compte("direction")

    cesser(echeance=e, compte=direction)

    assert phrases() == []
    assert Echeance.objects.count() == 1
    with pytest.raises(EcheanceClose):
        cesser(echeance=e, compte=direction)
    with pytest.raises(EcheanceClose):
        changer(echeance=e, nature=e.nature, objet="x", fin=JOUR, compte=direction)


def test_deux_fois_la_meme_page_n_ecrit_qu_une_fois():
    uuid = uuid4()

    assert une_echeance(uuid=uuid) == une_echeance(uuid=uuid)
    assert Echeance.objects.count() == 1


def test_une_echeance_dit_de_quoi_et_change_quelque_chose():
    with pytest.raises(ObjetDemande):
        une_echeance(objet="  ")
    e = une_echeance()
    with pytest.raises(RienNeChange):
        changer(
            echeance=e, nature=e.nature, objet=e.objet, fin=e.fin, compte=un_compte("direction")
        )


def test_un_responsable_ne_tient_que_celles_de_son_lieu():
    ici, la = un_lieu(), un_lieu()
    compte = un_compte("responsable", lieu=ici)

    une_echeance(ici, compte=compte)
    for ailleurs in (la, None):
        with pytest.raises(DroitManquant):
            une_echeance(ailleurs, compte=compte)


# The pages


def test_on_note_une_echeance_et_la_liste_la_dit(client):
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    connecter(client, un_compte("responsable", lieu=lieu))
    page = client.get(PAGE + "nouvelle/")
    assert [str(o[1]) for o in page.context["form"].fields["lieu"].choices] == ["Chemin-Vert"]

    reponse = client.post(
        PAGE + "nouvelle/",
        {
            "uuid": str(uuid4()),
            "nature": "controle",
            "objet": "Camion AB-123-CD",
            "lieu": "CHV",
            "fin": "2026-12-01",
            "note": "garage Dupont",
        },
    )

    assert reponse.status_code == 302
    liste = lue(client.get(PAGE))
    for mots in ("Camion AB-123-CD", "1er décembre 2026", "garage Dupont", "Chemin-Vert"):
        assert mots in liste


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"objet": ""}, "objet"),
        ({"fin": ""}, "fin"),
        ({"fin": "2027-02-29"}, "fin"),
        ({"nature": "bail"}, "nature"),
        ({"lieu": "AUTRE"}, "lieu"),
        ({"lieu": ""}, "lieu"),
    ],
)
def test_une_saisie_fausse_se_dit_a_cote_du_champ(client, champs, champ):
    lieu = un_lieu(code="CHV")
    un_lieu(code="AUTRE")
    connecter(client, un_compte("responsable", lieu=lieu))
    bon = {"nature": "vignette", "objet": "Balance", "lieu": "CHV", "fin": "2026-12-01"}

    page = client.post(PAGE + "nouvelle/", {"uuid": str(uuid4()), **bon, **champs})

    assert page.status_code == 200
    assert list(erreurs(page)) == [champ]
    assert not Echeance.objects.exists()


def test_on_renouvelle_et_on_cesse_depuis_la_page(client):
    e = une_echeance()
    connecter(client, un_compte("direction"))

    page = client.post(
        f"{PAGE}{e.pk}/", {"nature": e.nature, "objet": e.objet, "fin": "2028-02-29"}
    )
    assert page.status_code == 302
    e.refresh_from_db()
    assert e.fin == date(2028, 2, 29)

    client.post(f"{PAGE}{e.pk}/cesser/")
    assert "1 échéance plus suivie" in lue(client.get(PAGE))
    assert "n’est plus suivie" in lue(client.get(f"{PAGE}{e.pk}/"))


def test_une_liste_vide_dit_quoi_noter(client):
    connecter(client, un_compte("direction"))

    assert "Aucune échéance suivie" in lue(client.get(PAGE))
    assert timezone.localdate() == JOUR
