"""The pages of the pole: note a request, quote it, confirm it, say who came, weigh what moved."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from ateliers.animation.a_traiter import a_facturer
from ateliers.animation.alertes import A_FACTURER
from ateliers.animation.models import Demande, Devis, Materiel, Provenance
from ateliers.animation.services.demandes import dire_faite
from ateliers.animation.services.organismes import OrganismeDit
from ateliers.seances.models import Seance
from boutique.factures.models import Facture
from collecte.livre.models import Bon
from petiterockette.alertes.calcul import calculer
from petiterockette.alertes.registre import GENRES
from petiterockette.lieux.models import Lieu
from petiterockette.lieux.services.lieux import fonder
from tests.animation.animations import (
    avec_les_listes,
    close,
    confirmee,
    un_devis,
    un_referent,
    une_demande,
    une_ligne,
)
from tests.fabriques import categorie, connecter, un_compte
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def equipe(client, lieu):
    return connecter(client, un_referent(lieu))


def saisie(lieu, **champs) -> dict:
    return {
        "uuid": str(uuid4()),
        "lieu": lieu.code,
        "organisme": "École Voltaire",
        "genre": "ecole",
        "code_postal": "75011",
        "courriel": "contact@ecole.example",
        "theme": "couture",
        "public": "primaire",
        "effectif": "24",
        "souhait_le": "2026-12-10",
    } | champs


def des_lignes(*lignes) -> dict:
    activite = une_ligne().activite.pk
    champs = {"lignes-TOTAL_FORMS": "6", "lignes-INITIAL_FORMS": "0"}
    for n in range(6):
        libelle, quantite, prix = lignes[n] if n < len(lignes) else ("", "1", "")
        champs |= {
            f"lignes-{n}-libelle": libelle,
            f"lignes-{n}-quantite_m": quantite,
            f"lignes-{n}-prix_cts": prix,
            f"lignes-{n}-activite": str(activite),
        }
    return champs


def test_une_demande_se_note_se_devise_et_se_confirme(equipe, lieu):
    equipe.post("/animation/demandes/nouvelle/", saisie(lieu))
    demande = Demande.objects.get()
    page = f"/animation/demandes/{demande.pk}/"
    devis = des_lignes(("Atelier", "1,5", "80"), ("Fournitures", "24", "2.50"))
    validite = {"uuid": str(uuid4()), "valable_jusqu_au": "2027-01-31"}
    equipe.post(f"{page}devis/", devis | validite)
    confirmation = {"uuid": str(uuid4()), "jour": "2026-12-10", "de": "14:00", "a": "16:00"}
    equipe.post(f"{page}confirmer/", confirmation)

    vue = lue(equipe.get(page))
    assert Devis.objects.get().total_cts == 12_000 + 6_000
    assert "Devis D2026-0001" in vue
    assert "180,00" in vue
    assert "jeudi 10 décembre 2026" in vue
    assert "confirmée" in vue
    assert "École Voltaire" in lue(equipe.get("/animation/"))
    assert "École Voltaire" in lue(equipe.get("/animation/demandes/"))
    assert Seance.objects.get().titre == "Couture, École Voltaire"


@pytest.mark.parametrize(
    ("champs", "ou", "dit"),
    [
        ({"organisme": ""}, "organisme", "Dites qui demande"),
        ({"code_postal": "7501"}, "code_postal", "cinq chiffres"),
        ({"courriel": ""}, "courriel", "c’est là que nous répondons"),
        ({"courriel": "ecole"}, "courriel", "vérifiez-la"),
        ({"effectif": "une classe"}, "effectif", "nombre entier"),
        ({"souhait_le": "2026-02-30"}, "souhait_le", "n’existe pas"),
    ],
)
def test_ce_qui_est_mal_tape_se_lit_a_sa_place_et_rien_n_est_ecrit(equipe, lieu, champs, ou, dit):
    reponse = equipe.post("/animation/demandes/nouvelle/", saisie(lieu, **champs))

    assert dit in erreurs(reponse)[ou]
    assert not Demande.objects.exists()


def test_une_animation_deja_tenue_se_note_et_son_bilan_commence_par_son_public(equipe, lieu):
    demande = une_demande(lieu=lieu, gratuite=True, public="primaire")
    page = f"/animation/demandes/{demande.pk}/confirmer/"
    tape = {"uuid": str(uuid4()), "jour": "2024-11-20", "de": "14:00", "a": "16:00"}

    assert "dans l’année qui suit" in erreurs(equipe.post(page, tape))["jour"]
    equipe.post(page, tape | {"jour": "2026-11-20"})

    seance = Seance.objects.get()
    form = equipe.get(f"/seances/{seance.pk}/bilan/").context["form"]
    assert [champ.name for champ in form.premiers] == ["tetes_primaire"]


def test_changer_puis_refuser(equipe, lieu):
    demande = une_demande(lieu=lieu)
    page = f"/animation/demandes/{demande.pk}/"
    equipe.post(f"{page}changer/", saisie(lieu, effectif="12", notes="Salle au premier"))
    equipe.post(f"{page}arreter/", {"uuid": str(uuid4()), "raison": "complet"})

    vue = lue(equipe.get(page))
    assert "12 personnes" in vue
    assert "Salle au premier" in vue
    assert "refusée, pas de date possible" in vue


def test_dire_fait_trop_tot_dit_ce_qui_manque(equipe, lieu):
    demande = une_demande(lieu=lieu, gratuite=True)
    confirmee(demande)
    reponse = equipe.post(
        f"/animation/demandes/{demande.pk}/faite/", {"uuid": str(uuid4())}, follow=True
    )

    assert "Il manque le bilan de" in lue(reponse)


def test_les_arrondissements_sont_deja_remplis_par_celui_de_l_ecole(equipe, lieu, horloge):
    seance = confirmee(lieu=lieu)
    close(seance, horloge)
    connecter(equipe, un_referent(lieu))
    assert "D’où venaient-ils" in lue(equipe.get("/animation/"))
    page = f"/animation/seances/{seance.pk}/provenance/"
    rempli = {b.name: b.value() or "" for b in equipe.get(page).context["form"]}
    assert rempli["zone_11"] == 24

    faux = equipe.post(page, rempli | {"zone_hors": "1"})
    assert "Cela fait 25" in lue(faux)
    reponse = equipe.post(page, rempli)

    assert Provenance.objects.count() == 1
    assert reponse["Location"] == f"/animation/seances/{seance.pk}/avis/"
    chiffres = lue(equipe.get("/animation/chiffres/"))
    assert "Paris 11e" in chiffres
    assert "école primaire" in chiffres
    assert "Aucun atelier" in lue(equipe.get("/animation/chiffres/?annee=2025"))


def test_les_avis_se_comptent_et_se_lisent_dans_les_chiffres(equipe, lieu, horloge):
    seance = confirmee(lieu=lieu)
    connecter(equipe, un_referent(lieu))
    page = f"/animation/seances/{seance.pk}/avis/"
    assert "pas encore son bilan" in lue(equipe.get(page))
    close(seance, horloge)
    connecter(equipe, un_referent(lieu))
    dit = {"uuid": str(uuid4()), "contents": "9", "mitiges": "", "decus": "1"}

    assert "Cela fait 99 avis" in lue(equipe.post(page, dit | {"contents": "98"}))
    assert "au moins un avis" in lue(equipe.post(page, dit | {"contents": "", "decus": ""}))
    assert "nombre entier" in lue(equipe.post(page, dit | {"contents": "neuf"}))
    assert "Compter les avis" in lue(equipe.get("/animation/"))
    assert equipe.post(page, dit)["Location"] == "/animation/"
    assert "Compter les avis" not in lue(equipe.get("/animation/"))

    chiffres = lue(equipe.get("/animation/chiffres/"))
    assert "contents, sur 10 avis</dt>" in chiffres
    assert '<data value="90">90,0 %</data>' in chiffres


@pytest.mark.parametrize("poids", ["12,5", "12.5"])
def test_le_materiel_sort_et_revient(equipe, lieu, poids):
    seance = avec_les_listes(lieu)
    page, pk = f"/animation/seances/{seance.pk}", categorie().pk
    equipe.post(f"{page}/sortir/", {"uuid": str(uuid4()), "categorie_0": str(pk), "masse_0": poids})
    assert "12,5" in lue(equipe.get(f"{page}/materiel/"))
    assert "Matériel sorti" in lue(equipe.get("/animation/"))
    trop = equipe.post(f"{page}/rendre/", {"uuid": str(uuid4()), f"rendu_{pk}": "13"})
    assert "il n’en est sorti que" in lue(trop)
    equipe.post(f"{page}/rendre/", {"uuid": str(uuid4()), f"rendu_{pk}": "10"})

    assert list(Materiel.objects.values_list("sens", flat=True)) == ["sorti", "rendu", "reemploye"]
    assert "réemployé" in lue(equipe.get(f"{page}/materiel/"))


def test_un_poids_sans_categorie_se_refuse_a_sa_place(equipe, lieu):
    seance = avec_les_listes(lieu)
    reponse = equipe.post(
        f"/animation/seances/{seance.pk}/sortir/",
        {"uuid": str(uuid4()), "masse_0": "3", "categorie_1": str(categorie().pk)},
    )

    vue = lue(reponse)
    assert "Dites de quelle catégorie" in vue
    assert "Tapez un poids" in vue
    assert not Bon.objects.exists()


def test_le_devis_dit_l_adresse_le_siret_et_la_ville_ou_qu_il_les_faut(equipe, lieu):
    def dit(devis) -> str:
        pdf = equipe.get(f"/animation/devis/{devis.pk}/pdf/").content
        pages = PdfReader(BytesIO(pdf)).pages
        return " ".join(" ".join(p.extract_text() for p in pages).replace("\u00a0", " ").split())

    sans = dit(un_devis(une_demande(lieu=lieu, organisme=OrganismeDit("École X", "ecole"))))
    fonder(nom="La Petite Rockette", adresse="125 rue X", siret="5" * 14)
    Lieu.objects.filter(pk=lieu.pk).update(commune="Paris")
    organisme = OrganismeDit("École Y", "ecole", "12 rue Keller", "75011")
    avec = dit(un_devis(une_demande(lieu=lieu, organisme=organisme)))

    for mot in ("Adresse à compléter", "SIRET à compléter", "à (ville à compléter), le"):
        assert mot in sans, mot
    for mot in (
        "125 rue X",
        "SIRET 555 555 555 55555",
        "12 rue Keller, 75011 Paris",
        "à Paris, le",
    ):
        assert mot in avec, mot


def test_le_devis_est_un_pdf(equipe, lieu):
    devis = un_devis(une_demande(lieu=lieu))
    reponse = equipe.get(f"/animation/devis/{devis.pk}/pdf/")

    assert reponse["Content-Type"] == "application/pdf"
    assert "D2026-0001.pdf" in reponse["Content-Disposition"]


def test_qui_a_le_droit_facture_le_devis(client, lieu):
    demande = une_demande(lieu=lieu)
    un_devis(demande)
    confirmee(demande)
    connecter(client, un_compte("responsable", lieu=lieu))
    page = f"/animation/demandes/{demande.pk}/facturer/"
    rempli = {b.name: b.value() or "" for b in client.get(page).context["form"]}

    client.post(
        page,
        rempli | {"client_adresse": "12 rue de l’École, 75011 Paris", "echeance": "2027-01-15"},
    )

    assert Demande.objects.get().facture == Facture.objects.get()


def test_une_page_de_demandes_pose_toujours_autant_de_questions(
    equipe, lieu, django_assert_max_num_queries
):
    for _n in range(5):
        une_demande(lieu=lieu, gratuite=True)

    with django_assert_max_num_queries(22):
        equipe.get("/animation/")


def test_ce_que_le_pole_a_fini_la_tresorerie_l_apprend_et_le_facture(
    client, lieu, horloge, django_assert_num_queries
):
    demande = une_demande(lieu=lieu)
    un_devis(demande, lignes=[une_ligne(25_000)])
    close(confirmee(demande), horloge)
    # What last night kept: nothing yet.
    calculer(timezone.localdate())
    equipe = connecter(client, un_referent(lieu))
    adresse = f"/animation/demandes/{demande.pk}/"

    fini = lue(equipe.post(f"{adresse}faite/", {"uuid": str(uuid4())}, follow=True))
    assert "La trésorerie est prévenue" in fini
    assert "À facturer : 250,00 €" in fini
    assert f"{adresse}facturer/" not in fini

    bernard = connecter(Client(), un_compte("tresorerie"))
    alerte = lue(bernard.get("/alertes/"))
    assert f"{demande}, 5 décembre 2026 : à facturer, 250,00 €" in alerte
    assert f"{adresse}facturer/" in alerte
    assert "250,00 €" in lue(bernard.get("/"))
    assert "1 à facturer · 250,00 €" in lue(bernard.get("/animation/demandes/"))
    assert f"{adresse}facturer/" in lue(bernard.get(adresse))
    page = bernard.get(f"{adresse}facturer/")
    assert "Animation du samedi 5 décembre 2026." in lue(page)
    rempli = {b.name: b.value() or "" for b in page.context["form"]}
    dit = {"client_adresse": "12 rue de l’École, 75011 Paris", "echeance": "2027-01-15"}

    envoi = lue(bernard.post(f"{adresse}facturer/", rempli | dit, follow=True))

    facture = Facture.objects.get()
    assert f"La facture {facture} est faite. Envoyez son PDF à {demande.courriel}." in envoi
    assert f"/boutique/factures/{facture.pk}/pdf/" in envoi
    faite = lue(bernard.get(adresse))
    assert str(facture) in faite
    # Their reference is theirs; our quote is told as ours.
    assert facture.reference == ""
    assert facture.mentions[0].startswith("Notre devis nº D2026-0001 du ")
    assert "facturée</span>" in lue(bernard.get("/animation/demandes/"))
    assert re.search(r'<span class="etat[^"]*">facturée</span>', faite)
    assert f"{demande}, 5 décembre 2026 : à facturer" not in lue(bernard.get("/alertes/"))
    assert "à facturer ·" not in lue(bernard.get("/animation/demandes/"))
    assert "À facturer :" not in lue(equipe.get(adresse))
    with django_assert_num_queries(1):
        assert list(GENRES[A_FACTURER].chercher(timezone.localdate(), 0)) == []


def test_ce_qui_attend_sa_facture_se_compte_et_se_lit_du_plus_ancien(client, lieu, horloge):
    for _n in range(2):
        demande = une_demande(lieu=lieu)
        un_devis(demande, lignes=[une_ligne(25_000)])
        close(confirmee(demande), horloge)
        dire_faite(demande=demande, uuid=uuid4(), compte=un_referent(lieu))
    connecter(client, un_compte("tresorerie"))
    premiere = Demande.objects.earliest("finie_le")

    page = lue(client.get("/animation/demandes/"))
    attendent, toutes = page.split('id="toutes"')

    assert "2 à facturer · 500,00 € <small>la plus ancienne d’abord" in attendent
    assert attendent.index(f"/demandes/{premiere.pk}/") < attendent.index(f"/{premiere.pk + 1}/")
    assert "la dernière reçue d’abord" in toutes
    assert toutes.count("faite le") == 2
    assert attendent.count("faite le 5 décembre 2026") == 2
    assert ">2</b> <span>à facturer, 500,00 €" in lue(client.get("/"))


def test_la_tresorerie_lit_une_demande_sans_rien_y_changer(client, lieu):
    demande = une_demande(lieu=lieu)
    un_devis(demande)
    seance = confirmee(demande)
    connecter(client, un_compte("tresorerie"))
    adresse = f"/animation/demandes/{demande.pk}/"

    page = lue(client.get(adresse))

    assert "École Voltaire" in page
    for geste in ("changer", "confirmer", "arreter", "devis/nouveau", "faite"):
        assert f"{adresse}{geste}/" not in page, geste
        assert client.post(f"{adresse}{geste}/").status_code in {403, 404}, geste
    assert f"/seances/{seance.pk}/" not in page


def test_une_adresse_incomplete_se_dit_a_cote_du_champ_avant_de_facturer(client, lieu):
    demande = une_demande(lieu=lieu, organisme=OrganismeDit("École", "ecole", "", "93260"))
    un_devis(demande)
    confirmee(demande)
    connecter(client, un_compte("tresorerie"))
    page = f"/animation/demandes/{demande.pk}/facturer/"

    vue = client.get(page)
    rempli = {b.name: b.value() or "" for b in vue.context["form"]}
    telle_quelle = client.post(page, rempli)
    sans_rue = client.post(page, rempli | {"client_adresse": "93260 Les Lilas"})

    assert "à compléter ci-dessous : il manque la rue et la ville." in lue(vue)
    assert "il manque la rue et la ville." in erreurs(telle_quelle)["client_adresse"]
    assert "il manque la rue." in erreurs(sans_rue)["client_adresse"]
    assert 'value="93260 Les Lilas"' in lue(sans_rue)
    assert "à compléter ci-dessous" not in lue(sans_rue)
    assert not Facture.objects.exists()


def test_une_animation_gratuite_annulee_ou_facturee_n_est_plus_a_facturer(lieu, horloge):
    seance = confirmee(lieu=lieu)
    close(seance, horloge)
    gratuite = seance.demandee.demande
    dire_faite(demande=gratuite, uuid=uuid4(), compte=un_referent(lieu))

    assert not a_facturer(None).exists()
