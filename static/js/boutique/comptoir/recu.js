// The last ticket's number, total and change, on the device until the next one starts: a page
// that is read again, or left and come back to, still says what to give back, for the time it
// takes to hand it over. Later, or once money was given back for another, whoever comes back finds the
// till ready for the next person.

import { estVide } from "./panier.js";

const RENDRE_MS = 3 * 60_000;

export function reprendreLeRecu(memoire, { session, retours, panier }) {
  const { recu } = memoire.habitudes();
  const tient = recu?.session === session && recu.retours === retours && Date.now() - recu.le < RENDRE_MS;
  return tient && estVide(panier) && !panier.envoi ? recu : null;
}

export function suivreLeRecu(memoire) {
  let garde = memoire.habitudes().recu ?? null;
  return (recu) => {
    if (recu === garde) return;
    garde = recu;
    memoire.prendreHabitude({ recu });
  };
}
