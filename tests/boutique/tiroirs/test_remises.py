"""Deposits: each cheque on one slip, cash that leaves where it was, steps that follow."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from boutique.integrite.verifications.rangees_dites import evenements
from boutique.tiroirs.alertes import remises_oubliees
from boutique.tiroirs.coffres import au_coffre, tiroir_attendu
from boutique.tiroirs.models import ChequeRemis, EtapeRemise, RemiseBanque
from boutique.tiroirs.refus import (
    ChequeDejaRemis,
    CoffreInsuffisant,
    EspecesInsuffisantes,
    EtapeSautee,
    RemiseAnnulee,
    RemiseDejaPortee,
    RemiseVide,
)
from boutique.tiroirs.services.banque import annuler, crediter, remettre
from boutique.tiroirs.verifications.banque import remises
from petiterockette.droits import DroitManquant
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, plafonner, rend, une_caisse
from tests.boutique.remises import (
    au_coffre_on_met,
    en_main,
    envelopper,
    preparer,
    une_caisse_et_trois_cheques,
    une_remise,
)
from tests.fabriques import un_compte, un_point

pytestmark = pytest.mark.django_db


def ouvrir_la_caisse() -> ALaCaisse:
    return une_caisse_et_trois_cheques()


def test_les_cheques_pris_attendent_une_remise(tenue):
    remise, nouvelle = preparer(tenue, en_main(tenue)[:2])

    assert (remise.montant_cts, nouvelle) == (1_000, True)
    assert len(en_main(tenue)) == 1


def test_un_cheque_n_est_que_sur_une_remise(tenue):
    cheques = en_main(tenue)
    preparer(tenue, cheques[:1])

    with pytest.raises(ChequeDejaRemis):
        preparer(tenue, cheques)
    assert ChequeRemis.objects.count() == 1


def test_une_remise_porte_quelque_chose(tenue):
    with pytest.raises(RemiseVide):
        preparer(tenue, [])
    with pytest.raises(RemiseVide):
        envelopper(tenue, {1_000: 0})


def test_un_cheque_rendu_ou_corrige_n_est_plus_a_remettre(tenue):
    plafonner("responsable", None)
    rendue = tenue.vendre(ligne("Veste"), reglements=[paye("cheque", 300)])
    corrigee = tenue.vendre(ligne("Veste"), reglements=[paye("cheque", 300)])
    assert len(en_main(tenue)) == 5

    tenue.rendre(rendue, [rend(rendue.lignes.get())], reglements=[paye("cheque", 300)])
    tenue.corriger(corrigee, paye("carte", 300))

    assert len(en_main(tenue)) == 3


def test_un_paiement_corrige_en_cheque_est_a_remettre(tenue):
    vente = tenue.vendre(ligne("Veste"), reglements=[paye("carte", 300)])

    tenue.corriger(vente, paye("cheque", 300))

    assert len(en_main(tenue)) == 4


def test_les_cheques_de_l_entrainement_et_d_ailleurs_n_y_sont_pas(tenue):
    ailleurs = une_caisse(point=un_point("caisse"))
    ailleurs.vendre(ligne("Veste"), reglements=[paye("cheque", 300)])
    ecole = une_caisse(point=un_point("caisse", lieu=tenue.point.lieu), ecole=True)
    ecole.vendre(ligne("Veste"), reglements=[paye("cheque", 300)])

    assert len(en_main(tenue)) == 3
    with pytest.raises(ChequeDejaRemis):
        preparer(tenue, en_main(ailleurs))


def test_les_especes_quittent_le_coffre_ou_le_tiroir(tenue):
    lieu = tenue.point.lieu
    au_coffre_on_met(lieu, 8_000)
    envelopper(tenue, {2_000: 3})
    assert au_coffre(lieu.pk) == 2_000

    remise, _nouvelle = envelopper(tenue, {1_000: 2}, session=tenue.session)

    assert tiroir_attendu(tenue.session) == 8_000
    assert [m.montant_cts for m in remise.especes.all()] == [2_000]


def test_on_ne_porte_pas_plus_qu_il_n_y_a(tenue):
    au_coffre_on_met(tenue.point.lieu, 1_000)

    with pytest.raises(CoffreInsuffisant):
        envelopper(tenue, {2_000: 1})
    with pytest.raises(EspecesInsuffisantes):
        envelopper(tenue, {2_000: 6}, session=tenue.session)
    assert not RemiseBanque.objects.exists()


def test_la_meme_page_prepare_une_remise(tenue):
    cle = uuid4()
    au_coffre_on_met(tenue.point.lieu, 2_000)

    une, nouvelle = preparer(tenue, en_main(tenue), uuid=cle)
    encore, pas_nouvelle = preparer(tenue, [1], uuid=cle)
    assert (une, nouvelle, pas_nouvelle) == (encore, True, False)

    cle = uuid4()
    une, _ = envelopper(tenue, {2_000: 1}, uuid=cle)
    encore, pas_nouvelle = envelopper(tenue, {2_000: 1}, uuid=cle)
    assert (une, pas_nouvelle) == (encore, False)
    assert au_coffre(tenue.point.lieu_id) == 0


def test_une_remise_se_prepare_se_porte_puis_parait(tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue))
    qui = {"remise": remise, "compte": tenue.compte, "par": None}

    with pytest.raises(EtapeSautee):
        crediter(**qui)
    assert remettre(**qui)[1]
    assert not remettre(**qui)[1]
    assert crediter(**qui)[1]

    etats = list(EtapeRemise.objects.values_list("etat", flat=True))
    assert etats == ["preparee", "remise", "creditee"]


def test_une_remise_annulee_rend_ses_cheques_et_rien_ne_se_perd(tenue):
    cheques = en_main(tenue)
    remise, _nouvelle = preparer(tenue, cheques)
    qui = {"compte": tenue.compte, "par": None}

    assert annuler(remise=remise, motif="par erreur", **qui)[1]
    assert not annuler(remise=remise, motif="encore", **qui)[1]

    assert en_main(tenue) == cheques
    assert remise.cheques.count() == 3
    assert not list(remises_oubliees(tenue.session.jour + timedelta(days=90), 15))
    with pytest.raises(RemiseAnnulee):
        remettre(remise=remise, **qui)
    suivante, _nouvelle = preparer(tenue, cheques[:2])
    remettre(remise=suivante, **qui)
    with pytest.raises(RemiseDejaPortee):
        annuler(remise=suivante, motif="trop tard", **qui)
    assert len(en_main(tenue)) == 1
    assert [c.phrase for c in [*evenements(), *remises()]] == []


def test_des_especes_annulees_reviennent_au_coffre(tenue):
    lieu = tenue.point.lieu
    remise, _nouvelle = envelopper(tenue, {1_000: 2}, session=tenue.session)

    annuler(remise=remise, motif="par erreur", compte=tenue.compte, par=None)

    assert au_coffre(lieu.pk) == 2_000
    assert tiroir_attendu(tenue.session) == 8_000
    assert [c.phrase for c in [*evenements(), *remises()]] == []


def test_la_base_refuse_un_cheque_sur_deux_remises_et_une_remise_portee_et_annulee(tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue)[:1])
    annuler(remise=remise, motif="par erreur", compte=tenue.compte, par=None)
    porte = remise.cheques.get()
    etape = remise.etapes.get(etat="annulee")

    with pytest.raises(IntegrityError), transaction.atomic():
        ChequeRemis.objects.create(remise=remise, reglement=porte.reglement)
    etape.pk, etape.etat = None, "remise"
    with pytest.raises(IntegrityError), transaction.atomic():
        etape.save(force_insert=True)


def test_un_cheque_repris_d_une_remise_pas_annulee_se_voit(tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue)[:1])
    porte = remise.cheques.get()
    repris = ChequeRemis.objects.create(remise=remise, reglement=porte.reglement, apres=porte)

    phrases = " ".join(c.phrase for c in remises())

    assert f"chèque remis {repris.pk} : sur la remise {remise.pk}" in phrases


def test_la_caisse_ne_prepare_pas_de_remise(tenue):
    tenue.compte = un_compte("caisse", lieu=tenue.point.lieu)

    with pytest.raises(DroitManquant):
        preparer(tenue, [1])


def test_les_evenements_redisent_les_remises(tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue))
    remettre(remise=remise, compte=tenue.compte, par=None)
    envelopper(tenue, {1_000: 2}, session=tenue.session)
    une_remise(tenue.point.lieu)

    constats = [*evenements(), *remises()]

    assert [c.phrase for c in constats] == []


def test_un_cheque_d_une_autre_remise_se_voit(tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue)[:1])
    ajoute = ChequeRemis.objects.create(remise=remise, reglement_id=en_main(tenue)[0])

    phrases = " ".join(c.phrase for c in [*remises(), *evenements()])

    assert "annonce 5,00" in phrases
    assert f"chèque remis {ajoute.pk} : sans événement" in phrases


def test_une_remise_sans_ses_cheques_se_voit(tenue):
    remise = RemiseBanque.objects.create(
        uuid=uuid4(), lieu=tenue.point.lieu, genre="cheques", montant_cts=500
    )

    phrases = " ".join(c.phrase for c in [*remises(), *evenements()])

    assert "porte 0,00" in phrases
    assert f"remise en banque {remise.pk} : sans événement" in phrases
