"""What a move still lacks, in words, each with the page where it is given."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.objets.suivis import manques_de_la_fiche

from .etats import PASSAGES, Exigence, Statut
from .models import Velo


@dataclass(frozen=True)
class Manque:
    """« l’identifiant », and where to give it."""

    phrase: str
    lien: str


def manques(velo: Velo, vers: str, motif: str = "") -> list[Manque]:
    """Everything that this bike lacks to go there; the move itself must be in the table."""
    absents = []
    for exigence in PASSAGES[velo.statut, vers]:
        if not (bool(motif) if exigence == Exigence.MOTIF else repond(velo, exigence)):
            absents.append(Manque(*dit_et_ou(velo, exigence)))
    return absents


def repond(velo: Velo, exigence: str) -> bool:
    """Whether this bike has what a move demands."""
    return _REPONSES[exigence][0](velo)


def dit_et_ou(velo: Velo, exigence: str) -> tuple[str, str]:
    """What is demanded, in words, and the page where it is given."""
    return _REPONSES[exigence][1](), _ou(velo, exigence)


def statuts_suivants_dits(statuts: list[Statut]) -> str:
    """« Il peut passer à : à réparer, à démonter. »"""
    if not statuts:
        return _("Rien ne suit cet état.")
    return _("Il peut passer à : %(suites)s.") % {
        "suites": ", ".join(str(s.label) for s in statuts)
    }


# Where on the bike's page; the rest is said with its state.
_ANCRES = {"vol": "vol", "fiche": "cadre", "identifiant": "identifiant"}


def _ou(velo: Velo, exigence: str) -> str:
    """The page that gives what is missing: the bike's, the checklist's; empty: it comes later."""
    if exigence == Exigence.CONTROLE:
        if not velo.se_controle:
            # Signed now, it would fall with the next move: nothing leads there yet.
            return ""
        return reverse("velo:controler", args=[velo.pk])
    ancre = _ANCRES.get(exigence, "etat")
    return f"{reverse('velo:velo', args=[velo.pk])}#{ancre}"


_REPONSES: dict[str, tuple[Callable[[Velo], bool], Callable[[], str]]] = {
    Exigence.VOL: (
        lambda velo: velo.verifie_le is not None,
        lambda: _("la recherche au registre des vélos volés"),
    ),
    Exigence.DIAGNOSTIC: (
        lambda velo: bool(velo.diagnostic),
        lambda: _("le diagnostic, en quelques mots"),
    ),
    Exigence.CONTROLE: (
        lambda velo: velo.controle_id is not None,
        lambda: _("un contrôle de sécurité sans défaut"),
    ),
    Exigence.IDENTIFIANT: (
        lambda velo: velo.est_exempte or bool(velo.identifiant),
        lambda: _("l’identifiant marqué sur le cadre (roues de plus de 16 pouces)"),
    ),
    Exigence.FICHE: (
        lambda velo: not manques_de_la_fiche(velo.objet),
        lambda: _("la marque, le modèle et le numéro de cadre, ou qu’ils ne se lisent pas"),
    ),
    Exigence.MOTIF: (lambda velo: False, lambda: _("la raison")),
}
