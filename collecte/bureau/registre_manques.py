"""What the register misses, in the words of the office, and the page where it is said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.sorties.models import Sortie
from petiterockette.comptes.models import Compte
from petiterockette.comptes.roles import roles_ayant
from petiterockette.mots.mesures import nombre

LISTES, LIEUX = "listes.gerer", "lieux.gerer"
PAPIERS, BONS = "collecte.tenir_les_remises", "collecte.lire_les_bons"


@dataclass(frozen=True)
class Manque:
    """One thing to say: what, of whom, on which page, with which right (there, or anywhere).

    ``page``: the name of its address, then what it takes: thousands of rows lack what a few
    pages say, and only those are written.
    """

    quoi: str
    de: str
    page: tuple[Any, ...]
    droit: str
    lieu: Any = None

    @property
    def url(self) -> str:
        nom, *arguments = self.page
        return reverse(nom, args=arguments)

    def __str__(self) -> str:
        return f"{self.quoi} {self.de}".strip()


def manques(envoi: Any) -> list[Manque]:
    """What the law asks of a row and nobody said yet. ``envoi``: an ``Envoi``."""
    return [*_du_dechet(envoi), *_des_structures(envoi), *_des_papiers(envoi), *_du_lieu(envoi)]


def _du_dechet(envoi: Any) -> Iterable[Manque]:
    if not envoi.code_dechet:
        page = _page("liste_changer", "matieres", envoi.matiere.pk)
        yield Manque(_("code déchet"), _de(envoi.matiere), page, LISTES)
    if envoi.code_traitement:
        return
    quoi = _("code de traitement")
    if envoi.bac:
        yield Manque(quoi, _de(envoi.bac), _page("liste_changer", "bacs", envoi.bac.pk), LISTES)
    elif envoi.destinataire:
        chez = _("de « %(quoi)s » chez « %(qui)s »") % {
            "quoi": envoi.denomination,
            "qui": envoi.destinataire,
        }
        yield Manque(quoi, chez, _structure(envoi.destinataire), LISTES)


def _des_structures(envoi: Any) -> Iterable[Manque]:
    qui, transporteur = envoi.destinataire, envoi.transporteur
    if qui is None and envoi.sortie.genre != Sortie.Genre.BAC:
        refaire = _("(à annuler et refaire)")
        page = _page("bon", envoi.sortie.pk)
        yield Manque(
            _("destinataire"), f"{_sortie(envoi)} {refaire}", page, BONS, envoi.sortie.lieu
        )
    if qui is not None and not qui.siret:
        yield Manque(_("SIRET"), _de(qui), _structure(qui), LISTES)
    if qui is not None and not qui.adresse:
        yield Manque(_("adresse"), _de(qui), _structure(qui), LISTES)
    for nomme, champ, quoi in _des_nommees(envoi.remise):
        if not getattr(nomme, champ):
            yield Manque(quoi, _de(nomme), _structure(nomme), LISTES)
    if transporteur is not None and not transporteur.recepisse:
        yield Manque(_("récépissé"), _de(transporteur), _structure(transporteur), LISTES)


def _des_nommees(remise: Any) -> Iterable[tuple[Any, str, str]]:
    """What must be known of whom the papers name: (structure, field, words)."""
    if remise is None:
        return
    if remise.eco_organisme:
        yield remise.eco_organisme, "siret", _("SIREN")
    if remise.intermediaire:
        yield remise.intermediaire, "siret", _("SIRET")
        yield remise.intermediaire, "recepisse", _("récépissé")


def _des_papiers(envoi: Any) -> Iterable[Manque]:
    lieu = envoi.sortie.lieu
    if envoi.dangereux and not (envoi.remise and envoi.remise.bordereau):
        page = _page("remise", envoi.sortie.pk)
        yield Manque(_("bordereau (déchet dangereux)"), _sortie(envoi), page, PAPIERS, lieu)
    if envoi.ticket_attendu:
        yield Manque(_("ticket du pont-bascule"), "", _page("pont"), PAPIERS)


def _du_lieu(envoi: Any) -> Iterable[Manque]:
    lieu = envoi.sortie.lieu
    if not lieu.adresse:
        page = ("lieux:lieu_modifier", lieu.code)
        yield Manque(_("adresse"), _de(lieu), page, LIEUX)


@dataclass(frozen=True)
class ARemplir:
    """What one page lacks: the words, how many rows wait for it, whether this reader fills it."""

    texte: str
    url: str
    lignes: int
    permis: bool
    droit: str

    @property
    def qui(self) -> str:
        """The roles that may."""
        return ", ".join(roles_ayant(self.droit))


def a_remplir(rangees: Iterable[Any], compte: Compte) -> list[ARemplir]:
    """What is missing, page by page; that on which most rows wait first."""
    par_page: dict[tuple[Any, str], list[Manque]] = {}
    lignes: dict[tuple[Any, str], int] = defaultdict(int)
    for envoi in rangees:
        for manque in envoi.manques:
            dits = par_page.setdefault((manque.page, manque.de), [])
            if manque not in dits:
                dits.append(manque)
        for cle in {(m.page, m.de) for m in envoi.manques}:
            lignes[cle] += 1
    restes = [
        ARemplir(
            f"{', '.join(m.quoi for m in dits)} {de}".strip(),
            dits[0].url,
            lignes[page, de],
            compte.has_perm(dits[0].droit, dits[0].lieu),
            dits[0].droit,
        )
        for (page, de), dits in par_page.items()
    ]
    return sorted(restes, key=lambda r: (-r.lignes, r.texte))


def _page(nom: str, *arguments: Any) -> tuple[Any, ...]:
    return f"collecte:{nom}", *arguments


def _structure(structure: Any) -> tuple[Any, ...]:
    return _page("liste_changer", "structures", structure.pk)


def _de(objet: Any) -> str:
    return _("de « %s »") % objet


def _sortie(envoi: Any) -> str:
    return _("de la sortie nº %s") % nombre(envoi.sortie.pk)
