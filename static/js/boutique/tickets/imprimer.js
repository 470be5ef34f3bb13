// The paper that was just asked for: the browser's own dialog opens once, never again by itself.
const { remis } = document.getElementById("a-imprimer").dataset;
const cle = `rockette.remis.${remis}`;

const dejaOuvert = () => {
  try {
    if (sessionStorage.getItem(cle)) return true;
    sessionStorage.setItem(cle, "1");
  } catch {
    // Nothing is kept here: the button remains.
    return true;
  }
  return false;
};

if (!dejaOuvert()) window.print();
