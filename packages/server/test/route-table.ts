import type { startServer } from "../src/index.ts";

type More = NonNullable<NonNullable<Parameters<typeof startServer>[1]>["more"]>;
type Server = Parameters<More>[0];

/**
 * Every route that a server has, as `GET /api/v1/boards/:boardId`: from its router, so that what is hidden from the
 * API's description is there too.
 */
export class RouteTable {
  #server: Server | undefined;

  /** For `startTestServer`: how a program built around the server gets hold of it. */
  readonly more: More = (api) => {
    this.#server = api;
  };

  get routes(): string[] {
    const tree = this.#server?.printRoutes({ commonPrefix: false }) ?? "";
    const routes: string[] = [];
    const above: string[] = [];
    for (const line of tree.split("\n")) {
      const [, indent = "", path = "", methods] = /^([│├└─\s]*)(\S*)(?: \((.+)\))?$/u.exec(line) ?? [];
      const depth = indent.length / 4 - 1;
      if (depth < 0) continue;
      above.splice(depth, above.length, path);
      for (const method of methods?.split(", ") ?? []) {
        // Each GET has its HEAD, which Fastify makes from it.
        if (method !== "HEAD") routes.push(`${method} ${above.join("")}`);
      }
    }
    return routes;
  }
}
