// The other side of the table of who may ask what: authorization.test.ts holds both against the server.

/** What anybody may ask, and what settles the answer instead of an access token. */
export const OPEN: Readonly<Record<string, string>> = {
  "POST /api/v1/auth/register": "its body",
  "POST /api/v1/auth/login": "a password",
  "POST /api/v1/users": "its body",
  "POST /api/v1/auth/tokens": "a password or a refresh token",
  "POST /api/v1/auth/password/forgot": "nothing: it goes to the owner of the address",
  "POST /api/v1/auth/password/reset": "the token in the mail",
  "POST /api/v1/auth/refresh": "the cookie",
  "POST /api/v1/auth/logout": "a token or the cookie",
  "GET /api/v1/users/:userId/avatar/:avatarId.jpg": "its address, which nobody can guess",
  "GET /api/v1/installation": "nothing",
  "GET /api/v1/invites/:invite": "the code, which nobody can guess",
  "GET /api/v1/public/:code": "the code, which nobody can guess",
  "POST /api/v1/public/:code": "the code and its password",
  "GET /api/v1/public/:code/cards/:cardId": "the code, which nobody can guess",
  "POST /api/v1/public/:code/cards/:cardId": "the code and its password",
  "GET /api/v1/notifications/unsubscribe": "nothing: it leads to a page",
  "POST /api/v1/notifications/unsubscribe": "the token in the mail",
  "GET /api/v1/calendar/:code.ics": "its address, which nobody can guess",
  "GET /api/v1/live": "the first message on the socket",
  "GET /health": "nothing",
  "GET /health/ready": "nothing",
  "GET /metrics": "nothing",
  "GET /openapi.json": "nothing",
};
