/** In this tab, until an account is made: it outlives a reload, and a look at the sign-in page. */
const KEY = "syncboard.invite";

/** The code in an address like `/register#invite=…`, kept from here on. */
export function keepInvite(hash: string): boolean {
  const code = new URLSearchParams(hash).get("invite");
  if (!code) return false;
  sessionStorage.setItem(KEY, code);
  return true;
}

export function keptInvite(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

export function dropInvite(): void {
  sessionStorage.removeItem(KEY);
}
