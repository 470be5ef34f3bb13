"""« Aller à » finds tickets by their number, by their day, and for a month by what they sold or by
their amount."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.articles.models import Article
from boutique.caisses.models import Serie
from boutique.regles.droits import LIRE
from boutique.ventes.models import LigneVente, Vente
from collecte.matiere.periode import Periode
from petiterockette.affichage.aller.registre import (
    Genre,
    ListeComplete,
    Saisie,
    SourceDeRecherche,
    Trouve,
)
from petiterockette.comptes.portees import portee
from petiterockette.lieux.heures import en_heure
from petiterockette.mots.monnaie import euros, euros_nombre
from petiterockette.temps.dates import date_format

from .forms.tickets import du_numero, lire_le_numero

# Ten years of tickets are not read one by one: a month of them says what one is after.
DEPUIS = timedelta(days=31)
PICTOGRAMMES: dict[str, str] = {Vente.Nature.AVOIR: "undo-2", Vente.Nature.CORRECTION: "pencil"}


def tickets_du_moment(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The tickets of the day that was said, and what was sold that day or that month."""
    if (moment := saisie.moment_dit) is None:
        return
    if moment.genre == "jour":
        url = f"{reverse('boutique:tickets')}?jour={moment.debut}"
        yield Trouve(_("Les tickets"), url, "receipt-text", _("ventes et remboursements"))
    periode = Periode.entre(moment.debut, moment.fin)
    url = reverse("boutique:ventes_du_mois", args=[periode.code])
    yield Trouve(_("Les ventes"), url, "banknote", _("recettes, paiements, catégories"))


def tickets(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The tickets of that number; else the month's of that amount, or that hold such articles."""
    if saisie.precise and saisie.montant_cts is None:
        return
    lieux = portee(request.user, LIRE).ids_des_lieux
    ventes = Vente.objects.filter(_dits(saisie), serie__ecole=False)
    if lieux is not None:
        ventes = ventes.filter(serie__caisse__point__lieu__in=lieux)
    # By their days first, which are indexed: by their keys, SQLite goes through all years.
    trouves = ventes.select_related("serie__caisse__point__lieu").order_by("-jour", "-pk")
    for vente in trouves[: saisie.par_groupe]:
        quand = f"{date_format(vente.jour, 'j F Y')}, {en_heure(vente.le)}"
        yield Trouve(
            f"{vente.get_nature_display().capitalize()} {vente.numero_lisible}",
            reverse("boutique:ticket", args=[vente.pk]),
            PICTOGRAMMES.get(vente.nature, "receipt-text"),
            f"{quand} · {vente.serie.caisse.point.nom_complet} · {euros(vente.total_cts)}",
            vente.jour,
        )


def _dits(saisie: Saisie) -> Q:
    montant = saisie.montant_cts
    if montant is None and (numero := lire_le_numero(saisie.texte)):
        # Each series by its key: a ticket is then found by the index of both.
        return Q(serie__in=Serie.objects.order_by().values("pk")) & du_numero(*numero)
    dits = Q(jour__gte=timezone.localdate() - DEPUIS)
    if montant is not None:
        return dits & Q(total_cts__in=[montant, -montant])
    for mot in saisie.mots:
        articles_dits = Article.objects.filter(recherche__contains=mot).order_by()
        lignes = LigneVente.objects.filter(vente=OuterRef("pk"), article__in=articles_dits)
        dits &= Q(Exists(lignes))
    return dits


def tickets_complets(saisie: Saisie) -> ListeComplete | None:
    """All the tickets of that amount, or that hold such articles; a number is all of it."""
    montant = saisie.montant_cts
    if montant is None and (saisie.precise or lire_le_numero(saisie.texte)):
        return None
    demande = {"mots": saisie.texte} if montant is None else {"montant": euros_nombre(montant)}
    url = f"{reverse('boutique:tickets')}?{urlencode(demande)}"
    return ListeComplete(_("tous les tickets"), url, _("depuis un mois"))


SOURCES = [
    SourceDeRecherche(Genre.MOMENTS, LIRE, tickets_du_moment, precise=True),
    SourceDeRecherche(Genre.TICKETS, LIRE, tickets, precise=True, liste=tickets_complets),
]
