"""A ticket taken out with its link, its closing and its head leaves its bon and its entry."""

import pytest

from boutique.ventes.models import Vente
from boutique.ventes.scellement import maillon_de
from collecte.livre.models import Bon
from petiterockette.journal.models import Entree, Maillon
from petiterockette.journal.tetes.fichier import reculer_les_tetes, tetes_de_la_base
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, rend, une_caisse
from tests.boutique.alterations import ce_que_dit_verifier, couper, effacer, sans_defense
from tests.boutique.la_journee import effacer_le_ticket
from tests.boutique.tiroirs.test_sessions import deplacer_de

pytestmark = pytest.mark.django_db


def ouvrir_la_caisse() -> ALaCaisse:
    tenue = une_caisse(role="responsable")
    tenue.vendre(ligne("Pantalon", masse_g=900))
    return tenue


def test_ventes_avoirs_et_corrections_s_accordent_avec_leur_journal(tenue):
    vente = tenue.vendre(ligne("Chemise"))
    tenue.corriger(vente, paye("cheque", 300))
    tenue.rendre(vente, [rend(vente.lignes.get())], [paye("bon", 300)])

    assert ce_que_dit_verifier() == []


def test_le_dernier_ticket_ote_sans_qu_aucune_tete_le_sache_laisse_son_bon_et_son_entree(tenue):
    vente = tenue.vendre(ligne("Pantalon", masse_g=900))
    with sans_defense(Vente):
        couper(maillon_de(vente))
        effacer_le_ticket(vente)
        reculer_les_tetes(tetes_de_la_base())
        phrases = ce_que_dit_verifier()

    jour = f"{vente.bon.jour}"
    assert f"bon {vente.bon_id} du {jour} : la vente qu’il a fait sortir n’a plus de ticket" in (
        phrases
    )
    assert f"le ticket {vente.pk} manque : le journal le dit" in phrases


def test_un_ticket_sans_son_bon_ou_sans_son_entree_est_nomme(tenue):
    vente = Vente.objects.get()
    with sans_defense(Bon):
        effacer(Bon, vente.bon_id)
        assert f"ticket 1-1 : son bon {vente.bon_id} manque" in ce_que_dit_verifier()
    with sans_defense(Entree):
        Entree.objects.filter(code="boutique.vente.encaissee")._raw_delete("default")
        assert "ticket 1-1 : le journal n’en dit rien" in ce_que_dit_verifier()


def test_un_evenement_ote_de_la_chaine_reste_dans_le_journal(tenue):
    deplacer_de(tenue, 300)
    with sans_defense(Vente):
        dernier = Entree.objects.filter(contenu__has_key="maillon").latest("pk").contenu["maillon"]
        couper(Maillon.objects.get(chaine__nom="caisse:1:evenements", rang=dernier))

        assert any(f"caisse 1, événement {dernier} : " in p for p in ce_que_dit_verifier())
