"""The « ? » of the counters, the first day in training, and the page of who did it."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.comptoirs.parcours import PARCOURS
from collecte.entrainement.apprentis import apprentis
from collecte.entrainement.models import Essai
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import anonymiser
from tests.collecte.entrainement.a_l_essai import POSTES, defaire, essayer, les_gestes
from tests.fabriques import (
    connecter,
    les_listes,
    un_compte,
    un_document,
    un_essai,
    un_lieu,
    un_point,
    une_personne,
)
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    les_listes()
    return un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"), nom="Comptoir")


@pytest.fixture
def poste(client, point):
    return connecter(client, un_compte("responsable", lieu=point.lieu), point)


def premier_jour(client, poste: str, qui: Personne | None = None) -> str:
    page = client.get(
        reverse("collecte:essais_premier_jour", args=[poste]), {"par": qui.pk} if qui else {}
    )
    return " ".join(re.sub(r"<[^>]+>", " ", lue(page)).split())


@pytest.mark.parametrize("nom", POSTES)
def test_le_point_d_interrogation_dit_trois_phrases_et_les_dessine(poste, nom):
    page = lue(poste.get(reverse(PARCOURS[nom].vrai)))

    guide = page[page.index('id="dialogue-guide"') :]
    guide = guide[: guide.index("</dialog>")]
    assert guide.count("<li>") == 3
    dessin = reverse("collecte:essais_dessin", args=[nom])
    assert f'src="{dessin}"' in guide
    assert f'href="{reverse(PARCOURS[nom].ecole)}"' in guide
    assert page.count('data-geste="guide"') == 1
    assert "premier-jour" not in page
    assert "factice-mot" not in page


@pytest.mark.parametrize("nom", [*POSTES, "caisse"])
def test_le_dessin_du_geste_a_trois_scenes_et_se_lit(poste, nom):
    reponse = poste.get(reverse("collecte:essais_dessin", args=[nom]))

    scenes = [g for g in ElementTree.fromstring(reponse.content) if g.tag.endswith("}g")]
    assert reponse["Content-Type"] == "image/svg+xml"
    assert [scene.findtext("{*}text") or "" for scene in scenes][1:] == ["2", "3"]
    assert len(scenes) == 3


@pytest.mark.parametrize("nom", POSTES)
def test_l_entrainement_se_dit_factice_et_se_quitte_d_un_geste(poste, nom):
    page = lue(poste.get(reverse(PARCOURS[nom].ecole)))

    assert 'class="factice-mot"' in page
    assert re.search(r'<main class="comptoir[^"]* factice"', page)
    assert f'href="{reverse(PARCOURS[nom].vrai)}"' in page
    assert reverse(f"collecte:essai_{nom}") in page
    for vraie in ("depots", "tri_gestes", "quai_bons"):
        assert f'"{reverse(f"collecte:{vraie}")}"' not in page


def test_un_appareil_sans_point_le_choisit_d_abord(client, point):
    connecter(client, un_compte("responsable", lieu=point.lieu))

    for nom in POSTES:
        assert client.get(reverse(PARCOURS[nom].ecole)).status_code == 302


def test_a_chaque_poste_cinq_gestes_dits_en_peu_de_mots():
    assert set(PARCOURS) == {*POSTES, "caisse"}
    for parcours in PARCOURS.values():
        assert len({geste.code for geste in parcours.gestes}) == 5
        for geste in parcours.gestes:
            # A deposit is refused until one says where it comes from.
            if parcours.poste == "apport" and geste.code != "annuler":
                assert geste.mots[-2][1] == "D’où ça vient"
            assert 2 <= len(geste.mots) <= 5
            assert all(len(str(mot).split()) <= 4 for _dessin, mot in geste.mots)


@pytest.mark.parametrize("nom", POSTES)
def test_les_cinq_gestes_se_font_l_un_apres_l_autre_et_la_bande_le_montre(poste, point, nom):
    assert premier_jour(poste, nom).startswith("0 sur 5")

    for rang, document in enumerate(les_gestes(nom, point), start=1):
        assert essayer(poste, nom, document).status_code == 201
        assert premier_jour(poste, nom).startswith(f"{rang} sur 5")
    corps = defaire(poste, Essai.objects.latest("pk")).json()

    # Nothing opens again: it is over.
    assert corps["document"] is None
    assert "C’est fini" in corps["message"]
    assert premier_jour(poste, nom) == "5 sur 5 Bravo, c’est fini : vous savez faire. Recommencer"


def commencer(client, poste: str, qui: Personne | None = None):
    adresse = reverse("collecte:essais_commencer", args=[poste])
    return client.post(adresse, {"par": qui.pk if qui else ""})


def fini(nom: str, point, qui) -> None:
    faits = [geste.code for geste in PARCOURS[nom].gestes if geste.code != "annuler"]
    un_essai(nom, point=point, compte=qui, faits=faits, annule_le=timezone.now())


@pytest.mark.parametrize("nom", POSTES)
def test_qui_vient_apres_quelqu_un_du_meme_compte_commence_le_sien(
    client, point, nom, time_machine
):
    time_machine.move_to("2026-11-05T10:00:00+01:00")
    qui = un_compte("responsable", lieu=point.lieu)
    fini(nom, point, qui)
    time_machine.move_to("2026-11-29T10:00:00+01:00")
    connecter(client, qui, point)
    assert premier_jour(client, nom) == "5 sur 5 Déjà fait sous ce nom. Et vous ? Je commence"
    assert "Premier jour</span>" not in lue(client.get(reverse(PARCOURS[nom].vrai)))
    ou_s_entrainer = lue(client.get(reverse("collecte:entrainement")))
    assert "fait sous le nom d’Awa, le <span>5 novembre</span>" in ou_s_entrainer
    assert "Je commence" in ou_s_entrainer
    assert "Recommencer" not in ou_s_entrainer

    assert commencer(client, nom).url == reverse(PARCOURS[nom].ecole)

    assert premier_jour(client, nom).startswith("0 sur 5")
    assert "Premier jour</span>" in lue(client.get(reverse(PARCOURS[nom].vrai)))
    # Only on this device: elsewhere, what was learned is known.
    client.cookies.pop("premier_jour")
    assert premier_jour(client, nom).startswith("5 sur 5")
    assert Essai.objects.count() == 1


def test_chacun_recommence_le_sien_et_celui_d_un_autre_reste(client, poste, point, time_machine):
    time_machine.move_to("2026-11-29T10:00:00+01:00")
    ines = une_personne("Inès", equipe=point.lieu)
    essayer(poste, "apport", un_document(point, par=ines.pk))
    essayer(poste, "apport", un_document(point))
    assert premier_jour(poste, "apport").endswith("Recommencer")
    time_machine.shift(1)

    commencer(poste, "apport", ines)

    assert premier_jour(poste, "apport", ines).startswith("0 sur 5")
    assert premier_jour(poste, "apport").startswith("1 sur 5")


@pytest.mark.parametrize(
    "dit", ["", "apport", "apport.1.x", "~~~", "apport.é.1", f"apport.1.{'9' * 5_000}", "\0"]
)
def test_un_cookie_de_travers_ne_dit_rien(client, point, dit):
    qui = un_compte("benevole", lieu=point.lieu)
    fini("apport", point, qui)
    connecter(client, qui, point)
    moi = str(qui.personne_id)
    for cookie in (dit, f"{dit}~apport.{moi}.99999999999999"):
        client.cookies["premier_jour"] = cookie

        assert premier_jour(client, "apport").startswith("5 sur 5")


def test_ou_l_on_s_entraine_chaque_poste_dit_ou_l_on_en_est(client, point):
    qui = un_compte("responsable", lieu=point.lieu)
    fini("tri", point, qui)
    un_essai(point=point, compte=qui, faits=["peser"])
    connecter(client, qui, point)

    page = lue(client.get(reverse("collecte:entrainement")))

    cartes = re.findall(r'<li class="carte ecole">.*?</li>', page, re.DOTALL)
    dites = [" ".join(re.sub(r"<[^>]+>", " ", carte).split()) for carte in cartes]
    assert dites[0].startswith("Apport 1 sur 5 Continuer : Apport Recommencer")
    assert dites[1].startswith("Tri fait : bravo Recommencer")
    assert "Recommencer" in dites[1]
    assert dites[2] == "Sorties 0 sur 5 Commencer : Sorties"
    assert page.count("bouton-principal") == 1


@pytest.mark.parametrize("role", ["benevole", "tri", "caisse", "camion"])
def test_l_accueil_de_qui_tient_un_poste_montre_ou_s_entrainer(client, point, role):
    connecter(client, un_compte(role, lieu=point.lieu), point)

    assert reverse("collecte:entrainement") in lue(client.get(reverse("accueil")))


def test_chacun_a_son_premier_jour_par_la_tuile_de_son_nom(poste, point):
    ines = une_personne("Inès", equipe=point.lieu)

    essayer(poste, "apport", un_document(point, par=ines.pk))

    assert premier_jour(poste, "apport", ines).startswith("1 sur 5")
    assert premier_jour(poste, "apport").startswith("0 sur 5")


def test_la_direction_voit_qui_s_est_entraine_et_jusqu_ou(client, point):
    ines = un_compte("benevole", lieu=point.lieu, personne=une_personne("Inès"))
    for faits in (["peser"], ["peser", "plusieurs"]):
        un_essai(point=point, compte=ines, faits=faits)
    un_essai("tri", point=point, compte=ines, faits=[], annule_le=timezone.now())
    connecter(client, un_compte("direction"))

    page = lue(client.get(reverse("collecte:essais")))

    [rangee] = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", page, re.DOTALL)
    mots = re.sub(r"<[^>]+>", " ", rangee).split()
    assert mots[0] == "Inès"
    assert mots[-4:] == ["2/5", "1/5", "—", "—"]


def test_quelqu_un_se_cherche_et_ses_deux_fiches_sont_une_personne(client, point):
    zoe, double = une_personne("Zoé"), une_personne("Zoë")
    for qui, faits in ((zoe, ["peser"]), (double, ["tare"])):
        un_essai(point=point, compte=un_compte("benevole", personne=qui), faits=faits)
    Personne.objects.filter(pk=double.pk).update(fusionnee_dans=zoe)
    for _ in range(2):
        un_essai(point=point)
    connecter(client, un_compte("direction"))

    assert [a.personne for a in apprentis(None, timezone.localdate(), "zoe")] == [zoe]
    page = lue(client.get(reverse("collecte:essais"), {"q": "ZOE"}))
    assert page.count('<th scope="row">') == 1
    assert "2/5" in page
    assert "Personne de ce nom" in lue(client.get(reverse("collecte:essais"), {"q": "nul ici"}))


def test_la_liste_de_qui_s_est_entraine_ne_lit_pas_plus_avec_ses_rangees(
    client, point, django_assert_max_num_queries
):
    for _ in range(3):
        un_essai(point=point)
    connecter(client, un_compte("direction"))

    with django_assert_max_num_queries(9):
        client.get(reverse("collecte:essais"))


def test_un_responsable_ne_voit_que_son_lieu_et_personne_est_dit_ainsi(client, point):
    un_essai(point=un_point())
    connecter(client, un_compte("responsable", lieu=point.lieu))

    assert "Personne ne s’est encore entraîné" in lue(client.get(reverse("collecte:essais")))


def test_ce_qui_a_plus_d_un_an_ne_se_montre_plus(point, time_machine):
    time_machine.move_to("2024-02-29T10:00:00+01:00")
    un_essai(point=point)

    jour = timezone.localdate()
    assert len(apprentis(None, jour.replace(year=2025, day=28))) == 1
    assert apprentis(None, jour.replace(year=2025, month=3, day=1)) == []


def test_oublier_quelqu_un_oublie_ses_essais(point):
    essai, autre = un_essai(point=point), un_essai(point=point)

    anonymiser(Personne.objects.filter(pk=essai.par_id))

    assert list(Essai.objects.values_list("pk", flat=True)) == [autre.pk]
    assert [a.personne.pk for a in apprentis(None, timezone.localdate())] == [autre.par_id]
