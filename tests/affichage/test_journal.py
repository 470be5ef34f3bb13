import re
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from petiterockette.affichage.natures import NATURES
from petiterockette.journal.models import Entree
from petiterockette.journal.services import consigner
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import anonymiser
from tests.fabriques import connecter, un_compte, un_lieu, une_personne

pytestmark = pytest.mark.django_db

JOURNAL = "/journal/"


def un_fait(phrase: str, *, code: str = "essai.fait", **champs):
    with transaction.atomic():
        return consigner(code, phrase, champs.pop("contenu", {}), **champs)


def les_phrases(reponse) -> list[str]:
    return [ligne.phrase for _jour, lignes in reponse.context["page"].jours for ligne in lignes]


def test_le_journal_se_lit_le_plus_recent_d_abord(client):
    lieu = un_lieu()
    un_fait("Le premier.", lieu=lieu.pk)
    un_fait("Le second.", lieu=lieu.pk)
    connecter(client, un_compte("direction"))

    assert les_phrases(client.get(JOURNAL)) == ["Le second.", "Le premier."]


def test_un_responsable_ne_lit_que_son_lieu(client):
    sien, autre = un_lieu(), un_lieu()
    un_fait("Chez lui.", lieu=sien.pk)
    un_fait("Ailleurs.", lieu=autre.pk)
    un_fait("De l’association.")
    connecter(client, un_compte("responsable", lieu=sien))

    assert les_phrases(client.get(JOURNAL)) == ["Chez lui."]


def test_deux_lieux_se_melent_dans_l_ordre(client):
    un, deux, autre = un_lieu(), un_lieu(), un_lieu()
    compte = un_compte("responsable", lieu=un)
    un_compte("responsable", lieu=deux).affectations.update(compte=compte)
    for phrase, lieu in [("A", un), ("B", deux), ("C", autre), ("D", un), ("E", deux)]:
        un_fait(phrase, lieu=lieu.pk)
    connecter(client, compte)

    assert les_phrases(client.get(JOURNAL)) == ["E", "D", "B", "A"]


def test_le_lieu_d_un_autre_ne_se_demande_pas(client):
    sien, autre = un_lieu(), un_lieu()
    un_fait("Ailleurs.", lieu=autre.pk)
    connecter(client, un_compte("responsable", lieu=sien))

    reponse = client.get(JOURNAL, {"lieu": autre.code})

    assert reponse.context["page"] is None
    assert "Ce choix n’existe pas pour vous" in reponse.content.decode()


def test_le_journal_se_filtre_par_lieu_personne_et_nature(client):
    lieu, autre = un_lieu(), un_lieu()
    awa, zoe = une_personne("Awa", equipe=lieu), une_personne("Zoé", equipe=lieu)
    un_fait("A", lieu=lieu.pk, par=awa.pk, code="lieux.lieu.change")
    un_fait("B", lieu=lieu.pk, par=zoe.pk, code="lieux.lieu.change")
    un_fait("C", lieu=autre.pk, par=awa.pk, code="lieux.point.ajoute")
    connecter(client, un_compte("direction"))

    assert les_phrases(client.get(JOURNAL, {"lieu": lieu.code})) == ["B", "A"]
    assert les_phrases(client.get(JOURNAL, {"qui": awa.pk})) == ["C", "A"]
    assert les_phrases(client.get(JOURNAL, {"nature": "lieux.point.ajoute"})) == ["C"]
    assert les_phrases(client.get(JOURNAL, {"qui": awa.pk, "lieu": lieu.code})) == ["A"]


def test_le_journal_se_feuillette_sans_rien_perdre_ni_repeter(client):
    for n in range(120):
        un_fait(f"Fait {n}")
    connecter(client, un_compte("direction"))

    lues, adresse = [], JOURNAL
    while adresse:
        reponse = client.get(adresse)
        lues += les_phrases(reponse)
        adresse = reponse.context["page"].suite and f"{JOURNAL}?{reponse.context['suite']}"

    assert lues == [f"Fait {n}" for n in reversed(range(120))]


def test_une_page_du_journal_coute_autant_de_requetes_pleine_que_presque_vide(
    client, django_assert_num_queries
):
    lieu = un_lieu()
    connecter(client, un_compte("direction"))
    un_fait("Seul.", lieu=lieu.pk, par=une_personne().pk, compte=un_compte().pk)
    with django_assert_num_queries(10):
        client.get(JOURNAL)

    for _n in range(60):
        un_fait("Encore.", lieu=un_lieu().pk, par=une_personne().pk, compte=un_compte().pk)

    with django_assert_num_queries(10):
        client.get(JOURNAL)


def test_une_personne_anonymisee_se_lit_anonyme(client):
    lieu = un_lieu()
    awa = une_personne("Awa", equipe=lieu)
    un_fait("Un geste.", lieu=lieu.pk, par=awa.pk)
    anonymiser(Personne.objects.filter(pk=awa.pk))
    connecter(client, un_compte("responsable", lieu=lieu))

    [(_jour, [ligne])] = client.get(JOURNAL).context["page"].jours

    assert ligne.qui == "Anonyme"


def test_sans_personne_le_compte_de_l_appareil_dit_qui(client):
    comptoir = un_compte(identifiant="comptoir-chv", personne=None)
    un_fait("Un geste.", compte=comptoir.pk)
    connecter(client, un_compte("direction"))

    assert "comptoir-chv" in client.get(JOURNAL).content.decode()


def test_un_fait_nomme_le_compte_dont_il_parle(client):
    camille = un_compte(personne=une_personne("Camille"))
    un_fait("Compte modifié.", contenu={"compte": camille.pk})
    connecter(client, un_compte("direction"))

    assert "Camille" in client.get(JOURNAL).content.decode()


@pytest.mark.parametrize("qui", ["abc", "-1", "9" * 30, "²"])
def test_une_personne_illisible_n_est_pas_un_probleme_du_serveur(client, qui):
    connecter(client, un_compte("direction"))

    assert client.get(JOURNAL, {"qui": qui}).status_code == 200


def test_sans_le_droit_le_journal_dit_qui_peut_le_donner_et_ne_deconnecte_pas(client):
    lieu = un_lieu()
    un_compte("responsable", lieu=lieu, personne=une_personne("Camille"))
    connecter(client, un_compte("benevole", lieu=lieu))

    reponse = client.get(JOURNAL)

    assert reponse.status_code == 403
    assert "Il vous manque un droit\u00a0: lire le journal" in reponse.content.decode()
    assert "Camille, responsable du lieu" in reponse.content.decode()
    assert client.get(reverse("accueil")).status_code == 200


def test_chaque_fait_que_le_code_consigne_a_sa_nature_dans_le_filtre():
    racine = Path(__file__).resolve().parents[2]
    apps = "collecte|comptes|lieux|personnes|indicateurs|travaux|alertes|abonnements|benevolat"
    motif = re.compile(rf'"((?:{apps})\.[a-z_]+\.[a-z_]+)"')
    services = [
        *racine.glob("petiterockette/*/services.py"),
        *racine.glob("petiterockette/*/services/*.py"),
        *racine.glob("collecte/*/services.py"),
        *racine.glob("collecte/*/services/*.py"),
    ]
    codes = {code for fichier in services for code in motif.findall(fichier.read_text())}

    assert codes
    assert codes <= set(NATURES)


def test_le_journal_est_vide_et_le_dit(client):
    connecter(client, un_compte("direction"))
    assert not Entree.objects.exists()

    assert "Rien à lire ici" in client.get(JOURNAL).content.decode()


def test_la_liste_des_personnes_n_a_que_les_equipes_et_distingue_les_homonymes(client):
    lieu = un_lieu()
    deux = [une_personne("Agathe", equipe=lieu) for _n in range(2)]
    une_personne("Passante")
    connecter(client, un_compte("direction", personne=une_personne("Sofia")))

    choix = dict(client.get(JOURNAL).context["form"].fields["qui"].choices)

    assert choix[deux[0].pk] != choix[deux[1].pk]
    assert [nom for nom in choix.values() if "(" not in nom] == ["toutes", "Sofia"]
