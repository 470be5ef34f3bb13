"""Past tonnages: read as people write them, refused with their line, written once, cancelled."""

import re
from datetime import UTC, date, datetime
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from zeal import zeal_ignore

from collecte.bilans.masses import bilan, stock_vif
from collecte.bilans.revisions import revises
from collecte.clotures.refus import MoisPrecedentOuvert
from collecte.clotures.services.clotures import clore
from collecte.etrangetes.comptes import a_clore as mois_a_clore
from collecte.etrangetes.genres import OuChercher
from collecte.livre.models import Bon, Mouvement
from collecte.livre.services.annulations import annuler
from collecte.reprise.deja_la import Dit, Dits
from petiterockette.reprise.examens import empreinte_de_l_examen, examen_de
from petiterockette.reprise.grandeurs import EUROS, NOMBRE, POIDS, CaseIllisible
from petiterockette.reprise.models import Fichier, Mot
from petiterockette.reprise.periodes import PeriodeIllisible, lire_periode
from petiterockette.reprise.refus import Change, DejaDecide, DejaRecu, PasPret, PlusDUnCoup
from petiterockette.reprise.services import fichiers as services
from petiterockette.reprise.services.fin import a_clore
from petiterockette.reprise.services.longs import demander_l_annulation
from tests.fabriques import les_listes, un_compte, un_depot, un_lieu, un_point, une_ligne
from tests.pages import lue
from tests.reprise.a_reprendre import annule, dites, phrases, repris
from tests.reprise.a_reprendre import recu as un_fichier_recu

LARGE = """Ressourcerie, bilans passés;;;;
;;;;
Année;Collecté (t);Vendu (t);Recyclage (t);Déchetterie (t)
2018;100,5;40;30;10
2019;120;"57,0";34;9
Total;220,5;97;64;19
Source : pesées du quai;;;;
"""


@pytest.fixture
def lieu(db):
    les_listes()
    return un_lieu(ouvert_le=date(2013, 1, 1))


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


def recu(compte, texte: str, **reglages) -> Fichier:
    return un_fichier_recu(compte, "tonnages", texte, **{"mesure": "pesee", **reglages})


def test_des_totaux_par_an_donnent_leur_taux_et_ne_touchent_aucun_stock(lieu, compte):
    fichier = recu(compte, LARGE, lieu=lieu.code)

    rendu = repris(compte, fichier).compte_rendu

    assert (rendu["bons"], rendu["lignes"]) == (4, 8)
    b = bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu])
    assert (b.collecte_g, b.reemploi_g, b.recyclage_g) == (120_000_000, 57_000_000, 34_000_000)
    assert (b.parts.reemploi, b.parts.recyclage, b.parts.dechetterie) == (57, 34, 9)
    assert (b.historique_g, b.variation_stock_g, stock_vif([lieu.pk])) == (20_000_000, 0, 0)
    assert b.repris
    assert bilan(date(2019, 6, 1), date(2019, 12, 31), [lieu]).vide
    call_command("verifier", verbosity=0)


def test_le_pied_et_les_notes_sont_laisses_et_le_total_faux_est_dit(lieu, compte):
    juste = examen_de(recu(compte, LARGE, lieu=lieu.code))
    faux = examen_de(recu(compte, LARGE.replace("220,5", "221"), lieu=lieu.code))

    assert not juste.ecarts
    assert "Ligne 7 : « Source : pesées du quai » : une note" in dites(juste.laissees)
    assert [e.ligne for e in faux.ecarts] == [6]
    assert faux.est_pret


def test_une_annulation_defait_tout_bon_par_bon(lieu, compte):
    fichier = repris(compte, recu(compte, LARGE, lieu=lieu.code))

    services.annuler(fichier=fichier, compte=compte, motif="mauvais site")

    assert bilan(date(2018, 1, 1), date(2019, 12, 31), [lieu]).collecte_g == 0
    assert Bon.objects.filter(annule__repris__fichier=fichier).count() == 4
    call_command("verifier", verbosity=0)
    # What was cancelled may be brought in again.
    assert repris(compte, recu(compte, LARGE, lieu=lieu.code)).etat == "repris"


def test_un_mois_repris_ne_se_clot_pas_a_part_il_attend_la_fin_de_la_reprise(lieu, compte):
    def proposes() -> list[str]:
        [mois] = mois_a_clore(OuChercher(None, date(2018, 1, 1), date(2019, 12, 31)))
        return [mois.phrase, *(str(remede.nom) for remede in mois.remedes)]

    repris(compte, recu(compte, LARGE, lieu=lieu.code))
    assert proposes() == ["Décembre 2018", "Finir la reprise"]

    with time_machine.travel(datetime(2018, 12, 20, 12, tzinfo=UTC), tick=False):
        un_depot(une_ligne("livres"), point=un_point(lieu=lieu))
    assert proposes() == ["Décembre 2018", "Le clore"]


def test_un_mot_se_decide_une_fois_pour_tous_les_fichiers(lieu, compte):
    texte = "Année;Collecte;Réemploi\n2019;10;4\n"
    fichier = recu(compte, texte, lieu=lieu.code)
    (vu,) = examen_de(fichier).a_decider

    assert (vu.dit, vu.valeur, vu.montant, vu.annees_dites) == ("Réemploi", "vendu", 4_000, "2019")
    # A word that waits hides no fault of its line.
    trop_tot = recu(compte, "Année;Collecte;Réemploi\n2012;;4\n", lieu=lieu.code)
    assert "Ligne 2 : 2012 : ce lieu n’a ouvert que" in phrases(trop_tot)
    with pytest.raises(PasPret):
        repris(compte, fichier)
    services.dire_les_mots(fichier=fichier, compte=compte, valeurs={vu.cle: "donne_particulier"})
    repris(compte, fichier)
    suivant = recu(compte, texte.replace("2019", "2018"), lieu=lieu.code)

    assert Mouvement.objects.filter(vers="donne_particulier").count() == 1
    assert examen_de(suivant).est_pret


def test_un_mot_laisse_de_cote_n_ecrit_rien_et_se_compte(lieu, compte):
    fichier = recu(
        compte,
        "Année;Catégorie;Flux;Poids\n2019;TLC 2;vendu;4\n2019;Livres;vendu;3\n",
        lieu=lieu.code,
    )
    services.dire_les_mots(fichier=fichier, compte=compte, valeurs={"categorie:tlc 2": ""})
    examen = examen_de(fichier)

    assert [t.masse_g for t in examen.lignes] == [3_000]
    assert "« TLC 2 » : 4 kg, laissé de côté." in dites(examen.laissees)


def test_un_lieu_qui_a_ouvert_plus_tard_se_dit_une_fois_et_se_regle_en_un_geste(
    client, lieu, compte
):
    texte = "Année;Collecte;Réemploi\n2012;10;4\n2011;9;5\n2010;;3\n"
    fichier = recu(compte, texte, lieu=lieu.code)
    client.force_login(compte)
    page = reverse("reprise:fichier", args=[fichier.pk])

    [faute] = examen_de(fichier).fautes
    assert str(faute).startswith("Ligne 4\u00a0: 2010\u00a0: ce lieu n’a ouvert que")
    assert "2 autres lignes sont dans ce cas." in str(faute)
    vue = unescape(client.get(page).content.decode())
    [ou] = re.findall(rf'href="({re.escape(faute.ou)}[^"]*)"', vue)
    propose = client.get(ou)
    form = propose.context["form"]
    poste = {nom: form[nom].value() or "" for nom in form.fields}
    assert poste["ouvert_le"] == date(2010, 1, 1)
    assert client.post(ou, poste | {"ouvert_le": "2010-01-01"}).url == page
    assert examen_de(fichier).fautes == []


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ("2019;douze", "Ligne 2 : « douze » n’est pas un poids."),
        ("2019;-3", "Ligne 2 : « -3 » : un poids ne peut pas être négatif."),
        ("hier;3", "Ligne 2 : « hier » n’est ni une année, ni un mois, ni un jour."),
        ("31/02/2019;3", "Ligne 2 : « 31/02/2019 » : ce jour n’existe pas"),
        ("2012;3", "Ligne 2 : 2012 : ce lieu n’a ouvert que le 1er janvier 2013"),
        ("2099;3", "Ligne 2 : 2099 n’est pas fini."),
        ("2019;3\n2019;4", "Ligne 3 : 2019 est déjà dit à la ligne 2"),
        ("2019;3\nmars 2019;4", "Ligne 3 : 2019 est dit en entier à la ligne 2"),
        ("2019;1,2,3", "Ligne 2 : « 1,2,3 » se lit de deux façons"),
    ],
)
def test_une_ligne_fausse_est_dite_et_rien_n_est_ecrit(lieu, compte, lignes, attendu):
    fichier = recu(compte, f"Période;Poids\n{lignes}\n", lieu=lieu.code, flux="entree")

    assert attendu in phrases(fichier)
    # What is not set right in the file says where it is.
    [ou] = {faute.ou for faute in examen_de(fichier).fautes}
    ici = reverse("lieux:lieu_modifier", args=[lieu.code])
    assert ou == (f"{ici}?ouvert_le=2012-01-01" if "ouvert" in attendu else "")
    with pytest.raises(PasPret):
        repris(compte, fichier)
    assert not Bon.objects.exists()


def test_ce_que_le_logiciel_compte_deja_ne_se_reprend_pas(lieu, compte, time_machine):
    time_machine.move_to("2026-03-12 10:00+01:00")
    un_depot(une_ligne("livres"), point=un_point(lieu=lieu))
    texte = "Période;Poids\n2025;3\nfévrier 2026;3\n11/03/2026;2\n12/03/2026;1\n"

    fichier = recu(compte, texte, lieu=lieu.code, flux="entree")

    assert [f.ligne for f in examen_de(fichier).fautes] == [5]
    assert "compte ici depuis le 12 mars 2026" in phrases(fichier)


def test_deux_fichiers_ne_disent_pas_les_memes_jours(lieu, compte):
    large = recu(compte, LARGE, lieu=lieu.code)
    assert "Ligne 6 : « Total », comparée aux lignes" in dites(examen_de(large).justes)
    repris(compte, large)
    autre = recu(compte, "Période;Poids\nmars 2019;3\n2017;3\n", lieu=lieu.code, flux="entree")

    assert [f.ligne for f in examen_de(autre).fautes] == [2]
    with pytest.raises(DejaRecu):
        recu(compte, LARGE)


def test_ce_qui_a_change_depuis_la_page_se_relit(lieu, compte):
    fichier = recu(compte, LARGE, lieu=lieu.code)
    vu = empreinte_de_l_examen(examen_de(fichier))
    services.dire(fichier=fichier, compte=compte, reglages={"mesure": "estimee"})

    with pytest.raises(Change):
        services.reprendre(fichier=fichier, compte=compte, vu=vu)
    fichier.refresh_from_db()
    repris(compte, fichier)
    with pytest.raises(DejaDecide):
        repris(compte, fichier)
    assert Bon.objects.count() == 4


def test_un_tableau_croise_se_lit_par_ses_titres(lieu, compte):
    texte = (
        "Ventes;;\n2019;;\nCatégorie;Janvier;Février\nLivres;1,5;2\nJouets;;3\n"
        "2020;;\nLivres;4;\nTotal général;5,5;5\n"
    )
    fichier = recu(compte, texte, lieu=lieu.code, flux="vendu", annee="2019")

    lus = {(t.categorie, t.periode.dite, t.masse_g) for t in examen_de(fichier).lignes}

    assert {("livres", "janvier 2019", 1_500), ("jouets", "février 2019", 3_000)} < lus


def test_la_reprise_terminee_clot_ses_mois_et_ceux_de_la_maison_peuvent_l_etre(
    lieu, compte, client, time_machine
):
    time_machine.move_to("2026-02-12 10:00+01:00")
    un_depot(une_ligne("livres"), point=un_point(lieu=lieu))
    repris(compte, recu(compte, LARGE, lieu=lieu.code))
    time_machine.move_to("2026-03-12 10:00+01:00")
    with pytest.raises(MoisPrecedentOuvert):
        clore(lieu=lieu, mois=date(2026, 2, 1), compte=compte)

    mois = "Période;Poids\n12/2020;3\n01/2021;4\n03/2021;4\n"
    repris(compte, recu(compte, mois, lieu=lieu.code, flux="entree"))
    client.force_login(compte)
    assert "les années 2018 à 2019" in lue(client.get(reverse("reprise:reprise")))
    demande = lue(client.get(reverse("reprise:terminer")))
    # Each month is locked, then closed, on its own.
    with zeal_ignore():
        fait = lue(client.post(reverse("reprise:terminer"), follow=True))

    dit = f"{lieu.nom} : les années 2018 à 2019, décembre 2020 à janvier 2021, mars 2021"
    assert dit in demande
    assert "Cela ne se défait pas" in demande
    assert f"c’est clos : {dit}." in fait
    assert not a_clore()
    assert reverse("reprise:terminer") not in fait
    clore(lieu=lieu, mois=date(2026, 2, 1), compte=compte)
    suivant = recu(compte, "Période;Poids\n12/2019;3\n", lieu=lieu.code, flux="vendu")
    assert "les comptes de décembre 2019 sont clos" in phrases(suivant)
    sa_page = lue(client.get(reverse("reprise:fichier", args=[suivant.pk])))
    assert "se corrige dans le tableur" not in sa_page
    assert "s’annule bon par bon" in sa_page
    call_command("verifier", verbosity=0)


def test_un_fichier_dont_un_mois_est_clos_ne_s_annule_plus_d_un_coup(lieu, compte, client):
    fichier = repris(compte, recu(compte, LARGE, lieu=lieu.code))
    clore(lieu=lieu, mois=date(2018, 12, 1), compte=compte)
    client.force_login(compte)
    adresse = reverse("reprise:annuler", args=[fichier.pk])

    with pytest.raises(PlusDUnCoup, match="décembre 2018 sont clos"):
        annule(compte, fichier)
    with pytest.raises(PlusDUnCoup):
        demander_l_annulation(fichier=fichier, compte=compte, motif="faux")
    sa_page = lue(client.post(adresse, {"motif": "faux"}, follow=True))

    assert "Annulez chaque bon faux depuis sa page" in sa_page
    assert adresse not in sa_page
    assert not Bon.objects.filter(annule__isnull=False).exists()
    ses_bons = lue(
        client.get(unescape(re.search(r'href="([^"]*nature=reprise[^"]*)"', sa_page)[1]))
    )
    for bon in Bon.objects.all():
        assert reverse("collecte:bon", args=[bon.pk]) in ses_bons
    for bon in Bon.objects.filter(jour__year=2018):
        annuler(bon=bon, uuid=uuid4(), motif="faux", compte=compte)
    assert set(revises().values_list("revise", flat=True)) == {date(2018, 12, 1)}
    # Nothing of it stands any more in a closed month.
    assert annule(compte, fichier).etat == "annule"
    call_command("verifier", verbosity=0)


def test_chercher_les_titres_ne_demande_rien_de_plus_pour_chaque_case(
    lieu, compte, django_assert_max_num_queries
):
    notes = "".join(f"{';'.join(f'mot {i} {j}' for j in range(20))}\n" for i in range(20))
    fichier = recu(compte, notes + LARGE, lieu=lieu.code)

    with django_assert_max_num_queries(10):
        assert examen_de(fichier).est_pret


def test_un_fichier_jete_perd_son_contenu_et_sa_trace_reste(lieu, compte):
    fichier = services.jeter(fichier=recu(compte, LARGE), compte=compte)

    assert (fichier.etat, bytes(fichier.octets)) == ("jete", b"")
    with pytest.raises(DejaDecide):
        services.dire(fichier=fichier, compte=compte, reglages={})
    assert not Mot.objects.exists()


@pytest.mark.parametrize(
    ("dit", "attendu"),
    [
        ("2019", "2019"),
        ("2019-03", "mars 2019"),
        ("03/2019", "mars 2019"),
        ("Févr. 2020", "février 2020"),
        ("1er mars 2019", "1er mars 2019"),
        ("29/02/2020", "29 février 2020"),
        ("2019-10-27", "27 octobre 2019"),
    ],
)
def test_une_periode_se_lit_comme_on_l_ecrit(dit, attendu):
    assert lire_periode(dit).dite == attendu


@pytest.mark.parametrize("dit", ["29/02/2019", "13/2019", "1850", "", "2019-2020"])
def test_ce_qui_n_est_pas_une_periode_est_refuse(dit):
    with pytest.raises(PeriodeIllisible):
        lire_periode(dit)


@pytest.mark.parametrize(
    ("dit", "grammes"),
    [
        ("12,5", 12_500),
        ("12.5", 12_500),
        ("1 234,5 kg", 1_234_500),
        ("1\u202f234", 1_234_000),
        ("1.234,5", 1_234_500),
        ("2,4 t", 2_400_000),
        ("—", 0),
        ("", 0),
        ("0,0", 0),
    ],
)
def test_un_poids_se_lit_comme_on_l_ecrit(dit, grammes):
    assert POIDS.lire(dit, "kg") == grammes


@pytest.mark.parametrize("dit", ["12 m", "1.2.3", "=A1", "douze", "1e5", "200000 t", "9" * 40])
def test_ce_qui_n_est_pas_un_poids_est_refuse(dit):
    with pytest.raises(CaseIllisible):
        POIDS.lire(dit, "kg")


@pytest.mark.parametrize(
    ("grandeur", "dit", "entier"),
    [(EUROS, "1 234,5 €", 123_450), (EUROS, "12", 1_200), (NOMBRE, "1 204", 1_204)],
)
def test_des_euros_et_des_nombres_se_lisent_de_meme(grandeur, dit, entier):
    assert grandeur.lire(dit) == entier


@pytest.mark.parametrize(("grandeur", "dit"), [(EUROS, "3 kg"), (NOMBRE, "1,5"), (NOMBRE, "2 €")])
def test_un_montant_n_est_pas_un_autre(grandeur, dit):
    with pytest.raises(CaseIllisible):
        grandeur.lire(dit)


def test_un_an_cache_derriere_un_mois_se_retrouve():
    dits = Dits()
    for debut, fin in (((1, 1), (12, 31)), ((3, 1), (3, 31)), ((6, 1), (6, 30))):
        dits.ajouter(Dit(date(2019, *debut), date(2019, *fin), "avant.csv"))

    assert dits.qui_croise(lire_periode("août 2019"))
    assert dits.qui_croise(lire_periode("2019"))
    assert not dits.qui_croise(lire_periode("2018"))
    assert not dits.qui_croise(lire_periode("2020"))
    assert not Dits().qui_croise(lire_periode("2019"))
