"""Whatever is sent in the place of one value, no page breaks: it answers, and says why."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from petiterockette.mots.numeros import NUMERO_MAX, numero_lu
from tests.acces import ROLES, TABLE
from tests.fabriques import connecter, un_compte
from tests.mesure import une_sur
from tests.monde import Monde, un_code, un_monde
from tests.sonde import CINQ_MILLE, NOMBRES, TEXTES, Sonde, formulaires_des_pages

pytestmark = pytest.mark.django_db

# What pages read in their address.
CLES = {
    *("lieu", "suite", "avant", "apres", "q", "par", "jour", "mois", "annee", "voir", "page"),
    *("categorie", "session", "caisse", "periode", "matiere", "partenaire", "recycleur", "encore"),
    *("structure", "depart", "partie", "du", "au", "remis", "papier", "ecole", "liste", "place"),
    *("personne", "objet", "code", "retour", "etape", "zone", "article", "pole", "quoi", "nature"),
    *("fragment", "point", "moment", "debut", "fin", "qui", "permanence", "remplace", "format"),
}
# Those of the fuzz that found something, looked at each time.
DEJA_VUES = [
    ("lieux:point_choisir", {"suite": "abc", "point": None}),
    ("lieux:point_choisir", {"suite": CINQ_MILLE, "point": None}),
    ("collecte:orienter", {"point": CINQ_MILLE}),
    ("collecte:objet_suivre", {"point": CINQ_MILLE}),
    ("collecte:sortie_bac", {"point": CINQ_MILLE}),
    ("collecte:sortie_recycleur", {"structure": CINQ_MILLE}),
    ("collecte:tournee_ajouter", {"demande": CINQ_MILLE}),
    ("collecte:tournee_equipage", {"equipage": str(2**63)}),
    ("collecte:arret_deplacer", {"rang": CINQ_MILLE}),
    ("collecte:arret_issue", {"issue": "%s"}),
    ("seances:seance_nouvelle", {"equipe": str(2**63)}),
    ("seances:seance_changer", {"equipe": str(2**63)}),
    ("seances:compter", {"public": "martiens", "uuid": str(uuid4())}),
    ("cafe:carte", {"plats": str(10**30)}),
    ("cafe:lot_annuler", {"sortie": str(10**30), "motif": "erreur"}),
    ("boutique:operation_nouvelle", {"points": str(2**63), "categories": str(2**63)}),
    ("boutique:plafonds", {"avec_caisse": CINQ_MILLE}),
    ("lieux:lieu_ouvrir", {"lieu": "a\x00b", "point": "1"}),
]


@pytest.fixture(scope="module")
def monde(partager) -> Iterator[Monde]:
    with partager(un_monde) as monde:
        yield monde


@pytest.fixture
def sonder(monde):
    def faire(pas: int = 1) -> Sonde:
        compte = un_compte(*sorted(ROLES - {"aucun"}), lieu=monde.lieu)
        client = connecter(Client(raise_request_exception=False), compte, monde.point)
        return Sonde(client, pas)

    return faire


@pytest.mark.parametrize(("nom", "donnees"), DEJA_VUES)
def test_ce_que_la_fouille_a_trouve_se_refuse(nom, donnees, monde, sonder):
    sonde = sonder()
    _methode, arguments, _qui = TABLE[nom]
    posees = {"lieu": monde.lieu.code, "point": monde.point.pk, "uuid": str(uuid4())} | donnees
    posees = {cle: monde.point.pk if v is None else v for cle, v in posees.items()}

    sonde.tenter("post", reverse(nom, args=arguments(monde)), posees)

    assert sonde.casses == []


def test_une_page_qui_servit_a_un_autre_geste_ne_compte_pas_le_coffre(monde, sonder):
    """Its number is taken by another gesture: refused, and nothing is counted."""
    sonde = sonder()
    adresse = reverse("boutique:coffre_deplacer", args=un_code(monde))
    uuid = str(uuid4())
    geste = {"uuid": uuid, "sens": "banque-coffre", "montant": "20", "motif": "monnaie"}
    assert sonde.client.post(adresse, geste).status_code == 302
    compter = reverse("boutique:coffre_compter", args=un_code(monde))

    reponse = sonde.client.post(compter, {"uuid": uuid, "n_500": "1", "motif": "x"})

    assert "Cette page a déjà servi à un autre geste" in reponse.content.decode()


def test_une_valeur_etrange_n_importe_ou_dans_un_formulaire(monde, sonder, pleine):
    """Each field of each form, one after the other; the uuid is another gesture's too."""
    sonde, vus = sonder(une_sur(40, 5)), set()
    pris = [str(monde.vente.uuid), str(monde.depot.uuid), str(monde.lieu.pk)]
    pages = [*TABLE][:: 1 if pleine else 9]
    for cible, formulaire in formulaires_des_pages(sonde.client, monde, pages):
        nouveaux = {(cible, champ) for champ in formulaire.champs} - vus
        vus |= nouveaux
        for _cible, champ in sorted(nouveaux):
            for valeur in [*NOMBRES, *TEXTES, *pris]:
                sonde.tenter("post", cible, formulaire.champs | {champ: valeur})

    assert sonde.casses == []
    assert len(vus) > (500 if pleine else 60)


def test_une_valeur_etrange_n_importe_ou_dans_une_adresse(monde, sonder):
    """Each part of each address, then all that pages read after the « ? »."""
    sonde = sonder(une_sur(120, 1))
    for nom, (methode, arguments, _qui) in TABLE.items():
        with transaction.atomic():
            dits = arguments(monde)
            adresse = reverse(nom, args=dits)
            for dit in map(str, dits):
                for valeur in NOMBRES + TEXTES:
                    sonde.tenter(methode, adresse.replace(f"/{dit}/", f"/{quote(valeur)}/"))
            for valeur in NOMBRES + TEXTES if methode == "get" else ():
                sonde.tenter("get", adresse, dict.fromkeys(CLES, valeur[:800]))
            transaction.set_rollback(True)

    assert sonde.casses == []


@pytest.mark.parametrize("texte", ["", "-1", "+1", " 1", "1 ", "1_0", "٣", "²", "1,5", CINQ_MILLE])
def test_ce_qui_n_est_pas_un_numero_n_en_est_pas_un(texte):
    assert numero_lu(texte) is None


def test_un_numero_se_lit_jusqu_au_dernier_que_la_base_tient():
    assert numero_lu("007") == 7
    assert numero_lu(str(NUMERO_MAX)) == NUMERO_MAX
    assert numero_lu(str(NUMERO_MAX + 1)) is None
    assert numero_lu("12", 11) is None


# What reads numbers by itself, against the one reader.
_A_PART = re.compile(
    r"<int:|\.isdecimal\(\)|\bforms\.(?:IntegerField|ModelMultipleChoiceField)\("
    r"|isascii\(\) and \w+\.isdigit\(\) and len"
)
# Digits that are no number of a page: a registration, a postcode, a line of a signed file.
_CHIFFRES_SEULS = {"boutique/factures/forms/factures.py", "ateliers/animation/zones.py"}


def test_les_numeros_ne_se_lisent_qu_a_un_endroit():
    racine = Path(settings.RACINE)
    fautifs = [
        f"{chemin.relative_to(racine)} : {trouve[0]}"
        for app in ("petiterockette", "collecte", "boutique", "ateliers")
        for chemin in (racine / app).rglob("*.py")
        for trouve in _A_PART.finditer(chemin.read_text())
        if str(chemin.relative_to(racine)) not in _CHIFFRES_SEULS
    ]

    assert fautifs == []
