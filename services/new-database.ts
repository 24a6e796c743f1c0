import { randomBytes } from "node:crypto";
import { Client } from "pg";

export interface NewDatabase {
  readonly url: string;
  /** Whoever is connected is cut off. */
  drop(): Promise<void>;
}

/** Makes an empty database on the PostgreSQL at `url`, whose user may create databases. */
export async function newDatabase(url: string, name = `test_${randomBytes(8).toString("hex")}`): Promise<NewDatabase> {
  // Nobody ever connects to template0, and a template that somebody is connected to cannot be copied.
  await ask(url, (client) => client.query(`create database ${client.escapeIdentifier(name)} template template0`));
  const own = new URL(url);
  own.pathname = `/${encodeURIComponent(name)}`;
  return {
    url: own.href,
    drop: () =>
      ask(url, (client) => client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)),
  };
}

async function ask(url: string, question: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await question(client);
  } finally {
    await client.end();
  }
}
