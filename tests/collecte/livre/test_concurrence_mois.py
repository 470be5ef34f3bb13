"""A month is closed while people go on: each gesture is in the frozen figures, or a revision."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from collecte.bureau.refus import DejaRecue
from collecte.bureau.services.receptions import PeseeLue, recevoir_du_pont
from collecte.clotures.models import Cloture
from collecte.clotures.refus import MoisDejaClos
from collecte.clotures.services.clotures import clore
from collecte.depots.documents import lire_depot
from collecte.depots.services.depots import enregistrer_depot
from collecte.livre.models import Bon, ContenantPlein, Depart, Mouvement
from collecte.livre.refus import PleinParti, SuiteAAnnuler
from collecte.livre.services.annulations import annuler
from collecte.matiere.jours import mois_suivant
from collecte.mois.models import Mois
from collecte.sorties.refus import DejaArrive
from collecte.sorties.services.sorties import remettre_au_recycleur
from collecte.sorties.services.transferts import recevoir
from tests.collecte.livre.test_contenants import enlever, un_plein
from tests.collecte.livres import deposer, les_livres_s_accordent
from tests.collecte.sorties.test_transferts import partir
from tests.fabriques import (
    entete,
    les_listes,
    matiere,
    structure,
    un_compte,
    un_document,
    un_point,
    une_ligne,
)
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
PARIS = ZoneInfo("Europe/Paris")
MARS = date(2027, 3, 1)


@pytest.fixture
def quai():
    les_listes()
    return un_point("quai")


def test_depots_et_tickets_du_pont_contre_la_cloture(quai, time_machine):
    """Each is in the snapshot, or marked as a revision of it; never neither, never both."""
    for n in range(4):
        annee, mois = divmod(n, 12)
        fermer_en_courant(quai, date(2027 + annee, mois + 1, 1), time_machine)
    les_livres_s_accordent()


def fermer_en_courant(quai, mois: date, horloge) -> None:
    """Close a month on the morning after it, while its last gestures arrive."""
    compte = un_compte("direction")
    matin = mois_suivant(mois)
    horloge.move_to(a(mois, 10), tick=False)
    deposer(quai, "textiles", 50_000)
    sorties = [
        remettre_au_recycleur(
            entete=entete(compte, quai),
            structure=structure("Gebetex"),
            matiere=matiere("textile"),
            brut_g=10_000,
        )[0]
        for _ in range(2)
    ]
    horloge.move_to(a(matin, 9), tick=False)
    la_veille = a(matin - timedelta(days=1), 18).isoformat()
    lignes = [une_ligne("livres", 1_000)]
    depots = [lire_depot(un_document(quai, lignes=lignes, appareil_le=la_veille)) for _ in range(3)]
    pesees = [PeseeLue(matiere("textile"), 9_000)]

    *tardifs, cloture = en_parallele(
        [
            *(lambda d=d: enregistrer_depot(depot=d, compte=compte) for d in depots),
            *(
                lambda s=s: recevoir_du_pont(
                    entete=entete(compte, quai), sortie=s.sortie, pesees=pesees, pese_le=matin
                )
                for s in sorties
            ),
            lambda: clore(lieu=quai.lieu, mois=mois, compte=compte),
        ]
    )

    assert not erreurs([*tardifs, cloture])
    bons = [bon for bon, _cree in tardifs]
    for bon in bons:
        attendu = None if bon.jour < matin else mois
        assert {m.revise for m in bon.mouvements.all()} == {attendu}
    # Only what came before the closing is in its figures; this month was empty before.
    dans_le_mois = [bon for bon in bons[:3] if bon.jour < matin]
    figures = cloture.figures["figures"]
    assert figures["collecte_g"] - revisions_g(mois) == 50_000 + 1_000 * len(dans_le_mois)
    assert cloture.figures["mouvements"] == Mouvement.objects.filter(mois=mois).count()


def revisions_g(mois: date) -> int:
    """What a month carries of the deposits of the month before it."""
    revises = Mouvement.objects.filter(mois=mois, revise__isnull=False, de="donateur")
    return sum(revises.values_list("masse_g", flat=True))


def a(jour: date, heure: int) -> datetime:
    return datetime(jour.year, jour.month, jour.day, heure, tzinfo=PARIS)


def test_quatre_clotures_d_un_mois_n_en_font_qu_une(quai, time_machine):
    time_machine.move_to(datetime(2027, 3, 15, 10, tzinfo=PARIS), tick=False)
    deposer(quai, "livres", 1_000)
    time_machine.move_to(datetime(2027, 4, 2, 10, tzinfo=PARIS), tick=False)
    compte = un_compte("direction")

    resultats = en_parallele([lambda: clore(lieu=quai.lieu, mois=MARS, compte=compte)] * 4)

    assert [type(e) for e in erreurs(resultats)] == [MoisDejaClos] * 3
    assert Cloture.objects.count() == 1
    assert Mois.objects.get(mois=MARS).est_clos
    les_livres_s_accordent()


def test_un_contenant_plein_pris_par_quatre_quais_ne_part_qu_une_fois(quai):
    for _ in range(3):
        deposer(quai, "textiles", 50_000)
        plein = un_plein(quai)

        resultats = en_parallele([lambda p=plein: enlever(quai, p)] * 4)

        assert [type(e) for e in erreurs(resultats)] == [PleinParti] * 3
        assert Depart.objects.filter(plein=plein).count() == 1
    les_livres_s_accordent()


def test_un_contenant_ne_part_pas_pendant_qu_on_annule_sa_fermeture(quai):
    compte = un_compte("direction")
    for _ in range(3):
        deposer(quai, "textiles", 50_000)
        plein = un_plein(quai)
        fermeture = plein.ligne.bon

        resultats = en_parallele(
            [
                lambda p=plein: enlever(quai, p),
                lambda b=fermeture: annuler(bon=b, uuid=uuid4(), motif="essai", compte=compte),
            ]
        )

        [refus] = erreurs(resultats)
        assert type(refus) in (PleinParti, SuiteAAnnuler)
        parti = Depart.objects.filter(plein=plein, ligne__bon__annulation=None).exists()
        assert parti != Bon.objects.filter(annule=fermeture).exists()
        assert not ContenantPlein.objects.presents().filter(pk=plein.pk).exists()
    les_livres_s_accordent()


def test_un_envoi_recu_par_deux_tablettes_n_arrive_qu_une_fois(quai):
    la = un_point("quai")
    for _ in range(3):
        depart = partir(quai, la)

        resultats = en_parallele(
            [lambda d=depart: recevoir(entete=entete(point=la), transfert=d.transfert)] * 3
        )

        assert [type(e) for e in erreurs(resultats)] == [DejaArrive] * 2
    les_livres_s_accordent()


def test_une_sortie_pesee_deux_fois_a_la_fois_ne_l_est_qu_une(quai):
    compte = un_compte("direction")
    for _ in range(3):
        deposer(quai, "textiles", 50_000)
        sortie, _cree = remettre_au_recycleur(
            entete=entete(compte, quai),
            structure=structure("Gebetex"),
            matiere=matiere("textile"),
            brut_g=10_000,
        )

        resultats = en_parallele(
            [
                lambda s=sortie: recevoir_du_pont(
                    entete=entete(compte, quai),
                    sortie=s.sortie,
                    pesees=[PeseeLue(matiere("textile"), 9_000)],
                    pese_le=s.jour,
                )
            ]
            * 3
        )

        assert [type(e) for e in erreurs(resultats)] == [DejaRecue] * 2
    les_livres_s_accordent()
