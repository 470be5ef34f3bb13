"""Whether an association answers, once installed or upgraded."""

import pytest

from deploy import sante
from deploy.maisons import Maison

pytestmark = pytest.mark.une_base


@pytest.mark.parametrize(
    ("sonde", "connexion", "bien"),
    [
        (200, 200, True),
        # A house without an account yet sends to its first page.
        (200, 302, True),
        # A version of before the probe.
        (404, 200, True),
        (503, 200, False),
        (200, 500, False),
        (0, 0, False),
    ],
)
def test_une_association_repond_par_sa_sonde_et_sa_page_de_connexion(
    monkeypatch, sonde, connexion, bien
):
    dits = {"/sante/": sonde, "/connexion/": connexion}
    monkeypatch.setattr(sante, "demander", lambda _maison, _domaine, page: dits[page])

    assert sante.va_bien(Maison("essai"), "essai.example", patience=0) is bien
