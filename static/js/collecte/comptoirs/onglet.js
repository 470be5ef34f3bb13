// What every counter does first: find again the ticket that this tab, or nobody, was holding.

import { tenir } from "./memoire.js";

const onglet = (memoire) => `rockette.${memoire.comptoir}.ticket`;

// A browser may refuse its storage: the tab then finds its ticket again by its date.
function siPossible(quoi) {
  try {
    return quoi();
  } catch {
    return null;
  }
}

// The ticket of this tab, else the last one that no living tab holds, else a new one.
export async function retrouver(memoire, nouveau) {
  const valides = new Set(memoire.envois().map((e) => e.uuid));
  for (const t of memoire.tickets()) if (valides.has(t.uuid)) memoire.oublierTicket(t.uuid);
  const enCours = memoire.tickets().filter((t) => t.ouvert);
  const sien = siPossible(() => sessionStorage.getItem(onglet(memoire)));
  enCours.sort((a, b) => (b.uuid === sien) - (a.uuid === sien));
  for (const t of enCours) if (await tenir(t.uuid)) return t;
  const t = nouveau();
  await tenir(t.uuid);
  return t;
}

export function garderOnglet({ memoire, ticket }) {
  siPossible(() => sessionStorage.setItem(onglet(memoire), ticket.uuid));
}
