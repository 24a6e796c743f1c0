import { expect, test } from "../fixtures.ts";

test("the first page brings no schema library: a browser previews commands, and checks none", async ({ server }) => {
  const read = async (path: string) => {
    const answer = await fetch(new URL(path, server.url), { headers: { accept: "text/html, */*" } });
    return await answer.text();
  };
  const scripts = [...(await read("/")).matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)];
  expect(scripts.length).toBeGreaterThan(5);
  for (const [, path = ""] of scripts) expect(await read(path), path).not.toContain("~kind");
});
