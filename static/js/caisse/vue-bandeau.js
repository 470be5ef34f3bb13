// The band: the baskets in progress, whether all is sent, the day's sales, who holds the till.

import { creer, ecrireMot, picto, refaire, tous, trouver } from "../comptoir/page.js";
import { chiffrer, sansValeur } from "./panier.js";
import { euros } from "./prix.js";

function paniers({ memoire, panier }) {
  const autres = memoire.tickets().filter((p) => p.uuid !== panier.uuid && !sansValeur(p));
  return [...autres, panier].sort((a, b) => a.n - b.n);
}

export function peindreBandeau(etat) {
  const { phrase, reglages, panier, memoire, envoi, chiffre } = etat;
  const tas = paniers(etat).map((p) => ({
    uuid: p.uuid,
    n: p.n,
    total: p === panier ? chiffre.total : chiffrer(p, etat.operations).total,
    ici: p === panier,
  }));
  refaire(trouver("#paniers"), JSON.stringify([tas, sansValeur(panier)]), () => [
    ...tas.map(({ uuid, n, total, ici }) =>
      creer(
        "button",
        { class: "puce", type: "button", "data-panier": uuid, "data-foyer": uuid, "aria-pressed": String(ici) },
        picto(ici ? "ticket" : "pause", 24),
        ici || !total ? phrase("panier_n", { n }) : phrase("panier_montant", { n, montant: euros(total) }),
      ),
    ),
    creer(
      "button",
      { class: "puce puce-neutre", type: "button", "data-geste": "de-cote", "data-foyer": "nouveau", "aria-disabled": sansValeur(panier) ? "true" : null },
      picto("plus", 24),
      phrase("nouveau"),
    ),
  ]);
  const mots = etat.morte
    ? "caisse_morte"
    : envoi === "envoi"
      ? "envoi_en_cours"
      : panier.envoi
        ? "pas_encore_envoye"
        : memoire.fiable
          ? "tout_envoye"
          : "rien_garde";
  ecrireMot("[data-envoi-mots]", phrase(mots));
  ecrireMot("[data-ventes]", phrase.n("ventes", etat.duJour));
  const nom = reglages.equipe.find((e) => e.id === etat.par)?.nom;
  ecrireMot("#nom [data-mot]", nom ?? phrase("qui"));
  for (const b of tous("[data-equipier]")) b.setAttribute("aria-pressed", String(Number(b.dataset.equipier) === etat.par));
}
