"""A membership is paid, or paid back: what the till's lines write here, in their transaction."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from boutique.ventes.models import LigneVente, Vente
from petiterockette.journal.services import consigner
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format

from ..models import Adhesion, Formule, Resiliation
from .cartes import carte_pour


def prendre(*, ligne: LigneVente, vente: Vente, personne: int | None) -> Adhesion:
    """Write the year that a line of a sale has paid, on the card of whoever it is for.

    ``personne``: a number, or None: a card without a name. A year taken before the last one
    is over begins the day after it. Runs inside the sale's transaction, its till locked.
    """
    # Two tills that renew the same person wait for each other.
    if personne:
        list(Personne.objects.select_for_update().filter(pk=personne).values_list("pk"))
    carte = carte_pour(personne)
    formule = Formule.objects.en_vigueur(ligne.article_id, vente.jour)
    assert formule is not None
    avant = Adhesion.objects.en_cours().de_la_carte(carte).aggregate(n=Count("pk"), fin=Max("fin"))
    debut, fin = formule.periode(_premier_jour(avant["fin"], vente.jour))
    adhesion = Adhesion.objects.create(
        carte=carte,
        formule=formule,
        ligne=ligne,
        jour=vente.jour,
        paye_cts=ligne.montant_cts,
        nouvelle=not avant["n"],
        debut=debut,
        fin=fin,
    )
    consigner(**fait_de(adhesion, vente, personne))
    return adhesion


def fait_de(adhesion: Adhesion, vente: Vente, personne: int | None) -> dict[str, Any]:
    """What the journal says of a membership; numbers, nobody's name."""
    return {
        "code": "adhesions.adhesion.prise",
        "resume": _(
            "Carte nº\u00a0%(carte)d\u00a0: du %(debut)s au %(fin)s, ticket nº\u00a0%(ticket)s"
        )
        % {
            "carte": adhesion.carte_id,
            "debut": date_format(adhesion.debut),
            "fin": date_format(adhesion.fin),
            "ticket": vente.numero_lisible,
        },
        "contenu": {
            "adhesion": adhesion.pk,
            "carte": adhesion.carte_id,
            "vente": vente.pk,
            "personne": personne,
        },
        "lieu": vente.serie.caisse.point.lieu_id,
        "par": vente.par,
        "compte": vente.compte_id,
    }


def _premier_jour(derniere: date | None, jour: date) -> date:
    return derniere + timedelta(days=1) if derniere and derniere >= jour else jour


def rendre(*, ligne: LigneVente, avoir: Vente) -> Resiliation | None:
    """End the membership whose line came back; the row of its year stays as it was.

    None: the line was sold before memberships were kept.
    """
    adhesion = Adhesion.objects.filter(ligne=ligne.rend_id).first()
    if adhesion is None:
        return None
    resiliation = Resiliation.objects.create(adhesion=adhesion, ligne=ligne, jour=avoir.jour)
    consigner(
        "adhesions.adhesion.rendue",
        _("Carte nº\u00a0%(carte)d\u00a0: adhésion remboursée, ticket nº\u00a0%(ticket)s")
        % {"carte": adhesion.carte_id, "ticket": avoir.numero_lisible},
        {"adhesion": adhesion.pk, "carte": adhesion.carte_id, "vente": avoir.pk},
        lieu=avoir.serie.caisse.point.lieu_id,
        par=avoir.par,
        compte=avoir.compte_id,
    )
    return resiliation
