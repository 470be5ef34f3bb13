"""Training at the counters: the checks of the true gesture, and nothing that counts."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.urls import reverse

from collecte.entrainement.models import Essai
from collecte.entrainement.services import oublier_l_entrainement
from collecte.livre.dehors import fichier
from collecte.livre.models import Bon, Stock
from collecte.livre.services.annulations import annuler
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import Personne
from tests.collecte.entrainement.a_l_essai import DOCUMENTS, defaire, essayer, un_don_au_quai
from tests.collecte.sorties.sorties_du_quai import une_sortie
from tests.collecte.tri.au_tri import un_geste_tri, une_ligne_tri
from tests.fabriques import (
    categorie,
    connecter,
    les_listes,
    motif_refus,
    un_compte,
    un_depot,
    un_document,
    un_lieu,
    un_point,
    une_ligne,
)

pytestmark = pytest.mark.django_db

# What a request writes beside its gesture: who is signed in, what a brake counts.
HORS_GESTE = {"sessions.Session", "axes.AccessAttempt", "axes.AccessLog", "freins.Essai"}


@pytest.fixture
def point() -> Point:
    les_listes()
    return un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"), nom="Comptoir")


@pytest.fixture
def qui(point):
    return un_compte("responsable", lieu=point.lieu)


@pytest.fixture
def poste(client, point, qui):
    return connecter(client, qui, point)


def tout_ce_que_tient_la_base() -> dict[str, str]:
    """Every row of every table but the exercises, as text; and the bons told outside."""
    tables = {
        modele._meta.label: serialize("json", modele._base_manager.order_by("pk"))
        for modele in apps.get_models()
        if modele is not Essai and modele._meta.label not in HORS_GESTE
    }
    dehors = fichier().read_text() if fichier().exists() else ""
    return tables | {"dehors": dehors}


@pytest.mark.deux_bases
def test_s_entrainer_a_tous_les_postes_ne_change_pas_une_ligne_de_la_base(
    poste, point, qui, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        un_depot(une_ligne("livres", 30_000), point=point, compte=qui)
        annuler(bon=un_depot(point=point, compte=qui), uuid=uuid4(), motif="essai", compte=qui)
    avant = tout_ce_que_tient_la_base()

    with django_capture_on_commit_callbacks(execute=True):
        for nom, document in DOCUMENTS.items():
            assert essayer(poste, nom, document(point)).status_code == 201
        avec_un_nom = un_document(point, donateur="Zoé Personne", commentaire="mot", lignes=[])
        refuse = [{"categorie": None, "motif": motif_refus().pk}]
        assert essayer(poste, "apport", avec_un_nom | {"refuses": refuse}).status_code == 201
        for essai in Essai.objects.all():
            assert defaire(poste, essai).status_code == 201

    assert tout_ce_que_tient_la_base() == avant
    assert Essai.objects.count() == 4
    assert Stock.objects.exists()


def test_le_temoin_un_vrai_depot_change_la_base(poste, point, qui):
    avant = tout_ce_que_tient_la_base()

    un_depot(point=point, compte=qui)

    assert tout_ce_que_tient_la_base() != avant


def test_la_reponse_dit_que_rien_n_est_compte_et_porte_son_propre_numero(poste, point):
    corps = essayer(poste, "apport", un_document(point)).json()

    essai = Essai.objects.get()
    assert corps["numero"] == essai.pk
    assert corps["message"] == "Essai réussi\u00a0: 7,4\u00a0kg. Rien n’est compté."
    assert corps["annuler"] == f"/collecte/essais/{essai.pk}/annuler/"
    assert "bon" not in corps
    assert corps["depots_du_jour"] == 1
    assert (essai.masse_g, essai.par_id) == (7_400, essai.compte.personne_id)


def test_le_meme_document_deux_fois_est_un_seul_essai(poste, point):
    document = un_document(point)

    assert essayer(poste, "apport", document).status_code == 201
    assert essayer(poste, "apport", document).status_code == 200
    assert essayer(poste, "apport", document | {"commentaire": "autre"}).status_code == 409
    assert Essai.objects.count() == 1


def test_le_numero_d_un_vrai_geste_n_est_pas_un_essai(poste, point, qui):
    document = un_document(point)
    vrai = reverse("collecte:depots")
    assert poste.post(vrai, document, content_type="application/json").status_code == 201

    assert essayer(poste, "apport", document).status_code == 409
    assert not Essai.objects.exists()


def _trop_lourd(point):
    return un_document(point, lignes=[une_ligne("livres", 800_000)])


@pytest.mark.parametrize(
    ("nom", "faux", "vraie"),
    [
        ("apport", _trop_lourd, "depots"),
        ("apport", lambda p: un_document(p, lignes=[]), "depots"),
        ("apport", lambda p: un_document(p, uuid=None), "depots"),
        ("apport", lambda p: un_document(p, localite=10**15), "depots"),
        ("apport", lambda p: un_document(p, commentaire="a\x00b"), "depots"),
        ("tri", lambda p: un_geste_tri(p, "reclasser", une_ligne_tri(vers="rayon")), "tri_gestes"),
        ("tri", lambda p: un_geste_tri(p, "?"), "tri_gestes"),
        ("quai", lambda p: un_don_au_quai(p, type_don=None), "quai_bons"),
        ("quai", lambda p: une_sortie(p, "perte"), "quai_bons"),
    ],
)
def test_l_essai_est_refuse_comme_le_vrai_geste_et_dans_les_memes_mots(
    poste, point, nom, faux, vraie
):
    document = faux(point)

    refus = essayer(poste, nom, document)

    vrai = poste.post(reverse(f"collecte:{vraie}"), document, content_type="application/json")
    assert (refus.status_code, refus.json()) == (vrai.status_code, vrai.json())
    assert refus.status_code == 422
    assert not Essai.objects.exists()


def test_sans_le_droit_du_poste_on_ne_s_y_entraine_pas(client, point):
    connecter(client, un_compte("benevole", lieu=point.lieu), point)

    assert essayer(client, "tri", un_geste_tri(point)).status_code == 403
    ailleurs = un_point()
    assert essayer(client, "apport", un_document(ailleurs)).status_code == 403
    assert not Essai.objects.exists()


def test_on_ne_garde_ni_le_nom_du_donateur_ni_le_mot(poste, point):
    essayer(poste, "apport", un_document(point, donateur="Zoé", commentaire="chez Zoé"))

    assert "Zoé" not in str(Essai.objects.values().get())
    assert not Personne.objects.filter(prenom="Zoé").exists()


def test_annuler_rouvre_le_ticket_comme_le_vrai(poste, point):
    essayer(poste, "apport", un_document(point, lignes=[une_ligne("livres", 2_000)]))
    essai = Essai.objects.get()

    corps = defaire(poste, essai).json()

    [ligne] = corps["document"]["lignes"]
    assert (ligne["categorie"], ligne["masse_g"]) == (categorie("livres").pk, 2_000)
    assert corps["document"]["remplace"] is None
    assert corps["depots_du_jour"] == 0
    # Sent again, a cancellation changes nothing.
    quand = Essai.objects.get().annule_le
    assert defaire(poste, essai).status_code == 200
    assert Essai.objects.get().annule_le == quand


def test_annuler_plus_tard_demande_une_raison_et_l_essai_d_un_autre_ne_s_annule_pas(
    client, poste, point
):
    essayer(poste, "apport", un_document(point))
    essai = Essai.objects.get()

    assert defaire(poste, essai, aussitot=False).status_code == 422
    connecter(client, un_compte("benevole", lieu=point.lieu), point)
    assert defaire(client, essai).status_code == 422
    essai.refresh_from_db()
    assert essai.annule_le is None


@pytest.mark.parametrize("nom", DOCUMENTS)
def test_un_essai_saisi_deux_fois_ne_se_rouvre_pas(poste, point, nom):
    essayer(poste, nom, DOCUMENTS[nom](point))
    deux_fois = {"motif": "Saisi deux fois", "aussitot": False}

    reponse = defaire(poste, Essai.objects.get(), **deux_fois)

    assert (reponse.status_code, reponse.json()["document"]) == (201, None)


def test_la_liste_du_jour_ne_montre_que_les_essais_de_ce_poste(poste, point, qui):
    un_depot(point=point, compte=qui)
    essayer(poste, "apport", un_document(point))
    essai = Essai.objects.get()

    page = poste.get(reverse("collecte:essais_du_jour", args=["apport"])).content.decode()

    assert page.count("<tr") == 2
    assert reverse("collecte:essai_annuler", args=[essai.pk]) in page
    ailleurs = poste.get(reverse("collecte:essais_du_jour", args=["tri"])).content.decode()
    assert "<tr" not in ailleurs


def test_un_poste_inconnu_n_existe_pas(poste):
    for page in ("essais_du_jour", "essais_premier_jour"):
        assert poste.get(reverse(f"collecte:{page}", args=["lune"])).status_code == 404


def test_la_nuit_oublie_l_entrainement_au_bout_d_un_an(poste, point, time_machine):
    time_machine.move_to("2025-11-20T10:00:00+01:00")
    essayer(poste, "apport", un_document(point))
    vieux = Essai.objects.get().le.date()
    an = vieux.replace(year=2026)

    assert oublier_l_entrainement(aujourd_hui=an) == 0
    assert oublier_l_entrainement(aujourd_hui=an.replace(day=21)) == 1
    assert not Essai.objects.exists()
    assert Bon.objects.count() == 0
