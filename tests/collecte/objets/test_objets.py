"""Followed things: a photo and a category are enough; a label gives its code; rules are data."""

from uuid import uuid4

import pytest
from django.core.files.storage import default_storage

from collecte.matiere.refus import PageDejaServie
from collecte.objets.codes import code_du_numero, numero_du_code
from collecte.objets.models import Objet, Photo, SuiviParCategorie
from collecte.objets.refus import CodeIllisible, CodeJamaisImprime, CodePris, PasSuivie
from collecte.objets.services import objets as services
from collecte.objets.services.objets import suivre
from collecte.objets.services.suivi import regler_le_suivi
from collecte.objets.suivis import regles_du_suivi, scanner
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.collecte.objets.suivis import un_objet, un_rouleau, une_photo
from tests.fabriques import categorie, entete, les_listes, un_compte, un_lieu, un_point

pytestmark = pytest.mark.django_db


def histoire(objet) -> list[tuple[str, str]]:
    return list(objet.evenements.order_by("id").values_list("nature", "resume"))


# Begin


def test_une_photo_et_une_categorie_suffisent():
    point = un_point()

    objet = un_objet("mobilier", point=point, photo=une_photo())

    assert (objet.lieu, objet.situation, objet.masse_g) == (point.lieu, "present", None)
    photo = objet.photos.get()
    assert all(default_storage.exists(nom) for nom in photo.fichiers.values())
    assert histoire(objet) == [("suivi", "Suivi\u00a0: Mobilier")]
    entree = Entree.objects.get()
    assert entree.code == "collecte.objet.suivi"
    assert entree.resume == f"Objet {objet.code_lisible}. Suivi\u00a0: Mobilier"
    assert entree.lieu == point.lieu_id


@pytest.mark.parametrize("code", ["vaisselle", "livres", "vrac", "textiles"])
def test_la_tasse_ne_s_inventorie_pas(code):
    point = un_point()

    with pytest.raises(PasSuivie, match="se compte en kilos") as refus:
        suivre(entete=entete(point=point), categorie=categorie(code))

    assert "categorie" in refus.value.champs
    assert not Objet.objects.exists()
    assert not Entree.objects.exists()


def test_deux_appuis_ne_suivent_qu_un_objet():
    qui = entete(point=un_point())

    un, cree = suivre(entete=qui, categorie=categorie("velo"), photo=une_photo())
    deux, encore = suivre(entete=qui, categorie=categorie("velo"), photo=une_photo())

    assert (cree, encore) == (True, False)
    assert un.pk == deux.pk
    assert (Objet.objects.count(), Photo.objects.count(), Entree.objects.count()) == (1, 1, 1)


def test_la_meme_page_avec_un_autre_contenu_est_refusee():
    point, numero = un_point(), uuid4()
    suivre(entete=entete(point=point, uuid=numero), categorie=categorie("velo"))

    with pytest.raises(PageDejaServie):
        suivre(
            entete=entete(point=point, uuid=numero, empreinte="autre"),
            categorie=categorie("mobilier"),
        )

    assert Objet.objects.count() == 1


def test_un_appareil_pose_ailleurs_ne_suit_rien_ici():
    point = un_point()
    compte = un_compte("tri", lieu=un_lieu())

    with pytest.raises(DroitManquant):
        suivre(entete=entete(compte, point), categorie=categorie("velo"))


def test_un_benevole_ne_suit_pas():
    point = un_point()

    with pytest.raises(DroitManquant):
        un_objet(entete=entete(un_compte("benevole", lieu=point.lieu), point))


def test_une_panne_du_disque_n_ecrit_rien(monkeypatch):
    def plein(*_):
        raise OSError("disque plein")

    monkeypatch.setattr(services, "ranger", plein)

    with pytest.raises(OSError, match="disque plein"):
        un_objet(photo=une_photo())

    assert not Objet.objects.exists()
    assert not Photo.objects.exists()
    assert not Entree.objects.exists()


# Labels


def test_une_etiquette_de_rouleau_donne_son_code():
    point = un_point()
    rouleau = un_rouleau(point.lieu)
    code = rouleau.codes[7]

    objet = un_objet(point=point, code=f"http://127.0.0.1:8000/o/{code}")

    assert objet.code == code


def test_une_etiquette_ne_sert_qu_une_fois():
    point = un_point()
    code = un_rouleau(point.lieu).codes[0]
    un_objet(point=point, code=code)

    with pytest.raises(CodePris, match="déjà celle d’un autre objet"):
        un_objet(point=point, code=code.lower())


def test_une_etiquette_jamais_imprimee_ou_mal_lue_est_refusee():
    point = un_point()
    codes = un_rouleau(point.lieu).codes
    jamais = next(c for c in _codes_suivants(codes) if c not in codes)

    with pytest.raises(CodeJamaisImprime):
        un_objet(point=point, code=jamais)
    with pytest.raises(CodeIllisible):
        un_objet(point=point, code=codes[0][:5])
    assert not Objet.objects.exists()


def _codes_suivants(codes):
    return (code_du_numero(numero_du_code(codes[0]) + n) for n in range(len(codes) + 5))


def test_deux_rouleaux_n_ont_aucun_code_en_commun():
    un, deux = un_rouleau(nombre=72), un_rouleau(nombre=48)

    assert len(un.codes) == 72
    assert len(set(un.codes) | set(deux.codes)) == 72 + 48


def test_un_objet_sans_etiquette_ne_prend_pas_le_code_d_un_rouleau():
    objets = [un_objet() for _ in range(5)]
    codes = set(un_rouleau(nombre=480).codes)

    assert not codes & {o.code for o in objets}


def test_scanner_dit_ce_que_l_etiquette_ouvre():
    point = un_point()
    rouleau = un_rouleau(point.lieu)
    objet = un_objet(point=point, code=rouleau.codes[0])

    assert scanner(objet.code) == (objet.code, objet, "")
    assert scanner(rouleau.codes[1]) == (rouleau.codes[1], None, "")
    assert scanner("commode") == (None, None, "")
    faux = rouleau.codes[1][:5] + ("B" if rouleau.codes[1][5] != "B" else "C")
    assert "mal lu" in scanner(faux)[2]


# Rules, as data


def test_une_sous_categorie_suit_la_regle_de_la_sienne_ou_la_sienne_propre():
    les_listes()
    regles = regles_du_suivi()

    par_code = {c: regles.get(categorie(c).pk) for c in ("pam", "ecrans", "livres", "vrac")}
    assert par_code == {"pam": "propose", "ecrans": "fiche", "livres": "jamais", "vrac": None}


def test_les_regles_se_changent_et_le_journal_garde_l_avant():
    par = un_compte("administration")
    livres, pam = categorie("livres"), categorie("pam")

    assert regler_le_suivi(regles={livres: "propose", pam: "jamais"}, par=par)
    assert not regler_le_suivi(regles={livres: "propose", pam: "jamais"}, par=par)
    assert regler_le_suivi(regles={pam: ""}, par=par)

    regles = regles_du_suivi()
    assert (regles[livres.pk], regles[pam.pk]) == ("propose", "propose")
    premiere = Entree.objects.order_by("id").first()
    assert premiere.contenu == {
        "avant": {"livres": "jamais", "pam": ""},
        "apres": {"livres": "propose", "pam": "jamais"},
    }
    assert Entree.objects.count() == 2
    assert not SuiviParCategorie.objects.filter(categorie=pam).exists()
