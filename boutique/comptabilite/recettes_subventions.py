"""What the grants bring in, in the accounts: once the accountant agreed that it be booked here.

A grant is booked on the day of its notification, a payment on its own. A grant may change, or be
refused after all: what an exercise already frozen has booked stays, and the difference is booked
on the first day that is still open. What comes before the day of the setting is never booked.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Min, Q
from django.utils.translation import gettext as _

from boutique.regles.models import PosteComptable
from petiterockette.subventions.models import Subvention, Versement

from .ecritures_des_caisses import BANQUE, DIVERS, Ecriture, Lieux, Plan
from .models import EcritureFigee, ReglageSubventions

Poste = PosteComptable.Poste
# What a piece begins by: a notification, by the nature of its grant; a payment.
NOTIFIEES = "S"
NOTIFIEE = {Subvention.Nature.FONCTIONNEMENT: "SN", Subvention.Nature.INVESTISSEMENT: "SI"}
VERSEE = "SV"
CONTREPARTIE = {"SN": Poste.EXPLOITATION, "SI": Poste.EQUIPEMENT}


def des_subventions(
    debut: date, fin: date, lieux: Lieux, plan: Plan, ouvert: date
) -> Iterator[Ecriture]:
    """The entries of a period where nothing is frozen, ``fin`` included; none while they are off.

    They are of no site: those of some sites have none. ``ouvert``: the first day still open.
    """
    depuis = depuis_quand()
    if depuis is None or lieux is not None:
        return
    for ecriture in [*_notifiees(depuis, plan, ouvert), *_versees(depuis, plan, ouvert)]:
        if debut <= ecriture.jour <= fin:
            yield ecriture


def depuis_quand() -> date | None:
    """The first day whose grants are booked here; None while they are not."""
    reglage = ReglageSubventions.objects.filter(actives=True).first()
    return reglage.depuis if reglage else None


def premier_jour_a_passer() -> date | None:
    """The first day on which a grant was notified or paid, and is to be booked here."""
    depuis = depuis_quand()
    if depuis is None:
        return None
    notifiees = Subvention.objects.filter(notifiee_le__gte=depuis)
    versees = Versement.objects.filter(le__gte=depuis)
    jours = [notifiees.aggregate(j=Min("notifiee_le"))["j"], versees.aggregate(j=Min("le"))["j"]]
    return min(filter(None, jours), default=None)


def _notifiees(depuis: date, plan: Plan, ouvert: date) -> Iterator[Ecriture]:
    """What is agreed by now, less what frozen exercises booked of it."""
    passees = EcritureFigee.objects.deja_passees(DIVERS, NOTIFIEES)
    suivies = {int(piece[len(NOTIFIEES) + 1 :]) for piece in passees}
    lues = Subvention.objects.filter(Q(notifiee_le__gte=depuis) | Q(pk__in=suivies))
    for s in lues.order_by("pk"):
        for nature, genre in NOTIFIEE.items():
            piece = f"{genre}{s.pk}"
            passe, fois = passees.get(piece, (0, 0))
            du = (s.accorde_cts or 0) if s.nature == nature else 0
            reste = du - passe
            if not reste:
                continue
            jour = max(s.notifiee_le, ouvert) if s.notifiee_le and du else ouvert
            yield Ecriture(
                jour=jour,
                journal=DIVERS,
                piece=f"{piece}-{fois + 1}" if fois else piece,
                libelle=_("Subvention nº %(n)d notifiée") % {"n": s.pk},
                lieu=None,
                lignes=(
                    *plan.du_poste(Poste.SUBVENTIONS, reste),
                    *plan.du_poste(CONTREPARTIE[genre], -reste),
                ),
                piece_jour=min(s.notifiee_le or jour, jour),
            )


def _versees(depuis: date, plan: Plan, ouvert: date) -> Iterator[Ecriture]:
    """What was paid, and what took it back; one that takes back what is not booked is not."""
    figees = EcritureFigee.objects.filter(journal=BANQUE, piece__startswith=VERSEE)
    passees = set(figees.values_list("piece", flat=True))
    for v in Versement.objects.filter(le__gte=depuis).select_related("annule").order_by("pk"):
        repris = v.annule
        inconnu = repris and repris.le < depuis and f"{VERSEE}{repris.pk}" not in passees
        if inconnu or f"{VERSEE}{v.pk}" in passees:
            continue
        phrase = (
            _("Subvention nº %(n)d, versement annulé")
            if repris
            else _("Subvention nº %(n)d versée")
        )
        yield Ecriture(
            jour=max(v.le, ouvert),
            journal=BANQUE,
            piece=f"{VERSEE}{v.pk}",
            libelle=phrase % {"n": v.subvention_id},
            lieu=None,
            lignes=(
                *plan.du_poste(Poste.BANQUE, v.montant_cts),
                *plan.du_poste(Poste.SUBVENTIONS, -v.montant_cts),
            ),
            piece_jour=v.le,
        )
