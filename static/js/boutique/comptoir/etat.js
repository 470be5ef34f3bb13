// Whether this session still sells on this device: asked when the tab is looked at again and
// every minute. Without an answer, what was known stands.

const RELIRE_MS = 60_000;
const DELAI_MS = 10_000;
const FINIE = "connexion-finie";

export const direFinie = () => document.dispatchEvent(new Event(FINIE));
export const quandFinie = (faire) => document.addEventListener(FINIE, faire);

// null: no answer. `finie`: what is done where the login expired.
export async function lire(adresse, parametres, finie = direFinie) {
  try {
    const reponse = await fetch(`${adresse}?${new URLSearchParams(parametres)}`, {
      headers: { Accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(DELAI_MS),
    });
    if (reponse.status === 401) finie();
    return reponse.ok ? await reponse.json() : null;
  } catch {
    return null;
  }
}

export function suivreLaCaisse(reglages, quandLue) {
  async function relire() {
    const demande = { session: reglages.session, ecole: reglages.ecole ? 1 : 0 };
    // Nobody asked: what a dialog was told is not taken away.
    const etat = await lire(reglages.adresses.etat, demande, () => document.querySelector("dialog[open]") || direFinie());
    if (etat) quandLue(etat);
  }
  setInterval(() => document.hidden || relire(), RELIRE_MS);
  document.addEventListener("visibilitychange", () => document.hidden || relire());
  window.addEventListener("pageshow", ({ persisted }) => persisted && relire());
}
