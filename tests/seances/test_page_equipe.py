"""The team's pages: plan, welcome, count, close from a telephone."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from ateliers.seances.models import Bilan, Comptee, Inscription, Seance
from ateliers.seances.quelles_seances import d_ou_ils_viennent
from ateliers.seances.services.courriels import le_message
from petiterockette.personnes.services.annuaire import tenir
from petiterockette.travaux.models import Travail
from tests.fabriques import connecter, une_personne
from tests.pages import erreurs, espaces, lue
from tests.seances.seances import (
    MATIN,
    PENDANT,
    SAMEDI,
    en_ligne,
    un_responsable,
    une_inscription,
    une_seance,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def le_jour_meme(horloge, equipe, lieu):
    """The team, on the morning of that Saturday: a device is signed in for eight days."""
    horloge.move_to(MATIN, tick=False)
    return connecter(equipe, un_responsable(lieu))


def saisie(lieu, **champs) -> dict:
    return {
        "uuid": str(uuid4()),
        "titre": "Atelier couture",
        "jour": "2026-12-05",
        "de": "14:00",
        "a": "16:30",
        "lieu": lieu.code,
        "places": "12",
        "public": "tous",
        "mode_prix": "gratuit",
        "publique": "on",
        "ouverte": "on",
    } | champs


def test_prevoir_une_serie_avec_son_equipe(equipe, lieu):
    awa = une_personne("Awa", equipe=lieu)
    repetition = {"rythme": "semaine", "jusqu_au": "2026-12-26", "sauf": "19/12/2026"}

    equipe.post("/seances/nouvelle/", saisie(lieu, equipe=[awa.pk], **repetition))

    seances = Seance.objects.all()
    assert [s.debut.day for s in seances] == [5, 12, 26]
    assert {p for s in seances for p in s.equipe.all()} == {awa}


@pytest.mark.parametrize(
    ("champs", "ou", "dit"),
    [
        ({"titre": ""}, "titre", "Donnez un titre"),
        ({"jour": "2026-02-30"}, "jour", "Cette date n’existe pas"),
        ({"jour": "2025-11-20"}, "jour", "dans l’année qui suit"),
        ({"de": "25:00"}, "de", "Cette heure n’existe pas"),
        ({"places": "0"}, "places", "1"),
        ({"mode_prix": "fixe"}, "prix_cts", "Un prix fixe se dit en euros"),
        ({"mode_prix": "libre", "prix_cts": "5"}, "prix_cts", "n’a pas de prix"),
        ({"rythme": "semaine"}, "jusqu_au", "jusqu’à quel jour"),
        ({"rythme": "semaine", "jusqu_au": "2028-01-01"}, "jusqu_au", "un an au plus"),
        ({"sauf": "Noël"}, "sauf", "« Noël » n’est pas une date"),
    ],
)
def test_ce_qui_est_mal_tape_se_lit_a_sa_place(equipe, lieu, champs, ou, dit):
    reponse = equipe.post("/seances/nouvelle/", saisie(lieu, **champs))

    assert dit in erreurs(reponse)[ou]
    assert not Seance.objects.exists()


@pytest.mark.parametrize("prix", ["12,5", "12.5"])
def test_le_prix_se_tape_avec_une_virgule_ou_un_point(equipe, lieu, prix):
    equipe.post("/seances/nouvelle/", saisie(lieu, mode_prix="fixe", prix_cts=prix))

    assert Seance.objects.get().prix_cts == 1_250


def test_changer_puis_annuler(equipe, lieu):
    seance = une_seance(lieu=lieu)

    equipe.post(f"/seances/{seance.pk}/changer/", saisie(lieu, titre="Couture pour tous"))
    page = lue(equipe.get(f"/seances/{seance.pk}/"))
    equipe.post(f"/seances/{seance.pk}/annuler/", {"motif": "Travaux"})

    assert "Couture pour tous" in page
    assert "Travaux" in lue(equipe.get(f"/seances/{seance.pk}/"))


def test_changer_l_heure_dit_qui_est_prevenu_et_qui_est_a_appeler(equipe, lieu, settings):
    seance = une_seance(lieu=lieu)
    une_inscription(seance)
    une_inscription(seance, telephone="06 12 34 56 78", places=2)
    page = f"/seances/{seance.pk}/changer/"
    avant = lue(equipe.get(page))
    assert "Déjà passé" not in avant
    assert "un courriel prévient 1 inscription." in avant
    assert "à appeler vous-même : 1 inscription (2 personnes)." in avant
    assert "Un mot pour les inscrits" in avant

    titre = lue(equipe.post(page, saisie(lieu, titre="Couture pour tous"), follow=True))
    mot = "La porte est dans la cour."
    heure = lue(equipe.post(page, saisie(lieu, de="13:00", mot=mot), follow=True))
    dit = Travail.objects.get(donnees__quoi="changee").donnees
    assert mot in le_message(Inscription.objects.get(pk=dit["inscription"]), **sans(dit)).body
    settings.COURRIEL_REGLE = False
    sans_courriel = lue(equipe.post(page, saisie(lieu, de="15:00"), follow=True))

    assert "prévenue" not in titre
    assert "1 inscription est prévenue par courriel." in heure
    assert "1 inscription (2 personnes) n’est pas prévenue : appelez-la" in heure
    assert "2 inscriptions (3 personnes) ne sont pas prévenues" in sans_courriel
    assert "prévenue par courriel" not in sans_courriel


def sans(dit: dict) -> dict:
    return {nom: valeur for nom, valeur in dit.items() if nom != "inscription"}


def test_les_presents_et_les_noms_de_la_liste_s_accordent(equipe, lieu):
    seance = une_seance(lieu=lieu, places=12)
    for nom in ("Lou", "Sacha", "Alix"):
        une_inscription(seance, nom=nom, places=2)
    inscrites = list(seance.inscriptions.all())

    pas_note = d_ou_ils_viennent(8, inscrites)
    for i in inscrites:
        i.venus = 2
    avec_d_autres = d_ou_ils_viennent(8, inscrites)
    moins = d_ou_ils_viennent(5, inscrites)
    page = lue(equipe.get(f"/seances/{seance.pk}/"))

    assert "6 personnes s’étaient inscrites" in pas_note
    assert "6 des 6 personnes inscrites, et 2 sans s’être inscrites" in espaces(avec_d_autres)
    assert "6 des 6 inscrits étaient notés venus" in moins
    assert d_ou_ils_viennent(8, []) == ""
    assert "6 places prises sur 12 <small>3 inscriptions</small>" in page
    assert "2 personnes en tout" in page
    assert "Annuler la séance" in page


def test_la_semaine_montre_ce_qui_est_fini_et_ce_qui_vient(equipe, lieu, horloge):
    une_seance(lieu=lieu)
    une_seance(lieu=lieu, titre="Plus tard", horaire=replace(SAMEDI, jour=date(2026, 12, 12)))
    horloge.move_to(datetime(2026, 12, 6, 9, tzinfo=UTC), tick=False)
    connecter(equipe, un_responsable(lieu))

    page = lue(equipe.get("/seances/?semaine"))

    assert "Atelier couture" in page
    assert "Plus tard" not in page
    assert "?semaine" in lue(equipe.get("/seances/"))


def test_chaque_bouton_du_compteur_a_son_numero_et_compte_une_fois(le_jour_meme, lieu):
    seance = une_seance(lieu=lieu)
    page = le_jour_meme.get(f"/seances/{seance.pk}/accueil/").content.decode()
    numeros = re.findall(r'name="uuid" value="([0-9a-f-]{36})"', page)
    tape = {"uuid": numeros[1], "public": "tous", "pas": "1"}

    for _ in range(2):
        le_jour_meme.post(f"/seances/{seance.pk}/compter/", tape)
    le_jour_meme.post(f"/seances/{seance.pk}/compter/", tape | {"uuid": "?"})

    assert len(set(numeros)) == len(numeros) == 26
    assert Comptee.objects.count() == 1
    assert "1 personne" in lue(le_jour_meme.get(f"/seances/{seance.pk}/accueil/"))


def test_faire_entrer_par_la_liste_par_le_code_ou_par_le_telephone(le_jour_meme, lieu):
    seance = une_seance(lieu=lieu, places=9)
    a_trois, seul = une_inscription(seance, places=3), une_inscription(seance, nom="Bao")

    le_jour_meme.post(f"/seances/inscriptions/{a_trois.pk}/venus/", {"venus": "2"})
    scan = lue(le_jour_meme.get(f"/seances/venir/{seul.code}/"))
    le_jour_meme.post(f"/seances/{seance.pk}/code/", {"code": seul.code})
    refus = le_jour_meme.post(f"/seances/{seance.pk}/code/", {"code": "XXXXXX"}, follow=True)

    assert list(Inscription.objects.values_list("venus", flat=True)) == [2, 1]
    assert "Bao" in scan
    assert "XXXXXX" in lue(refus)


def test_le_bilan_est_deja_rempli_il_suffit_de_valider(le_jour_meme, lieu, horloge):
    equipe = le_jour_meme
    seance = une_seance(lieu=lieu, places=9, public="adherents")
    inscription = une_inscription(seance, places=4)
    equipe.post(f"/seances/inscriptions/{inscription.pk}/venus/", {"venus": "4"})
    horloge.move_to(PENDANT, tick=False)
    assert "Leur bilan attend" in lue(equipe.get("/seances/"))
    form = equipe.get(f"/seances/{seance.pk}/bilan/").context["form"]
    rempli = {b.name: b.value() or "" for b in form}

    equipe.post(f"/seances/{seance.pk}/bilan/", rempli | {"reemploi_g": "12,5"})
    correction = rempli | {"uuid": str(uuid4()), "tetes_adherents": "5", "motif": "compte"}
    equipe.post(f"/seances/{seance.pk}/bilan/", correction | {"reemploi_g": "12.5"})

    dits = list(Bilan.objects.values_list("rang", "presents", "minutes", "reemploi_g"))
    assert dits == [(1, 4, 150, 12_500), (2, 5, 150, 12_500)]
    assert "corrigé :" in lue(equipe.get(f"/seances/{seance.pk}/"))


def test_une_seance_passee_se_note_et_mene_a_son_bilan(equipe, lieu):
    reponse = equipe.post("/seances/nouvelle/", saisie(lieu, jour="2026-11-21", public="seniors"))

    seance = Seance.objects.get()
    assert reponse.url == f"/seances/{seance.pk}/bilan/"
    assert "Leur bilan attend" in lue(equipe.get("/seances/"))


def test_le_bilan_demande_d_abord_le_public_de_la_seance(equipe, lieu):
    equipe.post("/seances/nouvelle/", saisie(lieu, jour="2026-11-21", public="primaire"))

    form = equipe.get(f"/seances/{Seance.objects.get().pk}/bilan/").context["form"]

    assert [champ.name for champ in form.premiers] == ["tetes_primaire"]
    assert "tetes_tous" in [champ.name for champ in form.autres]


def test_les_seances_se_suivent_dans_l_ordre_de_leurs_jours(equipe, lieu, client):
    for jour in ("2026-12-12", "2026-11-28", "2026-12-05"):
        equipe.post("/seances/nouvelle/", saisie(lieu, jour=jour))

    a_l_equipe = equipe.get("/seances/").context["a_venir"]
    au_public = client.get("/agenda/").context["seances"]

    for seances in (a_l_equipe, au_public):
        assert [s.debut.day for s in seances] == [28, 5, 12]


def test_inscrire_quelqu_un_puis_dire_qu_il_ne_vient_pas(equipe, lieu):
    seance = une_seance(lieu=lieu, places=1)
    personne = {"uuid": str(uuid4()), "qui_mots": "bao", "telephone": "06 12 34 56 78"}
    inscrit = equipe.post(
        f"/seances/{seance.pk}/inscrire/", personne | {"places": "1"}, follow=True
    )
    inscription = Inscription.objects.get()
    assert "Bao : inscription confirmée, 1 place." in lue(inscrit)
    # The page opens on the line that was just written.
    ligne = f"inscription-{inscription.pk}"
    assert inscrit.redirect_chain == [(f"/seances/{seance.pk}/#{ligne}", 302)]
    assert f'id="{ligne}"' in inscrit.text

    desiste = equipe.post(f"/seances/inscriptions/{inscription.pk}/desister/", follow=True)
    assert "Bao ne vient plus" in lue(desiste)

    inscription.refresh_from_db()
    assert inscription.etat == "annulee"


def test_qui_est_connu_s_inscrit_d_une_touche_avec_ce_qu_il_a_accepte(equipe, lieu):
    awa = tenir(
        personne=None,
        prenom="Awa",
        nom="Diop",
        courriel="awa@exemple.fr",
        telephone="06 12 34 56 78",
        finalites={"courriel": ["service"], "telephone": ["nouvelles"]},
        par=None,
        compte=None,
    )
    seance = une_seance(lieu=lieu)
    qui = {"uuid": str(uuid4()), "qui": awa.pk, "qui_mots": "aw", "places": "2"}

    equipe.post(f"/seances/{seance.pk}/inscrire/", qui)

    inscription = Inscription.objects.get()
    # The number serves the news alone: nobody agreed to be called about a séance.
    dits = (inscription.nom, inscription.courriel, inscription.telephone, inscription.places)
    assert dits == ("Awa Diop", "awa@exemple.fr", "", 2)


def test_un_nom_cherche_et_pas_trouve_reste_quand_il_manque_un_contact(equipe, lieu):
    seance = une_seance(lieu=lieu)
    dit = {"uuid": str(uuid4()), "qui_mots": "bao", "places": "1"}

    page = equipe.post(f"/seances/{seance.pk}/inscrire/", dit)

    assert 'value="bao"' in page.text
    assert "Donnez une adresse de courriel ou un téléphone" in lue(page)


def test_on_confirme_au_telephone_depuis_la_seance(equipe, lieu):
    seance = une_seance(lieu=lieu, places=3)
    inscription = en_ligne(seance, telephone="06 12 34 56 78")
    page = lue(equipe.get(f"/seances/{seance.pk}/"))
    assert "Confirmée au téléphone" in page
    assert "gardée jusqu’au jeudi 26 novembre" in page

    equipe.post(f"/seances/inscriptions/{inscription.pk}/confirmer/")

    inscription.refresh_from_db()
    assert inscription.etat == "confirmee"
    assert "Confirmée au téléphone" not in lue(equipe.get(f"/seances/{seance.pk}/"))


def test_le_calendrier_est_celui_de_la_semaine_et_du_lieu(equipe, lieu):
    une_seance(lieu=lieu, places=12)
    une_seance(lieu=lieu, titre="Samedi suivant", places=3)
    une_seance(titre="Ailleurs")

    page = lue(equipe.get("/poles/calendrier/?jour=2026-12-01&lieu=CHV"))

    assert "du 30 novembre au 6 décembre 2026" in page
    assert "0 place prise sur 12" in page
    assert "Ailleurs" not in page
    assert equipe.get("/poles/calendrier/?lieu=AILLEURS").status_code == 404


def test_s_inscrire_dit_le_contact_d_avance_et_coche_qui_est_nouveau(equipe, lieu):
    adresse = f"/seances/{une_seance(lieu=lieu).pk}/inscrire/"

    neuve = equipe.get(adresse)
    refusee = equipe.post(adresse, {"uuid": str(uuid4()), "qui_mots": "bao", "places": "1"})

    assert "Courriel (ou un téléphone : il faut l’un des deux)" in lue(neuve)
    assert "À dire à la personne" in lue(neuve)
    for page in (neuve.text, refusee.text):
        assert 'value="nouvelle" checked' in page
        assert "créer cette personne" not in page


def test_prevoir_ouvre_sur_l_habituel_et_montre_ce_qui_est_refuse(equipe, lieu):
    neuve = equipe.get("/seances/nouvelle/")
    refusee = equipe.post("/seances/nouvelle/", saisie(lieu, mode_prix="fixe"))

    noms = [champ.name for champ in neuve.context["form"].usuels]
    assert noms == ["titre", "jour", "de", "a", "lieu", "places", "pole"]
    assert '<details class="depliant">' in neuve.text
    assert '<details class="depliant" open>' in refusee.text
