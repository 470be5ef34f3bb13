"""Whoever holds the whole base and changes one thing is found out, and what is named."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from ateliers.formation.chaine import CHAINE
from ateliers.formation.models import DemiJournee, Emargement, Feuille, Trace
from ateliers.formation.services.verrou import verrouiller
from petiterockette.journal.dites import champs_dits
from petiterockette.journal.models import Maillon
from petiterockette.verification import VERIFICATIONS, trouver_les_verifications
from tests.boutique.alterations import copier, couper, echanger, effacer
from tests.dehors import dire_dehors
from tests.greffons.bases import sceaux_leves

from .en_formation import (
    absent,
    annule,
    heure,
    signe,
    un_apres_midi,
    un_formateur,
    un_matin,
    un_stagiaire,
    une_feuille,
    une_session,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(heure(24, 10), tick=False)]


@pytest.fixture
def session():
    """A session signed, corrected, locked: three of it on a screen, one on paper, one absent."""
    session = une_session()
    nour, paul, rosa = un_formateur(session), un_stagiaire(session), un_stagiaire(session, "Rosa")
    matin, apres_midi = un_matin(session, formateur=nour), un_apres_midi(session, formateur=nour)
    annule(signe(matin, paul))
    une_feuille(matin, paul)
    for demi_journee, qui in ((matin, rosa), (matin, nour), (apres_midi, nour), (apres_midi, rosa)):
        signe(demi_journee, qui)
    absent(apres_midi, paul)
    verrouiller(session=session, compte=session.compte)
    return session


def verifier() -> list[str]:
    trouver_les_verifications()
    siens = ("ateliers.formation.", "petiterockette.journal.")
    return [
        c.phrase
        for nom, v in VERIFICATIONS
        if v.__module__.startswith(siens) and nom != "Sceaux"
        for c in v()
    ]


def changer(modele: type, pk: int, **champs: Any) -> None:
    with sceaux_leves("default"):
        modele._base_manager.filter(pk=pk).update(**champs)


def autre_valeur(modele: type, champ: str, valeur: Any) -> Any:
    """Something else that the column can hold."""
    genre = modele._meta.get_field(champ.removesuffix("_id")).get_internal_type()
    if genre == "DateTimeField":
        return valeur - timedelta(minutes=1)
    if genre == "UUIDField":
        return "00000000-0000-4000-8000-000000000001"
    return f"{valeur}x"[-8:] if isinstance(valeur, str) else (valeur or 0) + 1


def test_rien_n_est_dit_de_ce_qui_n_a_pas_ete_touche(session):
    dire_dehors()
    assert verifier() == []


SANS_CLE = ("uuid", "personne", "rang", "debut", "duree_min", "le", "par", "trace_empreinte")


@pytest.mark.parametrize("champ", SANS_CLE)
def test_chaque_colonne_changee_est_nommee(session, champ):
    cible = Emargement.objects.exclude(trace_empreinte="").last()
    changer(Emargement, cible.pk, **{champ: autre_valeur(Emargement, champ, getattr(cible, champ))})

    assert any(f"émargement {cible.pk} : {champ} vaut" in phrase for phrase in verifier())


def test_tout_ce_qui_est_ecrit_est_dit_par_le_maillon(session):
    assert set(champs_dits(Emargement)) == {c.attname for c in Emargement._meta.concrete_fields}
    assert set(champs_dits(Feuille)) == {c.attname for c in Feuille._meta.concrete_fields}


def test_une_absence_devenue_signature_est_nommee(session):
    cible = Emargement.objects.get(nature="absence")
    changer(Emargement, cible.pk, nature="signature", motif="", mode="ecran")

    phrases = verifier()

    assert f"émargement {cible.pk} : nature vaut 'signature', scellé 'absence'" in phrases


def une_ligne_effacee(session) -> str:
    dernier = Emargement.objects.filter(nature="absence").get()
    effacer(Emargement, dernier.pk)
    return f"émargement {dernier.pk} : la ligne manque"


def deux_lignes_echangees(session) -> str:
    une, autre = Emargement.objects.filter(nature="signature", formateur=None).order_by("pk")[1:3]
    Trace.objects.all().delete()
    echanger(Emargement, une, autre, "id")
    return f"émargement {une.pk} : "


def une_ligne_ajoutee(session) -> str:
    rangee = next(c for c in copier(Emargement) if c["nature"] == "absence")
    neuve = Emargement(**rangee | {"id": 9_000, "rang": 7, "uuid": une_autre_uuid()})
    neuve.save(force_insert=True)
    return "émargement 9000 : aucun maillon ne le dit"


def une_autre_uuid() -> str:
    return "00000000-0000-4000-8000-000000000002"


def la_chaine_coupee(session) -> str:
    couper(Maillon.objects.filter(chaine__nom=CHAINE).order_by("-rang")[0])
    return f"session {session.pk} : le maillon"


def un_trace_redessine(session) -> str:
    trace = Trace.objects.first()
    Trace.objects.filter(pk=trace.pk).update(dessin="1,1 900,290 1,290 900,1 5,5 6,6")
    return f"émargement {trace.emargement_id} : son tracé a été changé"


def un_trace_efface(session) -> str:
    trace = Trace.objects.first()
    trace.delete()
    return f"émargement {trace.emargement_id} : son tracé manque"


def une_demi_journee_rallongee(session) -> str:
    derniere = DemiJournee.objects.last()
    DemiJournee.objects.filter(pk=derniere.pk).update(fin=derniere.fin + timedelta(hours=1))
    return "la demi-journée n’a plus la durée qui a été signée"


def une_photo_remplacee(session) -> str:
    la_feuille = Feuille.objects.get()
    nom = la_feuille.fichiers["grande"]
    default_storage.delete(nom)
    default_storage.save(nom, ContentFile(b"autre"))
    return f"feuille d’émargement {la_feuille.pk} : sa photo a été changée"


@pytest.mark.parametrize(
    "toucher",
    [
        une_ligne_effacee,
        deux_lignes_echangees,
        une_ligne_ajoutee,
        la_chaine_coupee,
        un_trace_redessine,
        un_trace_efface,
        une_demi_journee_rallongee,
        une_photo_remplacee,
    ],
)
def test_ce_qui_est_touche_est_vu(session, toucher: Callable[[Any], str]):
    with sceaux_leves("default"):
        attendue = toucher(session)

    assert any(attendue in phrase for phrase in verifier())
