// Builds the web app when its build is missing or older than anything it is made of. `node packages/web/build-if-stale.ts`
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "vite";

const WEB = import.meta.dirname;
const ROOT = join(WEB, "..", "..");
const DIST = join(WEB, "dist");
const BUILT = join(DIST, "index.html");
/** Built beside, then put in place: a server that is running never finds the page half built. */
const NEXT = join(WEB, "node_modules", `.dist-${process.pid}`);

const SOURCES = [
  join(WEB, "src"),
  join(WEB, "public"),
  join(WEB, "index.html"),
  join(WEB, "vite.config.ts"),
  join(WEB, "own-modules.ts"),
  join(WEB, "screen-scripts.ts"),
  join(WEB, "words-in-parts.ts"),
  join(WEB, "words-of.ts"),
  join(WEB, "catalogue-parts.ts"),
  join(WEB, "package.json"),
  join(WEB, "..", "client", "src"),
  join(WEB, "..", "model", "src"),
  join(ROOT, "package-lock.json"),
];

/** The newest file under a path, a folder's own time included: that changes when a file is taken away. */
function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

const isFresh = existsSync(BUILT) && SOURCES.every((path) => newestIn(path) <= statSync(BUILT).mtimeMs);

if (isFresh) {
  console.log("The web app is built.");
} else {
  const start = performance.now();
  await build({ root: WEB, configFile: join(WEB, "vite.config.ts"), logLevel: "warn", build: { outDir: NEXT } });
  rmSync(DIST, { recursive: true, force: true });
  renameSync(NEXT, DIST);
  console.log(`Built the web app into ${relative(ROOT, DIST)} in ${Math.round(performance.now() - start)} ms.`);
}
