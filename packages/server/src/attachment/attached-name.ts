const MOST_CHARACTERS = 255;
const NAMELESS = "file";

/** What a file is called, from what its sender calls it: one line that every database keeps, its ending too where it is long. */
export function attachedName(sent: string): string {
  const line = sent
    .toWellFormed()
    // Controls, and what turns the direction of what follows: "gnp.exe" must not be shown as "exe.png".
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim();
  if (line === "") return NAMELESS;
  if (line.length <= MOST_CHARACTERS) return line;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(line)?.[0] ?? "";
  return `${line
    .slice(0, MOST_CHARACTERS - ending.length)
    .toWellFormed()
    .trimEnd()}${ending}`;
}

/** For a `Content-Disposition` (RFC 6266): in ASCII, and as it is (RFC 8187). */
export function disposition(kind: "attachment" | "inline", name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
