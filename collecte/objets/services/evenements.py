"""What every gesture on followed things shares: made once, told once."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from collecte.livre.entete import Entete
from collecte.matiere.refus import PageDejaServie
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner, entree_de
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..codes import code_lisible
from ..models import Evenement, Objet

T = TypeVar("T")
SUIVRE = "collecte.suivre_des_objets"


def une_fois_par_page(
    entete: Entete, geste: Callable[[], T], relire: Callable[[list[Evenement]], T]
) -> tuple[T, bool]:
    """Run ``geste`` in a transaction, unless this very page was recorded already.

    ``relire`` tells again what the first time did. Returns that and whether it was done now.
    Raises ``PageDejaServie`` when the page's uuid was taken by another content.
    """
    if faits := _faits(entete):
        return relire(faits), False

    def refaire() -> T | None:
        faits = _faits(entete)
        return relire(faits) if faits else None

    return faire_ou_relire(geste, refaire, Refus)


def _faits(entete: Entete) -> list[Evenement]:
    faits = list(
        Evenement.objects.filter(geste=entete.uuid)
        .select_related("objet__lieu", "objet__categorie")
        .order_by("id")
    )
    if any(fait.empreinte != entete.empreinte for fait in faits):
        raise PageDejaServie()
    return faits


def evenement_de(
    objet: Objet,
    entete: Entete,
    nature: str,
    resume: str,
    le: datetime,
    motif: str = "",
    **contenu: Any,
) -> Evenement:
    """The row of an event; nothing is written."""
    return Evenement(
        objet=objet,
        geste=entete.uuid,
        empreinte=entete.empreinte,
        nature=nature,
        lieu_id=objet.lieu_id,
        le=le,
        compte_id=entete.compte.pk,
        par_id=entete.personne,
        resume=resume[:300],
        motif=motif,
        contenu=contenu,
    )


def raconter(
    evenements: Sequence[Evenement],
    entete: Entete,
    code: str,
    resume: str,
    le: datetime | None = None,
    **contenu: Any,
) -> None:
    """Write the events of one gesture, then its one entry in the journal, last."""
    Evenement.objects.bulk_create(evenements)
    dit: dict[str, Any] = {
        "contenu": contenu,
        "lieu": evenements[0].lieu_id,
        "par": entete.personne,
        "compte": entete.compte.pk,
    }
    if le is None:
        consigner(code, resume, **dit)
    else:
        entree_de(code, resume, le=le, **dit).save(force_insert=True)


def sur(objet: Objet, entete: Entete, geste: Callable[[Objet], Objet]) -> tuple[Objet, bool]:
    """Make a gesture on a thing, locked, with the right at the site where it stands."""

    def verrouille() -> Objet:
        la_chose = (
            Objet.objects.select_for_update(of=("self",))
            .select_related("lieu", "categorie", "emplacement")
            .get(pk=objet.pk)
        )
        exiger(entete.compte, SUIVRE, la_chose.lieu)
        return geste(la_chose)

    return une_fois_par_page(entete, verrouille, lambda faits: faits[0].objet)


def raconter_de(
    objet: Objet, evenement: Evenement, entete: Entete, code: str, resume: str, le: datetime | None
) -> None:
    phrase = _("Objet %(code)s. %(resume)s") % {"code": code_lisible(objet.code), "resume": resume}
    raconter(
        [evenement], entete, code, phrase, le, objet=objet.code, motif=evenement.motif,
        **evenement.contenu,
    )  # fmt: skip


def au_champ(champ: str, regle: type[Refus], **params: Any) -> Refus:
    """A refusal that is said beside the field it is about."""
    return regle(champs={champ: str(regle(**params))}, **params)
