"""The safe: what it should hold, how it is counted; cash that moves, as its pages do it."""

from uuid import uuid4

import pytest

from boutique.integrite.verifications.rangees_dites import evenements
from boutique.tiroirs.coffres import au_coffre, tiroir_attendu
from boutique.tiroirs.models import MouvementEspeces
from boutique.tiroirs.refus import CoffreInsuffisant, ComptageDuCoffre, TiroirRepris
from boutique.tiroirs.services.coffres import compter_le_coffre
from petiterockette.droits import DroitManquant
from tests.boutique.a_la_caisse import ALaCaisse, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, lire
from tests.boutique.remises import au_coffre_on_met
from tests.boutique.tiroirs.test_sessions import deplacer_de
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]


def ouvrir_la_caisse() -> ALaCaisse:
    return une_caisse(role="responsable")


@pytest.fixture
def tenue(tenue, client) -> ALaCaisse:
    tenir(client, tenue)
    return tenue


def deplacer(client, tenue, sens="tiroir-coffre", montant="40", motif="trop de billets", **champs):
    return envoyer(
        client,
        "especes",
        session=tenue.session.pk,
        sens=sens,
        montant=montant,
        motif=motif,
        **champs,
    )


@pytest.mark.parametrize(
    ("sens", "tiroir", "coffre"),
    [
        ("tiroir-coffre", 6_000, 4_000),
        ("tiroir-depense", 6_000, 0),
        ("tiroir-banque", 6_000, 0),
        ("banque-tiroir", 14_000, 0),
    ],
)
def test_les_especes_se_deplacent(client, tenue, sens, tiroir, coffre):
    deplacer(client, tenue, sens, "40,00")

    assert tiroir_attendu(tenue.session) == tiroir
    assert au_coffre(tenue.point.lieu_id) == coffre


def test_deux_appuis_deplacent_une_fois(client, tenue):
    page = str(uuid4())

    deplacer(client, tenue, uuid=page)
    encore = deplacer(client, tenue, uuid=page)

    assert MouvementEspeces.objects.count() == 1
    assert "une seule fois" in lue(client.get(encore["Location"]))


@pytest.mark.parametrize(
    ("champs", "faux"),
    [
        ({"sens": ""}, "sens"),
        ({"sens": "coffre-banque"}, "sens"),
        ({"montant": "0"}, "montant"),
        ({"montant": "beaucoup"}, "montant"),
        ({"motif": "   "}, "motif"),
    ],
)
def test_ce_qui_manque_se_dit_a_cote(client, tenue, champs, faux):
    reponse = deplacer(client, tenue, **champs)

    assert list(erreurs(reponse)) == [faux]
    assert not MouvementEspeces.objects.exists()


def test_on_ne_sort_pas_plus_que_le_tiroir_ni_que_le_coffre(client, tenue):
    trop = lue(deplacer(client, tenue, montant="100,01"))
    assert "Le tiroir ne devrait pas tenir autant" in trop
    reponse = deplacer(client, tenue, "coffre-tiroir", "0,01")
    assert "Le coffre ne devrait tenir que 0,00 € : comptez-le d’abord." in lue(reponse)


def test_le_tiroir_d_avant_est_celui_d_aujourd_hui(tenue):
    hier = tenue.session
    tenue.fermer()
    tenue.compter(10_000)
    tenue.rouvrir()
    tenue.session, aujourd_hui = hier, tenue.session

    with pytest.raises(TiroirRepris):
        deplacer_de(tenue, 1_000)
    tenue.session = aujourd_hui
    assert deplacer_de(tenue, 1_000).session == aujourd_hui


def test_l_argent_de_l_entrainement_n_entre_pas_au_coffre():
    tenue = une_caisse(ecole=True)

    deplacer_de(tenue, 4_000)

    assert au_coffre(tenue.point.lieu_id) == 0


def test_compter_le_coffre_demande_pourquoi_seulement_s_il_y_a_un_ecart(client, tenue):
    code = tenue.point.lieu.code
    reponse = envoyer(client, "coffre_compter", code, n_2000="5")
    assert erreurs(reponse) == {
        "motif": "Il y a un écart de 100,00 € : recomptez, ou dites pourquoi."
    }
    assert 'value="5"' in lue(reponse)

    envoyer(client, "coffre_compter", code, n_2000="5", motif="premier comptage")
    juste = envoyer(client, "coffre_compter", code, n_2000="5")

    assert au_coffre(tenue.point.lieu_id) == 10_000
    assert "tout est juste" in lue(client.get(juste["Location"]))


def test_la_meme_page_compte_le_coffre_une_fois(tenue):
    page = {"lieu": tenue.point.lieu, "uuid": uuid4(), "compte": tenue.compte, "par": None}

    premier = compter_le_coffre(**page, coupures={1_000: 5}, motif="premier comptage")
    encore = compter_le_coffre(**page, coupures={1_000: 5}, motif="premier comptage")

    assert (premier, encore) == (5_000, 5_000)
    assert au_coffre(tenue.point.lieu_id) == 5_000
    assert MouvementEspeces.objects.count() == 1


def test_un_coffre_trop_court_se_note_en_moins(tenue):
    au_coffre_on_met(tenue.point.lieu, 5_000)

    with pytest.raises(ComptageDuCoffre):
        compter_le_coffre(
            lieu=tenue.point.lieu, uuid=uuid4(), coupures={}, compte=tenue.compte, par=None
        )
    ecart = compter_le_coffre(
        lieu=tenue.point.lieu,
        uuid=uuid4(),
        coupures={1_000: 4},
        motif="on ne sait pas",
        compte=tenue.compte,
        par=None,
    )

    assert (ecart, au_coffre(tenue.point.lieu_id)) == (-1_000, 4_000)


def test_le_coffre_paie_une_petite_depense_et_pas_plus_qu_il_ne_tient(client, tenue):
    code = tenue.point.lieu.code
    au_coffre_on_met(tenue.point.lieu, 5_000)
    depense = {"sens": "coffre-depense", "motif": "timbres"}

    reponse = envoyer(client, "coffre_deplacer", code, montant="50,01", **depense)
    assert "Le coffre ne devrait tenir que 50,00" in lue(reponse)
    envoyer(client, "coffre_deplacer", code, montant="12.5", **depense)

    assert au_coffre(tenue.point.lieu_id) == 3_750
    assert "timbres" in lue(lire(client, "coffre"))


def test_un_coffre_qui_ne_tient_rien_refuse_de_donner(tenue):
    with pytest.raises(CoffreInsuffisant):
        deplacer_de(tenue, 1, de="coffre", vers="tiroir")


def test_la_caisse_ne_compte_pas_le_coffre():
    tenue = une_caisse(role="caisse")

    with pytest.raises(DroitManquant):
        compter_le_coffre(
            lieu=tenue.point.lieu, uuid=uuid4(), coupures={}, compte=tenue.compte, par=None
        )


def test_le_coffre_d_un_autre_lieu_ne_se_voit_ni_ne_se_compte(client, tenue):
    ailleurs = un_point("caisse")
    au_coffre_on_met(tenue.point.lieu, 5_000)
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    assert "50,00" not in lue(lire(client, "coffre"))
    assert lire(client, "coffre_compter", tenue.point.lieu.code).status_code == 403
    assert lire(client, "coffre", lieu=tenue.point.lieu.code).status_code == 403


def test_un_lieu_sans_caisse_dit_quand_son_coffre_apparaitra(client):
    point = un_point()
    connecter(client, un_compte("responsable", lieu=point.lieu), point)

    assert "Pas encore de caisse ici" in lue(lire(client, "coffre"))


def test_la_page_du_coffre_ne_demande_pas_plus_avec_plus_de_mouvements(
    client, tenue, django_assert_max_num_queries
):
    au_coffre_on_met(tenue.point.lieu, 5_000)
    for _rang in range(4):
        deplacer_de(tenue, 100)

    with django_assert_max_num_queries(18):
        lire(client, "coffre")


def test_les_evenements_redisent_ce_qui_a_bouge(tenue):
    au_coffre_on_met(tenue.point.lieu, 5_000)
    deplacer_de(tenue, 1_000)
    deplacer_de(tenue, 500, de="coffre", vers="tiroir")

    assert [c.phrase for c in evenements()] == []
