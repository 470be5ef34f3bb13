// Whether this session still sells on this device: asked when the tab is looked at again and
// every minute. Without an answer, what was known stands.

const RELIRE_MS = 60_000;
const DELAI_MS = 10_000;

export async function lire(adresse, parametres) {
  try {
    const reponse = await fetch(`${adresse}?${new URLSearchParams(parametres)}`, {
      headers: { Accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(DELAI_MS),
    });
    return reponse.ok ? await reponse.json() : null;
  } catch {
    return null;
  }
}

export function suivreLaCaisse(reglages, quandLue) {
  async function relire() {
    const etat = await lire(reglages.adresses.etat, {
      session: reglages.session,
      ecole: reglages.ecole ? 1 : 0,
    });
    if (etat) quandLue(etat);
  }
  setInterval(() => document.hidden || relire(), RELIRE_MS);
  document.addEventListener("visibilitychange", () => document.hidden || relire());
  window.addEventListener("pageshow", ({ persisted }) => persisted && relire());
}
