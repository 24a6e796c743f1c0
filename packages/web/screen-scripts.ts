import type { ModulePreloadOptions, Plugin, Rolldown } from "vite";
import { LANGUAGE_LIST } from "./src/locales/languages.ts";
import type { WordsInParts } from "./words-in-parts.ts";

interface Screens {
  /** The module that every page begins with. */
  readonly main: string;
  readonly board: string;
  /** The other screens that mostly are the first of a visit, by how their addresses begin. */
  readonly doors: Readonly<Record<string, string>>;
}

const OF_EVERY_PAGE = /\/(?:main|rolldown-runtime)-[\w-]{8}\.js$/;

/**
 * Puts the screens with which visits begin into few scripts: left to itself, the build makes a file of each module that
 * two parts share, a hundred requests before a board is seen. And tells start.js which screen needs which.
 */
export function screenScripts({ main, board, doors }: Screens, words: WordsInParts) {
  /** Every module that a screen cannot do without. */
  const needed = new Map<string, ReadonlySet<string>>();
  const needs = (screen: string, id: string) => needed.get(screen)?.has(id) ?? false;
  const isOfDoor = (id: string) => Object.values(doors).some((door) => needs(door, id));

  const plugin: Plugin = {
    name: "screen-scripts",
    apply: "build",
    buildEnd() {
      for (const screen of [main, board, ...Object.values(doors)]) {
        const ids = new Set([screen]);
        for (const id of ids) for (const imported of this.getModuleInfo(id)?.importedIds ?? []) ids.add(imported);
        needed.set(screen, ids);
      }
    },
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((each) => each.type === "chunk");
        const entries = chunks.filter(({ isEntry }) => isEntry);
        const ofEveryPage = withImports(chunks, entries);
        const screens: Record<string, object> = {};
        for (const [place, screen] of Object.entries({ b: board, ...doors })) {
          const own = [...withImports(chunks, [chunkOf(chunks, screen)])].filter((chunk) => !ofEveryPage.has(chunk));
          screens[place] = { scripts: own.map(addressOf), saysMore: await words.saysMore(screen) };
        }
        const parts = LANGUAGE_LIST.map((language) => {
          // The first words of English are in the script of every page.
          const loaded = language === "en" ? (["rest"] as const) : (["first", "rest"] as const);
          const addresses = loaded.map((part) => [part, addressOf(chunkOf(chunks, words.fileOf(language, part)))]);
          return [language, Object.fromEntries(addresses)];
        });
        const told = { screens, words: Object.fromEntries(parts) };
        const attributes = Object.entries(told).map(([name, value]) => `data-${name}='${JSON.stringify(value)}'`);
        return html.replace('src="/start.js"', ["$&", ...attributes].join(" "));
      },
    },
  };

  const groups: Rolldown.CodeSplittingGroup[] = [
    // What a board shares with another door too: who signs in does not wait for a board.
    { name: "main", test: (id) => needs(main, id) || (needs(board, id) && isOfDoor(id)), priority: 3 },
    { name: "board", test: (id) => needs(board, id), priority: 2 },
    { name: "doors", test: isOfDoor, priority: 1 },
    { name: "icons", test: /lucide-react/, priority: 0 },
  ];

  /** What is asked for together with a part: all that it needs, but what is there whoever asks. These lists are in the scripts that ask. */
  const preloads: Exclude<ModulePreloadOptions["resolveDependencies"], undefined> = (part, needed, { hostType }) =>
    hostType === "html" ? needed : needed.filter((each) => each !== part && !OF_EVERY_PAGE.test(each));

  return { plugin, groups, preloads };
}

type Chunk = Rolldown.OutputChunk;

function addressOf({ fileName }: Chunk): string {
  return `/${fileName}`;
}

function chunkOf(chunks: readonly Chunk[], module: string): Chunk {
  const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === module);
  if (!chunk) throw new Error(`The build has no script of ${module}`);
  return chunk;
}

/** Some scripts and those that they cannot do without. */
function withImports(chunks: readonly Chunk[], some: readonly Chunk[]): ReadonlySet<Chunk> {
  const found = new Set(some);
  for (const { imports } of found) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  }
  return found;
}
