// The last ticket's number, total and change, on the device until the next one starts: a page
// that is read again, or left and come back to, still says what to give back.

import { estVide } from "./panier.js";

export function reprendreLeRecu(memoire, { session, panier }) {
  const { recu } = memoire.habitudes();
  return recu && recu.session === session && estVide(panier) && !panier.envoi ? recu : null;
}

export function suivreLeRecu(memoire) {
  let garde = memoire.habitudes().recu ?? null;
  return (recu) => {
    if (recu === garde) return;
    garde = recu;
    memoire.prendreHabitude({ recu });
  };
}
