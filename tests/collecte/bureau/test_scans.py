"""The papers of an exit, photographed: kept apart, read with the right, taken away for good."""

from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse

from collecte.bureau.models import Scan
from collecte.bureau.services.scans import SCANS_MAX, retirer_le_scan
from collecte.livre.services.annulations import annuler
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.collecte.objets.suivis import un_envoi, une_image
from tests.collecte.quai.au_quai import responsable
from tests.collecte.sorties.departs import un_depart, un_scan
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db


def attacher(client, bon, contenu: bytes | None = None, **champs):
    document = {"uuid": str(uuid4()), "photo": un_envoi(contenu)} | champs
    return client.post(reverse("collecte:scan_ajouter", args=[bon.pk]), document)


def adresse(scan, taille="grande") -> str:
    return reverse("collecte:scan", args=[scan.sortie_id, scan.cle, taille])


def page(client, bon) -> str:
    return lue(client.get(reverse("collecte:remise", args=[bon.pk])))


def refus(reponse) -> str:
    return espaces(" ".join(reponse.context["scan_form"].errors.get("photo", [])))


def test_un_papier_photographie_se_garde_et_se_relit(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)

    reponse = attacher(client, sortie, une_image(1_200, 1_600))

    assert reponse["Location"] == reverse("collecte:remise", args=[sortie.pk])
    scan = Scan.objects.get()
    assert (scan.sortie_id, scan.largeur, scan.hauteur) == (sortie.pk, 1_200, 1_600)
    texte = page(client, sortie)
    assert "Le papier est attaché à la sortie." in texte
    assert adresse(scan, "vignette") in texte
    image = client.get(adresse(scan))
    assert image["Content-Type"] == "image/jpeg"
    assert image["X-Content-Type-Options"] == "nosniff"
    assert image.content[:3] == bytes.fromhex("ffd8ff")
    assert "1 photo" in lue(client.get(reverse("collecte:remises")))
    assert Entree.objects.get(code="collecte.scan.ajoute").contenu["bon"] == sortie.pk


@pytest.mark.parametrize(
    ("contenu", "phrase"),
    [
        (b"<script>alert(1)</script>", "n’est pas une photo entière"),
        (une_image()[:200], "n’est pas une photo entière"),
        (b"", "Ce fichier est vide"),
    ],
)
def test_ce_qui_n_est_pas_une_image_est_refuse_a_cote_du_champ(client, quai, contenu, phrase):
    sortie = un_depart(quai)
    responsable(client, quai)

    assert phrase in refus(attacher(client, sortie, contenu))
    assert not Scan.objects.exists()


def test_sans_photo_on_la_demande(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)

    assert "Prenez d’abord la photo." in refus(attacher(client, sortie, photo=""))


def test_le_meme_papier_ne_s_attache_pas_deux_fois(client, quai):
    sortie, autre = un_depart(quai), un_depart(quai)
    responsable(client, quai)
    uuid = str(uuid4())
    attacher(client, sortie, uuid=uuid)

    rejouee = attacher(client, sortie, uuid=uuid)

    assert rejouee.status_code == 302
    assert "déjà attaché" in refus(attacher(client, sortie))
    assert "Cette page a déjà servi" in refus(
        attacher(client, sortie, une_image(80, 80), uuid=uuid)
    )
    assert Scan.objects.count() == 1
    # A pick-up of two exits may have one paper.
    attacher(client, autre)
    assert Scan.objects.count() == 2


def test_une_sortie_garde_six_papiers(client, quai):
    sortie = un_depart(quai)
    for n in range(SCANS_MAX):
        un_scan(sortie, largeur=40 + n)
    responsable(client, quai)

    assert "a déjà 6 papiers photographiés" in refus(attacher(client, sortie))
    assert Scan.objects.count() == SCANS_MAX
    assert "Attacher ce papier" not in page(client, sortie)


def test_une_sortie_annulee_n_a_plus_de_papiers_a_recevoir(client, quai):
    sortie = un_depart(quai)
    scan = un_scan(sortie)
    annuler(bon=sortie, uuid=uuid4(), motif="pas venu", compte=un_compte("direction"))
    responsable(client, quai)

    assert "est annulée" in refus(attacher(client, sortie, une_image(80, 80)))
    assert adresse(scan, "vignette") in page(client, sortie)


@pytest.mark.django_db(transaction=True)
def test_un_scan_retire_l_est_pour_de_bon_et_le_journal_le_dit(client, quai):
    scan = un_scan(un_depart(quai))
    noms = list(scan.fichiers.values())
    assert all(default_storage.exists(nom) for nom in noms)
    responsable(client, quai)
    retirer = reverse("collecte:scan_retirer", args=[scan.sortie_id, scan.cle])

    client.post(retirer)
    client.post(retirer)

    assert not Scan.objects.exists()
    assert not any(default_storage.exists(nom) for nom in noms)
    assert client.get(adresse(scan)).status_code == 404
    assert Entree.objects.filter(code="collecte.scan.retire").count() == 1


def test_un_scan_d_une_autre_sortie_ne_se_lit_ni_ne_se_retire_par_la(client, quai):
    scan, autre = un_scan(un_depart(quai)), un_depart(quai)
    responsable(client, quai)

    ailleurs = [autre.pk, scan.cle]
    assert client.get(reverse("collecte:scan", args=[*ailleurs, "grande"])).status_code == 404
    client.post(reverse("collecte:scan_retirer", args=ailleurs))
    assert Scan.objects.exists()
    for taille in ("originale", "..", "%2e%2e"):
        chemin = f"/collecte/papiers/{scan.sortie_id}/scans/{scan.cle}/{taille}/"
        assert client.get(chemin).status_code == 404


def test_seul_qui_tient_les_papiers_ou_lit_le_registre_voit_un_scan(client, quai):
    scan = un_scan(un_depart(quai))
    for role, statut in [("camion", 200), ("tresorerie", 200), ("tri", 403), ("pole", 403)]:
        lieu = quai.lieu if role in ("camion", "tri") else None
        connecter(client, un_compte(role, lieu=lieu), quai)
        assert client.get(adresse(scan)).status_code == statut
    client.logout()
    assert client.get(adresse(scan)).status_code == 302


def test_le_camion_d_un_autre_point_n_attache_rien(quai):
    sortie = un_depart(quai)
    autre = un_compte("camion", point=un_point("quai", lieu=quai.lieu))

    with pytest.raises(DroitManquant):
        un_scan(sortie, autre)
    with pytest.raises(DroitManquant):
        retirer_le_scan(scan=un_scan(sortie), compte=autre)


def test_verifier_nomme_un_papier_sans_fichier(quai, capsys):
    scan = un_scan(un_depart(quai))
    default_storage.delete(scan.fichiers["grande"])

    call_command("verifier")

    assert f"papier de la sortie {scan.sortie_id}" in espaces(capsys.readouterr().out)
