from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from petiterockette.personnes.annuaire import proposer
from petiterockette.personnes.champs import ChampPersonne
from petiterockette.personnes.doublons import doublons
from petiterockette.personnes.models import Consentement, Personne
from petiterockette.personnes.refus import CompteSurLAutre, FinaliteManquante, MemePersonne
from petiterockette.personnes.services import accueillir
from petiterockette.personnes.services.annuaire import connaitre, retirer_un_accord, tenir
from petiterockette.personnes.services.fusions import ecarter, fusionner
from petiterockette.personnes.services.purges import purger
from petiterockette.temps.dates import date_format
from tests.fabriques import connecter, un_compte, un_lieu, une_personne

pytestmark = pytest.mark.django_db

PERSONNE = {"par": None, "compte": None}


def noms(saisie: str) -> list[str]:
    return [str(p) for p in proposer(saisie)]


@pytest.mark.parametrize("saisie", ["zoe", "ZOÉ", "arc", "d’a", "oeuf zo", "zoé d'arc"])
def test_on_trouve_par_les_premieres_lettres_sans_accents(saisie):
    une_personne("Zoé", nom="D’Arc-Œuf")
    une_personne("Awa")

    assert noms(saisie) == ["Zoé D’Arc-Œuf"]


def test_le_milieu_d_un_mot_ne_trouve_rien_et_rien_ne_trouve_personne():
    une_personne("Marie", nom="Dupont")

    assert (noms("upont"), noms("mar x"), noms("  "), noms("'")) == ([], [], [], [])


def test_trois_lettres_coutent_une_requete_et_ne_montrent_qu_une_douzaine_de_noms(client):
    for n in range(14):
        une_personne(f"Ana{n}", nom="Dupont")
    connecter(client, un_compte("benevole", lieu=un_lieu()))
    client.get(reverse("personnes:choisir"))

    with CaptureQueriesContext(connection) as vide:
        client.get(reverse("personnes:choisir"))
    with CaptureQueriesContext(connection) as cherche:
        reponse = client.get(reverse("personnes:choisir"), {"q": "dup"}).json()

    assert len(cherche) == len(vide) + 1
    assert len(reponse["personnes"]) == 12
    assert "Il y en a d’autres" in reponse["dit"]
    assert set(reponse["personnes"][0]) == {"n", "nom", "dit"}


def test_le_choix_sans_javascript_prend_la_seule_personne_et_demande_entre_plusieurs():
    marie = une_personne("Marie", nom="Dupont")
    champ = ChampPersonne(label="Qui")
    assert champ.clean({"numero": "", "mots": "mar"}) == marie
    une_personne("Marc")

    with pytest.raises(Exception, match="Plusieurs personnes"):
        champ.clean({"numero": "", "mots": "mar"})
    assert champ.clean({"numero": str(marie.pk), "mots": "mar"}) == marie


def test_qui_n_est_pas_trouve_s_inscrit_sous_le_nom_cherche_et_une_seule_fois():
    champ = ChampPersonne(label="Qui", nouvelle=True)
    with pytest.raises(Exception, match="créer cette"):
        champ.clean({"numero": "", "mots": "zoé durand"})
    neuve = champ.clean({"numero": "nouvelle", "mots": "zoé durand"})
    assert (neuve.pk, neuve.prenom, neuve.nom) == (None, "Zoé", "Durand")

    inscrites = {connaitre(neuve, compte=None).pk for _fois in range(2)}

    assert inscrites == {Personne.objects.get(prenom="Zoé").pk}
    assert 'value="nouvelle"' not in str(ChampPersonne(label="Qui").widget.render("q", None))


def test_un_prenom_seul_dit_son_equipe_ou_depuis_quand_et_le_debut_de_son_courriel(client):
    lieu = un_lieu(nom="Chemin-Vert")
    accueillir(prenom="Inès", lieu=lieu, compte=None)
    ailleurs = une_personne("Inès", courriel="ines.d@exemple.fr")
    connue = une_personne("Inès", nom="Bleuet")
    connecter(client, un_compte("direction", lieu=None))

    trouvees = client.get(reverse("personnes:choisir"), {"q": "inès"}).json()["personnes"]

    dits = {p["n"]: p["dit"] for p in trouvees}
    assert [dit for dit in dits.values() if dit.startswith("équipe, Chemin-Vert · nº")]
    depuis = date_format(timezone.localdate())
    assert dits[ailleurs.pk] == f"depuis le {depuis} · ines… · nº\u00a0{ailleurs.pk}"
    assert dits[connue.pk] == f"nº\u00a0{connue.pk}"
    connecter(client, un_compte("administration", lieu=None))
    assert "ines…" not in client.get(reverse("personnes:choisir"), {"q": "inès"}).content.decode()


@pytest.mark.deux_bases
def test_un_nom_que_personne_ne_porte_montre_les_noms_proches_avant_d_en_creer_un(client):
    seule, famille = une_personne("Inès"), une_personne("Marie", nom="Dupré")
    une_personne("Inès", nom="Bleuet")
    une_personne("Awa", nom="Diallo")
    connecter(client, un_compte("direction", lieu=None))

    lue_ = client.get(reverse("personnes:choisir"), {"q": "ines dupré"}).json()

    assert [p["nom"] for p in lue_["personnes"]] == ["Inès", "Marie Dupré", "Inès Bleuet"]
    assert "Est-ce quelqu’un d’ici" in lue_["dit"]
    page = client.get(reverse("personnes:annuaire"), {"q": "ines dupré"}).content.decode()
    assert f'href="/personnes/{seule.pk}/"' in page
    assert f'href="/personnes/{famille.pk}/"' in page
    assert "Inscrire «" in page
    # Near is not named so: nobody is taken without a touch.
    with pytest.raises(Exception, match="créer cette"):
        ChampPersonne(label="Qui", nouvelle=True).clean({"numero": "", "mots": "ines dupré"})


def une_fiche(**champs) -> Personne:
    voulus = {"personne": None, "prenom": "Marie", "nom": "Dupont", "courriel": "", "telephone": ""}
    return tenir(**voulus | {"finalites": {}} | champs, **PERSONNE)


def test_un_courriel_sans_usage_est_refuse_et_rien_n_est_ecrit():
    with pytest.raises(FinaliteManquante):
        une_fiche(courriel="m@exemple.fr")

    assert not Personne.objects.exists()


def test_un_accord_retire_efface_la_donnee_qui_ne_sert_plus():
    marie = une_fiche(courriel="m@exemple.fr", finalites={"courriel": ["nouvelles", "planning"]})
    premier, second = Consentement.objects.filter(personne=marie).order_by("pk")

    retirer_un_accord(consentement=premier, **PERSONNE)
    marie.refresh_from_db()
    assert marie.courriel == "m@exemple.fr"

    retirer_un_accord(consentement=second, **PERSONNE)
    marie.refresh_from_db()
    assert marie.courriel == ""


def test_une_fusion_garde_tout_et_se_suit_par_les_numeros():
    gardee = une_personne("Marie", nom="Dupont")
    doublon = une_personne("Marie", nom="Dupond", courriel="m@exemple.fr")
    troisieme = une_personne("Marie", nom="Dupon")
    fusionner(garder=doublon, doublon=troisieme, **PERSONNE)

    fusionner(garder=gardee, doublon=doublon, **PERSONNE)

    gardee.refresh_from_db()
    assert gardee.numeros == [gardee.pk, doublon.pk, troisieme.pk]
    assert gardee.courriel == "m@exemple.fr"
    assert noms("dupond") == ["Marie Dupont"]
    with pytest.raises(MemePersonne):
        fusionner(garder=gardee, doublon=gardee, **PERSONNE)


def test_une_fiche_qui_a_un_compte_ne_disparait_pas_dans_une_autre():
    avec_compte = un_compte("benevole", lieu=un_lieu()).personne

    with pytest.raises(CompteSurLAutre):
        fusionner(garder=une_personne(), doublon=avec_compte, **PERSONNE)


def test_les_doublons_se_proposent_et_s_ecartent():
    une = une_personne("Zoé", nom="Dupont")
    autre = une_personne("dupont", nom="zoe")
    une_personne("Zoé")
    assert [(d.une, d.autre) for d in doublons()] == [(une, autre)]

    for _fois in range(2):
        ecarter(une=autre, autre=une, **PERSONNE)

    assert doublons() == []


def test_la_purge_oublie_apres_trois_ans_et_jamais_qui_est_en_poste():
    ancienne, equipiere = une_personne("Marie", nom="Dupont"), une_personne(equipe=un_lieu())
    Personne.objects.update(cree_le="2020-01-05T10:00:00Z")

    assert purger(aujourd_hui=date(2023, 1, 5)) == 0
    assert purger(aujourd_hui=date(2023, 1, 6)) == 1
    assert purger(aujourd_hui=date(2023, 1, 7)) == 0

    assert str(Personne.objects.get(pk=ancienne.pk)) == "Anonyme"
    assert str(Personne.objects.get(pk=equipiere.pk)) == "Awa"
