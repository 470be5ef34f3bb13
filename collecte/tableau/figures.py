"""The figures of the dashboard, composed from few sums, each computed once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone

from collecte.bilans.bilan import Bilan
from collecte.bilans.en_gros import masses_en_gros
from collecte.bilans.grains import Masse, connues
from collecte.bilans.masses import (
    bilan_de,
    masses,
    masses_par_jour,
    masses_par_mois,
    stock_vif,
)
from collecte.bilans.passages import Passages, lire_les_passages
from collecte.bilans.revisions import Revisions, lire_revisions
from collecte.bilans.sans_masse import vendus_sans_masse
from collecte.listes.models import Categorie
from collecte.matiere.jours import JOUR
from collecte.matiere.periode import Genre, Periode
from collecte.mois.models import Mois

from .cadre.comparables import EN_KILOS, Taille, lire_les_jours, pas_comparable
from .cadre.textes import MOTS
from .filtre import Filtre
from .pourquoi.explications import Part, expliquer

# What another period is compared on, each judged by itself.
COMPARES = ("collecte_g", "sorties_g")


@dataclass(frozen=True)
class Pas:
    """A row of the table of months or days: a period of its own."""

    periode: Periode
    bilan: Bilan


@dataclass(frozen=True)
class LigneCategorie:
    """A category of the period, its sub-categories included."""

    categorie: Categorie
    bilan: Bilan


@dataclass(frozen=True)
class Comparaison:
    """Another period, its sums, and the bilan that they make."""

    periode: Periode
    lignes: Sequence[Masse]
    bilan: Bilan
    # Each of ``COMPARES`` → why nothing is compared with it; empty where something is.
    pas_comparable: Mapping[str, str] = field(default_factory=dict)

    @property
    def a_un_taux(self) -> bool:
        """Whether its rate may stand beside another one."""
        return self.bilan.taux is not None and not self.pas_comparable.get("sorties_g")


@dataclass(frozen=True)
class Tableau:
    """All that the page shows of the movements.

    ``lignes``: the sums of the period, for the tables made of them; ``explication``: what
    each category explains of the difference with ``choisie``.
    """

    filtre: Filtre
    bilan: Bilan
    lignes: Sequence[Masse]
    pas: Sequence[Pas]
    precedente: Comparaison
    an_dernier: Comparaison
    choisie: Comparaison
    par_categorie: Sequence[LigneCategorie]
    explication: Sequence[Part]
    revisions: Revisions
    sans_masse: int = 0
    passages: Passages | None = None
    stock_vif_g: int | None = None
    en_cours: bool = False
    mois: Sequence[Mois] = ()
    close: bool = False


def tableau_de(filtre: Filtre, *, matieres: bool = True) -> Tableau:
    """Read the dashboard of a filter: five readings of sums, and those of the deposits.

    ``matieres``: whether the sums of a long period tell materials apart; all that is not made of
    ``lignes`` is the same without.
    """
    periode, aujourd_hui = filtre.periode, timezone.localdate()
    if filtre.jour_par_jour:
        lu = _par_jour(filtre)
    elif periode.genre in (Genre.MOIS, Genre.TRIMESTRE):
        lu = _avec_l_an_dernier(filtre)
    else:
        lu = _par_mois(filtre, matieres)
    lignes, pas, precedente, an_dernier = lu
    bilan = bilan_de(lignes, periode.debut, periode.fin)
    precedente, an_dernier = _juger(filtre, bilan, precedente, an_dernier)
    par_categorie = _bilans_par_categorie(filtre, periode, lignes)
    choisie = _choisie(filtre, precedente, an_dernier)
    mois = _mois_de(filtre)
    return Tableau(
        filtre=filtre,
        bilan=bilan,
        lignes=lignes,
        pas=pas,
        precedente=precedente,
        an_dernier=an_dernier,
        choisie=choisie,
        par_categorie=_categories(filtre, par_categorie),
        explication=expliquer(
            par_categorie, _bilans_par_categorie(filtre, choisie.periode, choisie.lignes)
        ),
        passages=(
            None
            if filtre.categories
            else lire_les_passages(periode.debut, periode.fin, filtre.lieux)
        ),
        stock_vif_g=(
            stock_vif(filtre.lieux, filtre.categories) if periode.contient(aujourd_hui) else None
        ),
        revisions=lire_revisions(periode.debut, periode.fin, filtre.lieux, filtre.categories),
        sans_masse=vendus_sans_masse(
            periode.debut,
            periode.fin,
            filtre.lieux,
            filtre.categories,
            d_avant=bilan.peut_etre_d_avant,
        ),
        en_cours=periode.contient(aujourd_hui) and aujourd_hui < periode.fin,
        mois=mois,
        close=bool(mois) and all(m.clos_le for m in mois),
    )


def _choisie(filtre: Filtre, precedente: Comparaison, an_dernier: Comparaison) -> Comparaison:
    """Last year's, unless the reader or an empty year asks for the one before."""
    voulue, autre = (precedente, an_dernier) if filtre.vs == "avant" else (an_dernier, precedente)
    return voulue if voulue.a_un_taux or not autre.a_un_taux else autre


def _juger(
    filtre: Filtre, bilan: Bilan, precedente: Comparaison, an_dernier: Comparaison
) -> tuple[Comparaison, Comparaison]:
    """The two comparisons, each with why it would mean nothing."""
    bornes = [(p.debut, p.fin) for p in (filtre.periode, precedente.periode, an_dernier.periode)]
    seuils, (ici, *jours) = lire_les_jours(bornes, filtre.lieux)
    ce = str(MOTS[filtre.periode.genre]["celle_ci"])

    def juger(base: Comparaison, n: int) -> Comparaison:
        tailles = {
            c: (Taille(getattr(base.bilan, c), n), Taille(getattr(bilan, c), ici)) for c in COMPARES
        }
        # The days of what is known by its total are nobody's: it is written on one of them.
        sans_jours = bilan.en_totaux or base.bilan.en_totaux
        juges = seuils._replace(comparable_jours_pc=0) if sans_jours else seuils
        raisons = {c: pas_comparable(*t, juges, EN_KILOS, ce) for c, t in tailles.items()}
        return replace(base, pas_comparable=raisons)

    avant, annee = (juger(c, n) for c, n in zip((precedente, an_dernier), jours, strict=True))
    return avant, (avant if an_dernier is precedente else annee)


def _mois_de(filtre: Filtre) -> list[Mois]:
    """The months, site by site, that moved something in the period."""
    mois = Mois.objects.filter(mois__in=filtre.periode.mois)
    if filtre.lieux is not None:
        mois = mois.filter(lieu__in=filtre.lieux)
    return list(mois.order_by("mois", "lieu_id"))


# How the sums of each kind of period are read: (sums, rows, the one before, last year's)
_Lu = tuple[list[Masse], list[Pas], Comparaison, Comparaison]


def _par_mois(filtre: Filtre, matieres: bool) -> _Lu:
    """Long periods, month by month, on their own."""
    periode = filtre.periode
    lignes = _lire(masses if matieres else masses_en_gros, periode, filtre)
    par_mois = lignes if matieres else _lire(masses_par_mois, periode, filtre)
    rangs = [_le_mois(m, periode) for m in periode.mois]
    precedente = _comparer(filtre, periode.precedente)
    an_dernier = (
        precedente
        if periode.an_dernier == periode.precedente
        else _comparer(filtre, periode.an_dernier)
    )
    return lignes, _pas(rangs, par_mois), precedente, an_dernier


def _avec_l_an_dernier(filtre: Filtre) -> _Lu:
    """Months and quarters, with the year before them in one reading."""
    periode = filtre.periode
    ensemble = masses(periode.an_dernier.debut, periode.fin, filtre.lieux, filtre.categories)
    des_mois = _grouper(ensemble, lambda ligne: ligne[0])

    def de(p: Periode) -> list[Masse]:
        lues = [ligne for m in p.mois for ligne in des_mois.get(m, ())]
        return connues(lues, p.debut, p.fin)

    douze = [Periode.du(Genre.MOIS, periode.fin)]
    while len(douze) < 12:
        douze.insert(0, douze[0].precedente)
    precedente, an_dernier = (
        _comparaison(p, de(p)) for p in (periode.precedente, periode.an_dernier)
    )
    return de(periode), _pas(douze, ensemble), precedente, an_dernier


def _par_jour(filtre: Filtre) -> _Lu:
    """Short periods, day by day, from the movements themselves."""
    periode = filtre.periode
    lignes = _lire(masses_par_jour, periode, filtre)
    rangs = [Periode.du(Genre.JOUR, periode.debut + n * JOUR) for n in range(periode.jours)]
    precedente, an_dernier = (
        _comparer(filtre, p) for p in (periode.precedente, periode.an_dernier)
    )
    return lignes, _pas(rangs, lignes), precedente, an_dernier


def _lire(compter: Callable[..., list[Masse]], periode: Periode, filtre: Filtre) -> list[Masse]:
    return compter(periode.debut, periode.fin, filtre.lieux, filtre.categories)


def _le_mois(premier: date, periode: Periode) -> Periode:
    """A month of a period, or the days of it that are in the period."""
    mois = Periode.du(Genre.MOIS, premier)
    debut, fin = max(mois.debut, periode.debut), min(mois.fin, periode.fin)
    return mois if (debut, fin) == (mois.debut, mois.fin) else Periode.libre(debut, fin)


def _pas(rangs: Iterable[Periode], lignes: Iterable[Masse]) -> list[Pas]:
    """One row for each period, in order; sums stand under the first day of theirs."""
    groupes = _grouper(lignes, lambda ligne: ligne[0])
    return [
        Pas(p, bilan_de(groupes.get(cle, ()), p.debut, p.fin))
        for p in rangs
        for cle in [p.debut if p.genre == Genre.JOUR else p.debut.replace(day=1)]
    ]


def _comparer(filtre: Filtre, periode: Periode) -> Comparaison:
    return _comparaison(periode, _lire(masses_en_gros, periode, filtre))


def _comparaison(periode: Periode, lignes: list[Masse]) -> Comparaison:
    return Comparaison(periode, lignes, bilan_de(lignes, periode.debut, periode.fin))


def _bilans_par_categorie(
    filtre: Filtre, periode: Periode, lignes: Iterable[Masse]
) -> dict[int, Bilan]:
    groupes = _grouper(lignes, lambda ligne: filtre.mere(ligne[1]))
    return {c: bilan_de(groupe, periode.debut, periode.fin) for c, groupe in groupes.items()}


def _grouper(lignes: Iterable[Masse], cle: Callable[[Masse], object]) -> dict:
    groupes: dict = defaultdict(list)
    for ligne in lignes:
        groupes[cle(ligne)].append(ligne)
    return groupes


def _categories(filtre: Filtre, bilans: Mapping[int, Bilan]) -> list[LigneCategorie]:
    """Top categories, heaviest output first, those that moved only."""
    lignes = [LigneCategorie(filtre.par_id[c], b) for c, b in bilans.items()]
    utiles = [li for li in lignes if li.bilan.sorties_g or li.bilan.collecte_g]
    return sorted(utiles, key=lambda li: (-li.bilan.sorties_g, -li.bilan.collecte_g))
