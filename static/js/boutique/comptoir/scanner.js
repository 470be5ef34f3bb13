// A scanner types like a keyboard, faster than anybody: keys less than 40 ms apart, then Enter.
// Each key is read by its place (event.code), so that a scanner set for another layout than the
// computer's still gives its digits; its moment is that of the key itself (event.timeStamp), not
// that of a page which was too busy to hear it.

export const RAFALE_MS = 40;
const SILENCE_MS = RAFALE_MS + 5;
const LECTURE_MIN = 3;

const SIGNES = { Minus: "-", NumpadSubtract: "-", Slash: "/", NumpadDivide: "/", Period: ".", NumpadDecimal: ".", Space: " " };

// Letters are taken as the computer reads them: a label holds only those that do not move.
export function signeDe({ code, key }) {
  const chiffre = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (chiffre) return chiffre[1];
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return SIGNES[code] ?? (key.length === 1 ? key : "");
}

// `lu(text, key)`: something was scanned, from that key on; `frappe(keys)`: a person typed these,
// one after the other. `maintenant` and `attendre` are the clock that ends a silence. Each key
// that is heard answers whether it ended a scan.
export function creerScanner({ lu, frappe, maintenant = () => performance.now(), attendre = setTimeout }) {
  let touches = [];
  let minute = null;

  function rendre() {
    const rendues = touches;
    touches = [];
    if (rendues.length) frappe(rendues);
  }

  // A silence that ends late is that of a busy page: keys may wait to be heard, they go first.
  function ecouterLeSilence() {
    const fin = maintenant() + SILENCE_MS;
    minute = attendre(() => (maintenant() - fin > RAFALE_MS ? ecouterLeSilence() : rendre()), SILENCE_MS);
  }

  function entendre({ code, key, target, avant, timeStamp: t }) {
    clearTimeout(minute);
    if (touches.length && t - touches.at(-1).t > RAFALE_MS) rendre();
    touches.push({ code, key, target, avant, t });
    if (key === "Enter") {
      const texte = touches.slice(0, -1).map(signeDe).join("").trim();
      if (texte.length >= LECTURE_MIN) {
        const [premiere] = touches;
        touches = [];
        lu(texte, premiere);
        return true;
      }
      rendre();
      return false;
    }
    ecouterLeSilence();
    return false;
  }
  // Whether this key comes right after others: an Enter ends their scan.
  entendre.suit = ({ timeStamp }) => touches.length >= LECTURE_MIN && timeStamp - touches.at(-1).t <= RAFALE_MS;
  return entendre;
}
