import type { FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import type { Config } from "../config.ts";
import { refuseWith } from "./problems.ts";

/**
 * Whether a request comes from a page of this site, from one of `CORS_ORIGINS`, or from a program: browsers say with
 * every POST and every socket which page it is from, and no page can make them say otherwise.
 */
export function isFromOwnPage(request: FastifyRequest, { publicUrl, corsOrigins }: Config): boolean {
  const { origin, host, "sec-fetch-site": site } = request.headers;
  // Right whatever a proxy makes of the Host, but said over HTTPS alone.
  if (site === "same-origin") return true;
  if (origin === undefined) return site === undefined || site === "none";
  return origin === publicUrl || corsOrigins.includes(origin) || isAt(origin, host);
}

function isAt(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * For routes that go by the cookie. SameSite keeps it from other sites; this also from pages of the same site that are
 * not ours, on another port or under another name of the domain.
 */
export function onlyOwnPages(config: Config): onRequestAsyncHookHandler {
  return async (request, reply) => {
    if (isFromOwnPage(request, config)) return;
    return refuseWith(reply, "forbidden", undefined, "This page may not use the cookie of this site.");
  };
}
