"""The directory: who is written in it, by which words they are found, what they agreed to."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.journal.services import consigner

from ..models import Consentement, Finalite, Mot, Personne
from ..mots import mots_de, prenom_et_nom
from ..refus import (
    DejaFusionnee,
    FinaliteManquante,
    FinaliteSansDonnee,
    PersonneAnonyme,
    PrenomManquant,
)

# What somebody may agree to be reached by.
DONNEES = ("courriel", "telephone")


def propre(texte: str) -> str:
    """Words of a name with single spaces, as long as the base keeps them."""
    return " ".join(texte.split())[:60]


def indexer(personne: Personne) -> None:
    """Write down the words that somebody is found by, instead of those before."""
    voulus = set(mots_de(personne.prenom, personne.nom))
    Mot.objects.filter(personne=personne).exclude(mot__in=voulus).delete()
    Mot.objects.bulk_create(
        [Mot(personne=personne, mot=mot) for mot in sorted(voulus)], ignore_conflicts=True
    )


@transaction.atomic
def inscrire(*, prenom: str, nom: str = "", compte: int | None) -> Personne:
    """Write down somebody's name. Raises ``PrenomManquant``."""
    prenom, nom = propre(prenom), propre(nom)
    if not prenom:
        raise PrenomManquant()
    personne = Personne.objects.create(prenom=prenom, nom=nom)
    indexer(personne)
    consigner(
        "personnes.personne.inscrite",
        _("Personne nº %(n)d inscrite") % {"n": personne.pk},
        {"personne": personne.pk},
        compte=compte,
    )
    return personne


@transaction.atomic
def inscrire_sous(*, mots: str, compte: int | None) -> Personne:
    """Whoever bears exactly the name that was looked for; else somebody new, written down under it.

    Asked twice, it is one person. Raises ``PrenomManquant``.
    """
    prenom, nom = prenom_et_nom(mots)
    cherches = set(mots_de(prenom, nom))
    connues = Personne.objects.nommees(mots).order_by("pk") if cherches else []
    deja = (p for p in connues if set(mots_de(p.prenom, p.nom)) == cherches)
    return next(deja, None) or inscrire(prenom=prenom, nom=nom, compte=compte)


def connaitre(personne: Personne, *, compte: int | None) -> Personne:
    """Who was picked; whoever is not in the directory yet (no number) is written down in it."""
    if personne.pk:
        return personne
    return inscrire_sous(mots=f"{personne.prenom} {personne.nom}", compte=compte)


@transaction.atomic
def nommer(*, personne: Personne, nom: str, compte: int | None) -> Personne:
    """Say the family name of somebody who is known without; one that is known stays.

    Raises ``PersonneAnonyme`` or ``DejaFusionnee``.
    """
    personne = verrouiller(personne)
    nom = propre(nom)
    if personne.nom or not nom:
        return personne
    personne.nom = nom
    personne.save(update_fields=["nom"])
    indexer(personne)
    consigner(
        "personnes.personne.changee",
        _("Personne nº %(n)d\u00a0: son nom de famille est noté") % {"n": personne.pk},
        {"personne": personne.pk},
        compte=compte,
    )
    return personne


@transaction.atomic
def tenir(
    *,
    personne: Personne | None,
    prenom: str,
    nom: str,
    courriel: str,
    telephone: str,
    finalites: dict[str, Collection[str]],
    par: int | None,
    compte: int | None,
) -> Personne:
    """Add somebody to the directory (``personne`` None), or correct what is known of them.

    ``finalites``: what each datum serves, « courriel » → codes of ``Finalite``; each purpose
    that is new is agreed to from now on, each that is gone is withdrawn. Raises
    ``PrenomManquant``, ``FinaliteManquante``, ``FinaliteSansDonnee``, ``PersonneAnonyme`` or
    ``DejaFusionnee``.
    """
    prenom, nom = propre(prenom), propre(nom)
    if not prenom:
        raise PrenomManquant(champs={"prenom": str(PrenomManquant.texte)})
    valeurs = {"courriel": courriel.strip(), "telephone": telephone.strip()}
    for donnee, valeur in valeurs.items():
        _juger(donnee, valeur, finalites.get(donnee, ()))
    neuve = personne is None
    if personne is None:
        personne = inscrire(prenom=prenom, nom=nom, compte=compte)
    else:
        personne = verrouiller(personne)
    personne.prenom, personne.nom = prenom, nom
    personne.courriel, personne.telephone = valeurs["courriel"], valeurs["telephone"]
    personne.save(update_fields=["prenom", "nom", *DONNEES])
    indexer(personne)
    change = _accorder(personne, finalites)
    if not neuve or change:
        consigner(
            "personnes.personne.changee",
            _("Personne nº %(n)d : coordonnées et accords notés") % {"n": personne.pk},
            {"personne": personne.pk, "accords": change},
            par=par,
            compte=compte,
        )
    return personne


def _juger(donnee: str, valeur: str, finalites: Collection[str]) -> None:
    champ = f"finalites_{donnee}"
    if valeur and not finalites:
        raise FinaliteManquante(champs={champ: str(FinaliteManquante.texte)})
    if finalites and not valeur:
        raise FinaliteSansDonnee(champs={donnee: str(FinaliteSansDonnee.texte)})


def _accorder(personne: Personne, finalites: dict[str, Collection[str]]) -> dict[str, list[str]]:
    """Date what is agreed to and what no longer is; what changed, by datum."""
    maintenant = timezone.now()
    change: dict[str, list[str]] = {}
    en_cours = Consentement.objects.filter(personne=personne, retire_le=None)
    deja = set(en_cours.values_list("donnee", "finalite"))
    voulus = {(donnee, f) for donnee, codes in finalites.items() for f in codes}
    for donnee, finalite in sorted(voulus - deja):
        Consentement.objects.create(
            personne=personne, donnee=donnee, finalite=Finalite(finalite), donne_le=maintenant
        )
        change.setdefault("donnes", []).append(f"{donnee}:{finalite}")
    for donnee, finalite in sorted(deja - voulus):
        en_cours.filter(donnee=donnee, finalite=finalite).update(retire_le=maintenant)
        change.setdefault("retires", []).append(f"{donnee}:{finalite}")
    return change


@transaction.atomic
def retirer_un_accord(
    *, consentement: Consentement, par: int | None, compte: int | None
) -> Consentement:
    """Withdraw what somebody had agreed to; a datum that serves nothing more is erased.

    Twice changes nothing.
    """
    personne = Personne.objects.select_for_update().get(pk=consentement.personne_id)
    en_cours = Consentement.objects.filter(personne=personne, retire_le=None)
    consentement.retire_le = timezone.now()
    if not en_cours.filter(pk=consentement.pk).update(retire_le=consentement.retire_le):
        return consentement
    donnee = consentement.donnee
    efface = not en_cours.filter(donnee=donnee).exists()
    if efface:
        setattr(personne, donnee, "")
        personne.save(update_fields=[donnee])
    consigner(
        "personnes.accord.retire",
        _("Personne nº %(n)d : accord retiré") % {"n": personne.pk},
        {
            "personne": personne.pk,
            "donnee": donnee,
            "finalite": consentement.finalite,
            "efface": efface,
        },
        par=par,
        compte=compte,
    )
    return consentement


def verrouiller(personne: Personne) -> Personne:
    """The row, locked. Raises ``PersonneAnonyme`` or ``DejaFusionnee``."""
    return verrouiller_ensemble([personne.pk])[personne.pk]


def verrouiller_ensemble(numeros: Collection[int]) -> dict[int, Personne]:
    """The rows, locked in the order of their numbers. Raises as ``verrouiller`` does."""
    rangees = Personne.objects.select_for_update().filter(pk__in=numeros).order_by("pk")
    verrouillees = {p.pk: p for p in rangees}
    for personne in verrouillees.values():
        if personne.anonymisee_le:
            raise PersonneAnonyme(n=personne.pk)
        if personne.fusionnee_dans_id:
            raise DejaFusionnee(n=personne.pk)
    return verrouillees
