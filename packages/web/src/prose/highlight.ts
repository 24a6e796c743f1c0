import type { LanguageFn } from "highlight.js";
import core from "highlight.js/lib/core";

// Each language is a file of its own, fetched when somebody's code is in it.
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly default: LanguageFn }>>> = {
  bash: () => import("highlight.js/lib/languages/bash"),
  c: () => import("highlight.js/lib/languages/c"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  css: () => import("highlight.js/lib/languages/css"),
  diff: () => import("highlight.js/lib/languages/diff"),
  dockerfile: () => import("highlight.js/lib/languages/dockerfile"),
  go: () => import("highlight.js/lib/languages/go"),
  ini: () => import("highlight.js/lib/languages/ini"),
  java: () => import("highlight.js/lib/languages/java"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  json: () => import("highlight.js/lib/languages/json"),
  kotlin: () => import("highlight.js/lib/languages/kotlin"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  php: () => import("highlight.js/lib/languages/php"),
  python: () => import("highlight.js/lib/languages/python"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  rust: () => import("highlight.js/lib/languages/rust"),
  sql: () => import("highlight.js/lib/languages/sql"),
  swift: () => import("highlight.js/lib/languages/swift"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  xml: () => import("highlight.js/lib/languages/xml"),
  yaml: () => import("highlight.js/lib/languages/yaml"),
};

/** What else they are called. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ sh: "bash", shell: "bash", zsh: "bash", console: "bash", h: "c", "c++": "cpp", hpp: "cpp", cc: "cpp" },
  ...{ "c#": "csharp", cs: "csharp", patch: "diff", docker: "dockerfile", golang: "go", toml: "ini", conf: "ini" },
  ...{ js: "javascript", jsx: "javascript", mjs: "javascript", jsonc: "json", json5: "json", kt: "kotlin" },
  ...{ md: "markdown", py: "python", rb: "ruby", rs: "rust", postgres: "sql", postgresql: "sql", sqlite: "sql" },
  ...{ ts: "typescript", tsx: "typescript", html: "xml", svg: "xml", xhtml: "xml", vue: "xml", yml: "yaml" },
};

export interface Coloured {
  /** What kind of thing it is; none for what is nothing special. */
  readonly kind: string | undefined;
  readonly children: readonly (Coloured | string)[];
}

/** Code taken apart by what its words are; undefined for a language that is not known here. */
export async function highlighted(code: string, language: string): Promise<Coloured | undefined> {
  const called = language.toLowerCase();
  const name = Object.hasOwn(NAMES, called) ? NAMES[called] : called;
  const load = name !== undefined && Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
  if (!name || !load) return undefined;
  if (!core.getLanguage(name)) core.registerLanguage(name, (await load()).default);
  const { value } = core.highlight(code, { language: name, ignoreIllegals: true });
  // Read as a document that is shown nowhere; only words and kinds are taken out of it.
  return colouredOf(new DOMParser().parseFromString(value, "text/html").body);
}

function colouredOf(element: Element): Coloured {
  const [kind] = /(?<=hljs-)[a-z]+/.exec(element.className) ?? [];
  const children = [...element.childNodes].map((node) =>
    node instanceof Element ? colouredOf(node) : (node.textContent ?? ""),
  );
  return { kind, children };
}
