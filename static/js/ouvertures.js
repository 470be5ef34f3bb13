// On which of the last thirty days this device opened each page that has a tile. The count stays
// in a cookie of this device: the home page reads it to put first what really serves here.
(() => {
  "use strict";
  const JOURS = 30;
  const TOUS = 2 ** JOURS - 1;
  const page = document.currentScript.dataset.page;
  if (!page) return;

  const jour = Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000);
  const lu = document.cookie.match(/(?:^|; )ouvertures=([^;]*)/);
  const [dernier, ...pages] = (lu ? lu[1] : "").split("~");
  const ecoules = Math.max(0, jour - (parseInt(dernier, 36) || 0));

  const masques = new Map();
  for (const dite of pages) {
    const [nom, masque] = dite.split(".");
    // A bit moves by one place a day; past thirty it is forgotten.
    const reste = ecoules >= JOURS ? 0 : ((parseInt(masque, 36) || 0) * 2 ** ecoules) % (TOUS + 1);
    if (reste) masques.set(nom, reste);
  }
  masques.set(page, (masques.get(page) || 0) | 1);

  const ecrit = [...masques].map(([nom, masque]) => `${nom}.${masque.toString(36)}`);
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `ouvertures=${[jour.toString(36), ...ecrit].join("~")}; Path=/; Max-Age=2592000; SameSite=Lax${secure}`;
})();
