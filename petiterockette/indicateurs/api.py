"""The indicators as others read them: their definitions, and the figures of a year."""

from decimal import Decimal
from typing import Annotated

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Field, Path, Schema

from petiterockette.api.domaines import domaine
from petiterockette.api.lieux import lieux_lus
from petiterockette.api.parametres import ATTENDUS, AnneeDuChemin, CodeDeLieu
from petiterockette.api.porte import Demande
from petiterockette.api.refus import PasEncore
from petiterockette.api.registre import lecture

from .annee import lire_une_annee
from .registre import INDICATEURS, Famille, Indicateur, Valeur

DES_INDICATEURS = domaine(
    "indicateurs",
    _("Les indicateurs"),
    _("tous ceux de l’année, avec leur définition\u00a0; la caisse y est aussi"),
)
FamilleDuChemin = Annotated[Famille, Path(description=ATTENDUS["famille"], examples=["taux"])]


class Definition(Schema):
    """What an indicator counts."""

    code: str = Field(description="Son code, qui ne change pas.", examples=["T_COLLECTE"])
    famille: Famille = Field(description="Son groupe, sur la page.")
    libelle: str = Field(description="Son nom.")
    unite: str = Field(
        description="g\u00a0: grammes\u00a0; %\u00a0; nb\u00a0: nombre\u00a0; s\u00a0: "
        "secondes\u00a0; ETP\u00a0: centièmes d’équivalent temps plein\u00a0; €, €/kg\u00a0: "
        "centimes."
    )
    definition: str = Field(description="Ce qu’il compte.")
    formule: str = Field(description="Comment il se calcule.")
    source: str = Field(description="D’où il vient.")
    exclusions: str = Field(description="Ce qui n’y est pas.")
    saisi: bool = Field(description="Si des gens le tapent, une fois par an.")


class Definitions(Schema):
    """The registry of indicators."""

    indicateurs: list[Definition] = Field(description="Tous, dans l’ordre de la page.")


class Chiffre(Schema):
    """An indicator and its value."""

    code: str = Field(description="Son code, qui ne change pas.", examples=["T_COLLECTE"])
    libelle: str = Field(description="Son nom.")
    unite: str = Field(description="Celle de sa définition.")
    valeur: int | float | None = Field(
        description="Dans son unité\u00a0; rien où rien n’est connu."
    )


class ChiffreDeLAnnee(Chiffre):
    """An indicator, its value of the year, how it was counted where people type it."""

    methode: str | None = Field(description="Comment il a été compté, s’il est tapé.")
    repris: bool = Field(description="Si une part en a été reprise d’avant ce logiciel.")


class Annee(Schema):
    """The indicators of a year."""

    annee: int = Field(description="L’année demandée.")
    lieux: list[str] = Field(description="Les codes des lieux comptés.")
    en_cours: bool = Field(description="Si l’année n’est pas finie.")
    indicateurs: list[ChiffreDeLAnnee] = Field(description="Ceux de la famille demandée.")


def chiffre_de(indicateur: Indicateur, valeur: Valeur) -> Chiffre:
    """The value of an indicator, in its unit."""
    return Chiffre(
        code=indicateur.code,
        libelle=str(indicateur.libelle),
        unite=indicateur.unite.value,
        valeur=_en_json(valeur),
    )


def _en_json(valeur: Valeur) -> int | float | None:
    return float(valeur) if isinstance(valeur, Decimal) else valeur


@lecture(
    "indicateurs",
    domaine=DES_INDICATEURS,
    repond=Definitions,
    resume="Les définitions",
    texte="Chaque indicateur\u00a0: son code, son unité, sa définition, d’où il vient.",
)
def indicateurs(request: Demande) -> Definitions:
    # Which are there changes with what is brought in.
    return Definitions(
        indicateurs=[
            Definition(
                code=i.code,
                famille=i.famille,
                libelle=str(i.libelle),
                unite=i.unite.value,
                definition=str(i.definition),
                formule=str(i.formule),
                source=str(i.source),
                exclusions=str(i.exclusions),
                saisi=i.saisi,
            )
            for i in INDICATEURS.values()
        ]
    )


@lecture(
    "indicateurs/{annee}/{famille}",
    domaine=DES_INDICATEURS,
    repond=Annee,
    resume="Les indicateurs d’une année",
    texte="Ceux de la page des indicateurs, une famille à la fois. Ce qui est tapé à la main est "
    "de toute l’association\u00a0: une clé de quelques lieux ne le lit pas.",
)
def indicateurs_de_l_annee(
    request: Demande, annee: AnneeDuChemin, famille: FamilleDuChemin, lieu: CodeDeLieu = ""
) -> Annee:
    cette_annee = timezone.localdate().year
    if annee > cette_annee:
        raise PasEncore(quand=annee)
    lus = lieux_lus(request.auth, lieu)
    voulus = [i for i in INDICATEURS.values() if i.famille == famille]
    return Annee(
        annee=annee,
        lieux=[li.code for li in lus.lus],
        en_cours=annee == cette_annee,
        indicateurs=[
            ChiffreDeLAnnee(
                **chiffre_de(indicateur, valeur).dict(),
                methode=releve.methode if releve else None,
                repris=repris,
            )
            for indicateur, valeur, releve, repris in lire_une_annee(lus, annee, voulus)
        ],
    )
