import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

// Holds the tree to the ladder of ARCHITECTURE.md: who may import whom, how long a file may be, and which names say nothing.
// Cycles are biome's noImportCycles.

const MOST_LINES = 400;
const MOST_TEST_LINES = 800;
const EMPTY_NAMES = /(^|\/)(utils?|helpers?|common|shared|lib|misc)(\/|\.tsx?$)/;

interface Rung {
  /** What its sources may import, by the beginning of the name; of this tree's folders, the files. */
  readonly may: readonly string[];
  /** What none of its sources may, although a dependency. */
  readonly never: readonly string[];
}

/** Anything not named `never` among outside packages is allowed where `may` holds "*". */
const LADDER: Readonly<Record<string, Rung>> = {
  "packages/model": { may: ["typebox", "fractional-indexing"], never: [] },
  "packages/client": { may: ["@syncboard/model", "idb"], never: [] },
  "packages/server": {
    may: ["*", "node:", "@syncboard/model"],
    never: ["@syncboard/client", "@syncboard/web", "react"],
  },
  "packages/web": {
    may: ["*", "@syncboard/model", "@syncboard/client"],
    never: ["@syncboard/server", "node:", "fastify"],
  },
  services: { may: ["pg", "@electric-sql/", "smtp-server", "postal-mime", "node:"], never: [] },
  e2e: { may: ["*", "node:", "@syncboard/", "services/"], never: [] },
  bench: { may: ["*", "node:", "@syncboard/", "services/"], never: [] },
  tools: { may: ["node:"], never: [] },
};

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^"'`;]*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

function rungOf(file: string): string | undefined {
  return Object.keys(LADDER).find((rung) => file.startsWith(`${rung}/`));
}

function isTest(file: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(file) || /\/(test|tests)\//.test(file);
}

function faultsOfImport(file: string, rungName: string, rung: Rung, name: string): string[] {
  if (name.startsWith(".")) {
    const target = normalize(join(dirname(file), name));
    const folders = [`${rungName}/`, ...rung.may.filter((yes) => yes.endsWith("/"))];
    const isAllowed = folders.some((folder) => target.startsWith(folder));
    return isAllowed ? [] : [`${file} reaches out of ${rungName} to ${target}`];
  }
  if (rung.never.some((no) => name === no || name.startsWith(no))) return [`${file} may not import ${name}`];
  const isAllowed = rung.may.some((yes) => yes === "*" || name === yes || name.startsWith(yes));
  return isAllowed ? [] : [`${file} may not import ${name}`];
}

function faultsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const faults: string[] = [];
  const lines = text.split("\n").length - 1;
  const most = isTest(file) ? MOST_TEST_LINES : MOST_LINES;
  if (lines > most) faults.push(`${file} has ${lines} lines; the house allows ${most}`);
  if (EMPTY_NAMES.test(file)) faults.push(`${file} has a name that says nothing`);
  const rungName = rungOf(file);
  const rung = rungName === undefined ? undefined : LADDER[rungName];
  // Tests may import what they test against; configurations belong to their tool.
  if (!rung || rungName === undefined || isTest(file) || /\.config\.ts$/.test(file) || !/\.tsx?$/.test(file))
    return faults;
  if (/^packages\/[^/]+\/[^/]+\.ts$/.test(file)) return faults;
  for (const [, named, dynamic] of text.matchAll(IMPORT)) {
    faults.push(...faultsOfImport(file, rungName, rung, named ?? dynamic ?? ""));
  }
  return faults;
}

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.css"])
  .toString()
  .split("\n")
  .filter((file) => file !== "");
const faults = [...new Set(files)].flatMap(faultsOf);
if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n`);
  process.exit(1);
}
process.stdout.write(`The tree holds: ${files.length} files.\n`);
