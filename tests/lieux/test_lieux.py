from datetime import date

import pytest
from django.urls import reverse

from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association, Lieu, Point
from tests.fabriques import connecter, un_compte, un_lieu, un_point

pytestmark = pytest.mark.django_db

COMPARER = {"comparable_masse_pc": 20, "comparable_jours_pc": 50}
UN_LIEU = {"nom": "Riesener", "code": "rie", "code_postal": "75012", "ouvert_le": "2026-09-01"}
UN_POINT = {"nom": "Comptoir", "genre": "comptoir", "maximum_g": "700", "ouvert_le": "2026-09-01"}


@pytest.fixture
def direction(client):
    compte = un_compte("direction")
    connecter(client, compte)
    return compte


def test_ouvrir_un_lieu_et_son_comptoir(client, direction):
    client.post(reverse("lieux:lieu_nouveau"), UN_LIEU)
    lieu = Lieu.objects.get(code="RIE")
    client.post(reverse("lieux:point_nouveau", args=["RIE"]), UN_POINT)

    point = lieu.points.get()
    assert (point.nom, point.maximum_g) == ("Comptoir", 700_000)
    codes = list(Entree.objects.order_by("id").values_list("code", flat=True))
    assert codes == ["lieux.lieu.ajoute", "lieux.point.ajoute"]


@pytest.mark.parametrize(
    ("tape", "grammes"), [("700", 700_000), ("1 234,5", 1_234_500), ("0.5", 500), ("", None)]
)
def test_le_maximum_d_une_balance_se_tape_en_kilos(client, direction, tape, grammes):
    point = un_point()

    client.post(reverse("lieux:point", args=[point.pk]), UN_POINT | {"maximum_g": tape})

    point.refresh_from_db()
    assert point.maximum_g == grammes


@pytest.mark.parametrize(
    ("champ", "tape", "phrase"),
    [
        ("maximum_g", "sept cents", "n’est pas un nombre de kg"),
        ("maximum_g", "-3", "négatif"),
        ("nom", "", "obligatoire"),
        ("nom", "quai", "déjà un point de ce nom"),
        ("genre", "fusee", "fusee"),
        ("ferme_le", "2026-08-31", "La fermeture précède l’ouverture."),
    ],
)
def test_un_point_mal_tape_le_dit_a_cote_du_champ(client, direction, champ, tape, phrase):
    lieu = un_lieu()
    un_point("quai", nom="Quai", lieu=lieu)

    reponse = client.post(
        reverse("lieux:point_nouveau", args=[lieu.code]), UN_POINT | {champ: tape}
    )

    erreurs = reponse.context["form"].errors
    assert list(erreurs) == [champ]
    assert phrase in erreurs[champ][0]
    assert Point.objects.count() == 1


@pytest.mark.parametrize(
    ("champ", "tape", "phrase"),
    [
        ("code", "chv", "est déjà pris"),
        ("code_postal", "75 01", "cinq chiffres"),
        ("ferme_le", "2026-08-31", "La fermeture précède l’ouverture."),
    ],
)
def test_un_lieu_mal_tape_le_dit_a_cote_du_champ(client, direction, champ, tape, phrase):
    un_lieu(code="CHV")

    reponse = client.post(reverse("lieux:lieu_nouveau"), UN_LIEU | {champ: tape})

    erreurs = reponse.context["form"].errors
    assert list(erreurs) == [champ]
    assert phrase in erreurs[champ][0]


def test_fermer_un_lieu_par_sa_date_et_le_code_ne_bouge_pas(client, direction):
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")

    client.post(
        reverse("lieux:lieu_modifier", args=["CHV"]),
        {
            "nom": "Chemin-Vert",
            "code": "AUTRE",
            "ouvert_le": "2015-01-05",
            "ferme_le": "2026-03-01",
        },
    )

    lieu.refresh_from_db()
    assert (lieu.code, lieu.ferme_le) == ("CHV", date(2026, 3, 1))
    assert "fermé depuis le 1er mars 2026" in client.get(reverse("lieux:lieux")).content.decode()
    contenu = Entree.objects.get().contenu
    assert contenu["avant"] == {"ferme_le": None}
    assert contenu["apres"] == {"ferme_le": "2026-03-01"}


def test_l_association_tient_en_une_ligne(client, direction):
    for nom in ("La Rockette", "La Petite Rockette"):
        client.post(
            reverse("lieux:association"),
            {"nom": nom, "siret": "482 167 487 00034", "debut_exercice": 9} | COMPARER,
        )

    association = Association.objects.get()
    assert (association.nom, association.siret) == ("La Petite Rockette", "48216748700034")
    assert association.debut_exercice == 9


def test_un_siret_a_quatorze_chiffres(client, direction):
    fausse = {"nom": "Rockette", "siret": "123", "debut_exercice": 1} | COMPARER
    reponse = client.post(reverse("lieux:association"), fausse)

    assert list(reponse.context["form"].errors) == ["siret"]


@pytest.mark.parametrize(
    ("tape", "garde"),
    [
        ("fr76 30006000011234567890189", "FR76 3000 6000 0112 3456 7890 189"),
        ("DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
        ("", ""),
    ],
)
def test_l_iban_se_tape_comme_on_veut(client, direction, tape, garde):
    dite = {"nom": "Rockette", "iban": tape, "debut_exercice": 1} | COMPARER
    client.post(reverse("lieux:association"), dite)

    assert Association.objects.get().iban == garde


@pytest.mark.parametrize(
    "tape",
    [
        "FR76 3000 6000 0112 3456 7890 198",
        "FR7630006000011234567890",
        "FR76",
        "٣" * 27,
    ],
)
def test_un_iban_faux_est_refuse(client, direction, tape):
    fausse = {"nom": "Rockette", "iban": tape, "debut_exercice": 1} | COMPARER
    reponse = client.post(reverse("lieux:association"), fausse)

    assert list(reponse.context["form"].errors) == ["iban"]


def test_qui_tient_un_seul_lieu_n_en_ouvre_pas_d_autre_et_ne_touche_pas_aux_voisins(client):
    sien, voisin = un_lieu(), un_lieu()
    connecter(client, un_compte("direction", lieu=sien))

    assert client.get(reverse("lieux:lieu", args=[sien.code])).status_code == 200
    assert client.get(reverse("lieux:lieu", args=[voisin.code])).status_code == 403
    assert client.get(reverse("lieux:lieu_nouveau")).status_code == 403
    assert client.get(reverse("lieux:association")).status_code == 403
    assert voisin.nom not in client.get(reverse("lieux:lieux")).content.decode()


def test_un_responsable_ne_tient_pas_les_lieux(client):
    lieu = un_lieu()
    connecter(client, un_compte("responsable", lieu=lieu))

    assert client.get(reverse("lieux:lieux")).status_code == 403
    assert (
        client.post(reverse("lieux:point_nouveau", args=[lieu.code]), UN_POINT).status_code == 403
    )
    assert not Point.objects.exists()
