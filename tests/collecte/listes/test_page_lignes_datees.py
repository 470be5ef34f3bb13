"""What hangs on a list: agreements, fates of bins, the tiles of a counter."""

from datetime import date

import pytest
from django.urls import reverse

from collecte.listes.models import Accord, Bac, Tuile
from petiterockette.personnes.models import Structure
from tests.fabriques import (
    bac,
    categorie,
    connecter,
    les_listes,
    matiere,
    structure,
    un_compte,
    un_point,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


MENU = "/collecte/listes/"


@pytest.fixture
def compte(client):
    """Who keeps the lists, signed in."""
    les_listes()
    compte = un_compte("administration")
    connecter(client, compte)
    return compte


def page(cle: str, pk: int | None = None, geste: str = "changer") -> str:
    if pk is None:
        return reverse("collecte:liste_ajouter", args=[cle])
    return reverse(f"collecte:liste_{geste}", args=[cle, pk])


@pytest.mark.parametrize(("siret", "bon"), [("508 822 475 00010", True), ("508822475", False)])
def test_un_siret_a_quatorze_chiffres(client, compte, siret, bon):
    document = {"nom": "Le relais", "genre": "recycleur", "siret": siret, "couleur": "#c0c0c0"}

    reponse = client.post(page("structures"), document)

    if bon:
        relais = Structure.objects.get(nom="Le relais")
        assert relais.siret == "50882247500010"
        assert reponse["Location"] == page("structures", relais.pk)
    else:
        assert erreurs(reponse) == {"siret": "Un SIRET a 14 chiffres."}


def test_un_recycleur_prend_une_matiere_de_plus(client, compte):
    gebetex = structure("Gebetex")
    ajouter = reverse("collecte:ligne_datee_ajouter", args=["structures", gebetex.pk])
    document = {
        "matiere": matiere("metaux").pk, "vers": "recycle", "code_traitement": "R4",
        "debut": "2026-01-01",
    }  # fmt: skip

    client.post(ajouter, document)
    encore = client.post(ajouter, document)

    accord = gebetex.accords.get(matiere=matiere("metaux"))
    assert (accord.vers, accord.code_traitement, accord.debut) == (
        "recycle",
        "R4",
        date(2026, 1, 1),
    )
    assert "Cet accord existe déjà." in lue(encore)
    assert gebetex.accords.count() == 2
    assert "Métaux → recyclé" in lue(client.get(page("structures", gebetex.pk)))


def test_une_dechetterie_dit_aussi_ce_que_devient_ce_qui_est_melange(client, compte):
    document = {"vers": "energie", "code_traitement": "R1", "debut": "2026-01-01"}
    lilas, gebetex = structure("Déchetterie de la porte des Lilas"), structure("Gebetex")

    def ajouter(qui):
        return client.post(
            reverse("collecte:ligne_datee_ajouter", args=["structures", qui.pk]), document
        )

    ajouter(lilas)

    accord = lilas.accords.get(matiere=None)
    assert (accord.vers, accord.code_traitement) == ("energie", "R1")
    assert "Tout-venant, en mélange → valorisé en énergie" in lue(
        client.get(page("structures", lilas.pk))
    )
    # A recycler takes materials, one by one.
    assert list(erreurs(ajouter(gebetex))) == ["matiere"]


def test_un_accord_ne_finit_pas_avant_d_avoir_commence(client, compte):
    accord = structure("Gebetex").accords.get()
    changer = reverse(
        "collecte:ligne_datee_changer", args=["structures", accord.structure_id, accord.pk]
    )
    document = {
        "matiere": accord.matiere_id, "vers": "recycle", "debut": "2026-02-01", "fin": "2026-01-01",
    }  # fmt: skip

    assert erreurs(client.post(changer, document)) == {"fin": "La fin précède le début."}


def test_la_convention_d_une_association_n_a_pas_de_matiere(client, compte):
    association = structure("Action froid")
    ajouter = reverse("collecte:ligne_datee_ajouter", args=["structures", association.pk])

    form = client.get(ajouter).context["form"]
    client.post(ajouter, {"vers": "donne_association", "debut": "2026-01-01", "fin": "2026-12-31"})

    assert "matiere" not in form.fields
    assert "recycle" not in dict(form.fields["vers"].choices)
    assert Accord.objects.get(structure=association, fin=date(2026, 12, 31)).matiere is None


def test_le_contenu_d_un_bac_change_de_destin_un_jour_donne(client, compte):
    petit = bac("Petit bac blanc")
    ajouter = reverse("collecte:ligne_datee_ajouter", args=["bacs", petit.pk])

    client.post(ajouter, {"vers": "energie", "code_traitement": "R1", "debut": "2026-06-01"})

    assert [d.vers for d in petit.destins.all()] == ["recycle", "energie"]
    assert Bac.objects.get(pk=petit.pk).nom == petit.nom
    assert "valorisé en énergie" in lue(client.get(f"{MENU}bacs/"))


def test_un_bac_n_a_qu_un_destin_par_jour(client, compte):
    ajouter = reverse("collecte:ligne_datee_ajouter", args=["bacs", bac().pk])
    document = {"vers": "energie", "debut": "2026-06-01"}

    client.post(ajouter, document)
    reponse = client.post(ajouter, document)

    assert "Ce bac a déjà un destin ce jour-là." in lue(reponse)
    assert bac().destins.count() == 2


def test_une_liste_sans_suite_n_en_a_pas(client, compte):
    ajouter = reverse("collecte:ligne_datee_ajouter", args=["categories", categorie("livres").pk])

    assert client.get(ajouter).status_code == 404


def test_chaque_comptoir_a_son_ordre_de_tuiles(client, compte):
    point, autre = un_point(), un_point()
    url = reverse("collecte:tuiles", args=[point.pk])
    vaisselle = categorie("vaisselle")

    client.post(
        reverse("collecte:tuile_deplacer", args=[point.pk, vaisselle.pk]), {"sens": "monter"}
    )

    ordre = client.get(url).context["tuiles"]
    assert [c.code for c in ordre[:3]] == ["vaisselle", "textiles", "livres"]
    assert not Tuile.objects.filter(point=autre).exists()
    client.post(reverse("collecte:tuiles_oublier", args=[point.pk]))
    assert [c.code for c in client.get(url).context["tuiles"][:2]] == ["textiles", "vaisselle"]
    assert not Tuile.objects.exists()


def test_un_point_qui_ne_pese_pas_n_a_pas_de_tuiles(client, compte):
    caisse = un_point("caisse")

    assert client.get(reverse("collecte:tuiles", args=[caisse.pk])).status_code == 404
