import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CADDYFILE, findCaddy } from "../../../services/caddy.ts";
import { freePort } from "../../../services/free-port.ts";
import { readConfig, SETTINGS } from "../src/index.ts";
import { startInstance } from "./instances.ts";

// What operators run, as far as it can be looked at without an engine for containers.

const ROOT = new URL("../../../", import.meta.url).pathname;
const TRACKED = execFileSync("git", ["ls-files"], { cwd: ROOT }).toString().trim().split("\n");
const caddy = findCaddy() ?? "";

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly [rest: string]: unknown;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** As Compose fills in `${NAME:-else}`, `${NAME:+then}` and `${NAME:?complaint}`, one inside another. */
function filledIn(text: string, environment: Readonly<Record<string, string>>): string {
  const innermost = /\$\{(\w+)(?::([-+?])([^${}]*))?\}/;
  for (let found = innermost.exec(text); found; found = innermost.exec(text)) {
    const [whole, name = "", how, word = ""] = found;
    const value = environment[name] ?? "";
    if (how === "?" && value === "") throw new Error(`${name}: ${word}`);
    text = text.replace(whole, how === "+" ? (value === "" ? "" : word) : value === "" && how === "-" ? word : value);
  }
  return text;
}

describe("compose.yaml", () => {
  const compose = parse(read("compose.yaml")) as Compose;
  const { app1, app2, proxy } = compose.services;
  const OWN = { POSTGRES_PASSWORD: "s3cret", JWT_SECRET: "x".repeat(32) };

  function settings(environment: Readonly<Record<string, string>>): Record<string, string> {
    const given = Object.entries(app1?.environment ?? {});
    return Object.fromEntries(given.map(([name, text]) => [name, filledIn(text, environment)]));
  }

  function configFor(environment: Readonly<Record<string, string>>) {
    const result = readConfig(settings(environment));
    if ("faults" in result) throw new Error(result.faults.join("\n"));
    return result.config;
  }

  test("two instances are defined once, and get settings that there are, which fit", () => {
    expect(app1).toBeDefined();
    expect(app2).toEqual(app1);
    for (const name of Object.keys(app1?.environment ?? {})) expect(SETTINGS).toHaveProperty(name);
    const config = configFor(OWN);
    expect(config.databaseUrl).toBe("postgres://syncboard:s3cret@postgres:5432/syncboard");
    expect(compose.services.postgres?.environment?.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
    expect(() => configFor({ JWT_SECRET: "x" })).toThrow("POSTGRES_PASSWORD: put it into .env");
    expect(() => configFor({ POSTGRES_PASSWORD: "x" })).toThrow("JWT_SECRET: put it into .env");
  });

  test("each setting in .env reaches the instances, but for those that the containers decide", () => {
    // What compose.yaml and the image say themselves.
    const decided = ["DATABASE_URL", "REDIS_URL", "DRAIN_DELAY", "TRUST_PROXY", "PORT", "HOST", "DATA_DIR"];
    // No certificate is there to look at on the way to the database, and what is deployed is in production.
    const left = ["DB_SSL", "NODE_ENV"];
    for (const name of Object.keys(SETTINGS)) {
      const given = settings({ ...OWN, [name]: "as written" })[name];
      if (decided.includes(name) || left.includes(name)) expect(given, name).not.toBe("as written");
      else expect(given, name).toBe("as written");
    }
    expect(configFor({ ...OWN, REGISTRATION: "invite", GUESS_LIMIT: "3/60" })).toMatchObject({
      registration: "invite",
      guessLimit: { requests: 3, seconds: 60 },
    });
  });

  test("cookies are for HTTPS alone as soon as a site has a name", () => {
    expect(configFor(OWN).isCookieSecure).toBe(false);
    expect(configFor({ ...OWN, SITE_ADDRESS: "board.example.org" }).isCookieSecure).toBe(true);
    expect(configFor({ ...OWN, SITE_ADDRESS: "http://board.example.org", COOKIE_SECURE: "off" }).isCookieSecure).toBe(
      false,
    );
  });

  test("mails are sent as soon as there is a server for them", () => {
    expect(configFor(OWN).mail).toBeUndefined();
    const site = { PUBLIC_URL: "https://board.example.org", MAIL_FROM: "board@example.org" };
    expect(configFor({ ...OWN, ...site, SMTP_URL: "smtps://mail.example.org" }).mail).toEqual({
      smtpUrl: "smtps://mail.example.org",
      from: { address: "board@example.org" },
    });
  });

  test("files go into a bucket as soon as there is one", () => {
    expect(configFor(OWN).s3).toBeUndefined();
    const url = "s3://me:secret@minio:9000/files?tls=off";
    expect(configFor({ ...OWN, STORAGE_URL: url }).s3?.endpoint).toBe("http://minio:9000/files");
  });

  test("an instance can write to its volume alone, and is given the time to end", () => {
    expect(app1).toMatchObject({
      read_only: true,
      init: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      volumes: ["files:/data"],
    });
    expect(app1).not.toHaveProperty("user");
    expect(app1).not.toHaveProperty("ports");
    // program.ts leaves after ten, whatever still runs.
    expect(Number.parseInt(String(app1?.stop_grace_period), 10)).toBeGreaterThan(10);
    expect(configFor(OWN).drainDelay).toBe(3);
  });

  test("every image is of one major version", () => {
    for (const { image, build } of Object.values(compose.services)) {
      if (build === undefined) expect(image).toMatch(/^[a-z]+:\d+$/);
      else expect(existsSync(join(ROOT, build, "Dockerfile"))).toBe(true);
    }
  });

  test("who waits for a service waits until it is healthy, and each of those says how it knows", () => {
    for (const { depends_on = {} } of Object.values(compose.services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe("service_healthy");
        // The instances' is in their image.
        expect(compose.services[name]?.healthcheck ?? compose.services[name]?.build, name).toBeDefined();
      }
    }
    expect(Object.keys(app1?.depends_on ?? {})).toEqual(["postgres", "redis"]);
  });

  test("every volume and network is one that it declares, or a folder of ours", () => {
    for (const { volumes = [], networks } of Object.values(compose.services)) {
      for (const volume of volumes) {
        const source = volume.split(":")[0] ?? "";
        if (source.startsWith(".")) expect(existsSync(join(ROOT, source))).toBe(true);
        else expect(compose.volumes).toHaveProperty(source);
      }
      for (const network of networks) expect(compose.networks).toHaveProperty(network);
    }
    expect(proxy?.volumes).toContain("./deploy:/etc/caddy:ro");
    expect(existsSync(join(ROOT, "deploy/Caddyfile"))).toBe(true);
  });

  test("the database and Redis are reached by the instances alone, and the instances by the proxy", () => {
    expect(compose.networks.back?.internal).toBe(true);
    for (const [name, { networks, ports }] of Object.entries(compose.services)) {
      expect(ports !== undefined, name).toBe(name === "proxy");
      const expected = { proxy: ["front"], app1: ["front", "back"], app2: ["front", "back"] }[name] ?? ["back"];
      expect(networks, name).toEqual(expected);
    }
  });
});

describe.skipIf(!caddy)("deploy/Caddyfile", () => {
  interface Proxy {
    readonly handler: string;
    readonly upstreams: readonly { readonly dial: string }[];
    readonly health_checks?: { readonly active?: { readonly uri: string } };
  }

  function adapted(environment: Readonly<Record<string, string>>) {
    const { status, stdout, stderr } = spawnSync(caddy, ["adapt", "--adapter", "caddyfile", "--config", CADDYFILE], {
      env: environment,
    });
    expect(status, stderr.toString()).toBe(0);
    return stdout.toString();
  }

  /** What proxies, wherever in the file. */
  function proxiesIn(json: string): Proxy[] {
    const found: Proxy[] = [];
    JSON.parse(json, (_key, value) => {
      if (value?.handler === "reverse_proxy") found.push(value as Proxy);
      return value as unknown;
    });
    return found;
  }

  test("Caddy takes it, and it is formatted", () => {
    const options = { env: { CADDY_ADMIN: "off", UPSTREAMS: "127.0.0.1:1" } };
    const { status, stderr } = spawnSync(caddy, ["validate", "--adapter", "caddyfile", "--config", CADDYFILE], options);
    expect(status, stderr.toString()).toBe(0);
    expect(execFileSync(caddy, ["fmt", CADDYFILE]).toString().trimEnd()).toBe(read("deploy/Caddyfile").trimEnd());
  });

  test("without settings it is plain HTTP before the two instances of compose.yaml", () => {
    const json = adapted({});
    expect(JSON.parse(json).apps.http.servers.srv0.listen).toEqual([":80"]);
    const proxies = proxiesIn(json);
    expect(proxies.length).toBeGreaterThan(0);
    const { environment } = (parse(read("compose.yaml")) as Compose).services.proxy ?? {};
    for (const { upstreams } of proxies) {
      expect(upstreams.map(({ dial }) => dial).join(" ")).toBe(environment?.UPSTREAMS);
    }
    expect(proxies.flatMap(({ health_checks }) => health_checks?.active?.uri ?? [])).toEqual(["/health/ready"]);
  });

  test("with a domain it is HTTPS", () => {
    const { srv0 } = JSON.parse(adapted({ SITE_ADDRESS: "board.example.org" })).apps.http.servers;
    expect(srv0.listen).toEqual([":443"]);
    expect(srv0.routes[0].match).toEqual([{ host: ["board.example.org"] }]);
  });
});

describe("Dockerfile", () => {
  const lines = read("Dockerfile")
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "");
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
  const ignored = read(".dockerignore").split("\n");

  function wordsOf(instruction: string, among: readonly string[]): string[][] {
    return among
      .filter((line) => line.startsWith(`${instruction} `))
      .map((line) => line.slice(instruction.length + 1).split(" "));
  }

  test("every stage is of this Node, or of a stage before", () => {
    const major = read("package.json").match(/"node": "(\d+)\./)?.[1];
    const stages: string[] = [];
    for (const [from = "", , name] of wordsOf("FROM", lines)) {
      expect([`node:${major}-slim`, ...stages]).toContain(from);
      if (name !== undefined) stages.push(name);
    }
    for (const [from = ""] of wordsOf("COPY", lines).filter(([first]) => first?.startsWith("--from="))) {
      expect(stages).toContain(from.replace("--from=", ""));
    }
  });

  test("what it copies is in the repository, and is sent to the builder", () => {
    const copies = wordsOf("COPY", lines).filter(([first]) => !first?.startsWith("--from="));
    expect(copies.length).toBeGreaterThan(0);
    for (const path of copies.flatMap((words) => words.slice(0, -1))) {
      expect(
        TRACKED.some((file) => file === path || file.startsWith(`${path}/`)),
        path,
      ).toBe(true);
      expect(ignored, path).toContain(`!${path.split("/")[0]}`);
    }
    expect(ignored.find((line) => line !== "" && !line.startsWith("#"))).toBe("*");
  });

  test("every workspace that an installed one depends on has its package.json there", () => {
    const copied = wordsOf("COPY", lines).flat();
    for (const name of ["server", "web", "client", "model"]) {
      const { dependencies, devDependencies } = JSON.parse(read(`packages/${name}/package.json`));
      for (const each of [`@syncboard/${name}`, ...Object.keys({ ...dependencies, ...devDependencies })]) {
        if (each.startsWith("@syncboard/")) {
          expect(copied).toContain(`${each.replace("@syncboard", "packages")}/package.json`);
        }
      }
    }
  });

  test("the last stage runs the server itself, not as root, and says how it fares", () => {
    expect(wordsOf("USER", last)).toEqual([["node"]]);
    expect(last.at(-1)).toBe('CMD ["node", "packages/server/src/main.js"]');
    expect(last).toContain("STOPSIGNAL SIGTERM");
    expect(last).toContain(`EXPOSE ${SETTINGS.PORT.byDefault}`);
    expect(last).toContain("VOLUME /data");
    expect(last.find((line) => line.startsWith("ENV "))).toContain("DATA_DIR=/data");
    expect(last.filter((line) => line.startsWith("RUN ") && line.includes("npm"))).toEqual([]);
  });

  test("its health check passes where the server answers, and fails where nobody does", async () => {
    const check = last.find((line) => line.startsWith("HEALTHCHECK ")) ?? "";
    const [, script = ""] = /CMD \["node", "-e", "(.+)"\]$/.exec(check) ?? [];
    const dataDir = await mkdtemp(join(tmpdir(), "syncboard-image-"));
    const instance = await startInstance({ environment: { DATA_DIR: dataDir } });
    const statusAt = (port: number) =>
      spawnSync(process.execPath, ["-e", script], { env: { PORT: String(port) } }).status;
    try {
      expect(statusAt(instance.port)).toBe(0);
      expect(statusAt(await freePort())).toBe(1);
    } finally {
      await instance.kill();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
