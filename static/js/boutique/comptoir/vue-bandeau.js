// The band: the baskets in progress, whether all is sent, the day's sales, who holds the till.

import { annonce } from "../../collecte/comptoirs/annonces.js";
import { bouton, creer, ecrireMot, picto, refaire, tous, trouver } from "../../collecte/comptoirs/page.js";
import { chiffrer, sansValeur } from "./panier.js";
import { euros } from "./prix.js";

function paniers({ memoire, panier }) {
  const autres = memoire.tickets().filter((p) => p.uuid !== panier.uuid && !sansValeur(p));
  return [...autres, panier].sort((a, b) => a.n - b.n);
}

// What the server would not take is kept, with why, until somebody has it taken.
function peindreLesRefuses(refuses, { phrase, evenements }) {
  refaire(trouver("#traces"), JSON.stringify(refuses), () => {
    if (!refuses.length) return [];
    const raisons = [...new Set(refuses.map((e) => e.refus))].join(" ");
    const essayer = bouton(phrase("reessayer"), "refresh-cw", () => evenements.partir({ encore: true }));
    return [annonce("erreur", phrase.n("traces_refusees", refuses.length), raisons, [essayer])];
  });
}

export function peindreBandeau(etat) {
  const { phrase, reglages, panier, memoire, envoi, chiffre } = etat;
  const tas = paniers(etat).map((p) => ({
    uuid: p.uuid,
    n: p.n,
    total: p === panier ? chiffre.total : chiffrer(p, etat.operations).total,
    ici: p === panier,
  }));
  const vide = sansValeur(panier);
  // Those put aside say little, so that several hold in the band.
  const unPanier = ({ uuid, n, total, ici }) =>
    creer(
      "button",
      {
        class: "puce",
        type: "button",
        "data-panier": uuid,
        "data-foyer": uuid,
        "aria-pressed": String(ici),
        "aria-label": ici || !total ? null : phrase("panier_montant", { n, montant: euros(total) }),
      },
      picto(ici ? "ticket" : "pause", 24),
      ici || !total ? phrase("panier_n", { n }) : phrase("panier_bref", { n, montant: euros(total) }),
    );
  for (const place of tous("[data-paniers]")) {
    refaire(place, JSON.stringify([tas, vide]), () => [
      ...tas.map(unPanier),
      creer(
        "button",
        {
          class: "puce puce-neutre",
          type: "button",
          "data-geste": "de-cote",
          "data-foyer": "nouveau",
          "aria-disabled": vide ? "true" : null,
          "aria-label": phrase("nouveau"),
        },
        picto("plus", 24),
        tas.length < 2 && phrase("nouveau"),
      ),
    ]);
  }
  const refuses = etat.evenements.refuses();
  const mots = etat.morte
    ? "caisse_morte"
    : envoi === "envoi"
      ? "envoi_en_cours"
      : panier.envoi || etat.evenements.enAttente()
        ? "pas_encore_envoye"
        : memoire.fiable
          ? "tout_envoye"
          : "rien_garde";
  ecrireMot("[data-envoi-mots]", refuses.length && !etat.morte ? phrase.n("traces_refusees", refuses.length) : phrase(mots));
  peindreLesRefuses(refuses, etat);
  const faits = [phrase.n("ventes", etat.duJour), reglages.retours && phrase.n("retours", reglages.retours)];
  ecrireMot("[data-ventes]", faits.filter(Boolean).join(",\n"));
  const nom = reglages.equipe.find((e) => e.id === etat.par)?.nom;
  ecrireMot("#nom [data-mot]", nom ?? phrase("qui"));
  for (const b of tous("[data-equipier]")) b.setAttribute("aria-pressed", String(Number(b.dataset.equipier) === etat.par));
}
