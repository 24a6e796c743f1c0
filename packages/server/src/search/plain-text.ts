const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/^\s*(```|~~~).*$/gm, ""],
  [/!?\[([^\]\n]*)\]\([^)\n]*\)/g, "$1"],
  [/^\s{0,3}(#{1,6}\s+|>\s?|([-*+]|\d+[.)])\s+(\[[ xX]\]\s+)?)/gm, ""],
  [/^\s*([-*_=]\s*){3,}$/gm, ""],
  [/(\*\*|__|~~|`+)/g, ""],
  [/(^|\s)[*_](\S)/g, "$1$2"],
  [/(\S)[*_](?=[\s.,;:!?)]|$)/g, "$1"],
  [/\s+/g, " "],
];

/** The words of Markdown in one line, without the signs that say how they look. Near enough for a glance. */
export function plainText(markdown: string): string {
  return CHANGES.reduce((text, [sign, instead]) => text.replace(sign, instead), markdown).trim();
}
