"""Give back: all or part, the original untouched, kilograms out of « vendu »."""

import pytest

from boutique.tickets.models import PlafondRemboursement
from boutique.tickets.plafond_du_compte import plafond_de
from boutique.tickets.refus import DejaRendu, PasUneVente, PlafondDeRemboursement, PlafondDuTicket
from boutique.ventes.models import BonAchat, LigneVente
from boutique.ventes.refus import PanierIncomplet
from boutique.ventes.verifications.tickets import bons_d_achat, kilos_vendus, sommes, tickets
from collecte.livre.models import Mouvement
from petiterockette.comptes.models import Affectation
from petiterockette.droits import DroitManquant
from tests.boutique.a_la_caisse import (
    ALaCaisse,
    l_article,
    ligne,
    paye,
    plafonner,
    rend,
    une_caisse,
)
from tests.fabriques import OUVERTURE, un_compte, un_lieu

pytestmark = pytest.mark.django_db


def ouvrir_la_caisse() -> ALaCaisse:
    plafonner("caisse", None)
    return une_caisse()


def rien_a_redire() -> None:
    for verification in (tickets, sommes, kilos_vendus, bons_d_achat):
        assert [c.phrase for c in verification()] == []


def test_rendre_tout_est_l_exact_contraire_de_la_vente(tenue):
    vente = tenue.vendre(ligne("Pantalon", 3, masse_g=1_300, remise_cts=100))

    avoir = tenue.rendre(vente, [rend(vente.lignes.get(), 3)])

    assert (avoir.total_cts, avoir.numero, avoir.lien) == (-800, 2, vente)
    [rendue] = avoir.lignes.all()
    assert (rendue.quantite, rendue.nb_objets, rendue.masse_g) == (-3, -3, -1_300)
    rien_a_redire()


def test_rendre_bout_par_bout_fait_la_somme_au_centime_et_au_gramme(tenue):
    vente = tenue.vendre(ligne("Pantalon", 3, masse_g=1_000, remise_cts=100))
    vendue = vente.lignes.get()

    avoirs = [tenue.rendre(vente, [rend(vendue)], total_cts=total) for total in (267, 266, 267)]

    assert sum(a.total_cts for a in avoirs) == -800
    assert sum(li.masse_g for a in avoirs for li in a.lignes.all()) == -1_000
    rien_a_redire()


def test_on_ne_rend_pas_plus_que_vendu(tenue):
    vente = tenue.vendre(ligne("Pantalon", 2))
    tenue.rendre(vente, [rend(vente.lignes.get(), 2)])

    with pytest.raises(DejaRendu, match="il en reste 0 à rendre"):
        tenue.rendre(vente, [rend(vente.lignes.get(), 1)])


def test_un_remboursement_ne_se_rend_pas(tenue):
    vente = tenue.vendre(ligne("Pantalon"))
    avoir = tenue.rendre(vente, [rend(vente.lignes.get())])

    with pytest.raises(PasUneVente):
        tenue.rendre(avoir, [rend(vente.lignes.get())])


@pytest.mark.parametrize("vers", ["rayon", "a_trier", "a_recycler"])
def test_ce_qui_revient_quitte_le_vendu(tenue, vers):
    vente = tenue.vendre(ligne("Pantalon", masse_g=450))

    avoir = tenue.rendre(vente, [rend(vente.lignes.get(), vers=vers)])

    [mouvement] = Mouvement.objects.filter(bon=avoir.bon)
    assert (mouvement.de, mouvement.vers, mouvement.masse_g) == ("vendu", vers, 450)


def test_un_remboursement_en_bon_en_fait_un_nouveau(tenue):
    vente = tenue.vendre(ligne("Pantalon"))

    avoir = tenue.rendre(vente, [rend(vente.lignes.get())], [paye("bon", 300)])

    bon = BonAchat.objects.get()
    assert (bon.origine, bon.solde_cts) == ("avoir", 300)
    assert avoir.reglements.get().bon_achat == bon
    rien_a_redire()


def test_sans_plafond_dit_un_role_ne_rembourse_rien():
    tenue = une_caisse()
    PlafondRemboursement.objects.filter(role="caisse").delete()
    vente = tenue.vendre(ligne("Pantalon"))

    with pytest.raises(PlafondDeRemboursement):
        tenue.rendre(vente, [rend(vente.lignes.get())])


def test_au_dela_du_plafond_le_remboursement_est_refuse(tenue):
    plafonner("caisse", 500)
    vente = tenue.vendre(ligne("Pantalon", 2))

    with pytest.raises(PlafondDeRemboursement, match="5,00"):
        tenue.rendre(vente, [rend(vente.lignes.get(), 2)])


def test_les_remboursements_d_un_ticket_s_additionnent(tenue):
    plafonner("caisse", 500)
    vente = tenue.vendre(ligne("Pantalon", 3))
    tenue.rendre(vente, [rend(vente.lignes.get())])

    with pytest.raises(PlafondDuTicket, match=r"5,00.*d’un même ticket, et 3,00"):
        tenue.rendre(vente, [rend(vente.lignes.get())])

    autre = tenue.vendre(ligne("Pantalon"))
    assert tenue.rendre(autre, [rend(autre.lignes.get())]).total_cts == -300


def test_ce_que_le_responsable_a_rembourse_compte_aussi(tenue):
    plafonner("caisse", 500)
    plafonner("responsable", None)
    vente = tenue.vendre(ligne("Pantalon", 3), ligne("Chemise", offert=True))
    pantalon, chemise = vente.lignes.order_by("rang")
    caissier, tenue.compte = tenue.compte, un_compte("responsable", lieu=tenue.point.lieu)
    tenue.rendre(vente, [rend(pantalon, 2)])
    tenue.compte = caissier

    with pytest.raises(PlafondDuTicket):
        tenue.rendre(vente, [rend(pantalon)])
    # What was given for nothing costs nothing to take back.
    assert tenue.rendre(vente, [rend(chemise)], []).total_cts == 0


def test_le_plus_haut_plafond_de_ses_roles_ici_compte(tenue):
    plafonner("caisse", 200)
    plafonner("responsable", 300)
    plafonner("direction", None)
    vente = tenue.vendre(ligne("Pantalon", 2))
    with pytest.raises(PlafondDeRemboursement, match="2,00"):
        tenue.rendre(vente, [rend(vente.lignes.get())])

    for role, lieu in (("direction", un_lieu()), ("responsable", tenue.point.lieu)):
        Affectation.objects.create(compte=tenue.compte, role=role, lieu=lieu, debut=OUVERTURE)
    assert plafond_de(tenue.compte, tenue.point, sans_ticket=False) == 300
    tenue.rendre(vente, [rend(vente.lignes.get())])


def test_sans_ticket_il_faut_le_droit(tenue):
    with pytest.raises(DroitManquant):
        tenue.rendre(None, [_sans_ticket("Pantalon", 300)])


def test_sans_ticket_le_poids_est_le_poids_moyen():
    plafonner("responsable", None, 2_000)
    tenue = une_caisse(role="responsable")
    tenue.vendre(ligne("Pantalon", 10, masse_g=5_000))

    avoir = tenue.rendre(None, [_sans_ticket("Pantalon", 300)])

    rendue = LigneVente.objects.get(vente=avoir)
    assert (avoir.lien, rendue.masse_g, rendue.mesure) == (None, -500, "estimee")
    rien_a_redire()


def test_ce_qui_n_est_pas_une_chose_ne_se_rend_pas_sans_ticket():
    plafonner("responsable", None, None)
    tenue = une_caisse(role="responsable")

    with pytest.raises(PanierIncomplet) as refus:
        tenue.rendre(None, [_sans_ticket("Bon d’achat à offrir", 2_000)])

    assert "qu’avec son ticket" in refus.value.champs["lignes.0.article"]


def _sans_ticket(nom: str, montant_cts: int) -> dict:
    article = l_article(nom)
    return {"article": article.pk, "quantite": 1, "vers": "rayon", "montant_cts": montant_cts}
