"""The pages of the café, as they are read and posted."""

import re
from copy import deepcopy
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ateliers.cafe.models import Nettoyage, Ramasse, Releve
from boutique.caisses.models import Caisse
from boutique.regles.models import Activite
from petiterockette.personnes.models import Structure
from tests.cafe.cuisine import (
    composee,
    sorti,
    un_lot,
    un_lot_qui_finit,
    un_plat,
    un_uuid,
    une_caisse_de_cafe,
    une_denree,
    une_enceinte,
    une_zone,
)
from tests.fabriques import connecter, structure, un_compte, un_lieu
from tests.pages import lue

pytestmark = pytest.mark.django_db


def url(nom, *args):
    return reverse(f"cafe:{nom}", args=args)


@pytest.fixture(scope="module")
def _un_cafe_ouvert(partager):
    with partager(une_caisse_de_cafe) as tenue:
        yield tenue.point.lieu


@pytest.fixture
def chez_nous(_un_cafe_ouvert, client):
    lieu = deepcopy(_un_cafe_ouvert)
    connecter(client, un_compte("responsable", lieu=lieu))
    return lieu


def un_donneur(nom="Biocoop du Chemin-Vert"):
    return Structure.objects.create(nom=nom, genre="autre")


def servie(lieu):
    plat = un_plat("Dahl de lentilles", allergenes=("celeri", "moutarde"))
    composee(lieu, plat)


def test_la_journee_du_cafe_tient_sur_une_page(client, chez_nous):
    servie(chez_nous)
    une_enceinte(chez_nous, nom="Frigo de la cuisine")
    une_zone(chez_nous, nom="Hotte")
    un_lot_qui_finit(timezone.localdate() + timedelta(days=1), lieu=chez_nous)

    texte = lue(client.get(url("accueil")))

    for dit in ("Dahl de lentilles", "céleri", "Frigo de la cuisine", "Hotte", "finit bientôt"):
        assert dit in texte


def test_une_temperature_se_note_par_un_nombre(client, chez_nous):
    page = url("releve", une_enceinte(chez_nous).pk, "matin")

    trop = client.post(page, {"uuid": un_uuid(), "lue": "7,5", "confirme": "1"})
    assert "dites ce qui a été fait" in lue(trop)
    assert 'value="7,5"' in trop.content.decode()
    # What was answered about the hour is not asked again.
    assert 'name="confirme" value="1"' in trop.content.decode()
    reponse = client.post(page, {"uuid": un_uuid(), "lue": "3.5", "confirme": "1"})

    assert reponse.status_code == 302
    assert Releve.objects.get().lue_dc == 35
    assert "3,5\u00a0°C" in client.get(reponse["Location"]).content.decode()


def test_19_dans_un_congelateur_se_lit_moins_19_d_une_touche(client, chez_nous):
    congelateur = une_enceinte(chez_nous, genre="negatif", mini_dc=None, maxi_dc=-180)
    page = url("releve", congelateur.pk, "matin")
    tape = {"uuid": un_uuid(), "lue": "19", "confirme": "1"}

    demande = lue(client.post(page, tape))
    assert "19 °C, ou −19 °C ?" in demande
    assert "Oui, −19 °C" in demande
    assert not Releve.objects.exists()
    client.post(page, tape | {"sous_zero": "1"})
    assert Releve.objects.get().lue_dc == -190
    # Opened again, it says what is noted.
    assert re.search("Déjà noté à .* : −19 °C", lue(client.get(page)))

    # Warm indeed: what was done is asked, and nobody heats a freezer.
    chaud = lue(client.post(page, tape | {"uuid": un_uuid(), "bien_lue": "1"}))
    assert "dites ce qui a été fait" in chaud
    assert "denrées jetées" in chaud
    assert 'name="bien_lue" value="1"' in chaud
    for a_tort in ("réchauffé", "(facultatif)", "Oui, −19 °C"):
        assert a_tort not in chaud
    assert Releve.objects.count() == 1


@pytest.mark.parametrize(
    ("genre", "mini", "maxi", "tape"),
    [("positif", 0, 40, "7"), ("negatif", None, -180, "12"), ("positif", 0, 40, "-3")],
)
def test_hors_limites_dans_les_deux_sens_le_signe_ne_se_demande_pas(
    client, chez_nous, genre, mini, maxi, tape
):
    frigo = une_enceinte(chez_nous, genre=genre, mini_dc=mini, maxi_dc=maxi)

    tape = {"uuid": un_uuid(), "lue": tape, "confirme": "1"}
    texte = lue(client.post(url("releve", frigo.pk, "matin"), tape))

    assert "dites ce qui a été fait" in texte


def test_on_va_de_frigo_en_frigo_et_un_bain_marie_eteint_se_dit(client, chez_nous):
    froid = une_enceinte(chez_nous, nom="Armoire froide")
    chaud = une_enceinte(chez_nous, nom="Bain-marie")
    soir = f"?suite={url('fin_de_journee')}"
    page, suivante = (url("releve", e.pk, "soir") + soir for e in (froid, chaud))
    vide = client.post(page, {"uuid": un_uuid(), "lue": "", "confirme": "1"})
    assert "Tapez une température." in lue(vide)

    # Two touches for each: its number, « Enregistrer »; the next one opens by itself.
    apres = client.post(page, {"uuid": un_uuid(), "lue": "3", "confirme": "1"}, follow=True)
    assert "Armoire froide : 3 °C, c’est noté." in lue(apres)
    assert apres.redirect_chain[-1][0].startswith(url("releve", chaud.pk, "soir"))
    fini = client.post(suivante, {"uuid": un_uuid(), "eteint": "1"}, follow=True)

    assert fini.redirect_chain[-1][0] == url("fin_de_journee")
    assert "éteint, vide" in lue(fini)
    assert "éteint, vide" in lue(client.get(url("hygiene")))
    # Read again, it is this one alone.
    encore = client.post(page, {"uuid": un_uuid(), "lue": "4"})
    assert encore["Location"] == url("fin_de_journee")


def test_a_une_autre_heure_on_demande_de_quel_moment_c_est(client, chez_nous, monkeypatch):
    monkeypatch.setattr("ateliers.cafe.services.hygiene.c_est_l_heure", lambda *_: False)
    frigo = une_enceinte(chez_nous)
    page = url("releve", frigo.pk, "soir") + "?suite=/cafe/fin-de-journee/"

    demande = client.post(page, {"uuid": un_uuid(), "lue": "3,5"})
    texte = lue(demande)

    assert "est-ce bien le relevé du soir" in texte
    assert "Oui, celui du soir" in texte
    assert f'formaction="{url("releve", frigo.pk, "matin")}?suite=' in texte
    assert not Releve.objects.exists()
    reponse = client.post(page, {"uuid": un_uuid(), "lue": "3,5", "confirme": "1"})
    assert reponse["Location"] == "/cafe/fin-de-journee/"


def test_la_fin_de_journee_se_coche_par_ce_qui_est_note(client, chez_nous):
    frigo = une_enceinte(chez_nous, nom="Frigo de la cuisine")
    zone = une_zone(chez_nous, nom="Sol de la cuisine")
    un_lot_qui_finit(timezone.localdate(), lieu=chez_nous)
    page = url("fin_de_journee")

    avant = lue(client.get(page))
    assert "Il reste 3 choses à faire" in avant
    assert "Yaourts" in avant
    note = {"uuid": un_uuid(), "lue": "3,5", "confirme": "1"}
    client.post(f"{url('releve', frigo.pk, 'soir')}?suite={page}", note)
    propre = client.post(f"{url('zone_nettoyer', zone.pk)}?suite={page}", {"uuid": un_uuid()})
    assert propre["Location"] == page
    assert "Il reste 1 chose à faire" in lue(client.get(page))
    sorti(Ramasse.objects.get(), "composte", Ramasse.objects.get().masse_g)

    assert "Tout est fait dans la cuisine" in lue(client.get(page))


def test_la_fin_de_journee_dit_qui_ferme_le_tiroir(client, chez_nous):
    Caisse.objects.update(s_ouvre_sur=Activite.objects.get(code="cafe"))

    assert "Aller à la caisse" in lue(client.get(url("fin_de_journee")))
    connecter(client, un_compte("cuisine", lieu=chez_nous))
    texte = lue(client.get(url("fin_de_journee")))

    assert "Pour la fermer et compter, prévenez la caisse." in texte


@pytest.mark.parametrize("mot", ["fermer", "soir", "fin de journée"])
def test_la_cuisine_trouve_sa_fin_de_journee_par_ses_mots(client, chez_nous, mot):
    connecter(client, un_compte("cuisine", lieu=chez_nous))

    assert url("fin_de_journee") in lue(client.get("/aller/", {"q": mot}))


def test_c_est_propre_touche_deux_fois_dit_que_c_etait_note(client, chez_nous):
    page = url("zone_nettoyer", une_zone(chez_nous).pk)

    for _ in range(2):
        reponse = client.post(page, {"uuid": un_uuid()}, follow=True)

    assert "c’était déjà noté" in lue(reponse)
    assert Nettoyage.objects.count() == 1


@pytest.mark.parametrize("ailleurs", ["https://ailleurs.example/", "//ailleurs.example"])
def test_apres_un_nettoyage_on_ne_part_pas_ailleurs(client, chez_nous, ailleurs):
    page = url("zone_nettoyer", une_zone(chez_nous).pk)

    reponse = client.post(f"{page}?suite={ailleurs}", {"uuid": un_uuid()})

    assert reponse["Location"].startswith("/cafe/hygiene/")


def test_une_ramasse_mal_dite_garde_ce_qui_etait_tape(client, chez_nous):
    champs = {
        "uuid": un_uuid(),
        "donneur": un_donneur().pk,
        "categorie": une_denree().pk,
        "produit": "Yaourts nature",
        "masse": "12,5",
        "genre_date": "dlc",
    }
    page = url("ramasse_nouvelle", chez_nous.code)

    refusee = client.post(page, champs)
    assert "Tapez cette date" in lue(refusee)
    assert "Yaourts nature" in refusee.content.decode()
    demain = timezone.localdate() + timedelta(days=1)
    client.post(page, champs | {"limite": demain.isoformat()})

    assert Ramasse.objects.get().reste.masse_g == 12_500


def test_qui_a_deja_donne_vient_d_abord_et_nul_recycleur(client, chez_nous):
    deja = un_donneur("Zéro gâchis")
    jamais = un_donneur()
    un_lot(lieu=chez_nous, donneur=deja)
    gebetex = structure("Gebetex")
    page = url("ramasse_nouvelle", chez_nous.code)

    proposes = list(client.get(page).context["form"].fields["donneur"].queryset)
    assert proposes.index(deja) < proposes.index(jamais)
    assert gebetex not in proposes
    un_lot(lieu=chez_nous, donneur=gebetex)

    assert gebetex in client.get(page).context["form"].fields["donneur"].queryset


def test_un_magasin_qui_n_est_dans_aucune_liste_se_note_en_recevant(client, chez_nous):
    page = url("ramasse_nouvelle", chez_nous.code)
    champs = {"categorie": une_denree().pk, "produit": "Carottes", "masse": "8"}

    vide = lue(client.post(page, champs | {"uuid": un_uuid()}))
    assert "Dites qui donne : c’est sa trace." in vide
    assert "---------" not in vide
    sans_nom = client.post(page, champs | {"uuid": un_uuid(), "autre": "…"})
    assert "Dites qui donne" in lue(sans_nom)
    for nom in ("Primeur  de la Roquette", "primeur de la roquette"):
        client.post(page, champs | {"uuid": un_uuid(), "autre": nom})
    # A lot that cannot come in leaves no shop behind it.
    perime = {"genre_date": "dlc", "limite": "2020-01-01", "autre": "Épicerie fermée"}
    client.post(page, champs | perime | {"uuid": un_uuid()})

    assert Ramasse.objects.count() == 2
    [donneur] = {r.donneur for r in Ramasse.objects.select_related("donneur")}
    assert donneur.nom == "Primeur de la Roquette"
    assert not Structure.objects.filter(nom__startswith="Épicerie").exists()
    assert donneur in client.get(page).context["form"].fields["donneur"].queryset


def test_une_autre_denree_garde_qui_la_donne(client, chez_nous):
    donneur = un_donneur()
    lot = un_lot(lieu=chez_nous, donneur=donneur)
    page = url("ramasse_nouvelle", chez_nous.code)
    gardes = {"donneur": donneur.pk, "categorie": lot.categorie_id}
    suite = f"{page}?donneur={donneur.pk}&amp;categorie={lot.categorie_id}"

    arrive = lue(client.get(url("lot", lot.pk), {"recu": "1"}))
    assert "Une autre denrée de Biocoop du Chemin-Vert" in arrive
    assert f'href="{suite}"' in arrive
    # What has just come in is not on its way out.
    assert 'name="masse"' not in arrive
    assert 'name="masse"' in lue(client.get(url("lot", lot.pk)))
    texte = lue(client.get(page, gardes))

    assert f'<option value="{donneur.pk}" selected>' in texte
    assert re.search(rf'name="categorie" value="{lot.categorie_id}"[^>]* checked', texte)
    assert "donne plutôt que de les jeter" in texte


@pytest.mark.parametrize("donneur", ["0", "x", "9" * 5_000])
def test_un_donneur_inconnu_ne_choisit_rien(client, chez_nous, donneur):
    reponse = client.get(url("ramasse_nouvelle", chez_nous.code), {"donneur": donneur})

    assert reponse.status_code == 200


def test_un_lot_se_sert_puis_s_annule(client, chez_nous):
    lot = un_lot(5_000, lieu=chez_nous)
    page = url("lot", lot.pk)

    trop = client.post(page, {"uuid": un_uuid(), "vers": "servi", "masse": "6"})
    assert "Il reste 5" in lue(trop)
    client.post(page, {"uuid": un_uuid(), "vers": "servi", "masse": "2"})
    sortie = lot.sorties.get()
    assert "Servi" in lue(client.get(page))
    annuler = {"uuid": un_uuid(), "sortie": sortie.pk, "motif": "mauvais lot"}
    client.post(url("lot_annuler", lot.pk), annuler)

    lot.reste.refresh_from_db()
    assert lot.reste.masse_g == 5_000
    assert "annulé" in lue(client.get(page))


def test_sur_l_appareil_de_la_cuisine_chaque_annulation_a_ses_champs(client, chez_nous):
    lot = un_lot(5_000, lieu=chez_nous)
    for _ in range(2):
        sorti(lot, "servi", 1_000)
    connecter(client, un_compte("caisse", lieu=chez_nous, personne=None))

    ids = re.findall(r'id="([^"]+)"', client.get(url("lot", lot.pk)).text)

    assert len([i for i in ids if i.endswith("-motif")]) == 2
    assert len(ids) == len(set(ids))


def test_un_frigo_hors_service_se_retrouve_pour_y_revenir(client, chez_nous):
    frigo = une_enceinte(chez_nous, visible=False)

    page = lue(client.get(url("hygiene")))

    assert url("enceinte", frigo.pk) in page
    assert "hors service" in page


def test_un_nettoyage_se_note_d_un_doigt(client, chez_nous):
    zone = une_zone(chez_nous)
    for nom in ("hygiene", "fin_de_journee"):
        page = client.get(url(nom)).text
        assert re.search(
            r'/nettoyer/[^>]*><input[^>]* name="csrfmiddlewaretoken" value="\w+"', page
        )

    client.post(url("zone_nettoyer", zone.pk), {"uuid": un_uuid()})

    assert Nettoyage.objects.get().zone == zone
    assert "fait le" in lue(client.get(url("hygiene")))


def test_la_carte_se_compose_et_s_imprime(client, chez_nous):
    plat = un_plat("Curry de courge")
    jour = timezone.localdate().isoformat()
    client.post(url("carte", chez_nous.code), {"jour": jour, "plats": [plat.pk], "mot": ""})

    for papier in ("a4", "a6"):
        reponse = client.get(url("carte_papier", chez_nous.code, jour, papier))
        assert reponse.content.startswith(b"%PDF")
    assert client.get(url("carte_papier", chez_nous.code, jour, "a0")).status_code == 404


def test_les_registres_du_mois_s_impriment(client, chez_nous):
    un_lot(lieu=chez_nous, temperature_dc=31)

    mois = f"{timezone.localdate():%Y-%m}"
    assert client.get(url("registre", chez_nous.code, mois)).content.startswith(b"%PDF")


def test_un_lot_d_ailleurs_est_ferme_avec_sa_raison(client, chez_nous):
    ailleurs = un_lot(lieu=un_lieu(nom="La Cadette"))

    reponse = client.get(url("lot", ailleurs.pk))

    assert reponse.status_code == 403
    assert "tenir le café" in lue(reponse)


def test_la_carte_publique_ne_dit_le_nom_de_personne(client, chez_nous, settings):
    servie(chez_nous)
    sorti(un_lot(lieu=chez_nous), "servi", 500)
    client.logout()

    reponse = client.get(url("carte_publique", chez_nous.code))

    texte = reponse.content.decode()
    assert "Dahl de lentilles" in texte
    assert "anhydride sulfureux et sulfites" in texte
    assert "Awa" not in texte
    assert "<form" not in texte
    assert not reponse.cookies
