"""A year of séances, invented: workshops of every week, a class now and then, and what comes."""

from collections import Counter
from collections.abc import Container
from datetime import date, time, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from collecte.objets.codes import ALPHABET, LONGUEUR
from petiterockette.base.tirages import lettres, tirer
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire
from petiterockette.lieux.heures import instant
from petiterockette.lieux.models import Lieu

from .models import Bilan, Inscription, Seance, TetesComptees

ASSIDUS = 0.8
RACONTES = 0.15
D_AVANCE = timedelta(days=28)


class Programme(NamedTuple):
    """A séance that comes back in the story: its weekday, in weeks of which rank (0: all), its
    hours, its words."""

    jour: int
    rangs: tuple[int, ...]
    de: time
    a: time
    lieu: str
    pole: str
    titre: str
    places: int | None
    public: str
    prix: str
    kilos_g: int
    # Held in August too, when the other doors are half closed; seats that nobody takes ahead.
    en_aout: bool = False
    toujours_libres: int = 0


PROGRAMMES = [
    Programme(
        *(5, (), time(14), time(17), "RIE", "animation", "Atelier couture", 10),
        *("tous", "libre", 2_500, True, 3),
    ),
    Programme(
        *(2, (), time(14), time(17), "CHV", "animation", "Transformer ses vêtements", 10),
        *("tous", "libre", 2_500),
    ),
    Programme(
        *(5, (1, 3), time(10), time(12, 30), "CHV", "animation", "Réparer un petit appareil", 8),
        *("tous", "gratuit", 6_000),
    ),
    Programme(
        *(5, (2, 4), time(14), time(18), "MTG", "velo", "Atelier mécanique vélo", 12),
        *("adherents", "membres", 15_000),
    ),
    Programme(
        *(3, (2,), time(9, 30), time(11, 30), "CHV", "animation", "Visite d’une classe", 28),
        *("primaire", "gratuit", 0),
    ),
    Programme(
        *(4, (1,), time(18), time(20), "MTG", "cafe", "Cuisine anti-gaspi", 12),
        *("tous", "libre", 4_000),
    ),
    Programme(
        *(6, (1,), time(10), time(18), "CHV", "animation", "Stand sur la place", None),
        *("tous", "gratuit", 1_000),
    ),
]
# What a team writes now and then, when it closes a séance.
RECITS = {
    "Atelier couture": "Huit vestes reprisées, et deux machines remises en route.",
    "Transformer ses vêtements": "Trois jeans sont devenus des sacs ; on en redemande.",
    "Réparer un petit appareil": "Cinq grille-pain sur six sont repartis réparés.",
    "Atelier mécanique vélo": "Tout le monde est reparti en roulant.",
    "Visite d’une classe": "Les enfants ont pesé leur propre sac : 4 kg de jouets.",
    "Cuisine anti-gaspi": "Une soupe de fanes pour douze, rien de jeté.",
    "Stand sur la place": "On nous a demandé cent fois où déposer des livres.",
}
TEXTES = {
    "Atelier couture": "Venez avec un vêtement à reprendre\u00a0: machines et fil sont sur place.",
    "Transformer ses vêtements": "Apportez ce que vous ne portez plus, repartez avec autre chose.",
    "Réparer un petit appareil": "Venez avec ce que vous voulez réparer\u00a0; outils et conseils "
    "sont sur place.",
    "Atelier mécanique vélo": "Venez avec votre vélo\u00a0: les outils et l’aide sont ici.",
    "Visite d’une classe": "La boutique et le tri expliqués aux enfants, deux heures.",
    "Cuisine anti-gaspi": "On cuisine la ramasse du jour, puis on mange ensemble.",
    "Stand sur la place": "Ce que deviennent les objets, et quelques trouvailles à emporter.",
}
SURNOMS = ("Lou", "Sacha", "Charlie", "Camille", "Dominique", "Alix", "Noa", "Sam")


class LesSeances(Chapitre):
    """Each past day's séances with their figures; those of the next four weeks, with sign-ups."""

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        lieux = Lieu.objects.in_bulk(field_name="code")
        lieu = next(iter(lieux.values()), None)
        if lieu is None:
            return
        prevues = [
            _seance(histoire, programme, jour, lieux.get(programme.lieu, lieu))
            for jour in _jours(du, au + D_AVANCE)
            for programme in PROGRAMMES
            if jour.weekday() == programme.jour and _tombe(programme, jour)
        ]
        deja = {s.uuid: s for s in Seance.objects.filter(uuid__in=[p.uuid for p in prevues])}
        neuves = Seance.objects.bulk_create([p for p in prevues if p.uuid not in deja])
        toutes = sorted([*deja.values(), *neuves], key=lambda s: (s.debut, s.titre))
        limite = instant(au + timedelta(days=1), time())
        _faire_les_bilans(histoire, [s for s in toutes if s.debut < limite])
        _inscrire(histoire, [s for s in neuves if s.debut >= limite and s.ouverte])


def _jours(du: date, au: date) -> list[date]:
    return [du + timedelta(days=n) for n in range((au - du).days + 1)]


def _tombe(programme: Programme, jour: date) -> bool:
    rang = (jour.day - 1) // 7 + 1
    ouvert = jour.month != 8 or programme.en_aout
    return ouvert and (not programme.rangs or rang in programme.rangs)


def _hasard(histoire: Histoire, *mots: object) -> Random:
    return Random(f"{histoire.graine}:{':'.join(map(str, mots))}")


def _uuid(hasard: Random) -> UUID:
    return UUID(int=hasard.getrandbits(128), version=4)


def _seance(histoire: Histoire, p: Programme, jour: date, lieu: Lieu) -> Seance:
    return Seance(
        uuid=_uuid(_hasard(histoire, "seance", p.titre, jour)),
        pole=p.pole,
        lieu=lieu,
        titre=p.titre,
        texte=TEXTES[p.titre],
        debut=instant(jour, p.de),
        fin=instant(jour, p.a),
        places=p.places,
        public=p.public,
        mode_prix=p.prix,
        ouverte=p.places is not None,
        adresse="" if p.places else "Place de la mairie",
        publique=p.public != "primaire",
    )


def _faire_les_bilans(histoire: Histoire, seances: list[Seance]) -> None:
    """Their figures, for those that have none yet."""
    faits = set(Bilan.objects.filter(seance__in=seances).values_list("seance", flat=True))
    a_faire = [s for s in seances if s.pk not in faits]
    venus = _faire_entrer(histoire, a_faire)
    bilans, tetes = [], []
    for seance in a_faire:
        hasard = _hasard(histoire, "bilan", seance.uuid)
        presents = hasard.randint((seance.places or 40) // 2, seance.places or 90)
        # Whoever signed up and came is one of the heads.
        presents = max(presents, venus[seance.pk])
        poids = next((p.kilos_g for p in PROGRAMMES if p.titre == seance.titre), 0)
        bilans.append(
            Bilan(
                uuid=_uuid(hasard),
                seance=seance,
                rang=1,
                presents=presents,
                minutes=seance.minutes,
                reemploi_g=poids * hasard.randint(6, 14) // 10,
                enregistre_le=seance.fin,
            )
        )
        if _hasard(histoire, "recit", seance.uuid).random() < RACONTES:
            seance.recit = RECITS[seance.titre]
    Seance.objects.bulk_update([s for s in a_faire if s.recit], ["recit"])
    for bilan in Bilan.objects.bulk_create(bilans):
        autres = bilan.presents // 4 if bilan.seance.public == "tous" else 0
        repartis = {bilan.seance.public: bilan.presents - autres, "seniors": autres}
        tetes += [
            TetesComptees(bilan=bilan, public=p, presents=n) for p, n in repartis.items() if n
        ]
    TetesComptees.objects.bulk_create(tetes)


def _faire_entrer(histoire: Histoire, seances: list[Seance]) -> Counter[int]:
    """Who came of those who signed up, one in five did not; how many, by séance."""
    attendues = list(Inscription.objects.filter(seance__in=seances).attendues())
    venus: Counter[int] = Counter()
    for inscription in attendues:
        hasard = _hasard(histoire, "venus", inscription.uuid)
        inscription.venus = inscription.places if hasard.random() < ASSIDUS else 0
        venus[inscription.seance_id] += inscription.venus
    Inscription.objects.bulk_update(attendues, ["venus"])
    return venus


def _inscrire(histoire: Histoire, seances: list[Seance]) -> None:
    """A few people signed up for what comes: some sessions are full."""
    inscriptions: dict[str, Inscription] = {}
    gardees = {p.titre: p.toujours_libres for p in PROGRAMMES}
    for seance in seances:
        hasard = _hasard(histoire, "inscrits", seance.uuid)
        libres = gardees.get(seance.titre, 0)
        restent = (seance.places or 0) - libres
        for surnom in hasard.sample(SURNOMS, hasard.randint(2, 6)):
            places = hasard.randint(1, 2)
            attend = places > restent
            if attend and libres:
                break
            restent -= 0 if attend else places
            uuid = _uuid(hasard)
            code = _code(hasard, inscriptions)
            inscriptions[code] = Inscription(
                uuid=uuid,
                seance=seance,
                nom=surnom,
                courriel=f"{surnom.lower()}@exemple.invalid",
                places=places,
                etat="attente" if attend else "confirmee",
                code=code,
                recue_le=min(timezone.now(), seance.debut - timedelta(days=3)),
            )
    Inscription.objects.bulk_create(inscriptions.values())


def _code(hasard: Random, pris: Container[str]) -> str:
    return tirer(lambda: lettres(ALPHABET, LONGUEUR, hasard), Inscription, sauf=pris)


CHAPITRES.append(LesSeances())
