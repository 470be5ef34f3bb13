"""Who gives account of a grant, of what, and the sentence that is signed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.lieux.models import Association
from petiterockette.mots.mesures import TIRET
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import siret
from petiterockette.temps.dates import date_format

from .bilans import reste_a_verser
from .compte_rendu import rendu_de
from .models import CompteRendu, Subvention

# What a pen fills.
BLANC = "…………………………"
FAIT_LE = gettext_lazy("Fait le ………………… à …………………. Signature\u00a0:")


def faits(subvention: Subvention, nous: Association) -> list[tuple[str, str]]:
    """Who gives account and of what, as its page, its paper and its dossier say it: names, facts;
    « — » where nobody said one.

    ``subvention``: with ``verse_cts`` (``avec_ses_versements``).
    """
    rendu, accorde = rendu_de(subvention) or CompteRendu(), subvention.accorde_cts
    # Not all of them have one.
    convention = [(_("Nº de convention"), subvention.numero)] if subvention.numero else []
    dites = (
        (_("Association"), ", ".join(filter(None, (nous.nom, nous.adresse)))),
        (_("SIRET"), siret(nous.siret)),
        (_("Nº RNA"), rendu.rna),
        (_("Financeur"), str(subvention.financeur)),
        (_("Subvention"), str(subvention)),
        *convention,
        (_("Ce qu’elle paie"), subvention.objet),
        (_("Période"), _periode(subvention)),
        (_("Accordé"), euros(accorde) if accorde else ""),
        (_("Versé"), euros(subvention.verse_cts)),
        (_("Reste à verser"), euros(max(0, reste_a_verser(subvention))) if accorde else ""),
        (_("Bilan dû le"), date_format(subvention.bilan_du_le) if subvention.bilan_du_le else ""),
    )
    return [(nom, dit or TIRET) for nom, dit in dites]


def _periode(subvention: Subvention) -> str:
    du, au = date_format(subvention.debut), date_format(subvention.fin)
    return _("du %(du)s au %(au)s") % {"du": du, "au": au}


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
