"""The grants in the accounts: off until the accountant agrees, then booked, never twice."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from boutique.comptabilite.ecritures import ecritures
from boutique.comptabilite.ecritures_des_caisses import Ecriture, au_dela_des_clotures, balance
from boutique.comptabilite.models import EcritureFigee, ReglageSubventions
from boutique.comptabilite.refus import AccordAVenir, ExerciceDejaFige
from boutique.comptabilite.services.exercices import figer_les_exercices
from boutique.comptabilite.services.subventions import regler_les_subventions
from petiterockette.droits import DroitManquant
from petiterockette.lieux.models import Association
from petiterockette.subventions.services.comptes_rendus import ecrire_les_lignes
from petiterockette.subventions.services.subventions import changer
from petiterockette.subventions.services.versements import annuler, verser
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.lecteur_fec import fautes_du_fec
from tests.fabriques import connecter, les_listes, un_compte, un_lieu
from tests.pages import erreurs, lue
from tests.subventions.les_subventions import demandee, une_subvention

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]
ANNEE = date(2026, 1, 1), date(2026, 12, 31)
SUIVANTE = date(2027, 1, 1), date(2027, 12, 31)


@pytest.fixture(autouse=True)
def la_maison():
    with travel("2026-11-26 09:00+00:00"):
        les_listes()
        la_boutique()
        Association.objects.update_or_create(
            pk=1, defaults={"nom": "La Petite Rockette", "siret": "12345678900012"}
        )
        yield


def accorder(depuis=date(2026, 1, 1), **champs) -> ReglageSubventions:
    champs = {"accord_le": date(2026, 11, 1), "compte": un_compte("tresorerie"), **champs}
    return regler_les_subventions(actives=True, depuis=depuis, **champs)


def recevoir(subvention, montant_cts=1_000_000, le=date(2026, 9, 1)):
    return verser(
        subvention=subvention, compte=subvention.compte, uuid=uuid4(), le=le,
        montant_cts=montant_cts,
    )[0]  # fmt: skip


def reprendre(versement):
    compte = versement.subvention.compte
    return annuler(versement=versement, compte=compte, uuid=uuid4(), motif="deux fois noté")


def figer(quand: str) -> None:
    with travel(quand):
        figer_les_exercices(timezone.now())


def soldes(toutes: Iterable[Ecriture]) -> dict[str, int]:
    """Account → debit less credit."""
    return {s.compte: s.debit_cts - s.credit_cts for s in balance(toutes)}


def test_sans_l_accord_du_comptable_rien_n_est_passe():
    recevoir(une_subvention())

    assert ecritures(*ANNEE) == []


def test_une_notification_et_un_versement_s_ecrivent_a_leur_jour():
    subvention = une_subvention()
    versement = recevoir(subvention)
    demandee(demande_cts=900)
    accorder()

    lues = ecritures(*ANNEE)

    assert [(e.piece, e.jour, e.journal) for e in lues] == [
        (f"SN{subvention.pk}", date(2026, 6, 1), "OD"),
        (f"SV{versement.pk}", date(2026, 9, 1), "BQ"),
    ]
    assert soldes(lues) == {"441000": 1_155_500, "740000": -2_155_500, "512000": 1_000_000}
    assert au_dela_des_clotures(lues, 0) == [
        *(("la banque", 1_000_000), ("les subventions notifiées", 2_155_500)),
    ]


def test_un_investissement_va_au_131():
    une_subvention(nature="investissement")
    accorder()

    assert soldes(ecritures(*ANNEE)) == {"441000": 2_155_500, "131000": -2_155_500}


def test_un_versement_annule_a_sa_contre_ecriture():
    versement = recevoir(une_subvention())
    reprendre(versement)
    accorder()

    assert soldes(ecritures(*ANNEE))["512000"] == 0
    assert [e.jour for e in ecritures(*ANNEE) if e.piece.startswith("SV")] == [
        date(2026, 9, 1),
        date(2026, 11, 26),
    ]


def test_ce_qui_precede_le_jour_dit_reste_au_comptable_et_sa_reprise_aussi():
    subvention = une_subvention()
    ancien = recevoir(subvention, 100, le=date(2026, 9, 30))
    reprendre(ancien)
    recevoir(subvention, 700, le=date(2026, 10, 1))
    accorder(depuis=date(2026, 10, 1))

    assert soldes(ecritures(*ANNEE)) == {"512000": 700, "441000": -700}


def test_elles_ne_sont_d_aucun_lieu():
    une_subvention()
    accorder()

    assert ecritures(*ANNEE, lieux=[un_lieu().pk]) == []


def test_le_fec_de_l_exercice_clos_les_porte_et_s_equilibre(client):
    recevoir(une_subvention())
    accorder()
    figer("2027-01-01 05:00+01:00")

    with travel("2027-01-02 10:00+01:00"):
        connecter(client, un_compte("tresorerie"))
        reponse = client.get(reverse("boutique:fec", args=[2026]))
        nom = reponse["Content-Disposition"].partition('"')[2].rstrip('"')
        octets = b"".join(reponse.streaming_content)

    assert fautes_du_fec(nom, octets) == []
    texte = octets.decode("iso8859-15")
    assert "OD\tOpérations diverses\t1\t20260601\t441000\tSubventions à recevoir" in texte
    assert texte.count("\r\n") == 1 + 4
    assert set(EcritureFigee.objects.values_list("lieu", flat=True)) == {None}


def test_ce_qui_change_apres_la_cloture_s_ecrit_au_premier_jour_ouvert():
    subvention = une_subvention()
    accorder()
    figer("2027-01-01 05:00+01:00")
    avant = ecritures(*ANNEE)

    with travel("2027-02-01 10:00+01:00"):
        changer(subvention=subvention, compte=subvention.compte, accorde_cts=2_000_000)
        recevoir(subvention, 500, le=date(2026, 12, 31))
        lues = ecritures(*SUIVANTE)

    assert ecritures(*ANNEE) == avant
    assert [(e.jour, e.piece[:2], e.piece_jour) for e in lues] == [
        (date(2027, 1, 1), "SV", date(2026, 12, 31)),
        (date(2027, 1, 1), "SN", date(2026, 6, 1)),
    ]
    assert lues[1].piece == f"SN{subvention.pk}-2"
    assert soldes(lues) == {"441000": -155_500 - 500, "740000": 155_500, "512000": 500}


def test_une_nature_corrigee_apres_la_cloture_contre_passe_l_ancienne():
    subvention = une_subvention()
    accorder()
    figer("2027-01-01 05:00+01:00")

    with travel("2027-02-01 10:00+01:00"):
        changer(subvention=subvention, compte=subvention.compte, nature="investissement")
        figer("2028-01-01 05:00+01:00")

    assert soldes(ecritures(*SUIVANTE)) == {
        "441000": 0, "740000": 2_155_500, "131000": -2_155_500,
    }  # fmt: skip
    assert ecritures(date(2028, 1, 1), date(2028, 12, 31)) == []


def test_une_notification_redatee_apres_la_cloture_ne_s_ecrit_pas_deux_fois():
    subvention = une_subvention()
    accorder()
    figer("2027-01-01 05:00+01:00")

    with travel("2027-02-01 10:00+01:00"):
        compte, le = subvention.compte, date(2027, 1, 15)
        changer(subvention=subvention, compte=compte, notifiee_le=le)
        assert ecritures(*SUIVANTE) == []
        changer(subvention=subvention, compte=compte, accorde_cts=None, notifiee_le=None)
        [reprise] = ecritures(*SUIVANTE)

    assert (reprise.piece, reprise.debit_cts) == (f"SN{subvention.pk}-2", 2_155_500)


def test_l_accord_ne_remonte_pas_dans_un_exercice_fige():
    recevoir(une_subvention())
    with pytest.raises(AccordAVenir):
        accorder(accord_le=date(2026, 11, 27))
    accorder()
    figer("2027-01-01 05:00+01:00")
    figees = EcritureFigee.objects.count()

    with travel("2027-02-01 10:00+01:00"):
        accorder()
        regler_les_subventions(
            actives=False, depuis=None, accord_le=None, compte=un_compte("direction")
        )
        with pytest.raises(ExerciceDejaFige) as refus:
            accorder(depuis=date(2026, 12, 31))
        accorder(depuis=date(2027, 1, 1))

    assert "1er janvier 2027" in str(refus.value)
    assert EcritureFigee.objects.count() == figees == 2
    assert ecritures(*SUIVANTE) == []


@pytest.mark.parametrize("role", ["pole", "benevole", "controle"])
def test_qui_ne_regle_pas_la_boutique_ne_les_passe_pas(role):
    with pytest.raises(DroitManquant):
        accorder(compte=un_compte(role))

    assert not ReglageSubventions.objects.exists()


def test_la_page_demande_l_accord_et_liste_ce_qui_n_est_pas_employe(client):
    subvention = une_subvention()
    une_subvention(dispositif="Sans compte rendu")
    ecrire_les_lignes(
        subvention=subvention, compte=subvention.compte, lignes={"64": (None, 2_000_000)}
    )
    connecter(client, un_compte("tresorerie"))
    adresse = reverse("boutique:subventions")

    refus = erreurs(client.post(adresse, {"actives": "oui"}))
    client.post(adresse, {"actives": "oui", "depuis": "2026-01-01", "accord_le": "2026-11-01"})
    page = lue(client.get(adresse))

    assert refus == {
        "depuis": "Dites depuis quel jour.",
        "accord_le": "Dites quand le comptable a accepté.",
    }
    assert "passées ici depuis le 1er janvier 2026" in page
    assert 'value="155500">1 555,00 €' in page
    assert page.count("compte rendu à faire") == 1
    assert "Tout est employé" in lue(client.get(adresse + "?annee=2025"))


def test_qui_ne_lit_pas_les_subventions_n_en_voit_aucune(client):
    une_subvention()
    connecter(client, un_compte("administration"))

    assert "Fonds économie circulaire" not in lue(client.get(reverse("boutique:subventions")))
