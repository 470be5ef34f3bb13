"""A till from its opening to its count: one device, one float, nothing forgotten."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from boutique.caisses.models import Session
from boutique.caisses.refus import CaisseFermee, JourneeFinie
from boutique.integrite.verifications.rangees_dites import evenements
from boutique.tiroirs.coffres import au_coffre, derniere_fermee, fond_propose, tiroir_attendu
from boutique.tiroirs.refus import (
    CaisseDejaOuverte,
    DejaComptee,
    EspecesInsuffisantes,
    MotifDeLEcart,
    SessionPasFermee,
)
from boutique.tiroirs.services.especes import deplacer
from boutique.tiroirs.services.sessions import fermer_les_oubliees, ouvrir, reprendre_ici
from tests.boutique.a_la_caisse import ALaCaisse, la_caisse, ligne, paye, une_caisse
from tests.fabriques import les_listes, un_compte, un_point

pytestmark = pytest.mark.django_db

MIDI = datetime(2026, 3, 10, 11, tzinfo=UTC)


def deplacer_de(tenue, montant_cts: int, de="tiroir", vers="coffre", motif="trop de billets"):
    mouvement, _nouveau = deplacer(
        session=tenue.session,
        uuid=uuid4(),
        de=de,
        vers=vers,
        montant_cts=montant_cts,
        motif=motif,
        compte=tenue.compte,
        par=None,
    )
    return mouvement


def test_une_caisse_ne_s_ouvre_pas_deux_fois(tenue):
    with pytest.raises(CaisseDejaOuverte):
        tenue.rouvrir()


def test_une_installation_d_avant_la_caisse_recoit_ses_listes_a_la_premiere_ouverture():
    les_listes()
    point = un_point("caisse")
    tenue = ALaCaisse(point, un_compte("caisse", lieu=point.lieu))

    tenue.rouvrir()

    assert tenue.vendre(ligne("Pantalon")).numero == 1


def test_la_meme_page_ouvre_la_meme_session(tenue):
    tenue.fermer()
    page = {"point": tenue.point, "uuid": uuid4(), "fond_cts": 5_000, "compte": tenue.compte}

    premiere, nouvelle = ouvrir(**page, par=None, appareil=tenue.appareil)
    encore, pas_nouvelle = ouvrir(**page, par=None, appareil=tenue.appareil)

    assert (premiere.pk, nouvelle, pas_nouvelle) == (encore.pk, True, False)


def test_reprise_ailleurs_la_premiere_tablette_ne_vend_plus(tenue):
    reprendre_ici(
        session=tenue.session, compte=tenue.compte, par=None, appareil="autre", motif="cassée"
    )

    with pytest.raises(Exception, match="tenue sur un autre appareil"):
        tenue.vendre(ligne("Pantalon"))
    tenue.appareil = "autre"
    assert tenue.vendre(ligne("Pantalon")).numero == 1


def test_le_tiroir_attendu_suit_les_ventes_la_monnaie_et_les_mouvements(tenue):
    tenue.vendre(ligne("Pantalon"), reglements=[paye("especes", 300, 1_000)])
    tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    deplacer_de(tenue, 4_000)

    assert tiroir_attendu(tenue.session) == 10_000 + 300 - 4_000
    assert au_coffre(tenue.point.lieu_id) == 4_000


def test_on_ne_sort_pas_plus_que_le_tiroir_ne_tient():
    tenue = une_caisse(fond_cts=1_000)

    with pytest.raises(EspecesInsuffisantes):
        deplacer_de(tenue, 1_001)


def test_on_ne_compte_qu_une_caisse_fermee(tenue):
    with pytest.raises(SessionPasFermee):
        tenue.compter(10_000)


def test_un_compte_juste_se_retient_sans_question(tenue):
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()

    comptage = tenue.compter(10_300)

    assert comptage.retenu
    assert comptage.ecart_cts == 0
    with pytest.raises(DejaComptee):
        tenue.compter(10_300)


def test_dans_la_tolerance_l_ecart_se_retient_et_s_ecrit(tenue):
    tenue.fermer()

    comptage = tenue.compter(9_800)

    assert (comptage.retenu, comptage.ecart_cts) == (True, -200)
    assert tiroir_attendu(tenue.session) == 9_800


def test_au_dela_on_recompte_puis_on_dit_pourquoi(tenue):
    tenue.fermer()

    assert not tenue.compter(9_000).retenu
    with pytest.raises(MotifDeLEcart):
        tenue.compter(9_000)
    assert tenue.compter(9_000, motif="erreur de monnaie").retenu
    assert tiroir_attendu(tenue.session) == 9_000


def test_le_fond_propose_est_ce_qui_reste_une_fois_la_recette_rangee(tenue):
    tenue.vendre(ligne("Pantalon", 10))
    tenue.fermer()
    tenue.compter(13_000)
    deplacer_de(tenue, 3_000)

    caisse = la_caisse(tenue.point)
    assert fond_propose(caisse, derniere_fermee(caisse)) == 10_000


def test_deux_sessions_d_un_jour_ne_partagent_aucune_vente(tenue):
    matin = tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    tenue.rouvrir()
    soir = tenue.vendre(ligne("Pantalon"))

    assert matin.session_id != soir.session_id
    assert [s.numero for s in Session.objects.order_by("id")] == [1, 2]


def test_apres_minuit_une_vente_compte_le_jour_de_l_ouverture():
    with time_machine.travel(datetime(2026, 3, 10, 21, tzinfo=UTC), tick=False):
        tenue = une_caisse()
    with time_machine.travel(datetime(2026, 3, 10, 23, 30, tzinfo=UTC), tick=False):
        vente = tenue.vendre(ligne("Pantalon", masse_g=400))

    assert vente.jour.isoformat() == "2026-03-10"
    assert vente.bon is not None
    assert vente.bon.jour == vente.jour


def test_oubliee_ouverte_elle_ne_vend_plus_a_quatre_heures_et_demie():
    with time_machine.travel(MIDI, tick=False):
        tenue = une_caisse()
    with (
        time_machine.travel(datetime(2026, 3, 11, 3, 30, tzinfo=UTC), tick=False),
        pytest.raises(JourneeFinie),
    ):
        tenue.vendre(ligne("Pantalon"))


def test_oubliee_ouverte_elle_se_ferme_d_office_et_attend_son_comptage():
    with time_machine.travel(MIDI, tick=False):
        tenue = une_caisse()
        tenue.vendre(ligne("Pantalon"))

    n = fermer_les_oubliees(MIDI + timedelta(days=1))

    tenue.session.refresh_from_db()
    assert n == 1
    assert tenue.session.oubliee
    assert list(Session.objects.a_compter()) == [tenue.session]
    with pytest.raises(CaisseFermee):
        tenue.vendre(ligne("Pantalon"))


def test_les_evenements_redisent_tout_ce_qui_est_ecrit(tenue):
    tenue.vendre(ligne("Pantalon"))
    deplacer_de(tenue, 4_000)
    tenue.fermer()
    tenue.compter(5_000)
    tenue.compter(5_000, motif="vol")

    assert [c.phrase for c in evenements()] == []
