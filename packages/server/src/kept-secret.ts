import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LEAST_SECRET } from "./config.ts";
import { OperatorError } from "./operator-error.ts";

/**
 * The secret kept in the data folder, made on the first start; nobody but the owner of the process may read it. Throws
 * when the file holds none: a first start that was cut off leaves it empty, and with that anybody could sign.
 */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, "jwt-secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    // Fails when the file is there: two first starts agree on one secret.
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < LEAST_SECRET)
    throw new OperatorError(`${file} holds no secret. Delete it, and a new one is made.`);
  return secret;
}
