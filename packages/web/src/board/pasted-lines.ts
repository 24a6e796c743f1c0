/** The titles in a pasted text: one for each line that says something, without the marks of a list. */
export function pastedLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*+•–]|\d{1,3}[.)])\s+/, "")
        .replace(/^\[[ xX]?\]\s+/, "")
        .replaceAll(/\s+/g, " ")
        .trim(),
    )
    .filter((line) => line !== "");
}
