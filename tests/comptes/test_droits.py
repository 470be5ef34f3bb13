import pytest
from django.urls import reverse

from petiterockette.comptes.roles import DROITS_PAR_ROLE, Role
from petiterockette.droits import DROITS
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_personne
from tests.pages import lue

pytestmark = pytest.mark.django_db


def test_chacun_lit_ses_droits_d_abord_et_ou_il_les_a(client):
    lieu = un_lieu(nom="Chemin-Vert")
    compte = un_compte("tri", lieu=lieu, identifiant="awa", personne=une_personne("Awa"))
    connecter(client, compte)

    reponse = client.get(reverse("comptes:droits"))

    page = reponse.content.decode()
    assert page.index("orienter des kilos") < page.index("Ce que peut chaque rôle")
    assert ("orienter des kilos", ["Chemin-Vert"]) in reponse.context["mes_droits"]
    assert not any(phrase == "lire le journal" for phrase, _ou in reponse.context["mes_droits"])


def test_droits_equipe_et_fiche_disent_qui_donne_un_role(client):
    lieu, awa = un_lieu(), une_personne("Awa")
    fiche = reverse("personnes:personne", args=[awa.pk])
    pages = (reverse("comptes:droits"), reverse("personnes:equipe"), fiche)

    connecter(client, un_compte("direction", "responsable", lieu=lieu))
    for page in pages:
        assert "Pour donner un rôle, prévenez l’administration." in lue(client.get(page)), page

    connecter(client, un_compte("administration", "direction"))
    for page in pages:
        assert "Un rôle se donne à un compte" in lue(client.get(page)), page


def test_un_droit_tenu_partout_ne_repete_pas_les_lieux(client):
    compte = un_compte("responsable", lieu=un_lieu())
    un_compte("tresorerie").affectations.update(compte=compte)
    connecter(client, compte)

    droits = dict(client.get(reverse("comptes:droits")).context["mes_droits"])

    assert droits["lire le mois"] == ["tous les lieux"]


def test_un_droit_tenu_a_un_point_dit_lequel(client):
    point = un_point(nom="Caisse", genre="caisse", lieu=un_lieu(nom="La Cadette"))
    connecter(client, un_compte("caisse", point=point))

    droits = dict(client.get(reverse("comptes:droits")).context["mes_droits"])

    assert droits["peser un dépôt"] == ["La Cadette · Caisse"]


def test_la_table_montre_chaque_droit_et_chaque_role(client):
    connecter(client, un_compte())

    table = client.get(reverse("comptes:droits")).context["table"]

    assert len(table) == len(DROITS)
    tenus = {(phrase, role) for phrase, cases in table for role, oui in cases if oui}
    assert tenus == {
        (DROITS[droit], str(role.label)) for role in Role for droit in DROITS_PAR_ROLE[role]
    }
