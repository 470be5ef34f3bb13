// The dialogs of the till: one question each, closed by its answer.

import { nombre } from "../../collecte/comptoirs/nombres.js";
import { bouton, creer, ecrireMot, tous, trouver } from "../../collecte/comptoirs/page.js";
import { poster } from "../../collecte/comptoirs/poster.js";
import { creerCode } from "./code.js";
import { creerDialoguesDePaiement } from "./dialogues-paiement.js";
import { direFinie, lire as demander } from "./etat.js";
import { creerPourQui } from "./pour-qui.js";
import { surprises } from "./panier.js";
import { lireEuros } from "./prix.js";
import { lireCle } from "./rayons.js";
import { tuileDArticle } from "./vue-articles.js";

const CHERCHER_MS = 200;
const dialogue = (id) => trouver(`#dialogue-${id}`);
const fermer = (id) => dialogue(id).close();

function ouvrir(id) {
  if (!dialogue(id).open) dialogue(id).showModal();
}

function fermerTout() {
  for (const d of tous("dialog[open]")) if (d.id !== "dialogue-morte") d.close();
}

// A sentence beside the field, which keeps what was typed.
function refuser(id, mots) {
  const erreur = trouver(`#${id}-erreur`);
  erreur.hidden = !mots;
  ecrireMot(`#${id}-erreur [data-mot]`, mots ?? "");
  trouver(`#${id}`).setAttribute("aria-invalid", String(Boolean(mots)));
  if (mots) trouver(`#${id}`).focus();
}

export function creerDialogues(etat, { phrase, reglages, agir, foyer }) {
  let apresNom = null;
  let confirmer = null;
  let corriger = "qte";
  let minute = null;
  let trouves = [];
  const paiement = creerDialoguesDePaiement(etat, { phrase, reglages, agir }, { ouvrir, fermer, refuser });
  const pourQui = creerPourQui({ phrase, reglages, agir }, { ouvrir, fermer, refuser });
  const code = creerCode({ phrase, reglages, agir });
  const prendreNom = (id) => code.prendre(id, () => nommer(id));

  function nommer(id) {
    const suite = apresNom;
    apresNom = null;
    agir().choisirNom(id);
    fermer("nom");
    suite?.();
  }

  async function nouveauNom(evenement) {
    evenement.preventDefault();
    const champ = trouver("#prenom");
    const { statut, donnees } = await poster(reglages.adresses.equipiers, { prenom: champ.value });
    if (statut === 401) return direFinie();
    const ajoute = statut === 201 || statut === 200;
    trouver("#nom-erreur").hidden = ajoute;
    if (!ajoute) {
      trouver("#nom-erreur").textContent = donnees.refus ?? phrase("nom_pas_enregistre");
      return undefined;
    }
    champ.value = "";
    trouver("#nom-formulaire").hidden = true;
    if (!reglages.equipe.some((e) => e.id === donnees.id)) {
      reglages.equipe.push(donnees);
      code.nouveau(donnees.id);
      trouver("#nom-nouveau").before(creer("button", { class: "puce", type: "button", "data-equipier": donnees.id }, donnees.nom));
    }
    return prendreNom(donnees.id);
  }

  async function chercher() {
    const q = trouver("#recherche").value.trim();
    const liste = trouver("#trouves");
    if (!q) return liste.replaceChildren();
    const reponse = await demander(reglages.adresses.chercher, { q, ecole: reglages.ecole ? 1 : 0 });
    if (trouver("#recherche").value.trim() !== q) return undefined;
    trouves = reponse?.articles ?? [];
    ecrireMot("#trouves-compte", reponse ? (trouves.length ? "" : (reponse.dit ?? phrase("introuvable", { texte: q }))) : phrase("pas_cherche"));
    return liste.replaceChildren(...trouves.map((a) => tuileDArticle(a, etat)));
  }

  function remiser(evenement) {
    evenement.preventDefault();
    const { valeur, refus } = lireEuros(trouver("#remise-montant").value);
    if (refus || !valeur) return refuser("remise-montant", phrase(refus ?? "vide", { texte: trouver("#remise-montant").value }));
    fermer("remise");
    return agir().remiser({ cts: valeur });
  }

  return {
    ouvert: () => Boolean(trouver("dialog[open]")),
    ouvrir,
    nom(suite = null) {
      apresNom = suite;
      ouvrir("nom");
    },
    redonnerLeCode(id, mots, suite) {
      apresNom = suite;
      ouvrir("nom");
      code.redonner(id, mots, () => nommer(id));
    },
    // Whether something waits for that name to go on.
    nomAttendu: () => Boolean(apresNom),
    // Asked once above what is plausible; `oui`: what follows once it is confirmed.
    surprise(l, oui) {
      confirmer = oui;
      const { g, n, cts } = surprises(l, reglages.plausibles);
      corriger = g || l.mode === "poids" ? "poids" : n || l.quantite > 1 ? "qte" : l.mode === "lot" ? "lot" : "prix";
      const quoi = [n && phrase("fois", { n: nombre(n) }), cts && etat.euros(cts), g && etat.kilos(g)].filter(Boolean);
      ecrireMot("#surprise-question", phrase("surprise_question", { nom: l.article.nom, quoi: quoi.join(", ") }));
      ecrireMot("#surprise-oui [data-mot]", phrase("surprise_oui", { quoi: quoi[0] }));
      ecrireMot("#surprise-non [data-mot]", phrase(g ? "peser_a_nouveau" : "corriger"));
      ouvrir("surprise");
    },
    ...paiement,
    pourQui: pourQui.pourQui,
    // Of the chosen line, else of the whole basket: the title says which.
    remise(nom) {
      trouver("#remise-montant").value = "";
      refuser("remise-montant", "");
      ecrireMot("#dialogue-remise-titre", nom ? phrase("remise_sur", { nom }) : phrase("remise_du_panier"));
      ouvrir("remise");
    },
    recherche() {
      trouver("#recherche").value = "";
      trouver("#trouves").replaceChildren();
      ecrireMot("#trouves-compte", "");
      ouvrir("recherche");
      trouver("#recherche").focus();
    },
    // Nothing closes it: this page sells no more.
    arreter({ raison, adresse, geste }) {
      ecrireMot("#morte-raison", raison);
      trouver("#morte-gestes").replaceChildren(
        ...[
          adresse && creer("a", { class: "bouton bouton-principal", href: adresse }, geste),
          bouton(phrase("recharger"), "refresh-cw", () => location.reload()),
        ].filter(Boolean),
      );
      fermerTout();
      ouvrir("morte");
    },
    fermerTout,

    brancher() {
      code.brancher();
      const reponses = {
        equipier: (valeur) => prendreNom(Number(valeur)),
        categorie: (valeur) => agir().montrerCategorie(lireCle(valeur)),
        pourcent: (valeur) => agir().remiser({ pourcent: Number(valeur) }),
        sansRemise: () => agir().remiser(null),
        article: (valeur) => agir().toucherArticle(trouves.find((a) => a.id === Number(valeur))),
        tiroir: () => agir().noterLeTiroir(),
        carnet: paiement.carnet,
        commentaire: paiement.mot,
        aide: () => ouvrir("aide"),
        guide: () => ouvrir("guide"),
        confirmer: () => confirmer(),
        corriger: () => agir().choisirMode(corriger),
      };
      document.addEventListener("click", ({ target }) => {
        const b = target.closest("dialog button");
        if (!b) return;
        for (const [nom, repondre] of Object.entries(reponses)) {
          if (!(nom in b.dataset)) continue;
          if (nom !== "equipier") b.closest("dialog").close();
          repondre(b.dataset[nom]);
        }
      });
      for (const d of tous("dialog")) d.addEventListener("close", () => trouver("dialog[open]") ?? foyer());
      dialogue("morte").addEventListener("cancel", (evenement) => evenement.preventDefault());
      trouver("#nom-formulaire").addEventListener("submit", nouveauNom);
      trouver("#nom-nouveau").addEventListener("click", ({ currentTarget }) => {
        trouver("#nom-formulaire").hidden = false;
        currentTarget.setAttribute("aria-expanded", "true");
        trouver("#prenom").focus();
      });
      paiement.brancher();
      pourQui.brancher();
      trouver("#remise-formulaire").addEventListener("submit", remiser);
      trouver("#recherche").addEventListener("input", () => {
        clearTimeout(minute);
        minute = setTimeout(chercher, CHERCHER_MS);
      });
      // Enter takes the first one.
      trouver("#recherche-formulaire").addEventListener("submit", async (evenement) => {
        evenement.preventDefault();
        clearTimeout(minute);
        await chercher();
        trouver("#trouves button")?.click();
      });
    },
  };
}
