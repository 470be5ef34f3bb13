// Whom a line is for, where its kind asks: somebody found by a few letters, somebody new, or
// nobody yet. The sale never waits for a name.

import { creer, ecrireMot, trouver } from "../../collecte/comptoirs/page.js";
import { poster } from "../../collecte/comptoirs/poster.js";
import { direFinie, lire as demander } from "./etat.js";

const CHERCHER_MS = 200;
const LETTRES = 2;

export function creerPourQui({ phrase, reglages, agir }, { ouvrir, fermer, refuser }) {
  let ligne = null;
  let minute = null;
  let deja = null;
  // Whether somebody bears what was typed; whose name is only near is never taken by Enter.
  let nommee = false;
  const ou = () => reglages.pour_qui[ligne.article.genre];

  function retenir(personne) {
    const { cle } = ligne;
    fermer("pour");
    agir().destiner(cle, personne);
  }

  // Before money is taken for a year that nobody needs yet: until when, and the way out.
  function prevenir(personne) {
    deja = personne;
    ecrireMot("#pour-deja-nom", personne?.nom ?? "");
    ecrireMot("#pour-deja-mots", personne?.deja ?? "");
    trouver("#pour-deja").hidden = !personne;
    trouver("#pour-chercher").hidden = Boolean(personne);
    if (personne) trouver("#pour-deja-non").focus();
  }

  function tuile({ id, nom, mention, deja: tot }) {
    const b = creer("button", { class: "puce", type: "button" }, creer("span", {}, nom, " ", mention && creer("small", {}, mention)));
    b.addEventListener("click", () => (tot ? prevenir({ id, nom, deja: tot }) : retenir({ id, nom })));
    return b;
  }

  async function chercher() {
    const q = trouver("#pour-nom").value.trim();
    const liste = trouver("#pour-trouves");
    ecrireMot("#pour-compte", "");
    if (q.length < LETTRES) return liste.replaceChildren();
    const reponse = await demander(ou().chercher, { q, article: ligne.article.id });
    if (trouver("#pour-nom").value.trim() !== q) return undefined;
    const { personnes = [], proches = [] } = reponse ?? {};
    nommee = personnes.length > 0;
    const rien = phrase(proches.length ? "personne_proche" : "personne_introuvable", { texte: q });
    ecrireMot("#pour-compte", reponse ? (nommee ? "" : rien) : phrase("pas_cherche"));
    return liste.replaceChildren(...[...personnes, ...proches].map(tuile));
  }

  async function inscrire(evenement) {
    evenement.preventDefault();
    const envoyer = trouver("#pour-inscrire button");
    if (envoyer.disabled) return;
    // A second tap is the same person.
    envoyer.disabled = true;
    const dit = { prenom: trouver("#pour-prenom").value, nom: trouver("#pour-famille").value };
    const { statut, donnees } = await poster(ou().inscrire, dit);
    envoyer.disabled = false;
    if (statut === 201) return retenir(donnees);
    if (statut === 401) return direFinie();
    return refuser("pour-prenom", donnees.refus ?? phrase("nom_pas_enregistre"));
  }

  const montrer = (nouveau) => {
    trouver("#pour-inscrire").hidden = !nouveau;
    trouver("#pour-nouveau").setAttribute("aria-expanded", String(nouveau));
  };

  return {
    pourQui(voulue) {
      ligne = voulue;
      for (const id of ["pour-nom", "pour-prenom", "pour-famille"]) {
        trouver(`#${id}`).value = "";
        refuser(id, "");
      }
      trouver("#pour-trouves").replaceChildren();
      ecrireMot("#pour-compte", "");
      montrer(false);
      prevenir(null);
      nommee = false;
      ouvrir("pour");
      trouver("#pour-nom").focus();
    },

    brancher() {
      if (!trouver("#dialogue-pour")) return;
      trouver("#pour-nom").addEventListener("input", () => {
        clearTimeout(minute);
        minute = setTimeout(chercher, CHERCHER_MS);
      });
      // Enter takes the first one.
      trouver("#pour-formulaire").addEventListener("submit", async (evenement) => {
        evenement.preventDefault();
        clearTimeout(minute);
        await chercher();
        if (nommee) trouver("#pour-trouves button")?.click();
      });
      trouver("#pour-deja-oui").addEventListener("click", () => retenir({ id: deja.id, nom: deja.nom }));
      trouver("#pour-deja-non").addEventListener("click", () => {
        fermer("pour");
        agir().enleverLaLigne(ligne.cle);
      });
      trouver("#pour-personne").addEventListener("click", () => retenir(null));
      trouver("#pour-nouveau").addEventListener("click", () => {
        montrer(true);
        const [prenom, ...famille] = trouver("#pour-nom").value.trim().split(/\s+/);
        trouver("#pour-prenom").value = prenom;
        trouver("#pour-famille").value = famille.join(" ");
        trouver("#pour-prenom").focus();
      });
      trouver("#pour-inscrire").addEventListener("submit", inscrire);
    },
  };
}
