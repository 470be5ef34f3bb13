"""Several tills at once, and a server killed in the middle: each answered sale is there once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from io import StringIO
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Sum
from django.test.utils import override_settings

from boutique.models import Reglement, Session, Vente
from boutique.refus import ArticleVendu, AutreAppareil, CaisseFermee, CaisseRouverte
from tests.boutique.a_la_caisse import ligne, paye, plafonner, rend, une_caisse
from tests.boutique.uniques import un_article_unique
from tests.fabriques import un_lieu, un_point
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)

RACINE = Path(__file__).resolve().parents[2]


def les_livres_s_accordent() -> None:
    call_command("verifier", stdout=StringIO())


def les_numeros_se_suivent() -> None:
    for serie in {v.serie for v in Vente.objects.select_related("serie")}:
        numeros = list(serie.ventes.order_by("numero").values_list("numero", flat=True))
        assert numeros == list(range(1, len(numeros) + 1)), serie


def tout_est_paye() -> None:
    ventes = Vente.objects.reelles().aggregate(s=Sum("total_cts"))["s"]
    reglements = Reglement.objects.filter(vente__serie__ecole=False)
    assert reglements.aggregate(s=Sum("montant_cts"))["s"] == ventes


def test_huit_caisses_vendent_pendant_qu_on_les_ferme(pleine):
    caisses, secondes = (8, 60) if pleine else (4, 3)
    lieu = un_lieu()
    tenues = [
        une_caisse(point=un_point("caisse", lieu=lieu), appareil=f"tablette-{n}")
        for n in range(caisses)
    ]
    fin = Event()
    repondues: list[tuple] = []

    def vendre(tenue):
        hasard = random.Random(tenue.appareil)
        while not fin.is_set():
            document = tenue.document(
                [ligne("Pantalon", hasard.randint(1, 3)), ligne("Assiette", masse_g=300)]
            )
            vente, nouvelle = tenue.poster(document)
            assert nouvelle
            repondues.append((vente.uuid, vente.numero, vente.serie_id))
            if hasard.random() < 0.1:
                # The answer was lost: the same basket again is the same ticket.
                encore, pas_nouvelle = tenue.poster(document)
                assert (encore.pk, pas_nouvelle) == (vente.pk, False)
            if hasard.random() < 0.1:
                tenue.fermer()
                tenue.rouvrir()

    def usurper():
        """A stranger posts to everybody's till from a device that holds none."""
        n = 0
        while not fin.is_set():
            tenue = tenues[n % caisses]
            document = tenue.document([ligne("Manteau")])
            voleur = type(tenue)(
                tenue.point, tenue.compte, "un-autre-appareil", session=tenue.session
            )
            with pytest.raises((AutreAppareil, CaisseFermee, CaisseRouverte)):
                voleur.poster(document)
            n += 1

    minuterie = Thread(target=lambda: (time.sleep(secondes), fin.set()))
    minuterie.start()
    resultats = en_parallele([*[lambda t=t: vendre(t) for t in tenues], usurper])
    minuterie.join()

    assert erreurs(resultats) == []
    assert Counter(Vente.objects.values_list("uuid", "numero", "serie")) == Counter(repondues)
    les_numeros_se_suivent()
    tout_est_paye()
    les_livres_s_accordent()


def test_un_panier_envoye_vingt_fois_a_la_fois_n_est_encaisse_qu_une():
    tenue = une_caisse()
    document = tenue.document([ligne("Pantalon")])

    resultats = en_parallele([lambda: tenue.poster(document) for _ in range(20)])

    assert erreurs(resultats) == []
    assert Counter(nouvelle for _vente, nouvelle in resultats) == {True: 1, False: 19}
    assert Vente.objects.count() == 1


def test_le_meme_article_a_deux_caisses_n_est_vendu_qu_une_fois():
    lieu = un_lieu()
    ici, la = (
        une_caisse(point=un_point("caisse", lieu=lieu, nom=nom), appareil=nom)
        for nom in ("Caisse 1", "Caisse 2")
    )
    article = un_article_unique(lieu, prix_cts=1_500)
    vendu = {"article": article.pk, "mode": "unite", "quantite": 1}
    vendu |= {"prix_cts": 1_500, "montant_cts": 1_500}

    resultats = en_parallele([lambda t=t: t.vendre(vendu) for t in (ici, la)])

    [refus] = erreurs(resultats)
    assert isinstance(refus, ArticleVendu)
    [vente] = [r for r in resultats if isinstance(r, Vente)]
    assert str(vente.serie.caisse) in str(refus)
    les_livres_s_accordent()


def test_deux_caisses_qui_rendent_le_meme_ticket_ne_le_rendent_qu_une_fois():
    plafonner("caisse", None)
    lieu = un_lieu()
    ici, la = (
        une_caisse(point=un_point("caisse", lieu=lieu), appareil=nom) for nom in ("une", "deux")
    )
    vente = ici.vendre(ligne("Pantalon"))
    rendue = rend(vente.lignes.get())

    resultats = en_parallele([lambda t=t: t.rendre(vente, [rendue]) for t in (ici, la)])

    assert len(erreurs(resultats)) == 1
    assert Vente.objects.filter(nature="avoir").count() == 1
    les_livres_s_accordent()


def test_un_bon_ne_paie_pas_deux_fois(pleine):
    plafonner("caisse", None)
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))
    avoir = tenue.rendre(vente, [rend(vente.lignes.get())], [paye("bon", 300)])
    code = avoir.reglements.get().reference

    resultats = en_parallele(
        [
            lambda: tenue.vendre(ligne("Pantalon"), reglements=[paye("bon", 300, reference=code)])
            for _ in range(4)
        ]
    )

    assert len(erreurs(resultats)) == 3
    les_livres_s_accordent()


def test_tue_n_importe_quand_le_serveur_ne_perd_ni_ne_double_aucune_vente(pleine, tmp_path):
    tetes = tmp_path / "tetes"
    with override_settings(DOSSIER_DES_TETES=tetes):
        tenue = une_caisse()
        hasard = random.Random(2005)
        repondues: list[str] = []
        for _ in range(20 if pleine else 2):
            repondues += _vendre_puis_mourir(tenue.session, hasard.uniform(0.05, 1.5), tetes)

        assert repondues
        ecrites = [str(u) for u in Vente.objects.values_list("uuid", flat=True)]
        assert set(repondues) <= set(ecrites)
        assert len(ecrites) == len(set(ecrites))
        les_numeros_se_suivent()
        tout_est_paye()
        les_livres_s_accordent()
        # And the till goes on.
        assert tenue.vendre(ligne("Pantalon")).numero == len(ecrites) + 1


def _vendre_puis_mourir(session: Session, secondes: float, tetes: Path) -> list[str]:
    """Sell in a process of its own, killed so long after its first sale; what it answered."""
    vendeur = subprocess.Popen(
        [sys.executable, "-m", "tests.boutique.vendeur", str(session.pk)],
        cwd=RACINE,
        env=os.environ | {"DATABASE_URL": _adresse(), "TETES_DE_L_ESSAI": str(tetes)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert vendeur.stdout is not None
    premiere = vendeur.stdout.readline()
    time.sleep(secondes)
    vendeur.send_signal(signal.SIGKILL)
    reste, _erreurs = vendeur.communicate(timeout=30)
    # A line that was cut is an answer that nobody got.
    lignes = [premiere, *reste.splitlines(keepends=True)]
    return [li.split()[0] for li in lignes if li.endswith("\n")]


def _adresse() -> str:
    """The base of this very test, as an address."""
    reglages = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{reglages['NAME']}"
    hote = reglages.get("OPTIONS", {}).get("host") or reglages["HOST"]
    return f"postgres://{reglages['USER']}@/{reglages['NAME']}?host={hote}"
