"""A base of Oressource brought in: written once, compared with its own screens, told in red."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from boutique.articles.models import Article
from boutique.regles.models import Moyen
from boutique.reprise import avancement
from boutique.reprise.comptes import parts
from boutique.reprise.comptes.obstacles import refus_des_salles
from boutique.reprise.comptes.postes import Chiffres
from boutique.reprise.comptes.rapprochement import laisses_lus
from boutique.reprise.models import CompteDAvant, Export
from boutique.reprise.mots.decisions import decisions, questions
from boutique.reprise.mots.fichier import en_json
from boutique.reprise.mots.vus import voir_les_mots
from boutique.reprise.refus import EssaiRefuse
from boutique.reprise.services import dires, ecriture, exports
from boutique.reprise.views.etapes import etapes
from boutique.tickets_repris.models import TicketRepris
from collecte.clotures.services.clotures import clore
from collecte.listes.models import Categorie
from collecte.livre.models import Bon
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import plier
from petiterockette.personnes.models import Personne
from petiterockette.reprise.models import Mot
from petiterockette.travaux.conduite import conduire_ce_qui_attend
from petiterockette.travaux.estimation import ou_il_en_est
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.oressource.des_bases import export, lire_le_dump, tous_les_pieges, un_carnet
from tests.fabriques import un_compte, un_lieu
from tests.pages import jusqu_au_bout

COMMANDE = "reprendre_oressource"
# Sales alone: lots, refunds of several things, a category that is new here.
RECENTE = """INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur)
VALUES (901,'2026-05-01 10:00:00',1,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot)
VALUES (901,901,1,1,3,0.00,2.00,0);
"""
UNE_VENTE_PESEE = """
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur)
VALUES (902,'2019-05-01 10:00:00',1,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix) VALUES
(902,902,1,1,1,3.00);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES
(902,'2019-05-01 10:00:00',1.200,1);
"""


@pytest.fixture
def compte(db, time_machine) -> Compte:
    time_machine.move_to("2026-10-01 10:00:00+02:00")
    la_boutique()
    un_lieu(code="rk", nom="points vente", ouvert_le=date(2013, 1, 1))
    return un_compte("direction")


@pytest.fixture
def fichier(tmp_path):
    chemin = tmp_path / "base.sql"
    chemin.write_text(export(lire_le_dump("02") + RECENTE))
    return chemin


def lancer(fichier, *options) -> tuple[int, str]:
    """What the command says, and how it leaves."""
    dit = StringIO()
    try:
        call_command(COMMANDE, str(fichier), *options, stdout=dit, stderr=dit)
    except SystemExit as sortie:
        return int(sortie.code or 0), dit.getvalue()
    except CommandError as refus:
        return refus.returncode, str(refus)
    return 0, dit.getvalue()


def decider(compte: Compte) -> Export:
    """Every word: what is proposed, else a new row, else left out; every question."""
    e = Export.objects.select_related("base").latest("pk")
    for liste, vue in voir_les_mots(e).items():
        sinon = "+" if vue.avant.creable else ""
        valeurs = {m.vu.mot: m.vu.valeur or sinon for m in vue.a_decider}
        dires.dire_les_mots(export=e, compte=compte, liste=liste, valeurs=valeurs)
    dires.repondre(export=e, compte=compte, reponses={"lots_sans_marque": "lot"})
    return e


def en_jeu(postes) -> dict:
    """Grams and cents of each line of the accounts."""
    lus = {c: (x.masse_g, x.montant_cts, x.rendu_cts) for c, x in postes.items()}
    return {cle: n for cle, n in lus.items() if any(n)}


def test_la_commande_attend_qu_on_decide_puis_ecrit_une_seule_fois(compte, fichier, tmp_path):
    assert lancer(fichier)[0] == 2
    assert lancer(fichier, "--ecrire")[0] == 2
    assert not TicketRepris.objects.exists()
    e = decider(compte)
    decisions = tmp_path / "decisions.json"
    decisions.write_text(en_json(e))
    Mot.objects.all().delete()

    rc, dit = lancer(fichier, "--decisions", str(decisions))
    assert (rc, "Essayé" in dit) == (0, True)
    assert not TicketRepris.objects.exists()
    categories = Categorie.objects.count()
    rc, dit = lancer(fichier, "--ecrire")

    assert (rc, "a sa raison" in dit) == (0, True)
    assert Categorie.objects.count() == categories + 1
    # The lots that no mark tells are lots: 7 € for five, not 35.
    assert TicketRepris.objects.get(numero=202).total_cts == 900
    assert CompteDAvant.objects.count() == 1
    personne = Personne.objects.get(nom="Roux")
    assert (personne.prenom, personne.courriel) == ("Inès", "")
    avant = list(TicketRepris.objects.values())
    assert lancer(fichier, "--ecrire")[0] == 0
    assert list(TicketRepris.objects.values()) == avant
    assert CompteDAvant.objects.count() == 1


def test_l_avancement_va_de_la_lecture_a_la_fin_et_ne_devine_rien_trop_tot(compte, fichier):
    lancer(fichier)
    parts: list[float] = []

    def suivre(part: float, _rangees: int) -> None:
        parts.append(part)

    export = decider(compte)
    for lire in (exports.examiner, ecriture.essayer):
        lire(export, suivre)
    # What follows the reading is not told: all is not done yet.
    assert max(parts) < 0.7
    parts.clear()
    ecriture.reprendre(export, compte, suivre)

    assert (parts, parts[0] < 0.3, round(parts[-1], 6)) == (sorted(parts), True, 1)
    assert "encore" not in ou_il_en_est(0.01, 900, 60)
    assert ou_il_en_est(0.5, 900, 60) == "50\u00a0%, 900 rangées\u00a0; encore 60 s environ"
    assert ou_il_en_est(0.25, 900, 57).endswith("encore 3 min environ")


def test_ce_qui_est_deja_la_compte_peu_dans_ce_qui_reste(compte, monkeypatch):
    export = Export(examen={"nombres": {"collectes": 100, "pesees_collectes": 300, "vendus": 0}})
    pesees, tickets = parts.PARTS

    def au_milieu_des_pesees(deja: int) -> float:
        la = [replace(pesees, deja=lambda _base: deja), tickets]
        monkeypatch.setattr(avancement, "PARTS", la)
        dites: list[float] = []
        _lecture, des_pesees, _tickets = avancement.parts_du_temps(
            export, lambda part, _fait: dites.append(part)
        )
        for part in (0.5, 1.0):
            des_pesees(part, 150)
        assert dites[1] == 1
        return dites[0]

    # Nothing was there; half of it was, and nearly all the time is still to come.
    assert au_milieu_des_pesees(0) == pytest.approx(0.5, abs=0.05)
    assert au_milieu_des_pesees(150) < 0.25


def test_ce_qui_manquait_a_la_maison_est_cree_a_la_reprise_et_pas_avant(compte, tmp_path, client):
    fichier = tmp_path / "neuve.sql"
    neuve = export(lire_le_dump("02") + RECENTE).replace("points vente", "Rue Neuve")
    fichier.write_text(neuve.replace("'Espèces'", "'Monnaie locale'"))
    lancer(fichier)
    e = decider(compte)
    moyen = {plier("Monnaie locale"): "+"}
    dires.dire_les_mots(export=e, compte=compte, liste="moyens_paiement", valeurs=moyen)
    client.force_login(compte)

    assert lancer(fichier)[0] == 0
    essai = client.get(reverse("boutique_reprise:essai", args=[e.pk]))
    crees = {str(nom): dits for nom, dits in essai.context["crees"]}
    assert {r.lieu for r in essai.context["rangees"]} == {"Rue Neuve (sera créé)"}
    assert (crees["lieu"], crees["moyen de paiement"]) == (["Rue Neuve"], ["Monnaie locale"])
    assert "lampe" in crees["article"]
    assert not Lieu.objects.filter(nom="Rue Neuve").exists()
    rc, dit = lancer(fichier, "--ecrire")

    assert (rc, "a sa raison" in dit) == (0, True)
    lieu = Lieu.objects.get(nom="Rue Neuve")
    assert lieu.ouvert_le == min(TicketRepris.objects.values_list("jour", flat=True))
    assert {t.lieu for t in TicketRepris.objects.all()} == {lieu}
    moyen = Moyen.objects.get(nom="Monnaie locale")
    assert (moyen.genre, moyen.visible) == ("autre", False)
    assert TicketRepris.objects.filter(moyen=moyen).exists()
    lampe = Article.objects.get(nom="lampe")
    assert (lampe.prix_cts, lampe.categorie.nom) == (500, "type dechets")
    rangees = [m.objects.count() for m in (Lieu, Moyen, Article, Categorie)]
    assert lancer(fichier, "--ecrire")[0] == 0
    assert [m.objects.count() for m in (Lieu, Moyen, Article, Categorie)] == rangees


def test_une_difference_que_rien_n_explique_sort_en_1_et_se_voit_en_rouge(
    compte, fichier, monkeypatch, client
):
    lancer(fichier)
    e = decider(compte)
    [*autres, tickets] = parts.PARTS

    def a_un_centime_pres(rapport):
        lus = dict(tickets.postes(rapport))
        cle = next(c for c, chiffres in lus.items() if chiffres.montant_cts)
        return lus | {cle: lus[cle] + Chiffres(montant_cts=1)}

    monkeypatch.setattr(ecriture, "PARTS", [*autres, replace(tickets, postes=a_un_centime_pres)])
    rc, dit = lancer(fichier, "--ecrire")

    assert (rc, "que rien n’explique" in dit) == (1, True)
    client.force_login(compte)
    page = client.get(reverse("boutique_reprise:comptes", args=[e.pk])).content.decode()
    # First of what differs, and in its year.
    assert page.count('class="oressource-ecart"') == 2
    assert page.index('class="oressource-ecart"') == page.index("<tr", page.index("<tbody>")) + 4
    assert "1 différence que rien n’explique" in page


def test_la_page_essaie_confirme_ecrit_et_compare(compte, fichier, client):
    lancer(fichier)
    e = decider(compte)
    client.force_login(compte)
    reprendre = reverse("boutique_reprise:reprendre", args=[e.pk])

    def confirmer():
        form = client.get(reprendre).context["form"]
        envoi = {nom: form[nom].value() for nom in ("uuid", "vu")}
        return client.post(reprendre, envoi, follow=True).content.decode()

    assert "Essayez d’abord" in confirmer()
    client.post(reverse("boutique_reprise:essai", args=[e.pk]))
    conduire_ce_qui_attend()
    confirmer()
    conduire_ce_qui_attend()

    e.refresh_from_db()
    assert (e.etat, e.compte_rendu["relu"]) == ("repris", True)
    pages = {nom: reverse(f"boutique_reprise:{nom}", args=[e.pk]) for nom in ("essai", "mots")}
    apres = {nom: client.get(page, follow=True).content.decode() for nom, page in pages.items()}
    assert "Cette base est reprise" in apres["essai"]
    assert "Essayer sans rien écrire" not in apres["essai"] + apres["mots"]
    assert "rien n’est écrit tant que" not in apres["mots"]
    comptes = reverse("boutique_reprise:comptes", args=[e.pk])
    page = client.get(comptes).content.decode()
    assert "Tout s’accorde" in page
    # 2 € given back for each of three things: the old screen told 2 €.
    assert "rendus que l’ancien écran oubliait, sans leur quantité" in page
    assert "prix d’un lot, compté à chaque objet par l’ancien écran" in page
    csv = client.get(comptes, {"format": "csv"})
    octets = b"".join(csv.streaming_content) if csv.streaming else csv.content
    assert "points vente" in octets.decode()
    classeur = client.get(comptes, {"format": "xlsx"})
    assert classeur.status_code == 200
    jusqu_au_bout(classeur)


def test_ce_qui_empeche_de_reprendre_est_dit_par_l_essai_et_rien_n_est_fait(
    compte, fichier, client
):
    lieu = Lieu.objects.get(code="rk")
    fichier.write_text(export(lire_le_dump("02") + UNE_VENTE_PESEE))
    lancer(fichier)
    e = decider(compte)
    client.force_login(compte)
    Lieu.objects.filter(code="rk").update(ouvert_le=date(2020, 1, 1))

    rc, dit = lancer(fichier)

    phrase = "points vente n’a ouvert que le 1er janvier 2020\u00a0; l’ancienne base y commence le"
    assert (rc, phrase in dit) == (1, True)
    page = client.get(reverse("boutique_reprise:essai", args=[e.pk])).content.decode()
    assert phrase in page
    [ouvrir] = re.findall(rf'href="({reverse("lieux:lieu_modifier", args=["rk"])}[^"]*)"', page)
    assert client.get(unescape(ouvrir)).context["retour"] == reverse(
        "boutique_reprise:essai", args=[e.pk]
    )
    assert [etape.est_faite for etape in etapes(e, "essai", voir_les_mots(e))][2] is False
    assert reverse("boutique_reprise:reprendre", args=[e.pk]) not in page
    e.refresh_from_db()
    with pytest.raises(EssaiRefuse):
        ecriture.demander_la_reprise(export=e, compte=compte, vu=ecriture.est_essaye(e))
    avant = (Categorie.objects.count(), Personne.objects.count())
    assert lancer(fichier, "--ecrire")[0] == 1
    assert (Categorie.objects.count(), Personne.objects.count()) == avant
    assert not CompteDAvant.objects.exists()
    assert not Bon.objects.exists()

    # Mended, another rule is met; then a means that is gone, of which nobody decided again.
    Lieu.objects.filter(code="rk").update(ouvert_le=date(2013, 1, 1))
    clore(lieu=lieu, mois=date(2019, 5, 1), compte=compte)
    assert "mai 2019 sont clos" in lancer(fichier)[1]
    assert lancer(fichier, "--ecrire")[0] == 1
    assert (Categorie.objects.count(), Personne.objects.count()) == avant
    with un_carnet(fichier.read_bytes()) as carnet:
        perdu = replace(decisions(e), mots={("moyens_paiement", 1): "perdu"})
        [refus] = refus_des_salles(e, carnet, perdu)
    assert "n’est plus dans les listes" in str(refus)


def test_une_base_qui_a_tous_les_pieges_se_reprend_et_s_accorde(compte, tmp_path):
    fichier = tmp_path / "pieges.sql"
    fichier.write_text(tous_les_pieges())
    lancer(fichier)
    e = Export.objects.select_related("base").latest("pk")
    for liste, vue in voir_les_mots(e).items():
        sinon = {"lieu": "rk", "bac": "recycle", "categorie": "vrac", "matiere": "metaux"}
        valeurs = {m.vu.mot: m.vu.valeur or sinon.get(vue.avant.ici, "") for m in vue.a_decider}
        dires.dire_les_mots(export=e, compte=compte, liste=liste, valeurs=valeurs)
    reponses = {q.code: q.proposee for q in questions(e)}
    dires.repondre(export=e, compte=compte, reponses=reponses)

    assert lancer(fichier)[0] == 0
    rc, dit = lancer(fichier, "--ecrire")

    assert (rc, dit) == (0, "Reprise : chaque différence avec les anciens écrans a sa raison.\n")
    e.refresh_from_db()
    # The trial counts by itself what the rooms then tell.
    essayes, ecrits = (laisses_lus(dits["laisses"]) for dits in (e.essai, e.compte_rendu))
    for raison, postes in essayes.items():
        assert en_jeu(postes) == en_jeu(ecrits[raison]), raison
    assert {"masses_nulles", "masses_negatives"} <= e.compte_rendu["laisses"].keys()
    assert "tickets pareils au précédent, sans doute envoyés deux fois" in [
        marquee["quoi"] for marquee in e.compte_rendu["marques"]
    ]
    bons, tickets = Bon.objects.count(), TicketRepris.objects.count()
    assert lancer(fichier, "--ecrire")[0] == 0
    assert (Bon.objects.count(), TicketRepris.objects.count()) == (bons, tickets)
