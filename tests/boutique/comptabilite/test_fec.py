"""The FEC of an exercise is frozen with it: read back by who knows nothing of the product."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from boutique.clotures.services.clotures import clore_les_journees
from boutique.comptabilite.ecritures import ecritures
from boutique.comptabilite.ecritures_des_caisses import balance
from boutique.comptabilite.models import EcritureFigee, ExerciceFige
from boutique.comptabilite.services.exercices import figer_les_exercices
from boutique.factures.clients import Client
from boutique.regles.models import Activite, Moyen, PosteComptable
from collecte.bureau.services.papiers import tenir_les_papiers
from collecte.livre.services.annulations import annuler
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import ligne, paye, une_caisse
from tests.boutique.alterations import phrases_de_verifier
from tests.boutique.des_factures import payer, une_facture
from tests.boutique.lecteur_fec import fautes_du_fec
from tests.boutique.tiroirs.test_sessions import deplacer_de
from tests.collecte.bureau.test_pont import un_roll
from tests.fabriques import connecter, un_compte, un_lieu, un_point
from tests.greffons.bases import sceaux_leves
from tests.pages import lue

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]
NOM = "Zéphyrine Quandalle"
SOIR, NUIT = "2027-12-30 09:00+00:00", "2028-01-01 04:00+00:00"


@pytest.fixture(scope="module")
def annee(partager):
    """The last days of 2027: sales, a difference, an invoice, matter sold; closed, frozen."""
    with partager(_vivre) as monde:
        yield monde


def _vivre() -> dict[str, Any]:
    Association.objects.create(pk=1, nom="La Petite Rockette", siret="12345678900012")
    with travel(SOIR):
        tenue = une_caisse(role="responsable")
        lieu = un_lieu(nom="Bureau sans caisse")
        tenue.vendre(ligne("Pantalon", 4), reglements=[paye("carte", 1_200)])
        vente = tenue.vendre(ligne("Manteau"))
        deplacer_de(tenue, 1_000)
        tenue.fermer()
        tenue.compter(9_400, motif=f"prêté à {NOM}")
        tenue.compter(9_400, motif=f"prêté à {NOM}")
        facture = une_facture(lieu, client=Client(NOM, "2 quai de Seine, 75019 Paris"))
        payer(facture, 2_000)
        roll = un_roll(un_point("quai", lieu=lieu))
        _papiers(roll, 12_050, "REP-9")
    with travel(NUIT):
        clore_les_journees(timezone.now())
        assert figer_les_exercices(timezone.now()) == 1
    return {"tenue": tenue, "facture": facture, "roll": roll, "vente": vente, "lieu": lieu}


def _papiers(bon, montant_c: int | None, facture: str = "") -> None:
    tenir_les_papiers(
        sortie=bon.sortie, compte=un_compte("direction"), montant_c=montant_c, facture=facture
    )


def emporte(client, fin: int = 2027) -> tuple[str, bytes]:
    connecter(client, un_compte("tresorerie"))
    reponse = client.get(reverse("boutique:fec", args=[fin]))
    nom = reponse["Content-Disposition"].partition('"')[2].rstrip('"')
    return nom, b"".join(reponse.streaming_content)


def figer(quand: str) -> None:
    with travel(quand):
        clore_les_journees(timezone.now())
        figer_les_exercices(timezone.now())


def test_le_fec_d_un_exercice_clos_se_relit_sans_rien_savoir_du_produit(client, annee):
    nom, octets = emporte(client)

    assert nom == "123456789FEC20271231.txt"
    assert fautes_du_fec(nom, octets) == []
    texte = octets.decode("iso8859-15")
    assert texte.count("\r\n") > 10
    assert "\t20280101\t" in texte


def _remplacer(avant: str, apres: str):
    def changer(nom: str, octets: bytes) -> tuple[str, bytes]:
        texte = octets.decode("iso8859-15")
        assert avant in texte
        return nom, texte.replace(avant, apres, 1).encode("iso8859-15")

    return changer


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        (lambda _nom, o: ("123456789FEC20271231-provisoire.txt", o), "le nom"),
        (lambda _nom, o: ("123456789FEC20271330.txt", o), "le nom"),
        (_remplacer("JournalLib\tEcritureNum", "EcritureNum\tJournalLib"), "dix-huit colonnes"),
        (_remplacer("\t12,00\t", "\t12,01\t"), "déséquilibrée de"),
        (_remplacer("\t12,00\t", "\t12.00\t"), "n’est pas un montant"),
        (_remplacer("Caisse\t2\t", "Caisse\t3\t"), "2 attendue"),
        (_remplacer("\t20271230\t", "\t20280102\t"), "après la clôture"),
        (_remplacer("\t20280101\t", "\t20271231\t"), "validée avant"),
        (_remplacer("\t20271230\t", "\t20271330\t"), "n’est pas un jour"),
        (_remplacer("CA\tCaisse", "CA\tCaisses"), "JournalCode CA a plusieurs noms"),
        (_remplacer("411000\tClients", "411000\tDons"), "plusieurs noms"),
    ],
)
def test_ce_lecteur_voit_ce_qui_ne_va_pas(client, annee, change, phrase):
    nom, octets = change(*emporte(client))

    assert any(phrase in faute for faute in fautes_du_fec(nom, octets)), phrase


def test_un_compte_change_apres_la_cloture_ne_bouge_rien_du_passe(client, annee):
    avant = emporte(client)
    soldes = balance(ecritures(date(2027, 12, 1), date(2027, 12, 31)))

    PosteComptable.objects.update(compte="999000")
    Activite.objects.update(compte="999100", nom="Autre chose")
    Moyen.objects.update(compte="999200")

    assert emporte(client) == avant
    assert balance(ecritures(date(2027, 12, 1), date(2027, 12, 31))) == soldes
    page = lue(client.get(reverse("boutique:comptes") + "?mois=2027-12"))
    assert "999000" not in page
    assert "FEC de l’exercice clos le 31 décembre 2027" in page
    assert "figé le 1er janvier 2028" in page


def test_avant_la_cloture_tout_ce_qui_sort_se_dit_provisoire(client, annee):
    with travel("2028-02-10 10:00+00:00"):
        une_facture(annee["lieu"])
        nom, octets = emporte(client, 2028)
        page = lue(client.get(reverse("boutique:comptes")))

    assert nom == "123456789FEC20281231-provisoire.txt"
    lignes = [li.split("\t") for li in octets.decode("iso8859-15").split("\r\n")[1:] if li]
    assert {li[2][0] for li in lignes} == {"P"}
    assert {li[15] for li in lignes} == {""}
    assert fautes_du_fec(nom, octets)
    assert "FEC de l’exercice qui finit en 2027" not in page


def test_l_argent_des_recycleurs_y_est_et_celui_de_nos_factures_une_fois(annee):
    lieu = annee["lieu"]
    with travel("2028-03-01 10:00+00:00"):
        facture = une_facture(lieu)
        _papiers(un_roll(un_point("quai", lieu=lieu)), 3_200, f" {facture.numero_lisible.lower()}")
        _papiers(un_roll(un_point("quai", lieu=lieu)), -4_000)
        toutes = ecritures(date(2027, 1, 1), date(2028, 12, 31))

    matiere = [e for e in toutes if e.piece.startswith("M")]
    assert [(e.piece, e.debit_cts) for e in matiere] == [(f"M{annee['roll'].pk}", 12_050)]
    comptes = {(li.compte, li.debit_cts - li.credit_cts) for li in matiere[0].lignes}
    assert comptes == {("411000", 12_050), ("703000", -12_050)}


def test_ce_qui_arrive_apres_s_ecrit_au_premier_jour_ouvert_avec_le_jour_de_sa_piece(annee):
    with travel("2028-01-15 10:00+00:00"):
        payer(annee["facture"], 1_200, jour=date(2027, 12, 31))
        _papiers(annee["roll"], 13_050, "REP-9")
        toutes = ecritures(date(2028, 1, 1), date(2028, 1, 31))

    paiement, matiere = toutes
    assert (paiement.jour, paiement.piece_jour) == (date(2028, 1, 1), date(2027, 12, 31))
    assert paiement.debit_cts == 1_200
    assert (matiere.piece, matiere.debit_cts) == (f"M{annee['roll'].pk}-2", 1_000)
    assert matiere.piece_jour == date(2027, 12, 30)


def test_une_sortie_annulee_apres_coup_rend_son_argent_aux_comptes(client, annee):
    with travel("2028-01-15 10:00+00:00"):
        annuler(
            bon=annee["roll"], uuid=uuid4(), motif="erreur", compte=un_compte("direction"), par=None
        )
    figer("2029-01-01 05:00+01:00")

    [rendue] = EcritureFigee.objects.filter(piece=f"M{annee['roll'].pk}-2")
    assert rendue.lignes[0][2:] == [0, 12_050]
    assert fautes_du_fec(*emporte(client, 2028)) == []
    assert ecritures(date(2029, 1, 1), date(2029, 12, 31)) == []


def test_figer_encore_n_ecrit_rien(annee):
    with travel("2028-01-02 05:00+01:00"):
        assert figer_les_exercices(timezone.now()) == 0

    assert ExerciceFige.objects.count() == 1
    assert Entree.objects.filter(code="boutique.exercice.fige").count() == 1


def test_une_caisse_pas_close_retient_l_exercice(annee):
    with travel("2028-12-30 10:00+01:00"):
        une_caisse(point=un_point("caisse", lieu=annee["lieu"]))
    with travel("2029-01-01 05:00+01:00"):
        assert figer_les_exercices(timezone.now()) == 0
        clore_les_journees(timezone.now())
        assert figer_les_exercices(timezone.now()) == 1


def test_personne_n_y_est_nomme(client, annee):
    _nom, octets = emporte(client)

    texte = octets.decode("iso8859-15")
    assert "Quandalle" not in texte
    assert "Facture F2027-0001" in texte
    assert "Il manque en caisse, mouvement" in texte


def test_une_ecriture_figee_qui_change_se_voit_et_se_nomme(annee):
    assert not [p for p in phrases_de_verifier() if "figé" in p]
    figee = EcritureFigee.objects.get(numero=2)

    with sceaux_leves("default"):
        EcritureFigee.objects.filter(pk=figee.pk).update(libelle="Autre chose")

    assert any(f"écriture figée {figee.pk} : libelle" in p for p in phrases_de_verifier())


def test_un_exercice_sans_rien_se_fige_vide(client, annee):
    figer("2029-01-01 05:00+01:00")
    figer("2030-01-01 05:00+01:00")

    vide = ExerciceFige.objects.latest("fin")
    assert (vide.fin, vide.ecritures) == (date(2029, 12, 31), 0)
    assert fautes_du_fec(*emporte(client, 2029)) == []
