"""Who holds a till, and what shows that the name they gave is theirs."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.personnes.codes import donner_son_code
from petiterockette.personnes.models import Personne

from ..documents import PriseRecue
from ..models import Caisse, Presence, Session
from ..refus import CodeDemande, PersonneALaCaisse
from .en_main import empreinte_de_l_appareil, fin_de_la_journee, prendre_en_main

DROIT = "boutique.encaisser"


@dataclass(frozen=True)
class Preuve:
    """Somebody showed who they are: made here only, by a code or by who stands at the till."""

    personne: int


def personne_a_la_caisse(
    par: int | None,
    compte: Compte,
    caisse: Caisse | None = None,
    preuve: Preuve | None = None,
    *,
    ecole: bool = False,
) -> int:
    """The id of who makes a gesture: the tile that was touched, or the account's own person.

    ``caisse``: the till it is made at; None for the safe and the bank, kept from the office.
    Where the till asks for codes, a name that is not the account's own needs its ``preuve``;
    training does not. Raises ``PersonneALaCaisse`` when nobody said it, or ``CodeDemande``.
    """
    if par is None:
        if compte.personne_id is None:
            raise PersonneALaCaisse(champs={"par": str(PersonneALaCaisse.texte)})
        return compte.personne_id
    if not Personne.objects.filter(pk=par, anonymisee_le=None).exists():
        phrase = _("Ce nom n’est plus dans l’équipe\u00a0: touchez le vôtre.")
        raise PersonneALaCaisse(champs={"par": phrase})
    if not demande_un_code(caisse, compte, par, ecole=ecole):
        return par
    if preuve is None or preuve.personne != par:
        raise CodeDemande(champs={"code_de_caisse": str(CodeDemande.texte)})
    return par


def demande_un_code(
    caisse: Caisse | None, compte: Compte, par: int | None, *, ecole: bool = False
) -> bool:
    """Whether this name needs a code at this till: the account's own never does."""
    if caisse is None or ecole or not caisse.demande_le_code:
        return False
    return par is not None and par != compte.personne_id


def prouver(*, par: int, code: str, encore: str = "", compte: Compte, lieu: int | None) -> Preuve:
    """The proof that a code gives; wrong tries are counted, so call it outside a transaction.

    Raises what ``donner_son_code`` raises, or ``PersonneALaCaisse``.
    """
    personne = Personne.objects.filter(pk=personne_a_la_caisse(par, compte)).get()
    donner_son_code(personne=personne, code=code, encore=encore, lieu=lieu, compte=compte.pk)
    return Preuve(par)


def prendre_la_caisse(*, prise: PriseRecue, compte: Compte, appareil: str) -> Presence | None:
    """Hold an open till from now on, on this device: whoever held it gives their code to return.

    None where the till asks for no code. Raises what taking the till raises, or what a code is
    refused for.
    """
    par = personne_a_la_caisse(prise.entete_recu.par, compte)
    caisse = Caisse.objects.filter(point=prise.entete_recu.point).first()
    if demande_un_code(caisse, compte, par, ecole=prise.ecole):
        lieu = caisse.point.lieu_id if caisse else None
        prouver(par=par, code=prise.code, encore=prise.encore, compte=compte, lieu=lieu)
    with transaction.atomic():
        en_main = prendre_en_main(
            entete_recu=prise.entete_recu,
            session=prise.session,
            ecole=prise.ecole,
            compte=compte,
            appareil=appareil,
            droit=DROIT,
        )
        if not en_main.caisse.demande_le_code:
            return None
        return tenir(en_main.session, en_main.caisse, par, compte)


def tenir(session: Session, caisse: Caisse, par: int, compte: Compte) -> Presence | None:
    """Write who stands at a till from now on, on the device that holds it; its row is locked."""
    if session.ecole or not caisse.demande_le_code:
        return None
    deja = _presences(session, session.appareil, compte).filter(finie_le=None).first()
    if deja and deja.personne_id == par:
        return deja
    quitter(session)
    return Presence.objects.create(
        session=session, personne_id=par, appareil=session.appareil, compte=compte,
        le=timezone.now(),
    )  # fmt: skip


def quitter(session: Session, sauf: int | None = None) -> None:
    """Nobody stands at a till any more, but for one person."""
    debout = Presence.objects.filter(session=session, finie_le=None)
    debout.exclude(personne=sauf).update(finie_le=timezone.now())


def qui_tient(session: Session, caisse: Caisse, appareil: str, compte: Compte) -> Preuve | None:
    """Who gave their code last at this till, on this device and under this account.

    Until the day of the session is over: whoever comes next morning says who they are.
    """
    if session.ecole or not caisse.demande_le_code:
        return None
    if timezone.now() >= fin_de_la_journee(session):
        return None
    debout = _presences(session, empreinte_de_l_appareil(appareil), compte)
    presence = debout.filter(finie_le=None).first()
    return Preuve(presence.personne_id) if presence else None


def preuve_passee(
    session: Session, caisse: Caisse, appareil: str, compte: Compte, par: int | None
) -> Preuve | None:
    """The proof that somebody gave their code here earlier: what they did then is told late."""
    if session.ecole or not caisse.demande_le_code:
        return None
    presences = _presences(session, empreinte_de_l_appareil(appareil), compte)
    return Preuve(par) if par and presences.filter(personne=par).exists() else None


def _presences(session: Session, appareil: str, compte: Compte) -> QuerySet[Presence]:
    """The presences of a device and an account, whose code was not forgotten or chosen anew
    since."""
    encore_la = Q(personne=compte.personne_id) | Q(personne__code_de_caisse__choisi_le__lte=F("le"))
    return Presence.objects.filter(encore_la, session=session, appareil=appareil, compte=compte)
