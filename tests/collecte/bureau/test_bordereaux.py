"""The papers of an exit: sealed version by version, and what the register says of them."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from collecte.bureau.models import Bordereau, Remise
from collecte.bureau.registre import matieres_sorties
from collecte.bureau.registre_colonnes import ENTETES, lignes
from collecte.bureau.services.papiers import tenir_les_papiers
from collecte.bureau.verifications import bordereaux
from collecte.listes.models import Matiere
from petiterockette.lieux.models import Association
from petiterockette.personnes.models import Structure
from tests.collecte.sorties.departs import un_depart
from tests.fabriques import connecter, matiere, un_compte, un_point
from tests.pages import erreurs, espaces

pytestmark = pytest.mark.django_db


@pytest.fixture
def sortie():
    return un_depart(un_point("quai")).sortie


@pytest.fixture
def direction():
    return un_compte("direction")


def une_structure(nom: str, **champs) -> Structure:
    champs.setdefault("siret", "12345678900012")
    champs.setdefault("recepisse", "REC-7")
    return Structure.objects.create(nom=nom, genre="autre", **champs)


def rangee() -> dict:
    """The only row of the register, under the names of its columns."""
    jour = timezone.localdate()
    [valeurs] = lignes(matieres_sorties(jour, jour), Association.objects.first())
    return dict(zip(map(str, ENTETES), valeurs, strict=True))


def test_le_registre_dit_l_eco_organisme_le_courtier_la_notification_et_le_volume(
    sortie, direction
):
    ligne = sortie.bon.lignes.get()
    Matiere.objects.filter(pk=ligne.matiere_id).update(code_bale="B3030", pop=True)
    tenir_les_papiers(
        sortie=sortie,
        compte=direction,
        bordereau="BE-1",
        eco_organisme=une_structure("Refashion"),
        intermediaire=une_structure("Courtage Dupont"),
        role_intermediaire="courtier",
        notification="FR 001234",
        volume_l=2_500,
    )

    dit = rangee()

    assert (dit["Code déchet Bâle"], dit["POP"]) == ("B3030", True)
    assert (dit["Éco-organisme, raison sociale"], dit["Éco-organisme, SIREN"]) == (
        "Refashion",
        "123456789",
    )
    assert dit["Courtier, raison sociale"] == "Courtage Dupont"
    assert (dit["Courtier, SIRET"], dit["Courtier, nº de récépissé"]) == (
        "12345678900012",
        "REC-7",
    )
    assert dit["Négociant, raison sociale"] == dit["Négociant, nº de récépissé"] == ""
    assert dit["Nº de notification ou de mouvement"] == "FR 001234"
    assert float(dit["Volume (m³)"]) == 2.5


def test_ce_qui_manque_d_une_structure_nommee_se_dit(sortie, direction):
    tenir_les_papiers(
        sortie=sortie,
        compte=direction,
        eco_organisme=une_structure("Refashion", siret=""),
        intermediaire=une_structure("Négoce Durand", recepisse=""),
        role_intermediaire="negociant",
    )

    manque = espaces(rangee()["Ce qui manque"])

    assert "SIREN de « Refashion »" in manque
    assert "récépissé de « Négoce Durand »" in manque


def test_chaque_version_est_scellee_avec_ce_qu_elle_nomme(sortie, direction):
    refashion = une_structure("Refashion")
    tenir_les_papiers(sortie=sortie, compte=direction, bordereau="BE-1", eco_organisme=refashion)
    tenir_les_papiers(sortie=sortie, compte=direction, bordereau="BE-2", eco_organisme=refashion)
    Structure.objects.filter(pk=refashion.pk).update(nom="Autre nom", siret="")

    premier, second = Bordereau.objects.filter(sortie=sortie)

    assert [b.contenu["papiers"]["bordereau"] for b in (premier, second)] == ["BE-1", "BE-2"]
    assert premier.contenu["structures"]["eco_organisme"]["nom"] == "Refashion"
    assert premier.contenu["structures"]["destination"]["nom"] == sortie.structure.nom
    assert premier.contenu["lignes"][0]["masse_g"] == sortie.bon.masse_g
    assert list(bordereaux()) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        Bordereau.objects.update(rang=9)


def test_des_papiers_changes_sans_leur_bordereau_se_voient(sortie, direction):
    tenir_les_papiers(sortie=sortie, compte=direction, bordereau="BE-1")

    Remise.objects.update(bordereau="BE-9")

    [constat] = bordereaux()
    assert f"sortie {sortie.pk}" in str(constat)


def test_ne_rien_changer_ne_scelle_rien(sortie, direction):
    for _essai in range(2):
        tenir_les_papiers(sortie=sortie, compte=direction, bordereau="BE-1")

    assert Bordereau.objects.count() == 1


def test_la_page_demande_le_role_de_l_intermediaire(sortie, direction, client):
    connecter(client, direction)
    adresse = reverse("collecte:remise", args=[sortie.pk])
    dupont = une_structure("Courtage Dupont")

    sans_role = client.post(adresse, {"sens": "rien", "intermediaire": dupont.pk})
    sans_qui = client.post(adresse, {"sens": "rien", "role_intermediaire": "courtier"})
    faux = client.post(adresse, {"sens": "rien", "volume_l": "9" * 5_000})
    client.post(
        adresse,
        {"sens": "rien", "intermediaire": dupont.pk, "role_intermediaire": "courtier"},
    )

    assert "role_intermediaire" in erreurs(sans_role)
    assert "intermediaire" in erreurs(sans_qui)
    assert "volume_l" in erreurs(faux)
    assert Remise.objects.get().intermediaire == dupont


def test_un_code_de_bale_a_sa_forme(direction, client):
    connecter(client, direction)
    papier = matiere("textile")
    adresse = reverse("collecte:liste_changer", args=["matieres", papier.pk])
    pose = {"nom": papier.nom, "couleur": papier.couleur, "code_dechet": papier.code_dechet}

    client.post(adresse, pose | {"code_bale": "n'importe"})
    assert Matiere.objects.get(pk=papier.pk).code_bale == ""
    client.post(adresse, pose | {"code_bale": "B3030", "pop": "on"})

    garde = Matiere.objects.get(pk=papier.pk)
    assert (garde.code_bale, garde.pop) == ("B3030", True)
