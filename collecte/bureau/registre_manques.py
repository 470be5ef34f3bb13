"""What the register misses, in the words of the office, and the page where it is said."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from collecte.sorties.models import Sortie
from petiterockette.comptes.models import Compte
from petiterockette.comptes.roles import roles_ayant
from petiterockette.mots.mesures import nombre

LISTES, LIEUX = "listes.gerer", "lieux.gerer"
PAPIERS, BONS = "collecte.tenir_les_remises", "collecte.lire_les_bons"


DE = gettext_noop("de « %s »")
CHEZ = gettext_noop("de « %s » chez « %s »")
DE_LA_SORTIE = gettext_noop("de la sortie nº %s")
A_REFAIRE = gettext_noop("de la sortie nº %s (à annuler et refaire)")


class Manque(NamedTuple):
    """One thing to say: what, of whom, on which page, with which right (there, or anywhere).

    ``quoi``, ``phrase``: words to translate, the second about ``objets``; ``page``: the name of
    an address, then what it takes. Thousands of rows lack what a few pages say: only what is
    shown is written.
    """

    quoi: str
    phrase: str
    objets: tuple[Any, ...]
    page: tuple[Any, ...]
    droit: str
    lieu: Any = None

    @property
    def de(self) -> str:
        return _(self.phrase) % self.objets if self.phrase else ""

    @property
    def url(self) -> str:
        return _adresse(self.page)

    def __str__(self) -> str:
        return f"{_(self.quoi)} {self.de}".strip()


def manques(envoi: Any) -> list[Manque]:
    """What the law asks of a row and nobody said yet. ``envoi``: an ``MatiereSortie``."""
    return [*_du_dechet(envoi), *_des_structures(envoi), *_des_papiers(envoi), *_du_lieu(envoi)]


def _du_dechet(envoi: Any) -> Iterable[Manque]:
    if not envoi.code_dechet:
        page = _page("liste_changer", "matieres", envoi.matiere.pk)
        yield Manque(gettext_noop("code déchet"), DE, (envoi.matiere.nom,), page, LISTES)
    if envoi.code_traitement:
        return
    quoi = gettext_noop("code de traitement")
    if envoi.bac:
        page = _page("liste_changer", "bacs", envoi.bac.pk)
        yield Manque(quoi, DE, (envoi.bac.nom,), page, LISTES)
    elif envoi.destinataire:
        chez = (envoi.denomination, envoi.destinataire.nom)
        yield Manque(quoi, CHEZ, chez, _structure(envoi.destinataire.pk), LISTES)


def _des_structures(envoi: Any) -> Iterable[Manque]:
    qui, transporteur = envoi.destinataire, envoi.transporteur
    if qui is None and envoi.sortie.genre != Sortie.Genre.BAC:
        page, lieu = _page("bon", envoi.sortie.pk), envoi.sortie.lieu
        numero = (nombre(envoi.sortie.pk),)
        yield Manque(gettext_noop("destinataire"), A_REFAIRE, numero, page, BONS, lieu)
    if qui is not None and not qui.siret:
        yield _d_une_structure(gettext_noop("SIRET"), qui)
    if qui is not None and not qui.adresse:
        yield _d_une_structure(gettext_noop("adresse"), qui)
    for nomme, champ, quoi in _des_nommees(envoi.remise):
        if not getattr(nomme, champ):
            yield _d_une_structure(quoi, nomme)
    if transporteur is not None and not transporteur.recepisse:
        yield _d_une_structure(gettext_noop("récépissé"), transporteur)


def _des_nommees(remise: Any) -> Iterable[tuple[Any, str, str]]:
    """What must be known of whom the papers name: (structure, field, words)."""
    if remise is None:
        return
    if remise.eco_organisme:
        yield remise.eco_organisme, "siret", gettext_noop("SIREN")
    if remise.intermediaire:
        yield remise.intermediaire, "siret", gettext_noop("SIRET")
        yield remise.intermediaire, "recepisse", gettext_noop("récépissé")


def _des_papiers(envoi: Any) -> Iterable[Manque]:
    sortie = envoi.sortie
    if envoi.dangereux and not (envoi.remise and envoi.remise.bordereau):
        quoi, page = gettext_noop("bordereau (déchet dangereux)"), _page("remise", sortie.pk)
        yield Manque(quoi, DE_LA_SORTIE, (nombre(sortie.pk),), page, PAPIERS, sortie.lieu)
    if envoi.ticket_attendu:
        yield Manque(gettext_noop("ticket du pont-bascule"), "", (), _page("pont"), PAPIERS)


def _du_lieu(envoi: Any) -> Iterable[Manque]:
    lieu = envoi.sortie.lieu
    if not lieu.adresse:
        page = ("lieux:lieu_modifier", lieu.code)
        yield Manque(gettext_noop("adresse"), DE, (lieu.nom,), page, LIEUX)


@dataclass(frozen=True)
class ARemplir:
    """What one page lacks: the words, how many rows wait for it, whether this reader fills it.

    ``page``: the name of its address, then its arguments; of a hundred, a screen shows a few.
    """

    texte: str
    page: tuple[Any, ...]
    lignes: int
    permis: bool
    droit: str

    @property
    def url(self) -> str:
        return _adresse(self.page)

    @property
    def combien(self) -> str:
        """« 12 lignes »."""
        mots = {"n": nombre(self.lignes)}
        return ngettext("%(n)s ligne", "%(n)s lignes", self.lignes) % mots

    @property
    def qui(self) -> str:
        """The roles that may."""
        return ", ".join(roles_ayant(self.droit))


def a_remplir(rangees: Iterable[Any], compte: Compte) -> list[ARemplir]:
    """What is missing, page by page; that on which most rows wait first."""
    par_page: dict[tuple[Any, ...], list[Manque]] = defaultdict(list)
    lignes: dict[tuple[Any, ...], int] = defaultdict(int)
    # Most rows lack the very same things.
    for ensemble, n in Counter(tuple(envoi.manques) for envoi in rangees).items():
        for manque in ensemble:
            dits = par_page[manque.page, manque.objets]
            if manque not in dits:
                dits.append(manque)
        for cle in {(m.page, m.objets) for m in ensemble}:
            lignes[cle] += n
    restes = [
        ARemplir(
            f"{', '.join(_(m.quoi) for m in dits)} {dits[0].de}".strip(),
            dits[0].page,
            lignes[cle],
            compte.has_perm(dits[0].droit, dits[0].lieu),
            dits[0].droit,
        )
        for cle, dits in par_page.items()
    ]
    return sorted(restes, key=lambda r: (-r.lignes, r.texte))


def _adresse(page: tuple[Any, ...]) -> str:
    nom, *arguments = page
    return reverse(nom, args=arguments)


def _page(nom: str, *arguments: Any) -> tuple[Any, ...]:
    return f"collecte:{nom}", *arguments


def _structure(pk: int) -> tuple[Any, ...]:
    return _page("liste_changer", "structures", pk)


def _d_une_structure(quoi: str, structure: Any) -> Manque:
    return _de_la_fiche(quoi, structure.nom, structure.pk)


# A few structures lack the same things on thousands of rows.
@lru_cache(maxsize=1024)
def _de_la_fiche(quoi: str, nom: str, pk: int) -> Manque:
    return Manque(quoi, DE, (nom,), _structure(pk), LISTES)
