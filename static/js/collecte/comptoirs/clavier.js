// The keypad, the physical keyboard, and where the focus goes.

import { tous, trouver } from "./page.js";

const FRAPPES = { Backspace: "effacer", ".": ",", ",": ",", Decimal: "," };

export const foyer = {
  saisie() {
    trouver(".ligne-courante")?.scrollIntoView({ block: "nearest" });
    // Not stolen from a dialog that has just opened.
    if (trouver("dialog[open]")) return;
    trouver("#saisie").focus();
    trouver("#saisie").setSelectionRange(99, 99);
  },
  question: () => trouver("#question-corriger")?.focus(),
  tuiles: () => trouver("#tuiles .tuile:not([aria-disabled])")?.focus(),
};

// Arrows walk through a grid of buttons; Tab still reaches each of them.
function fleche(touche, grille) {
  const boutons = tous("button", grille).filter((b) => b.offsetParent);
  const i = boutons.indexOf(document.activeElement);
  if (i < 0) return;
  const haut = boutons[0].getBoundingClientRect().top;
  const colonnes = boutons.filter((b) => Math.abs(b.getBoundingClientRect().top - haut) < 4).length;
  const pas = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -colonnes, ArrowDown: colonnes }[touche.key];
  const vers = pas && boutons[i + pas];
  if (!vers) return;
  touche.preventDefault();
  vers.focus();
}

export function brancherClavier({ agir, etat, volet }) {
  const saisie = trouver("#saisie");
  const racine = document.documentElement;

  for (const touche of tous("[data-touche]")) {
    touche.addEventListener("click", () => agir.frapper(touche.dataset.touche));
  }

  // Fingers and mice leave the focus in the display: Enter then means the display, not the last key.
  trouver("#contenu").addEventListener("mousedown", (evenement) => {
    if (evenement.target.closest("button")) evenement.preventDefault();
  });

  saisie.addEventListener("input", () => {
    const objets = etat.ticket.saisie.champ === "objets";
    const lu = objets ? saisie.value.replace(/\D/g, "").slice(0, 5) : saisie.value;
    agir.saisir({ [objets ? "objets" : "texte"]: lu, neuve: false });
  });

  saisie.addEventListener("keydown", (evenement) => {
    const { saisie: s } = etat.ticket;
    if (s.neuve && evenement.key.length === 1 && !evenement.ctrlKey && !evenement.metaKey) {
      saisie.value = "";
    }
  });
  // The mark drawn after the number is the caret: typing always goes on at the end.
  trouver("#afficheur").addEventListener("click", foyer.saisie);

  document.addEventListener("pointerdown", () => delete racine.dataset.modalite, true);
  document.addEventListener("keydown", (evenement) => {
    const { key, target } = evenement;
    if (key === "Tab" || key.startsWith("Arrow")) racine.dataset.modalite = "clavier";
    if (evenement.ctrlKey || evenement.altKey || evenement.metaKey) return;
    if (trouver("dialog[open]")) return;
    const grille = target.closest("[data-fleches], .clavier");
    if (key.startsWith("Arrow") && grille) return fleche(evenement, grille);
    if (key === "Escape") {
      if (volet.ouvert()) return volet.fermer();
      return agir.echapper();
    }
    if (key === "Enter" && (target === saisie || target === document.body)) {
      evenement.preventDefault();
      return agir.entrer();
    }
    if (target !== saisie && target.closest("input, textarea, select")) return;
    // Something selected in the display is replaced by the browser itself.
    if (target === saisie && saisie.selectionStart !== saisie.selectionEnd) return;
    const frappe = FRAPPES[key] ?? (/^\d$/.test(key) ? key : null);
    if (!frappe) return;
    evenement.preventDefault();
    foyer.saisie();
    agir.frapper(frappe);
  });
}
