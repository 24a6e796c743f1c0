import { mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderWith } from "./find-program.ts";
import { freePort } from "./free-port.ts";
import { type Service, startService } from "./service.ts";

const PROGRAM = "caddy";
/** The file that operators run. */
export const CADDYFILE = new URL("../deploy/Caddyfile", import.meta.url).pathname;

/** The file of the program, or undefined when this machine has none. Throws instead of that where `CI` is set. */
export function findCaddy(): string | undefined {
  const folder = folderWith([PROGRAM]);
  if (folder !== undefined) return join(folder, PROGRAM);
  const how = "Caddy is not here: the tests of the proxy are skipped. Get it with: apt-get install caddy";
  if (process.env.CI) throw new Error(how);
  process.stdout.write(`${how}\n`);
  return undefined;
}

/** Starts `program` on 127.0.0.1 with our Caddyfile, before servers at `upstreams`, each a host and a port. */
export async function startCaddy(program: string, upstreams: readonly string[]): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), "syncboard-caddy-"));
  const port = await freePort();
  const environment = {
    // Without an administrator, on whose port several of them would meet.
    CADDY_ADMIN: "off",
    SITE_ADDRESS: `http://127.0.0.1:${port}`,
    UPSTREAMS: upstreams.join(" "),
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  return await startService({
    name: "Caddy",
    folder,
    isFolderKept: false,
    program: "env",
    argumentsFor: () => [
      ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      ...[program, "run", "--adapter", "caddyfile", "--config", CADDYFILE],
    ],
    port,
    urlFor: () => `http://127.0.0.1:${port}`,
    isReady: accepts,
    stopSignal: "SIGTERM",
  });
}

async function accepts(port: number): Promise<boolean> {
  return await new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
