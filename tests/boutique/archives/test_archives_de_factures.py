"""Invoices name their clients: they have their own archive, opened to a control for a time."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from boutique.adhesions.models import Adhesion
from boutique.archives.dossier import chemin_de
from boutique.archives.models import Archive
from boutique.archives.refus import AucuneFacture
from boutique.archives.services.archives import (
    archiver,
    archiver_les_exercices,
    demander_une_archive,
)
from boutique.clotures.services.clotures import clore_les_journees
from boutique.factures.clients import Client
from boutique.factures.models import OuvertureFactures
from boutique.factures.refus import OuvertureMalBornee, PasUnControle
from boutique.factures.services.ouvertures import ouvrir_les_factures
from petiterockette.comptes.models import Affectation
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Maillon
from petiterockette.travaux.models import Travail
from tests.boutique.a_la_caisse import ligne, paye, rend
from tests.boutique.adhesions.fabriques import une_caisse_qui_adhere, une_ligne_d_adhesion
from tests.boutique.des_archives import fautes, membres, rangees
from tests.boutique.des_factures import payer, une_facture
from tests.fabriques import connecter, un_compte
from tests.pages import espaces, lue

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-12-31 09:00+00:00")]
JOUR = date(2027, 12, 31)
NOM, MOTS = "Zéphyrine Quandalle", ("Zéphyrine", "Quandalle", "quandalle", "quai de Seine")
ARCHIVES = reverse("boutique:archives")


@pytest.fixture
def close(time_machine):
    """A closed day in which somebody whose name is like no other did everything."""
    tenue = une_caisse_qui_adhere(role="responsable")
    personne = tenue.compte.personne
    personne.prenom, personne.nom = "Zéphyrine", "Quandalle"
    personne.save()
    tenue.compte.identifiant = "zephyrine.quandalle"
    tenue.compte.save()
    vente = tenue.vendre(ligne("Pantalon", 2), commentaire=f"Pour {NOM}")
    tenue.rendre(vente, [rend(vente.lignes.get())])
    tenue.vendre(une_ligne_d_adhesion(pour=personne), reglements=[paye("carte", 1_000)])
    facture = une_facture(tenue.point.lieu, client=Client(NOM, "2 quai de Seine, 75019 Paris"))
    payer(facture, 2_000)
    tenue.fermer()
    tenue.compter(10_300)
    time_machine.move_to(datetime.fromisoformat("2028-01-01 05:00+01:00"))
    clore_les_journees(timezone.now())
    return facture


def faire(genre: str = "caisses") -> Archive:
    return archiver(JOUR, JOUR, compte=None, par=None, genre=genre)


def test_une_archive_des_caisses_ne_nomme_personne_pas_meme_un_client(close):
    chemin = chemin_de(faire())

    tout = b"".join(membres(chemin).values()).decode()
    assert [mot for mot in MOTS if mot in tout] == []
    assert '"nom":"factures"' not in tout.replace(" ", "")
    assert Adhesion.objects.count() == 1
    assert fautes(chemin, cle=True) == []


def test_celle_des_factures_les_tient_telles_qu_elles_sont_scellees(close):
    chemin = chemin_de(faire("factures"))

    assert "archive_factures_" in chemin.name
    [facture] = rangees(chemin, "tables/facture.csv")
    assert (facture["client_nom"], facture["total_cts"]) == (NOM, "3200")
    assert len(rangees(chemin, "tables/paiementfacture.csv")) == 1
    assert {m["chaine"] for m in rangees(chemin, "evenements.csv")} == {"factures"}
    assert "tickets.csv" not in membres(chemin)
    assert fautes(chemin, cle=True) == []
    assert "ARCHIVE DES FACTURES" in membres(chemin)["LISEZMOI.txt"].decode()


def test_un_exercice_clos_demande_les_deux_archives_et_une_fois(close):
    assert archiver_les_exercices() == 2
    archiver_les_exercices()

    assert {t.donnees["genre"] for t in Travail.objects.all()} == {"caisses", "factures"}


def test_des_jours_sans_facture_n_en_font_pas_d_archive(close):
    demande = {"debut": JOUR - timedelta(days=9), "fin": JOUR - timedelta(days=9)}

    with pytest.raises(AucuneFacture):
        demander_une_archive(
            **demande, uuid=uuid4(), compte=un_compte("tresorerie"), genre="factures"
        )
    assert Travail.objects.count() == 0


def test_les_factures_sont_fermees_a_un_controle(client, close):
    archive = faire("factures")
    connecter(client, un_compte("controle"))

    liste, page = lue(client.get(reverse("boutique:factures"))), lue(client.get(ARCHIVES))

    assert "F2027-0001" in liste
    assert "sur demande" in liste
    assert [mot for mot in MOTS if mot in liste + page] == []
    assert archive.fichier not in page
    for nom, pk in (
        ("facture", close.pk),
        ("facture_pdf", close.pk),
        ("archive_fichier", archive.pk),
    ):
        assert client.get(reverse(f"boutique:{nom}", args=[pk])).status_code == 403, nom


def test_ouvertes_jusqu_a_un_jour_elles_se_lisent_puis_se_referment_seules(
    client, close, time_machine
):
    archive, controle = faire("factures"), un_compte("controle")
    fichier = reverse("boutique:archive_fichier", args=[archive.pk])
    connecter(client, un_compte("tresorerie"))
    assert "fermées" in lue(client.get(ARCHIVES))
    tape = {"controle": controle.pk, "jusqu_au": "2028-01-15"}
    client.post(reverse("boutique:factures_ouvrir"), tape)
    assert "ouvertes jusqu’au 15 janvier 2028" in lue(client.get(ARCHIVES))

    time_machine.move_to("2028-01-15 20:00+01:00")
    connecter(client, controle)
    assert "Les factures vous sont ouvertes jusqu’au 15 janvier 2028" in lue(client.get(ARCHIVES))
    reponse = client.get(fichier)
    assert "no-store" in reponse["Cache-Control"]
    assert b"".join(reponse.streaming_content) == chemin_de(archive).read_bytes()
    assert NOM in lue(client.get(reverse("boutique:facture", args=[close.pk])))

    time_machine.move_to("2028-01-16 00:01+01:00")
    connecter(client, controle)
    assert client.get(fichier).status_code == 403
    codes = Maillon.objects.filter(chaine__nom="maison").values_list("contenu__code", flat=True)
    assert {"factures.ouvertes", "export.fait"} <= set(codes)


def test_on_les_referme_avant_le_jour_dit(client, close):
    controle, tresorerie = un_compte("controle"), un_compte("tresorerie")
    ouvrir_les_factures(controle=controle, jusqu_au=date(2028, 3, 1), compte=tresorerie)
    connecter(client, tresorerie)

    client.post(reverse("boutique:factures_fermer", args=[controle.pk]))

    connecter(client, controle)
    assert client.get(reverse("boutique:facture", args=[close.pk])).status_code == 403
    assert [o.jusqu_au for o in OuvertureFactures.objects.all()] == [None, date(2028, 3, 1)]


@pytest.mark.parametrize("jour", ["2027-12-31", "2029-01-02"])
def test_un_jour_passe_ou_trop_loin_ne_les_ouvre_pas(client, close, jour):
    controle = un_compte("controle")
    connecter(client, un_compte("tresorerie"))
    tape = {"controle": controle.pk, "jusqu_au": jour}

    reponse = client.post(reverse("boutique:factures_ouvrir"), tape)

    dites = reponse.context["ouverture"].errors["jusqu_au"]
    assert [espaces(d) for d in dites] == [espaces(OuvertureMalBornee.texte)]
    assert not OuvertureFactures.objects.exists()


def test_vide_ou_d_un_autre_compte_rien_ne_s_ouvre(client, close):
    connecter(client, un_compte("tresorerie"))
    un_compte("controle")
    adresse = reverse("boutique:factures_ouvrir")

    vide = client.post(adresse, {}).context["ouverture"]
    assert vide.errors.keys() == {"controle", "jusqu_au"}
    benevole = un_compte("benevole")
    autre = client.post(adresse, {"controle": benevole.pk, "jusqu_au": "2028-01-15"})

    assert "controle" in autre.context["ouverture"].errors
    assert not OuvertureFactures.objects.exists()


def test_seul_qui_archive_la_maison_ouvre_et_seulement_a_un_controle(close):
    controle, jour = un_compte("controle"), date(2028, 1, 15)

    with pytest.raises(DroitManquant):
        ouvrir_les_factures(controle=controle, jusqu_au=jour, compte=controle)
    with pytest.raises(PasUnControle):
        ouvrir_les_factures(
            controle=un_compte("caisse"), jusqu_au=jour, compte=un_compte("direction")
        )
    Affectation.objects.filter(compte=controle).update(fin="2027-12-31")
    with pytest.raises(PasUnControle):
        ouvrir_les_factures(controle=controle, jusqu_au=jour, compte=un_compte("direction"))
