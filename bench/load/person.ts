import { newId } from "@syncboard/client";

/** Somebody signed in on a server. */
export interface Person extends Caller {
  readonly email: string;
}

interface Caller {
  readonly url: string;
  /** Empty: not signed in. */
  readonly token: string;
}

export const registration = { password: "correct horse" } as const;

export async function register(url: string): Promise<Person> {
  const email = `${newId()}@example.org`;
  const body = { ...registration, email };
  const { accessToken } = await post<{ accessToken: string }>({ url, token: "" }, "/auth/register", body);
  return { url, token: accessToken, email };
}

/** For setting up: what is measured goes over a `Connection`. Throws on any answer but success. */
export async function post<Body>({ url, token }: Caller, path: string, body: unknown): Promise<Body> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token !== "" && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
  // What a caller expects it says by the type that it asks for.
  return (await response.json()) as Body;
}

/** The beginning of a request as `Connection` takes it. */
export function headOf(method: "GET" | "POST", path: string, { url, token }: Caller): string {
  const type = method === "POST" ? "content-type: application/json\r\n" : "";
  return `${method} /api/v1${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\nauthorization: Bearer ${token}\r\n${type}`;
}
