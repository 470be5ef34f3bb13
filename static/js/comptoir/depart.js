// What every counter does first: find again the ticket that this tab, or nobody, was holding.

import { tenir } from "./memoire.js";

const onglet = (memoire) => `rockette.${memoire.comptoir}.ticket`;

// « dim. 1er mars »: browsers write « 1 mars ».
export const dateLisible = (jour, options = { weekday: "short", day: "numeric", month: "short" }) =>
  new Date(`${jour}T12:00:00`)
    .toLocaleDateString("fr-FR", options)
    .replace(/(^|\s)1(?=\s\p{L})/u, (_, avant) => `${avant}1er`);

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

// Whom the name tile stands for: who was chosen here under this account, else the person who is
// signed in, else who was chosen last; null when somebody must say it.
export function quiPese({ equipe, moi, compte }, habitudes) {
  const choisi = habitudes.par ?? null;
  const id = habitudes.compte === compte ? choisi : (moi ?? choisi);
  return equipe.some((e) => e.id === id) ? id : moi;
}

export function garderOnglet({ memoire, ticket }) {
  siPossible(() => sessionStorage.setItem(onglet(memoire), ticket.uuid));
}

// What became of the last document, as its sending goes on.
export function suivreLeDernier({ dernier, envoi, memoire }) {
  if (!dernier || dernier.statut === "recu") return;
  if (memoire.envoi(dernier.uuid)?.etat !== "attente") return;
  dernier.cause = envoi.pause;
  dernier.statut = envoi.enCours ? "envoi" : envoi.pause === "connexion" ? "connexion" : "attente";
}
