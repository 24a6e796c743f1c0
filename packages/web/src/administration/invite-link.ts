/** Behind the `#`, which browsers send to nobody: it stands in no log. */
export function linkOf(code: string): string {
  return `${location.origin}/register#${new URLSearchParams({ invite: code })}`;
}
