"""The examination as it is read in a terminal: aligned, in the words of the house."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _g
from django.utils.translation import ngettext

from petiterockette.mots.francais import majuscule
from petiterockette.mots.mesures import TIRET, kilos, nombre
from petiterockette.mots.monnaie import euros

from ..carnet.horloge import Horloge
from ..examen.comptes import CLASSES, Comptes
from ..examen.constats import Constat
from ..examen.examen import Examen
from ..examen.listes import LISTES, Mot
from ..examen.listes import NOMS as NOMS_DES_LISTES
from ..examen.pieges.tous import NOMS as NOMS_DES_PIEGES

Ligne = Sequence[str]
HEURES = {
    Horloge.UTC: _g("UTC"),
    Horloge.PARIS: _g("de Paris, bien que dites UTC"),
    Horloge.INCONNUE: _g("dans un fuseau que l’export ne dit pas"),
}
MARGE = "  "


def en_texte(examen: Examen) -> str:
    parties = [
        _tete(examen),
        _titre(_("Rangées lues"), _rangees(examen.comptes)),
        _titre(_("Ce qui est entré, par année, point et origine"), _entrees(examen.comptes)),
        _titre(_("Ce qui est sorti, par année, point et destination"), _sorties(examen.comptes)),
        _titre(_("Les ventes, par année et point"), _ventes(examen.comptes)),
        _titre(_("Les ventes, par moyen de paiement"), _moyens(examen.comptes)),
        _titre(_("Ce qui demande attention"), _constats(examen)),
        *(
            _titre(str(NOMS_DES_LISTES[liste]), _mots([m for m in examen.mots if m.liste == liste]))
            for liste in LISTES
        ),
        _titre(_("Les comptes"), _equipe(examen)),
        _fin(examen),
    ]
    return "\n\n".join(parties)


def _titre(titre: str, lignes: Iterable[str]) -> str:
    return "\n".join([titre, *(list(lignes) or [MARGE + TIRET])])


def _tete(examen: Examen) -> str:
    outil = {"mysqldump": "mysqldump", "phpmyadmin": "phpMyAdmin"}.get(examen.outil, _("inconnu"))
    mots = {
        "schema": examen.variante.nom,
        "outil": outil,
        "genre": examen.genre,
        "jeu": examen.jeu,
        "heures": HEURES[examen.horloge],
    }
    lignes = [
        _("Base d’Oressource %(schema)s.") % mots,
        _("Export (%(outil)s, %(genre)s, %(jeu)s) ; heures : %(heures)s.") % mots,
    ]
    if examen.heures:
        de_a = {"de": examen.heures[0], "a": examen.heures[1]}
        lignes.append(_("Les dépôts y sont notés entre %(de)s h et %(a)s h.") % de_a)
    return "\n".join(lignes)


def _rangees(comptes: Comptes) -> Iterator[str]:
    annees = sorted({r.annee for r in comptes.rangees if r.annee is not None})
    tables = list(dict.fromkeys(r.table for r in comptes.rangees))
    lignes = [["", _("toutes"), *map(str, annees)]]
    for table in tables:
        lues = {r.annee: r.nombre for r in comptes.rangees if r.table == table}
        par_annee = [nombre(lues[a]) if a in lues else "" for a in annees]
        lignes.append([table, nombre(sum(lues.values())), *par_annee])
    yield from _colonnes(lignes, textes=1)


def _entrees(comptes: Comptes) -> Iterator[str]:
    lignes = [[_("année"), _("point"), _("origine"), _("dépôts"), _("pesées"), _("masse")]]
    lignes += [
        [
            *(_annee(e.annee), _nom(e.nom_du_point, e.point), _nom(e.nom_du_type, e.type)),
            *(nombre(e.depots), nombre(e.pesees), kilos(e.masse_g, 3)),
        ]
        for e in comptes.entrees
    ]
    yield from _colonnes(lignes, textes=3)


def _sorties(comptes: Comptes) -> Iterator[str]:
    lignes = [[_("année"), _("point"), _("vers"), _("sorties"), _("pesées"), _("masse")]]
    lignes += [
        [
            *(
                _annee(s.annee),
                _nom(s.nom_du_point, s.point),
                CLASSES.get(s.classe, s.classe) or TIRET,
            ),
            *(nombre(s.sorties), nombre(s.pesees), kilos(s.masse_g, 3)),
        ]
        for s in comptes.sorties
    ]
    yield from _colonnes(lignes, textes=3)


def _ventes(comptes: Comptes) -> Iterator[str]:
    lignes = [
        [
            *(_("année"), _("point"), _("ventes"), _("avoirs"), _("vides"), _("vendu")),
            *(_("rendu, à l’écran"), _("rendu"), _("masse pesée")),
        ]
    ]
    lignes += [
        [
            *(_annee(v.annee), _nom(v.nom_du_point, v.point), nombre(v.ventes)),
            *(nombre(v.remboursements), nombre(v.vides), euros(v.montant_cts)),
            *(euros(v.remboursements_ecran_cts), euros(v.remboursements_cts)),
            kilos(v.masse_g, 3),
        ]
        for v in comptes.ventes
    ]
    yield from _colonnes(lignes, textes=2)


def _moyens(comptes: Comptes) -> Iterator[str]:
    lignes = [
        [
            *(_("année"), _("point"), _("moyen"), _("tickets"), _("vendu")),
            *(_("rendu, à l’écran"), _("rendu")),
        ]
    ]
    lignes += [
        [
            *(_annee(m.annee), _nom(m.nom_du_point, m.point), _nom(m.nom_du_moyen, m.moyen)),
            *(nombre(m.tickets), euros(m.montant_cts)),
            *(euros(m.remboursements_ecran_cts), euros(m.remboursements_cts)),
        ]
        for m in comptes.moyens
    ]
    yield from _colonnes(lignes, textes=3)


def _constats(examen: Examen) -> Iterator[str]:
    """Each pitfall, what was found of it, or that nothing was."""
    for numero, nom in NOMS_DES_PIEGES.items():
        trouves = [c for c in examen.constats if c.piege == numero]
        yield f"{MARGE}{numero}. {nom}\u00a0: {'' if trouves else _('rien')}".rstrip()
        for constat in trouves:
            yield from _constat(constat)


def _constat(constat: Constat) -> Iterator[str]:
    enjeu = [
        *([kilos(constat.masse_g, 3)] if constat.masse_g is not None else []),
        *([euros(constat.montant_cts)] if constat.montant_cts is not None else []),
    ]
    combien = ", ".join([nombre(constat.nombre), *enjeu])
    exemples = ", ".join(f"{table} {numero or ''}".rstrip() for table, numero in constat.exemples)
    decider = _("À DÉCIDER. ") if constat.a_decider else ""
    yield f"{MARGE * 2}{decider}{constat.quoi}\u00a0: {combien}" + (exemples and f" ({exemples})")
    yield f"{MARGE * 3}→ {majuscule(constat.suite)}."


def _mots(mots: Sequence[Mot]) -> Iterator[str]:
    lignes = [
        [
            *(_("nº"), _("nom"), "", _("rangées"), _("entré"), _("sorti"), _("vendu, pesé")),
            *(_("vendu"), _("années")),
        ]
    ]
    lignes += [
        [
            *(str(mot.id), _nom(mot.nom, mot.id), _remarques(mot), nombre(mot.rangees)),
            *(_si(kilos(mot.entre_g, 3), mot.entre_g), _si(kilos(mot.sorti_g, 3), mot.sorti_g)),
            *(
                _si(kilos(mot.vendu_g, 3), mot.vendu_g),
                _si(euros(mot.montant_cts), mot.montant_cts),
            ),
            _annees(mot),
        ]
        for mot in mots
    ]
    if mots:
        yield from _colonnes(lignes, textes=3)


def _remarques(mot: Mot) -> str:
    dites = [
        mot.precision,
        "" if mot.visible or mot.efface else _("caché"),
        _("posé par l’ancien outil") if mot.remplacant else "",
    ]
    return ", ".join(dite for dite in dites if dite)


def _annees(mot: Mot) -> str:
    if mot.premiere is None:
        return ""
    return (
        _annee(mot.premiere) if mot.premiere == mot.derniere else f"{mot.premiere}–{mot.derniere}"
    )


def _equipe(examen: Examen) -> Iterator[str]:
    """How many; nobody is named."""
    mots = {"n": nombre(examen.equipe.comptes), "agi": nombre(examen.equipe.ont_agi)}
    yield MARGE + _("%(n)s ; en ont fait quelque chose : %(agi)s.") % mots


def _fin(examen: Examen) -> str:
    decider = len(examen.a_decider)
    phrase = ngettext(
        "%(n)s point est à décider avant d’aller plus loin.",
        "%(n)s points sont à décider avant d’aller plus loin.",
        decider,
    ) % {"n": nombre(decider)}
    return _("Rien n’a été écrit.") + (f" {phrase}" if decider else "")


def _annee(annee: int | None) -> str:
    return _("sans date") if annee is None else str(annee)


def _nom(nom: str, numero: int) -> str:
    if not numero:
        return TIRET
    return nom or _("effacé, nº %(numero)s") % {"numero": numero}


def _si(dit: str, valeur: int) -> str:
    return dit if valeur else ""


def _colonnes(lignes: Sequence[Ligne], textes: int) -> Iterator[str]:
    """Cells one under the other: the first ``textes`` to the left, the rest to the right."""
    largeurs = [max(map(len, colonne)) for colonne in zip(*lignes, strict=True)]
    for ligne in lignes:
        cellules = (
            mot.ljust(largeur) if rang < textes else mot.rjust(largeur)
            for rang, (mot, largeur) in enumerate(zip(ligne, largeurs, strict=True))
        )
        yield (MARGE + MARGE.join(cellules)).rstrip()
