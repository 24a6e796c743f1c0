import { readFile } from "node:fs/promises";
import { encodingOf } from "./decode.ts";

/** A text in whatever encoding; null: it is none. */
export async function readText(path: string): Promise<string | null> {
  const bytes = await readFile(path);
  const text = new TextDecoder(encodingOf(bytes, false)).decode(bytes);
  return text.includes("\0") ? null : text;
}
