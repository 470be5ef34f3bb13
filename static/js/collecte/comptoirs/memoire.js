// What the device keeps: tickets in progress, deposits waiting to be sent, its habits.
// One key per ticket and per deposit, so that two tabs never overwrite each other.
// Where the browser keeps nothing (full, refused), a Map stands in and `fiable` says so.

// `comptoir`: whose memory it is, « comptoir » or « quai »; each counter keeps and sends its own.
export function creerMemoire(comptoir, lieu, point, reserve = () => window.localStorage) {
  const secours = new Map();
  const tickets = `rockette.${comptoir}.${lieu}.${point}.ticket.`;
  const habitudes = `rockette.${comptoir}.${lieu}.${point}.habitudes`;
  const envois = comptoir === "comptoir" ? "rockette.envois." : `rockette.envois-${comptoir}.`;
  let fiable = true;

  function ecrire(cle, valeur) {
    try {
      reserve().setItem(cle, JSON.stringify(valeur));
      secours.delete(cle);
      fiable = true;
    } catch {
      secours.set(cle, valeur);
      fiable = false;
    }
  }

  function lire(cle) {
    if (secours.has(cle)) return secours.get(cle);
    try {
      return JSON.parse(reserve().getItem(cle));
    } catch {
      return null;
    }
  }

  function effacer(cle) {
    secours.delete(cle);
    try {
      reserve().removeItem(cle);
    } catch {
      fiable = false;
    }
  }

  function toutes(prefixe) {
    const cles = new Set([...secours.keys()].filter((cle) => cle.startsWith(prefixe)));
    try {
      const r = reserve();
      for (let i = 0; i < r.length; i += 1) {
        if (r.key(i).startsWith(prefixe)) cles.add(r.key(i));
      }
    } catch {
      fiable = false;
    }
    return [...cles].map(lire).filter(Boolean);
  }

  return {
    comptoir,
    get fiable() {
      return fiable;
    },
    habitudes: () => lire(habitudes) ?? {},
    prendreHabitude: (quoi) => ecrire(habitudes, { ...lire(habitudes), ...quoi }),

    tickets: () => toutes(tickets).sort((a, b) => b.modifie_le - a.modifie_le),
    garderTicket: (t) => ecrire(tickets + t.uuid, { ...t, modifie_le: Date.now() }),
    oublierTicket: (uuid) => effacer(tickets + uuid),

    envois: () => toutes(envois).sort((a, b) => a.garde_le - b.garde_le),
    envoi: (uuid) => lire(envois + uuid),
    garderEnvoi: (envoi) => ecrire(envois + envoi.uuid, envoi),
    oublierEnvoi: (uuid) => effacer(envois + uuid),
  };
}

// A ticket is held by one tab at a time. Without locks (plain http on a local network) every
// ticket is free: two tabs on one counter then see the same one.
const tenus = new Map();

export async function tenir(uuid) {
  if (tenus.has(uuid) || !navigator.locks) return true;
  return new Promise((repondre) => {
    navigator.locks.request(`rockette.ticket.${uuid}`, { ifAvailable: true }, (verrou) => {
      repondre(Boolean(verrou));
      return verrou && new Promise((lacher) => tenus.set(uuid, lacher));
    });
  });
}

export function lacher(uuid) {
  tenus.get(uuid)?.();
  tenus.delete(uuid);
}
