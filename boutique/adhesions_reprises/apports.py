"""What a file would write of each person: who they are, their years, what they agreed to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.adhesions.donnees import GARDEE_ANS
from boutique.adhesions.models import Adhesion
from petiterockette.mots.mesures import nombre
from petiterockette.mots.monnaie import euros
from petiterockette.personnes.models import Consentement, Finalite, Personne
from petiterockette.personnes.services.annuaire import DONNEES
from petiterockette.personnes.termes import SANS_LIEN_ANS
from petiterockette.reprise.genres import Avis, Tableau
from petiterockette.saisie.classeurs import Faute
from petiterockette.temps.dates import ans_apres

from .fiches import Identite
from .lignes import Annee, Ligne, Reponse
from .reconnaitre import NUMERO, Fiche

# News come by mail; the rest by whatever was given.
_SERVIE_PAR = {Finalite.NOUVELLES.value: ("courriel",)}


@dataclass(frozen=True)
class APrendre:
    """Somebody to write.

    ``code``: who they are (``reconnaitre``); ``cles``: what they will be known again by;
    ``accords``: triples (datum, purpose, day); ``autres``: codes of those who look like them and
    are not.
    """

    code: str
    qui: Identite
    cles: Sequence[str]
    annees: Sequence[Annee]
    accords: Sequence[tuple[str, str, date]]
    autres: Sequence[str]

    @property
    def numero(self) -> int | None:
        """Theirs in the directory; None: they are new."""
        return numero_du(self.code)


def numero_du(code: str) -> int | None:
    """The number in the directory that a code names; None: somebody of the file."""
    return int(code.removeprefix(NUMERO)) if code.startswith(NUMERO) else None


def au_dela_du_terme(lignes: Sequence[Ligne], aujourd_hui: date) -> bool:
    """Whether nothing that a file says of somebody needs them any more, by the house's own terms:
    after the last year paid, else after the last day told. Where no day is told, nothing is over.
    """
    fins = [ligne.annee.fin for ligne in lignes if ligne.annee]
    if fins:
        return ans_apres(max(fins), GARDEE_ANS) < aujourd_hui
    vues = [ligne.vue_le for ligne in lignes if ligne.vue_le]
    return bool(vues) and ans_apres(max(vues), SANS_LIEN_ANS) < aujourd_hui


class _Connus:
    """What the house knows already of people of its directory; three queries."""

    def __init__(self, numeros: Sequence[int]) -> None:
        self.personnes = Personne.objects.in_bulk(numeros)
        siennes = Adhesion.objects.en_cours().annotate(
            qui=Coalesce("carte__personne__fusionnee_dans", "carte__personne")
        )
        annees = siennes.filter(qui__in=numeros).order_by()
        self.annees = set(annees.values_list("qui", "formule__article", "debut", "fin"))
        demandes = Consentement.objects.filter(personne__in=numeros)
        self.demandes = set(demandes.values_list("personne", "donnee", "finalite"))

    def tait(self, numero: int | None, donnee: str) -> bool:
        """Whether nobody of that number has that datum here."""
        return numero is None or not getattr(self.personnes[numero], donnee)


def apports(fiches: Sequence[Fiche], comptes: Counter[str]) -> list[APrendre]:
    """What is new of each person, in the order of the file; ``comptes`` is told what is not."""
    par_code: dict[str, list[Fiche]] = defaultdict(list)
    for fiche in fiches:
        par_code[fiche.code].append(fiche)
    connus = _Connus([n for n in map(numero_du, par_code) if n])
    lus = []
    for code, siennes in par_code.items():
        lu = _apport(code, siennes, connus, comptes)
        est_connue = lu.numero and all(f.est_reconnue for f in siennes)
        if est_connue and not (lu.annees or lu.accords):
            comptes["connues"] += 1
        else:
            lus.append(lu)
    return lus


def _apport(code: str, fiches: Sequence[Fiche], connus: _Connus, comptes: Counter[str]) -> APrendre:
    numero = numero_du(code)
    lignes = [ligne for fiche in fiches for ligne in fiche.lignes]
    qui = Fiche(fiches[0].cle, lignes).qui
    accords = list(_accords(qui, numero, lignes, connus))
    for donnee in DONNEES:
        garde = any(a[0] == donnee for a in accords) or not connus.tait(numero, donnee)
        comptes["sans_accord"] += bool(getattr(qui, donnee)) and not garde
    annees = []
    vues = set()
    for annee in _reunies(ligne.annee for ligne in lignes if ligne.annee):
        dite = (annee.article, annee.debut, annee.fin)
        if dite in vues or (numero, *dite) in connus.annees:
            comptes["deja"] += 1
        else:
            vues.add(dite)
            annees.append(annee)
    autres = {c for fiche in fiches if fiche.est_neuve for c in fiche.codes}
    return APrendre(code, qui, [f.cle for f in fiches], annees, accords, sorted(autres))


def _reunies(annees: Iterable[Annee]) -> list[Annee]:
    """Those of one order are one, paid in several times; the first to begin stands first."""
    par_commande: dict[tuple, Annee] = {}
    for rang, annee in enumerate(sorted(annees, key=lambda a: (a.debut, a.ligne))):
        cle = (annee.reference or rang, annee.article)
        deja = par_commande.get(cle)
        if deja and None not in (deja.paye_cts, annee.paye_cts):
            annee = replace(deja, paye_cts=(deja.paye_cts or 0) + (annee.paye_cts or 0))
        par_commande[cle] = annee
    return list(par_commande.values())


def _accords(
    qui: Identite, numero: int | None, lignes: Sequence[Ligne], connus: _Connus
) -> Iterable[tuple[str, str, date]]:
    """What their last answers agree to, but what they were ever asked about here."""
    dernieres: dict[str, Reponse] = {}
    for reponse in sorted((r for li in lignes for r in li.reponses), key=lambda r: r.le):
        dernieres[reponse.finalite] = reponse
    for finalite, reponse in sorted(dernieres.items()):
        for donnee in _SERVIE_PAR.get(finalite, DONNEES) if reponse.oui else ():
            dit = getattr(qui, donnee)
            ici = "" if connus.tait(numero, donnee) else getattr(connus.personnes[numero], donnee)
            if dit and ici in ("", dit) and (numero, donnee, finalite) not in connus.demandes:
                yield donnee, finalite, reponse.le


def tableaux(lignes: Sequence[APrendre], formules: Mapping[str, str]) -> list[Tableau]:
    """The years by year and formula, then the people."""
    par_an: dict[tuple[int, str], list[Annee]] = defaultdict(list)
    for annee in (a for ligne in lignes for a in ligne.annees):
        par_an[annee.jour.year, formules[str(annee.article)]].append(annee)
    rangees = [[str(an), nom, *_sommes(annees)] for (an, nom), annees in sorted(par_an.items())]
    if rangees:
        toutes = [a for annees in par_an.values() for a in annees]
        rangees.append([_("Total"), "", *_sommes(toutes)])
    tetes = [_("Payées en"), _("Formule"), _("Adhésions"), _("Payé avant, hors caisse")]
    adhesions = Tableau(_("Les adhésions qui seraient reprises"), tetes, rangees)
    tetes = [_("Personne"), _("Dans l’annuaire"), _("Joindre"), _("Adhésions")]
    personnes = Tableau(
        _("Les personnes qui seraient reprises"), tetes, [_rangee(li) for li in lignes], textes=3
    )
    return [adhesions, personnes] if rangees else [personnes]


def _sommes(annees: Sequence[Annee]) -> list[str]:
    return [nombre(len(annees)), euros(sum(a.paye_cts or 0 for a in annees))]


def _rangee(ligne: APrendre) -> list[str]:
    ou = _("nouvelle")
    if ligne.numero:
        ou = _("nº\u00a0%(n)d") % {"n": ligne.numero}
    finalites = dict(Finalite.choices)
    joindre = [f"{getattr(ligne.qui, d)} ({finalites[f]})" for d, f, _le in ligne.accords]
    return [ligne.qui.dite, ou, ", ".join(joindre), nombre(len(ligne.annees))]


def avis(comptes: Counter[str]) -> list[Avis]:
    """What the directory does not keep without an agreement, and how to say it."""
    n = comptes["sans_accord"]
    quoi_faire = _(
        "Pour les garder, il faut que la personne ait dit oui. Si votre tableur le sait, "
        "ajoutez-y deux colonnes, « Accepte d’être contacté » (oui ou non) et « Date de "
        "l’accord », puis apportez-le à nouveau. Sinon, demandez-le à chacun à sa prochaine "
        "venue, et notez-le sur sa fiche."
    )
    if comptes["sans_jour"]:
        quoi_faire = _(
            "Le fichier dit des oui, pas de quand. Répondez plus bas à « Quand ont-ils dit "
            "oui ? », ou ajoutez une colonne « Date de l’accord »."
        )
    return [Avis(str(_COMPTES["sans_accord"](n) % {"n": n}), quoi_faire)] if n else []


def comptees(comptes: Counter[str]) -> Iterator[Faute]:
    """What is left out without being told line by line: how many, and why."""
    for code, n in sorted(comptes.items()):
        # Said in plain view: ``avis``.
        if n and code != "sans_accord":
            yield Faute(0, _COMPTES[code](n) % {"n": n})


_COMPTES = {
    "terme": lambda n: ngettext(
        "%(n)d personne laissée : plus rien depuis trois ans, rien d’elle n’est gardé.",
        "%(n)d personnes laissées : plus rien depuis trois ans, rien d’elles n’est gardé.",
        n,
    ),
    "sans_jour": lambda n: ngettext(
        "%(n)d oui sans date : cet accord n’est pas repris.",
        "%(n)d oui sans date : ces accords ne sont pas repris.",
        n,
    ),
    "sans_accord": lambda n: ngettext(
        "%(n)d courriel ou téléphone sans accord : il n’est pas gardé.",
        "%(n)d courriels et téléphones sans accord : ils ne sont pas gardés.",
        n,
    ),
    "deja": lambda n: ngettext(
        "%(n)d adhésion déjà là : elle n’est pas écrite deux fois.",
        "%(n)d adhésions déjà là : elles ne sont pas écrites deux fois.",
        n,
    ),
    "connues": lambda n: ngettext(
        "%(n)d personne déjà dans l’annuaire, sans rien de nouveau.",
        "%(n)d personnes déjà dans l’annuaire, sans rien de nouveau.",
        n,
    ),
}
