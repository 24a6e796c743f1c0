/**
 * A text in small letters without accents, each letter at the place where it was. What stands in quotation marks becomes
 * blank: it is somebody's words and no date.
 */
export function folded(text: string): string {
  const plain = [...text].map(foldedLetter).join("");
  return plain.replaceAll(/"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]/g, (quoted) => "\u0000".repeat(quoted.length));
}

function foldedLetter(letter: string): string {
  const plain = letter.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.length === letter.length ? plain : letter;
}
