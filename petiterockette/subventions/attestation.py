"""Who gives account of a grant, of what, and the sentence that is signed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.lieux.models import Association
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from .compte_rendu import rendu_de
from .models import CompteRendu, Subvention

# What a pen fills.
BLANC = "…………………………"
FAIT_LE = gettext_lazy("Fait le ………………… à …………………. Signature\u00a0:")


def qui_rend_compte(subvention: Subvention, nous: Association) -> Iterator[str]:
    """The association and its numbers, the grant and its money, a line each.

    ``subvention``: with ``verse_cts`` (``avec_ses_versements``).
    """
    rendu = rendu_de(subvention)
    yield ", ".join(filter(None, (nous.nom, nous.adresse)))
    if nous.siret:
        yield _("SIRET\u00a0: %(numero)s") % {"numero": nous.siret}
    if rendu and rendu.rna:
        yield _("Nº RNA\u00a0: %(numero)s") % {"numero": rendu.rna}
    yield _("Financeur\u00a0: %(qui)s") % {"qui": subvention.financeur}
    yield _("Subvention\u00a0: %(nom)s, du %(du)s au %(au)s") % {
        "nom": " ".join(filter(None, (subvention.dispositif, subvention.numero))),
        "du": date_format(subvention.debut, "j F Y"),
        "au": date_format(subvention.fin, "j F Y"),
    }
    if subvention.accorde_cts:
        dits = {"accorde": euros(subvention.accorde_cts), "verse": euros(subvention.verse_cts)}
        yield _("Accordé\u00a0: %(accorde)s, versé\u00a0: %(verse)s") % dits


def attestation(subvention: Subvention, nous: Association) -> str:
    """The sentence of whoever signs; blanks for what nobody said."""
    rendu = rendu_de(subvention) or CompteRendu()
    phrase = _(
        "Je soussigné·e, %(nom)s, %(qualite)s, qui représente légalement l’association %(qui)s, "
        "certifie exactes les informations de ce compte rendu."
    )
    return phrase % {
        "nom": rendu.representant or BLANC,
        "qualite": rendu.qualite or BLANC,
        "qui": nous.nom or BLANC,
    }
