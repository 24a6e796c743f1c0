/** A letter of which no date is made: what stays text is there, and is not read. */
const NO_DATE = "\uA000";

/**
 * A text in small letters without accents, each letter at the place where it was. What stands in quotation marks is not read: it
 * is somebody's words and no date.
 */
export function folded(text: string): string {
  const plain = [...text].map(foldedLetter).join("");
  return plain.replaceAll(/"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]/g, unread);
}

export function unread(words: string): string {
  return NO_DATE.repeat(words.length);
}

function foldedLetter(letter: string): string {
  const plain = letter.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.length === letter.length ? plain : letter;
}
