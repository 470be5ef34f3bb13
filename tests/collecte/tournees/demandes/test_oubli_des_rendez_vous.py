"""Whose request it was is kept a year, then the commune only; the journal never knew."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from collecte.tournees.models import Coordonnees, Demande, PhotoDemande
from collecte.tournees.refus import PasEncorePassee
from collecte.tournees.services.arrets import dire_l_issue
from collecte.tournees.services.coordonnees import oublier_les_rendez_vous, oublier_une_demande
from collecte.tournees.services.rendez_vous import refuser
from petiterockette.journal.models import Entree
from petiterockette.photos.images import reencoder
from tests.collecte.tournees.demandes.chemins import adresse
from tests.fabriques import connecter, un_compte, un_lieu
from tests.fabriques_tournees import (
    JOUR,
    SECRETS,
    un_enlevement,
    une_demande,
    une_image,
    une_livraison,
    une_tournee,
)
from tests.pages import lue

pytestmark = pytest.mark.django_db


def test_le_journal_ne_nomme_personne(client, lieu):
    arret = un_enlevement(une_tournee(lieu.vehicule_set.get()))
    une_livraison(arret.tournee)
    refuser(
        demande=une_demande(lieu),
        motif="loin",
        precision="chez Ursule Z.",
        compte=un_compte("responsable", lieu=lieu),
    )
    dire_l_issue(
        arret=arret,
        issue="annule",
        raison="decommande",
        precision="Ursule Z. a vendu",
        compte=un_compte("responsable", lieu=lieu),
    )

    ecrit = " ".join(f"{e.resume} {e.contenu}" for e in Entree.objects.all())

    for secret in (*SECRETS, "armoire", "buffet"):
        assert secret not in ecrit


ANNEES = [
    # (last useful day, the last day on which it is still there)
    (date(2026, 3, 10), date(2027, 3, 10)),
    (date(2028, 2, 29), date(2029, 2, 28)),
    (date(2027, 2, 28), date(2028, 2, 28)),
    (date(2027, 3, 1), date(2028, 3, 1)),
    (date(2026, 12, 31), date(2027, 12, 31)),
]


@pytest.mark.parametrize(("utile", "dernier"), ANNEES)
def test_les_coordonnees_se_gardent_un_an_puis_la_commune_seule(lieu, utile, dernier):
    demande = une_demande(lieu, photos=(reencoder(une_image()),))
    Coordonnees.objects.update(utile_le=utile)
    Demande.objects.update(etat="refusee", motif="autre", precision="chez Ursule Z.")

    assert oublier_les_rendez_vous(aujourd_hui=dernier) == 0
    assert PhotoDemande.objects.count() == 1
    assert oublier_les_rendez_vous(aujourd_hui=dernier + JOUR) == 1
    assert oublier_les_rendez_vous(aujourd_hui=dernier + JOUR) == 0

    coordonnees = Coordonnees.objects.get()
    demande.refresh_from_db()
    assert coordonnees.commune == "Paris 11ᵉ"
    assert coordonnees.oubliees_le is not None
    restes = [getattr(coordonnees, f.name) for f in coordonnees._meta.fields]
    restes += [getattr(demande, f.name) for f in demande._meta.fields]
    assert not [r for r in restes if isinstance(r, str) and any(s in r for s in SECRETS)]
    assert (demande.precision, demande.empreinte) == ("", "")
    assert PhotoDemande.objects.count() == 0


def test_l_annee_part_du_jour_de_la_tournee(lieu):
    with time_machine.travel(datetime(2028, 2, 29, 12, tzinfo=UTC), tick=False):
        arret = un_enlevement(une_tournee(lieu.vehicule_set.get()))
        une_livraison(arret.tournee)
        compte = un_compte("responsable", lieu=lieu)
        dire_l_issue(arret=arret, issue="fait", compte=compte)

    assert oublier_les_rendez_vous(aujourd_hui=date(2029, 2, 28)) == 0
    assert oublier_les_rendez_vous(aujourd_hui=date(2029, 3, 1)) == 2


def test_la_commande_de_la_nuit_oublie_aussi_les_rendez_vous(lieu, capsys):
    une_demande(lieu)
    Coordonnees.objects.update(utile_le=date(2020, 1, 1))

    call_command("oublier")

    assert "1 rendez-vous" in capsys.readouterr().out
    assert not Coordonnees.objects.exclude(nom="").exists()


def test_ce_qui_est_oublie_le_reste_dit_la_base(lieu):
    une_demande(lieu)
    Coordonnees.objects.update(utile_le=date(2020, 1, 1))
    oublier_les_rendez_vous(aujourd_hui=date(2026, 1, 1))

    with (
        pytest.raises(IntegrityError, match="collecte_coordonnees_oubliees"),
        transaction.atomic(),
    ):
        Coordonnees.objects.update(nom="Revenante")


def test_qui_demande_a_etre_oublie_l_est_aussitot(client, responsable, lieu):
    demande = une_demande(lieu, photos=(reencoder(une_image()),))
    with pytest.raises(PasEncorePassee):
        oublier_une_demande(demande=demande, compte=responsable)
    refuser(demande=demande, motif="loin", compte=responsable)

    for _ in "ab":
        reponse = client.post(adresse(demande, "oublier"), follow=True)

    assert "il ne reste que la commune" in lue(reponse)
    for secret in SECRETS:
        assert secret not in lue(client.get(adresse(demande)))
    assert Entree.objects.filter(code="collecte.coordonnees.oubliees").count() == 1


def test_une_photo_se_sert_a_qui_a_le_droit_et_a_personne_d_autre(client, lieu):
    photo = une_demande(lieu, photos=(reencoder(une_image()),)).photos.get()
    autre = une_demande(lieu)
    url = reverse("collecte:demande_photo", args=[photo.demande_id, photo.pk])

    assert client.get(url).status_code == 302
    connecter(client, un_compte("responsable", lieu=un_lieu()))
    assert client.get(url).status_code == 403
    connecter(client, un_compte("responsable", lieu=lieu))
    reponse = client.get(url)
    assert (reponse.status_code, reponse["Content-Type"]) == (200, "image/jpeg")
    assert reponse["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in reponse["Cache-Control"]
    ailleurs = reverse("collecte:demande_photo", args=[autre.pk, photo.pk])
    assert client.get(ailleurs).status_code == 404
