// The keypad, the physical keyboard, the scanner, and where the focus goes.

import { tous, trouver } from "../../collecte/comptoirs/page.js";
import { creerDouchette } from "./douchette.js";
import { creerScanner } from "./scanner.js";

const MODES = { q: "qte", p: "prix", k: "poids", l: "lot" };
const MOYENS = { e: "especes", c: "carte", h: "cheque", b: "bon" };

// The display, unless a dialog is open: it takes what is typed next.
export function foyer() {
  if (trouver("dialog[open]")) return;
  trouver("#saisie").focus({ preventScroll: true });
}

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

export function brancherClavier({ agir, etat, volet, dialogues }) {
  const saisie = trouver("#saisie");
  const racine = document.documentElement;

  // What a person types: digits into the display, letters for the gestures.
  function taper({ key, code, target }) {
    const chiffre = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
    if (chiffre) return agir.frapper(chiffre);
    if (key === "," || key === "." || key === "Decimal") return agir.frapper(",");
    // The button of a dialog that just closed keeps the focus until the browser's next frame.
    if (target !== saisie && target !== document.body && !target.closest("dialog")) return undefined;
    if (key === "Enter") return entrer();
    const lettre = key.toLowerCase();
    if (MODES[lettre]) return agir.choisirMode(MODES[lettre]);
    if (MOYENS[lettre]) return agir.choisirLeGenre(MOYENS[lettre]);
    const gestes = { r: "remise", o: "offrir", a: "de-cote", x: "enlever", "/": "chercher", f: "chercher", "?": "aide", j: "encaisser" };
    return gestes[lettre] && etat.gestes[gestes[lettre]]();
  }

  // Enter ends what is being typed; with nothing typed, it leads to the green button.
  function entrer() {
    const { mode, attend, choisie, texte, dit } = etat.panier.saisie;
    if (etat.panier.envoi) return agir.renvoyer();
    if (mode === "paye") return agir.compteJuste();
    if (attend) return agir.finirLAttente();
    if (choisie) return agir.quitterLaLigne();
    if (mode === "qte" && texte && !Object.values(dit).some(Boolean)) return agir.entrerUnNumero();
    if (!texte && etat.panier.lignes.length) return trouver("#encaisser").focus();
    return agir.choisirMode("qte");
  }

  const entendre = creerScanner({ lu: agir.lireCode, frappe: (touches) => touches.forEach(taper) });

  // Elsewhere the browser writes what is typed; a scan is taken, and what it wrote is taken back.
  const ecouter = creerScanner({ lu: creerDouchette({ agir, etat, dialogues }), frappe: () => {} });
  const ailleurs = (target) => trouver("dialog[open]") || target.closest("textarea, select, input:not(#saisie)");

  function ecouterAilleurs(evenement) {
    const { code, key, target, timeStamp } = evenement;
    if (key.length !== 1 && key !== "Enter") return;
    const avant = target.matches("input, textarea") ? target.value : null;
    if (ecouter({ code, key, target, avant, timeStamp })) evenement.preventDefault();
  }

  for (const touche of tous("[data-touche]")) {
    touche.addEventListener("click", () => agir.frapper(touche.dataset.touche));
  }
  // Fingers and mice leave the focus in the display: Enter then means the display, not the last key.
  trouver("#contenu").addEventListener("mousedown", (evenement) => {
    if (evenement.target.closest("button")) evenement.preventDefault();
  });
  trouver("#afficheur").addEventListener("click", foyer);
  // What arrives otherwise than by keys (pasted, dictated): its digits only.
  saisie.addEventListener("input", () => {
    const lu = saisie.value.replace(".", ",").replace(/[^\d,]/g, "");
    agir.remplacerLaSaisie(lu);
  });

  document.addEventListener("pointerdown", () => delete racine.dataset.modalite, true);
  document.addEventListener("keydown", (evenement) => {
    const { key, target } = evenement;
    if (key === "Tab" || key.startsWith("Arrow")) racine.dataset.modalite = "clavier";
    if (evenement.ctrlKey || evenement.altKey || evenement.metaKey) return;
    if (ailleurs(target)) {
      ecouterAilleurs(evenement);
      return;
    }
    const grille = target.closest("[data-fleches], .clavier");
    if (key.startsWith("Arrow") && grille) {
      fleche(evenement, grille);
      return;
    }
    if (key === "Escape") {
      if (volet.ouvert()) volet.fermer();
      else agir.echapper();
      return;
    }
    if (key === "Backspace") {
      evenement.preventDefault();
      agir.frapper("effacer");
      return;
    }
    // Enter on a button that has the focus is that button's own, unless a scan ends with it.
    const surBouton = target.closest("button, a, summary");
    if ((key === "Enter" || key === " ") && surBouton && !entendre.suit(evenement)) return;
    if (key.length !== 1 && key !== "Enter" && key !== "Decimal") return;
    if (key === " ") return;
    evenement.preventDefault();
    entendre(evenement);
  });
}
