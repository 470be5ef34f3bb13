"""What was weighed oddly, by us or at a bridge; what has not come, or has not left."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from collecte.bureau.models import PeseePont
from collecte.bureau.services.receptions import attendues_au_pont
from collecte.livre.models import Bon, ContenantPlein, Ligne
from collecte.sorties.services.transferts import ALERTE, en_route
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.temps.dates import date_format

from .genres import (
    ECART_PONT,
    EN_ROUTE,
    IMPLAUSIBLE,
    MAXIMUM,
    PLEIN,
    SANS_TICKET,
    Etrangete,
    OuChercher,
)
from .remedes import vers_la_page, voir

# A ticket comes weeks later: before, nobody need ask for it.
TICKET_ATTENDU = timedelta(days=14)
PLEIN_OUBLIE = timedelta(days=30)
# Percent of what was announced: gesture 5.
ECART_AU_PONT = 5


def poids_peu_plausibles(p: OuChercher) -> Iterator[Etrangete]:
    """Lines of deposits above what their category weighs at once, in the period."""
    # The period's deposits first: else every line ever weighed is compared.
    depots = Bon.objects.depots().filter(
        lieu__in=p.codes, jour__gte=p.debut, jour__lte=p.fin, annulation=None
    )
    lignes = (
        Ligne.objects.filter(
            bon__in=depots.order_by().values("pk"), masse_g__gt=F("categorie__net_plausible_g")
        )
        .select_related("bon", "categorie")
        .order_by("-masse_g")[:MAXIMUM]
    )
    for ligne in lignes:
        mots = {
            "categorie": ligne.categorie,
            "n": nombre(ligne.bon_id),
            "jour": date_format(ligne.bon.jour, "j F"),
            "max": kilos(ligne.categorie.net_plausible_g) if ligne.categorie else "",
        }
        yield Etrangete(
            IMPLAUSIBLE,
            ligne.bon.lieu_id,
            _("%(categorie)s, bon nº %(n)s du %(jour)s : au-dessus de %(max)s") % mots,
            ligne.masse_g,
            (voir(ligne.bon_id, _("Voir, ou annuler le bon")),),
            ligne.categorie,
        )


def sans_ticket(p: OuChercher, apres: timedelta = TICKET_ATTENDU) -> Iterator[Etrangete]:
    """Exits weighed at a bridge whose ticket did not come."""
    attendues = attendues_au_pont(None if p.lieux is None else list(p.lieux))
    limite = min(p.fin, p.aujourd_hui - apres)
    anciennes = attendues.filter(bon__jour__lte=limite).prefetch_related("bon__lignes")
    for sortie in anciennes[:MAXIMUM]:
        bon = sortie.bon
        mots = {
            "qui": sortie.structure,
            "n": nombre(bon.pk),
            "jours": (p.aujourd_hui - bon.jour).days,
        }
        yield Etrangete(
            SANS_TICKET,
            bon.lieu_id,
            _("%(qui)s, sortie nº %(n)s : il y a %(jours)s jours") % mots,
            sum(ligne.masse_g for ligne in bon.lignes.all()),
            (
                *vers_la_page(
                    _("Saisir le ticket"), "scale", "collecte:pont_recevoir", arguments=[bon.pk]
                ),
                voir(bon.pk),
            ),
            depuis=bon.jour,
            numero=bon.pk,
        )


def ecarts_au_pont(p: OuChercher, pourcent: int = ECART_AU_PONT) -> Iterator[Etrangete]:
    """Tickets that differ from what was announced by more than five percent."""
    pesees = (
        PeseePont.objects.filter(
            reception__bon__jour__gte=p.debut,
            reception__bon__jour__lte=p.fin,
            reception__bon__annulation=None,
        )
        .exclude(
            net_g__gte=F("annonce_g") * (100 - pourcent) / 100,
            net_g__lte=F("annonce_g") * (100 + pourcent) / 100,
        )
        .select_related("reception__bon", "matiere")
        .order_by("-reception")
    )
    if p.lieux is not None:
        pesees = pesees.filter(reception__bon__lieu__in=p.lieux)
    for pesee in pesees[:MAXIMUM]:
        bon = pesee.reception.bon
        mots = {
            "matiere": pesee.matiere,
            "n": nombre(pesee.reception.sortie_id),
            "annonce": kilos(pesee.annonce_g),
            "net": kilos(pesee.net_g),
        }
        yield Etrangete(
            ECART_PONT,
            bon.lieu_id,
            _("%(matiere)s, sortie nº %(n)s : %(annonce)s annoncés, %(net)s au pont") % mots,
            pesee.net_g - pesee.annonce_g,
            (voir(bon.pk), voir(pesee.reception.sortie_id, _("Voir la sortie"))),
            depuis=bon.jour,
            numero=pesee.pk,
        )


def pas_recus(p: OuChercher, apres: timedelta = ALERTE) -> Iterator[Etrangete]:
    """Transfers on their way for more than seven days."""
    transferts = en_route(None if p.lieux is None else list(p.lieux))
    anciens = transferts.filter(bon__jour__lt=p.aujourd_hui - apres).prefetch_related("bon__lignes")
    for transfert in anciens[:MAXIMUM]:
        bon = transfert.bon
        mots = {
            "de": bon.lieu,
            "vers": transfert.vers_lieu,
            "jour": date_format(bon.jour, "j F"),
        }
        chez = transfert.vers_lieu_id
        if p.lieux is not None and chez not in p.lieux:
            chez = bon.lieu_id
        yield Etrangete(
            EN_ROUTE,
            chez,
            _("De %(de)s vers %(vers)s, parti le %(jour)s") % mots,
            sum(ligne.masse_g for ligne in bon.lignes.all()),
            (
                *vers_la_page(_("Recevoir"), "truck", "collecte:comptoir_quai"),
                voir(bon.pk, _("Voir, ou annuler l’envoi")),
            ),
            depuis=bon.jour,
            numero=bon.pk,
        )


def pleins_oublies(p: OuChercher, apres: timedelta = PLEIN_OUBLIE) -> Iterator[Etrangete]:
    """Full containers that wait for more than a month."""
    pleins = (
        ContenantPlein.objects.presents()
        .filter(ligne__bon__jour__lt=p.aujourd_hui - apres, **p.du_lieu)
        .select_related("ligne__bon", "categorie", "matiere")
        .order_by("pk")[:MAXIMUM]
    )
    for plein in pleins:
        mots = {
            "n": nombre(plein.pk),
            "quoi": plein.categorie or plein.matiere,
            "jour": date_format(plein.ligne.bon.jour, "j F Y"),
        }
        yield Etrangete(
            PLEIN,
            plein.lieu_id,
            _("Contenant nº %(n)s, %(quoi)s, fermé le %(jour)s") % mots,
            plein.masse_g,
            (
                *vers_la_page(_("Sortir"), "truck", "collecte:comptoir_quai", "collecte:gestes"),
                voir(plein.ligne.bon_id, _("Voir, ou annuler sa fermeture")),
            ),
            plein.categorie,
            depuis=plein.ligne.bon.jour,
            numero=plein.pk,
        )
