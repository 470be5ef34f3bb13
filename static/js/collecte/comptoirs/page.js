// Small tools for the page: find, make, draw, announce. No rule of the counter here.

const SVG = "http://www.w3.org/2000/svg";

export const trouver = (selecteur, racine = document) => racine.querySelector(selecteur);
export const tous = (selecteur, racine = document) => [...racine.querySelectorAll(selecteur)];

// creer("button", {class: "puce", "data-x": 1}, "mot", noeud): attributes that are null or
// false are left out; text is always text.
export function creer(balise, attributs = {}, ...enfants) {
  const noeud = document.createElement(balise);
  for (const [nom, valeur] of Object.entries(attributs)) {
    if (valeur === null || valeur === undefined || valeur === false) continue;
    if (nom === "quand") noeud.addEventListener("click", valeur);
    else noeud.setAttribute(nom, valeur === true ? "" : valeur);
  }
  noeud.append(...enfants.filter((enfant) => enfant || enfant === 0));
  return noeud;
}

// A drawing of the page's hidden sheet.
export function picto(nom, taille = 24) {
  const svg = document.createElementNS(SVG, "svg");
  const traits = {
    viewBox: "0 0 24 24",
    width: taille,
    height: taille,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 2,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
    focusable: "false",
  };
  for (const [cle, valeur] of Object.entries(traits)) svg.setAttribute(cle, valeur);
  const usage = document.createElementNS(SVG, "use");
  usage.setAttribute("href", `#p-${nom}`);
  svg.append(usage);
  return svg;
}

export function pastille(categorie) {
  const modele = trouver("#pastilles").content.querySelector(`[data-pastille="${categorie}"]`);
  return modele ? modele.cloneNode(true) : creer("span", { class: "pastille pastille-grande" });
}

// « 11e » with its letters raised, as the server writes it.
export function rang(texte) {
  const morceaux = texte.replaceAll("ᵉ", "e").split(/(?<=\b\d+)(er|e)\b/);
  return creer(
    "span",
    {},
    ...morceaux.map((m, i) => (i % 2 ? creer("sup", {}, m) : m)).filter(Boolean),
  );
}

export function bouton(mot, dessin, quand, attributs = {}) {
  return creer(
    "button",
    { class: "bouton bouton-comptoir", type: "button", quand, ...attributs },
    dessin && picto(dessin, 22),
    mot,
  );
}

// Told once to screen readers; emptied first so that the same sentence is told twice.
export function annoncer(phrase) {
  const zone = trouver("#dire");
  zone.textContent = "";
  requestAnimationFrame(() => {
    zone.textContent = phrase;
  });
}

// Rebuild a container only when what it shows changed, and keep the focus where it was.
const vus = new WeakMap();

export function refaire(conteneur, cle, construire) {
  if (vus.get(conteneur) === cle) return;
  vus.set(conteneur, cle);
  const actif = conteneur.contains(document.activeElement) && document.activeElement;
  const marque = actif && actif.dataset.foyer;
  conteneur.replaceChildren(...construire());
  if (marque) trouver(`[data-foyer="${CSS.escape(marque)}"]`, conteneur)?.focus();
}

export function ecrireMot(selecteur, texte) {
  for (const noeud of tous(selecteur)) if (noeud.textContent !== texte) noeud.textContent = texte;
}

// aria-disabled rather than disabled: still reachable, and the reason is told.
export function empecher(boutons, raison) {
  for (const b of boutons) {
    if (raison) b.setAttribute("aria-disabled", "true");
    else b.removeAttribute("aria-disabled");
  }
}

export const presser = (noeud, oui) => noeud.setAttribute("aria-pressed", String(Boolean(oui)));
