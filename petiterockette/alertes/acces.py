"""The kind that the accounts feed: rights given by somebody who does not have them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.comptes.roles import Role
from petiterockette.journal.models import Entree

from .registre import Genre, Remede, Seuil, Trouvaille, Unite, Urgence, inscrire

ROLE, MOT_DE_PASSE = "comptes.role.donne", "comptes.mot_de_passe.change"


def donnes_au_dela(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """What the journal says was given beyond the giver's own rights, for so many days."""
    depuis = timezone.make_aware(datetime.combine(jour - timedelta(days=seuil), time()))
    entrees = Entree.objects.filter(
        code__in=(ROLE, MOT_DE_PASSE), le__gte=depuis, contenu__au_dela=True
    )
    for entree in entrees.order_by("pk"):
        yield Trouvaille(
            cle=str(entree.pk),
            lieu=None,
            phrase=_phrase(entree),
            depuis=timezone.localdate(entree.le),
            remedes=(Remede(_("Voir qui"), "scroll-text", _sa_ligne(entree)),),
        )


def _sa_ligne(entree: Entree) -> str:
    """The journal from that line on: it names who an alert, which is kept, may not name."""
    return f"{reverse('journal')}?nature={entree.code}&avant={entree.pk + 1}"


def _phrase(entree: Entree) -> str:
    comptes = {"par": entree.compte, "compte": entree.contenu["compte"]}
    if entree.code == MOT_DE_PASSE:
        return (
            _(
                "Le compte nº\u00a0%(par)d a changé le mot de passe du compte nº\u00a0%(compte)d, "
                "qui peut plus que lui"
            )
            % comptes
        )
    return _(
        "Le compte nº\u00a0%(par)d a donné au compte nº\u00a0%(compte)d le rôle "
        "«\u00a0%(role)s\u00a0», que lui-même n’a pas"
    ) % (comptes | {"role": Role(entree.contenu["role"]).label})


inscrire(
    Genre(
        code="droits_donnes",
        nom=gettext_lazy("Droits donnés par qui ne les a pas"),
        definition=gettext_lazy(
            "L’administration donne des rôles qu’elle n’a pas elle-même, et des mots de "
            "passe\u00a0: la direction le sait, comme une seconde personne."
        ),
        que_faire=gettext_lazy(
            "Le journal dit qui. Vérifiez que vous l’aviez demandé\u00a0; sinon, faites retirer le "
            "rôle ou fermer le compte."
        ),
        pictogramme="key-round",
        droit="alertes.regler",
        urgence=Urgence.BIENTOT,
        chercher=donnes_au_dela,
        seuil=Seuil(Unite.JOURS, 30, 7, 180, gettext_lazy("pendant %s")),
        reste=True,
    )
)
