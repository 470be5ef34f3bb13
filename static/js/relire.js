// While something is being done, its place is read again: the page need not be. What is ready is
// taken at once.
const place = () => document.querySelector("[data-bouge]");

async function relire() {
  const lue = place();
  if (lue.dataset.bouge !== "oui" || document.hidden || lue.contains(document.activeElement)) {
    return;
  }
  const reponse = await fetch(location.href, { redirect: "error" }).catch(() => null);
  if (!reponse?.ok) return;
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  const nouvelle = page.querySelector("[data-bouge]");
  if (!nouvelle) return;
  lue.replaceWith(nouvelle);
  const pret = nouvelle.querySelector("a[data-pret]");
  if (pret) location.assign(pret.href);
}

setInterval(relire, Number(place().dataset.toutesLesMs));
