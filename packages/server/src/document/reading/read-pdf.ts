import { readFile } from "node:fs/promises";
import { getDocumentProxy } from "unpdf";
import { MOST_CHARACTERS, PATIENCE_MS } from "./work.ts";

/** The words on the pages of a PDF, as far as they are words and no pictures of such. */
export async function readPdf(path: string): Promise<string> {
  const until = performance.now() + PATIENCE_MS;
  const found: string[] = [];
  let characters = 0;
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(path)), {
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  for (let number = 1; number <= pdf.numPages && characters <= MOST_CHARACTERS && performance.now() < until; number++) {
    const page = await pdf.getPage(number);
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item)) continue;
      characters += item.str.length;
      found.push(item.str, item.hasEOL ? "\n" : "");
    }
    found.push("\n");
    page.cleanup();
  }
  return found.join("");
}
