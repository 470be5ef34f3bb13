"""Vouchers: what is left, what they paid; granted to a prescriber, told by month, nobody named."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from boutique.ventes.models import BonAchat
from boutique.ventes.refus import AutrePapier
from boutique.ventes.services.bons_solidaires import codes_du_geste
from boutique.ventes.verifications.tickets import bons_d_achat
from petiterockette.journal.models import Entree
from petiterockette.personnes.models import Structure
from tests.boutique.a_la_caisse import ligne, paye
from tests.boutique.des_bons import des_bons_solidaires
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilot():
    return Structure.objects.create(nom="L’Îlot d’accueil", genre="association")


def octroi(structure, **champs) -> dict:
    champs.setdefault("expire_le", (timezone.localdate() + timedelta(days=90)).isoformat())
    return {"prescripteur": structure.pk, "quantite": "3", "valeur": "12,50"} | champs


def test_on_donne_des_bons_a_une_structure_sans_nom_de_beneficiaire(guichet, ilot):
    reponse = guichet.poster("bons_solidaires", **octroi(ilot))

    bons = list(BonAchat.objects.all())
    assert [(b.valeur_cts, b.solde_cts, b.prescripteur) for b in bons] == [(1_250, 1_250, ilot)] * 3
    planche = lue(guichet.client.get(reponse["Location"]))
    for bon in bons:
        assert bon.code in planche
    assert planche.count("12,50 €") == 3
    assert Entree.objects.get(code="boutique.bons.octroyes").contenu["valeur_cts"] == 1_250
    assert [c.phrase for c in bons_d_achat()] == []


def test_un_double_appui_ne_donne_qu_une_fois(guichet, ilot):
    champs = octroi(ilot, uuid=str(uuid4()))

    reponses = [guichet.poster("bons_solidaires", **champs) for _fois in range(2)]

    assert reponses[0]["Location"] == reponses[1]["Location"]
    assert BonAchat.objects.count() == 3
    assert Entree.objects.filter(code="boutique.bons.octroyes").count() == 1


def test_la_meme_page_avec_un_autre_contenu_est_refusee(ilot, guichet):
    uuid = uuid4()
    des_bons_solidaires(ilot, uuid=uuid)

    with pytest.raises(AutrePapier):
        des_bons_solidaires(ilot, uuid=uuid, quantite=3)
    with pytest.raises(AutrePapier):
        des_bons_solidaires(ilot, uuid=uuid, valeur_cts=999)
    assert BonAchat.objects.count() == 2


def test_les_codes_d_un_geste_ne_se_devinent_pas_et_different(settings):
    uuid = uuid4()
    codes = codes_du_geste(uuid)

    assert len(set(codes)) == 100
    assert {len(code) for code in codes} == {8}
    settings.SECRET_KEY = "une autre clé"
    assert codes_du_geste(uuid) != codes


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"quantite": "0"}, "quantite", "Un bon au moins."),
        ({"quantite": "101"}, "quantite", "Cent bons à la fois au plus."),
        ({"valeur": "0"}, "valeur", "Un bon vaut quelque chose."),
        ({"valeur": "dix"}, "valeur", "« dix » n’est pas un montant en euros."),
        ({"expire_le": "2020-01-01"}, "expire_le", "Choisissez un jour à venir."),
        ({"prescripteur": ""}, "prescripteur", "Choisissez la structure qui donnera ces bons."),
    ],
)
def test_ce_qui_ne_va_pas_se_dit_a_sa_place(guichet, ilot, champs, champ, phrase):
    reponse = guichet.poster("bons_solidaires", **octroi(ilot, **champs))

    assert erreurs(reponse) == {champ: phrase}
    assert not BonAchat.objects.exists()


def test_une_page_sans_numero_le_dit_et_en_reprend_un(guichet, ilot):
    reponse = guichet.poster("bons_solidaires", **octroi(ilot, uuid="perdu"))

    assert "La page avait perdu son numéro" in erreurs(reponse)["__all__"]
    assert not BonAchat.objects.exists()
    neuf = reponse.context["form"]["uuid"].value()
    guichet.poster("bons_solidaires", **octroi(ilot, uuid=neuf))
    assert BonAchat.objects.count() == 3


def test_qui_tient_la_caisse_ne_donne_pas_de_bons(guichet, ilot):
    client = guichet.en_tant_que("caisse")

    assert client.post(guichet.adresse("bons_solidaires"), octroi(ilot)).status_code == 403
    assert "Donner des bons" not in lue(client.get(guichet.adresse("bons_achat")))


def test_un_bon_dit_ce_qu_il_a_paye_et_ce_qui_reste(guichet, ilot):
    [bon, _autre] = des_bons_solidaires(ilot)
    vente = guichet.tenue.vendre(
        ligne("Pantalon"), reglements=[paye("bon", 300, reference=bon.code)]
    )

    page = lue(guichet.lire("bon_achat", bon))

    assert "7,00 €" in page
    assert "entamé" in page
    assert f"ticket nº {vente.numero_lisible}" in page
    assert guichet.adresse("ticket", vente) in page


def test_qui_ne_peut_pas_depenser_un_code_ne_le_lit_pas(guichet, ilot):
    [bon, _autre] = des_bons_solidaires(ilot)
    controle = guichet.en_tant_que("controle")

    for page in (
        lue(controle.get(guichet.adresse("bon_achat", bon))),
        lue(controle.get(guichet.adresse("bons_achat"))),
        lue(guichet.lire("bons_achat")),
    ):
        assert bon.code not in page
        assert f"…{bon.code[-3:]}" in page
    assert bon.code in lue(guichet.lire("bon_achat", bon))


def test_on_retrouve_un_bon_par_son_code(guichet, ilot):
    [bon, _autre] = des_bons_solidaires(ilot)
    saisi = f"{bon.code[:4].lower()} {bon.code[4:]}"

    reponse = guichet.lire("bons_achat", code=saisi)

    assert [b.pk for b, _code in reponse.context["lignes"]] == [bon.pk]


def test_un_bon_perime_ne_compte_plus_dans_ce_qui_reste(guichet, ilot):
    [bon, _autre] = des_bons_solidaires(ilot)
    BonAchat.objects.filter(pk=bon.pk).update(expire_le=date(2020, 1, 1))

    assert len(guichet.lire("bons_achat", reste="on").context["lignes"]) == 1
    assert "périmé" in lue(guichet.lire("bon_achat", bon))


def test_le_releve_du_mois_est_par_structure_sans_nom_ni_code(
    guichet, ilot, django_assert_max_num_queries
):
    bons = des_bons_solidaires(ilot, quantite=3)
    for bon in bons[:2]:
        guichet.tenue.vendre(ligne("Pantalon"), reglements=[paye("bon", 300, reference=bon.code)])

    with django_assert_max_num_queries(14):
        reponse = guichet.lire("bons_releve")

    [releve] = reponse.context["lignes"]
    assert (releve.structure, releve.donnes, releve.donnes_cts) == (ilot, 3, 3_000)
    assert (releve.tickets, releve.depenses_cts, releve.reste_cts) == (2, 600, 2_400)
    for bon in bons:
        assert bon.code not in lue(reponse)


def test_un_autre_mois_dit_ce_qui_reste_et_rien_de_depense(guichet, ilot):
    des_bons_solidaires(ilot)

    reponse = guichet.lire("bons_releve", mois="2020-02")

    [releve] = reponse.context["lignes"]
    assert (releve.donnes, releve.depenses_cts, releve.reste_cts) == (0, 0, 2_000)
    assert "février 2020" in lue(reponse)
    assert guichet.lire("bons_releve", mois="treize").status_code == 200


def test_un_octroi_inconnu_n_existe_pas(guichet):
    assert guichet.lire("bons_planche", uuid4()).status_code == 404
