import type { FastifyReply, FastifyRequest } from "fastify";

const NAME = "syncboard_refresh";

/** The API answers under both, and a cookie has one path. */
const PATHS = ["/api/v1/auth", "/api/auth"];

/** The refresh token lives where no script reads it and no other site sends it. `ttl` in seconds. */
export function setRefreshCookie(reply: FastifyReply, token: string, ttl: number, isSecure: boolean): void {
  for (const path of PATHS) {
    reply.setCookie(NAME, token, { path, httpOnly: true, sameSite: "strict", secure: isSecure, maxAge: ttl });
  }
}

export function clearRefreshCookie(reply: FastifyReply): void {
  for (const path of PATHS) reply.clearCookie(NAME, { path, httpOnly: true, sameSite: "strict" });
}

export function refreshCookieOf(request: FastifyRequest): string | undefined {
  return request.cookies[NAME];
}
