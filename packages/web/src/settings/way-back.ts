/** Where one was before the settings, for their way back. A reload forgets it, and the boards are the way out. */
let before = "/";

export function rememberWayBack(path: string): void {
  if (!/^\/(settings|admin)(\/|$)/.test(path)) before = path;
}

export function wayBack(): string {
  return before;
}
