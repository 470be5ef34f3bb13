"""The last link of each chain is told outside: what the base lost is known there."""

import json
from pathlib import Path

import pytest
from django.test import TestCase

from boutique import verifications
from boutique.models import Serie
from boutique.refus import RestaurationConstatee
from boutique.scellement import maillon_de
from boutique.services.reprises import reprendre_apres_restauration
from petiterockette.journal.tetes import lire_la_tete
from tests.boutique.a_la_caisse import la_caisse, ligne, une_caisse
from tests.boutique.alterations import a_defaire, ce_que_dit_verifier, couper, sans_defense
from tests.boutique.la_journee import effacer_le_ticket
from tests.boutique.pages import lire
from tests.boutique.test_sessions import deplacer_de
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def tetes(settings, tmp_path) -> Path:
    settings.DOSSIER_DES_TETES = str(tmp_path)
    return tmp_path


@pytest.fixture
def tenue(tetes):
    with en_disant_dehors():
        tenue = une_caisse()
        tenue.vendre(ligne("Pantalon"))
    return tenue


def en_disant_dehors():
    """What is told once a transaction has held is told at the end of this one."""
    return TestCase.captureOnCommitCallbacks(execute=True)


def la_serie(tenue, ecole=False) -> Serie:
    return Serie.objects.filter(caisse=la_caisse(tenue.point), ecole=ecole).latest("rang")


def reprendre(tenue, papier="1-3"):
    with en_disant_dehors():
        return reprendre_apres_restauration(
            point=tenue.point,
            dernier_papier=papier,
            motif="panne du disque",
            compte=un_compte("administration"),
        )


def test_vendre_ecrit_dehors_le_numero_et_l_empreinte_du_ticket(tetes, tenue):
    with en_disant_dehors():
        vente = tenue.vendre(ligne("Chemise"))

    dit = json.loads((tetes / "caisse-1.json").read_text())
    assert dit == {
        "chaine": "caisse:1",
        "rang": 2,
        "empreinte": maillon_de(vente).empreinte,
    }
    assert (tetes / "caisse-1.json").stat().st_mode & 0o777 == 0o600
    assert (tetes / "caisse-1-evenements.json").exists()


def test_une_vente_refusee_n_en_dit_rien_dehors(tenue):
    with a_defaire():
        tenue.vendre(ligne("Chemise"))

    assert lire_la_tete("caisse:1").rang == 1


def test_un_disque_qui_refuse_n_empeche_pas_de_vendre_et_verifier_le_dit(monkeypatch, tenue):
    def refuser(*_):
        raise OSError("disque plein")

    with monkeypatch.context() as disque, en_disant_dehors():
        disque.setattr(Path, "write_text", refuser)
        vente = tenue.vendre(ligne("Chemise"))

    assert vente.numero == 2
    assert "série 1 : dehors on ne connaît que le nº 1, la base a le 2" in {
        c.phrase for c in verifications.tetes() if not c.anomalie
    }


def test_le_dernier_ticket_ote_avec_son_maillon_se_voit(tenue):
    with en_disant_dehors():
        vente = tenue.vendre(ligne("Chemise"))
    assert ce_que_dit_verifier() == []

    with sans_defense(type(vente)):
        couper(maillon_de(vente))
        effacer_le_ticket(vente)

        assert "série 1 : la base s’arrête au nº 1, dehors on connaît le 2" in ce_que_dit_verifier()


def test_toute_la_base_remise_en_arriere_arrete_la_caisse_puis_se_reprend(client, tenue):
    with a_defaire(), en_disant_dehors():
        tenue.vendre(ligne("Chemise"))
        tenue.vendre(ligne("Chemise"))

    assert lire_la_tete("caisse:1").rang == 3
    assert "série 1 : la base s’arrête au nº 1, dehors on connaît le 3" in ce_que_dit_verifier()
    with pytest.raises(RestaurationConstatee, match=r"1-3.*reprise après restauration"):
        tenue.vendre(ligne("Chemise"))
    connecter(client, un_compte("administration"))
    assert "2 tickets manquent." in lue(lire(client, "reprise_restauration"))

    nouvelle = reprendre(tenue)
    with en_disant_dehors():
        vente = tenue.vendre(ligne("Chemise"))

    assert (vente.serie, vente.numero) == (nouvelle, 1)
    assert ce_que_dit_verifier() == []


@pytest.mark.parametrize("geste", ["compter", "deplacer", "fermer"])
def test_une_base_d_avant_un_evenement_arrete_tout_ce_qui_se_fait_a_la_caisse(client, tenue, geste):
    if geste == "compter":
        tenue.fermer()
    with a_defaire(), en_disant_dehors():
        deplacer_de(tenue, 300)
        deplacer_de(tenue, 300)
    gestes = {
        "compter": lambda: tenue.compter(10_300),
        "deplacer": lambda: deplacer_de(tenue, 100),
        "fermer": tenue.fermer,
    }

    with pytest.raises(RestaurationConstatee, match="événement"):
        gestes[geste]()
    connecter(client, un_compte("administration"))
    assert "manque" in lue(lire(client, "reprise_restauration"))
    reprendre(tenue, "aucun")
    tenue.session.refresh_from_db()
    with en_disant_dehors():
        gestes[geste]()

    assert ce_que_dit_verifier() == []


def test_une_reprise_qui_echoue_garde_ce_qui_est_dit_dehors(tetes, tenue):
    with a_defaire(), en_disant_dehors():
        tenue.vendre(ligne("Chemise"))
        deplacer_de(tenue, 100)
    avant = lire_la_tete("caisse:1:evenements")

    with a_defaire():
        reprendre_apres_restauration(
            point=tenue.point,
            dernier_papier="1-2",
            motif="panne",
            compte=un_compte("administration"),
        )

    assert lire_la_tete("caisse:1:evenements") == avant
