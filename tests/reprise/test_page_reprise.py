"""The page of what is brought in: a file, its words, its figures, from the page alone."""

import re
from datetime import UTC, date, datetime, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from collecte.livre.models import Bon
from petiterockette.personnes.donnees import DONNEES
from petiterockette.reprise.examens import roles_des_tetes, roles_devines
from petiterockette.reprise.genres import GENRES
from petiterockette.reprise.models import Fichier, Mot
from petiterockette.reprise.nuit import les_oublies
from petiterockette.saisie.classeurs import COURANTES
from tests.fabriques import les_listes, un_compte, un_lieu
from tests.pages import lue
from tests.reprise.a_reprendre import recu, repris

LIGNES = "Année;Catégorie;Réemploi (t);Recyclage (t)\n2019;Livres;57;34\n2019;Trucs;1;0\n"


@pytest.fixture
def direction(client, db):
    les_listes()
    un_lieu(code="rk", nom="La Rockette", ouvert_le=date(2013, 1, 1))
    client.force_login(un_compte("direction"))
    return client


def apporter(client, octets: bytes, nom: str = "avant.csv", genre: str = "tonnages") -> Fichier:
    page = client.get(reverse("reprise:apporter"))
    numero = page.context["form"]["uuid"].value()
    envoi = {"uuid": numero, "genre": genre, "fichier": SimpleUploadedFile(nom, octets)}
    client.post(reverse("reprise:apporter"), envoi)
    return Fichier.objects.latest("id")


def test_ce_qu_un_genre_admet_de_long_passe_par_la_page(direction):
    """Ten years of weighings are longer than any other spreadsheet may be."""
    long = (
        b"Date;Lieu;Categorie;Poids\n" + b"2019-05-01;un lieu au nom tres long;Livres;1\n" * 50_000
    )

    fichier = apporter(direction, long, genre="pesees")

    assert len(long) > COURANTES.octets_max
    assert (fichier.genre, fichier.lignes) == ("pesees", 50_001)
    apporter(direction, long)
    assert Fichier.objects.latest("id") == fichier


def test_un_fichier_se_reprend_depuis_sa_page_seule(direction):
    fichier = apporter(direction, LIGNES.encode())
    page = reverse("reprise:fichier", args=[fichier.pk])
    # What no column says is asked, and what was recognised is kept.
    vue = direction.get(page)
    assert "De quel lieu" in vue.content.decode()
    assert "tonnes (t), lu dans les titres" in lue(vue)
    dits = {f.name: f.value() for f in vue.context["colonnes"] + vue.context["manques"]}
    assert dits | {"c0": "annee", "c1": "categorie", "c2": "flux_en_colonne"} == dits
    direction.post(
        reverse("reprise:colonnes", args=[fichier.pk]), dits | {"lieu": "rk", "mesure": "pesee"}
    )
    vue = direction.get(page)
    assert [vu.dit for vu, _champ in vue.context["mots"].lignes()] == ["Réemploi", "Trucs"]
    assert "Reprendre ce fichier" not in vue.content.decode()
    # What the file does not tell is not chosen beforehand.
    assert [champ.value() for _vu, champ in vue.context["mots"].lignes()] == ["", ""]
    assert "pas encore juste" in lue(vue)
    # Nothing said is told; what is said, too, and may still be changed.
    dire = reverse("reprise:mots", args=[fichier.pk])
    rien = lue(direction.post(dire, {}, follow=True))
    assert "Rien n’est noté : choisissez d’abord dans les listes. Il reste 2 mots" in rien
    note = lue(direction.post(dire, {"m0": "usage_interne", "m1": "-"}, follow=True))
    assert "« Réemploi » → usage interne, « Trucs » → laissé de côté." in note
    [champ] = [
        champ
        for vu, champ in direction.get(page).context["mots"].lignes_decidees()
        if vu.dit == "Réemploi"
    ]
    assert champ.value() == "usage_interne"
    change = lue(direction.post(dire, {champ.html_name: "vendu"}, follow=True))
    assert "suivants : « Réemploi » → vendu." in change
    assert Mot.objects.get(mot="reemploi").valeur == "vendu"
    vue = direction.get(page).content.decode()

    assert vue.index("Ce que diront les années") < vue.index("Reprendre ce fichier")
    assert "pas encore juste" not in vue
    assert re.search(r"2019</th>\s*<td>La Rockette", vue)
    vu = re.search(r'name="vu" value="(\w+)"', vue)[1]
    direction.post(reverse("reprise:reprendre", args=[fichier.pk]), {"vu": vu})

    fichier.refresh_from_db()
    assert (fichier.etat, fichier.compte_rendu["sorties_g"]) == ("repris", 91_000_000)
    annee = direction.get(reverse("collecte:periode", args=["2019"])).content.decode()
    assert "repris d’avant ce logiciel" in annee
    bon = Bon.objects.latest("pk")
    sa_page = direction.get(reverse("collecte:bon", args=[bon.pk])).content.decode()
    assert "Reprise d’avant" in sa_page
    assert "d’après « avant.csv »" in sa_page.replace("\u00a0", " ")
    liste = direction.get(reverse("collecte:bons"), {"nature": "reprise", "du": "2019-01-01"})
    assert reverse("collecte:bon", args=[bon.pk]) in liste.content.decode()
    mars = direction.get(reverse("collecte:periode", args=["2019-03"])).content.decode()
    assert "2019 n’est connu ici qu’en entier" in mars
    assert "repris" in direction.get(reverse("reprise:reprise")).content.decode()
    direction.post(
        reverse("reprise:annuler", args=[fichier.pk]),
        {"uuid": fichier.uuid, "motif": "mauvais lieu"},
    )
    fichier.refresh_from_db()
    assert fichier.etat == "annule"
    annulee = lue(direction.get(page))
    assert "mauvais lieu" in annulee
    assert "ses chiffres ne comptent plus" in annulee


@pytest.mark.parametrize("format_", ["csv", "xlsx", "ods"])
def test_le_modele_rempli_se_relit_tel_quel(direction, format_):
    modele = direction.get(reverse("reprise:modele", args=["tonnages"]), {"format": format_})
    octets = b"".join(modele.streaming_content) if modele.streaming else modele.content

    fichier = apporter(direction, octets, f"modele.{format_}")
    vue = direction.get(reverse("reprise:fichier", args=[fichier.pk]))

    assert not vue.context["fautes"]
    lus = {(m.liste, m.dit) for m in vue.context["apercu"].examen.mots}
    assert {("categorie", "Livres"), ("flux", "recyclé"), ("lieu", "La Petite Rockette")} <= lus
    assert [m.dit for m in vue.context["apercu"].a_decider.premiers] == ["La Petite Rockette"]


@pytest.mark.parametrize("code", sorted(GENRES))
def test_chaque_colonne_d_un_modele_est_reconnue(direction, code):
    genre = GENRES[code]
    tetes, *rangees = genre.modele

    roles = roles_devines(genre, tetes, roles_des_tetes(genre, genre.listes()))

    assert [tetes[place] for place in roles] == list(tetes)
    assert {len(rangee) for rangee in rangees} == {len(tetes)}


@pytest.mark.parametrize(
    ("octets", "attendu"),
    [
        (b"", "Ce fichier est vide."),
        (b"PK\x03\x04rien", "Ce fichier ne se lit pas"),
        (b"a\x00b", "Ce fichier ne se lit pas"),
    ],
)
def test_un_fichier_qui_ne_se_lit_pas_est_refuse_a_cote_de_son_champ(direction, octets, attendu):
    page = direction.get(reverse("reprise:apporter"))
    envoi = {
        "uuid": page.context["form"]["uuid"].value(),
        "genre": "tonnages",
        "fichier": SimpleUploadedFile("avant.csv", octets),
    }

    reponse = direction.post(reverse("reprise:apporter"), envoi)

    assert attendu in str(reponse.context["form"].errors["fichier"])
    assert not Fichier.objects.exists()


def test_un_fichier_sans_titres_le_dit_et_se_jette(direction):
    fichier = apporter(direction, b"bonjour;monsieur\nun;deux\n")

    vue = direction.get(reverse("reprise:fichier", args=[fichier.pk])).content.decode()

    assert "Aucune ligne de titres n’est reconnue" in vue
    direction.post(reverse("reprise:colonnes", args=[fichier.pk]), {})
    direction.post(reverse("reprise:jeter", args=[fichier.pk]))
    fichier.refresh_from_db()
    assert fichier.etat == "jete"
    assert not Mot.objects.exists()


@pytest.mark.parametrize("geste", ["colonnes", "mots", "reprendre", "jeter"])
def test_ce_qui_fut_jete_ailleurs_le_dit(direction, geste):
    fichier = apporter(direction, LIGNES.encode())
    direction.post(reverse("reprise:jeter", args=[fichier.pk]))

    adresse = reverse(f"reprise:{geste}", args=[fichier.pk])
    vue = direction.post(adresse, {"c0": "annee"}, follow=True)

    assert "C’est déjà décidé" in vue.content.decode()


def test_deux_colonnes_ne_disent_pas_la_meme_chose(direction):
    fichier = apporter(direction, LIGNES.encode())

    reponse = direction.post(
        reverse("reprise:colonnes", args=[fichier.pk]), {"c0": "annee", "c1": "annee"}
    )

    assert "Une autre colonne dit déjà" in reponse.content.decode()


def test_le_contenu_d_un_fichier_ne_reste_ni_repris_ni_oublie(direction, time_machine):
    """Whoever is named in it is not left there: it goes once it is brought in, or at its term."""
    compte = un_compte("direction")
    assert "octets" in {c for d in DONNEES if d.modele == "reprise.Fichier" for c in d.fichiers}
    time_machine.move_to("2026-05-12T08:00:00Z")
    attendent = {code: recu(compte, code, LIGNES) for code in GENRES}
    dits = {"lieu": "rk", "mesure": "pesee", "nom": "chiffres.csv"}
    chiffres = recu(compte, "tonnages", "Année;Catégorie;Vendu (t)\n2019;Livres;57\n", **dits)

    assert bytes(repris(compte, chiffres).octets) == b""

    def restent(jour: date) -> set[str]:
        time_machine.move_to(datetime.combine(jour, time(8), UTC))
        les_oublies(jour)
        a_part = Fichier.objects.filter(pk__in=[f.pk for f in attendent.values()], etat="recu")
        jetes = Fichier.objects.filter(etat="jete")
        assert not any(bytes(f.octets) for f in jetes)
        return set(a_part.values_list("genre", flat=True))

    assert restent(date(2026, 6, 11)) == set(GENRES)
    assert restent(date(2026, 6, 12)) == set(GENRES) - {"personnes", "benevolat", "partenaires"}
    assert restent(date(2026, 8, 11)) == set()
