/** A `fetch` with the cookies of one browser, which Node has not. Paths and ages do not matter here. */
export function browserFetch(jar: Map<string, string> = new Map()): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookies && init?.credentials === "include") headers.set("cookie", cookies);
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}
