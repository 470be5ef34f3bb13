"""Say how a refund was really paid back: the same rules as for a sale."""

import pytest

from boutique.tickets.refus import CorrectionDUneCorrection, CorrectionSansEffet
from boutique.tickets.rendus import comme_paye
from boutique.tickets.services.corrections import paiement_actuel
from boutique.tiroirs.cheques import cheques_a_remettre
from boutique.tiroirs.coffres import cheques_attendus, tiroir_attendu
from boutique.ventes.models import BonAchat, Vente
from boutique.ventes.refus import BonAchatEntame, CompteInexact, PanierIncomplet
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, plafonner, rend, une_caisse
from tests.boutique.alterations import ce_que_dit_verifier

pytestmark = pytest.mark.django_db


def ouvrir_la_caisse() -> ALaCaisse:
    plafonner("caisse", None)
    return une_caisse(fond_cts=10_000)


def un_avoir(tenue, *reglements) -> Vente:
    vente = tenue.vendre(ligne("Pantalon"))
    return tenue.rendre(vente, [rend(vente.lignes.get())], list(reglements) or None)


def actuel(avoir: Vente) -> list[tuple[str, int]]:
    return [(r.libelle, r.montant_cts) for r in paiement_actuel(avoir)]


def soldes() -> list[int]:
    return list(BonAchat.objects.order_by("pk").values_list("solde_cts", flat=True))


def test_rendu_par_carte_et_non_en_especes(tenue):
    avoir = un_avoir(tenue)
    assert tiroir_attendu(tenue.session) == 10_000

    ticket = tenue.corriger(avoir, paye("carte", 300))

    assert (ticket.lien, ticket.total_cts, ticket.hors_tiroir) == (avoir, 0, False)
    assert actuel(avoir) == [("Carte", -300)]
    assert tiroir_attendu(tenue.session) == 10_300
    assert ce_que_dit_verifier() == []


def test_une_fois_la_caisse_fermee_la_correction_est_hors_tiroir(tenue):
    avoir = un_avoir(tenue, paye("carte", 300))
    session = tenue.fermer()

    ticket = tenue.corriger(avoir, paye("especes", 300))

    assert (ticket.hors_tiroir, ticket.session) == (True, None)
    assert tiroir_attendu(session) == 10_300
    assert ce_que_dit_verifier() == []


def test_le_total_rendu_ne_change_pas_et_rien_ne_se_corrige_pour_rien(tenue):
    avoir = un_avoir(tenue)

    with pytest.raises(CompteInexact):
        tenue.corriger(avoir, paye("carte", 200))
    with pytest.raises(CorrectionSansEffet):
        tenue.corriger(avoir, paye("especes", 300))


def test_une_correction_se_corrige_par_le_ticket_dont_elle_parle(tenue):
    avoir = un_avoir(tenue)
    correction = tenue.corriger(avoir, paye("carte", 300))

    with pytest.raises(CorrectionDUneCorrection):
        tenue.corriger(correction, paye("especes", 300))
    tenue.corriger(avoir, paye("especes", 300))

    assert actuel(avoir) == [("Espèces", -300)]


def test_un_bon_rendu_a_tort_ne_vaut_plus_rien(tenue):
    avoir = un_avoir(tenue, paye("bon", 300))

    tenue.corriger(avoir, paye("especes", 300))

    assert soldes() == [0]
    assert ce_que_dit_verifier() == []


def test_un_bon_deja_depense_ne_se_reprend_pas(tenue):
    avoir = un_avoir(tenue, paye("bon", 300))
    code = BonAchat.objects.get().code
    tenue.vendre(ligne("Bol", 2), reglements=[paye("bon", 100, reference=code)])

    with pytest.raises(BonAchatEntame, match="2,00"):
        tenue.corriger(avoir, paye("especes", 300))
    # What is left of it is still the customer's.
    tenue.corriger(avoir, paye("bon", 200), paye("especes", 100))

    assert soldes() == [100]
    assert ce_que_dit_verifier() == []


def test_rendu_en_bon_et_non_en_especes_un_bon_se_fait(tenue):
    avoir = un_avoir(tenue)

    tenue.corriger(avoir, paye("bon", 300))

    assert soldes() == [300]
    assert paiement_actuel(avoir)[0].bon_achat == BonAchat.objects.get()
    assert ce_que_dit_verifier() == []


def test_un_bon_trop_petit_fait_place_a_un_autre(tenue):
    avoir = un_avoir(tenue, paye("bon", 100), paye("especes", 200))

    tenue.corriger(avoir, paye("bon", 300))

    assert soldes() == [0, 300]
    assert ce_que_dit_verifier() == []


def test_un_cheque_rendu_a_tort_est_encore_en_main_et_l_inverse(tenue):
    vente = tenue.vendre(ligne("Pantalon"), reglements=[paye("cheque", 300)])
    avoir = tenue.rendre(vente, [rend(vente.lignes.get())], [paye("cheque", 300)])
    assert cheques_a_remettre(None) == []

    tenue.corriger(avoir, paye("especes", 300))
    assert len(cheques_a_remettre(None)) == cheques_attendus(tenue.session) == 1
    tenue.corriger(avoir, paye("cheque", 300))

    assert cheques_a_remettre(None) == []
    assert cheques_attendus(tenue.session) == 0


def test_la_suite_se_rend_comme_le_debut_l_a_ete_en_realite(tenue):
    vente = tenue.vendre(
        ligne("Pantalon", 2), reglements=[paye("carte", 300), paye("especes", 300)]
    )
    avoir = tenue.rendre(vente, [rend(vente.lignes.get())], [paye("carte", 300)])
    assert [m.code for m in comme_paye(vente, 300)] == ["especes"]

    tenue.corriger(avoir, paye("especes", 300))

    assert [m.code for m in comme_paye(vente, 300)] == ["carte"]


def test_a_l_entrainement_aucun_bon_ne_se_fait():
    plafonner("caisse", None)
    tenue = une_caisse(ecole=True)
    avoir = un_avoir(tenue)

    with pytest.raises(PanierIncomplet):
        tenue.corriger(avoir, paye("bon", 300))
    tenue.corriger(avoir, paye("carte", 300))

    assert (actuel(avoir), soldes()) == ([("Carte", -300)], [])
