"""The reference lists: added to, renamed, reordered, hidden; never erased, never the past."""

import re

import pytest
from django.urls import reverse
from lucide.templatetags.lucide import lucide

from collecte.listes.models import Categorie, Contenant, Localite, Matiere, MotifRefus, Origine
from collecte.listes.models.categories import SANS_CATEGORIE, SANS_MATIERE
from collecte.listes.pictogrammes import PICTOGRAMMES
from collecte.listes.refus import LigneProtegee
from collecte.listes.registre import LISTES
from collecte.listes.services.listes import enregistrer
from collecte.livre.models import Mouvement
from petiterockette.journal.models import Entree
from tests.collecte.objets.suivis import un_emplacement
from tests.fabriques import (
    categorie,
    connecter,
    contenant,
    les_listes,
    matiere,
    un_compte,
    un_depot,
    un_point,
    une_ligne,
)
from tests.fabriques_tournees import un_vehicule
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


MENU = "/collecte/listes/"


@pytest.fixture
def compte(client):
    """Who keeps the lists, signed in."""
    les_listes()
    for _ in range(4):
        un_vehicule()
    for rang in range(4):
        un_emplacement(ordre=rang)
    compte = un_compte("administration")
    connecter(client, compte)
    return compte


def page(cle: str, pk: int | None = None, geste: str = "changer") -> str:
    if pk is None:
        return reverse("collecte:liste_ajouter", args=[cle])
    return reverse(f"collecte:liste_{geste}", args=[cle, pk])


def une_categorie_tapee(**champs) -> dict:
    champs.setdefault("nom", "Luminaires")
    champs.setdefault("couleur", "#12694a")
    champs.setdefault("motif", "pois")
    champs.setdefault("net_plausible_g", "50")
    champs.setdefault("destination", "a_trier")
    champs.setdefault("pictogramme", "lamp")
    return champs


def tapee(client, cle: str, objet) -> dict:
    """What the page of a row holds, as its browser would send it back."""
    form = client.get(page(cle, objet.pk)).context["form"]
    valeurs = {nom: form[nom].value() for nom in form.fields}
    return {nom: v for nom, v in valeurs.items() if v not in (None, False)}


@pytest.mark.parametrize("role", ["benevole", "responsable", "tresorerie"])
def test_les_listes_se_tiennent_avec_le_droit(client, role):
    les_listes()
    connecter(client, un_compte(role, lieu=un_point().lieu))

    for url in (MENU, f"{MENU}categories/", page("categories"), page("categories", 1)):
        assert client.get(url).status_code == 403


def test_le_menu_compte_les_lignes_de_chaque_liste(client, compte):
    Categorie.objects.filter(code="jouets").update(visible=False)

    texte = lue(client.get(MENU))

    assert "Catégories · 19" in texte
    assert "+ 1 caché" in texte
    for liste in LISTES.values():
        assert str(liste.titre) in texte


@pytest.mark.parametrize("cle", list(LISTES))
def test_chaque_liste_se_lit_en_peu_de_requetes(client, compte, django_assert_max_num_queries, cle):
    with django_assert_max_num_queries(14):
        reponse = client.get(f"{MENU}{cle}/")

    assert len(reponse.context["lignes"]) > 3


@pytest.mark.parametrize("cle", list(LISTES))
def test_une_ligne_nouvelle_n_a_rien_d_ecrit_que_des_mots(client, compte, cle):
    reponse = client.get(page(cle))

    assert reponse.status_code == 200
    assert " object at 0x" not in reponse.content.decode()


@pytest.mark.parametrize("cle", list(LISTES))
def test_chaque_ligne_s_enregistre_telle_qu_elle_est_sans_rien_changer(client, compte, cle):
    modele = LISTES[cle].modele
    objet = next(
        o for o in modele._default_manager.all()
        if not getattr(o, "interne", False) and not getattr(o, "non_demande", False)
    )  # fmt: skip
    avant = modele._default_manager.filter(pk=objet.pk).values().get()

    reponse = client.post(page(cle, objet.pk), tapee(client, cle, objet))

    assert reponse.status_code == 302
    assert modele._default_manager.filter(pk=objet.pk).values().get() == avant


def test_une_liste_inconnue_n_existe_pas(client, compte):
    assert client.get(f"{MENU}recettes/").status_code == 404


def test_une_categorie_ajoutee_recoit_un_code_et_va_a_la_fin(client, compte):
    client.post(page("categories"), une_categorie_tapee(nom="Été & plein air"))

    neuve = Categorie.objects.get(nom="Été & plein air")
    assert neuve.code == "ete-plein-air"
    assert (neuve.net_plausible_g, neuve.motif, neuve.visible) == (50_000, "pois", True)
    assert neuve.ordre > categorie("autres").ordre
    trace = Entree.objects.get(code="collecte.liste.completee")
    assert trace.contenu["id"] == neuve.pk
    assert trace.compte == compte.pk


def test_deux_noms_voisins_ont_deux_codes(client, compte):
    client.post(page("categories"), une_categorie_tapee(nom="Lampes"))
    client.post(page("categories"), une_categorie_tapee(nom="Lampes !"))
    client.post(page("categories"), une_categorie_tapee(nom="灯"))

    codes = [c.code for c in Categorie.objects.order_by("-pk")[:3]]
    assert codes == ["categorie", "lampes-2", "lampes"]
    assert all(re.fullmatch(r"[a-z0-9_-]+", code) for code in codes)


def test_renommer_ne_change_ni_le_code_ni_le_passe(client, compte):
    livres = categorie("livres")
    un_depot(une_ligne("livres"))

    client.post(page("categories", livres.pk), une_categorie_tapee(nom="Bouquins"))

    livres.refresh_from_db()
    assert (livres.nom, livres.code) == ("Bouquins", "livres")
    assert Mouvement.objects.get().categorie == livres
    trace = Entree.objects.filter(code="collecte.liste.changee").get()
    assert trace.contenu["avant"]["nom"] == "Livres"
    assert trace.contenu["apres"]["nom"] == "Bouquins"


def test_un_nom_deja_pris_se_dit(client, compte):
    reponse = client.post(page("categories"), une_categorie_tapee(nom="  LIVRES "))

    assert erreurs(reponse) == {"nom": "« Livres » est déjà dans la liste."}


@pytest.mark.parametrize(
    ("tapee", "gardee"), [("#ABCDEF", "#abcdef"), ("12694A", "#12694a"), (" #00aa55 ", "#00aa55")]
)
def test_une_couleur_se_tape_comme_on_veut(client, compte, tapee, gardee):
    client.post(page("categories"), une_categorie_tapee(couleur=tapee))

    assert Categorie.objects.get(code="luminaires").couleur == gardee


def test_une_couleur_qui_n_en_est_pas_une_se_dit(client, compte):
    reponse = client.post(page("categories"), une_categorie_tapee(couleur="vert"))

    assert erreurs(reponse) == {"couleur": "Par exemple : #12694a."}


def test_une_sous_categorie_se_range_sous_la_sienne(client, compte):
    mobilier = categorie("mobilier")
    client.post(page("categories"), une_categorie_tapee(nom="Chaises", parent=mobilier.pk))

    lignes = [o.nom for o, _detail in client.get(f"{MENU}categories/").context["lignes"]]

    assert lignes[lignes.index("Mobilier") + 1] == "Chaises"


def test_une_mere_ne_devient_pas_une_fille(client, compte):
    mere = categorie("materiel-electrique")

    assert "parent" not in client.get(page("categories", mere.pk)).context["form"].fields


@pytest.mark.parametrize(("tapee", "grammes"), [("0,35", 350), ("1.5", 1_500), ("31", 31_000)])
def test_une_tare_se_tape_en_kilos(client, compte, tapee, grammes):
    client.post(page("contenants"), {"nom": "Cabas", "tare_g": tapee, "couleur": "#799082"})

    assert Contenant.objects.get(nom="Cabas").tare_g == grammes


def test_une_tare_de_zero_est_refusee(client, compte):
    reponse = client.post(page("contenants"), {"nom": "Cabas", "tare_g": "0", "couleur": "#799082"})

    assert erreurs(reponse) == {"tare_g": "Un poids de 0 kg ne s’enregistre pas."}


def test_la_tare_se_relit_en_kilos(client, compte):
    cabas = contenant("Sac cabas")

    assert 'value="0,35"' in lue(client.get(page("contenants", cabas.pk)))


def test_cacher_puis_montrer_se_fait_en_un_geste_et_n_efface_rien(client, compte):
    livres = categorie("livres")
    cacher = page("categories", livres.pk, "montrer")

    client.post(cacher, {"visible": "0"})
    client.post(cacher, {"visible": "0"})

    livres.refresh_from_db()
    assert not livres.visible
    assert "Montrer" in lue(client.get(f"{MENU}categories/"))
    client.post(cacher, {"visible": "1"})
    livres.refresh_from_db()
    assert livres.visible


def test_une_valeur_cachee_reste_choisie_tant_qu_elle_est_la_sienne(client, compte):
    textile = matiere("textile")
    Matiere.objects.filter(pk=textile.pk).update(visible=False)
    textiles, livres = categorie("textiles"), categorie("livres")

    sienne = client.get(page("categories", textiles.pk)).context["form"].fields["matiere"]
    autre = client.get(page("categories", livres.pk)).context["form"].fields["matiere"]
    client.post(page("categories", textiles.pk), tapee(client, "categories", textiles))

    assert textile in sienne.queryset
    assert textile not in autre.queryset
    textiles.refresh_from_db()
    assert textiles.matiere == textile


@pytest.mark.parametrize(
    ("cle", "modele", "filtre"),
    [
        ("categories", Categorie, {"code": SANS_CATEGORIE}),
        ("matieres", Matiere, {"code": SANS_MATIERE}),
        ("localites", Localite, {"non_demande": True}),
    ],
)
def test_les_lignes_du_logiciel_ne_se_changent_pas(client, compte, cle, modele, filtre):
    ligne = modele.objects.get(**filtre)

    assert client.get(page(cle, ligne.pk)).status_code == 404
    assert client.post(page(cle, ligne.pk, "montrer"), {"visible": "0"}).status_code == 404
    assert ligne not in [o for o, _d in client.get(f"{MENU}{cle}/").context["lignes"]]
    with pytest.raises(LigneProtegee):
        enregistrer(objet=ligne, par=compte)


def test_monter_et_descendre_rangent_la_liste(client, compte):
    ids = list(Origine.objects.values_list("pk", flat=True))
    deplacer = page("origines", ids[1], "deplacer")

    client.post(deplacer, {"sens": "monter"})
    assert list(Origine.objects.values_list("pk", flat=True)) == [ids[1], ids[0], *ids[2:]]

    reponse = client.post(deplacer, {"sens": "descendre"})
    assert list(Origine.objects.values_list("pk", flat=True)) == ids
    assert "autofocus" in lue(client.get(reponse["Location"].partition("#")[0]))


def test_la_premiere_ne_monte_pas_plus_haut(client, compte):
    premiere = Origine.objects.first()

    client.post(page("origines", premiere.pk, "deplacer"), {"sens": "monter"})

    assert Origine.objects.first() == premiere
    assert not Entree.objects.exists()


def test_une_sous_categorie_se_deplace_parmi_ses_soeurs(client, compte):
    pam, ecrans = categorie("pam"), categorie("ecrans")

    client.post(page("categories", pam.pk, "deplacer"), {"sens": "monter"})

    soeurs = list(categorie("materiel-electrique").sous_categories.all())
    assert soeurs.index(pam) == soeurs.index(ecrans) - 1
    assert Categorie.objects.visibles().first().code == "textiles"


def test_une_matiere_dit_de_quelles_categories_elle_vient(client, compte):
    carton = matiere("carton")
    ids = [categorie("livres").pk, categorie("jouets").pk]
    document = {"nom": "Carton", "couleur": "#b08a5a", "code_dechet": "20 01 01"}

    client.post(page("matieres", carton.pk), {**document, "possibles": ids})
    assert set(carton.possibles.values_list("categorie", flat=True)) == set(ids)

    client.post(page("matieres", carton.pk), {**document, "possibles": ids[:1]})
    assert list(carton.possibles.values_list("categorie", flat=True)) == ids[:1]


def test_un_code_dechet_a_sa_forme(client, compte):
    reponse = client.post(
        page("matieres"), {"nom": "Liège", "couleur": "#b08a5a", "code_dechet": "200140"}
    )

    assert erreurs(reponse) == {"code_dechet": "Par exemple : 20 01 40."}


def test_un_motif_de_refus_s_ajoute(client, compte):
    client.post(page("motifs-de-refus"), {"nom": "Gravats"})

    assert MotifRefus.objects.filter(nom="Gravats", visible=True).exists()


@pytest.mark.parametrize("nom", [nom for nom, _dessin in PICTOGRAMMES])
def test_chaque_pictogramme_propose_se_dessine(nom):
    assert "<svg" in lucide(nom)
