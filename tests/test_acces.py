"""Who opens what, as the table of tests/acces.py says it.

An address that is not in the table fails: whoever adds a page says who opens it.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from petiterockette.comptes.backend import RolesBackend
from tests.acces import PAR_UNE_CLE, PUBLIQUES, ROLES, TABLE
from tests.animation import acces as animation
from tests.fabriques import connecter, un_compte, un_point
from tests.monde import (
    Monde,
    la_tournee,
    un_code,
    un_code_d_objet,
    un_mois,
    un_monde,
    un_numero,
    une_demande,
    une_photo_de_demande,
)
from tests.pages import jusqu_au_bout
from tests.seances import acces as seances

pytestmark = pytest.mark.django_db


def _un_de_chaque() -> tuple[Monde, dict[str, str]]:
    """A world where each page of the product has something to show, and its addresses."""
    monde = un_monde()
    pages = {nom: arguments for nom, (_m, arguments, _qui) in TABLE.items()} | PUBLIQUES
    return monde, {nom: reverse(nom, args=arguments(monde)) for nom, arguments in pages.items()}


@pytest.fixture(scope="module")
def _tout(partager) -> Iterator[tuple[Monde, dict[str, str]]]:
    with partager(_un_de_chaque) as tout:
        yield tout


@pytest.fixture
def monde(_tout) -> Monde:
    return _tout[0]


@pytest.fixture
def adresses(_tout) -> dict[str, str]:
    return _tout[1]


def _noms(resolver: URLResolver, prefixe: str = "") -> list[str]:
    noms = []
    for motif in resolver.url_patterns:
        if isinstance(motif, URLPattern):
            noms.append(f"{prefixe}{motif.name}")
        else:
            espace = f"{motif.namespace}:" if motif.namespace else ""
            noms += _noms(motif, prefixe + espace)
    return noms


def test_chaque_adresse_est_dans_la_table():
    noms = _noms(get_resolver())

    assert len(noms) == len(set(noms))
    assert set(noms) == TABLE.keys() | PUBLIQUES.keys() | PAR_UNE_CLE


def _demander(nom: str, adresse: str, client: Client, **entetes: str) -> int:
    """Ask for an address and undo what it did; the status."""
    methode = TABLE[nom][0]
    with transaction.atomic():
        reponse = getattr(client, methode)(adresse, headers=entetes)
        jusqu_au_bout(reponse)
        transaction.set_rollback(True)
    return reponse.status_code


# Between them they open every page: PostgreSQL answers each; who opens it is no base's affair.
A_TOUT_OUVRIR = ("direction", "administration")


def _qui_la_dessine(nom: str) -> str | None:
    """In the short run a page is drawn once: for the first of the two that opens it."""
    return next((role for role in A_TOUT_OUVRIR if role in TABLE[nom][2]), None)


@pytest.fixture
def dessiner(role, pleine, monkeypatch, settings) -> Iterator[Callable[[str], None]]:
    """Say which page is asked for next. In the short run no paper is laid out, and a page is drawn
    for one role: the others' views run to the end, and the status is theirs; who they are comes
    with their cookie, and is read once."""
    if pleine:
        yield lambda _nom: None
        return
    monkeypatch.setattr("petiterockette.affichage.impression.pdf.dessiner", lambda *_a: b"%PDF-")
    lire = cache(RolesBackend().get_user)
    monkeypatch.setattr(RolesBackend, "get_user", lambda _self, cle: lire(cle))
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    with pytest.MonkeyPatch.context() as sans_dessin:

        def choisir(nom: str) -> None:
            sans_dessin.undo()
            if _qui_la_dessine(nom) != role:
                sans_dessin.setattr("django.template.backends.django.Template.render", _rien)
                sans_dessin.setattr("petiterockette.comptes.middleware.qui_peut_donner", _rien)

        yield choisir


def _rien(*_arguments) -> str:
    return ""


@pytest.mark.parametrize(
    "role",
    [
        pytest.param(role, marks=[] if role in A_TOUT_OUVRIR else pytest.mark.une_base)
        for role in sorted(ROLES)
    ],
)
def test_chacun_ouvre_ce_qui_est_dit_et_rien_d_autre(role, monde, adresses, dessiner):
    roles = [] if role == "aucun" else [role]
    partout = role in {"pole", "tresorerie", "controle", "direction", "administration"}
    client = connecter(
        Client(), un_compte(*roles, lieu=None if partout else monde.lieu), monde.point
    )
    biscuits = client.cookies.output(header="")

    statuts = {}
    for nom in TABLE:
        # Signing out empties a device's cookies: each address finds them whole.
        client.cookies.load(biscuits)
        dessiner(nom)
        # A refusal said in JSON is the same one, without a page to draw.
        statuts[nom] = _demander(nom, adresses[nom], client, accept="application/json")

    ouvertes = {nom for nom, statut in statuts.items() if statut != 403}
    assert ouvertes == {nom for nom, (_m, _a, attendus) in TABLE.items() if role in attendus}
    assert max(statuts.values()) < 500
    assert {statuts[nom] for nom in ouvertes if TABLE[nom][0] == "get"} <= {200, 302}


@pytest.mark.une_base
def test_sans_compte_on_est_envoye_a_la_connexion(adresses, client):
    statuts = {nom: _demander(nom, adresses[nom], client) for nom in TABLE}

    assert set(statuts.values()) == {302}
    assert client.get("/")["Location"] == "/connexion/?next=/"


@pytest.mark.parametrize("nom", PUBLIQUES)
def test_les_pages_publiques_s_ouvrent_sans_compte(nom, adresses, client):
    assert client.get(adresses[nom]).status_code == 200


# What a control leaves behind: its session, its coming and going, and what it took away.
TRACES = {"django_session", "axes_accesslog", "journal_entree", "journal_maillon", "journal_chaine"}
# What it asks of the house: that its books be read again.
DEMANDES = {"boutique:integrite_verifier": {"travaux_travail"}}
TOUT_CE_QUI_SE_TAPE = {
    **dict.fromkeys(("nom", "motif", "titre", "texte", "prenom", "commentaire"), "essai"),
    **dict.fromkeys(("montant", "quantite", "masse", "n", "places", "valeur", "pas"), "1"),
    **{"chemin": "/", "jour": "2026-11-26", "oui": "1", "old_password": "trois mots verts"},
    **dict.fromkeys(("new_password1", "new_password2"), "une pelle jaune"),
}


def test_un_controle_n_ecrit_rien_quoi_qu_il_envoie(monde, adresses, client, monkeypatch):
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_a: "")
    monkeypatch.setattr("petiterockette.affichage.impression.pdf.dessiner", lambda *_a: b"%PDF-")
    connecter(client, un_compte("controle", mot_de_passe="trois mots verts"), monde.point)
    biscuits = client.cookies.output(header="")
    ecrit: dict[str, set[str]] = {}

    for nom, adresse in adresses.items():
        client.cookies.load(biscuits)
        with transaction.atomic():
            with CaptureQueriesContext(connection) as capture:
                reponse = client.post(adresse, TOUT_CE_QUI_SE_TAPE | {"uuid": str(uuid4())})
                list(reponse)
            transaction.set_rollback(True)
        tables = {_table_ecrite(q["sql"]) for q in capture.captured_queries}
        if en_trop := tables - TRACES - DEMANDES.get(nom, set()) - {""}:
            ecrit[nom] = en_trop

    assert ecrit == {}


def _table_ecrite(sql: str) -> str:
    """The table that a statement writes; empty for what reads."""
    trouvee = re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO) "(\w+)"', sql)
    return trouvee[1] if trouvee else ""


# Who is whom, who may do what, what somebody gave or paid: no browser keeps a copy on its disk.
_NE_SE_GARDENT_PAS = {
    nom
    for nom in TABLE.keys() | PUBLIQUES.keys()
    if nom.startswith(("comptes:", "personnes:", "adhesions:"))
    or nom in {"collecte:bon_d_apport", "collecte:bon_public"}
    or nom.startswith("boutique:ticket")
} - {"personnes:traitements"}  # What the house keeps, of nobody in particular.


def test_ce_qui_nomme_quelqu_un_ne_se_garde_pas_sur_l_appareil(monde, adresses):
    compte = un_compte(*sorted(ROLES - {"aucun"}), lieu=monde.lieu)
    client = connecter(Client(), compte, monde.point)

    gardees = []
    for nom in sorted(_NE_SE_GARDENT_PAS):
        if nom in TABLE and TABLE[nom][0] != "get":
            continue
        with transaction.atomic():
            reponse = client.get(adresses[nom])
            transaction.set_rollback(True)
        if "no-store" not in reponse.headers.get("Cache-Control", ""):
            gardees.append(nom)

    assert gardees == []


# What belongs to a site is closed to the other site's people

_AILLEURS = [
    ("collecte:demande", une_demande),
    ("collecte:demande_accepter", une_demande),
    ("collecte:demande_refuser", une_demande),
    ("collecte:demande_annuler", une_demande),
    ("collecte:demande_oublier", une_demande),
    ("collecte:demande_photo", une_photo_de_demande),
    ("collecte:tournee", la_tournee),
    ("collecte:tournee_feuille", la_tournee),
    ("collecte:tournee_equipage", la_tournee),
    ("collecte:tournee_ajouter", la_tournee),
    ("collecte:livraison", la_tournee),
    ("collecte:tournee_renoncer", la_tournee),
    ("collecte:arret", un_numero("arret")),
    ("collecte:arret_issue", un_numero("arret")),
    ("collecte:arret_corriger", un_numero("arret")),
    ("collecte:arret_deplacer", un_numero("arret")),
    ("collecte:arret_retirer", un_numero("arret")),
    ("collecte:arret_relier", un_numero("arret")),
    ("collecte:arret_delier", un_numero("arret")),
    ("collecte:bon", un_numero("depot")),
    ("collecte:bon_d_apport", un_numero("depot")),
    ("collecte:bon_annuler", un_numero("depot")),
    ("collecte:bon_caviarder", un_numero("depot")),
    ("alertes:echeance", un_numero("echeance")),
    ("alertes:echeance_cesser", un_numero("echeance")),
    ("personnes:equipier_retirer", un_numero("equipier")),
    ("personnes:equipier_remettre", un_numero("equipier")),
    ("personnes:equipier_code", un_numero("equipier")),
    ("lieux:heures_corriger", un_numero("ouverture")),
    ("lieux:heures_ajouter", un_code),
    ("lieux:taches", un_code),
    ("lieux:tache", un_numero("tache")),
    ("lieux:tache_montrer", un_numero("tache")),
    ("lieux:tache_deplacer", un_numero("tache")),
    ("lieux:horaires", un_code),
    ("collecte:controle_annuler", un_numero("controle")),
    ("collecte:tri_annuler", un_numero("tri")),
    ("collecte:souhait", un_numero("souhait")),
    ("collecte:souhait_servir", un_numero("souhait")),
    ("collecte:souhait_clore", un_numero("souhait")),
    ("collecte:objet", un_code_d_objet),
    ("collecte:objet_completer", un_code_d_objet),
    ("collecte:objet_photographier", un_code_d_objet),
    ("collecte:objet_situation", un_code_d_objet),
    ("collecte:planche", un_numero("rouleau")),
    ("collecte:planche_pdf", un_numero("rouleau")),
    ("collecte:pont_recevoir", un_numero("sortie")),
    ("collecte:pont_corriger", un_numero("ticket")),
    ("collecte:remise", un_numero("sortie")),
    ("collecte:cloture", un_mois),
    ("collecte:cloture_clore", un_mois),
    ("collecte:cloture_solde", un_mois),
    ("collecte:inventaire_nouveau", un_code),
    ("collecte:feuille_de_comptage", un_code),
    ("collecte:inventaire", un_numero("inventaire")),
    ("collecte:inventaire_compter", un_numero("inventaire")),
    ("collecte:inventaire_arreter", un_numero("inventaire")),
    ("collecte:inventaire_abandonner", un_numero("inventaire")),
    ("collecte:comptage_retirer", un_numero("comptage")),
    *seances.AILLEURS,
    *animation.AILLEURS,
]


@pytest.mark.une_base
@pytest.mark.parametrize(("nom", "arguments"), _AILLEURS)
def test_le_responsable_d_un_autre_lieu_n_ouvre_pas_ce_qui_est_ici(nom, arguments, monde, client):
    methode = TABLE[nom][0]
    ailleurs = un_point()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    assert getattr(client, methode)(reverse(nom, args=arguments(monde))).status_code == 403


@pytest.mark.une_base
@pytest.mark.parametrize(
    "nom",
    [
        "collecte:ecran",
        "collecte:ecran_chiffres",
        "collecte:periode",
        "collecte:periode_bons",
        "collecte:stock",
        "collecte:bons",
        "collecte:souhaits",
        "collecte:objets",
        "collecte:inventaires",
        "collecte:a_regulariser",
        "collecte:clotures",
        "alertes:alertes",
        "alertes:echeances",
        "lieux:heures",
        "lieux:heures_mois",
        "collecte:pont",
        "collecte:remises",
        "collecte:registre",
        "collecte:registre_csv",
        "collecte:moyenne_recaler",
    ],
)
def test_demander_un_autre_lieu_ne_le_montre_pas(nom, monde, client):
    _methode, arguments, _attendus = TABLE[nom]
    ailleurs = un_point()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    reponse = client.get(reverse(nom, args=arguments(monde)) + f"?lieu={monde.lieu.code}")

    assert reponse.status_code in {403, 404}


@pytest.mark.une_base
@pytest.mark.parametrize(
    "nom",
    [
        "collecte:comptoir",
        "collecte:orienter",
        "collecte:sortie_don",
        "collecte:depots_du_jour",
        "collecte:comptoir_quai",
        "collecte:quai_etat",
        "collecte:quai_du_jour",
        "collecte:comptoir_tri",
        "collecte:tri_etat",
        "collecte:tri_du_jour",
        "collecte:rayon",
        "collecte:zone_retour",
        "collecte:controles",
        "lieux:journee",
        "lieux:collecte_suspendre",
        "collecte:objet_suivre",
        "collecte:etiquettes",
        "collecte:moyenne_etalonner",
    ],
)
def test_un_appareil_pose_ailleurs_n_y_donne_aucun_droit(nom, monde, client):
    ailleurs = un_point()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), monde.point)

    assert client.get(reverse(nom)).status_code == 403
