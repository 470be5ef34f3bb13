"""The tills of the demo: the story's kilograms, books that agree, written once."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import F, Min, Sum
from django.utils import timezone

from boutique.caisses.chaines import chaines_des_caisses
from boutique.caisses.models import Session
from boutique.clotures.models import Cloture
from boutique.clotures.services.clotures import clore_les_journees
from boutique.demo import dosages, recette, remises_en_banque
from boutique.integrite.caisses_arretees import horloges_reculees
from boutique.tiroirs.cheques import cheques_a_remettre
from boutique.tiroirs.models import Comptage, EtapeRemise, MouvementEspeces
from boutique.ventes.models import LigneVente, Reglement, Vente
from collecte.demo.chapitres.matiere import gestes_du_jour
from collecte.demo.recit.gestes import Vendre
from collecte.livre.models import Bon
from petiterockette.demonstration import Histoire
from petiterockette.journal.models import Maillon
from petiterockette.management.commands import demo
from tests.boutique.recits import DEBUT, FIN, JOUR, raconter
from tests.dehors import dire_dehors

pytestmark = pytest.mark.django_db


def dites() -> Counter:
    """Site and category → the grams that the story takes off the shelf."""
    g: Counter = Counter()
    histoire = Histoire(demo.GRAINE, DEBUT)
    for n in range(12):
        for geste in gestes_du_jour(histoire, histoire.debut + n * JOUR):
            if isinstance(geste, Vendre):
                g[geste.lieu, geste.categorie] += geste.masse_g
    return g


def test_les_caisses_vendent_les_kilos_de_l_histoire_au_gramme(racontee):
    lignes = LigneVente.objects.filter(vente__serie__ecole=False, masse_g__isnull=False)
    vendus = lignes.values_list("vente__serie__caisse__point__lieu__code", "categorie__code")
    assert Counter({(li, c): g for li, c, g in vendus.annotate(Sum("masse_g"))}) == dites()
    assert not Bon.objects.filter(nature="vente_hors_caisse").exists()


def test_les_livres_de_la_caisse_s_accordent(racontee):
    sortie = StringIO()
    dire_dehors()
    call_command("verifier", stdout=sortie, stderr=sortie)

    assert "Les livres s’accordent." in sortie.getvalue()


def test_raconter_encore_n_ajoute_rien(racontee):
    avant = Vente.objects.count(), Session.objects.count(), Maillon.objects.count()

    raconter()

    assert (Vente.objects.count(), Session.objects.count(), Maillon.objects.count()) == avant


def test_le_jour_suivant_continue_les_numeros(racontee):
    dernier = Vente.objects.reelles().filter(serie__caisse__numero=1).latest("id")
    raconter("2026-07-03T05:00:00Z")

    suivante = Vente.objects.filter(serie=dernier.serie, numero=dernier.numero + 1).get()
    assert suivante.jour == FIN


def test_racontee_apres_minuit_ses_caisses_vendent_et_la_nuit_clot_la_veille(racontee):
    la_nuit = "2026-07-02T23:30:00Z"
    raconter(la_nuit)

    with time_machine.travel(la_nuit, tick=False):
        assert horloges_reculees(chaines_des_caisses()) == []
        assert not Cloture.objects.filter(niveau="jour", debut__gte=FIN).exists()
    with time_machine.travel("2026-07-03T02:35:00Z", tick=False):
        clore_les_journees(timezone.now())
    assert Cloture.objects.filter(niveau="jour", debut=FIN).exists()


def test_il_s_y_passe_tout_ce_qui_se_passe_a_une_caisse(racontee):
    lignes = LigneVente.objects.filter(vente__serie__ecole=False)

    assert set(Vente.objects.values_list("nature", flat=True)) == {"vente", "avoir", "correction"}
    assert Vente.objects.filter(serie__ecole=True).count() == 3
    lieux = Session.objects.values_list("caisse__point__lieu__code", flat=True)
    assert set(lieux) == {"CHV", "MTG", "RIE", "GON"}
    assert set(Reglement.objects.values_list("genre", flat=True)) >= {
        "especes", "carte", "cheque", "bon",
    }  # fmt: skip
    assert set(lignes.values_list("activite__code", flat=True)) >= {
        "boutique", "cafe", "velo", "adhesions", "dons", "bons",
    }  # fmt: skip
    assert lignes.filter(mode="lot", nb_objets=None).exists()
    assert lignes.filter(offert=True).exists()
    assert lignes.filter(operation__nom="−50 % textile").exists()
    assert set(lignes.values_list("mesure", flat=True)) == {"pesee", "estimee", ""}


def test_chaque_tiroir_est_compte_et_son_ecart_explique(racontee):
    reelles = Session.objects.filter(ecole=False)
    retenus = Comptage.objects.filter(retenu=True)

    assert retenus.count() == reelles.count() > 20
    loin = retenus.filter(rang=2)
    assert not loin.filter(motif="").exists()
    ecarts = retenus.exclude(especes_cts=F("especes_attendues_cts")).count()
    assert (
        MouvementEspeces.objects.filter(
            motif__in=["dans la tolérance", dosages.MOTIF_ECART]
        ).count()
        == ecarts
    )


def test_ses_cheques_partent_chaque_semaine_ceux_de_la_derniere_attendent(racontee):
    attendent = cheques_a_remettre(None)
    semaine = remises_en_banque.TOUTES_LES

    assert set(EtapeRemise.objects.values_list("etat", flat=True)) >= {"preparee", "remise"}
    assert attendent
    assert all(FIN - r.vente.jour <= semaine for r in attendent if r.vente.serie.caisse.numero < 3)


def test_une_journee_ne_depend_que_de_sa_graine():
    masses = {"textiles": 42_000, "gem-froid": 45_000, "bijoux": 130}
    jour = date(2026, 6, 24)

    assert recette.journee(7, "CHV", jour, masses) == recette.journee(7, "CHV", jour, masses)
    assert recette.journee(8, "CHV", jour, masses) != recette.journee(7, "CHV", jour, masses)
    dite = recette.journee(7, "CHV", jour, masses)
    kilos: Counter = Counter()
    for ticket in dite.tickets:
        if not ticket.rendu:
            for ligne in ticket.lignes:
                kilos[ligne.categorie] += ligne.masse_g
    assert {c: g for c, g in kilos.items() if c} == masses
    assert all(dite.ouverture < t.instant < dite.fermeture for t in dite.tickets)


def test_le_dimanche_les_petites_caisses_restent_fermees():
    assert recette.journee(7, "RIE", date(2026, 6, 28), {}) is None


def test_chaque_journee_racontee_est_close(racontee):
    premiers = Session.objects.filter(ecole=False).values_list("caisse").annotate(Min("jour"))
    for caisse, premier in premiers:
        jours = Cloture.objects.filter(caisse=caisse, niveau="jour").order_by("debut")
        closes = list(jours.values_list("debut", flat=True))
        assert closes[0] == premier
        assert closes == [premier + n * JOUR for n in range(len(closes))]
        assert closes[-1] >= Session.objects.filter(caisse=caisse).latest("jour").jour
