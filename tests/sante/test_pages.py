"""« Santé » and « Sauvegardes »: what is well, what is not, and what to do."""

import os
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from petiterockette.demenagement.services.exports import DROIT as EMPORTER
from petiterockette.journal.models import Entree
from petiterockette.sante import controles, copies, pages, questions
from petiterockette.sante.demande import DEMANDE, demander, retirer_la_demande
from petiterockette.sante.disque import Place
from petiterockette.sante.etat import FICHIER, Etat
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import lue

from .mondes import MAINTENANT, poser, un_etat, une_nuit

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(MAINTENANT, tick=False)]
SANTE, PAGE, DEMANDER = "/sante/controles/", "/sauvegardes/", "/sauvegardes/demander/"
GO = 10**9


@pytest.fixture(autouse=True)
def _disque(monkeypatch):
    """A disk of forty gigabytes, twenty-four of them taken, whatever this machine has."""
    for module in (questions, pages):
        monkeypatch.setattr(module, "place", lambda: Place(24 * GO, 16 * GO))


@pytest.fixture
def dossier(settings, tmp_path):
    return poser(settings, tmp_path)


def test_sans_sauvegarde_la_page_le_dit_et_dit_quoi_faire(direction):
    page = lue(direction.get(PAGE))

    assert "Aucune sauvegarde n’est réglée sur cette installation" in page
    assert "emportez toute la base" in page
    assert "Sauvegarder maintenant" not in page


def test_qui_ne_peut_pas_tout_emporter_ne_se_le_voit_pas_proposer(client):
    administration = un_compte("administration")
    assert not administration.has_perm(EMPORTER)

    assert "emportez toute la base" not in lue(connecter(client, administration).get(PAGE))


def test_la_page_dit_la_date_puis_la_taille_les_nuits_les_endroits_et_la_preuve(direction, dossier):
    page = lue(direction.get(PAGE))

    for mots in (
        "cette nuit, 3 h 12",
        "412,0 Mo, chiffrée",
        "63 902 tickets, 48 211 dépôts, 1 204 photos",
        "29 nuits sur 30 · le 10 novembre, courant coupé",
        "3 endroits",
        "Coffre loin d’ici",
        "gardées 13 mois",
        "9 jours",
        "réussie le 1er novembre",
        "en 6 min 40 s",
        "aucun écart",
        "juste, 7f3a 91c2",
        "tickets : 63 902, les mêmes",
        "mardi 1er décembre, 4 h",
        "60",
        "24,0 Go sur 40,0 Go",
        "Alerte à 80 %",
    ):
        assert mots in page
    assert page.index("cette nuit, 3 h 12") < page.index("412,0 Mo")
    assert page.count("sante-nuit-vide") == 1


def test_un_seul_avertissement_en_haut_dit_quoi_pourquoi_et_ce_qui_est_sauf(direction, dossier):
    page = lue(direction.get(PAGE))

    assert "Disque de Montgallet : la copie a 9 jours" in page
    assert "Son disque n’a pas répondu." in page
    assert "rien n’est perdu, 2 autres copies sont à jour" in page
    assert page.count("annonce-alerte") == 1
    assert page.count("Essayer maintenant") == 1


def test_quand_tout_va_rien_n_avertit(direction, settings, tmp_path):
    etat = un_etat()
    poser(settings, tmp_path, replace(etat, endroits=(etat.endroits[0], etat.endroits[2])))

    page = lue(direction.get(PAGE))

    assert "annonce-alerte" not in page
    assert "relue et juste" in page


def test_un_etat_mal_ecrit_est_dit_sans_panne(direction, dossier):
    (dossier / FICHIER).write_text('{"version": 1, "nuits": [3]}')

    page = lue(direction.get(PAGE))

    assert "ne se lit pas (nuits.0 : un objet attendu)" in page
    assert "Essayer maintenant" not in page


def test_avant_la_premiere_nuit_la_page_le_dit(direction, settings, tmp_path):
    settings.DOSSIER_DES_SAUVEGARDES = str(tmp_path)

    page = lue(direction.get(PAGE))

    assert "aucune encore" in page
    assert "Sauvegarder maintenant" in page


def test_sauvegarder_maintenant_pose_la_demande_et_l_ecrit_au_journal(direction, dossier):
    page = lue(direction.post(DEMANDER, follow=True))

    assert (dossier / DEMANDE).read_bytes() == b""
    assert "elle commence dans la minute" in page
    assert re.search(r"Sauvegarde demandée à \d{1,2} h", page)
    assert "Sauvegarder maintenant" not in page
    entree = Entree.objects.get(code="sante.sauvegarde.demandee")
    assert entree.compte is not None
    # Posted again from a page that was open: one is enough.
    assert "déjà demandée" in lue(direction.post(DEMANDER, follow=True))
    assert Entree.objects.filter(code="sante.sauvegarde.demandee").count() == 1


def test_a_la_septieme_demande_de_l_heure_il_faut_attendre(direction, dossier):
    for _n in range(6):
        direction.post(DEMANDER)
        retirer_la_demande(dossier)

    assert "attendez un peu" in lue(direction.post(DEMANDER, follow=True))
    assert not (dossier / DEMANDE).exists()


def test_un_dossier_qui_ne_se_laisse_pas_ecrire_est_dit_et_rien_n_est_note(
    direction, dossier, monkeypatch
):
    def ferme(_dossier):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("petiterockette.sante.services.demander", ferme)

    assert "prévenez la personne qui tient le serveur" in lue(direction.post(DEMANDER, follow=True))
    assert not Entree.objects.filter(code="sante.sauvegarde.demandee").exists()


def test_sans_sauvegarde_reglee_une_demande_est_refusee(direction):
    assert "Aucune sauvegarde n’est réglée ici" in lue(direction.post(DEMANDER, follow=True))


def test_ce_qui_est_de_toute_la_maison_ne_s_ouvre_pas_a_qui_n_a_qu_un_lieu(client, dossier):
    d_un_lieu = connecter(client, un_compte("direction", lieu=un_lieu(code="CHV")))

    assert d_un_lieu.get(PAGE).status_code == 403
    assert d_un_lieu.get(SANTE).status_code == 403
    assert d_un_lieu.post(DEMANDER).status_code == 403


def test_chaque_controle_a_sa_carte_son_mot_et_quoi_faire(direction, dossier):
    page = lue(direction.get(SANTE))

    for controle in questions.CONTROLES:
        assert str(controle.nom) in page
    assert "1 chose demande qu’on s’en occupe" in page
    assert "vérifiez que le disque est branché" in page
    # What is wrong comes first.
    assert page.index("Les sauvegardes") < page.index("La base")


def test_une_installation_neuve_n_alerte_de_rien(direction):
    page = lue(direction.get(SANTE))

    assert "Tout ce qui est suivi va bien." in page
    assert page.count("pas suivi") == 5


def test_servie_pour_de_bon_sans_sauvegarde_elle_alerte(settings):
    settings.HTTPS = True

    [constat] = controles.constater([copies.SAUVEGARDES], MAINTENANT, {})

    assert constat.alerte


def test_les_pages_se_lisent_en_peu_de_requetes(
    direction, dossier, django_assert_max_num_queries, settings
):
    for _n in range(2):
        direction.get(SANTE)
    with django_assert_max_num_queries(28):
        direction.get(SANTE)
    with django_assert_max_num_queries(20):
        direction.get(PAGE)


def test_une_demande_dit_son_heure(direction, dossier):
    demander(dossier)
    le = MAINTENANT - timedelta(minutes=5)
    os.utime(dossier / DEMANDE, (le.timestamp(), le.timestamp()))

    assert "Sauvegarde demandée à 16 h 15" in lue(direction.get(PAGE))


def test_les_pages_ont_une_tuile_dans_la_maison(direction):
    page = lue(direction.get(reverse("espace", args=["maison"])))

    assert SANTE in page
    assert PAGE in lue(direction.get(SANTE))
    assert PAGE in lue(direction.get("/aller/", {"q": "sauvegardes"}))


def test_trente_nuits_au_plus_depuis_la_premiere(direction, settings, tmp_path):
    etat = Etat(nuits=tuple(une_nuit(n) for n in range(3, 0, -1)))
    poser(settings, tmp_path, etat)

    page = lue(direction.get(PAGE))

    # Today's is not told yet: it is not missing.
    assert "3 nuits sur 3" in page
    assert "hier, 3 h 12" in page
