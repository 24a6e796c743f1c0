/** Raised when an old client could no longer understand the server. */
export const PROTOCOL = 3;

/** Why a server ends a socket. Rule numbers: docs/protocol.md. */
export const CLOSE = {
  /** The server is going down; come back after a moment (RFC 6455). */
  restart: 1012,
  malformed: 4400,
  unauthenticated: 4401,
  protocol: 4406,
  silent: 4408,
  slow: 4429,
} as const;
