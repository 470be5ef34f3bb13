// The lines of a ticket, whatever they hold: one is taken off, and put back where it was.

import { saisieVide } from "./pesee.js";

export function enlever(t, cle) {
  const rang = t.lignes.findIndex((l) => l.cle === cle);
  const lignes = t.lignes.filter((l) => l.cle !== cle);
  const saisie = t.saisie.corrige === cle ? saisieVide() : t.saisie;
  return {
    ticket: { ...t, lignes, saisie, courante: lignes.at(-1)?.cle ?? null },
    enlevee: { ligne: t.lignes[rang], rang },
  };
}

export function remettre(t, { ligne, rang }) {
  const lignes = [...t.lignes.slice(0, rang), ligne, ...t.lignes.slice(rang)];
  return { ...t, lignes, courante: ligne.cle };
}
