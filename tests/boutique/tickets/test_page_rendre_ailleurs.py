"""A refund begun where no till of one's own is open: what is said, and the way back to it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boutique.caisses.appareil import COOKIE
from tests.boutique.a_la_caisse import ligne
from tests.boutique.des_remboursements import avoirs
from tests.fabriques import connecter, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db


def test_une_caisse_fermee_le_dit_et_rien_ne_se_rend(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    ici = guichet.ici()
    guichet.tenue.fermer()

    assert "est fermée" in lue(guichet.lire("ticket_rendre", vente))
    reponse = guichet.poster(
        "ticket_rendre", vente, **ici, **{f"n{vente.lignes.get().pk}": "on"}, vu_cts="300"
    )
    assert "est fermée" in lue(reponse)
    assert avoirs() == []


def test_une_caisse_tenue_ailleurs_le_dit(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    del guichet.client.cookies[COOKIE]

    assert "tenue sur un autre appareil" in lue(guichet.lire("ticket_rendre", vente))


def test_d_un_appareil_qui_n_est_pas_a_une_caisse_on_revient_au_remboursement(guichet):
    """Begun away from a till: its point is chosen, the till opened, and it goes on."""
    vente, point = guichet.tenue.vendre(ligne("Pantalon")), guichet.tenue.point
    guichet.tenue.fermer()
    guichet.tenue.compter(10_300)
    client = connecter(Client(), guichet.tenue.compte, un_point(lieu=point.lieu))
    remboursement = guichet.adresse("ticket_rendre", vente)

    reponse = client.get(remboursement)
    assert "n’est pas à une caisse" in lue(reponse)
    page = client.get(reponse.context["obstacle"]["url"])
    assert page.context["genre"] == "caisse"
    choisi = client.post(
        reverse("lieux:point_choisir"), {"point": point.pk, "suite": page.context["suite"]}
    )
    assert choisi["Location"] == remboursement
    fermee = client.get(remboursement)
    assert f"« {point.nom_complet} » est fermée" in lue(fermee)
    ouvrir = fermee.context["obstacle"]["url"]
    assert f'href="{remboursement}"' in lue(client.get(ouvrir))
    ouverte = client.post(
        ouvrir, {"uuid": uuid4(), "lieu": point.lieu.code, "point": point.pk, "fond": "103"}
    )

    assert ouverte["Location"] == remboursement
    assert "Ce qui revient" in lue(client.get(remboursement))


def test_une_caisse_reprise_ramene_au_remboursement_et_jamais_ailleurs(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    del guichet.client.cookies[COOKIE]
    remboursement = guichet.adresse("ticket_rendre", vente)

    obstacle = guichet.lire("ticket_rendre", vente).context["obstacle"]["url"]
    reprendre = guichet.client.get(obstacle).context["reprendre"]
    assert f"session={guichet.tenue.session.pk}" in reprendre
    champs = {"uuid": uuid4(), "session": guichet.tenue.session.pk, "motif": "on change"}
    reponse = guichet.client.post(reprendre, champs)

    assert reponse["Location"] == remboursement
    for dehors in ("https://exemple.org/", "//exemple.org", "accueil"):
        deja = guichet.lire("caisse_ouvrir", suite=dehors)
        assert deja["Location"] == guichet.adresse("caisse"), dehors


def test_fermer_et_compter_la_caisse_d_hier_ramene_au_remboursement(guichet, time_machine):
    """The till of yesterday is closed and counted on the way: what was begun is not lost."""
    vente, seance = guichet.tenue.vendre(ligne("Pantalon")), guichet.tenue.session.pk
    # At noon: until the small hours end, a till's day is the one before.
    demain = timezone.localtime().replace(hour=12) + timedelta(days=1)
    time_machine.move_to(demain, tick=False)
    remboursement = guichet.adresse("ticket_rendre", vente)

    ouvrir = guichet.lire("ticket_rendre", vente).context["obstacle"]["url"]
    compter = guichet.client.get(ouvrir).context["compter"]
    a_fermer = guichet.client.get(compter).context["suite"]
    fermee = guichet.client.post(
        reverse("boutique:session_fermer", args=[seance]), {"uuid": uuid4(), "suite": a_fermer}
    )
    assert fermee["Location"] == compter
    # Counted wrong once: what was begun waits for the second count too.
    faux = {"uuid": uuid4(), "n_100": "1", "carte": "0"}
    assert guichet.client.post(compter, faux)["Location"] == compter
    juste = {"uuid": uuid4(), "n_100": "103", "carte": "0"}
    comptee = guichet.client.post(compter, juste)

    assert comptee["Location"] == ouvrir
    assert "Ce que vous avez commencé attend" in lue(guichet.client.get(ouvrir))
    assert f'href="{remboursement}"' in lue(guichet.client.get(ouvrir))
