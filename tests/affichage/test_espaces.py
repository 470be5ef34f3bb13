"""The spaces: what the band leads to, each page showing what its reader may open."""

import pytest
from django.urls import resolve, reverse, reverse_lazy
from django.utils.encoding import force_str

from petiterockette.affichage.bande import adresse
from petiterockette.affichage.espaces import tous
from petiterockette.affichage.tuiles import toutes
from petiterockette.comptes.roles import Role
from tests.fabriques import connecter, un_compte, un_lieu, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db

COMMUNS = [e.code for e in tous() if not e.page]
# Three columns of five or six.
MOTS_MAX, TUILES_MAX = 12, 17


def mots(client, adresse="/") -> list[str]:
    return [str(mot.nom) for mot in client.get(adresse).context["cadre"]()["bande"]]


def actif(client, adresse) -> list[str]:
    bande = client.get(adresse).context["cadre"]()["bande"]
    return [str(m.nom) for mot in bande for m in (mot, *mot.suite) if m.actif]


# The table of tiles


@pytest.mark.parametrize("tuile", toutes(), ids=lambda t: f"{t.url}{''.join(t.arguments)}")
def test_chaque_page_que_l_on_propose_existe_et_demande_le_droit_dit(tuile):
    url = adresse(tuile.url, *tuile.arguments)

    assert url is not None
    demande = getattr(resolve(url).func, "droit", None)
    # What every holder of the tile's right may open: the view asks for it, or for less.
    assert demande in (tuile.droit, None, *EGAUX.get(tuile.url, ()))


# These views ask for what more people hold; their tiles stand on the pages of those who keep them.
EGAUX = {"collecte:demandes": ("collecte.faire_la_tournee",), "velo:accueil": ("velo.accueillir",)}


def test_aucun_texte_de_tuile_ne_depasse_douze_mots():
    longs = [str(t.texte) for t in toutes() if len(force_str(t.texte).split()) > MOTS_MAX]

    assert longs == []


@pytest.mark.parametrize("espace", tous(), ids=lambda e: e.code)
def test_un_espace_a_trois_groupes_au_plus(espace):
    assert 1 <= len(espace.groupes) <= 3


# The band


def test_la_direction_lit_les_six_espaces_dans_leur_ordre(client):
    connecter(client, un_compte("direction"))

    assert mots(client) == [
        *("Aujourd’hui", "Collecte", "Boutique", "Pôles", "Bilans", "La maison"),
    ]


def test_un_benevole_ne_lit_que_les_siens(client):
    connecter(client, un_compte("benevole", lieu=un_lieu()))

    assert mots(client) == ["Aujourd’hui", "Collecte", "Bilans", "La maison"]


def test_un_seul_pole_se_dit_par_son_nom(client):
    connecter(client, un_compte("tri", lieu=un_lieu()))

    assert "La Cycklette" in mots(client)
    assert "Pôles" not in mots(client)


def test_un_compte_limite_a_un_pole_ne_lit_que_celui_la(client):
    compte = un_compte("pole")
    compte.affectations.update(pole="velo")
    connecter(client, compte)

    lus = mots(client)

    assert "La Cycklette" in lus
    assert actif(client, reverse("seances:seances")) == ["La Cycklette"]
    assert not {"Pôles", "Café-atelier", "Formation", "L’animation", "Le rucher"} & set(lus)
    # Who opens the café is said to everybody; the way to it is not.
    assert "/cafe/" not in lue(client.get("/aller/?lignes=1&q=cafe"))


@pytest.mark.parametrize(
    ("adresse", "attendus"),
    [
        ("/", ["Aujourd’hui"]),
        ("/espaces/boutique/", ["Boutique"]),
        ("/boutique/tickets/", ["Boutique"]),
        ("/collecte/clotures/", ["Bilans"]),
        ("/collecte/bons/", ["Collecte"]),
        ("/collecte/objets/regles/", ["Collecte"]),
        ("/boutique/reglages/moyens/", ["La maison"]),
        ("/velo/velos/", ["Pôles", "La Cycklette"]),
        (reverse_lazy("ateliers:calendrier"), ["Pôles", "Le calendrier"]),
        ("/personnes/doublons/", ["La maison"]),
        ("/aller/", []),
    ],
)
def test_chaque_page_dit_dans_quel_espace_on_est(client, adresse, attendus):
    un_lieu()
    connecter(client, un_compte("direction"))
    assert actif(client, adresse) == attendus


def test_on_sait_ou_l_on_est_sur_un_telephone_aussi(client):
    connecter(client, un_compte("direction"))

    page = lue(client.get("/boutique/tickets/"))

    assert '<p class="entete-ici" aria-hidden="true">Boutique</p>' in page
    assert 'class="pied-bande"' in page


# The pages


@pytest.mark.parametrize("code", COMMUNS)
@pytest.mark.parametrize("role", Role.values)
def test_un_espace_n_offre_que_ce_que_son_lecteur_ouvre(client, role, code):
    point = un_point()
    partout = role in {"pole", "tresorerie", "controle", "direction", "administration"}
    connecter(client, un_compte(role, lieu=None if partout else point.lieu), point)

    reponse = client.get(reverse("espace", args=[code]))

    tuiles = [m for groupe in reponse.context["groupes"] for m in groupe.tuiles]
    assert len(tuiles) <= TUILES_MAX
    assert sum(m.principale for m in tuiles) <= 1
    assert len({m.url for m in tuiles}) == len(tuiles)
    compte = reponse.wsgi_request.user
    for m in tuiles:
        demande = getattr(resolve(m.url).func, "droit", None)
        assert demande is None or compte.has_perm(demande), m.url


def test_l_espace_d_un_pole_est_sa_propre_page(client):
    connecter(client, un_compte("direction"))

    assert client.get("/espaces/velo/")["Location"] == "/velo/"
    page = lue(client.get("/velo/"))
    for nom in ("Les vélos", "Recevoir un vélo", "Le calendrier", "Les séances"):
        assert f"<strong>{nom}</strong>" in page


def test_un_espace_inconnu_n_existe_pas(client):
    connecter(client, un_compte("direction"))

    assert client.get("/espaces/grenier/").status_code == 404


def test_un_espace_vide_pour_son_lecteur_dit_quoi_faire(client):
    connecter(client, un_compte("controle"))

    page = lue(client.get("/espaces/collecte/"))

    assert "Rien pour vous ici aujourd’hui" in page


def test_un_chiffre_vivant_n_est_lu_que_par_qui_y_a_droit(client):
    point = un_point("caisse")
    connecter(client, un_compte("benevole", lieu=point.lieu), point)

    cartes = client.get("/espaces/boutique/").context["cartes"]

    assert cartes == []


def test_un_espace_dit_ou_est_l_appareil_et_en_change_comme_l_accueil(client):
    point = un_point()
    connecter(client, un_compte("benevole", lieu=point.lieu), point)

    accueil, espace = (client.get(page).content.decode() for page in ("/", "/espaces/collecte/"))

    assert 'class="lien-point" href="/point/"' in accueil
    assert 'class="lien-point" href="/point/?suite=/espaces/collecte/"' in espace
    assert espace.count(str(point)) >= 1
