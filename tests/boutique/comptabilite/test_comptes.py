"""Accounts: balanced entries, the same to the cent as closings and tickets; the FEC read back."""

import re
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from boutique.clotures.models import Cloture
from boutique.clotures.services.clotures import clore_les_journees
from boutique.comptabilite.ecritures import ecritures
from boutique.comptabilite.ecritures_des_caisses import au_dela_des_clotures, balance
from boutique.comptabilite.fec import COLONNES
from boutique.regles.models import Activite, PosteComptable, RegimeTVA
from boutique.tiroirs.services.explications import expliquer
from boutique.ventes.etat_des_bons import etat_des_bons
from boutique.ventes.models import BonAchat
from petiterockette.journal.models import Maillon
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, rend, une_caisse
from tests.boutique.closes import relire
from tests.boutique.tiroirs.test_sessions import deplacer_de
from tests.fabriques import connecter, structure, un_compte
from tests.pages import lue

MARS = date(2027, 3, 1), date(2027, 3, 31)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]


def ouvrir_la_caisse() -> ALaCaisse:
    tenue = une_caisse(role="responsable")
    RegimeTVA.objects.create(
        activite=Activite.objects.get(code="boutique"),
        debut=date(2027, 1, 1),
        regime="assujetti",
        taux_cp=2000,
    )
    return tenue


def clore(time_machine, quand="2027-03-11 05:00+01:00"):
    time_machine.move_to(datetime.fromisoformat(quand))
    clore_les_journees(datetime.fromisoformat(quand))


def du_mois():
    return ecritures(*MARS)


def soldes() -> dict[str, int]:
    """Account → debit less credit."""
    return {s.compte: s.debit_cts - s.credit_cts for s in balance(du_mois())}


def test_une_vente_s_ecrit_hors_taxe_tva_et_paiement(tenue, time_machine):
    tenue.vendre(ligne("Pantalon", 4), reglements=[paye("especes", 700, 1_000), paye("carte", 500)])
    tenue.vendre(ligne("Adhésion à l’année", prix_cts=1_000))
    clore(time_machine)

    # 12,00 € with 20 %: 10,00 € and 2,00 €.
    assert soldes() == {
        "530000": 1_700, "511500": 500, "707100": -1_000, "445710": -200, "756000": -1_000,
    }  # fmt: skip


def test_un_jour_pas_encore_clos_n_est_dans_aucun_compte(tenue):
    tenue.vendre(ligne("Pantalon"))

    assert du_mois() == []


def test_ce_qui_manque_au_tiroir_et_ce_qui_va_en_banque_ont_leurs_ecritures(tenue, time_machine):
    tenue.vendre(ligne("Pantalon", 2))
    deplacer_de(tenue, 200, vers="banque")
    tenue.fermer()
    tenue.compter(10_300)
    clore(time_machine)

    assert soldes()["658000"] == 100
    assert (soldes()["530000"], soldes()["512000"]) == (300, 200)
    # The page explains the difference between its total and the closings, to the cent.
    assert au_dela_des_clotures(du_mois(), 600) == [
        *(("la banque", 200), ("les écarts et dépenses d’espèces", 100)),
    ]


def test_un_ecart_qu_une_correction_explique_quitte_les_comptes(tenue, time_machine):
    vente = tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    # Paid by card, rung up as cash: 3,00 € are not there.
    tenue.compter(10_000)
    tenue.compter(10_000, motif="il manque un paiement")
    clore(time_machine)
    assert soldes()["658000"] == 300

    tenue.corriger(vente, paye("carte", 300))
    expliquer(session=tenue.session, uuid=uuid4(), compte=tenue.compte, par=None)
    clore(time_machine, "2027-03-12 05:00+01:00")

    assert soldes()["658000"] == 0
    assert (soldes()["530000"], soldes()["511500"]) == (0, 300)


def test_un_bon_vendu_est_du_un_bon_solidaire_est_du_par_son_prescripteur(tenue, time_machine):
    tenue.vendre(ligne("Bon d’achat à offrir", prix_cts=2_000))
    bon = BonAchat.objects.get()
    tenue.vendre(ligne("Pantalon"), reglements=[paye("bon", 300, reference=bon.code)])
    solidaire = BonAchat.objects.create(
        code="SOLID222",
        origine="solidaire",
        prescripteur=structure(),
        valeur_cts=1_000,
        solde_cts=1_000,
        emis_le=date(2027, 3, 1),
        expire_le=date(2027, 12, 31),
    )
    tenue.vendre(ligne("Pantalon"), reglements=[paye("bon", 300, reference=solidaire.code)])
    clore(time_machine)

    assert soldes()["419700"] == -2_000 + 300
    assert soldes()["467000"] == 300
    etat = etat_des_bons(*MARS)
    bon.refresh_from_db()
    assert (etat.vendus_cts, etat.depenses_cts, etat.apres_cts) == (2_000, 300, bon.solde_cts)


def test_un_bon_perime_reste_dit(tenue, time_machine):
    tenue.vendre(ligne("Bon d’achat à offrir", prix_cts=2_000))
    BonAchat.objects.update(expire_le=date(2027, 3, 20))

    assert etat_des_bons(date(2027, 3, 1), date(2027, 3, 15)).perimes_cts == 0
    assert etat_des_bons(*MARS).perimes_cts == 2_000


def test_chaque_ecriture_est_equilibree_et_le_tout_fait_les_clotures(tenue, time_machine):
    vente = tenue.vendre(ligne("Pantalon", 3), ligne("Assiette", 7))
    tenue.rendre(vente, [rend(vente.lignes.first(), 1)])
    tenue.vendre(ligne("Manteau"), reglements=[paye("cheque", 500)])
    tenue.fermer()
    clore(time_machine)

    toutes = du_mois()

    assert all(e.debit_cts == e.credit_cts for e in toutes)
    ventes = [e for e in toutes if e.piece.startswith("C")]
    payes = sum(
        li.debit_cts - li.credit_cts for e in ventes for li in e.lignes if li.compte[0] == "5"
    )
    assert payes == sum(c.total_cts for c in Cloture.objects.filter(niveau="jour"))


def test_le_fec_se_relit_en_dix_huit_colonnes(tenue, time_machine):
    tenue.vendre(ligne("Pantalon", 3))
    tenue.fermer()
    tenue.compter(10_800, motif="")
    clore(time_machine)
    toutes = du_mois()

    lues = relire(toutes)

    assert len(COLONNES) == 18
    assert list(lues[0]) == list(COLONNES)
    assert {r["EcritureNum"] for r in lues} == {f"P{n + 1}" for n in range(len(toutes))}
    assert {r["ValidDate"] for r in lues} == {""}
    assert {r["EcritureDate"] for r in lues} == {"20270310"}
    debit, credit = (sum(int(r[c].replace(",", "")) for r in lues) for c in ("Debit", "Credit"))
    assert debit == credit == sum(e.debit_cts for e in toutes)
    assert all(r["CompteNum"] and r["CompteLib"] and r["EcritureLib"] for r in lues)


def test_le_fec_porte_le_nom_que_veut_le_fisc(client, tenue, time_machine):
    Association.objects.create(
        pk=1, nom="La Petite Rockette", siret="12345678900012", debut_exercice=9
    )
    tenue.vendre(ligne("Pantalon"))
    clore(time_machine)
    connecter(client, un_compte("tresorerie"))

    reponse = client.get(reverse("boutique:fec", args=[2027]))

    assert 'filename="123456789FEC20270831-provisoire.txt"' in reponse["Content-Disposition"]
    assert b"".join(reponse.streaming_content).count(b"\r\n") > 2


def test_la_page_dit_la_balance_et_donne_les_tableaux(client, tenue, time_machine):
    tenue.vendre(ligne("Pantalon", 4), reglements=[paye("carte", 500), paye("especes", 700)])
    clore(time_machine)
    connecter(client, un_compte("tresorerie"))

    page = lue(client.get(reverse("boutique:comptes") + "?mois=2027-03"))
    journal = client.get(reverse("boutique:comptes") + "?mois=2027-03&quoi=ventes&format=csv")
    texte = b"".join(journal.streaming_content).decode("utf-8-sig")

    assert "Les clôtures de ces jours font 12,00 €, remboursements déduits." in page
    assert re.search(r">5,00 €</data></strong> payés par carte : ce logiciel ne lit pas", page)
    assert re.search(r">7,00 €</data></strong> en espèces : au coffre", page)
    assert "12,00" in texte
    assert Maillon.objects.latest("pk").contenu["nom"] == "journal-des-ventes-20270301-20270331"
    assert "1-1" in texte


def test_un_compte_se_change_et_ce_qui_est_faux_garde_ce_qui_est_tape(client, tenue):
    connecter(client, un_compte("tresorerie"))
    adresse = reverse("boutique:postes")
    tape = {p.poste: p.compte for p in PosteComptable.objects.all()}

    refus = lue(client.post(adresse, tape | {"banque": "la banque"}))
    client.post(adresse, tape | {"banque": "512100"})

    assert "Un compte s’écrit en chiffres." in refus
    assert 'value="la banque"' in refus
    assert PosteComptable.objects.get(poste="banque").compte == "512100"


def test_un_poste_inconnu_du_geste_ne_change_rien(client, tenue):
    avant = list(PosteComptable.objects.values_list("poste", "compte"))
    connecter(client, un_compte("tresorerie"))

    client.post(reverse("boutique:postes"), {"uuid": uuid4()})

    assert list(PosteComptable.objects.values_list("poste", "compte")) == avant
