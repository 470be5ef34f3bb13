"""The code of the first page: whoever installed the server reads it there, nobody else can."""

import hmac
from base64 import b32encode

from petiterockette.empreintes import empreinte_secrete

# Of a 32-letter alphabet, without 0 and 1, which are misread: 60 bits.
SIGNES, PAR = 12, 4


def code_de_depart() -> str:
    """« K7QX-M2PD-9RTV »: drawn from the installation's key, so that it is kept nowhere.

    It opens the first page while the house has no account, and nothing afterwards.
    """
    signes = _signes()
    return "-".join(signes[i : i + PAR] for i in range(0, SIGNES, PAR))


def est_le_code(tape: str) -> bool:
    """Whether what was typed is the code, whatever its dashes, spaces and case."""
    lu = "".join(signe for signe in tape.upper() if signe.isalnum())
    return hmac.compare_digest(lu.encode(), _signes().encode())


def _signes() -> str:
    return b32encode(empreinte_secrete("depart", "premier compte").digest()).decode()[:SIGNES]
