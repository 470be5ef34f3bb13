"""A deposit that was wrong is typed again: the first thing to do is the only one to see."""

import re

from playwright.sync_api import expect

from collecte.livre.models import Bon


def test_la_liste_du_jour_corrige_un_depot_avec_sa_raison(ecran):
    ecran.un_depot("5", "livres")
    ecran.voit(re.compile("enregistré"))
    ecran.toucher(ecran.bouton("1 dépôt"))
    ecran.toucher(ecran.bouton("Corriger", "#dialogue-jour"))
    ecran.toucher(ecran.bouton("Mauvais poids", "#dialogue-motif"))

    ecran.voit("Annulé. Le dépôt est rouvert, rien n’est compté.")
    ecran.porte("Livres 5 kg")
    assert Bon.objects.get(annule__isnull=False).motif == "Mauvais poids"
    ecran.voit("0 dépôt")
    # Its only line is in the display already: the first digit takes the weight's place.
    ecran.affiche("5")
    ecran.frapper("7,1")
    ecran.affiche("7,1")
    ecran.valider()
    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.latest("pk").masse_g == 7_100


def test_une_categorie_se_corrige_en_trois_gestes(ecran):
    ecran.un_depot("5", "livres")
    ecran.voit(re.compile("enregistré"))
    ecran.gestes = 0

    ecran.toucher(ecran.bouton(re.compile(r"Annuler \(")))
    ecran.affiche("5")
    ecran.toucher(ecran.tuile("jouets"))
    ecran.porte("Jouets 5 kg")
    ecran.valider()

    ecran.voit(re.compile("enregistré"))
    assert ecran.gestes == 3
    [ligne] = Bon.objects.latest("pk").lignes.all()
    assert (ligne.categorie.code, ligne.masse_g) == ("jouets", 5_000)


def test_saisi_deux_fois_annule_et_rien_ne_se_rouvre(ecran):
    ecran.un_depot("5", "livres")
    ecran.voit(re.compile("enregistré"))
    ecran.toucher(ecran.bouton("1 dépôt"))
    ecran.toucher(ecran.bouton("Corriger", "#dialogue-jour"))
    ecran.toucher(ecran.bouton("Saisi deux fois", "#dialogue-motif"))

    ecran.voit(re.compile("ne compte plus"))
    ecran.porte()
    ecran.affiche("")
    assert Bon.objects.get(annule__isnull=False).motif == "Saisi deux fois"


def test_une_mauvaise_provenance_mene_a_la_provenance(ecran):
    ecran.un_depot("5", "livres")
    ecran.voit(re.compile("enregistré"))
    ecran.toucher(ecran.bouton("1 dépôt"))
    ecran.toucher(ecran.bouton("Corriger", "#dialogue-jour"))
    ecran.toucher(ecran.bouton("Mauvaise provenance", "#dialogue-motif"))

    expect(ecran.page.locator("#localites .puce").first).to_be_focused()
    ecran.porte("Livres 5 kg")
    ecran.affiche("")
    ecran.localite("Petite couronne")
    ecran.valider()
    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.latest("pk").apport.localite.nom == "Petite couronne"


def test_les_depots_du_jour_disent_leur_poids_et_se_corrigent_au_telephone(ouvrir):
    ecran = ouvrir(largeur=390, hauteur=844)
    ecran.peser("16,25", "livres")
    ecran.toucher("#valider-pied")
    ecran.localite()
    ecran.voit(re.compile("Dépôt nº"))
    ecran.toucher("#ticket-ouvrir")
    ecran.toucher(ecran.bouton("1 dépôt", "#ticket"))

    jour = ecran.page.locator("#dialogue-jour")
    for vu in (jour.get_by_text("16,25"), jour.get_by_role("button", name="Corriger")):
        expect(vu).to_be_in_viewport(ratio=1)


def test_une_categorie_se_corrige_de_la_liste_du_jour_en_trois_gestes(ecran):
    ecran.un_depot("7,4", "livres")
    ecran.voit(re.compile("enregistré"))
    ecran.gestes = 0

    ecran.toucher('.entete [data-geste="liste-du-jour"]')
    ecran.toucher(ecran.bouton("Corriger", "#dialogue-jour"))
    with ecran.page.expect_response(re.compile(r"/depots/$")):
        ecran.toucher(ecran.bouton("Vaisselle", "#dialogue-motif"))

    ecran.voit(re.compile("enregistré"))
    ecran.voit("1 dépôt")
    assert ecran.gestes == 3
    faux, annulation, juste = Bon.objects.order_by("pk")
    assert (annulation.annule, annulation.motif) == (faux, "Mauvaise catégorie")
    [ligne] = juste.lignes.all()
    assert (ligne.categorie.code, ligne.masse_g) == ("vaisselle", 7_400)
    assert juste.apport.localite == faux.apport.localite
    ecran.porte()


def test_un_depot_de_deux_lignes_dit_d_abord_pourquoi(ecran):
    ecran.peser("5", "livres")
    ecran.un_depot("2", "vaisselle")
    ecran.voit(re.compile("enregistré"))

    ecran.toucher('.entete [data-geste="liste-du-jour"]')
    ecran.toucher(ecran.bouton("Corriger", "#dialogue-jour"))

    ecran.voit("Mauvaise catégorie", "#dialogue-motif")
    expect(ecran.bouton("Jouets", "#dialogue-motif")).to_have_count(0)


def test_la_ligne_fausse_d_un_depot_de_deux_se_corrige_en_six_gestes(ecran):
    ecran.peser("5", "livres")
    ecran.un_depot("2", "vaisselle")
    ecran.voit(re.compile("enregistré"))
    ecran.gestes = 0

    ecran.toucher('.entete [data-geste="liste-du-jour"]')
    ecran.toucher(ecran.bouton("Corriger", "#dialogue-jour"))
    ecran.toucher(ecran.bouton("Mauvaise catégorie", "#dialogue-motif"))
    ecran.voit("Quelle pesée était fausse\u00a0?", "#ticket-titre")
    expect(ecran.page.locator("#valider")).to_have_text("Valider sans rien changer")
    expect(ecran.page.locator("#valider.bouton-principal")).to_have_count(0)
    ecran.toucher(ecran.page.locator("#lignes .ligne-tete").first)
    ecran.affiche("5")
    ecran.toucher(ecran.tuile("jouets"))
    expect(ecran.page.locator("#valider.bouton-principal")).to_have_text("Valider le dépôt")
    ecran.valider()

    ecran.voit(re.compile("enregistré"))
    assert ecran.gestes == 6
    lignes = Bon.objects.latest("pk").lignes.order_by("pk")
    assert [ligne.categorie.code for ligne in lignes] == ["jouets", "vaisselle"]


def test_un_poids_tape_sans_toucher_la_ligne_ne_devient_jamais_une_ligne_de_plus(ecran):
    ecran.peser("5,1", "livres")
    ecran.un_depot("0,8", "vaisselle")
    ecran.voit(re.compile("enregistré"))
    ecran.toucher(ecran.bouton(re.compile(r"Annuler \(")))
    ecran.voit("Quelle pesée était fausse\u00a0?", "#ticket-titre")
    ecran.frapper("4,1")
    ecran.valider()
    ecran.voit(re.compile("pour quelle ligne"), "#raison-valider")
    premiere = ecran.page.locator("#lignes .ligne-tete").first
    expect(premiere).to_be_focused()
    expect(premiere).to_contain_text("c’était 4,1\u00a0kg")

    # The tile of a category that is there already asks before it adds.
    ecran.toucher(ecran.tuile("livres"))
    ecran.toucher(ecran.bouton(re.compile("En plus"), "#place"))
    ecran.porte("Livres 5,1 kg", "Vaisselle 0,8 kg", "Livres 4,1 kg")
    ecran.toucher(ecran.page.locator("#lignes .ligne-tete").last)
    ecran.toucher(ecran.page.locator("#lignes .ligne-tete").last)
    ecran.toucher("#ligne-enlever")
    ecran.frapper("4,1")
    ecran.toucher(ecran.tuile("livres"))
    ecran.toucher(ecran.bouton(re.compile("À la place de 5,1"), "#place"))
    ecran.porte("Livres 4,1 kg", "Vaisselle 0,8 kg")

    # What is typed over another line is in the total at once.
    ecran.toucher(ecran.page.locator("#lignes .ligne-tete").last)
    ecran.frapper("1")
    ecran.voit("5,1\u00a0kg", "#total")
    ecran.voit("avant\u00a0: 5,9\u00a0kg", "#total-avant")
    ecran.valider()
    ecran.voit(re.compile("enregistré"))
    assert sorted(Bon.objects.latest("pk").lignes.values_list("masse_g", flat=True)) == [
        1_000,
        4_100,
    ]


def test_un_depot_rouvert_se_valide_tel_quel_sans_y_etre_invite(ecran):
    ecran.un_depot("5", "livres")
    ecran.voit(re.compile("enregistré"))
    ecran.toucher(ecran.bouton(re.compile(r"Annuler \(")))
    ecran.affiche("5")

    expect(ecran.page.locator("#valider.bouton-principal")).to_have_count(0)
    ecran.valider()

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.latest("pk").masse_g == 5_000
