import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { partOf, type Words } from "./catalogue-parts.ts";
import { Modules, readModule } from "./words-of.ts";

const SRC = join(import.meta.dirname, "src");
const LOCALES = join(SRC, "locales");
const NAME = /^words:(\w+)\/(first|rest)$/;
const FILE = /^(\w+)-(first|rest)\.js$/;
const WITH_WORDS = `import { withWords } from ${JSON.stringify(join(LOCALES, "with-words.ts"))};`;

/** The module that a part of a catalogue is taken for. */
function fileOf(language: string, part: string): string {
  return join(LOCALES, `${language}-${part}.js`);
}

async function catalogue(language: string): Promise<Words> {
  const module: Readonly<Record<string, Words>> = await import(pathToFileURL(join(LOCALES, `${language}.ts`)).href);
  const words = module[language];
  if (!words) throw new Error(`There are no words of ${language}`);
  return words;
}

/**
 * Gives each catalogue as two modules: `words:es/first` has the words that the first scripts can say, `words:es/rest`
 * all others. Which those are is read from the sources, and whatever fetches a part that says one of the others waits
 * for them too. So a text is written where its like are, and nobody has to know when it is loaded.
 */
export function wordsInParts(firstScripts: readonly string[]) {
  const modules = new Modules();
  const isFirst = modules.namesIn(firstScripts);
  let isBuild = false;

  /** Whether a part has words of its own. */
  async function saysMore(part: string): Promise<boolean> {
    const isSaid = modules.namesIn([part]);
    const others = partOf(await catalogue("en"), (key) => isSaid(key) && !isFirst(key));
    return Object.keys(others).length > 0;
  }

  const plugin: Plugin = {
    name: "words-in-parts",
    enforce: "pre",
    config(_, { command }) {
      isBuild = command === "build";
    },
    resolveId(id) {
      const [, language, part] = NAME.exec(id) ?? [];
      return language && part && fileOf(language, part);
    },
    async load(id) {
      const [, language = "", part] = dirname(id) === LOCALES ? (FILE.exec(basename(id)) ?? []) : [];
      if (!part) return;
      // While somebody works on it all are there at once, and a changed text is seen at once.
      if (!isBuild) {
        return part === "first"
          ? `export { ${language} as words } from "./${language}.ts";`
          : "export const words = {};";
      }
      const words = partOf(await catalogue(language), (key) => isFirst(key) === (part === "first"));
      return `export const words = ${JSON.stringify(words)};`;
    },
    async transform(code, id) {
      if (!isBuild || !id.startsWith(join(SRC, "/")) || !/\.tsx?$/.test(id)) return;
      let told = code;
      for (const { start, end, path } of readModule(id, code).fetches.toReversed()) {
        if (!(await saysMore(path))) continue;
        told = `${told.slice(0, start)}withWords(${told.slice(start, end)})${told.slice(end)}`;
      }
      // On the line that was the first before: what a fault names is where it is.
      if (told !== code) return { code: WITH_WORDS + told, map: null };
    },
  };

  return { plugin, saysMore, fileOf };
}

export type WordsInParts = ReturnType<typeof wordsInParts>;
