"""The name tiles of a team: who joins, leaves, comes back."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu

from ..models import Equipier, Personne
from ..refus import PrenomManquant
from .annuaire import indexer, propre


@transaction.atomic
def accueillir(
    *, prenom: str, lieu: Lieu, nom: str = "", debut: date | None = None, compte: int | None
) -> Personne:
    """Add somebody's name tile to a site's team.

    A namesake without a surname already in this team is the same person: two taps on
    « Nouveau » make one tile. Raises ``PrenomManquant``.
    """
    prenom, nom = propre(prenom), propre(nom)
    if not prenom:
        raise PrenomManquant()
    jour = timezone.localdate()
    deja = (
        Personne.objects.de_l_equipe(lieu, jour)
        .filter(prenom__iexact=prenom, nom__iexact=nom)
        .first()
    )
    if deja:
        return deja
    personne = Personne.objects.create(prenom=prenom, nom=nom)
    indexer(personne)
    Equipier.objects.create(personne=personne, lieu=lieu, debut=debut or jour)
    consigner(
        "personnes.equipier.accueilli",
        _("Personne nº %(n)d accueillie dans l’équipe") % {"n": personne.pk},
        {"personne": personne.pk},
        lieu=lieu.pk,
        compte=compte,
    )
    return personne


@transaction.atomic
def quitter_l_equipe(*, equipier: Equipier, par: int | None, compte: int | None) -> None:
    """Take a name tile down from now on; the past keeps the name."""
    equipier.fin = timezone.localdate() - timedelta(days=1)
    equipier.debut = min(equipier.debut, equipier.fin)
    equipier.save(update_fields=["debut", "fin"])
    consigner(
        "personnes.equipier.parti",
        _("Personne nº %(n)d retirée de l’équipe") % {"n": equipier.personne_id},
        {"personne": equipier.personne_id},
        lieu=equipier.lieu_id,
        par=par,
        compte=compte,
    )


@transaction.atomic
def revenir_dans_l_equipe(*, equipier: Equipier, par: int | None, compte: int | None) -> Equipier:
    """Put a name tile back: the same person, from today. Twice makes one tile.

    Of somebody who was merged, it is the kept person who comes back.
    """
    personne = equipier.personne.fusionnee_dans or equipier.personne
    jour = timezone.localdate()
    deja = Equipier.objects.en_cours(jour).filter(personne=personne, lieu=equipier.lieu).first()
    if deja:
        return deja
    retour = Equipier.objects.create(personne=personne, lieu=equipier.lieu, debut=jour)
    consigner(
        "personnes.equipier.revenu",
        _("Personne nº %(n)d revenue dans l’équipe") % {"n": personne.pk},
        {"personne": personne.pk},
        lieu=equipier.lieu_id,
        par=par,
        compte=compte,
    )
    return retour
