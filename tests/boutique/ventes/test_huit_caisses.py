"""Several tills sell to a server whose workers are killed, while others close them and strangers
post to them: each sale that got its answer is there once, and nothing else is."""

import random
import time
from collections import Counter, defaultdict
from threading import Event
from uuid import uuid4

import pytest
from django.db.models import Sum
from django.test.utils import override_settings

from boutique.caisses.models import Session
from boutique.ventes.models import Vente
from tests.boutique.a_la_caisse import ALaCaisse, ligne, une_caisse
from tests.boutique.a_la_caisse_web import VENTES
from tests.boutique.livres import les_livres_s_accordent, les_numeros_se_suivent, tout_est_paye
from tests.boutique.servie import Appareil, Serveur, servi, un_appareil
from tests.fabriques import un_compte, un_lieu, un_point
from tests.mesure import fois
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)


class Journee:
    """A day at the tills: who sells, closes, intrudes and kills, and what each was told."""

    def __init__(self, serveur: Serveur, caisses: int) -> None:
        self.serveur = serveur
        lieu = un_lieu()
        self.tenues = [
            une_caisse(point=un_point("caisse", lieu=lieu), appareil=f"tablette-{n}")
            for n in range(caisses)
        ]
        self.hier = {}
        for tenue in self.tenues:
            self.hier[tenue.appareil] = tenue.session.pk
            tenue.fermer()
            tenue.rouvrir()
        self.vendeurs = [un_appareil(serveur, tenue) for tenue in self.tenues]
        self.fin = Event()
        self.repondues: list[tuple[str, str, int]] = []
        self.refusees: list[str] = []
        self.recus: dict[str, set[int]] = defaultdict(set)

    def vendre(self, tenue: ALaCaisse, appareil: Appareil, paniers: list[dict]) -> None:
        """Sell one basket after another; what had no answer is sent again until it has one."""
        hasard = random.Random(tenue.appareil)
        while not self.fin.is_set():
            document = _neuf(hasard.choice(paniers), tenue)
            statut, dit = appareil.poster(VENTES, document)
            if statut == 422:
                # Somebody closed the till between the page and the post: nothing else refuses.
                assert not dit["etat"]["ouverte"], dit
                self.refusees.append(document["uuid"])
                continue
            assert statut in {200, 201}, dit
            self.repondues.append((document["uuid"], dit["numero"], document["total_cts"]))
            if hasard.random() < 0.1:
                # Tapped twice: the same ticket, even if the till has closed since.
                encore, le_meme = appareil.poster(VENTES, document)
                assert (encore, le_meme["id"]) == (200, dit["id"])

    def fermer(self, pause_s: float) -> None:
        """Close each till in turn, while it sells, and open it again."""
        hasard = random.Random(430)
        n = 0
        while not self.fin.wait(hasard.uniform(pause_s / 2, pause_s)):
            tenue = self.tenues[n % len(self.tenues)]
            tenue.fermer()
            tenue.rouvrir()
            n += 1

    def s_introduire(self, intrus: dict[str, Appareil], panier: dict) -> None:
        """Strangers of every kind post to everybody's till."""
        n = 0
        while not self.fin.wait(0.02):
            tenue = self.tenues[n % len(self.tenues)]
            for qui, appareil in intrus.items():
                document = _neuf(panier, tenue)
                if qui == "la page d’hier":
                    document["session"] = self.hier[tenue.appareil]
                statut, _dit = appareil.poster(VENTES, document)
                self.recus[qui].add(statut)
            n += 1

    def tuer(self, morts: int, secondes: float) -> None:
        """Kill a worker at random moments, then end the day."""
        hasard = random.Random(2005)
        debut = time.monotonic()
        for instant in sorted(hasard.uniform(0.2, secondes) for _ in range(morts)):
            time.sleep(max(0.0, debut + instant - time.monotonic()))
            self.serveur.tuer_un_ouvrier(hasard)
        time.sleep(max(0.0, debut + secondes - time.monotonic()))
        self.fin.set()


def _neuf(panier: dict, tenue: ALaCaisse) -> dict:
    """The basket as the screen posts it now: its own number, the session open here."""
    lieu, point = tenue.point.lieu.code, tenue.point.pk
    return panier | {
        "uuid": str(uuid4()), "session": tenue.session.pk, "lieu": lieu, "point": point,
    }  # fmt: skip


def des_intrus(serveur: Serveur, tenue: ALaCaisse) -> tuple[dict[str, Appareil], dict[str, int]]:
    """Who may not post to a till, each with the status that tells him so."""
    ici, dun_autre_lieu = tenue.point.lieu, un_compte("caisse", point=un_point("caisse"))
    sans_compte, sans_jeton = (un_appareil(serveur, tenue) for _ in range(2))
    del sans_compte.cookies["sessionid"], sans_jeton.cookies["csrftoken"]
    intrus = {
        "un autre appareil": (un_appareil(serveur, tenue, jeton="volée"), 422),
        "un bénévole": (un_appareil(serveur, tenue, compte=un_compte("benevole", lieu=ici)), 403),
        "un autre lieu": (un_appareil(serveur, tenue, compte=dun_autre_lieu), 403),
        "la page d’hier": (un_appareil(serveur, tenue), 422),
        "personne": (sans_compte, 401),
        "un autre site": (sans_jeton, 403),
    }  # fmt: skip
    return {q: a for q, (a, _s) in intrus.items()}, {q: s for q, (_a, s) in intrus.items()}


@pytest.mark.un_seul_tour
def test_des_caisses_vendent_pendant_qu_on_les_ferme_et_que_le_serveur_meurt(tmp_path):
    caisses, secondes, morts = fois(4, 8), fois(2, 60), fois(2, 20)
    with override_settings(DOSSIER_DES_TETES=tmp_path / "tetes"), servi(tmp_path) as serveur:
        jour = Journee(serveur, caisses)
        premiere = jour.tenues[0]
        paniers = [
            premiere.document([ligne("Pantalon", n, masse_g=400 * n), ligne("Assiette", 4 - n)])
            for n in (1, 2, 3)
        ]
        intrus, attendus = des_intrus(serveur, premiere)

        resultats = en_parallele(
            [
                *(
                    lambda t=t, a=a: jour.vendre(t, a, paniers)
                    for t, a in zip(jour.tenues, jour.vendeurs, strict=True)
                ),
                lambda: jour.fermer(secondes / 10),
                lambda: jour.s_introduire(intrus, paniers[0]),
                lambda: jour.tuer(morts, secondes),
            ]
        )
        # And the tills go on.
        suite = _neuf(paniers[0], premiere)
        statut, dit = jour.vendeurs[0].poster(VENTES, suite)

        assert erreurs(resultats) == []
        assert statut == 201
        jour.repondues.append((suite["uuid"], dit["numero"], suite["total_cts"]))
        assert jour.recus == {qui: {statut} for qui, statut in attendus.items()}
        assert Session.objects.count() > 2 * caisses
        assert Counter(ecrites()) == Counter(jour.repondues)
        total = Vente.objects.aggregate(s=Sum("total_cts"))["s"]
        assert total == sum(cts for _uuid, _numero, cts in jour.repondues)
        les_numeros_se_suivent()
        tout_est_paye()
        les_livres_s_accordent()


def ecrites() -> list[tuple[str, str, int]]:
    lues = Vente.objects.select_related("serie__caisse")
    return [(str(v.uuid), v.numero_lisible, v.total_cts) for v in lues]
