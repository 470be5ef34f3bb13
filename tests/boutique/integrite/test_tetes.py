"""The last link of each chain is told outside: what the base lost is known there."""

import os
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone

from boutique.caisses.models import Serie
from boutique.integrite.refus import RienAReparer
from boutique.integrite.services.reprises import reparer_les_tetes, reprendre_apres_restauration
from boutique.ventes.scellement import maillon_de
from petiterockette.demarrage import dire_les_anomalies
from petiterockette.journal.models import Maillon
from petiterockette.journal.refus import RestaurationConstatee, TetesIllisibles
from petiterockette.journal.tetes.departs import TetesRestees, faire_partir_les_tetes
from petiterockette.journal.tetes.fichier import (
    lire_des_tetes,
    lire_la_tete,
    refaire_les_tetes,
    tetes_dites,
)
from petiterockette.journal.verifications import tetes as verifications_tetes
from petiterockette.journal.verifications.tetes import comparer_au_fichier
from tests.boutique.a_la_caisse import la_caisse, ligne, une_caisse
from tests.boutique.alterations import a_defaire, ce_que_dit_verifier, couper, sans_defense
from tests.boutique.la_journee import effacer_le_ticket
from tests.boutique.pages import envoyer, lire
from tests.boutique.tiroirs.test_sessions import deplacer_de
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

    assert lire_la_tete("caisse:1") == (2, maillon_de(vente).empreinte)
    assert lire_la_tete("caisse:1:evenements").rang > 0
    assert (tetes / "tetes.json").stat().st_mode & 0o777 == 0o600


def test_une_vente_refusee_n_en_dit_rien_dehors(tenue):
    with a_defaire():
        tenue.vendre(ligne("Chemise"))

    assert lire_la_tete("caisse:1").rang == 1


def test_un_disque_qui_refuse_n_empeche_pas_de_vendre_et_verifier_le_dit(monkeypatch, tenue):
    def refuser(*_):
        raise OSError("disque plein")

    with monkeypatch.context() as disque, en_disant_dehors():
        disque.setattr(os, "fsync", refuser)
        vente = tenue.vendre(ligne("Chemise"))

    assert vente.numero == 2
    assert "série 1 : dehors on ne connaît que le nº 1, la base a le 2" in {
        c.phrase for c in verifications_tetes.tetes() if not c.anomalie
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


# The file itself: cut, forged, lost


@pytest.mark.parametrize(
    ("texte", "quoi"),
    [
        ("", "il est vide"),
        ("\x00" * 40, "coupé ou abîmé"),
        ('{"tetes": {"caisse:1": [1, ', "coupé ou abîmé"),
        ("[]", "coupé ou abîmé"),
        ("9" * 5000, "coupé ou abîmé"),
        ('{"tetes": {"caisse:1": [0, ""]}, "cle": "1", "sceau": "00"}', "son sceau n’est pas"),
    ],
)
def test_un_fichier_vide_coupe_ou_contrefait_arrete_la_caisse_avec_une_phrase(
    tetes, tenue, texte, quoi
):
    (tetes / "tetes.json").write_text(texte)

    with pytest.raises(TetesIllisibles, match=quoi) as refus:
        tenue.vendre(ligne("Chemise"))
    assert "réparer les têtes" in str(refus.value)
    assert any(quoi in phrase for phrase in ce_que_dit_verifier())


def test_un_fichier_coupe_se_repare_d_un_geste_qui_reste_ecrit(client, tetes, tenue):
    (tetes / "tetes.json").write_text("")
    connecter(client, un_compte("administration"))
    assert "Le fichier ne se lit pas" in lue(lire(client, "tetes_reparer"))
    assert "arrêtées" in lue(client.get("/"))
    assert "Rien à reprendre" not in lue(lire(client, "reprise_restauration"))

    sans_raison = envoyer(client, "tetes_reparer", motif="")
    with en_disant_dehors():
        reparee = envoyer(client, "tetes_reparer", motif="panne de courant")
    assert "cela reste écrit" in lue(sans_raison)
    assert reparee.status_code == 302
    assert "Rien à réparer" in lue(lire(client, "tetes_reparer"))

    with en_disant_dehors():
        assert tenue.vendre(ligne("Chemise")).numero == 2
    dit = Maillon.objects.get(contenu__code="tetes.reparees").contenu
    assert (dit["motif"], dit["etat"]) == ("panne de courant", "illisibles")
    assert (tetes / "tetes.1.ancienne").read_text() == ""
    assert ce_que_dit_verifier() == []


def test_reparer_sans_faute_ne_fait_rien(tenue):
    with pytest.raises(RienAReparer):
        reparer_les_tetes(motif="essai", compte=un_compte("administration"))


def test_reparer_n_accepte_pas_une_base_d_avant_le_dernier_depart(settings, tetes, tenue):
    settings.DOSSIER_DES_TETES_PARTIES = str(tetes / "ailleurs")
    with a_defaire(), en_disant_dehors():
        tenue.vendre(ligne("Chemise"))
        faire_partir_les_tetes(timezone.localdate())
    (tetes / "tetes.json").write_text("")

    with en_disant_dehors():
        reparer_les_tetes(motif="panne", compte=un_compte("administration"))

    with pytest.raises(RestaurationConstatee, match="1-2"):
        tenue.vendre(ligne("Chemise"))


@pytest.mark.parametrize("ote", ["tout", "caisse:1"])
def test_une_tete_otee_se_dit_au_demarrage_et_dans_verifier(tetes, tenue, caplog, ote):
    if ote == "tout":
        (tetes / "tetes.json").unlink()
    else:
        restent = {nom: tete for nom, tete in tetes_dites().items() if nom != ote}
        refaire_les_tetes(restent)
    phrase = "série 1 : dehors on n’en connaît plus rien, la base a le 1"

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert phrase in {c.phrase for c in verifications_tetes.tetes() if c.anomalie}
        dire_les_anomalies()

    assert f"Au démarrage : {phrase}" in caplog.messages


def test_une_ancienne_tete_remise_se_voit_aux_autres_chaines(tetes, tenue):
    ancien = (tetes / "tetes.json").read_text()
    with en_disant_dehors():
        deplacer_de(tenue, 300)
        vente = tenue.vendre(ligne("Chemise"))
    (tetes / "tetes.json").write_text(ancien)

    with sans_defense(type(vente)):
        couper(maillon_de(vente))
        effacer_le_ticket(vente)
        with time_machine.travel(timezone.now() + timedelta(minutes=11)):
            assert any("événements" in p or "evenements" in p for p in ce_que_dit_verifier())


# What left the machine


def test_chaque_nuit_les_tetes_partent_au_dossier_et_par_courriel(settings, tetes, tenue):
    settings.DOSSIER_DES_TETES_PARTIES = str(tetes / "ailleurs")
    settings.COURRIELS_DES_TETES = ["une@rockette.example", "deux@rockette.example"]

    phrase = faire_partir_les_tetes(date(2026, 11, 28))

    fichier = tetes / "ailleurs" / "tetes-2026-11-28.json"
    assert phrase == "Parties\u00a0: dans le dossier des têtes parties, à 2 adresses."
    assert lire_des_tetes(fichier)["caisse:1"] == lire_la_tete("caisse:1")
    [message] = mail.outbox
    assert message.to == settings.COURRIELS_DES_TETES
    [(nom, texte, _genre)] = message.attachments
    assert (nom, texte) == (fichier.name, fichier.read_text())
    assert list(comparer_au_fichier(fichier)) == []


def test_un_depart_empeche_se_dit(settings, tetes, tenue):
    settings.COURRIELS_DES_TETES = ["une@rockette.example"]
    settings.COURRIEL_REGLE = False

    with pytest.raises(TetesRestees, match="EMAIL_URL"):
        faire_partir_les_tetes(date(2026, 11, 28))


def test_verifier_compare_avec_les_tetes_parties(settings, tetes, tenue):
    settings.DOSSIER_DES_TETES_PARTIES = str(tetes / "ailleurs")
    with en_disant_dehors():
        vente = tenue.vendre(ligne("Chemise"))
        faire_partir_les_tetes(date(2026, 11, 28))
    fichier = str(tetes / "ailleurs" / "tetes-2026-11-28.json")
    call_command("verifier", tetes=[Path(fichier)])
    phrase = "série 1 : la base s’arrête au nº 1, dehors on connaît le 2"

    with sans_defense(type(vente)):
        couper(maillon_de(vente))
        effacer_le_ticket(vente)
        refaire_les_tetes({})
        dit = StringIO()
        with pytest.raises(CommandError, match="anomalie"):
            call_command("verifier", tetes=[Path(fichier)], stdout=dit)

        assert phrase in dit.getvalue()
        # The house's own chain, and the folder, say it without being asked.
        assert ce_que_dit_verifier().count(phrase) == 2


def test_une_restauration_reprise_n_accuse_plus_ce_qui_etait_parti(settings, tetes, tenue):
    settings.DOSSIER_DES_TETES_PARTIES = str(tetes / "ailleurs")
    with a_defaire(), en_disant_dehors():
        tenue.vendre(ligne("Chemise"))
        deplacer_de(tenue, 300)
        faire_partir_les_tetes(date(2026, 11, 28))
    assert ce_que_dit_verifier() != []

    reprendre(tenue)

    assert ce_que_dit_verifier() == []
