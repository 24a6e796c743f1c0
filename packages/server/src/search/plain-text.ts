// Each change looks at every line once: what may repeat in it is bounded, or begins nowhere but at its beginning.
const CHANGES: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/^[^\S\r\n\u2028\u2029]*(```|~~~).*$/gm, ""],
  // What a link stands for elsewhere, and what rules a table.
  [/^[^\S\r\n\u2028\u2029]{0,3}\[[^[\]\n]{1,200}\]:[^\S\n]*\S.*$/gm, ""],
  [/^[^\S\r\n\u2028\u2029]*\|?[^\S\r\n\u2028\u2029]*:?-+:?[^\S\r\n\u2028\u2029]*\|[-:|\t ]*$/gm, ""],
  [/^[^\S\r\n\u2028\u2029]*\|.*$/gm, (row) => row.replaceAll("|", " ")],
  [/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, "$1"],
  [/!?\[([^[\]\n]*)\]\[[^[\]\n]*\]/g, "$1"],
  [/<((?:https?:\/\/|mailto:)[^\s<>]+)>/g, "$1"],
  [
    /^[^\S\r\n\u2028\u2029]{0,12}(?:[^\S\r\n]{0,3}(?:#{1,6}[^\S\n]+|>[^\S\n]?|(?:[-*+]|\d{1,9}[.)])[^\S\n]+(?:\[[ xX]\][^\S\n]+)?)){1,4}/gm,
    "",
  ],
  [/^[^\S\r\n\u2028\u2029]*([-*_=][^\S\r\n\u2028\u2029]*){3,}$/gm, ""],
  [/(?<!\\)(\*\*|__|~~|`+)/g, ""],
  [/(^|\s)[*_](\S)/g, "$1$2"],
  [/([^\s\\])[*_](?=[\s.,;:!?)]|$)/g, "$1"],
  // Of a table without a line at its sides.
  [/\s\|(?=\s|$)/g, " "],
  [/\\([!-/:-@[-`{-~])/g, "$1"],
  [/\s+/g, " "],
];

/** The words of Markdown in one line, without the signs that say how they look. Near enough for a glance. */
export function plainText(markdown: string): string {
  return CHANGES.reduce((text, [sign, instead]) => {
    return typeof instead === "string" ? text.replace(sign, instead) : text.replace(sign, instead);
  }, markdown).trim();
}
