"""Sessions: opened, given their trainers and their stagiaires."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.objets.services.evenements import au_champ
from petiterockette.base.tirages import jeton_libre
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import inscrire, nommer
from petiterockette.temps.dates import ans_apres, date_format

from ..models import Action, Formateur, Inscription, Session
from ..refus import (
    DejaFormateur,
    DejaInscrit,
    InscriptionFacturee,
    MontantSansFacture,
    NomDemande,
    SessionVerrouillee,
    StagiaireEmarge,
)

DROIT = "formation.tenir"
# How long proofs are kept, in years; European money asks for more.
ANS, ANS_UE = 5, 10
FINANCEMENT = (
    *("type_stagiaire", "origine", "financeur", "employeur"),
    *("montant_cts", "facture_numero", "facture_le"),
)
BILAN = ("resultat", "appreciation")


@transaction.atomic
def ouvrir_la_session(
    *,
    action: Action,
    lieu: Lieu,
    cadre: str,
    reference: str = "",
    cofinancee_ue: bool = False,
    compte: Compte,
    le: datetime | None = None,
) -> Session:
    """Open a session of an action at a site; its half-days come next. Raises ``DroitManquant``."""
    exiger(compte, DROIT, lieu)
    le = le or timezone.now()
    session = Session(
        action=action,
        lieu=lieu,
        cadre=cadre,
        reference=reference,
        cofinancee_ue=cofinancee_ue,
        ouverte_le=le,
        terme=terme_de(timezone.localdate(le), cofinancee_ue=cofinancee_ue),
        compte=compte,
    )
    session.full_clean()
    session.save()
    dire("session.ouverte", _("%(session)s ouverte"), session, compte)
    return session


@transaction.atomic
def regler_la_session(
    *, session: Session, cadre: str, reference: str, cofinancee_ue: bool, compte: Compte
) -> Session:
    """Change the papers of a session, and so how long its proofs are kept."""
    session = prendre(session, compte)
    session.cadre, session.reference = cadre, reference
    session.cofinancee_ue = cofinancee_ue
    session.save()
    revoir_le_terme(session)
    dit = {"cadre": cadre, "reference": reference, "cofinancee_ue": cofinancee_ue}
    dire("session.reglee", _("%(session)s réglée"), session, compte, **dit)
    return session


@dataclass(frozen=True)
class Nouvelle:
    """Somebody whom the house does not know yet."""

    prenom: str
    nom: str


@transaction.atomic
def ajouter_le_formateur(
    *,
    session: Session,
    personne: Personne | Nouvelle,
    nom: str = "",
    externe: bool = False,
    compte: Compte,
) -> Formateur:
    """Say who teaches; half-days without anyone become theirs.

    ``nom``: the family name of whoever is known without. Raises ``DejaFormateur``,
    ``NomDemande`` or ``SessionVerrouillee``.
    """
    session = prendre(session, compte)
    exiger_ouverte(session)
    personne = _connaitre(personne, nom, compte)
    if session.formateurs.filter(personne__in=personne.numeros).exists():
        raise au_champ("personne", DejaFormateur, personne=personne)
    formateur = Formateur.objects.create(
        session=session, personne=personne, externe=externe, jeton=jeton_libre(Formateur)
    )
    session.demi_journees.filter(formateur=None).update(formateur=formateur)
    dit = {"formateur": formateur.pk, "personne": personne.pk}
    dire("formateur.ajoute", _("%(session)s : un formateur de plus"), session, compte, **dit)
    return formateur


@transaction.atomic
def inscrire_le_stagiaire(
    *,
    session: Session,
    personne: Personne | Nouvelle,
    nom: str = "",
    type_stagiaire: str,
    origine: str,
    compte: Compte,
) -> Inscription:
    """Put somebody in a session, under the full name that the certificate bears.

    ``nom``: the family name of whoever is known without. Raises ``DejaInscrit``,
    ``NomDemande`` or ``SessionVerrouillee``.
    """
    session = prendre(session, compte)
    exiger_ouverte(session)
    personne = _connaitre(personne, nom, compte)
    if session.inscriptions.filter(personne__in=personne.numeros).exists():
        raise au_champ("personne", DejaInscrit, personne=personne)
    inscription = Inscription.objects.create(
        session=session,
        personne=personne,
        type_stagiaire=type_stagiaire,
        origine=origine,
        jeton=jeton_libre(Inscription),
    )
    dit = {"inscription": inscription.pk, "personne": personne.pk}
    dire("stagiaire.inscrit", _("%(session)s : un stagiaire de plus"), session, compte, **dit)
    return inscription


@transaction.atomic
def suivre_l_inscription(
    *, inscription: Inscription, compte: Compte, nom: str = "", **champs: Any
) -> Inscription:
    """Change what the BPF asks of a stagiaire, who pays, and what the assessment said.

    ``nom``: the family name of whoever is known without. It may be done once the session is
    locked: an invoice comes later. Raises ``MontantSansFacture`` or ``DroitManquant``.
    """
    session = prendre(inscription.session, compte)
    if champs["montant_cts"] and not (champs["facture_numero"] and champs["facture_le"]):
        raise au_champ("facture_numero", MontantSansFacture)
    if nom:
        nommer(personne=inscription.personne, nom=nom, compte=compte.pk)
    avant = {champ: getattr(inscription, champ) for champ in FINANCEMENT}
    for champ in (*FINANCEMENT, *BILAN):
        setattr(inscription, champ, champs[champ])
    inscription.full_clean()
    inscription.save()
    change = {n: _en_clair(champs[n]) for n in FINANCEMENT if champs[n] != avant[n]}
    dit = {"inscription": inscription.pk, "apres": change}
    dire("stagiaire.suivi", _("%(session)s : une inscription complétée"), session, compte, **dit)
    return inscription


@transaction.atomic
def desinscrire(*, inscription: Inscription, compte: Compte) -> None:
    """Take somebody out who never signed. Raises ``StagiaireEmarge`` or ``InscriptionFacturee``."""
    session = prendre(inscription.session, compte)
    exiger_ouverte(session)
    if inscription.emargements.exists():
        raise StagiaireEmarge()
    if inscription.montant_cts:
        raise InscriptionFacturee()
    dit = {"inscription": inscription.pk}
    inscription.delete()
    dire("stagiaire.retire", _("%(session)s : un stagiaire de moins"), session, compte, **dit)


def prendre(session: Session, compte: Compte) -> Session:
    """The session, held until the end of the gesture, for whoever may keep it there."""
    tenue = Session.objects.select_for_update(of=("self",)).select_related("action", "lieu")
    prise = tenue.get(pk=session.pk)
    exiger(compte, DROIT, prise.lieu)
    return prise


def terme_de(jour: date, *, cofinancee_ue: bool) -> date:
    """Until when the proofs of a session are kept, from its last day."""
    return ans_apres(jour, ANS_UE if cofinancee_ue else ANS)


def _connaitre(personne: Personne | Nouvelle, nom: str, compte: Compte) -> Personne:
    """Somebody with a full name: papers and signatures bear it."""
    nom = personne.nom or nom
    if not nom.strip():
        raise au_champ("nom", NomDemande)
    if isinstance(personne, Personne):
        return personne if personne.nom else nommer(personne=personne, nom=nom, compte=compte.pk)
    return inscrire(prenom=personne.prenom, nom=nom, compte=compte.pk)


def exiger_ouverte(session: Session) -> None:
    """Refuse what a locked session no longer takes. Raises ``SessionVerrouillee``."""
    if session.est_verrouillee:
        raise SessionVerrouillee()


def revoir_le_terme(session: Session) -> None:
    """Keep the proofs of a session from its last half-day on, as it is now."""
    derniere = session.demi_journees.order_by("-jour").first()
    jour = derniere.jour if derniere else timezone.localdate(session.ouverte_le)
    session.terme = terme_de(jour, cofinancee_ue=session.cofinancee_ue)
    session.save(update_fields=["terme"])


def _en_clair(valeur: Any) -> Any:
    if isinstance(valeur, date):
        return valeur.isoformat()
    return getattr(valeur, "pk", valeur)


def dire(code: str, phrase: str, session: Session, compte: Compte, **dit: Any) -> None:
    """Write a gesture on a session in the journal."""
    jour = date_format(timezone.localdate(session.ouverte_le), "j F Y")
    nom = _("Session de formation nº %(n)d (ouverte le %(jour)s)") % {"n": session.pk, "jour": jour}
    consigner(
        f"formation.{code}",
        phrase % {"session": nom},
        {"session": session.pk, **dit},
        lieu=session.lieu_id,
        compte=compte.pk,
        par=compte.personne_id,
    )
