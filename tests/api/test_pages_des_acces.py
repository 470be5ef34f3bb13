"""The accesses as the direction gives them, and the documentation as anybody reads it."""

import json
import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from petiterockette.api.documentation import chapitres
from petiterockette.api.domaines import DOMAINES
from petiterockette.api.models import Jeton
from petiterockette.api.refus import DejaRetire, SansDomaine
from petiterockette.api.registre import API, schema
from petiterockette.api.services import retirer
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association
from tests.fabriques import un_compte, un_lieu
from tests.pages import erreurs, lue

from .acces import LECTURES
from .les_cles import demander, une_cle

pytestmark = pytest.mark.django_db

CLE = re.compile(r"rockette_[-\w]{32}")


@pytest.fixture(autouse=True)
def association():
    Association.objects.create(id=1, nom="La Petite Rockette")


def tape(**champs) -> dict:
    return {
        "uuid": str(uuid4()),
        "nom": "Carte des ressourceries",
        "pour": "le réseau, contact@example.org",
        "domaines": ["matiere", "seances"],
        **champs,
    }


def donner(direction, **champs):
    return direction.post("/acces-api/nouveau/", tape(**champs))


def cle_montree(reponse) -> str:
    [cle] = set(CLE.findall(reponse.content.decode()))
    return cle


def test_la_cle_se_montre_une_fois_et_ouvre(direction):
    lieu = un_lieu(code="ICI", nom="Ici")

    reponse = donner(direction, lieux=["ICI"])

    jeton = Jeton.objects.get()
    assert "no-store" in reponse["Cache-Control"]
    assert [o.domaine for o in jeton.domaines.all()] == ["matiere", "seances"]
    assert [*jeton.lieux.all()] == [lieu]
    assert demander("periodes", cle_montree(reponse)).status_code == 200
    assert demander("indicateurs", cle_montree(reponse)).status_code == 403
    page = lue(direction.get("/acces-api/"))
    assert not CLE.search(page)
    assert "le réseau, contact@example.org" in page
    assert "La matière, Les séances" in page


def test_deux_touches_donnent_un_acces_et_la_meme_cle(direction):
    dit = tape()

    premiere, seconde = (direction.post("/acces-api/nouveau/", dit) for _ in range(2))

    assert Jeton.objects.count() == 1
    assert cle_montree(premiere) == cle_montree(seconde)
    assert Entree.objects.filter(code="api.jeton.donne").count() == 1


def test_plus_tard_la_meme_page_ne_montre_plus_la_cle(direction, time_machine):
    dit = tape()
    direction.post("/acces-api/nouveau/", dit)
    time_machine.move_to(timezone.now() + timedelta(minutes=3))

    page = lue(direction.post("/acces-api/nouveau/", dit))

    assert not CLE.search(page)
    assert "La clé a déjà été montrée" in page


def test_une_page_renvoyee_apres_le_retrait_ne_montre_rien(direction):
    dit = tape()
    direction.post("/acces-api/nouveau/", dit)
    retirer(jeton=Jeton.objects.get(), compte=un_compte("direction"))

    assert not CLE.search(lue(direction.post("/acces-api/nouveau/", dit)))
    assert Jeton.objects.count() == 1


def test_la_cle_depend_de_cette_maison(direction, settings):
    geste = uuid4()
    _jeton, ici = une_cle(uuid=geste)
    settings.SECRET_KEY = "une autre maison, une autre clé de cinquante signes"

    assert une_cle(uuid=geste)[1] != ici
    # The first one still opens: changing the installation's key takes nothing back.
    assert demander("lieux", ici).status_code == 200


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"nom": " "}, "nom", "Donnez-lui un nom."),
        ({"pour": ""}, "pour", "Dites pour qui il est."),
        ({"domaines": []}, "domaines", "Cochez au moins ce qu’il lit."),
        ({"domaines": ["secrets"]}, "domaines", "n’en fait pas partie"),
        ({"lieux": ["NON"]}, "lieux", "NON"),
        ({"nom": "x" * 61}, "nom", "60"),
    ],
)
def test_une_reponse_manquante_se_dit_a_cote_et_rien_n_est_donne(champs, champ, phrase, direction):
    reponse = donner(direction, **champs)

    assert phrase in erreurs(reponse).get(champ, "")
    assert "le réseau" in lue(reponse) or champ == "pour"
    assert not Jeton.objects.exists()


def test_sans_numero_la_page_n_est_qu_une_page(direction):
    reponse = donner(direction, uuid="pas un uuid")

    assert "avait perdu son numéro" in lue(reponse)
    assert not Jeton.objects.exists()


def test_un_balisage_tape_reste_du_texte(direction):
    donner(direction, nom="<b>carte</b>")

    assert "&lt;b&gt;carte&lt;/b&gt;" in direction.get("/acces-api/").content.decode()


def test_retirer_demande_puis_ferme_et_le_journal_dit_les_deux(direction):
    jeton, cle = une_cle()
    assert "ne lira plus rien" in lue(direction.get(f"/acces-api/{jeton.pk}/retirer/"))
    assert demander("lieux", cle).status_code == 200

    page = lue(direction.post(f"/acces-api/{jeton.pk}/retirer/", follow=True))

    assert "sa clé n’ouvre plus rien" in page
    assert ">retiré</span>" in page
    assert demander("lieux", cle).status_code == 401
    dits = Entree.objects.filter(code__startswith="api.").order_by("pk")
    assert [e.code for e in dits] == ["api.jeton.donne", "api.jeton.servi", "api.jeton.retire"]
    # Whom it is for may be somebody: the journal names nobody.
    assert "réseau" not in str([e.contenu for e in dits])


def test_un_acces_ne_se_retire_qu_une_fois(direction):
    jeton, _cle = une_cle()
    direction.post(f"/acces-api/{jeton.pk}/retirer/")

    page = lue(direction.post(f"/acces-api/{jeton.pk}/retirer/", follow=True))

    assert str(DejaRetire.texte) in page
    assert direction.get("/acces-api/999999/retirer/").status_code == 404


@pytest.mark.parametrize("role", ["tresorerie", "controle", "administration"])
def test_la_direction_seule_donne_et_retire(role):
    jeton, _cle = une_cle()

    with pytest.raises(DroitManquant):
        une_cle(compte=un_compte(role))
    with pytest.raises(DroitManquant):
        retirer(jeton=jeton, compte=un_compte(role))
    assert Jeton.objects.count() == 1


def test_un_acces_sans_domaine_ou_sans_nom_n_est_pas_donne():
    with pytest.raises(SansDomaine):
        une_cle("inconnu")
    with pytest.raises(ValidationError):
        une_cle(nom=" ")
    assert not Jeton.objects.exists()


def test_une_page_vide_dit_a_quoi_sert_un_acces(direction):
    assert "Aucun accès en cours" in lue(direction.get("/acces-api/"))


# The documentation


def test_la_documentation_dit_chaque_lecture_chaque_champ_et_chaque_domaine(client):
    page = unescape(lue(client.get("/api/")))

    dites = [lecture for c in chapitres(schema()) for lecture in c.lectures]
    assert {f"api:{lecture.code}" for lecture in dites} == LECTURES.keys()
    for lecture in dites:
        assert f"GET {lecture.chemin}" in page
        assert lecture.resume in page
        assert lecture.reponse
        for champ in (*lecture.demandes, *lecture.reponse):
            assert f"<code>{champ.nom}</code>" in page
            assert champ.texte, champ
            assert champ.texte.replace("\u00a0", " ") in page
    for domaine in DOMAINES.values():
        assert str(domaine.nom) in page


def test_chaque_parametre_dit_ce_qu_il_attend():
    dits = [d for c in chapitres(schema()) for li in c.lectures for d in li.demandes]

    assert {d.nom for d in dits} == {"annee", "periode", "lieu", "famille"}
    assert all(d.texte.endswith(".") for d in dits)


def test_le_schema_est_un_openapi_que_personne_n_a_ecrit_a_la_main(client):
    reponse = client.get("/api/v1/openapi.json")
    document = json.loads(reponse.content)

    assert document["openapi"].startswith("3.1")
    assert reponse["Access-Control-Allow-Origin"] == "*"
    assert "public" in reponse["Cache-Control"]
    assert document["paths"].keys() == schema()["paths"].keys()
    assert all(methodes.keys() == {"get"} for methodes in document["paths"].values())
    assert document["components"]["securitySchemes"]["Cle"] == {"type": "http", "scheme": "bearer"}
    assert all(m["get"]["security"] == [{"Cle": []}] for m in document["paths"].values())
    assert API.docs_url is None


def test_la_documentation_ne_demande_rien_ailleurs_et_ne_pose_pas_de_cookie(client):
    reponse = client.get("/api/")

    assert not reponse.cookies
    assert not re.findall(r'(?:src|srcset)="https?:', reponse.content.decode())
    assert Client().get("/api/v1/docs").status_code == 404
