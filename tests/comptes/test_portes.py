"""What closes stays closed, and nobody gives themselves what they do not have."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from zeal import zeal_ignore

from petiterockette.alertes.calcul import calculer
from petiterockette.alertes.models import Alerte, MiseDeCote
from petiterockette.comptes.models import Affectation, Compte
from petiterockette.comptes.refus import RoleASoiMeme
from petiterockette.comptes.services import affecter, changer_compte, changer_mot_de_passe
from petiterockette.journal.models import Entree
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import espaces, lue

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]

SECRET = "trois mots verts"


@pytest.fixture
def lou() -> Compte:
    """Who keeps the accounts."""
    return un_compte("administration")


def changer(compte: Compte, par: Compte, **champs) -> None:
    compte = Compte.objects.get(pk=compte.pk)
    geste = {"personne": compte.personne, "actif": compte.actif, "expire_le": compte.expire_le}
    changer_compte(compte=compte, **geste | champs, par=par)


def entree(compte: Compte) -> Client:
    return connecter(Client(), compte)


def est_dedans(appareil: Client) -> bool:
    # Django itself reads twice the session that it throws away.
    with zeal_ignore([{"model": "sessions.Session"}]):
        return appareil.get(reverse("accueil")).status_code == 200


def test_un_compte_ferme_puis_rouvert_ne_rouvre_aucune_session(lou):
    awa = un_compte("benevole")
    tablette = entree(awa)
    assert est_dedans(tablette)

    changer(awa, lou, actif=False)
    # Nobody looked at a page meanwhile: the device still holds its cookie.
    changer(awa, lou, actif=True)

    assert not est_dedans(tablette)
    assert est_dedans(entree(Compte.objects.get(pk=awa.pk)))


def test_un_compte_fini_que_l_on_prolonge_ne_rouvre_aucune_session(lou, time_machine):
    awa = un_compte("benevole", expire_le=timezone.localdate())
    tablette = entree(awa)
    time_machine.move_to(timezone.now() + timedelta(days=2), tick=False)

    changer(awa, lou, expire_le=None)

    assert not est_dedans(tablette)


def test_changer_la_fin_d_un_compte_ouvert_ne_deconnecte_personne(lou):
    awa = un_compte("benevole")
    tablette = entree(awa)

    changer(awa, lou, expire_le=timezone.localdate() + timedelta(days=30))

    assert est_dedans(tablette)


def test_une_autre_cle_secrete_garde_les_sessions_ouvertes(settings):
    awa = un_compte("benevole")
    tablette = entree(awa)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "une-toute-autre-cle-de-cinquante-signes-au-moins-pour-essayer-0123"

    assert est_dedans(tablette)


@pytest.mark.parametrize("role", ["direction", "tresorerie", "caisse", "benevole"])
def test_l_administration_ne_se_donne_pas_un_role_qu_elle_n_a_pas(client, lou, role):
    connecter(client, lou)

    reponse = client.post(
        reverse("comptes:role_donner", args=[lou.pk]),
        {"role": role, "lieu": "tous", "debut": "2026-01-05"},
    )

    assert "demandez-le à une autre personne" in lue(reponse)
    assert list(lou.affectations.values_list("role", flat=True)) == ["administration"]
    assert not Entree.objects.filter(code="comptes.role.donne").exists()


def test_on_se_donne_ce_que_l_on_a_deja():
    lou = un_compte("administration", "direction")

    affecter(compte=lou, role="responsable", lieu=un_lieu(), par=lou)

    assert Affectation.objects.filter(compte=lou, role="responsable").exists()


def test_un_role_tenu_a_un_lieu_ne_se_donne_pas_a_un_autre():
    lieu = un_lieu()
    camille = un_compte("responsable", lieu=lieu)

    with pytest.raises(RoleASoiMeme):
        affecter(compte=camille, role="responsable", lieu=un_lieu(), par=camille)
    affecter(compte=camille, role="tri", lieu=lieu, par=camille)


def les_alertes() -> list[str]:
    calculer(timezone.localdate())
    gardees = Alerte.objects.filter(genre="droits_donnes")
    return [espaces(phrase) for phrase in gardees.values_list("phrase", flat=True)]


def test_un_role_qui_engage_donne_par_qui_ne_l_a_pas_alerte_la_direction(client, lou):
    prete_nom = un_compte()

    affecter(compte=prete_nom, role="direction", par=lou)

    [phrase] = les_alertes()
    assert f"nº {prete_nom.pk}" in phrase
    assert "« direction »" in phrase
    connecter(client, un_compte("direction"))
    assert phrase in lue(client.get(reverse("alertes:alertes")))
    [[_nom, _dessin, adresse]] = Alerte.objects.get(genre="droits_donnes").remedes
    # The journal names who an alert may not name, from that very line on.
    assert "nature=comptes.role.donne&avant=" in adresse
    assert f"donné au compte nº {prete_nom.pk}" in lue(client.get(adresse))
    connecter(client, lou)
    assert phrase not in lue(client.get(reverse("alertes:alertes")))


def test_le_prete_nom_ne_met_pas_l_alerte_de_cote(client, lou):
    prete_nom = un_compte()
    affecter(compte=prete_nom, role="direction", par=lou)
    les_alertes()
    connecter(client, Compte.objects.get(pk=prete_nom.pk))
    adresse = reverse("alertes:alerte_de_cote", args=["droits_donnes", Alerte.objects.get().cle])

    assert "Mettre de côté" not in lue(client.get(reverse("alertes:alertes")))
    reponse = client.post(
        adresse, {"jusqu_au": timezone.localdate() + timedelta(days=90), "motif": "vu"}
    )

    assert "ne se met pas de côté" in lue(reponse)
    assert not MiseDeCote.objects.exists()


def test_le_mot_de_passe_de_qui_peut_plus_que_soi_alerte_la_direction(lou):
    direction = un_compte("direction")

    changer_mot_de_passe(compte=direction, mot_de_passe=SECRET, par=lou)

    assert "mot de passe" in les_alertes()[0]


def test_ce_qui_se_donne_chaque_semaine_n_alerte_personne(lou):
    awa = un_compte("benevole")
    for role in ("benevole", "tri", "caisse", "camion"):
        affecter(compte=awa, role=role, lieu=un_lieu(), par=lou)
    changer_mot_de_passe(compte=awa, mot_de_passe=SECRET, par=lou)
    changer_mot_de_passe(compte=lou, mot_de_passe=SECRET, par=lou)

    assert les_alertes() == []


def test_l_alerte_passe_au_bout_de_trente_jours(lou, time_machine):
    affecter(compte=un_compte(), role="tresorerie", par=lou)
    assert len(les_alertes()) == 1

    time_machine.move_to(timezone.now() + timedelta(days=31), tick=False)

    assert les_alertes() == []


def test_un_controle_lit_pourquoi_son_geste_n_ecrit_rien(client):
    connecter(client, un_compte("controle"))

    page = client.post(reverse("comptes:mot_de_passe"), {})
    json = client.post(reverse("lieux:point_choisir"), {}, headers={"accept": "application/json"})

    assert page.status_code == json.status_code == 403
    assert "Un accès de contrôle lit, et n’écrit rien" in lue(page)
    assert json.json()["refus"] == "Un accès de contrôle lit, et n’écrit rien."
    assert client.post(reverse("comptes:deconnexion")).status_code == 302


def test_qui_controle_et_fait_autre_chose_garde_ses_gestes(client):
    connecter(client, un_compte("controle", "tresorerie"))

    assert client.post(reverse("comptes:mot_de_passe"), {}).status_code == 200
