"""A year of training, invented: a session of two days each month, signed, locked, certified."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from petiterockette.comptes.models import Compte
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire
from petiterockette.lieux.heures import instant
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne, Structure
from petiterockette.personnes.services import inscrire

from .chaine import sceller
from .models import (
    Action,
    DemiJournee,
    Emargement,
    Formateur,
    Inscription,
    Moment,
    Nature,
    Organisme,
    Session,
    Trace,
)
from .papiers import EMPLOYES
from .services.sessions import terme_de
from .traces import empreinte_du_trace

_ESPACE = UUID("5c1f0d4e-2f3b-4f0e-9a77-0f0d5e7a2005")
ACTIONS = (
    ("Valoriser et vendre en ressourcerie", "312", 840, 42_000, "Estimer, étiqueter, présenter."),
    ("Réparer le petit électroménager", "255", 840, 48_000, "Diagnostiquer, réparer, contrôler."),
)
# First name, name, line of F-1, line of C, cents invoiced.
STAGIAIRES = (
    ("Alix", "Moreau", "a", "2h", 42_000),
    ("Bintou", "Sow", "c", "7", 36_000),
    ("Clément", "Rey", "c", "6", 36_000),
    ("Dalia", "Haddad", "d", "9", 18_000),
    ("Élie", "Petit", "e", "11", 0),
)
FORMATRICE = ("Nour", "Kaci")
HORAIRES = ((Moment.MATIN, time(9), time(12, 30)), (Moment.APRES_MIDI, time(13, 30), time(17)))
MATIN_ET_SOIR = timedelta(minutes=10)


class LaFormation(Chapitre):
    """Told when a session's second day is over: what was signed is written once."""

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        compte = Compte.objects.filter(identifiant="pole").first()
        lieu = Lieu.objects.filter(code="CHV").first()
        if compte is None or lieu is None:
            return
        for fin in _fins(du, au):
            if fin > histoire.debut + timedelta(days=1):
                _tenir_la_session(histoire.graine, fin, lieu, compte)


def _fins(du: date, au: date) -> Iterator[date]:
    """The second Wednesdays, August apart."""
    for rang in range((au - du).days + 1):
        jour = du + timedelta(days=rang)
        if jour.weekday() == 2 and 8 <= jour.day <= 14 and jour.month != 8:
            yield jour


def _tenir_la_session(graine: int, fin: date, lieu: Lieu, compte: Compte) -> None:
    intitule, nsf, duree, tarif, objectifs = ACTIONS[fin.month % 2]
    action, _neuve = Action.objects.get_or_create(
        intitule=intitule,
        defaults={"code_nsf": nsf, "duree_min": duree, "tarif_cts": tarif, "objectifs": objectifs},
    )
    dit = {"signataire": "Sofia Diop", "qualite": "directrice"}
    Organisme.objects.get_or_create(pk=1, defaults=dit)
    ouverte_le = instant(fin - timedelta(days=30), time(10))
    session = Session.objects.create(
        action=action,
        lieu=lieu,
        cadre=Session.Cadre.CONVENTION,
        reference=f"FO-{fin:%Y-%m}",
        terme=terme_de(fin, cofinancee_ue=False),
        ouverte_le=ouverte_le,
        verrouillee_le=instant(fin, time(17, 30)),
        compte=compte,
    )
    cle = f"{graine}/{fin}"
    formateur = Formateur.objects.create(
        session=session,
        personne=_une_personne(*FORMATRICE, compte),
        jeton=_uuid(cle, "formateur").hex,
    )
    stagiaires = Inscription.objects.bulk_create(_inscrits(session, fin, cle, compte))
    demis = DemiJournee.objects.bulk_create(
        DemiJournee(
            session=session,
            jour=jour,
            moment=moment,
            debut=instant(jour, de),
            fin=instant(jour, a),
            formateur=formateur,
        )
        for jour in (fin - timedelta(days=1), fin)
        for moment, de, a in HORAIRES
    )
    for demi_journee in demis:
        _emarger(demi_journee, [*stagiaires, formateur], cle, compte)


def _inscrits(session: Session, fin: date, cle: str, compte: Compte) -> Iterator[Inscription]:
    employeur = Structure.objects.filter(genre=Structure.Genre.ASSOCIATION).first()
    for prenom, nom, type_stagiaire, origine, montant in STAGIAIRES:
        yield Inscription(
            session=session,
            personne=_une_personne(prenom, nom, compte),
            type_stagiaire=type_stagiaire,
            origine=origine,
            employeur=employeur if type_stagiaire in EMPLOYES else None,
            montant_cts=montant,
            facture_numero=f"FO-{fin:%Y-%m}" if montant else "",
            facture_le=fin if montant else None,
            resultat="acquis",
            jeton=_uuid(cle, nom).hex,
        )


def _une_personne(prenom: str, nom: str, compte: Compte) -> Personne:
    connue = Personne.objects.filter(prenom=prenom, nom=nom).first()
    return connue or inscrire(prenom=prenom, nom=nom, compte=compte.pk)


def _emarger(demi_journee: DemiJournee, attendus: list[Any], cle: str, compte: Compte) -> None:
    """Everybody signs ten minutes in; one in nine is absent. One link for the half-day."""
    le = demi_journee.debut + MATIN_ET_SOIR
    faits, traces = [], []
    for rang, qui in enumerate(attendus):
        forme = isinstance(qui, Formateur)
        absent = not forme and (rang + demi_journee.pk) % 9 == 0
        dessin, nom = _dessin(rang), str(qui.personne)
        fait = Emargement(
            uuid=_uuid(cle, f"{demi_journee}/{rang}"),
            nature=Nature.ABSENCE if absent else Nature.SIGNATURE,
            demi_journee=demi_journee,
            inscription=None if forme else qui,
            formateur=qui if forme else None,
            personne=qui.personne_id,
            rang=1,
            debut=demi_journee.debut,
            duree_min=demi_journee.duree_min,
            mode="" if absent else "ecran",
            motif="maladie" if absent else "",
            trace_empreinte="" if absent else empreinte_du_trace(nom, dessin),
            le=le,
            par=compte.personne_id,
            compte=compte,
        )
        faits.append(fait)
        if not absent:
            traces.append(Trace(emargement=fait, nom=nom, dessin=dessin))
    Emargement.objects.bulk_create(faits)
    Trace.objects.bulk_create(traces)
    sceller("formation.emargement.signe", list(faits), le=le, compte=compte)


def _dessin(rang: int) -> str:
    """A scribble of one's own."""
    return " ".join(f"{100 + 60 * n},{90 + (n * (rang + 3) * 37) % 130}" for n in range(10))


def _uuid(cle: str, suite: str) -> UUID:
    return uuid5(_ESPACE, f"{cle}/{suite}")


CHAPITRES.append(LaFormation())
