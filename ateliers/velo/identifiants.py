"""The identifier marked on a bike's frame: its formats, who is exempt. Pure.

Source: C. transports art. L1271-2 s. and R1271-1 s. (décret 2020-1439); new bikes since
2021-01-01, used ones since 2021-07-01, whoever sells them. Read 2026-11.
"""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

# Ten signs of an alphabet of thirty-one; the first two name the operator.
FNUCI = re.compile(r"[0-9A-HJKMNPRSTVWXYZ]{10}")
# What was marked before 2021 stays valid, in its operator's own words.
ANCIEN = re.compile(r"[0-9A-Z]{6,20}")
# 40,64 cm: sixteen inches, in tenths of an inch.
ROUE_EXEMPTEE_DP = 160


# What is written in place of a frame number: nobody can read it, or the frame bears none.
ILLISIBLE, ABSENT = "illisible", "absent"


class Operateur(models.TextChoices):
    AUVRAY = "auvray", "Auvray"
    BICYCODE = "bicycode", "Bicycode"
    DECATHLON = "decathlon", "Decathlon"
    MFC = "mfc", "MFC"
    MOUSTACHE = "moustache", "Moustache"
    RECOBIKE = "recobike", "Recobike"
    STARWAY = "starway", "Starway"
    T_SUR = "t_sur", "T-Sur"
    VELOPASS = "velopass", "Vélopass"
    AUTRE = "autre", _("un autre")
    INCONNU = "inconnu", _("opérateur inconnu")


class Provenance(models.TextChoices):
    """Where the number of a bike comes from, that was said to bear none."""

    ICI = "ici", _("nous venons de le marquer")
    AILLEURS = "ailleurs", _("il vient d’être marqué ailleurs")
    DEJA = "deja", _("il y était déjà, on ne l’avait pas vu")


def normaliser(texte: str) -> str:
    """An identifier as it is kept: « bc 12-3 » in capitals, without space nor dash."""
    return re.sub(r"[\s.\-]+", "", texte).upper()


def porte_un_numero(texte: str) -> bool:
    """Whether what is written of a frame is a number: « illisible » is none."""
    return any(signe.isdigit() for signe in texte)


def est_bien_forme(identifiant: str, *, ancien: bool) -> bool:
    """Whether a normalised identifier may be one; ``ancien``: marked before 2021."""
    return (ANCIEN if ancien else FNUCI).fullmatch(identifiant) is not None


def est_exempte(roue_dp: int) -> bool:
    """Up to 16 inches (40,64 cm), a bike needs none."""
    return roue_dp <= ROUE_EXEMPTEE_DP
