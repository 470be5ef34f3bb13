"""Checks before sale: which ones a category asks for, which are missing, and those made."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.listes.models import Categorie
from collecte.livre.refus import AutreContenu
from collecte.matiere.jours import minuit
from collecte.matiere.refus import RienDeCompte
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_de
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu

from ..models import Controle, ControleFait
from ..refus import ControleDAutreCategorie, ControleDejaAnnule, RienAControler


def exigences_de(categorie_ids: Collection[int]) -> dict[int, list[str]]:
    """What each category must have passed before the shelf: ``{id: [labels]}``.

    A sub-category asks for what its category does, then for its own. Those that ask for
    nothing are left out. Reads only: two queries, however many categories.
    """
    meres = dict(
        Categorie.objects.filter(pk__in=categorie_ids).order_by().values_list("pk", "parent")
    )
    concernees = {pk for paire in meres.items() for pk in paire if pk}
    noms: dict[int, list[str]] = defaultdict(list)
    exiges = Controle.objects.visibles().filter(avant_rayon=True, categorie__in=concernees)
    for categorie, nom in exiges.values_list("categorie", "nom"):
        noms[categorie].append(nom)
    reponses = {
        pk: list(dict.fromkeys([*(noms[mere] if mere else ()), *noms[pk]]))
        for pk, mere in meres.items()
    }
    return {pk: labels for pk, labels in reponses.items() if labels}


def controles_de(categorie: Categorie) -> list[Controle]:
    """The checks of a category, its mother's first."""
    ids = [pk for pk in (categorie.parent_id, categorie.pk) if pk]
    rangees = Controle.objects.visibles().filter(categorie__in=ids)
    return sorted(rangees, key=lambda c: (c.categorie_id != categorie.parent_id, c.ordre, c.nom))


def controles_manquants(
    categorie: Categorie, *, lieu: Lieu | None = None, depuis: datetime | None = None
) -> list[Controle]:
    """The checks asked for before the shelf that no object has passed since ``depuis``.

    ``lieu``: at that site only; ``depuis``: midnight of today unless said else. Empty:
    the category asks for nothing, or each check was passed by something.
    """
    depuis = depuis or minuit(timezone.localdate())
    faits = ControleFait.objects.en_vigueur().filter(
        categorie=categorie, conformes__gt=0, enregistre_le__gte=depuis
    )
    if lieu is not None:
        faits = faits.filter(lieu=lieu)
    passes = set(faits.values_list("controle", flat=True))
    return [c for c in controles_de(categorie) if c.avant_rayon and c.pk not in passes]


def manquants_par_categorie(
    categorie_ids: Collection[int], lieu: Lieu, depuis: datetime | None = None
) -> dict[int, list[str]]:
    """What nothing of each category has passed here since ``depuis``: ``{id: [labels]}``.

    The same as ``controles_manquants`` for many categories at once: three queries. Those
    that miss nothing are left out.
    """
    depuis = depuis or minuit(timezone.localdate())
    exigences = exigences_de(categorie_ids)
    faits = ControleFait.objects.en_vigueur().filter(
        categorie__in=exigences, lieu=lieu, conformes__gt=0, enregistre_le__gte=depuis
    )
    passes = set(faits.order_by().values_list("categorie", "controle__nom").distinct())
    reponses = {
        pk: [nom for nom in noms if (pk, nom) not in passes] for pk, noms in exigences.items()
    }
    return {pk: noms for pk, noms in reponses.items() if noms}


def controler(
    *,
    uuid: UUID,
    lieu: Lieu,
    categorie: Categorie,
    controles: Sequence[Controle],
    conformes: int,
    non_conformes: int = 0,
    par: int | None,
    compte: Compte,
) -> tuple[list[ControleFait], bool]:
    """Record that so many objects of a category passed these checks, and so many did not.

    One object or a lot; ``par``: id of the person whose name was touched (None: the
    account's own). Returns the rows, and whether this very page made them now. Raises
    ``RienDeCompte``, ``RienAControler``, ``ControleDAutreCategorie``, ``AutreContenu`` or
    ``DroitManquant``.
    """
    exiger(compte, "collecte.controler", lieu)
    ids = sorted(c.pk for c in controles)
    empreinte = empreinte_de(
        {"lieu": lieu.pk, "categorie": categorie.pk, "controles": ids}
        | {"conformes": conformes, "non_conformes": non_conformes, "par": par}
    )
    if conformes + non_conformes < 1:
        raise RienDeCompte()
    if not ids:
        raise RienAControler(categorie=categorie.nom)
    if not set(ids) <= {c.pk for c in controles_de(categorie)}:
        raise ControleDAutreCategorie(categorie=categorie.nom)

    def geste() -> list[ControleFait]:
        rangees = _rangees(uuid, empreinte, lieu, categorie, ids, par, compte)
        for rangee in rangees:
            rangee.conformes, rangee.non_conformes = conformes, non_conformes
        resume = _("Contrôle, %(resultat)s") % {"resultat": en_mots(rangees[0])}
        return _ecrire(rangees, "collecte.controle.fait", resume)

    return _une_fois(uuid, empreinte, geste)


def annuler_le_controle(
    *, fait: ControleFait, uuid: UUID, par: int | None, compte: Compte
) -> tuple[list[ControleFait], bool]:
    """Take back a gesture of checks, all of it; its rows stay as they were written.

    Raises ``ControleDejaAnnule`` or ``DroitManquant``.
    """
    exiger(compte, "collecte.controler", fait.lieu)
    empreinte = empreinte_de({"annule": fait.uuid, "par": par})

    def geste() -> list[ControleFait]:
        faits = list(ControleFait.objects.filter(uuid=fait.uuid))
        annules = ControleFait.objects.filter(annule=fait.uuid)
        if fait.annule or annules.exists():
            raise ControleDejaAnnule()
        ids = [f.controle_id for f in faits]
        rangees = _rangees(uuid, empreinte, fait.lieu, fait.categorie, ids, par, compte)
        for rangee in rangees:
            rangee.annule = fait.uuid
            rangee.conformes, rangee.non_conformes = fait.conformes, fait.non_conformes
        resume = _("Contrôle annulé, %(categorie)s") % {"categorie": fait.categorie.nom}
        return _ecrire(rangees, "collecte.controle.annule", resume)

    return _une_fois(uuid, empreinte, geste)


def en_mots(fait: ControleFait) -> str:
    """« Informatique : 6 bons, 2 pas bons »: what a gesture of checks found."""
    bons = ngettext("%(n)d bon", "%(n)d bons", fait.conformes) % {"n": fait.conformes}
    if not fait.non_conformes:
        return f"{fait.categorie} : {bons}"
    mauvais = ngettext("%(n)d pas bon", "%(n)d pas bons", fait.non_conformes)
    return f"{fait.categorie} : {bons}, {mauvais % {'n': fait.non_conformes}}"


def _rangees(
    uuid: UUID,
    empreinte: str,
    lieu: Lieu,
    categorie: Categorie,
    controles: Iterable[int],
    par: int | None,
    compte: Compte,
) -> list[ControleFait]:
    maintenant = timezone.now()
    return [
        ControleFait(
            uuid=uuid,
            empreinte=empreinte,
            controle_id=controle,
            categorie=categorie,
            lieu=lieu,
            jour=timezone.localdate(maintenant),
            enregistre_le=maintenant,
            par_id=par or compte.personne_id,
            compte=compte,
        )
        for controle in controles
    ]


def _ecrire(rangees: list[ControleFait], code: str, resume: str) -> list[ControleFait]:
    ControleFait.objects.bulk_create(rangees)
    un = rangees[0]
    consigner(
        code,
        resume,
        {
            "controles": [r.controle_id for r in rangees],
            "categorie": un.categorie_id,
            "conformes": un.conformes,
            "non_conformes": un.non_conformes,
            "annule": str(un.annule) if un.annule else None,
        },
        lieu=un.lieu_id,
        par=un.par_id,
        compte=un.compte_id,
    )
    return rangees


def _une_fois(
    uuid: UUID, empreinte: str, geste: Callable[[], list[ControleFait]]
) -> tuple[list[ControleFait], bool]:
    """Run ``geste``, unless this very page was recorded; the database's key is the judge."""
    deja = list(ControleFait.objects.filter(uuid=uuid))
    if not deja:
        try:
            with transaction.atomic():
                return geste(), True
        except IntegrityError:
            deja = list(ControleFait.objects.filter(uuid=uuid))
            if not deja:
                raise ControleDejaAnnule() from None
    if deja[0].empreinte != empreinte:
        raise AutreContenu()
    return deja, False
