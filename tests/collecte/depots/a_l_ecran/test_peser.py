"""Weighing at the counter: from the scale to the ticket."""

import re

from playwright.sync_api import expect

from collecte.livre.models import Bon, Ligne
from tests.fabriques import un_compte, une_personne

DEPOTS = re.compile(r"/collecte/depots/$")


def enregistrer(ecran) -> None:
    """Send the ticket, and wait for its own answer."""
    with ecran.page.expect_response(DEPOTS):
        ecran.valider()
    ecran.voit(re.compile("enregistré"))


def les_lignes():
    """Those of the last deposit."""
    return Ligne.objects.filter(bon=Bon.objects.latest("pk")).order_by("rang")


def test_un_sac_se_compte_en_trois_gestes_et_un_poids(ouvrir):
    ecran = ouvrir(nom=None)
    ecran.nommer("Awa")
    ecran.gestes = 0
    # Nothing begun, nothing is said to be in progress; what was done is said to be corrected.
    onglets = ecran.page.locator(".en-cours")
    expect(onglets.get_by_role("button", name="Nouveau", pressed=True)).to_be_visible()
    expect(ecran.bouton("0 dépôt corriger", ".entete-fin")).to_be_visible()

    ecran.peser("7,4", "textiles")
    expect(onglets.get_by_role("button", name="En cours", pressed=True)).to_be_visible()
    ecran.localite()
    ecran.valider()

    ecran.voit(re.compile("Dépôt nº .* enregistré"))
    assert ecran.gestes == 3
    ligne = Ligne.objects.get()
    assert (ligne.masse_g, ligne.brut_g, ligne.vers) == (7_400, 7_400, "a_trier")
    assert str(Bon.objects.get().par) == "Awa"


def test_un_poids_se_tape_de_plusieurs_facons_avant_ou_apres_sa_categorie(ecran):
    for texte in ("12,5", "12.5", "12,500"):
        ecran.page.keyboard.type(texte)
        ecran.toucher(ecran.tuile("livres"))

    ecran.porte(*["Livres 12,5 kg"] * 3)
    ecran.localite()
    enregistrer(ecran)

    ecran.peser("7,4", "textiles")
    ecran.toucher(ecran.tuile("textiles"))
    expect(ecran.tuile("textiles")).to_have_attribute("aria-pressed", "true")
    ecran.frapper("7,4")
    expect(ecran.tuile("textiles")).to_contain_text("Ajouter 7,4")
    ecran.toucher(ecran.tuile("textiles"))

    ecran.porte("Textiles et accessoires 7,4 kg", "Textiles et accessoires 7,4 kg")
    ecran.localite()
    enregistrer(ecran)
    assert len(set(les_lignes().values_list("categorie", "brut_g", "masse_g", "vers"))) == 1

    ecran.toucher(ecran.tuile("textiles"))
    ecran.frapper("7,4")
    ecran.toucher(ecran.tuile("livres"))

    ecran.porte("Textiles et accessoires 7,4 kg")
    expect(ecran.tuile("livres")).to_have_attribute("aria-pressed", "true")


def test_tares_objets_et_estime_suivent_leur_ligne(ecran):
    ecran.frapper("12")
    ecran.toucher("#objets")
    ecran.frapper("3")
    ecran.toucher("#estime")
    ecran.toucher(ecran.tuile("mobilier"))
    ecran.peser("2", "livres")
    ecran.localite()
    enregistrer(ecran)

    assert list(les_lignes().values_list("masse_g", "quantite", "mesure")) == [
        (12_000, 3, "estimee"),
        (2_000, None, "pesee"),
    ]

    ecran.frapper("12,5")
    ecran.toucher("#tare")
    for nom in ("Caisse grise", "Caisse grise", "Petite caisse grise"):
        ecran.toucher(
            ecran.page.locator("#tares .tare-plus").filter(has_text=re.compile(rf"^\s*{nom}")).first
        )
    ecran.voit(re.compile("Tare en tout"), dans="#dialogue-tare")
    ecran.toucher("#tare-fini")
    ecran.toucher(ecran.tuile("vaisselle"))
    ecran.localite()
    enregistrer(ecran)

    ligne = les_lignes().get()
    assert (ligne.brut_g, ligne.masse_g) == (12_500, 5_000)
    assert sorted(ligne.tares.values_list("n", "tare_g")) == [(1, 1_500), (2, 3_000)]

    ecran.toucher("#tare")
    ecran.toucher(ecran.page.locator("#tares .tare-plus").filter(has_text="Caisse grise").first)
    ecran.toucher("#tare-fini")
    ecran.peser("2,8", "vaisselle")

    phrase = re.compile(r"La tare \(3.kg\) dépasse le poids lu \(2,8.kg\)")
    expect(ecran.page.locator("#saisie-erreur")).to_have_text(phrase)
    ecran.affiche("2,8")


def test_un_poids_impossible_est_dit_et_reste_en_place(ecran):
    for frappe, phrase in (
        ("0", "0 kg ne s’enregistre pas"),
        ("-3", "ne peut pas être négatif"),
        ("12,5001", "trois chiffres après la virgule"),
        ("12kg", "n’est pas un nombre de kg"),
        ("740", re.compile("740.kg.: la balance s’arrête à 700.kg")),
    ):
        ecran.page.locator("#saisie").focus()
        ecran.page.keyboard.type(frappe)
        ecran.toucher(ecran.tuile("livres"))

        expect(ecran.page.locator("#saisie-erreur")).to_contain_text(phrase)
        expect(ecran.page.locator("#saisie")).to_have_attribute("aria-invalid", "true")
        ecran.affiche(frappe)
        ecran.porte()
        ecran.page.locator("#saisie").fill("")

    ecran.peser("740", "livres")
    ecran.voit(re.compile("Vouliez-vous 74,0"))
    ecran.toucher(ecran.bouton(re.compile("Oui, 74")))

    ecran.porte("Livres 74 kg")


def test_un_poids_peu_plausible_se_confirme_une_fois(ecran):
    ecran.peser("120", "livres")
    ecran.voit(re.compile("120.kg de livres d’un coup, c’est beaucoup"))
    ecran.porte()
    ecran.toucher(ecran.bouton(re.compile("Oui, 120")))

    ecran.porte("Livres 120 kg")
    ecran.localite()
    enregistrer(ecran)
    assert les_lignes().get().masse_g == 120_000

    ecran.peser("0,004", "livres")
    ecran.voit(re.compile("0,004.kg de livres seulement, c’est très peu"))
    ecran.porte()
    ecran.toucher(ecran.bouton(re.compile("Oui, 0,004")))

    ecran.localite()
    enregistrer(ecran)
    assert les_lignes().get().masse_g == 4

    ecran.localite()
    ecran.peser("2", "vaisselle")
    ecran.toucher(ecran.tuile("livres"))
    ecran.frapper("120")
    ecran.valider()
    with ecran.page.expect_response(DEPOTS):
        ecran.toucher(ecran.bouton(re.compile("Oui, 120")))

    ecran.voit(re.compile("enregistré"))
    assert list(les_lignes().values_list("masse_g", flat=True)) == [2_000, 120_000]


def test_la_provenance_se_demande_et_sa_reponse_enregistre(ecran):
    ecran.peser("5", "livres")
    ecran.valider()

    expect(ecran.page.locator("#localite-manque")).to_have_text(
        re.compile("d’où ça vient.*c’est validé")
    )
    expect(ecran.page.locator("#localites .puce").first).to_be_focused()
    assert not Bon.objects.exists()
    with ecran.page.expect_response(DEPOTS):
        ecran.localite()
    ecran.voit(re.compile("enregistré"))
    assert ecran.gestes == 4
    assert Bon.objects.count() == 1

    ecran.toucher("#localite-autre")
    ecran.toucher(ecran.page.locator("#dialogue-localites [data-localite]").last)
    expect(ecran.page.locator("#localite-autre")).to_have_attribute("aria-pressed", "true")
    ecran.localite("Non demandé")
    expect(ecran.page.locator("#localite-autre")).to_have_attribute("aria-pressed", "false")
    ecran.peser("5", "livres")
    enregistrer(ecran)

    assert Bon.objects.latest("pk").apport.localite.non_demande

    ecran.toucher('[data-geste="refuser"]')
    ecran.toucher(ecran.bouton("Matelas", "#dialogue-refus"))
    ecran.localite()
    enregistrer(ecran)

    bon = Bon.objects.latest("pk")
    assert bon.masse_g == 0
    assert [str(r) for r in bon.refuses.all()] == ["Matelas"]

    ecran.peser("5", "livres")
    ecran.localite()
    ecran.frapper("3")
    ecran.valider()

    expect(ecran.page.locator("#saisie-erreur")).to_contain_text("de quelle catégorie")
    ecran.affiche("3")


def test_la_personne_connectee_est_deja_nommee(ouvrir, appareil, point):
    moussa = une_personne("Moussa", equipe=point.lieu)
    ecran = ouvrir(appareil(un_compte("benevole", lieu=point.lieu, personne=moussa)), nom=None)
    expect(ecran.page.locator("#nom")).to_have_text("Moussa")

    ecran.un_depot("7,4", "textiles")

    ecran.voit(re.compile("enregistré"))
    assert ecran.gestes == 3
    assert str(Bon.objects.get().par) == "Moussa"
    # Whoever takes the counter over says so, and the device remembers it for this login.
    ecran.toucher("#nom")
    ecran.nommer("Awa")
    ecran.ouvrir()
    expect(ecran.page.locator("#nom")).to_have_text("Awa")


def test_une_ligne_s_oriente_se_corrige_s_enleve_et_se_remet(ecran):
    ecran.peser("5", "livres")
    ecran.toucher(ecran.bouton("Rayon", ".ligne-courante"))
    ecran.peser("9", "vrac")

    expect(ecran.page.locator(".ligne-courante .puce")).to_have_count(1)
    ecran.localite()
    enregistrer(ecran)
    assert list(les_lignes().values_list("vers", flat=True)) == ["rayon", "a_trier"]

    ecran.peser("5", "livres")
    ecran.peser("2", "vaisselle")
    ecran.toucher(ecran.page.locator(".ligne-tete").first)
    ecran.toucher(ecran.page.locator(".ligne-courante .ligne-tete"))
    ecran.toucher(ecran.bouton("Jeter", "#dialogue-ligne"))

    expect(ecran.page.locator(".ligne-courante strong")).to_have_text("Livres")
    ecran.toucher(ecran.page.locator(".ligne-tete").last)
    ecran.voit("à jeter", dans="#lignes")
    ecran.localite()
    enregistrer(ecran)

    ecran.peser("5", "livres")
    ecran.peser("2", "vaisselle")
    ecran.toucher(ecran.page.locator(".ligne-tete").first)
    ecran.toucher(ecran.page.locator(".ligne-courante .ligne-tete"))
    ecran.toucher("#ligne-corriger")
    ecran.affiche("5")
    ecran.frapper("6,2")
    ecran.toucher(ecran.tuile("jouets"))

    ecran.porte("Jouets 6,2 kg", "Vaisselle 2 kg")
    ecran.localite()
    enregistrer(ecran)

    ecran.peser("5", "livres")
    ecran.toucher(ecran.page.locator(".ligne-courante .ligne-tete"))
    ecran.toucher("#ligne-enlever")
    ecran.porte()
    ecran.toucher(ecran.bouton("Remettre"))

    ecran.porte("Livres 5 kg")


def test_une_sous_categorie_se_precise_et_une_autre_prend_place(ecran):
    ecran.peser("4", "materiel-electrique")
    # A heading of the trade says what people bring; where it goes by itself is told.
    ecran.voit(re.compile("lampe"), "#dialogue-sous")
    ecran.voit(re.compile("Ira à l’atelier"), "#dialogue-sous")
    ecran.toucher(ecran.bouton("Écrans", "#dialogue-sous"))
    ecran.peser("3", "materiel-electrique")
    ecran.toucher(ecran.bouton("Sans préciser", "#dialogue-sous"))

    ecran.porte("Écrans 4 kg", "Matériel électrique 3 kg")
    ecran.localite()
    enregistrer(ecran)

    ecran.frapper("3")
    ecran.toucher('[data-geste="autres"]')
    ecran.toucher(ecran.page.locator("#dialogue-autres .c-puericulture"))
    ecran.peser("2", "puericulture")
    expect(ecran.page.locator("#lignes > li")).to_have_count(2)
    ecran.localite()
    enregistrer(ecran)

    expect(ecran.tuile("puericulture")).to_have_count(0)


def test_l_origine_reste_sur_l_appareil_la_localite_se_redemande(ecran):
    ecran.toucher(ecran.bouton(re.compile("Domicile"), "#origines"))
    ecran.un_depot()
    ecran.voit(re.compile("enregistré"))
    ecran.ouvrir()

    expect(ecran.bouton(re.compile("Domicile"), "#origines")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(ecran.page.locator('#localites [aria-pressed="true"]')).to_have_count(0)
    expect(ecran.page.locator("#nom")).to_have_text("Awa")
