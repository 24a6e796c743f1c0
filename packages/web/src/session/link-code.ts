/**
 * What a link may carry behind its `#`: the code of an invite to the installation (`invite`) or to a board (`code`), the token of a
 * mail that sets a new password, or that of a letter that ends such letters (`stop`).
 */
export type LinkCode = "invite" | "code" | "token" | "stop";

/** In this tab, until it is used: it outlives a reload, and a look at the sign-in page. */
const keyOf = (kind: LinkCode) => `syncboard.${kind}`;

/** The code in an address like `/register#invite=…`, kept from here on. */
export function keepCode(kind: LinkCode, hash: string): boolean {
  const code = new URLSearchParams(hash).get(kind);
  if (!code) return false;
  sessionStorage.setItem(keyOf(kind), code);
  return true;
}

export function keptCode(kind: LinkCode): string | undefined {
  return sessionStorage.getItem(keyOf(kind)) ?? undefined;
}

export function dropCode(kind: LinkCode): void {
  sessionStorage.removeItem(keyOf(kind));
}
