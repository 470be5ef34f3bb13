// A search that answers as one types: the page is asked again, and only its answers are replaced.
const PATIENCE_MS = 150;

async function chercher(formulaire, signal) {
  const place = document.getElementById(formulaire.dataset.chercher);
  const adresse = `${formulaire.action}?${new URLSearchParams(new FormData(formulaire))}`;
  const reponse = await fetch(adresse, { signal, redirect: "error" }).catch(() => null);
  if (!reponse?.ok) return;
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  const trouve = page.getElementById(place.id);
  if (trouve) place.replaceChildren(...trouve.childNodes);
}

for (const formulaire of document.querySelectorAll("form[data-chercher]")) {
  let attente;
  let demande;
  const chercherBientot = () => {
    clearTimeout(attente);
    demande?.abort();
    demande = new AbortController();
    const { signal } = demande;
    attente = setTimeout(() => chercher(formulaire, signal), PATIENCE_MS);
  };
  formulaire.addEventListener("input", chercherBientot);
  // Letters typed before this was loaded are looked for too.
  if ([...formulaire.elements].some((champ) => champ.type === "search" && champ.value !== champ.defaultValue)) chercherBientot();
}
