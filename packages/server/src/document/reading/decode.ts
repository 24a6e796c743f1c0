const MARKS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
/** What nobody says of a text that is not in UTF-8: each byte is a sign. */
const LATIN = "windows-1252";
const CHARSET = /charset\s*=\s*["']?\s*([\w-]{1,40})/i;
const HEAD_BYTES = 2_048;

/** The encoding of a text: by the mark at its beginning, by what a page says of itself, or else by trying. */
export function encodingOf(bytes: Uint8Array, isPage: boolean): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  if (marked) return marked;
  if (isUtf8(bytes)) return "utf-8";
  const head = new TextDecoder(LATIN).decode(bytes.subarray(0, HEAD_BYTES));
  const said = isPage ? CHARSET.exec(head)?.[1] : undefined;
  return said !== undefined && isKnown(said) ? said : LATIN;
}

/** Its end may be cut in the middle of a sign. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}
