import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { isOutage } from "../database/faults.ts";
import { S3Fault } from "../storage/s3-fault.ts";
import { type ProblemCode, problemOf, refuseWith } from "./problems.ts";
import { passOverRest } from "./rest-of-body.ts";
import type { SetHeaders } from "./security-headers.ts";
import type { Server } from "./server-type.ts";
import { Misfit, unkeepableTexts } from "./validation.ts";
import { PAGE } from "./web-app.ts";

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: "malformed",
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  413: "too_large",
  415: "unsupported_media_type",
  429: "rate_limited",
  503: "unavailable",
};

/** Reads JSON bodies, and refuses texts that no database keeps as they are. An empty body is none. */
export function parseJson(server: Server): void {
  server.removeContentTypeParser(["application/json", "text/plain"]);
  const parse = server.getDefaultJsonParser("error", "error");
  server.addContentTypeParser("application/json", { parseAs: "string" }, (request, text, done) => {
    if (text === "") return done(null, undefined);
    void parse(request, String(text), (error, body: unknown) => {
      if (error) return done(error);
      const faults = unkeepableTexts(body);
      return faults.length > 0 ? done(new Misfit(faults)) : done(null, body);
    });
  });
}

/** For what fails before there is a route, such as an address that cannot be read. */
export function answerUnrouted(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  setHeaders: SetHeaders,
): void {
  setHeaders(reply, request.url);
  refuseWith(reply, "malformed");
}

function isPage(url: string, accept: string | undefined): boolean {
  return !url.startsWith("/api/") && !url.startsWith("/assets/") && (accept?.includes("text/html") ?? false);
}

interface AnswerOptions {
  readonly hasWeb: boolean;
  /** Whether addresses that lead nowhere count against the rate limit. */
  readonly isLimited: boolean;
}

/** Every error leaves in the form of RFC 9457, and none with a stack, SQL or a secret. */
export function answerErrors(server: Server, { hasWeb, isLimited }: AnswerOptions): void {
  server.setErrorHandler((error: FastifyError | Misfit, request, reply) => {
    const misfit = error instanceof Misfit ? error : undefined;
    if (misfit) return refuseWith(reply, "invalid", misfit.faults);
    const status = "statusCode" in error ? error.statusCode : undefined;
    const code = status === undefined ? undefined : CODE_OF_STATUS[status];
    if (code === "too_large") passOverRest(request, reply);
    if (code) return refuseWith(reply, code);
    if (status !== undefined && status >= 400 && status < 500) return refuseWith(reply, "malformed");
    if (isOutage(error)) {
      request.log.warn({ err: error }, "database not reachable");
      return refuseWith(reply, "unavailable");
    }
    if (error instanceof S3Fault) {
      request.log.warn({ err: error }, "storage not reachable");
      return refuseWith(reply, "unavailable");
    }
    request.log.error({ err: error }, "request failed");
    return refuseWith(reply, "internal");
  });

  // Without a rate of its own the limiter would take one of its maker's.
  const preHandler = isLimited ? { preHandler: server.rateLimit() } : {};
  server.setNotFoundHandler(preHandler, (request, reply) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (hasWeb && isRead && isPage(request.url, request.headers.accept)) {
      return reply.header("cache-control", "no-cache").sendFile(PAGE);
    }
    return reply
      .code(404)
      .type("application/problem+json; charset=utf-8")
      .send(JSON.stringify(problemOf("not_found")));
  });
}
