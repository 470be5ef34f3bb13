"""A site's day: opened, closed, and closed by supposition when nobody did."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import date_format
from petiterockette.temps.durees import en_heures

from ..etats import est_ouvert
from ..heures import a_la_minute, en_heure, ferme_d_habitude, fin_supposee, horaires, oubliee_des
from ..models import Fermeture, Lieu, Ouverture, Tache
from ..refus import DejaFerme, DejaOuvert, LieuPasEnService, PageDejaServie


@transaction.atomic
def ouvrir(*, lieu: Lieu, uuid: UUID, faites: Collection[int], par: Any) -> tuple[Ouverture, bool]:
    """Open a site to the public now; ``faites``: ids of the tasks that were ticked.

    Those left unticked are kept as not done. What nobody closed before is closed, as
    supposed. Returns the opening, and whether this very page made it now. Raises
    ``DejaOuvert``, ``LieuPasEnService``, ``PageDejaServie`` or ``DroitManquant``.
    """
    exiger(par, "lieux.ouvrir", lieu)
    maintenant = timezone.now()
    verrouiller(lieu)
    deja = deja_fait(Ouverture, uuid, lieu=lieu)
    if deja:
        return deja, False
    if not est_ouvert(lieu, timezone.localdate(maintenant)):
        raise LieuPasEnService(lieu=lieu.nom)
    en_cours = lieu.ouvertures.sans_fermeture().first()
    if en_cours and maintenant < oubliee_des(en_cours.le):
        raise DejaOuvert(lieu=lieu.nom, heure=en_heure(en_cours.le))
    supposee = fermer_l_oubliee(en_cours, maintenant) if en_cours else None
    ouverture = Ouverture.objects.create(
        lieu=lieu,
        rang=rang_suivant(lieu),
        uuid=uuid,
        le=maintenant,
        enregistre_le=maintenant,
        taches=_cochees(lieu, Tache.Moment.OUVERTURE, faites),
        par=par.personne_id,
        compte=par.pk,
    )
    resume = _("Lieu ouvert%(taches)s") % {"taches": _bilan(ouverture.taches)}
    if supposee:
        resume += _(" ; la fermeture du %(jour)s manquait, supposée à %(heure)s") % {
            "jour": date_format(timezone.localtime(supposee.ouverture.le), "j F"),
            "heure": en_heure(supposee.le),
        }
    contenu = {
        "ouverture": ouverture.pk,
        "taches": ouverture.taches,
        "fermeture_supposee": supposee.pk if supposee else None,
    }
    consigner_au_lieu("lieux.ouverture.faite", resume, contenu, lieu, par)
    return ouverture, True


@transaction.atomic
def fermer(*, lieu: Lieu, uuid: UUID, faites: Collection[int], par: Any) -> tuple[Fermeture, bool]:
    """Close a site now; the tasks left unticked are kept as not done.

    Raises ``DejaFerme`` (an opening forgotten until the morning after is closed already),
    ``PageDejaServie`` or ``DroitManquant``.
    """
    exiger(par, "lieux.ouvrir", lieu)
    maintenant = timezone.now()
    verrouiller(lieu)
    deja = deja_fait(Fermeture, uuid, ouverture__lieu=lieu)
    if deja:
        return deja, False
    en_cours = lieu.ouvertures.sans_fermeture().first()
    if en_cours is None or maintenant >= oubliee_des(en_cours.le):
        raise DejaFerme(lieu=lieu.nom)
    fermeture = Fermeture.objects.create(
        ouverture=en_cours,
        uuid=uuid,
        # A clock put back must not close before opening.
        le=max(maintenant, en_cours.le),
        enregistre_le=max(maintenant, en_cours.le),
        taches=_cochees(lieu, Tache.Moment.FERMETURE, faites),
        par=par.personne_id,
        compte=par.pk,
    )
    secondes = int((a_la_minute(fermeture.le) - a_la_minute(en_cours.le)).total_seconds())
    duree = _(" après %(duree)s") % {"duree": en_heures(secondes)} if secondes else ""
    consigner_au_lieu(
        "lieux.fermeture.faite",
        _("Lieu fermé%(duree)s%(taches)s") % {"duree": duree, "taches": _bilan(fermeture.taches)},
        {"ouverture": en_cours.pk, "fermeture": fermeture.pk, "taches": fermeture.taches},
        lieu,
        par,
    )
    return fermeture, True


def verrouiller(lieu: Lieu) -> None:
    """One gesture at a time on the day of a site."""
    Lieu.objects.select_for_update().get(pk=lieu.pk)


def deja_fait(modele: Any, uuid: UUID, **ici: Any) -> Any:
    """What this very page recorded already, or None; raises ``PageDejaServie``."""
    deja = modele.objects.filter(uuid=uuid).first()
    if deja and not modele.objects.filter(pk=deja.pk, **ici).exists():
        raise PageDejaServie()
    return deja


def rang_suivant(lieu: Lieu) -> int:
    return lieu.ouvertures.aggregate(m=Max("rang", default=0))["m"] + 1


def second_uuid(uuid: UUID) -> UUID:
    """The identity of what follows from a gesture, for ever the same."""
    return uuid5(uuid, "fermeture")


def fermer_l_oubliee(ouverture: Ouverture, maintenant: datetime) -> Fermeture:
    ferme = ferme_d_habitude(ouverture, horaires([ouverture.lieu_id]))
    return Fermeture.objects.create(
        ouverture=ouverture,
        uuid=second_uuid(ouverture.uuid),
        le=fin_supposee(ouverture.le, ferme),
        enregistre_le=maintenant,
        supposee=True,
        taches=_cochees(ouverture.lieu, Tache.Moment.FERMETURE, ()),
    )


def _cochees(lieu: Lieu, moment: str, faites: Collection[int]) -> list[dict[str, Any]]:
    return [
        {"tache": t.pk, "texte": t.texte, "faite": t.pk in faites}
        for t in lieu.taches.a_faire(moment)
    ]


def _bilan(taches: list[dict[str, Any]]) -> str:
    """« , 5 tâches sur 6 »; nothing where there is no list."""
    if not taches:
        return ""
    faites = sum(t["faite"] for t in taches)
    phrase = ngettext(
        ", %(n)d tâche faite sur %(total)d", ", %(n)d tâches faites sur %(total)d", faites or 1
    )
    return phrase % {"n": faites, "total": len(taches)}


def consigner_au_lieu(
    code: str, resume: str, contenu: dict[str, Any], lieu: Lieu, par: Any
) -> None:
    consigner(code, resume, contenu, lieu=lieu.pk, par=par.personne_id, compte=par.pk)
