/** Behind the `#`, which browsers send to nobody: it stands in no log. */
export function joinLinkOf(code: string): string {
  return `${location.origin}/join#${new URLSearchParams({ code })}`;
}
