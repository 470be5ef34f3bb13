"""People and memberships of before, line by line; then who is who, and what would be written."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import MAXYEAR, date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.mots.chercher import plier
from petiterockette.mots.numeros import numero_lu
from petiterockette.reprise.genres import Examen, Question, Tableau
from petiterockette.reprise.grandeurs import EUROS
from petiterockette.reprise.lecteur import Lecteur
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.saisie.classeurs import Faute

from .apports import APrendre, apports, au_dela_du_terme, avis, comptees, tableaux
from .colonnes import ACCORD, ACCORDS, EN_CENTIMES
from .fiches import Identite, cle_de, couper_le_nom, courriel_lu, telephone_lu
from .lignes import (
    ANNEE_MIN,
    Annee,
    JourIllisible,
    Ligne,
    Reponse,
    est_payee,
    est_un_non,
    est_un_oui,
    lire_jour,
)
from .listes import Formules, listes
from .reconnaitre import Annuaire, Fiche, reconnaitre

DU_JOUR = "jour"
NOMS = ("prenom", "nom", "nom_complet")
DATES = ("debut", "fin", "jour", "accord_le")


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of people and memberships would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes()).examen()


class _Lecteur(Lecteur):
    DITS = (
        *NOMS,
        *("numero", "courriel", "telephone", "prenom_payeur", "nom_payeur", "courriel_payeur"),
        *("formule", "annee", "paye", "statut", "type", "reference"),
        *DATES,
        *(role.code for role in ACCORDS),
    )
    GRANDEURS = {"montant": EUROS}
    SANS_CHIFFRE, PAREILLES = True, False
    VIDE = gettext_lazy("Rien de nouveau sous ces titres : ni personne, ni adhésion.")

    def __init__(self, *lus: Any) -> None:
        super().__init__(*lus)
        self.aujourd_hui = timezone.localdate()
        self.formules = Formules()
        self.lues: list[Ligne] = []
        self.questions: list[Question] = []
        # What is left out, by why; and how often a name alone was told.
        self.comptes: Counter[str] = Counter()
        self._rangs: Counter[str] = Counter()

    def examen(self) -> Examen:
        lu = replace(super().examen(), questions=self.questions, avis=avis(self.comptes))
        if lu.lignes or lu.fautes or lu.a_decider:
            return lu
        return replace(lu, fautes=[Faute(0, str(self.VIDE))])

    def manques(self) -> Iterator[str]:
        a = self.releve.place
        if not any(a(role) is not None for role in (*NOMS, "prenom_payeur", "nom_payeur")):
            yield _("Aucune colonne ne dit un nom.")
        place = a("nom_complet")
        noms = [r.a(place) for r in self.releve.rangees] if place is not None else []
        if muet := next((n for n in noms if n and not couper_le_nom(n, self.dit("ordre"))), ""):
            phrase = _("« %(dit)s » : dites si le prénom vient d’abord, ou le nom.")
            yield phrase % {"dit": muet[:60]}
        if not self.dit("unite") and (entier := self._sans_virgule()):
            phrase = _(
                "Paheko écrit parfois ses montants en centimes : dites si « %(dit)s » en sont."
            )
            yield phrase % {"dit": entier}

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        if pourquoi := _pas_a_reprendre(dits, self._a("paye")):
            self.laissees.append(Faute(rangee.ligne, pourquoi))
            return
        qui = self._qui(rangee.ligne, dits)
        try:
            jours = {quoi: lire_jour(dits[quoi]) for quoi in DATES}
            dits_pour_tous = {quoi: lire_jour(self.dit(quoi)) for quoi in ("debut", "fin")}
        except JourIllisible as illisible:
            self.faute(rangee.ligne, str(illisible))
            return
        if qui is None:
            return
        annee = None
        if self._dit_une_adhesion(dits, jours):
            jours |= {quoi: jours[quoi] or le for quoi, le in dits_pour_tous.items()}
            annee = self._annee(rangee, dits, jours, montants)
            if annee is None:
                return
        vue_le = max((j for j in (jours["debut"], jours["jour"]) if j), default=None)
        reponses = self._reponses(rangee.ligne, dits, jours)
        ligne = Ligne(rangee.ligne, self._cle(qui), qui, annee, reponses, vue_le)
        self.lues.append(ligne)

    def finir(self) -> None:
        par_cle: dict[str, list[Ligne]] = defaultdict(list)
        for ligne in self.lues:
            par_cle[ligne.cle].append(ligne)
        annuaire = Annuaire(list(par_cle))
        fiches = [Fiche(cle, lignes) for cle, lignes in par_cle.items()]
        gardees = [
            f
            for f in fiches
            if f.cle in annuaire.reconnues or not au_dela_du_terme(f.lignes, self.aujourd_hui)
        ]
        self.comptes["terme"] += len(fiches) - len(gardees)
        self.questions = reconnaitre(gardees, annuaire, self.reglages.get("reponses", {}))
        self.lignes = apports(gardees, self.comptes)
        self.laissees += comptees(self.comptes)

    def tableaux(self) -> list[Tableau]:
        lignes: list[APrendre] = self.lignes
        return tableaux(lignes, self.mots.listes["formule"].choix)

    def _sans_virgule(self) -> str:
        """An amount of Paheko's subscriptions, where none of them says its cents apart."""
        place = self.releve.place("montant")
        if place is None or EN_CENTIMES.isdisjoint(map(plier, self.releve.tetes)):
            return ""
        dits = [dit for r in self.releve.rangees if (dit := r.a(place))]
        return (
            "" if any(re.search("[.,€]", dit) for dit in dits) else max(dits, key=len, default="")
        )

    def _a(self, role: str) -> bool:
        return self.releve.place(role) is not None

    def _qui(self, ligne: int, dits: Mapping[str, str]) -> Identite | None:
        """Who is named, or None and a fault; of a payment alone, whoever paid."""
        payeur = dits["prenom_payeur"], dits["nom_payeur"]
        prenom, nom = dits["prenom"], dits["nom"]
        if dits["nom_complet"] and not prenom:
            prenom, nom = couper_le_nom(dits["nom_complet"], self.dit("ordre")) or ("", "")
        if not (prenom or nom):
            prenom, nom = payeur
        if not prenom:
            self.faute(ligne, _("Le prénom manque."))
            return None
        # Whoever paid for somebody else gave their own address.
        du_payeur = not any(payeur) or _memes_noms(payeur, (prenom, nom))
        courriel = dits["courriel"] or (dits["courriel_payeur"] if du_payeur else "")
        return Identite(
            prenom=" ".join(prenom.split()),
            nom=" ".join(nom.split()),
            courriel=self._valable(ligne, courriel, courriel_lu),
            telephone=self._valable(ligne, dits["telephone"], telephone_lu),
            numero=dits["numero"],
        )

    def _valable(self, ligne: int, dit: str, lire: Any) -> str:
        """A datum as the directory takes it; what it would refuse is told, and left out."""
        lu: str = lire(dit) if dit else ""
        if dit and not lu:
            phrase = _("« %(dit)s » ne joint personne : laissé de côté.")
            self.laissees.append(Faute(ligne, phrase % {"dit": dit[:80]}))
        return lu

    def _cle(self, qui: Identite) -> str:
        if qui.est_sure:
            return cle_de(qui)
        seule = cle_de(qui)
        self._rangs[seule] += 1
        return cle_de(qui, self._rangs[seule] - 1)

    def _dit_une_adhesion(self, dits: Mapping[str, str], jours: Mapping[str, Any]) -> bool:
        return bool(dits["formule"] or dits["annee"] or jours["fin"] or self.dit("formule"))

    def _annee(
        self,
        rangee: RangeeLue,
        dits: Mapping[str, str],
        jours: Mapping[str, date | None],
        montants: Mapping[int, int],
    ) -> Annee | None:
        n = rangee.ligne
        debut, fin = jours["debut"] or jours["jour"], jours["fin"]
        if annee := dits["annee"]:
            if (numero_lu(annee, MAXYEAR) or 0) < ANNEE_MIN:
                self.faute(n, _("« %(dit)s » n’est pas une année.") % {"dit": annee[:40]})
                return None
            debut, fin = date(int(annee), 1, 1), date(int(annee), 12, 31)
        if debut is None:
            self.faute(n, _("Le premier jour de l’adhésion manque."))
            return None
        jour = jours["jour"] or debut
        if jour > self.aujourd_hui:
            self.faute(n, _("Cette adhésion n’est pas encore payée : son jour est à venir."))
            return None
        paye_cts = self._paye(rangee, montants)
        code = self.code(n, "formule", dits["formule"], paye_cts or 0, [debut.year])
        if not code:
            return None
        fin = fin or self.formules.de(int(code), debut).periode(debut)[1]
        if fin < debut:
            self.faute(n, _("Cette adhésion finit avant de commencer."))
            return None
        return Annee(n, int(code), jour, debut, fin, paye_cts, dits["reference"])

    def _paye(self, rangee: RangeeLue, montants: Mapping[int, int]) -> int | None:
        """What was paid; None where no cell says it."""
        place = self.releve.place("montant")
        return montants[place] if place is not None and rangee.a(place).strip() else None

    def _reponses(
        self, ligne: int, dits: Mapping[str, str], jours: Mapping[str, date | None]
    ) -> list[Reponse]:
        """What somebody agreed to, or did not, and when: without a day, it says nothing."""
        le = jours["accord_le"]
        if le is None and self.dit("accords_du") == DU_JOUR:
            le = jours["jour"] or jours["debut"]
        reponses = []
        for role in ACCORDS:
            if not dits[role.code]:
                continue
            oui = est_un_oui(dits[role.code])
            if not oui and not est_un_non(dits[role.code]):
                phrase = _("« %(dit)s » n’est ni un oui, ni un non : aucun accord n’est repris.")
                self.laisser(ligne, phrase % {"dit": dits[role.code][:40]})
            if le is None or le > self.aujourd_hui:
                self.comptes["sans_jour"] += oui
                continue
            reponses.append(Reponse(role.code.removeprefix(ACCORD), oui, le))
        return reponses


def _pas_a_reprendre(dits: Mapping[str, str], dit_si_payee: bool) -> str:
    """Why a line is no membership that was paid; empty where it may be one."""
    if not est_payee(dits["statut"]):
        return _("« %(dit)s » : cette commande n’est pas payée.") % {"dit": dits["statut"][:40]}
    if dits["type"] and not plier(dits["type"]).startswith("adhesion"):
        return _("« %(dit)s » n’est pas une adhésion.") % {"dit": dits["type"][:40]}
    # An amount under « Payé » says it too.
    if dit_si_payee and not (est_un_oui(dits["paye"]) or re.search("[1-9]", dits["paye"])):
        return _("Cette adhésion n’est pas payée.")
    return ""


def _memes_noms(un: tuple[str, str], autre: tuple[str, str]) -> bool:
    return set(plier(" ".join(un)).split()) == set(plier(" ".join(autre)).split())
