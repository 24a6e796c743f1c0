import { expect, type Server, test } from "../fixtures.ts";

/** The scripts that the page names: those of every page, and those of a board. */
async function scriptsOf(server: Server) {
  const read = async (path: string) => {
    const answer = await fetch(new URL(path, server.url), { headers: { accept: "text/html, */*" } });
    return await answer.text();
  };
  const paths = [...(await read("/")).matchAll(/\/assets\/[^" ]+\.js/g)].map(([path]) => path);
  return await Promise.all(paths.map(async (path) => ({ path, text: await read(path) })));
}

test("the first page brings no schema library: a browser previews commands, and checks none", async ({ server }) => {
  const scripts = await scriptsOf(server);
  expect(scripts.filter(({ path }) => /\/(?:main|board)-/.test(path))).toHaveLength(2);
  for (const { path, text } of scripts) expect(text, path).not.toContain("~kind");
});

test("the page names every script that a board begins with, so that none is asked for by another", async ({
  server,
}) => {
  const scripts = await scriptsOf(server);
  const named = scripts.map(({ path }) => path.replace("/assets/", "./"));
  const imported = scripts.flatMap(({ text }) => [...text.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)]);
  expect(imported.length).toBeGreaterThan(0);
  for (const [, path] of imported) expect(named).toContain(path);
});

test("a board's own script is asked for before those of every page are there", async ({ person }) => {
  const ann = await person("Ann");
  const { boardId } = await ann.newBoard("Launch", [["One"]]);
  const page = await ann.newTab();
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await page.route("**/assets/main-*.js", async (route) => {
    await expect.poll(() => scripts.some((path) => path.includes("/board-"))).toBe(true);
    await route.continue();
  });
  await page.goto(`/b/${boardId}`);
  await expect(page.getByText("One", { exact: true })).toBeVisible();
});
