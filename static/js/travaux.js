// While something is being done, its place is read again: the page need not be.
const TOUTES_LES_MS = 5000;

async function relire() {
  const place = document.getElementById("travaux");
  if (place.dataset.bouge !== "oui" || document.hidden || place.contains(document.activeElement)) {
    return;
  }
  const reponse = await fetch(location.href, { redirect: "error" }).catch(() => null);
  if (!reponse?.ok) return;
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  const nouvelle = page.getElementById("travaux");
  if (nouvelle) place.replaceWith(nouvelle);
}

setInterval(relire, TOUTES_LES_MS);
