"""An invoice: its own gapless numbers, exact to the cent, never changed, cancelled by another."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from boutique.clotures.services.clotures import clore_les_journees
from boutique.comptabilite.ecritures import ecritures
from boutique.comptabilite.ecritures_des_caisses import balance
from boutique.factures.factures import a_payer, etat_de, factures_lues
from boutique.factures.models import Facture
from boutique.factures.refus import (
    AvoirDUnAvoir,
    EcheanceDuPasse,
    FactureDejaAnnulee,
    FacturePayee,
    FactureVide,
    MontantNul,
    PaiementDeDemain,
    PaiementEnTrop,
    TicketDejaFacture,
    TicketPasFacturable,
)
from boutique.factures.services.factures import annuler_la_facture, facturer, facturer_le_ticket
from boutique.integrite.services.reprises import reprendre_apres_restauration
from boutique.regles.models import Regime, RegimeTVA
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Chaine
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.journal.tetes.fichier import Tete, avancer
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import ALaCaisse, ligne, rend, une_caisse
from tests.boutique.alterations import phrases_de_verifier
from tests.boutique.des_factures import CLIENT, l_activite, payer, une_facture, une_ligne
from tests.fabriques import un_compte
from tests.greffons.bases import sceaux_leves

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]


def ouvrir_la_caisse() -> ALaCaisse:
    return une_caisse(role="responsable")


def soumise(code="boutique", taux_cp=2_000) -> None:
    RegimeTVA.objects.create(
        activite=l_activite(code), debut=date(2027, 1, 1), regime=Regime.ASSUJETTI, taux_cp=taux_cp
    )


def du_ticket(vente, **champs) -> Facture:
    voulus = {"uuid": uuid4(), "client": CLIENT, "compte": un_compte("tresorerie")}
    return facturer_le_ticket(vente=vente, **voulus | champs)[0]


def annuler(facture: Facture, **champs) -> Facture:
    voulus = {"uuid": uuid4(), "motif": "erreur de client", "compte": un_compte("tresorerie")}
    return annuler_la_facture(facture=facture, **voulus | champs)[0]


def test_ses_numeros_se_suivent_et_disent_l_annee(tenue, time_machine):
    lieu = tenue.point.lieu
    premiere, deuxieme = une_facture(lieu), une_facture(lieu)
    time_machine.move_to("2028-01-02 09:00+00:00")
    troisieme = une_facture(lieu)

    assert [str(f) for f in (premiere, deuxieme, troisieme)] == [
        "F2027-0001",
        "F2027-0002",
        "F2028-0003",
    ]


def test_la_meme_page_envoyee_deux_fois_ne_fait_qu_une_facture(tenue):
    uuid = uuid4()

    une, deux = (une_facture(tenue.point.lieu, uuid=uuid) for _ in range(2))

    assert une == deux
    assert Facture.objects.count() == 1


@pytest.mark.parametrize(
    ("quantite_m", "prix_cts", "taux_cp", "ht", "tva"),
    [
        (320, 10_000, 0, 3_200, 0),
        (320, 10_000, 2_000, 3_200, 640),
        (1_500, 3_333, 550, 5_000, 275),
        (333, 100, 2_000, 33, 7),
        (1, 500, 2_000, 1, 0),
    ],
)
def test_chaque_ligne_est_arrondie_au_centime(tenue, quantite_m, prix_cts, taux_cp, ht, tva):
    if taux_cp:
        soumise(taux_cp=taux_cp)

    facture = une_facture(tenue.point.lieu, une_ligne(quantite_m=quantite_m, prix_cts=prix_cts))

    assert (facture.ht_cts, facture.tva_cts, facture.total_cts) == (ht, tva, ht + tva)


def test_le_regime_est_celui_du_jour_de_la_vente(tenue):
    soumise()
    avant = une_facture(tenue.point.lieu, prestation_le=date(2026, 12, 31))

    assert avant.tva_cts == 0
    assert "TVA non applicable, art. 261-7-1° du CGI" in avant.mentions


def test_le_recycleur_qui_paie_la_tva_lit_autoliquidation(tenue):
    soumise()

    facture = une_facture(tenue.point.lieu, autoliquidation=True)

    assert facture.total_cts == 3_200
    assert "Autoliquidation (CGI, art. 283-2 sexies)" in facture.mentions


def test_elle_garde_le_nom_de_la_maison_de_ce_jour_la(tenue):
    Association.objects.update_or_create(pk=1, defaults={"nom": "La Petite Rockette"})
    facture = une_facture(tenue.point.lieu)
    Association.objects.update(nom="Une autre")

    assert Facture.objects.get(pk=facture.pk).emetteur["nom"] == "La Petite Rockette"


def test_la_facture_d_un_ticket_a_ses_lignes_ses_montants_et_son_paiement(tenue):
    soumise()
    vente = tenue.vendre(ligne("Pantalon", 2), ligne("Manteau", remise_cts=100))

    facture = du_ticket(vente)

    assert (facture.ht_cts, facture.tva_cts, facture.total_cts) == (
        vente.ht_cts,
        vente.tva_cts,
        vente.total_cts,
    )
    assert facture.acquittee
    assert facture.echeance is None
    assert not any("retard" in m for m in facture.mentions)
    assert etat_de(factures_lues(None).get(), timezone.localdate()) == "payée à la caisse"


def test_un_ticket_n_a_qu_une_facture_a_la_fois(tenue):
    vente = tenue.vendre(ligne("Pantalon"))
    facture = du_ticket(vente)

    with pytest.raises(TicketDejaFacture):
        du_ticket(vente)
    annuler(facture)
    assert du_ticket(vente).numero == 3


def test_ni_un_remboursement_ni_un_essai_ni_un_don_ne_se_facturent(tenue):
    vente = tenue.vendre(ligne("Pantalon", 2))
    avoir = tenue.rendre(vente, [rend(vente.lignes.get())])
    gratuite = tenue.vendre(ligne("Chemise", offert=True))
    ecole = une_caisse(ecole=True).vendre(ligne("Pantalon"))

    for ticket in (vente, avoir, gratuite, ecole):
        with pytest.raises(TicketPasFacturable):
            du_ticket(ticket)
    assert Facture.objects.count() == 0


def test_un_avoir_annule_tout_a_l_inverse_et_une_fois(tenue):
    facture = une_facture(tenue.point.lieu, une_ligne(), une_ligne("Bois", 1_000, 5_001))

    avoir = annuler(facture)

    assert avoir.total_cts == -facture.total_cts
    assert [li.ht_cts for li in avoir.lignes.order_by("rang")] == [-3_200, -5_001]
    with pytest.raises(FactureDejaAnnulee, match="F2027-0002"):
        annuler(facture)
    with pytest.raises(AvoirDUnAvoir):
        annuler(avoir)
    assert not a_payer(factures_lues(None)).exists()


def test_elle_se_paie_en_plusieurs_fois_et_jamais_plus_que_son_total(tenue, time_machine):
    facture = une_facture(tenue.point.lieu)
    assert etat_de(factures_lues(None).get(), timezone.localdate()) == "à payer"
    payer(facture, 1_200)
    assert etat_de(factures_lues(None).get(), timezone.localdate()) == "payée en partie"

    with pytest.raises(PaiementEnTrop, match="20,00"):
        payer(facture, 2_001)
    with pytest.raises(FacturePayee, match="12,00"):
        annuler(facture)
    with pytest.raises(PaiementDeDemain):
        payer(facture, 100, jour=date(2027, 3, 11))
    payer(facture, 2_000)

    assert etat_de(factures_lues(None).get(), timezone.localdate()) == "payée"
    with pytest.raises(PaiementEnTrop):
        payer(facture, 1)


def test_l_echeance_passee_elle_est_en_retard(tenue):
    une_facture(tenue.point.lieu)

    assert etat_de(factures_lues(None).get(), date(2027, 4, 9)) == "à payer"
    assert etat_de(factures_lues(None).get(), date(2027, 4, 10)) == "en retard"


def test_rien_a_facturer_ne_prend_pas_de_numero(tenue):
    lieu, hier = tenue.point.lieu, timezone.localdate() - timedelta(days=1)
    for refus, geste in (
        (MontantNul, lambda: une_facture(lieu, une_ligne(prix_cts=0))),
        (EcheanceDuPasse, lambda: une_facture(lieu, echeance=hier)),
        (DroitManquant, lambda: une_facture(lieu, compte=un_compte("controle"))),
    ):
        with pytest.raises(refus):
            geste()
    with pytest.raises(FactureVide):
        facturer(
            uuid=uuid4(),
            lieu=lieu,
            client=CLIENT,
            lignes=[],
            prestation_le=hier,
            echeance=hier,
            compte=un_compte("tresorerie"),
        )
    assert une_facture(lieu).numero == 1


def test_ses_ecritures_vont_au_client_puis_a_la_banque(tenue):
    soumise()
    facture = une_facture(tenue.point.lieu)
    annulee = une_facture(tenue.point.lieu)
    annuler(annulee)
    payer(facture, facture.total_cts)

    jour = timezone.localdate()
    toutes = ecritures(jour, jour)

    assert all(e.debit_cts == e.credit_cts for e in toutes)
    soldes = {s.compte: s.debit_cts - s.credit_cts for s in balance(toutes)}
    assert soldes == {"411000": 0, "445710": -640, "512000": 3_840, "707100": -3_200}
    assert [e.piece for e in toutes if e.journal == "VE"] == [
        "F2027-0001",
        "F2027-0002",
        "F2027-0003",
    ]


def test_la_facture_d_un_ticket_n_est_pas_comptee_deux_fois(tenue, time_machine):
    annuler(du_ticket(tenue.vendre(ligne("Pantalon"))))
    tenue.fermer()
    time_machine.move_to("2027-03-11 04:00+00:00")
    clore_les_journees(timezone.now())

    toutes = ecritures(date(2027, 3, 10), date(2027, 3, 11))

    assert sum(e.debit_cts for e in toutes) == 300
    assert {e.journal for e in toutes} == {"CA"}


def test_verifier_voit_un_numero_ote_et_une_somme_fausse(tenue):
    for _ in range(3):
        une_facture(tenue.point.lieu)
    assert not list(phrases_de_verifier())

    with sceaux_leves("default"):
        deuxieme = Facture.objects.get(numero=2)
        Facture.objects.filter(numero=3).update(total_cts=3_300, ht_cts=3_300)
        deuxieme.lignes.all().delete()
        deuxieme.delete()

    dites = list(phrases_de_verifier())
    assert any("le nº 2 manque" in d for d in dites)
    assert any("F2027-0003 : ht_cts n’est pas la somme" in d for d in dites)


def test_apres_une_restauration_on_s_arrete_puis_on_saute_ce_qui_a_pu_etre_donne(
    tenue, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.DOSSIER_DES_TETES = str(tmp_path)
    with django_capture_on_commit_callbacks(execute=True):
        une_facture(tenue.point.lieu)
        tenue.vendre(ligne("Pantalon"))
    avancer("factures", Tete(3, "f" * 64))
    with pytest.raises(RestaurationConstatee):
        une_facture(tenue.point.lieu)
    serie = tenue.session.caisse.series.get(ecole=False)
    avancer(serie.chaine.nom, Tete(9, "f" * 64))

    with django_capture_on_commit_callbacks(execute=True):
        reprendre_apres_restauration(
            point=tenue.point, dernier_papier="9", motif="panne", compte=un_compte("direction")
        )
    with django_capture_on_commit_callbacks(execute=True):
        suivante = une_facture(tenue.point.lieu)

    assert suivante.numero == 4
    assert Chaine.objects.get(nom="factures").rang == 3
    assert not any("facture" in p for p in phrases_de_verifier())
