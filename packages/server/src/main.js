// The one file here that is JavaScript: it comes before what lets Node read the others at once, and runs on whatever Node there is.
import module from "node:module";
import { fileURLToPath } from "node:url";

const LEAST_NODE = 24;

if (Number.parseInt(process.versions.node, 10) < LEAST_NODE) {
  process.stderr.write(
    `Node ${process.versions.node} is too old. "npm start" brings its own Node ${LEAST_NODE}; run that.\n`,
  );
  process.exit(1);
}
// What Node makes of each file is kept for the next start: that takes half the time then, and 16 MB less for good, because
// nothing has to read TypeScript. Where the folder cannot be written, all goes on without.
module.enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/syncboard", import.meta.url)));
await import("./program.ts");
