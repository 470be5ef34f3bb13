"""The numbers of bons are told outside: an old base put back does not give them a second time."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from boutique.integrite.refus import RienAReprendre
from boutique.integrite.services.reprises import reprendre_la_maison
from collecte.livre import dehors
from collecte.livre.dehors import dernier_dit, fichier, lignes_dites, redire_le_dernier
from collecte.livre.models import Bon
from collecte.livre.verifications.dehors import bons
from petiterockette.journal.models import Maillon
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.journal.tetes.fichier import refaire_les_tetes, tetes_de_la_base
from petiterockette.journal.verifications.tetes import parties
from tests.boutique.alterations import a_defaire, effacer, sans_defense
from tests.boutique.pages import envoyer, lire
from tests.fabriques import connecter, un_compte, un_depot, un_document
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tetes(settings, tmp_path) -> Path:
    settings.DOSSIER_DES_TETES = str(tmp_path)
    return tmp_path


def en_disant_dehors():
    return TestCase.captureOnCommitCallbacks(execute=True)


@pytest.fixture
def depose():
    with en_disant_dehors():
        return un_depot()


@pytest.fixture
def restauree(depose) -> int:
    """Two deposits were made since the backup that was put back; the last one's number."""
    with a_defaire(), en_disant_dehors():
        un_depot(point=depose.point)
        return un_depot(point=depose.point).pk


def anomalies() -> list[str]:
    return [c.phrase for c in bons() if c.anomalie]


def test_chaque_bon_est_dit_dehors_une_fois_ecrit(depose):
    assert dernier_dit() == (depose.pk, depose.empreinte)
    assert fichier().stat().st_mode & 0o777 == 0o600
    assert anomalies() == []


def test_un_depot_refuse_n_en_dit_rien(depose):
    with a_defaire():
        un_depot(point=depose.point)

    assert dernier_dit().rang == depose.pk


def test_une_base_d_avant_est_refusee_au_comptoir_et_ne_redonne_aucun_numero(depose, restauree):
    avant = Bon.objects.count()

    with pytest.raises(RestaurationConstatee, match=f"bon nº\u00a0{restauree}"):
        un_depot(point=depose.point)
    # Tried again, it is refused again, whatever numbers the base has used up.
    with pytest.raises(RestaurationConstatee):
        un_depot(point=depose.point)

    assert Bon.objects.count() == avant
    assert f"la base s’arrête au nº {depose.pk}, dehors on connaît le {restauree}" in " ".join(
        anomalies()
    )


def test_le_comptoir_garde_le_depot_et_dit_pourquoi(client, depose, restauree):
    connecter(client, un_compte("benevole", lieu=depose.lieu), depose.point)
    document = json.dumps(un_document(depose.point), default=str)

    reponse = client.post("/collecte/depots/", document, content_type="application/json")

    assert reponse.status_code == 503
    assert "Appelez un administrateur" in reponse.json()["refus"]
    assert "gardé ici, rien n’est perdu" in reponse.json()["refus"]


def test_la_reprise_de_la_maison_saute_les_numeros_deja_donnes(client, depose, restauree):
    connecter(client, un_compte("administration"))
    assert "dehors on connaît le" in lue(lire(client, "reprise_maison"))
    assert "reprise de la maison" in lue(lire(client, "reprise_restauration"))

    with en_disant_dehors():
        envoyer(client, "reprise_maison", motif="panne du disque")
    with en_disant_dehors():
        suivant = un_depot(point=depose.point)

    assert suivant.pk == restauree + 1
    assert dernier_dit().rang == suivant.pk
    assert anomalies() == []
    dit = Maillon.objects.get(contenu__code="restauration.reprise").contenu
    assert dit["motif"] == "panne du disque"
    assert dit["perdus"]["bons"][:2] == [depose.pk, restauree]
    assert "Rien à reprendre" in lue(lire(client, "reprise_maison"))
    with pytest.raises(RienAReprendre):
        reprendre_la_maison(motif="encore", compte=un_compte("administration"))


def test_un_bon_ote_le_jour_meme_est_nomme(depose):
    with en_disant_dehors():
        perdu = un_depot(point=depose.point)
        un_depot(point=depose.point)

    with sans_defense(Bon):
        effacer(Bon, perdu.pk)

        assert f"bons de la matière : le nº {perdu.pk} n’est pas celui qu’on connaît dehors" in (
            anomalies()
        )


@pytest.mark.parametrize("texte", ["", "\x00\x00\x00\n", "9" * 5000 + " a 1 b\n", "12 a 1 b\nbon"])
def test_un_fichier_coupe_n_arrete_pas_les_comptoirs_et_se_dit(depose, texte):
    refaire_les_tetes(tetes_de_la_base() or {"maison": (1, "a")})
    fichier().write_text(texte)

    with a_defaire():
        un_depot(point=depose.point)

    assert anomalies() != [] or [c.phrase for c in bons()] != []


def test_une_coupure_de_la_derniere_ligne_n_est_qu_un_avis(depose):
    with fichier().open("a") as sortie:
        sortie.write("57 abc")

    assert dernier_dit().rang == depose.pk
    assert [(c.phrase, c.anomalie) for c in bons()] == [
        ("bons.txt : la ligne 2 a été coupée ou changée", False)
    ]


def test_la_nuit_ne_garde_que_la_derniere_ligne(depose):
    with en_disant_dehors():
        dernier = un_depot(point=depose.point)
    assert len(list(lignes_dites())) == 2

    redire_le_dernier()

    assert [ligne.tete.rang for ligne in lignes_dites()] == [dernier.pk]


def test_un_disque_qui_refuse_n_empeche_pas_un_depot(depose, monkeypatch):
    def refuser(*_):
        raise OSError("disque plein")

    monkeypatch.setattr(dehors, "_ajouter", refuser)
    with en_disant_dehors():
        un_depot(point=depose.point)

    assert anomalies() == []
    assert list(parties()) == []


def test_ce_qui_est_dit_dehors_coute_une_question_a_un_depot(depose):
    compte = un_compte("benevole", lieu=depose.lieu)
    un_depot(point=depose.point, compte=compte)
    comptes = []
    for _fois in ("avec le fichier", "sans lui"):
        with CaptureQueriesContext(connection) as requetes, en_disant_dehors():
            un_depot(point=depose.point, compte=compte)
        comptes.append(len(requetes))
        fichier().unlink()

    assert comptes[0] == comptes[1] + 1 <= 24
