"""docs/mesures.md: one section for each command that measures, written anew by it alone."""

import fcntl
import re
from pathlib import Path


def ecrire_section(fichier: Path, titre: str, corps: str) -> None:
    """Put ``corps`` (Markdown) under « ## titre », in place of what it held; at the end if new.

    Two that write at once wait for each other.
    """
    with fichier.open("a+", encoding="utf-8") as ouvert:
        fcntl.flock(ouvert, fcntl.LOCK_EX)
        ouvert.seek(0)
        sections = re.split(r"^(?=## )", ouvert.read(), flags=re.MULTILINE)
        neuve = f"## {titre}\n\n{corps.strip()}\n\n"
        rang = next((i for i, s in enumerate(sections) if s.startswith(f"## {titre}\n")), None)
        if rang is None:
            sections[-1] = sections[-1].rstrip("\n") + "\n\n"
            sections.append(neuve)
        else:
            sections[rang] = neuve
        ouvert.truncate(0)
        ouvert.write("".join(sections).rstrip("\n") + "\n")
