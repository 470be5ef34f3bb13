"""The calendar as other programs read it: each line was written by hand from RFC 5545."""

from datetime import UTC, datetime

from ateliers.seances.ical import EvenementIcal, calendrier, echapper, plier

E = EvenementIcal(
    uid="seance-7@rockette.example",
    debut=datetime(2026, 12, 5, 13, tzinfo=UTC),
    fin=datetime(2026, 12, 5, 15, 30, tzinfo=UTC),
    titre="Couture; ourlets, boutons",
    ou="4 rue du Fossé",
    texte="Venez\navec un vêtement",
    url="https://rockette.example/agenda/7/",
    annule=True,
)


def test_une_seance_est_un_evenement_en_utc():
    texte = calendrier("Agenda", [E], datetime(2026, 11, 25, 9, tzinfo=UTC))

    assert texte.split("\r\n")[6:-2] == [
        "BEGIN:VEVENT",
        "UID:seance-7@rockette.example",
        "DTSTAMP:20261125T090000Z",
        "DTSTART:20261205T130000Z",
        "DTEND:20261205T153000Z",
        "SUMMARY:Couture\\; ourlets\\, boutons",
        "LOCATION:4 rue du Fossé",
        "DESCRIPTION:Venez\\navec un vêtement",
        "URL:https://rockette.example/agenda/7/",
        "STATUS:CANCELLED",
        "END:VEVENT",
    ]
    assert texte.endswith("END:VCALENDAR\r\n")


def test_ce_qui_a_un_sens_s_ecrit_autrement():
    assert echapper("a\\b;c,d\r\ne") == "a\\\\b\\;c\\,d\\ne"


def test_une_ligne_se_plie_a_75_octets_sans_couper_une_lettre():
    # 74 + « é » (2 octets) would be 76: it goes to the next line.
    assert plier("x" * 74 + "é" + "y" * 80) == "x" * 74 + "\r\n é" + "y" * 72 + "\r\n " + "y" * 8
    assert plier("x" * 75) == "x" * 75
