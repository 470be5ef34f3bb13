// Several baskets in progress: each on the device under its own key, kept through a reload.

import { uuid } from "../../collecte/comptoirs/identifiants.js";
import { lacher, tenir } from "../../collecte/comptoirs/memoire.js";
import { annoncer } from "../../collecte/comptoirs/page.js";
import { ABANDON_MS, REPENTIR_MS } from "./evenements.js";
import { nouveau, sansValeur } from "./panier.js";
import { saisieVide } from "./saisie.js";

// The smallest number that no other basket in progress bears.
export function numeroLibre(paniers) {
  const pris = new Set(paniers.map((p) => p.n));
  let n = 1;
  while (pris.has(n)) n += 1;
  return n;
}

export function gestesDePaniers(etat, { memoire, phrase, foyer, volet }, { changer, apaiser, evenements }) {
  const neuf = () => nouveau(uuid(), numeroLibre(memoire.tickets().filter((p) => p.uuid !== etat.panier?.uuid || !sansValeur(p))));

  function ranger() {
    const { panier } = etat;
    if (sansValeur(panier)) memoire.oublierTicket(panier.uuid);
    else memoire.garderTicket({ ...panier, saisie: saisieVide(), ouvert: false });
    lacher(panier.uuid);
  }

  function remplacer(panier) {
    ranger();
    tenir(panier.uuid);
    apaiser();
    etat.envoi = panier.envoi ? "serveur" : "";
    changer({ ...panier, ouvert: true });
    foyer();
  }

  function oublierLAbandonne() {
    etat.abandonne = null;
    etat.peindre();
  }

  return {
    neuf,

    // Recorded: its place is free for the next one.
    recommencer() {
      memoire.oublierTicket(etat.panier.uuid);
      lacher(etat.panier.uuid);
      apaiser();
      etat.panier = neuf();
      etat.envoi = "";
      tenir(etat.panier.uuid);
      etat.peindre();
    },

    mettreDeCote() {
      if (etat.envoi === "envoi") return;
      if (sansValeur(etat.panier)) return etat.dire({ genre: "info", titre: phrase("vide_de_cote") });
      etat.recu = null;
      remplacer(nouveau(uuid(), numeroLibre(memoire.tickets())));
      volet.fermer();
      annoncer(phrase("annonce_de_cote"));
    },

    // Another tab may have taken it meanwhile: the band is then drawn as it is.
    async reprendrePanier(cle) {
      if (etat.envoi === "envoi" || cle === etat.panier.uuid) return;
      const panier = memoire.tickets().find((p) => p.uuid === cle);
      if (panier && (await tenir(cle))) {
        etat.recu = null;
        remplacer(panier);
      } else etat.peindre();
    },

    abandonner() {
      if (etat.envoi === "envoi" || etat.panier.envoi) return;
      if (sansValeur(etat.panier)) return foyer();
      const { panier } = etat;
      const quoi = { panier: panier.uuid, lignes: panier.lignes.map((l) => l.article.nom), montant_cts: etat.chiffre.total };
      const oublier = panier.lignes.length ? evenements.noter("panier_abandonne", quoi, ABANDON_MS) : () => {};
      const abandonne = { panier, oublier, le: Date.now() };
      etat.agir.recommencer();
      etat.abandonne = abandonne;
      setTimeout(etat.peindre, REPENTIR_MS + 50);
      setTimeout(() => etat.abandonne === abandonne && oublierLAbandonne(), ABANDON_MS);
      volet.fermer();
      etat.peindre();
      foyer();
    },

    // Its number may be another's by now.
    reprendreLAbandonne() {
      if (etat.envoi === "envoi") return;
      const { panier, oublier } = etat.abandonne;
      oublier();
      oublierLAbandonne();
      etat.recu = null;
      const autres = memoire.tickets().filter((p) => p.uuid !== panier.uuid);
      remplacer({ ...panier, n: numeroLibre(autres) });
    },
  };
}
