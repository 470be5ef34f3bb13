from petiterockette.indicateurs.registre import Famille, Indicateur, Unite, bilan, inscrire


@bilan("rucher")
def rucher(portee):
    return {"n": 4}


RUCHES = (
    "N_RUCHES",
    Famille.ATELIERS,
    "Ruches",
    Unite.NOMBRE,
    "Celles du toit.",
    "",
    "Le registre.",
)
inscrire(Indicateur(*RUCHES, bilan="rucher", cle="n"))
