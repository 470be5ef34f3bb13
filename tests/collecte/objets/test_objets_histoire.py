"""A thing is completed little by little, leaves with a reason, and its story is sealed."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from collecte.livre.models import Ligne
from collecte.objets.models import Evenement, Objet, Photo
from collecte.objets.refus import (
    ChangeEntreTemps,
    CodePris,
    DejaPresent,
    EmplacementAilleurs,
    FicheIncomplete,
    LigneEtrangere,
    ObjetParti,
    PasSuivie,
    RaisonDuDepart,
    TropDePhotos,
)
from collecte.objets.services.objets import completer
from collecte.objets.services.photos import PHOTOS_MAX, photographier, retirer_la_photo
from collecte.objets.services.situations import changer_de_situation
from collecte.objets.suivis import ids_a_fiche, manques, regles_du_suivi, scanner
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.journal.sceaux import MESSAGE
from tests.collecte.objets.suivis import (
    complet,
    la_fiche,
    un_emplacement,
    un_objet,
    un_rouleau,
    une_photo,
)
from tests.fabriques import (
    categorie,
    entete,
    les_listes,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
)

pytestmark = pytest.mark.django_db


def histoire(objet) -> list[tuple[str, str]]:
    return list(objet.evenements.order_by("id").values_list("nature", "resume"))


# Complete


def test_on_complete_peu_a_peu_et_l_histoire_le_dit():
    point = un_point()
    objet = un_objet("gem-froid", point=point)
    place = un_emplacement(point.lieu, nom="Réserve 2")

    complet(objet, masse_g=48_500, etat="bon")
    objet = complet(objet, marque="Faure", numero_serie="A12", emplacement=place, hauteur_cm=144)

    assert (objet.masse_g, objet.marque, objet.version) == (48_500, "Faure", 2)
    resumes = [r.replace("\u00a0", " ") for _nature, r in histoire(objet)][1:]
    assert resumes == [
        "Complété : état bon état, poids 48,5 kg",
        "Complété : hauteur 144 cm, marque Faure, numéro de série A12, emplacement Réserve 2",
    ]


def test_une_etiquette_collee_plus_tard_remplace_le_code():
    point = un_point()
    objet = un_objet(point=point)
    ancien, neuf = objet.code, un_rouleau(point.lieu).codes[0]

    objet = complet(objet, code=f"https://rockette.example/o/{neuf}")

    assert objet.code == neuf
    assert histoire(objet)[-1][1].endswith(f"étiquette {objet.code_lisible}")
    assert objet.evenements.last().contenu["avant"] == {"code": ancien}
    assert scanner(neuf)[1] == objet
    assert scanner(ancien)[1] is None


def test_l_etiquette_d_un_autre_ne_se_recolle_pas():
    point = un_point()
    autre = un_objet(point=point, code=un_rouleau(point.lieu).codes[0])

    with pytest.raises(CodePris):
        complet(un_objet(point=point), code=autre.code)


def test_ne_rien_dire_de_neuf_n_ecrit_rien():
    objet = complet(un_objet(), masse_g=12_000)
    entrees = Entree.objects.count()

    complet(objet, masse_g=12_000)

    assert objet.evenements.count() == 2
    assert Entree.objects.count() == entrees


def test_deux_personnes_ne_s_ecrasent_pas():
    objet = un_objet()
    vue = la_fiche(objet, etat="bon")
    complet(objet, masse_g=9_000)

    with pytest.raises(ChangeEntreTemps, match="pendant que cette page était ouverte"):
        completer(entete=entete(lieu=objet.lieu), objet=objet, vu=0, fiche=vue)

    objet.refresh_from_db()
    assert (objet.masse_g, objet.etat) == (9_000, "")


def test_on_n_en_fait_pas_une_categorie_que_l_on_ne_suit_pas():
    with pytest.raises(PasSuivie):
        complet(un_objet(), categorie=categorie("livres"))


def test_un_emplacement_d_un_autre_lieu_est_refuse():
    with pytest.raises(EmplacementAilleurs):
        complet(un_objet(), emplacement=un_emplacement(nom="Grenier"))


def test_la_ligne_qui_l_a_apporte_est_d_un_depot_de_ce_lieu():
    point = un_point()
    objet = un_objet(point=point)
    ici = un_depot(une_ligne("mobilier", 28_000), point=point).lignes.get()
    ailleurs = un_depot(une_ligne("mobilier", 28_000)).lignes.get()

    assert complet(objet, ligne=ici).ligne == ici
    with pytest.raises(LigneEtrangere):
        complet(objet, ligne=Ligne.objects.get(pk=ailleurs.pk))


def test_ce_qui_manque_depend_de_la_regle():
    chaise, frigo = un_objet("mobilier"), un_objet("gem-froid")
    regles = regles_du_suivi()

    assert manques(chaise, regles[chaise.categorie_id]) == ["une photo", "le poids", "l’état"]
    assert manques(frigo, regles[frigo.categorie_id])[3:] == [
        "la marque",
        "le modèle",
        "le numéro de série",
    ]


def test_la_file_a_completer_est_ce_qui_manque_encore():
    point = un_point()
    chaise = un_objet("mobilier", point=point, photo=une_photo())
    frigo = un_objet("gem-froid", point=point, photo=une_photo())
    complet(chaise, masse_g=4_000, etat="bon")
    complet(frigo, masse_g=40_000, etat="bon")

    file = Objet.objects.a_completer(ids_a_fiche(regles_du_suivi()))

    assert list(file) == [frigo]
    complet(frigo, marque="Faure", modele="X", numero_serie="illisible")
    assert not file.all().exists()


# Photos


def test_une_photo_ajoutee_entre_dans_l_histoire():
    objet = un_objet()
    qui = entete(lieu=objet.lieu)

    photographier(entete=qui, objet=objet, photo=une_photo())
    photographier(entete=qui, objet=objet, photo=une_photo())

    assert objet.photos.count() == 1
    assert histoire(objet)[-1] == ("photo", "Photo ajoutée")


def test_les_photos_sont_bornees():
    objet = un_objet()
    for _ in range(PHOTOS_MAX):
        photographier(entete=entete(lieu=objet.lieu), objet=objet, photo=une_photo())

    with pytest.raises(TropDePhotos, match="déjà 8 photos"):
        photographier(entete=entete(lieu=objet.lieu), objet=objet, photo=une_photo())


def test_une_photo_retiree_l_est_pour_de_bon(django_capture_on_commit_callbacks):
    objet = un_objet(photo=une_photo())
    photo = objet.photos.get()

    with django_capture_on_commit_callbacks(execute=True):
        retirer_la_photo(entete=entete(lieu=objet.lieu), photo=photo)

    assert not Photo.objects.exists()
    assert not any(default_storage.exists(nom) for nom in photo.fichiers.values())
    assert histoire(objet)[-1] == ("photo_retiree", "Photo retirée")


# Leave and come back


def partir(objet, situation="donne", motif="Association du quartier", **options):
    qui = options.pop("entete", None) or entete(lieu=objet.lieu)
    return changer_de_situation(entete=qui, objet=objet, situation=situation, motif=motif)[0]


@pytest.mark.parametrize("situation", ["vendu", "donne", "demonte", "sorti", "perdu"])
def test_un_objet_part_avec_sa_raison_sans_bouger_un_kilo(situation):
    objet = partir(un_objet(), situation, "Le camion d’hier")

    assert (objet.situation, objet.est_present) == (situation, False)
    assert objet.parti_le is not None
    fait = objet.evenements.last()
    assert (fait.nature, fait.motif) == ("parti", "Le camion d’hier")
    assert not Ligne.objects.exists()


@pytest.mark.parametrize("motif", ["", "   ", "\u00a0"])
def test_un_depart_sans_raison_est_refuse(motif):
    objet = un_objet()

    with pytest.raises(RaisonDuDepart):
        partir(objet, motif=motif)

    objet.refresh_from_db()
    assert objet.est_present


def test_ce_qui_est_parti_revient_d_abord():
    objet = partir(un_objet(), "perdu", "Introuvable")

    with pytest.raises(ObjetParti, match="perdu"):
        partir(objet, "donne", "Finalement")
    objet = partir(objet, "present", "Retrouvé derrière l’armoire")
    with pytest.raises(DejaPresent):
        partir(objet, "present", "Encore")

    assert objet.est_present
    assert [n for n, _r in histoire(objet)] == ["suivi", "parti", "revenu"]


def test_un_refrigerateur_ne_se_vend_pas_sans_sa_fiche():
    frigo = un_objet("gem-froid")

    with pytest.raises(FicheIncomplete, match="la marque, le modèle, le numéro de série"):
        partir(frigo, "vendu", "En boutique")
    partir(frigo, "demonte", "Moteur grillé")


def test_une_commode_se_vend_sans_fiche():
    assert partir(un_objet("mobilier"), "vendu", "En boutique").situation == "vendu"


def test_le_meme_depart_poste_deux_fois_ne_compte_qu_une_fois():
    objet = un_objet()
    qui = entete(lieu=objet.lieu)

    partir(objet, entete=qui)
    partir(objet, entete=qui)

    assert objet.evenements.count() == 2


def test_le_responsable_d_un_autre_lieu_n_y_touche_pas():
    objet = un_objet()
    intrus = entete(un_compte("responsable", lieu=un_lieu()), lieu=objet.lieu)

    with pytest.raises(DroitManquant):
        partir(objet, entete=intrus)
    with pytest.raises(DroitManquant):
        photographier(entete=intrus, objet=objet, photo=une_photo())
    with pytest.raises(DroitManquant):
        completer(entete=intrus, objet=objet, vu=0, fiche=la_fiche(objet, etat="bon"))


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2028, 2, 29, 12, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 59, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 0, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 0, tzinfo=UTC),
    ],
)
def test_l_heure_d_un_objet_est_celle_de_l_instant(instant):
    les_listes()
    with time_machine.travel(instant, tick=False):
        objet = partir(un_objet(), "perdu", "Introuvable")

    assert objet.suivi_le == objet.parti_le == instant


# Seals


def test_l_histoire_d_un_objet_est_scellee():
    fait = un_objet().evenements.get()

    with pytest.raises(IntegrityError, match=MESSAGE), transaction.atomic():
        Evenement.objects.filter(pk=fait.pk).update(resume="autre chose")
    with pytest.raises(IntegrityError, match=MESSAGE), transaction.atomic():
        fait.delete()
