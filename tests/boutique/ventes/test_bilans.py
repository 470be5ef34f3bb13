"""The figures of the till, worked out by hand from a few tickets."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from boutique.articles.models import Operation
from boutique.regles.models import Activite, Moyen, RegimeTVA
from boutique.ventes.bilans import (
    bilan_du,
    bons_dus,
    lire_les_heures,
    lire_les_lignes,
    lire_les_lignes_datees,
    lire_les_reglements,
    lire_les_tickets,
)
from collecte.livre.models import Mouvement
from tests.boutique.a_la_caisse import (
    la_caisse,
    ligne,
    lot,
    paye,
    plafonner,
    rend,
    sans_hypothese,
    une_caisse,
)
from tests.fabriques import categorie

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 14:20+00:00")]

JOUR = date(2026, 11, 26)


def aujourd_hui(caisses=None):
    return bilan_du(JOUR, JOUR, caisses)


def en_prix_libre(nom: str, prix_cts: int, **champs) -> dict:
    return ligne(nom, prix_cts=prix_cts, **champs)


def test_rien_de_vendu_ne_divise_par_rien():
    b = aujourd_hui()

    assert b.vide
    assert (b.ca_cts, b.ventes) == (0, 0)
    assert b.panier_moyen_cts is None
    assert b.prix_moyen_cts is None
    assert b.au_kg_cts is None
    assert b.certitude is None


def test_le_chiffre_d_affaires_et_le_panier_moyen(tenue):
    tenue.vendre(ligne("Pantalon", 2), ligne("Assiette", 6))
    tenue.vendre(ligne("Chemise"))

    b = aujourd_hui()

    # 6,00 + 1,50, then 3,00.
    assert b.ca_cts == 1_050
    assert b.ventes == 2
    assert b.panier_moyen_cts == 525
    assert b.objets == 9
    assert b.prix_moyen_cts == 117


def test_un_remboursement_se_deduit_de_tout_mais_pas_des_ventes(tenue):
    plafonner("caisse", None)
    vente = tenue.vendre(ligne("Pantalon", 3, masse_g=1_500))
    tenue.rendre(vente, [rend(vente.lignes.get(), 1)])

    b = aujourd_hui()

    assert (b.ca_cts, b.rendu_cts) == (600, 300)
    assert (b.ventes, b.avoirs) == (1, 1)
    assert (b.objets, b.masse_g) == (2, 1_000)
    assert lire_les_reglements(JOUR, JOUR)[0][2:] == (600, 0)


def test_vingt_objets_dont_dix_peses_font_quarante_kilos_surs_a_moitie(tenue):
    tenue.vendre(ligne("Pantalon", 10, masse_g=20_000))
    assert aujourd_hui().certitude == Decimal("100.0")

    tenue.vendre(ligne("Pantalon", 10))

    b = aujourd_hui()
    assert b.objets == 20
    assert b.masse_g == 40_000
    assert b.certitude == Decimal("50.0")
    assert b.sommes.sans_masse == 0
    # 60 € for 40 kg.
    assert b.au_kg_cts == 150
    assert sum(Mouvement.objects.filter(vers="vendu").values_list("masse_g", flat=True)) == 40_000


def test_un_objet_dont_on_ne_sait_pas_le_poids_est_dit_sans_masse(tenue):
    # Nobody has ever weighed one, and nothing is supposed of it.
    sans_hypothese("Pantalon")
    tenue.vendre(ligne("Pantalon", 4))

    b = aujourd_hui()

    assert (b.objets, b.masse_g, b.certitude) == (4, 0, None)
    assert b.sommes.sans_masse == 4
    assert b.au_kg_cts is None


def test_un_lot_sans_nombre_ne_compte_ni_objet_ni_moyenne(tenue):
    tenue.vendre(lot("Vaisselle", 700, 5))
    tenue.vendre(lot("Vaisselle", 2_000, None, masse_g=10_000))

    b = aujourd_hui()

    assert b.ca_cts == 2_700
    assert (b.objets, b.sommes.sans_nombre) == (5, 1)
    assert b.prix_moyen_cts == 140
    assert b.sommes.pesee_g == 10_000


def test_une_ligne_offerte_compte_ses_kilos_sa_valeur_et_aucune_remise(tenue):
    tenue.vendre(ligne("Pantalon", 2, offert=True, masse_g=800))

    b = aujourd_hui()

    assert (b.ca_cts, b.ventes, b.remises_cts) == (0, 1, 0)
    assert (b.sommes.offerts, b.sommes.offert_cts) == (1, 600)
    assert (b.objets, b.masse_g) == (2, 800)


def test_les_remises_disent_d_ou_elles_viennent(tenue):
    operation = Operation.objects.create(nom="−50 % textile", debut=JOUR, fin=JOUR, pourcent=50)
    operation.categories.add(categorie("textiles"))
    tenue.vendre(ligne("Pantalon", montant_cts=150))
    tenue.vendre(ligne("Assiette", 10, remise_cts=50))

    b = aujourd_hui()

    assert (b.remise_operation_cts, b.remise_main_cts) == (150, 50)
    assert b.remises_cts == 200
    assert b.ca_cts == 150 + 200
    assert {li.operation: li.sommes.montant_cts for li in lire_les_lignes(JOUR, JOUR)} == {
        operation.pk: 150,
        0: 200,
    }


def test_adhesions_et_dons_sont_a_part(tenue):
    tenue.vendre(en_prix_libre("Adhésion à l’année", 1_000))
    tenue.vendre(ligne("Pantalon"), en_prix_libre("Don à l’association", 500))

    b = aujourd_hui()

    # The first ticket sells nothing; the second one is a sale of 3 €.
    assert (b.ca_cts, b.hors_ca_cts, b.encaisse_cts) == (300, 1_500, 1_800)
    assert (b.ventes, b.panier_moyen_cts, b.objets) == (1, 300, 1)


def test_un_bon_d_achat_vendu_est_du_et_non_gagne(tenue):
    tenue.vendre(en_prix_libre("Bon d’achat à offrir", 2_000))

    assert (aujourd_hui().ca_cts, aujourd_hui().hors_ca_cts) == (0, 2_000)
    assert (bons_dus().vendus_cts, bons_dus().solidaires_cts) == (2_000, 0)


def test_ce_qui_est_encaisse_est_ce_qui_est_paye(tenue):
    tenue.vendre(ligne("Manteau", 3), reglements=[paye("carte", 550), paye("especes", 950, 1_000)])
    tenue.vendre(en_prix_libre("Adhésion à l’année", 1_000), reglements=[paye("cheque", 1_000)])

    moyens = dict(Moyen.objects.values_list("pk", "code"))
    recus = {moyens[m]: (cts, n) for _c, m, cts, n in lire_les_reglements(JOUR, JOUR)}

    assert recus == {"carte": (550, 1), "especes": (950, 1), "cheque": (1_000, 1)}
    assert aujourd_hui().encaisse_cts == 2_500


def test_une_correction_change_les_moyens_et_rien_d_autre(tenue):
    vente = tenue.vendre(ligne("Pantalon"))
    avant = aujourd_hui()
    tenue.corriger(vente, paye("carte", 300))

    moyens = dict(Moyen.objects.values_list("pk", "code"))
    recus = {moyens[m]: (cts, n) for _c, m, cts, n in lire_les_reglements(JOUR, JOUR)}

    assert aujourd_hui() == avant
    assert recus == {"especes": (0, 0), "carte": (300, 1)}
    assert sum(t.corrections for t in lire_les_tickets(JOUR, JOUR)) == 1


def test_s_entrainer_ne_change_aucun_chiffre():
    tenue = une_caisse(ecole=True)
    tenue.vendre(ligne("Pantalon", masse_g=500))

    assert aujourd_hui().vide
    assert lire_les_reglements(JOUR, JOUR) == []


def test_l_heure_est_celle_de_paris(tenue):
    tenue.vendre(ligne("Pantalon"))

    [(semaine, heure, _activite, cts)] = lire_les_heures(JOUR, JOUR)

    # A Thursday.
    assert (semaine, heure, cts) == (4, 15, 300)
    assert timezone.now().hour == 14
    [tickets] = lire_les_tickets(JOUR, JOUR, par=("jour", "heure"))
    assert (tickets.par, tickets.ventes) == ((JOUR, 15), 1)


def test_la_tva_se_lit_par_taux(tenue):
    boutique = Activite.objects.get(code="boutique")
    RegimeTVA.objects.create(activite=boutique, debut=JOUR, regime="assujetti", taux_cp=2000)
    tenue.vendre(ligne("Pantalon"), en_prix_libre("Don à l’association", 500))

    par_taux = {
        (li.regime, li.taux_cp): (li.sommes.ht_cts, li.sommes.tva_cts)
        for li in lire_les_lignes(JOUR, JOUR)
    }

    assert par_taux == {("assujetti", 2000): (250, 50), ("non_assujetti", 0): (500, 0)}


def test_chaque_caisse_a_ses_chiffres():
    ici, ailleurs = une_caisse(), une_caisse(appareil="autre")
    ici.vendre(ligne("Pantalon"))
    ailleurs.vendre(ligne("Chemise"), ligne("Pantalon"))

    assert aujourd_hui([la_caisse(ici.point).pk]).ca_cts == 300
    assert aujourd_hui([la_caisse(ailleurs.point).pk]).ca_cts == 600
    assert aujourd_hui([]).vide
    assert aujourd_hui().ca_cts == 900


def test_le_jour_est_celui_de_la_session(time_machine):
    tenue = une_caisse()
    time_machine.move_to("2026-11-26 23:40+00:00")
    tenue.vendre(ligne("Pantalon"))

    # After midnight in Paris, the drawer is still that of the 26th.
    ensuite = date(2026, 11, 27)
    for par, quand in (("jour", JOUR), ("mois", JOUR.replace(day=1))):
        assert [li.quand for li in lire_les_lignes_datees(JOUR, ensuite, None, par)] == [quand]
    [(semaine, heure, _activite, _cts)] = lire_les_heures(JOUR, JOUR)
    assert (semaine, heure) == (4, 0)


@pytest.mark.parametrize("jour", range(22, 29))
def test_le_jour_de_la_semaine_est_celui_du_calendrier(jour, time_machine):
    time_machine.move_to(f"2026-11-{jour} 09:00+00:00")
    une_caisse().vendre(ligne("Pantalon"))

    [(semaine, _heure, _activite, _cts)] = lire_les_heures(date(2026, 11, 1), date(2026, 11, 30))

    assert semaine == date(2026, 11, jour).isoweekday()
