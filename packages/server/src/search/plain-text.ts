// What may repeat at the beginning of a line stays in it: over many empty lines it would begin again in each.
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/^[^\S\r\n\u2028\u2029]*(```|~~~).*$/gm, ""],
  [/!?\[([^\]\n]*)\]\([^)\n]*\)/g, "$1"],
  [/^\s{0,3}(#{1,6}\s+|>\s?|([-*+]|\d+[.)])\s+(\[[ xX]\]\s+)?)/gm, ""],
  [/^[^\S\r\n\u2028\u2029]*([-*_=][^\S\r\n\u2028\u2029]*){3,}$/gm, ""],
  [/(\*\*|__|~~|`+)/g, ""],
  [/(^|\s)[*_](\S)/g, "$1$2"],
  [/(\S)[*_](?=[\s.,;:!?)]|$)/g, "$1"],
  [/\s+/g, " "],
];

/** The words of Markdown in one line, without the signs that say how they look. Near enough for a glance. */
export function plainText(markdown: string): string {
  return CHANGES.reduce((text, [sign, instead]) => text.replace(sign, instead), markdown).trim();
}
