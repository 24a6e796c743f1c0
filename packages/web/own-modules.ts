import { readFile } from "node:fs/promises";
import { type Plugin, parseSync } from "vite";

/** Where a thing is made, and what it is called there. */
interface Origin {
  readonly module: string;
  readonly name: string;
}

/**
 * Takes each thing from the module that makes it, not by way of a list of all: that way, every script that has one of
 * them would have all that any has. Lists are the modules that name what others make.
 */
export function ownModules(lists: readonly string[]): Plugin {
  const madeElsewhere = new Map<string, ReadonlyMap<string, Origin>>();
  return {
    name: "own-modules",
    apply: "build",
    enforce: "pre",
    async buildStart() {
      for (const list of lists) {
        const found = await this.resolve(list);
        if (!found) throw new Error(`There is no ${list}`);
        const { module } = parseSync(found.id, await readFile(found.id, "utf8"));
        const origins = new Map<string, Origin>();
        for (const { moduleRequest, importName, exportName } of module.staticExports.flatMap((all) => all.entries)) {
          if (!moduleRequest || importName.name === null || exportName.name === null) continue;
          const origin = await this.resolve(moduleRequest.value, found.id);
          if (origin) origins.set(exportName.name, { module: origin.id, name: importName.name });
        }
        madeElsewhere.set(list, origins);
      }
    },
    transform(code, id) {
      if (!lists.some((list) => code.includes(`"${list}"`))) return;
      let told = code;
      for (const { start, end, moduleRequest, entries } of parseSync(id, code).module.staticImports.toReversed()) {
        const list = moduleRequest.value;
        const origins = madeElsewhere.get(list);
        // Who takes a list as a whole wants all of it.
        if (!origins || entries.some(({ importName }) => importName.name === null)) continue;
        const imports = entries.flatMap(({ importName, localName, isType }) => {
          const name = importName.name ?? "";
          const origin = origins.get(name) ?? { module: list, name };
          return isType
            ? []
            : [`import { ${origin.name} as ${localName.value} } from ${JSON.stringify(origin.module)};`];
        });
        // On as many lines as before: what a fault names is where it is.
        const lines = code.slice(start, end).replace(/[^\n]+/g, "");
        told = told.slice(0, start) + imports.join(" ") + lines + told.slice(end);
      }
      if (told !== code) return { code: told, map: null };
    },
  };
}

/** Which of its icon's shapes one is, for React: as lucide has them, nothing compresses them. */
const KEY = /\bkey: "\w+"/g;
/** Without it, the compiler would have to believe that reading it does something. */
const READ_FOR_NOTHING = "__iconData.node;\n";

/** Icons without what only takes room: a third of each is random letters. */
export function lightIcons(): Plugin {
  return {
    name: "light-icons",
    apply: "build",
    transform: {
      filter: { id: /\/lucide-react\/dist\/esm\/icons\// },
      handler(code) {
        let shapes = 0;
        return { code: code.replace(KEY, () => `key: ${shapes++}`).replace(READ_FOR_NOTHING, "\n"), map: null };
      },
    },
  };
}
