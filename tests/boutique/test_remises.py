"""Deposits: each cheque on one slip, cash that leaves where it was, steps that follow."""

import re
from uuid import uuid4

import pytest

from boutique.cheques import cheques_a_remettre
from boutique.coffres import au_coffre, tiroir_attendu
from boutique.models import ChequeRemis, EtapeRemise, RemiseBanque
from boutique.refus import (
    ChequeDejaRemis,
    CoffreInsuffisant,
    EspecesInsuffisantes,
    EtapeSautee,
    RemiseVide,
)
from boutique.services.remises import (
    crediter,
    preparer_les_cheques,
    preparer_les_especes,
    remettre,
)
from boutique.verifications import evenements
from boutique.verifications_remises import coffres, remises
from petiterockette.droits import DroitManquant
from tests.boutique.a_la_caisse import ligne, paye, plafonner, rend, une_caisse
from tests.boutique.pages import envoyer, lire, tenir
from tests.boutique.remises import au_coffre_on_met, une_remise
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenue(client):
    """A till that took three cheques, of 5,00 €, 5,00 € and 3,00 €."""
    tenue = une_caisse(role="responsable")
    for article, cts, ref in (("Manteau", 500, "0012"), ("Manteau", 500, ""), ("Chemise", 300, "")):
        tenue.vendre(ligne(article), reglements=[paye("cheque", cts, reference=ref)])
    tenir(client, tenue)
    return tenue


def en_main(tenue) -> list[int]:
    return [r.pk for r in cheques_a_remettre([tenue.point.lieu_id])]


def preparer(tenue, cheques, **champs):
    champs.setdefault("uuid", uuid4())
    return preparer_les_cheques(
        lieu=tenue.point.lieu, cheques=cheques, compte=tenue.compte, par=None, **champs
    )


def envelopper(tenue, coupures, **champs):
    champs.setdefault("uuid", uuid4())
    return preparer_les_especes(
        lieu=tenue.point.lieu, coupures=coupures, compte=tenue.compte, par=None, **champs
    )


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


def test_la_caisse_ne_prepare_pas_de_remise(tenue):
    tenue.compte = un_compte("caisse", lieu=tenue.point.lieu)

    with pytest.raises(DroitManquant):
        preparer(tenue, [1])


def test_les_evenements_redisent_les_remises(tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue))
    remettre(remise=remise, compte=tenue.compte, par=None)
    envelopper(tenue, {1_000: 2}, session=tenue.session)
    une_remise(tenue.point.lieu)

    constats = [*evenements(), *remises(), *coffres()]

    assert [c.phrase for c in constats] == []


def test_une_remise_sans_ses_cheques_se_voit(tenue):
    RemiseBanque.objects.create(
        uuid=uuid4(), lieu=tenue.point.lieu, genre="cheques", montant_cts=500
    )

    phrases = " ".join(c.phrase for c in remises())

    assert "porte 0,00" in phrases
    assert "celui qui a été scellé" in phrases


# As pages do it


def test_le_bordereau_liste_chaque_cheque_et_son_total(client, tenue):
    page = lire(client, "remise_nouvelle", lieu=tenue.point.lieu.code, genre="cheques")
    assert lue(page).count(" checked") == 3

    reponse = envoyer(
        client,
        "remise_nouvelle",
        lieu=tenue.point.lieu.code,
        genre="cheques",
        cheques=en_main(tenue)[:2],
    )

    texte = lue(client.get(reponse["Location"]))
    assert re.findall(r'<data value="(\d+)"', texte) == ["500", "500", "1000"]
    assert "0012" in texte
    assert "2 chèques" in texte


def test_le_bordereau_d_especes_dit_ses_billets(client, tenue):
    au_coffre_on_met(tenue.point.lieu, 10_000)

    reponse = envoyer(
        client,
        "remise_nouvelle",
        lieu=tenue.point.lieu.code,
        genre="especes",
        depuis="coffre",
        n_2000="3",
        n_50="4",
    )

    texte = lue(client.get(reponse["Location"]))
    assert re.findall(r'<data value="(\d+)"', texte) == ["6000", "200", "6200"]


def test_une_enveloppe_vide_se_refuse_et_la_grille_se_garde(client, tenue):
    champs = {"lieu": tenue.point.lieu.code, "genre": "especes", "depuis": "coffre"}

    assert "Comptez ce qui part" in lue(envoyer(client, "remise_nouvelle", **champs))
    reponse = envoyer(client, "remise_nouvelle", **champs, n_1000="douze")
    assert list(erreurs(reponse)) == ["n_1000"]
    assert 'value="douze"' in lue(reponse)
    assert not RemiseBanque.objects.exists()


def test_le_tiroir_compte_et_pas_repris_peut_partir_a_la_banque(client, tenue):
    tenue.fermer()
    tenue.compter(10_000, cheques=3)

    envoyer(
        client,
        "remise_nouvelle",
        lieu=tenue.point.lieu.code,
        genre="especes",
        depuis=str(tenue.session.pk),
        n_2000="1",
    )

    assert tiroir_attendu(tenue.session) == 8_000


def test_un_cheque_parti_entre_temps_se_dit(client, tenue):
    cheques = en_main(tenue)
    preparer(tenue, cheques[:1])

    reponse = envoyer(
        client, "remise_nouvelle", lieu=tenue.point.lieu.code, genre="cheques", cheques=cheques
    )

    assert "n’est plus là" in erreurs(reponse)["cheques"]


def test_les_etapes_se_touchent_dans_l_ordre(client, tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue))

    trop_tot = envoyer(client, "remise_crediter", remise.pk)
    assert "Une remise se prépare, se porte" in lue(client.get(trop_tot["Location"]))
    envoyer(client, "remise_remettre", remise.pk)
    encore = envoyer(client, "remise_remettre", remise.pk)
    assert "c’était déjà noté" in lue(client.get(encore["Location"]))
    envoyer(client, "remise_crediter", remise.pk)

    assert "créditée" in lue(lire(client, "remises"))
    assert remise.etapes.count() == 3


def test_les_remises_d_un_autre_lieu_ne_se_voient_pas(client, tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue)[:1])
    ailleurs = un_point("caisse")
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    assert "Aucune remise pour l’instant" in lue(lire(client, "remises"))
    assert lire(client, "remise", remise.pk).status_code == 403
    assert envoyer(client, "remise_remettre", remise.pk).status_code == 403
    assert lire(client, "remises", lieu=tenue.point.lieu.code).status_code == 403


def test_la_liste_ne_demande_pas_plus_avec_plus_de_remises(
    client, tenue, django_assert_max_num_queries
):
    for cheque in en_main(tenue):
        preparer(tenue, [cheque])

    with django_assert_max_num_queries(18):
        lire(client, "remises")
