"""What a round brings in: each stop tied to the deposit that weighed it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.livre.services.annulations import annuler
from collecte.tournees.models import Arret
from collecte.tournees.refus import ArretDejaPese, ArretPasFait, DepotDejaRelie, DepotSansRapport
from collecte.tournees.services.arrets import corriger, depots_de, dire_l_issue, relier
from petiterockette.journal.models import Entree
from tests.fabriques import connecter, localite, origine, un_document, un_point, une_ligne
from tests.fabriques_tournees import (
    JOUR,
    un_depot_de_tournee,
    un_enlevement,
    un_enlevement_fait,
    une_livraison,
    une_tournee,
)
from tests.pages import lue

from .chemins import geste, page

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]

DEPOTS = "/collecte/depots/"


def test_le_depot_du_camion_se_relie_d_une_touche(client, tournee, camion):
    arret = un_enlevement_fait(tournee, camion)
    bon = un_depot_de_tournee(
        tournee.vehicule.point, une_ligne("mobilier", 31_000), une_ligne("livres", 4_200)
    )
    connecter(client, camion, tournee.vehicule.point)
    assert "C’est le dépôt nº" in lue(client.get(page(tournee)))

    for _ in "ab":
        client.post(geste("arret_relier", arret), {"bon": bon.pk, "retour": "tournee"})

    arret.refresh_from_db()
    assert (arret.apport, arret.masse_g) == (bon.apport, 35_200)
    lu = lue(client.get(page(tournee)))
    assert 'value="35200"' in lu
    assert "C’est le dépôt" not in lu
    assert Entree.objects.filter(code="collecte.arret.pese").count() == 1


def test_la_tournee_ne_compte_rien_deux_fois(tournee, camion):
    """Tying a stop to its deposit moves no matter: the ledger had it already."""
    arret = un_enlevement_fait(tournee, camion)
    bon = un_depot_de_tournee(tournee.vehicule.point, une_ligne("livres", 9_000))
    jour = timezone.localdate()
    avant = bilan(jour, jour, [tournee.lieu]).collecte_g

    relier(arret=arret, bon=bon, compte=camion)

    assert bilan(jour, jour, [tournee.lieu]).collecte_g == avant == 9_000


def test_peser_ouvre_le_comptoir_de_l_arret_sans_demander_ou_est_le_telephone(
    client, tournee, camion
):
    arret = un_enlevement_fait(tournee, camion, code_postal="75020")
    peser = f"/collecte/comptoir/?arret={arret.pk}"
    connecter(client, camion)
    assert peser in lue(client.get(geste("arret", arret)))

    comptoir = client.get(peser)

    # The phone rides with the truck, and remembers it.
    reglages = comptoir.context["reglages"]
    assert reglages["point"]["id"] == tournee.vehicule.point_id
    assert reglages["venue"] == {
        "origine": origine("domicile").pk,
        "localite": localite("75020").pk,
        "arret": arret.pk,
        "arret_rang": arret.rang,
    }
    assert client.get("/collecte/comptoir/?arret='").context["reglages"]["venue"] == {}
    # A device that stands elsewhere is asked, as before.
    connecter(client, camion, un_point())
    assert client.get(peser).status_code == 302


def test_le_depot_pese_de_l_arret_s_y_relie_et_ramene_a_la_tournee(client, tournee, camion):
    arret, autre = un_enlevement_fait(tournee, camion), un_enlevement_fait(tournee, camion)
    connecter(client, camion, tournee.vehicule.point)
    document = un_document(tournee.vehicule.point, origine=origine("domicile").pk, arret=arret.pk)

    for statut in (201, 200):
        reponse = client.post(DEPOTS, document, content_type="application/json")
        assert reponse.status_code == statut
        assert reponse.json()["tournee"] == f"{page(tournee)}?pese={arret.pk}"

    arret.refresh_from_db()
    assert arret.apport_id == reponse.json()["numero"]
    # What was weighed leads back to its round.
    assert page(tournee) in lue(client.get(f"/collecte/bons/{arret.apport_id}/"))
    lu = lue(client.get(reponse.json()["tournee"]))
    assert "Arrêt 1 : 7,4 kg, c’est pesé." in lu
    assert "C’est le dépôt" not in lu
    assert f"?arret={autre.pk}" in lu
    assert f"?arret={arret.pk}" not in lu
    assert client.get(f"/collecte/comptoir/?arret={arret.pk}").url == geste("arret", arret)

    # Weighed twice, the second stands all the same, and says why it is tied to nothing.
    second = {**document, "uuid": str(uuid4())}
    reponse = client.post(DEPOTS, second, content_type="application/json")
    assert reponse.status_code == 201
    assert "est relié au dépôt nº" in reponse.json()["pas_relie"]
    perdu = {**document, "uuid": str(uuid4()), "arret": 9_999_999}
    assert "tournee" not in client.post(DEPOTS, perdu, content_type="application/json").json()


def test_un_depot_retape_garde_l_arret_de_celui_qu_il_remplace(client, tournee, camion):
    arret = un_enlevement_fait(tournee, camion)
    point = tournee.vehicule.point
    connecter(client, camion, point)
    document = un_document(point, origine=origine("domicile").pk, arret=arret.pk)
    faux = client.post(DEPOTS, document, content_type="application/json").json()
    rouvert = client.post(
        faux["annuler"],
        {"uuid": str(uuid4()), "motif": "Mauvais poids"},
        content_type="application/json",
    ).json()["document"]

    juste = client.post(
        DEPOTS, {**rouvert, "uuid": str(uuid4())}, content_type="application/json"
    ).json()

    arret.refresh_from_db()
    assert arret.apport_id == juste["numero"] != faux["numero"]
    # Corrected from anywhere, it leads nobody to the round.
    assert "tournee" not in juste


def test_seuls_les_depots_domicile_du_lieu_et_de_ces_jours_se_proposent(vehicule, camion):
    lundi = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with time_machine.travel(lundi, tick=False):
        tournee = une_tournee(vehicule)
        arret = un_enlevement_fait(tournee, camion)
        du_quai = un_depot_de_tournee(un_point("quai", lieu=vehicule.lieu))
        du_camion = un_depot_de_tournee(vehicule.point)
        volontaire = un_depot_de_tournee(vehicule.point, origine=origine().pk)
        d_ailleurs = un_depot_de_tournee(un_point("camion"))
    with time_machine.travel(lundi + 3 * JOUR, tick=False):
        jeudi = un_depot_de_tournee(vehicule.point)
    with time_machine.travel(lundi + 4 * JOUR, tick=False):
        vendredi = un_depot_de_tournee(vehicule.point)

    assert [b.pk for b in depots_de(tournee)] == [du_camion.pk, jeudi.pk, du_quai.pk]
    for bon in (volontaire, d_ailleurs, vendredi):
        with pytest.raises(DepotSansRapport):
            relier(arret=arret, bon=bon, compte=camion)


def test_un_depot_ne_pese_qu_un_arret(tournee, camion):
    a, b = un_enlevement_fait(tournee, camion), un_enlevement_fait(tournee, camion)
    bon = un_depot_de_tournee(tournee.vehicule.point)
    autre = un_depot_de_tournee(tournee.vehicule.point)
    relier(arret=a, bon=bon, compte=camion)

    assert [b.pk for b in depots_de(tournee)] == [autre.pk]
    with pytest.raises(DepotDejaRelie):
        relier(arret=b, bon=bon, compte=camion)
    with pytest.raises(ArretDejaPese):
        relier(arret=a, bon=autre, compte=camion)
    with pytest.raises(ArretDejaPese):
        corriger(arret=a, compte=camion)


def test_on_ne_pese_ni_ce_qui_n_est_pas_fait_ni_une_livraison(tournee, camion):
    bon = un_depot_de_tournee(tournee.vehicule.point)
    livraison = dire_l_issue(arret=une_livraison(tournee), issue="fait", compte=camion)

    for arret in (un_enlevement(tournee), livraison):
        with pytest.raises(ArretPasFait):
            relier(arret=arret, bon=bon, compte=camion)


def test_un_depot_annule_ne_compte_plus_et_se_remplace(client, tournee, camion, responsable):
    arret = un_enlevement_fait(tournee, camion)
    bon = un_depot_de_tournee(tournee.vehicule.point, une_ligne("livres", 9_000))
    relier(arret=arret, bon=bon, compte=camion)
    annuler(bon=bon, uuid=uuid4(), motif="essai", compte=responsable)

    lu = lue(client.get(page(tournee)))
    assert "dépôt annulé" in lu
    assert "rien n’est encore pesé" in lu
    juste = un_depot_de_tournee(tournee.vehicule.point, une_ligne("livres", 8_000))
    relier(arret=arret, bon=juste, compte=camion)

    arret = Arret.objects.avec_details().get(pk=arret.pk)
    assert arret.masse_g == 8_000


def test_delier_rend_le_depot_aux_autres(client, tournee, camion):
    arret = un_enlevement_fait(tournee, camion)
    bon = un_depot_de_tournee(tournee.vehicule.point)
    relier(arret=arret, bon=bon, compte=camion)
    connecter(client, camion)

    for _ in "ab":
        client.post(geste("arret_delier", arret))

    assert [b.pk for b in depots_de(tournee)] == [bon.pk]
    assert Entree.objects.filter(code="collecte.arret.delie").count() == 1
