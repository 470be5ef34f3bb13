"""The pages of hours: three taps, a whole team, a correction, the figures of a year."""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from petiterockette.benevolat.models import Arrivee, HeuresFaites
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_personne
from tests.pages import erreurs, lue
from tests.tableurs import lire

from .benevoles import des_heures, un_pole, une_activite, une_inscription, une_permanence

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 15:00+00:00", tick=False)]
JOUR = date(2026, 11, 26)
NOTER = "/benevolat/"


@pytest.fixture
def lieu():
    un_pole("accueil")
    un_pole()
    return un_lieu(code="CHV", nom="Chemin-Vert")


@pytest.fixture
def awa(lieu):
    return une_personne("Awa", equipe=lieu)


def champs(**autres) -> dict:
    return {
        "uuid": str(uuid4()),
        "pole": "boutique",
        "jour": JOUR.isoformat(),
        **{cle: v for cle, v in autres.items() if v is not None},
    }


def test_au_comptoir_trois_gestes_suffisent(client, lieu, awa):
    """The pole is that of the device: there remain the name, the time, the button."""
    comptoir = un_point("comptoir", lieu=lieu)
    connecter(client, un_compte("benevole", lieu=lieu, personne=None), comptoir)
    page = lue(client.get(NOTER))
    assert re.search(r'<input [^>]*value="accueil"[^>]*checked', page)

    reponse = client.post(
        f"{NOTER}?lieu=CHV", champs(personnes=awa.pk, combien="180", pole="accueil"), follow=True
    )

    assert "Awa : 3 h notées, jeudi 26 novembre, Accueil. Merci !" in lue(reponse)
    heures = HeuresFaites.objects.get()
    assert (heures.personne, heures.minutes, heures.pole.code) == (awa, 180, "accueil")


def test_les_heures_deja_notees_ce_jour_se_disent_avant_et_apres(client, lieu, awa):
    connecter(client, un_compte("benevole", lieu=lieu, personne=awa))
    assert "Déjà notées pour vous" not in lue(client.get(NOTER))
    des_heures(lieu, awa, 90)

    avant = lue(client.get(NOTER))
    apres = client.post(f"{NOTER}?lieu=CHV", champs(personnes=awa.pk, combien="180"), follow=True)

    assert "Déjà notées pour vous : 1 h 30 aujourd’hui." in avant
    assert "Boutique : 4 h 30 en tout ce jour-là. Merci !" in lue(apres)
    assert "Awa : 3 h" not in lue(apres)


def test_on_ecrit_ses_heures_d_abord_celles_d_un_autre_en_un_pas_de_plus(client, lieu, awa):
    paul = une_personne("Paul", equipe=lieu)
    compte = un_compte("benevole", lieu=lieu, personne=awa)
    connecter(client, compte)
    pli = "Pour quelqu’un d’autre de l’équipe"

    avant, apres = lue(client.get(NOTER)).split(pli)
    refusee = client.post(f"{NOTER}?lieu=CHV", champs(personnes=paul.pk, combien=None))
    connecter(client, compte, un_point("comptoir", lieu=lieu))
    au_comptoir = lue(client.get(NOTER))

    assert f'name="personnes" value="{awa.pk}"' in avant
    assert f'value="{paul.pk}"' not in avant.split("<form")[-1]
    assert f'name="personnes" value="{paul.pk}"' in apres
    assert '<details class="benevolat-plus" open>' in refusee.text
    assert pli not in au_comptoir
    assert f'name="personnes" value="{paul.pk}"' in au_comptoir


def test_les_memes_heures_ne_se_notent_deux_fois_que_dites_en_plus(client, lieu, awa):
    connecter(client, un_compte("benevole", lieu=lieu, personne=None), un_point(lieu=lieu))
    adresse, memes = f"{NOTER}?lieu=CHV", {"personnes": awa.pk, "combien": "180"}
    assert "d’autres heures, en plus" not in lue(client.get(adresse))
    fait = champs(**memes)
    client.post(adresse, fait)
    client.post(adresse, fait)

    encore = client.post(adresse, champs(**memes))

    assert erreurs(encore)["encore"].startswith("Awa : 3 h à ce pôle, ce jour-là, sont déjà notées")
    # Why, then the box, then the button.
    lu = lue(encore)
    ordre = [lu.index(m) for m in ("sont déjà notées", "d’autres heures, en plus", "Noter ces")]
    assert ordre == sorted(ordre)
    assert HeuresFaites.objects.count() == 1
    client.post(adresse, champs(**memes, encore="on"))
    client.post(adresse, champs(personnes=awa.pk, combien="60"))
    assert [h.minutes for h in HeuresFaites.objects.order_by("pk")] == [180, 180, 60]


def test_hier_se_touche_et_deux_jours_dits_se_refusent(client, lieu, awa):
    connecter(client, un_compte("benevole", lieu=lieu, personne=awa))
    adresse, hier = f"{NOTER}?lieu=CHV", (JOUR - timedelta(days=1)).isoformat()
    page = lue(client.get(adresse))
    assert f'value="{hier}"' in page
    assert "ou celles de quelqu’un de l’équipe" in page
    fait = champs(personnes=awa.pk, combien="60")

    client.post(adresse, fait | {"quand": hier})
    avant_hier = (JOUR - timedelta(days=2)).isoformat()
    deux = client.post(adresse, champs(personnes=awa.pk, quand=hier, jour=avant_hier, combien="60"))
    typee = champs(personnes=awa.pk, quand=JOUR.isoformat(), jour=avant_hier, combien="60")
    client.post(adresse, typee)

    assert "Deux jours sont dits" in erreurs(deux)["jour"]
    jours = HeuresFaites.objects.order_by("pk").values_list("jour", flat=True)
    assert [jour.isoformat() for jour in jours] == [hier, avant_hier]


def test_des_heures_corrigees_ne_comptent_pas_pour_deja_notees(client, lieu, awa):
    connecter(client, un_compte("responsable", lieu=lieu))
    notees = des_heures(lieu, awa, 180)
    motif = {"uuid": str(uuid4()), "duree": "", "motif": "doublon"}
    client.post(reverse("benevolat:corriger", args=[notees.pk]), motif)

    client.post(f"{NOTER}?lieu=CHV", champs(personnes=awa.pk, combien="180"))

    assert sum(h.minutes for h in HeuresFaites.objects.all()) == 180


@pytest.mark.parametrize(
    ("saisie", "champ", "phrase"),
    [
        ({"duree": "deux"}, "duree", "« deux » n’est pas une durée : tapez 1h30, 1,5 ou 90 min."),
        ({}, "duree", "Touchez une durée, ou tapez-la : 1h30, 1,5 ou 90 min."),
        ({"duree": "1h", "personnes": None}, "personnes", "Touchez au moins un prénom."),
        ({"duree": "1h", "jour": "2026-12-01"}, "jour", "Ce jour n’est pas encore venu"),
        ({"duree": "1h", "pole": ""}, "pole", "Choisissez un pôle."),
    ],
)
def test_une_saisie_fausse_dit_ou_et_garde_ce_qui_est_tape(
    client, lieu, awa, saisie, champ, phrase
):
    connecter(client, un_compte("benevole", lieu=lieu))

    reponse = client.post(f"{NOTER}?lieu=CHV", champs(**{"personnes": awa.pk, **saisie}))

    assert erreurs(reponse)[champ].startswith(phrase)
    assert f'value="{saisie.get("duree", "")}"' in lue(reponse) or "duree" not in saisie
    assert not HeuresFaites.objects.exists()


def test_une_duree_tapee_l_emporte_sur_une_puce_et_ses_heures_se_lisent(client, lieu, awa):
    connecter(client, un_compte("benevole", lieu=lieu, personne=awa))

    reponse = client.post(
        f"{NOTER}?lieu=CHV", champs(personnes=awa.pk, combien="60", duree="1,5"), follow=True
    )

    assert "ce mois-ci : 1 h 30" in lue(reponse)
    assert reverse("benevolat:corriger", args=[HeuresFaites.objects.get().pk]) in lue(reponse)


def test_un_responsable_note_les_heures_de_qui_est_venu(client, lieu, awa):
    p = une_permanence(lieu, debut=JOUR, de=time(14), a=time(17), activite=une_activite())
    une_inscription(p, awa)
    une_inscription(p, une_personne("Paul", equipe=lieu))
    connecter(client, un_compte("responsable", lieu=lieu))
    adresse = f"/benevolat/equipe/?permanence={p.pk}"
    assert 'value="3h00"' in lue(client.get(adresse))

    reponse = client.post(
        adresse,
        champs(
            personnes=[i.personne_id for i in p.inscriptions.all()],
            duree="3h00",
            activite=une_activite().pk,
        ),
        follow=True,
    )

    assert "3 h notées pour 2 personnes" in lue(reponse)
    assert {h.activite.nom for h in HeuresFaites.objects.all()} == {"Caisse"}


def test_une_puce_touchee_l_emporte_sur_la_duree_proposee(client, lieu, awa, time_machine):
    p = une_permanence(lieu, debut=JOUR, de=time(17), a=time(19))
    une_inscription(p, awa)
    connecter(client, un_compte("responsable", lieu=lieu))
    fiche = reverse("benevolat:permanence", args=[p.pk])
    assert "Noter leurs heures" not in lue(client.get(fiche))
    time_machine.move_to("2026-11-26 16:00+00:00", tick=False)
    assert "Noter leurs heures" in lue(client.get(fiche))

    client.post(
        f"/benevolat/equipe/?permanence={p.pk}",
        champs(personnes=[awa.pk], combien="180", duree="2h00"),
    )

    assert HeuresFaites.objects.get().minutes == 180


def test_corriger_garde_la_premiere_ligne_et_dit_pourquoi(client, lieu, awa):
    h = des_heures(lieu, awa, 480)
    connecter(client, un_compte("benevole", lieu=lieu, personne=awa))
    adresse = reverse("benevolat:corriger", args=[h.pk])

    sans_raison = client.post(adresse, {"uuid": str(uuid4()), "duree": "4h"})
    reponse = client.post(adresse, {"uuid": str(uuid4()), "duree": "4h", "motif": "duree"})

    assert erreurs(sans_raison) == {"motif": "Dites pourquoi."}
    assert reponse.status_code == 302
    assert list(HeuresFaites.objects.order_by("id").values_list("minutes", flat=True)) == [
        *(480, -480, 240)
    ]


def test_j_arrive_puis_je_pars_depuis_le_comptoir(client, lieu, awa, time_machine):
    connecter(client, un_compte("benevole", lieu=lieu, personne=None))
    qui = {"lieu": "CHV", "personne": awa.pk}
    sans_nom = client.post("/benevolat/arrivee/", {"lieu": "CHV", "pole": "boutique"}, follow=True)
    assert "Touchez d’abord votre prénom" in lue(sans_nom)

    client.post("/benevolat/arrivee/", {"lieu": "CHV", "personnes": awa.pk, "pole": "boutique"})
    assert Arrivee.objects.get().personne == awa
    assert "depuis 16 h 00" in lue(client.get(f"{NOTER}?lieu=CHV"))
    time_machine.move_to("2026-11-26 16:30+00:00", tick=False)
    reponse = client.post("/benevolat/depart/", qui, follow=True)

    assert "1 h 30 notées, jeudi 26 novembre, Boutique. Merci !" in lue(reponse)


# Figures


def test_l_annee_se_lit_par_pole_et_par_mois_et_les_noms_restent_aux_responsables(
    client, lieu, awa
):
    des_heures(lieu, awa, 90, activite=une_activite())
    des_heures(lieu, awa, 120, jour=JOUR - timedelta(days=40))

    connecter(client, un_compte("tresorerie", personne=une_personne("Bernard")))
    pour_la_tresorerie = lue(client.get("/benevolat/chiffres/"))
    connecter(client, un_compte("responsable", lieu=lieu, personne=une_personne("Camille")))
    pour_le_responsable = lue(client.get("/benevolat/chiffres/"))

    for page in (pour_la_tresorerie, pour_le_responsable):
        assert '<data value="210">3 h 30</data>' in page
        assert "par 1 personne" in page
    assert "Awa" not in pour_la_tresorerie
    assert "Awa" in pour_le_responsable


@pytest.mark.parametrize("format", ["csv", "xlsx", "ods"])
def test_le_tableur_tient_les_sommes_et_les_noms_de_qui_les_tient(client, lieu, awa, format):
    des_heures(lieu, awa, 90)
    connecter(client, un_compte("tresorerie"))

    lu = lire(client.get(f"/benevolat/chiffres/?format={format}"), format)

    sommes = lu.colonnes("Lieu", "Pôle", "Heures", "Minutes")
    assert sommes == [("Chemin-Vert", "Boutique", Decimal("1.5"), 90)]
    assert len(lu.feuilles) == 1
    connecter(client, un_compte("responsable", lieu=lieu))
    nommees = lire(client.get(f"/benevolat/chiffres/?format={format}"), format)
    assert nommees.colonnes("Personne", "Minutes", feuille=1) == [("Awa", 90)]


def test_les_indicateurs_disent_les_heures_et_les_benevoles(lieu, awa, django_assert_num_queries):
    des_heures(lieu, awa, 90)
    valeurs = ValeursDeLaPeriode(Portee(date(2026, 1, 1), date(2026, 12, 31)))

    with django_assert_num_queries(2):
        lus = {c: valeurs.valeur(INDICATEURS[c]) for c in ("H_BENEVOLAT", "N_BENEVOLES")}

    assert lus == {"H_BENEVOLAT": 5400, "N_BENEVOLES": 1}
