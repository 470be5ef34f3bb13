"""What leaves, as its pages type it: to whom, in what, confirmed when it must be."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.listes.models import Accord
from collecte.livre.models import Bon, Ligne, Mouvement, Tare
from tests.collecte.quai.au_quai import documents, poster, responsable
from tests.fabriques import (
    bac,
    connecter,
    contenant,
    matiere,
    structure,
    type_don,
    un_compte,
    un_depot,
    une_ligne,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def test_un_poids_improbable_se_confirme(client, quai):
    responsable(client, quai)
    document = {**documents("sortie_don"), "masse": "120", "uuid": str(uuid4())}
    assert 'name="confirme"' not in lue(client.get(reverse("collecte:sortie_don")))

    reponse = poster(client, "sortie_don", quai, **document)

    assert "120 kg d’un coup, c’est beaucoup" in erreurs(reponse)["confirme"]
    assert 'name="confirme"' in lue(reponse)
    assert not Bon.objects.exists()
    poster(client, "sortie_don", quai, **document, confirme="on")
    assert Bon.objects.get().masse_g == 120_000


def test_une_convention_terminee_se_confirme(client, quai):
    responsable(client, quai)
    association = structure("Action froid")
    fin = timezone.localdate() - timedelta(days=1)
    Accord.objects.filter(structure=association).update(fin=fin)
    document = documents("sortie_don") | {
        "type_don": type_don("Don à une association").pk,
        "structure": association.pk,
    }

    reponse = poster(client, "sortie_don", quai, **document)

    assert "La convention avec Action froid a pris fin" in erreurs(reponse)["confirme"]
    poster(client, "sortie_don", quai, **document, confirme="on")
    assert Bon.objects.get().sortie.structure == association


def test_un_don_a_une_association_dit_a_laquelle(client, quai):
    responsable(client, quai)
    document = documents("sortie_don") | {"type_don": type_don("Don à une association").pk}

    reponse = poster(client, "sortie_don", quai, **document)

    assert erreurs(reponse) == {"structure": "Dites à quelle structure va ce don."}
    assert not Bon.objects.exists()


def test_un_don_a_une_personne_oublie_la_structure_touchee_avant(client, quai):
    responsable(client, quai)
    document = documents("sortie_don") | {"structure": structure("Action froid").pk}

    poster(client, "sortie_don", quai, **document)

    assert Bon.objects.get().sortie.structure is None


def test_la_tare_d_un_contenant_se_retire(client, quai):
    responsable(client, quai)
    tare = {"contenant": contenant("Caisse grise").pk, "contenants_n": 2}

    poster(client, "sortie_don", quai, **documents("sortie_don"), **tare)

    ligne = Ligne.objects.get()
    assert (ligne.brut_g, ligne.masse_g) == (12_500, 6_500)
    assert Tare.objects.get().n == 2


def test_une_tare_trop_lourde_se_dit_a_cote_du_poids(client, quai):
    responsable(client, quai)
    tare = {"contenant": contenant("Cage D3E").pk, "contenants_n": 1}

    reponse = poster(client, "sortie_don", quai, **documents("sortie_don"), **tare)

    assert "La tare (39 kg) dépasse le poids lu (12,5 kg)" in lue(reponse)
    assert list(erreurs(reponse)) == ["masse"]
    assert not Bon.objects.exists()


def test_au_dela_de_la_balance_le_poids_est_refuse(client, quai):
    responsable(client, quai)

    reponse = poster(client, "sortie_dechetterie", quai, masse="740")

    assert "740 kg : la balance s’arrête à 700 kg." in lue(reponse)


def test_le_recycleur_se_choisit_puis_montre_ses_seules_matieres(client, quai):
    responsable(client, quai)
    page = reverse("collecte:sortie_recycleur")
    screlec = structure("Screlec")

    premiere = lue(client.get(page))
    seconde = client.get(page, {"recycleur": screlec.pk})

    assert "Screlec" in premiere
    assert "Déchetterie de la porte des Lilas" not in premiere
    assert 'name="matiere"' not in premiere
    matieres = seconde.context["form"].fields["matiere"].queryset
    assert {m.nom for m in matieres} == {"Lampes et néons", "Piles"}
    assert "Changer de recycleur" in lue(seconde)


def test_un_recycleur_ne_prend_que_ses_matieres(client, quai):
    responsable(client, quai)
    document = documents("sortie_recycleur") | {"matiere": matiere("metaux").pk}

    reponse = poster(client, "sortie_recycleur", quai, **document)

    assert erreurs(reponse) == {"matiere": "Ce recycleur ne prend pas cette matière."}


def test_les_bacs_retirent_leur_tare_tout_seuls(client, quai):
    responsable(client, quai)

    poster(client, "sortie_bac", quai, bac=bac().pk, n=2, masse="90", maison="on")

    ligne = Ligne.objects.get()
    assert (ligne.brut_g, ligne.masse_g, ligne.de) == (90_000, 46_000, "maison")


def test_le_stock_ne_se_montre_pas_a_qui_ne_peut_pas_le_lire(client, quai):
    un_depot(une_ligne("livres", 7_400, destination="rayon"), point=quai)
    connecter(client, un_compte("camion", lieu=quai.lieu), quai)

    assert "7,4 kg" not in lue(client.get(reverse("collecte:sortie_don")))


def test_une_sortie_dit_les_orientations_sous_entendues(client, quai):
    un_depot(une_ligne("livres", 20_000), point=quai)
    responsable(client, quai)

    reponse = poster(client, "sortie_don", quai, **documents("sortie_don"))

    assert Mouvement.objects.filter(implicite=True).count() == 1
    page = lue(client.get(reponse["Location"]))
    assert "d’abord passés de « à trier » à « rayon » : aucun tri ne l’avait dit" in page
