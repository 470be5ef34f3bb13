"""A counted difference that a later correction of a payment explains: cleared, once, no more."""

from uuid import uuid4

import pytest

from boutique.integrite.verifications.rangees_dites import evenements
from boutique.tiroirs.coffres import tiroir_attendu
from boutique.tiroirs.ecarts import ecart_de
from boutique.tiroirs.models import MouvementEspeces
from boutique.tiroirs.refus import RienAExpliquer
from boutique.tiroirs.services.explications import expliquer
from boutique.tiroirs.verifications.fonds import fonds
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Maillon
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, lire
from tests.boutique.tiroirs.test_fonds import fermer_et_compter, tout_est_la
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = pytest.mark.django_db


def ouvrir_la_caisse() -> ALaCaisse:
    return une_caisse(role="responsable")


def noter(tenue: ALaCaisse, uuid=None) -> MouvementEspeces:
    mouvement, _nouveau = expliquer(
        session=tenue.session, uuid=uuid or uuid4(), compte=tenue.compte, par=None
    )
    return mouvement


def test_exemple_a_la_main(tenue):
    """12 € said by card were cash; the drawer holds 7 € too much: 7 € are explained, not 12.

    100 € of float, 3 € of trousers in cash: 103 € expected. 110 € counted: +7 €.
    The coat (12 €) was noted « carte »; corrected to cash the next day.
    """
    tenue.vendre(ligne("Pantalon"))
    manteau = tenue.vendre(
        ligne("Manteau", prix_cts=1_200, montant_cts=1_200), reglements=[paye("carte", 1_200)]
    )
    fermer_et_compter(tenue, 11_000, carte_cts=1_200)
    tenue.corriger(manteau, paye("especes", 1_200))

    mouvement = noter(tenue)

    assert (mouvement.de, mouvement.vers, mouvement.montant_cts) == ("corrige", "ecart", 700)
    assert mouvement.motif == "paiement corrigé, ticket nº 1-3"
    ecart = ecart_de(tenue.session)
    assert (ecart.compte_cts, ecart.explique_cts, ecart.reste_cts) == (700, 700, 0)
    assert tiroir_attendu(tenue.session) == 11_000
    with pytest.raises(RienAExpliquer):
        noter(tenue)
    assert tout_est_la(tenue, 10_000)
    assert [*fonds(), *evenements()] == []


def test_une_correction_n_explique_que_sa_part(tenue):
    """10 € too much; 5 € of a coat were cash: 5 € stay unexplained."""
    manteau = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    fermer_et_compter(tenue, 11_000, carte_cts=500)
    tenue.corriger(manteau, paye("especes", 500))

    noter(tenue)

    assert ecart_de(tenue.session).reste_cts == 500


def test_un_manque_s_explique_par_ce_qui_fut_paye_par_carte(tenue):
    """5 € noted in cash were paid by card: the drawer is 5 € short, and it is explained."""
    manteau = tenue.vendre(ligne("Manteau"))
    fermer_et_compter(tenue, 10_000)
    tenue.corriger(manteau, paye("carte", 500))

    mouvement = noter(tenue)

    assert (mouvement.de, mouvement.vers, mouvement.montant_cts) == ("ecart", "corrige", 500)
    assert ecart_de(tenue.session).reste_cts == 0
    assert tout_est_la(tenue, 10_000)


def test_une_correction_a_rebours_n_explique_rien(tenue):
    manteau = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    fermer_et_compter(tenue, 9_000, carte_cts=500)
    tenue.corriger(manteau, paye("especes", 500))

    with pytest.raises(RienAExpliquer):
        noter(tenue)


def test_une_correction_corrigee_rend_son_ecart(tenue):
    manteau = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    fermer_et_compter(tenue, 10_500, carte_cts=500)
    tenue.corriger(manteau, paye("especes", 500))
    noter(tenue)
    tenue.corriger(manteau, paye("carte", 500))

    noter(tenue)

    assert ecart_de(tenue.session).reste_cts == 500
    assert tout_est_la(tenue, 10_000)


def test_la_meme_page_l_ecrit_une_fois(tenue):
    manteau = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    fermer_et_compter(tenue, 10_500, carte_cts=500)
    tenue.corriger(manteau, paye("especes", 500))
    page = uuid4()

    assert noter(tenue, page) == noter(tenue, page)
    assert MouvementEspeces.objects.filter(de="corrige").count() == 1


def test_qui_encaisse_ne_l_efface_pas(tenue):
    with pytest.raises(DroitManquant):
        expliquer(
            session=tenue.session,
            uuid=uuid4(),
            compte=un_compte("caisse", lieu=tenue.point.lieu),
            par=None,
        )


def test_un_bouton_sur_la_page_de_la_seance(client, tenue):
    manteau = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    fermer_et_compter(tenue, 10_500, carte_cts=500)
    tenir(client, tenue)
    seance = tenue.session.pk
    assert "écart noté" in lue(lire(client, "sessions"))
    assert "Noter que l’écart" not in lue(lire(client, "session", seance))
    tenue.corriger(manteau, paye("especes", 500))
    avec_le_bouton = lue(lire(client, "session", seance))
    assert "Noter que l’écart s’explique : 5,00 €" in avec_le_bouton

    envoyer(client, "session_expliquer", seance)
    encore = envoyer(client, "session_expliquer", seance)

    page = lue(client.get(encore["Location"]))
    assert "5,00 € d’écart expliqués : paiement corrigé, ticket nº 1-2." in page
    assert "Aucune correction n’explique plus l’écart" in page
    assert "Noter que l’écart" not in page
    assert "écart expliqué" in lue(lire(client, "sessions"))
    [mouvement] = MouvementEspeces.objects.filter(de="corrige")
    assert Maillon.objects.filter(contenu__mouvement=mouvement.pk).count() == 1


def test_qui_ne_tient_pas_le_coffre_lit_sans_bouton(client, tenue):
    manteau = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    fermer_et_compter(tenue, 10_500, carte_cts=500)
    tenue.corriger(manteau, paye("especes", 500))
    connecter(client, un_compte("caisse", lieu=tenue.point.lieu), tenue.point)

    page = lue(lire(client, "session", tenue.session.pk))

    assert "5,00 € s’expliquent ainsi" in page
    assert "Noter que l’écart" not in page
    assert envoyer(client, "session_expliquer", tenue.session.pk).status_code == 403
