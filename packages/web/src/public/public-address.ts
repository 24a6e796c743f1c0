/** Behind the `#`, which browsers send to nobody: it stands in no log, and in no other site's. */
export function publicAddressOf(code: string): string {
  return `${location.origin}/p#${code}`;
}
