// The display and its chips, as the state says: what is typed, its tare, its net.

import { tenirDansLAfficheur } from "./afficheur.js";
import { kilos } from "./nombres.js";
import { creer, ecrireMot, presser, refaire, tous, trouver } from "./page.js";
import { peser, tareTotale } from "./pesee.js";

export function phraseErreur(phrase, e) {
  return phrase(`saisie_${e.refus}`, {
    texte: e.texte,
    brut: e.brut_g && kilos(e.brut_g),
    tare: e.tare_g && kilos(e.tare_g),
    maximum: e.maximum_g && kilos(e.maximum_g),
    categorie: e.categorie,
  });
}

// `titre`: what is being typed, in words. `detail`: the lines under it, where a counter has its own.
// Returns the weighing.
export function peindreAfficheur(etat, titre, detail) {
  const { phrase, ticket, reglages, erreur } = etat;
  const { contenants } = reglages;
  const s = ticket.saisie;
  const objets = s.champ === "objets";
  const texte = objets ? s.objets : s.texte;
  const champ = trouver("#saisie");
  const afficheur = trouver("#afficheur");
  const tare = tareTotale(s.tares, contenants);
  const pesee = peser(s, { contenants, maximum_g: reglages.point.maximum_g });

  if (champ.value !== texte) champ.value = texte;
  champ.setAttribute("aria-invalid", String(Boolean(erreur)));
  afficheur.classList.toggle("afficheur-erreurs", Boolean(erreur));
  afficheur.classList.toggle("afficheur-neuf", Boolean(s.neuve && texte));
  ecrireMot("#saisie-erreur", erreur ? phraseErreur(phrase, erreur) : "");
  ecrireMot("#saisie-nom", titre);
  ecrireMot("#saisie-unite", objets ? phrase("unite_objets") : "kg");
  const net = pesee.masse_g ? kilos(pesee.masse_g) : kilos(0);
  const lignes =
    detail ??
    (objets
      ? phrase("detail_poids", { masse: s.texte || "0" })
      : phrase("detail_tare", { tare: tare ? kilos(tare) : "0", net })
    ).split("\n");
  refaire(trouver("#saisie-detail"), lignes.join("\n"), () =>
    lignes.flatMap((mots) => [creer("span", {}, mots), " "]),
  );
  trouver("#saisie-detail").classList.toggle("sans-tare", !tare && !objets && !detail);
  ecrireMot("#tare [data-mot]", tare ? kilos(tare) : phrase("aucune"));
  ecrireMot("#objets [data-mot]", s.objets || phrase("facultatif"));
  ecrireMot("#estime [data-mot]", phrase(s.estime ? "oui" : "non"));
  presser(trouver("#tare"), tare > 0);
  presser(trouver("#objets"), objets);
  presser(trouver("#estime"), s.estime);
  for (const touche of tous('[data-touche=","]')) touche.setAttribute("aria-disabled", String(objets));
  tenirDansLAfficheur(afficheur);
  return pesee;
}
