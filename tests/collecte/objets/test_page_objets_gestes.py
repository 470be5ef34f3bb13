"""Pages that change a followed thing: completed, moved, gone; labels printed, rules set."""

from uuid import uuid4

import pytest

from collecte.objets.models import Objet, Rouleau
from collecte.objets.suivis import regles_du_suivi
from tests.collecte.objets.suivis import (
    complet,
    page,
    un_emplacement,
    un_objet,
    un_rouleau,
    une_photo,
)
from tests.fabriques import (
    categorie,
    connecter,
    les_listes,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def ici(client):
    les_listes()
    point = un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))
    connecter(client, un_compte("responsable", lieu=point.lieu), point)
    return point


def tapee(client, objet, **champs) -> dict:
    """What the completing page holds, as its browser would send it back."""
    form = client.get(page("objet_completer", objet.code)).context["form"]
    valeurs = {nom: form[nom].value() for nom in form.fields}
    return {nom: v for nom, v in valeurs.items() if v is not None} | champs


# Complete


def test_completer_a_la_virgule_et_avec_des_accents(client, ici):
    depot = un_depot(une_ligne("mobilier", 28_000), point=ici)
    objet = un_objet(point=ici)
    ligne = depot.lignes.get()

    reponse = client.post(
        page("objet_completer", objet.code),
        tapee(client, objet, masse_g="12,5", designation="Bergère  Louis XV", etat="bon",
              hauteur_cm="80", ligne=ligne.pk),
    )  # fmt: skip

    assert reponse["Location"] == page("objet", objet.code)
    objet.refresh_from_db()
    assert (objet.masse_g, objet.etat, objet.hauteur_cm, objet.ligne) == (12_500, "bon", 80, ligne)
    texte = lue(client.get(reponse["Location"]))
    assert "H 80 cm" in texte
    assert f"le dépôt nº {depot.pk}" in texte


@pytest.mark.parametrize(
    ("champ", "valeur", "phrase"),
    [
        ("masse_g", "douze", "n’est pas un nombre de kg"),
        ("masse_g", "-3", "ne peut pas être négatif"),
        ("masse_g", "0", "0 kg"),
        ("hauteur_cm", "0", "supérieure ou égale à 1"),
        ("hauteur_cm", "2001", "inférieure ou égale à 2000"),
        ("etat", "parfait", "valide"),
        ("ligne", "999999", "choix"),
        ("marque", "x" * 61, "60"),
    ],
)
def test_une_saisie_fautive_se_dit_et_garde_le_reste(client, ici, champ, valeur, phrase):
    objet = un_objet(point=ici)

    reponse = client.post(
        page("objet_completer", objet.code),
        tapee(client, objet, designation="Buffet", **{champ: valeur}),
    )

    assert phrase.lower() in erreurs(reponse)[champ].lower()
    assert reponse.context["form"]["designation"].value() == "Buffet"
    objet.refresh_from_db()
    assert objet.version == 0


def test_qui_arrive_second_relit_puis_enregistre(client, ici):
    objet = un_objet(point=ici)
    vieille = tapee(client, objet, etat="bon")
    complet(objet, masse_g=9_000)

    reponse = client.post(page("objet_completer", objet.code), vieille)

    assert "pendant que cette page était ouverte" in lue(reponse)
    assert reponse.context["form"]["etat"].value() == "bon"
    neuve = {**vieille, "vu": reponse.context["form"]["vu"].value(), "masse_g": "9"}
    neuve["uuid"] = reponse.context["form"]["uuid"].value()
    client.post(page("objet_completer", objet.code), neuve)
    objet.refresh_from_db()
    assert (objet.masse_g, objet.etat) == (9_000, "bon")


def test_enregistrer_puis_le_suivant_vide_la_file(client, ici):
    un, deux = (un_objet(point=ici, photo=une_photo()) for _ in range(2))

    reponse = client.post(
        page("objet_completer", deux.code),
        tapee(client, deux, masse_g="4", etat="bon", suivant="1"),
    )
    assert reponse["Location"] == page("objet_completer", un.code)
    reponse = client.post(
        page("objet_completer", un.code), tapee(client, un, masse_g="4", etat="bon", suivant="1")
    )

    assert reponse["Location"] == page("objets")
    assert "Plus rien à compléter" in lue(client.get(reponse["Location"]))
    vide = client.get(page("objets"), {"voir": "a_completer"})
    assert "Rien à compléter" in lue(vide)


def test_la_fiche_demandee_se_montre(client, ici):
    assert "Sa fiche, demandée" in lue(
        client.get(page("objet_completer", un_objet("gem-froid", point=ici).code))
    )
    assert "Sa fiche, demandée" not in lue(
        client.get(page("objet_completer", un_objet("mobilier", point=ici).code))
    )


# Leave


def test_un_depart_sans_raison_se_dit_et_garde_le_choix(client, ici):
    objet = un_objet(point=ici)

    reponse = client.post(
        page("objet_situation", objet.code), {"uuid": uuid4(), "situation": "perdu", "motif": " "}
    )

    assert "Dites pourquoi" in lue(reponse)
    assert 'value="perdu"' in lue(reponse)
    objet.refresh_from_db()
    assert objet.est_present


def test_un_objet_part_puis_revient(client, ici):
    objet = un_objet(point=ici)
    depart = {"uuid": uuid4(), "situation": "donne", "motif": "À l’école"}
    client.post(page("objet_situation", objet.code), depart)

    texte = lue(client.get(page("objet", objet.code)))
    assert "Parti : donné — À l’école" in texte
    assert "Il est de nouveau là" in texte
    client.post(
        page("objet_situation", objet.code),
        {"uuid": uuid4(), "situation": "present", "motif": "Rendu"},
    )

    objet.refresh_from_db()
    assert objet.est_present


def test_un_objet_parti_ne_repart_pas_autrement(client, ici):
    objet = un_objet(point=ici)
    for situation in ("donne", "vendu"):
        reponse = client.post(
            page("objet_situation", objet.code),
            {"uuid": uuid4(), "situation": situation, "motif": "Essai"},
        )

    assert "Cet objet est parti (donné)" in lue(reponse)
    objet.refresh_from_db()
    assert objet.situation == "donne"


# Move


def deplacer(client, place, *codes, **champs):
    champs.setdefault("uuid", str(uuid4()))
    codes = "\r\n".join(codes)
    return client.post(page("objets_deplacer"), {"codes": codes, "emplacement": place.pk, **champs})


def test_la_douchette_scanne_puis_on_touche_l_emplacement(client, ici):
    place = un_emplacement(ici.lieu, nom="Réserve 2")
    objets = [un_objet(point=ici) for _ in range(2)]

    reponse = deplacer(client, place, *(f"http://127.0.0.1:8000/o/{o.code}" for o in objets))

    assert "2 objets déplacés à « Réserve 2 »." in lue(client.get(reponse["Location"]))
    assert Objet.objects.filter(emplacement=place).count() == 2


def test_ce_qui_n_a_pas_bouge_reste_sur_la_page_avec_sa_raison(client, ici):
    place = un_emplacement(ici.lieu)
    objet = un_objet(point=ici)

    reponse = deplacer(client, place, objet.code, "bonjour", un_rouleau(ici.lieu).codes[0])

    texte = lue(reponse)
    assert "1 objet déplacé" in texte
    assert "mal lu : scannez à nouveau" in texte
    assert "aucun objet ne le porte" in texte
    assert objet.code not in reponse.context["form"]["codes"].value()
    assert "bonjour" in reponse.context["form"]["codes"].value()


def test_renvoyer_la_meme_page_ne_deplace_qu_une_fois(client, ici):
    place, numero = un_emplacement(ici.lieu), str(uuid4())
    objet = un_objet(point=ici)

    deplacer(client, place, objet.code, uuid=numero)
    deplacer(client, place, objet.code, uuid=numero)

    assert objet.evenements.count() == 2


@pytest.mark.parametrize(
    ("champs", "champ"), [({"codes": "  \n "}, "codes"), ({"emplacement": ""}, "emplacement")]
)
def test_rien_de_scanne_ou_nulle_part_se_dit(client, ici, champs, champ):
    place = un_emplacement(ici.lieu)

    assert champ in erreurs(deplacer(client, place, "BCDFGH", **champs))


def test_on_ne_pose_rien_a_un_lieu_ou_l_on_ne_suit_pas(client, ici):
    un_emplacement(ici.lieu)
    ailleurs = un_emplacement(un_lieu())
    objet = un_objet(point=ici)

    assert "emplacement" in erreurs(deplacer(client, ailleurs, objet.code))
    objet.refresh_from_db()
    assert objet.emplacement is None


def test_sans_emplacement_la_page_dit_qui_les_ajoute(client, ici):
    assert "Aucun emplacement ici" in lue(client.get(page("objets_deplacer")))


# Labels and rules


def test_un_rouleau_se_prepare_une_fois_et_mene_a_son_pdf(client, ici):
    numero = str(uuid4())
    for _ in range(2):
        reponse = client.post(page("etiquettes"), {"uuid": numero, "nombre": "48"})

    rouleau = Rouleau.objects.get()
    assert reponse["Location"] == page("planche", rouleau.pk)
    assert page("planche_pdf", rouleau.pk) in client.get(reponse["Location"]).content.decode()
    assert "48 étiquettes" in lue(client.get(page("etiquettes")))


@pytest.mark.parametrize("nombre", ["0", "481", "-1", "deux", ""])
def test_un_nombre_d_etiquettes_impossible_se_dit(client, ici, nombre):
    reponse = client.post(page("etiquettes"), {"uuid": str(uuid4()), "nombre": nombre})

    assert "nombre" in erreurs(reponse)
    assert not Rouleau.objects.exists()


def test_les_regles_se_changent_d_une_page(client):
    les_listes()
    connecter(client, un_compte("direction"))
    form = client.get(page("suivi_regles")).context["form"]
    posees = {nom: form[nom].value() for nom in form.fields}
    livres = categorie("livres")

    client.post(page("suivi_regles"), {**posees, f"c{livres.pk}": "propose"})

    assert regles_du_suivi()[livres.pk] == "propose"
    assert "Rien n’a changé" in lue(
        client.post(page("suivi_regles"), {**posees, f"c{livres.pk}": "propose"}, follow=True)
    )


def test_une_regle_inventee_ou_oubliee_est_refusee(client):
    les_listes()
    connecter(client, un_compte("direction"))
    livres = categorie("livres")

    reponse = client.post(page("suivi_regles"), {f"c{livres.pk}": "toujours"})

    assert f"c{livres.pk}" in erreurs(reponse)
    assert regles_du_suivi()[livres.pk] == "jamais"
