// Banners: what happened, in a few words, and one or two gestures.

import { creer, picto } from "./page.js";

export const ANNULER_MS = 10_000;

export const secondes = (fin) => Math.max(0, Math.ceil((fin - Date.now()) / 1000));
const MARQUES = { succes: "circle-check", erreur: "triangle-alert", attente: "cloud-off", alerte: "triangle-alert" };

export function annonce(genre, titre, texte, gestes, fin) {
  return creer(
    "div",
    { class: `annonce annonce-${genre}`, role: genre === "erreur" || genre === "alerte" ? "alert" : "status" },
    picto(MARQUES[genre] ?? "circle-check", 26),
    creer("div", { class: "annonce-texte" }, creer("strong", {}, titre), texte && creer("p", {}, texte)),
    gestes.length > 0 && creer("div", { class: "annonce-gestes" }, ...gestes),
    fin && minuterie(fin),
  );
}

// A bar that shortens; rebuilt half-way, it goes on from where it was.
export function minuterie(fin) {
  const barre = creer("span", { class: "minuterie", "data-fin": fin });
  requestAnimationFrame(() => {
    for (const a of barre.getAnimations?.() ?? []) a.currentTime = ANNULER_MS - (fin - Date.now());
  });
  return barre;
}

// The seconds stand in figures on the button: nothing else is rebuilt every second.
export function compterLesSecondes(phrase) {
  let fini = false;
  for (const b of document.querySelectorAll("[data-secondes]")) {
    const n = secondes(Number(b.dataset.secondes));
    if (n === 0) fini = true;
    const mot = phrase("annuler_secondes", { n });
    if (b.lastChild?.nodeType === Node.TEXT_NODE) b.lastChild.data = mot;
    else b.append(mot);
  }
  return fini;
}
