"""What the treasurer and the accountant take away: tickets one by one, entries, balance."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.caisses.models import Caisse
from boutique.ventes.models import Vente
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.temps.dates import date_format

from .ecritures_des_caisses import JOURNAUX, Ecriture, balance

LOT = 500


def journal_des_ventes(debut: date, fin: date, caisses: Iterable[Caisse]) -> Document:
    """Every ticket of a period, a line each, then every line of them; read as it is written."""
    caisses = list(caisses)
    return Document(
        nom=f"journal-des-ventes-{debut:%Y%m%d}-{fin:%Y%m%d}",
        titre=_("Journal des ventes, %(periode)s") % {"periode": periode_en_mots(debut, fin)},
        filtres=[
            (_("Période"), periode_en_mots(debut, fin)),
            (_("Caisses"), ", ".join(str(c) for c in caisses)),
        ],
        definitions=[
            (_("Total"), _("Ce que le ticket fait payer, TVA comprise ; négatif : remboursé.")),
            (_("Jour"), _("Celui où la caisse s’est ouverte, à Paris.")),
        ],
        feuilles=[
            Feuille(
                _("Tickets"),
                [
                    *(Colonne(_("Numéro")), Colonne(_("Nature")), Colonne(_("Jour"), Genre.JOUR)),
                    *(Colonne(_("Heure")), Colonne(_("Caisse")), Colonne(_("À propos de"))),
                    *(Colonne(_("Hors taxes"), Genre.EUROS), Colonne(_("TVA"), Genre.EUROS)),
                    *(
                        Colonne(_("Total"), Genre.EUROS),
                        Colonne(_("Payé par")),
                        Colonne(_("Motif")),
                    ),
                ],
                _tickets(debut, fin, caisses),
            )
        ],
    )


def _tickets(debut: date, fin: date, caisses: list[Caisse]) -> Iterator[tuple[Any, ...]]:
    ventes = (
        Vente.objects.filter(
            serie__caisse__in=caisses, serie__ecole=False, jour__gte=debut, jour__lte=fin
        )
        .select_related("serie__caisse__point", "lien__serie__caisse")
        .prefetch_related("reglements")
        .order_by("pk")
    )
    for v in ventes.iterator(chunk_size=LOT):
        yield (
            v.numero_lisible,
            v.get_nature_display(),
            v.jour,
            timezone.localtime(v.le).strftime("%H:%M:%S"),
            str(v.serie.caisse),
            v.lien.numero_lisible if v.lien else "",
            *(v.ht_cts, v.tva_cts, v.total_cts),
            ", ".join(dict.fromkeys(r.libelle for r in v.reglements.all())),
            v.motif,
        )


def ecritures_a_emporter(debut: date, fin: date, toutes: list[Ecriture]) -> Document:
    """The entries of a period, and the balance that they make."""
    montants = [Colonne(_("Débit"), Genre.EUROS), Colonne(_("Crédit"), Genre.EUROS)]
    return Document(
        nom=f"ecritures-{debut:%Y%m%d}-{fin:%Y%m%d}",
        titre=_("Écritures, %(periode)s") % {"periode": periode_en_mots(debut, fin)},
        filtres=[(_("Période"), periode_en_mots(debut, fin))],
        definitions=[
            (_("Pièce"), _("C1-J12 : la douzième clôture de jour de la caisse 1.")),
            (_("Jours"), _("Seulement ceux qui sont clos : rien n’y change plus.")),
        ],
        feuilles=[
            Feuille(
                _("Écritures"),
                [
                    *(Colonne(_("Jour"), Genre.JOUR), Colonne(_("Journal")), Colonne(_("Pièce"))),
                    *(Colonne(_("Compte")), Colonne(_("Intitulé")), Colonne(_("Libellé"))),
                    *montants,
                ],
                [
                    (
                        *(e.jour, str(JOURNAUX[e.journal]), e.piece),
                        *(li.compte, li.nom, e.libelle, li.debit_cts, li.credit_cts),
                    )
                    for e in toutes
                    for li in e.lignes
                ],
            ),
            Feuille(
                _("Balance"),
                [Colonne(_("Compte")), Colonne(_("Intitulé")), *montants],
                [(s.compte, s.nom, s.debit_cts, s.credit_cts) for s in balance(toutes)],
            ),
        ],
    )


def periode_en_mots(debut: date, fin: date) -> str:
    """« du 1er mars 2027 au 31 mars 2027 »."""
    mots = {"debut": date_format(debut, "j F Y"), "fin": date_format(fin, "j F Y")}
    return _("du %(debut)s au %(fin)s") % mots
