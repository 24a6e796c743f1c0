import { ApiError } from "@syncboard/client";

/** Whether what an address names is not there: gone, somebody else's, or never an id at all, which the server takes for bad input. */
export function isNotThere(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 422);
}
