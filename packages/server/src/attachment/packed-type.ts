import { openPromise } from "yauzl";

/** So many names are looked at: in what offices write, those that say what it is come early. */
const MOST_NAMES = 500;
const PATIENCE_MS = 1_000;
const OFFICE = "application/vnd.openxmlformats-officedocument";
const WITH_MACROS = /^(?:word|xl|ppt)\/vbaProject\.bin$/;

/** What an archive with this file in it is, and what it is called with macros. */
const MAIN_PARTS: Readonly<Record<string, readonly [plain: string, withMacros: string]>> = {
  "word/document.xml": [`${OFFICE}.wordprocessingml.document`, "application/vnd.ms-word.document.macroEnabled.12"],
  "xl/workbook.xml": [`${OFFICE}.spreadsheetml.sheet`, "application/vnd.ms-excel.sheet.macroEnabled.12"],
  "ppt/presentation.xml": [
    `${OFFICE}.presentationml.presentation`,
    "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
  ],
};

/** What a ZIP is by the names in it, of which nothing is unpacked; undefined: an archive like any other, or a broken one. */
export async function packedTypeOf(path: string): Promise<string | undefined> {
  const until = performance.now() + PATIENCE_MS;
  let types: readonly [string, string] | undefined;
  let hasMacros = false;
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      let count = 0;
      for await (const { fileName } of zip.eachEntry()) {
        types ??= Object.hasOwn(MAIN_PARTS, fileName) ? MAIN_PARTS[fileName] : undefined;
        hasMacros ||= WITH_MACROS.test(fileName);
        if (++count >= MOST_NAMES || performance.now() > until) break;
      }
    } finally {
      zip.close();
    }
  } catch {
    // Cut off, or none at all behind its first letters.
  }
  return types?.[hasMacros ? 1 : 0];
}

/** Whether words stand in it as Word writes them. */
export function isWord(mediaType: string): boolean {
  return MAIN_PARTS["word/document.xml"]?.includes(mediaType) === true;
}
