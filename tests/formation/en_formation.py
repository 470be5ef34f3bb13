"""A session to sign: two half-days of « Réparer un vélo », at a site."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

from ateliers.formation.models import (
    Action,
    DemiJournee,
    Emargement,
    Formateur,
    Inscription,
    Moment,
    Session,
)
from ateliers.formation.services import demi_journees, emargements, sessions
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from tests.collecte.objets.suivis import une_photo
from tests.fabriques import un_compte, un_lieu, une_personne

# A Monday; what a screen draws in two strokes.
LUNDI = date(2026, 11, 23)
DESSIN = "100,100 200,150 300,100 400,150 500,100;200,200 400,220"


def une_action(intitule: str = "Réparer un vélo", **champs) -> Action:
    defauts = {"code_nsf": "253", "duree_min": 14 * 60, "objectifs": "Changer un pneu."}
    return Action.objects.get_or_create(intitule=intitule, defaults=defauts | champs)[0]


def une_session(lieu: Lieu | None = None, *, compte: Compte | None = None, **champs) -> Session:
    compte = compte or un_compte("direction")
    champs.setdefault("action", une_action())
    champs.setdefault("cadre", "convention")
    return sessions.ouvrir_la_session(lieu=lieu or un_lieu(), compte=compte, **champs)


def un_formateur(session: Session, prenom: str = "Nour", **champs) -> Formateur:
    champs.setdefault("personne", une_personne(prenom, nom="Formatrice"))
    return sessions.ajouter_le_formateur(session=session, compte=session.compte, **champs)


def un_stagiaire(
    session: Session, prenom: str = "Paul", type_stagiaire="a", origine="1", **champs
) -> Inscription:
    champs.setdefault("personne", une_personne(prenom, nom="Stagiaire"))
    return sessions.inscrire_le_stagiaire(
        session=session,
        type_stagiaire=type_stagiaire,
        origine=origine,
        compte=session.compte,
        **champs,
    )


def un_matin(session: Session, jour: date = LUNDI, **champs) -> DemiJournee:
    """From 9 to 12:30: 210 minutes."""
    champs = {"moment": Moment.MATIN, "debut": time(9), "fin": time(12, 30)} | champs
    return demi_journees.ajouter_la_demi_journee(
        session=session, jour=jour, compte=session.compte, **champs
    )


def un_apres_midi(session: Session, jour: date = LUNDI, **champs) -> DemiJournee:
    """From 14 to 17: 180 minutes."""
    heures = {"moment": Moment.APRES_MIDI, "debut": time(14), "fin": time(17)}
    return un_matin(session, jour, **heures | champs)


def signe(demi_journee: DemiJournee, qui: Inscription | Formateur, **champs) -> Emargement:
    """Signed on the room's screen, unless ``compte=None`` (by one's link)."""
    champs.setdefault("compte", demi_journee.session.compte)
    champs.setdefault("uuid", uuid4())
    champs.setdefault("trace", DESSIN)
    return emargements.signer(demi_journee=demi_journee, qui=qui, **champs)[0]


def absent(demi_journee: DemiJournee, qui: Inscription | Formateur, motif="maladie") -> Emargement:
    return emargements.noter_l_absence(
        demi_journee=demi_journee,
        qui=qui,
        uuid=uuid4(),
        motif=motif,
        compte=demi_journee.session.compte,
    )[0]


def une_feuille(demi_journee: DemiJournee, *signataires, uuid=None, photo=None):
    """A signed sheet attached to a half-day: pairs (sheet, whether it is new)."""
    return emargements.attacher_la_feuille(
        demi_journee=demi_journee,
        uuid=uuid or uuid4(),
        photo=photo or une_photo(),
        signataires=signataires,
        compte=demi_journee.session.compte,
    )


def annule(emargement: Emargement, motif: str = "signé à la place d’un autre") -> Emargement:
    compte = emargement.demi_journee.session.compte
    return emargements.annuler(emargement=emargement, uuid=uuid4(), motif=motif, compte=compte)[0]


def heure(jour: int, h: int, mois: int = 11) -> datetime:
    """An hour of UTC of 2026."""
    return datetime(2026, mois, jour, h, tzinfo=UTC)
