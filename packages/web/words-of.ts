import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync, Visitor } from "vite";

/** What a module of the app says of itself. */
export interface Module {
  /** The modules of the app that it cannot do without. */
  readonly needs: readonly string[];
  /** Those that it fetches when somebody wants them: where its source asks for one, and which it is. */
  readonly fetches: readonly { readonly start: number; readonly end: number; readonly path: string }[];
  /** Every text in it that could be a key of the catalogue. A key is one of them, or is not in any module. */
  readonly texts: ReadonlySet<string>;
  /** The same for keys that are composed: what is always the same in them. */
  readonly patterns: readonly RegExp[];
}

const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const KEY = /^\w+(?:\.[\w.]+)+$/;
/** Begins with a word and a full stop, and has nothing in it that no key has. */
const COMPOSED = /^\w+\.[\w.]*\0[\w.\0]*$/;

/** Reads a module. Throws where a key is composed so that nobody can tell from the source which words it means. */
export function readModule(file: string, code: string): Module {
  const { program, module, errors } = parseSync(file, code);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const texts = new Set<string>();
  const patterns: RegExp[] = [];
  const fetches: Module["fetches"][number][] = [];
  const pathOf = (specifier: string) => join(dirname(file), specifier);
  const isOwn = (specifier: string) => /^\.{1,2}\/.*\.tsx?$/.test(specifier);
  new Visitor({
    Literal({ value }) {
      if (typeof value === "string" && KEY.test(value)) texts.add(value);
    },
    TemplateLiteral({ quasis }) {
      const parts = quasis.map((quasi) => quasi.value.cooked ?? "");
      if (parts.length === 1 && KEY.test(parts.join())) texts.add(parts.join());
      if (COMPOSED.test(parts.join("\0"))) {
        patterns.push(new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join(".+")}$`));
      }
    },
    CallExpression({ callee, arguments: [key] }) {
      const name =
        callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property : callee;
      if (name.type !== "Identifier" || name.name !== "t" || key?.type !== "TemplateLiteral") return;
      if (/^\w+\./.test(key.quasis[0]?.value.cooked ?? "")) return;
      throw new Error(`${file}: a key has to begin with what is always the same: ${code.slice(key.start, key.end)}`);
    },
    ImportExpression({ source, start, end }) {
      if (source.type !== "Literal" || typeof source.value !== "string" || !isOwn(source.value)) return;
      fetches.push({ start, end, path: pathOf(source.value) });
    },
  }).visit(program);
  const imports = module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exports = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ isType, moduleRequest }) => (isType || !moduleRequest ? [] : [moduleRequest.value]));
  return { needs: [...imports, ...exports].filter(isOwn).map(pathOf), fetches, texts, patterns };
}

/** The modules of the app, read when first asked for. */
export class Modules {
  readonly #read = new Map<string, Module>();

  of(file: string): Module {
    const known = this.#read.get(file);
    if (known) return known;
    const module = readModule(file, readFileSync(file, "utf8"));
    this.#read.set(file, module);
    return module;
  }

  /** Some modules and all that they cannot do without. */
  closureOf(files: Iterable<string>): ReadonlySet<string> {
    const found = new Set(files);
    for (const file of found) for (const needed of this.of(file).needs) found.add(needed);
    return found;
  }

  /** Whether a key is one that these modules, and what they cannot do without, can name. */
  namesIn(files: Iterable<string>): (key: string) => boolean {
    const modules = [...this.closureOf(files)].map((file) => this.of(file));
    const texts = new Set(modules.flatMap((module) => [...module.texts]));
    const patterns = modules.flatMap((module) => module.patterns);
    return (key) => {
      const plain = key.replace(PLURAL, "");
      return texts.has(plain) || patterns.some((pattern) => pattern.test(plain));
    };
  }
}
