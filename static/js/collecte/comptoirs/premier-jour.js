// Training: the next gesture of the first day, drawn by the server and read again after each one.
// On a true counter there is no place for it, and nothing is asked.

import { trouver } from "./page.js";

const DELAI_MS = 10_000;
// Nobody is learning any more: whoever comes next must not weigh for nothing.
const OUBLI_MS = 15 * 60_000;
let demande = 0;

export async function relireLePremierJour(par) {
  const place = trouver("#premier-jour");
  if (!place) return;
  demande += 1;
  const laMienne = demande;
  try {
    const reponse = await fetch(`${place.dataset.adresse}?par=${par ?? ""}`, {
      headers: { Accept: "text/html" },
      redirect: "error",
      signal: AbortSignal.timeout(DELAI_MS),
    });
    const html = reponse.ok ? await reponse.text() : null;
    if (html !== null && laMienne === demande) place.innerHTML = html;
  } catch {
    // No network: what was read last stands.
  }
}

const sortie = trouver(".bande-sortie");
if (sortie) {
  let minuterie = 0;
  const attendre = () => {
    clearTimeout(minuterie);
    minuterie = setTimeout(() => location.assign(sortie.href), OUBLI_MS);
  };
  for (const geste of ["pointerdown", "keydown"]) document.addEventListener(geste, attendre);
  attendre();
}
