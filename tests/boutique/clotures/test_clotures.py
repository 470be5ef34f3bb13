"""Closings: each session, day, month and exercise, in order, none missing, none twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from boutique.caisses.models import Session
from boutique.clotures.chiffres import chiffres_de, chiffres_des_jours, dernier_jour_fini
from boutique.clotures.models import Cloture
from boutique.clotures.services.clotures import clore_les_journees
from boutique.tiroirs.services.sessions import fermer_les_oubliees
from boutique.ventes.models import Vente
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import ligne, paye, rend, une_caisse
from tests.boutique.closes import constats
from tests.fabriques import un_point

JOUR = timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]


def les_clotures(niveau: str) -> list[Cloture]:
    return list(Cloture.objects.filter(niveau=niveau).order_by("caisse", "numero"))


def passer(time_machine, quand: str) -> datetime:
    """Go to an instant, and do there what the night does."""
    instant = datetime.fromisoformat(quand)
    time_machine.move_to(instant)
    fermer_les_oubliees(instant)
    clore_les_journees(instant)
    return instant


def test_fermer_une_caisse_fait_son_z():
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 2), reglements=[paye("especes", 600, 1_000)])
    tenue.vendre(ligne("Assiette", 4), reglements=[paye("carte", 100)])
    tenue.fermer()

    [z] = les_clotures("session")

    assert str(z) == "Z nº 1"
    assert (z.premier, z.dernier, z.ventes, z.total_cts) == ("1-1", "1-2", 2, 700)
    assert {libelle: (n, cts) for _id, _genre, libelle, n, cts in z.par_moyen} == {
        "Espèces": (1, 600),
        "Carte": (1, 100),
    }
    assert [r[1:] for r in z.par_taux] == [[0, 700, 0, 700]]
    assert (z.perpetuel_net_cts, z.perpetuel_absolu_cts, z.perpetuel_ventes) == (700, 700, 2)
    assert z.a_compter == 1


def test_un_remboursement_ne_cache_rien_au_total_sans_les_signes():
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon", 2))
    tenue.rendre(vente, [rend(vente.lignes.get(), 1)])
    tenue.fermer()

    [z] = les_clotures("session")

    assert (z.total_cts, z.avoirs_cts, z.absolu_cts) == (300, -300, 900)
    assert (z.ventes, z.avoirs) == (1, 1)
    assert (z.perpetuel_net_cts, z.perpetuel_absolu_cts) == (300, 900)


def test_s_entrainer_n_entre_dans_aucune_cloture(time_machine):
    tenue = une_caisse(ecole=True)
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    passer(time_machine, "2027-03-11 05:00+01:00")

    assert les_clotures("session") == []
    [jour] = les_clotures("jour")
    assert (jour.total_cts, jour.ventes, jour.perpetuel_ventes) == (0, 0, 0)


@pytest.mark.parametrize(
    ("quand", "fini"),
    [
        ("2027-03-11 04:29+01:00", date(2027, 3, 9)),
        ("2027-03-11 04:30+01:00", date(2027, 3, 10)),
        # The hour that summer takes away, and the one that winter gives twice.
        ("2027-03-28 04:29+02:00", date(2027, 3, 26)),
        ("2027-03-28 04:30+02:00", date(2027, 3, 27)),
        ("2027-10-31 04:29+01:00", date(2027, 10, 29)),
        ("2028-03-01 04:30+01:00", date(2028, 2, 29)),
    ],
)
def test_une_journee_de_caisse_finit_a_quatre_heures_et_demie(quand, fini):
    assert dernier_jour_fini(datetime.fromisoformat(quand)) == fini


def test_la_nuit_clot_la_veille_une_seule_fois(time_machine):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    passer(time_machine, "2027-03-11 04:29+01:00")
    assert les_clotures("jour") == []

    passer(time_machine, "2027-03-11 04:30+01:00")
    passer(time_machine, "2027-03-11 23:00+01:00")

    [jour] = les_clotures("jour")
    assert (jour.debut, jour.total_cts, jour.sessions) == (date(2027, 3, 10), 300, 1)


def test_les_jours_manques_se_closent_dans_l_ordre_meme_vides(time_machine):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    time_machine.move_to("2027-03-13 10:00+01:00")
    tenue.rouvrir()
    tenue.vendre(ligne("Pantalon", 2))
    passer(time_machine, "2027-03-14 05:00+01:00")

    jours = les_clotures("jour")

    assert [(j.debut.day, j.numero, j.total_cts) for j in jours] == [
        (10, 1, 300), (11, 2, 0), (12, 3, 0), (13, 4, 600),
    ]  # fmt: skip
    assert [j.perpetuel_net_cts for j in jours] == [300, 300, 300, 900]


def test_ouvrir_clot_d_abord_ce_que_la_nuit_a_manque(time_machine):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    time_machine.move_to("2027-03-12 10:00+01:00")

    tenue.rouvrir()

    assert [j.debut.day for j in les_clotures("jour")] == [10, 11]


def test_une_vente_apres_minuit_est_du_jour_de_sa_session(time_machine):
    tenue = une_caisse()
    time_machine.move_to("2027-03-11 01:00+01:00")
    tenue.vendre(ligne("Pantalon"))
    passer(time_machine, "2027-03-12 05:00+01:00")

    assert [(j.debut.day, j.total_cts) for j in les_clotures("jour")] == [(10, 300), (11, 0)]
    [z] = les_clotures("session")
    assert (z.debut, z.session.oubliee) == (date(2027, 3, 10), True)


def test_un_mois_est_la_somme_de_ses_jours_un_exercice_celle_de_ses_mois(time_machine):
    Association.objects.create(pk=1, nom="La Petite Rockette", debut_exercice=5)
    tenue = une_caisse()
    tenue.fermer()
    for quand in ("2027-03-10 10:00+01:00", "2027-03-31 10:00+02:00", "2027-04-02 10:00+02:00"):
        passer(time_machine, quand)
        tenue.rouvrir()
        tenue.vendre(ligne("Pantalon"))
        tenue.fermer()
    passer(time_machine, "2027-05-01 05:00+02:00")

    mars, avril = les_clotures("mois")
    [exercice] = les_clotures("annee")

    assert (mars.debut, mars.fin) == (date(2027, 3, 1), date(2027, 3, 31))
    assert [m.total_cts for m in (mars, avril)] == [600, 300]
    assert [m.ventes for m in (mars, avril)] == [2, 1]
    assert (exercice.debut, exercice.fin) == (date(2027, 3, 1), date(2027, 4, 30))
    assert exercice.total_cts == 900
    assert exercice.perpetuel_net_cts == avril.perpetuel_net_cts == 900
    assert (exercice.premier, exercice.dernier) == ("1-1", "1-3")
    assert constats() == []


def test_deux_caisses_ont_chacune_leurs_clotures(time_machine):
    une, autre = une_caisse(), une_caisse(point=un_point("caisse", nom="Caisse 2"))
    une.vendre(ligne("Pantalon"))
    autre.vendre(ligne("Pantalon", 3))
    passer(time_machine, "2027-03-11 05:00+01:00")

    assert [(j.numero, j.total_cts) for j in les_clotures("jour")] == [(1, 300), (1, 900)]


def test_une_correction_hors_tiroir_change_les_moyens_du_jour_pas_son_total(time_machine):
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    passer(time_machine, "2027-03-11 10:00+01:00")
    tenue.corriger(vente, paye("carte", 300))
    passer(time_machine, "2027-03-12 05:00+01:00")

    _dix, onze = les_clotures("jour")

    assert (onze.total_cts, onze.corrections) == (0, 1)
    assert {m[2]: m[4] for m in onze.par_moyen} == {"Espèces": -300, "Carte": 300}
    assert constats() == []


def test_le_comptage_du_soir_est_dans_la_cloture_du_jour(time_machine):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    tenue.compter(10_200)
    passer(time_machine, "2027-03-11 05:00+01:00")

    [jour] = les_clotures("jour")

    assert (jour.fond_cts, jour.especes_attendues_cts, jour.especes_comptees_cts) == (
        10_000, 10_300, 10_200,
    )  # fmt: skip
    assert (jour.ecart_cts, jour.a_compter) == (-100, 0)


def test_la_base_refuse_de_changer_ou_d_effacer_une_cloture(time_machine):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    passer(time_machine, "2027-03-11 05:00+01:00")

    for geste in (
        lambda: Cloture.objects.update(total_cts=0, catalogue_cts=0, ht_cts=0),
        lambda: Cloture.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            geste()


def test_relire_une_cloture_rend_les_chiffres_de_ses_tickets(time_machine):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 2), ligne("Assiette", 3))
    passer(time_machine, "2027-03-11 05:00+01:00")
    [jour] = les_clotures("jour")

    [relus] = chiffres_des_jours(jour.caisse, jour.debut, jour.fin).values()

    assert relus == chiffres_de(jour)
    assert jour.le == datetime(2027, 3, 11, 4, tzinfo=UTC)
    assert Session.objects.get().cloture.dernier == Vente.objects.get().numero_lisible
