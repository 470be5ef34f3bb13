"""What is learned at the till: its « ? », and five gestures that its training tickets show."""

from collections.abc import Collection, Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from boutique.caisses.models import Serie
from boutique.regles.models import Moyen
from boutique.ventes.models import LigneVente, Reglement, Vente
from collecte.comptoirs.parcours import Fait, GesteAApprendre, Parcours, Scene, declarer

_ARTICLE = ("shirt", _("Touchez l’article"))
_ESPECES = ("banknote", _("Espèces"))


def faits_a_la_caisse(
    personnes: Collection[int] | None, lieux: Collection[int] | None
) -> Iterator[Fait]:
    """Who did what in training: read from the tickets of its series, which count nowhere.

    Nothing of the true tickets is read, however many there are.
    """
    series = Serie.objects.filter(ecole=True)
    if lieux is not None:
        series = series.filter(caisse__point__lieu__in=lieux)
    # One series after the other: of several at once, SQLite reads all that was ever sold.
    for serie in series.order_by():
        yield from _faits_d_une_serie(serie, personnes)


def _faits_d_une_serie(serie: Serie, personnes: Collection[int] | None) -> Iterator[Fait]:
    tickets = Vente.objects.filter(serie=serie.pk, par__isnull=False)
    if personnes is not None:
        tickets = tickets.filter(par__in=personnes)
    lus = tickets.order_by().annotate(
        especes=_paye_en(Moyen.Genre.ESPECES),
        carte=_paye_en(Moyen.Genre.CARTE),
        plusieurs=Exists(LigneVente.objects.filter(vente=OuterRef("pk"), rang=1)),
    )
    colonnes = ("par", "le", "nature", "remise_cts", "especes", "carte", "plusieurs")
    for par, le, nature, remise_cts, *montres in lus.values_list(*colonnes):
        if nature == Vente.Nature.AVOIR:
            yield Fait(par, "rendre", le)
        elif nature == Vente.Nature.VENTE:
            lus_ici = dict(zip(("especes", "carte", "plusieurs"), montres, strict=True))
            lus_ici["remise"] = remise_cts > 0
            yield from (Fait(par, code, le) for code, oui in lus_ici.items() if oui)


def _paye_en(genre: str) -> Exists:
    reglements: QuerySet[Reglement] = Reglement.objects.filter(vente=OuterRef("pk"), genre=genre)
    return Exists(reglements)


declarer(
    Parcours(
        "caisse",
        nom=_("Caisse"),
        droit="boutique.encaisser",
        vrai="boutique:caisse",
        ecole="boutique:caisse_ecole",
        phrases=(
            _("Touchez chaque article que la personne achète."),
            _("Dites-lui le total, et touchez comment elle paie."),
            _("Rendez la monnaie que dit l’écran, et proposez le ticket."),
        ),
        scenes=(
            Scene("tuile", "shirt"),
            Scene("tuile", "banknote"),
            Scene("bouton", "receipt-text"),
        ),
        gestes=(
            GesteAApprendre("especes", (_ARTICLE, _ESPECES)),
            GesteAApprendre("carte", (_ARTICLE, ("credit-card", _("Carte")))),
            GesteAApprendre("plusieurs", (_ARTICLE, ("plus", _("Un autre")), _ESPECES)),
            GesteAApprendre("remise", (_ARTICLE, ("percent", _("Remise")), _ESPECES)),
            GesteAApprendre(
                "rendre",
                (
                    ("ellipsis", _("Plus")),
                    ("inbox", _("Derniers tickets")),
                    ("undo-2", _("Rembourser")),
                ),
            ),
        ),
        faits=faits_a_la_caisse,
    )
)
