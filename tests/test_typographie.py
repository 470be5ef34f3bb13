"""What a rule says is typeset: no sign of punctuation begins a line alone."""

import re

from petiterockette.refus import Refus


def toutes(classe: type[Refus]) -> list[type[Refus]]:
    return [classe, *(fille for directe in classe.__subclasses__() for fille in toutes(directe))]


def test_aucun_refus_ne_laisse_un_signe_seul_a_la_ligne():
    refus = [r for r in toutes(Refus) if r.__module__.split(".")[0] != "tests"]

    fautifs = {r.__name__: str(r.texte) for r in refus if re.search(r" [:;?!»]|« ", str(r.texte))}

    assert len(refus) > 60
    assert fautifs == {}
