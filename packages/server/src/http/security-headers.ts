import type { FastifyReply } from "fastify";
import type { Server } from "./server-type.ts";

/**
 * What a page of ours may do. Nothing inline and nothing made of text runs or paints: styles are set by script, which
 * the policy leaves alone.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  // The live socket too: it is at the same host, which 'self' covers in every browser that the web app is built for.
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** An answer of the API that is opened as if it were a page can do nothing at all. */
const API_HEADERS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  // Whose an answer is hangs on a header that no cache looks at. What may be kept says so itself.
  "cache-control": "no-store",
};

/** Nothing that the app could want of a machine; by the names that browsers know. */
const FORBIDDEN = ["camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb"];

/** A board that whoever has the link may see is for nobody who finds it, and the link goes to no site that it has links to. */
const PUBLIC_HEADERS = { "x-robots-tag": "noindex, nofollow", "referrer-policy": "no-referrer" };
const PUBLIC = /^\/(?:api\/v1\/public\/|p(?:[?#]|$))/;

const YEAR_SECONDS = 31_536_000;

export type SetHeaders = (reply: FastifyReply, url: string) => void;

/** Sets what every answer carries. `isBehindTls`: people come by HTTPS, and are to come by nothing else. */
export function securityHeaders({ isBehindTls }: { readonly isBehindTls: boolean }): SetHeaders {
  const policy = isBehindTls ? [...PAGE_POLICY, "upgrade-insecure-requests"] : PAGE_POLICY;
  const headers = {
    "content-security-policy": policy.join("; "),
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": FORBIDDEN.map((feature) => `${feature}=()`).join(", "),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    // Browsers heed these over HTTPS alone, and complain of them elsewhere.
    ...(isBehindTls && {
      "strict-transport-security": `max-age=${YEAR_SECONDS}; includeSubDomains`,
      "cross-origin-opener-policy": "same-origin",
      "origin-agent-cluster": "?1",
    }),
  };
  return (reply, url) => {
    reply.headers(headers);
    // By which whoever was refused something can ask the operator, who finds it in the log.
    reply.header("x-request-id", reply.request.id);
    if (url.startsWith("/api/")) reply.headers(API_HEADERS);
    if (PUBLIC.test(url)) reply.headers(PUBLIC_HEADERS);
  };
}

export function onEveryAnswer(server: Server, setHeaders: SetHeaders): void {
  server.addHook("onRequest", async (request, reply) => setHeaders(reply, request.url));
}
