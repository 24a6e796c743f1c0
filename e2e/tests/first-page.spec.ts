import { gzipSync } from "node:zlib";
import { expect, type Server, test } from "../fixtures.ts";

/** What nobody should have to wait for is beyond this; the scripts of a board that is opened directly are below it. */
const MOST_KIB = 198;

interface Screen {
  readonly scripts: readonly string[];
}

/** The scripts that the page names: those of every page, and those of a screen, by how its address begins. */
async function scriptsOf(server: Server, place: string) {
  const read = async (path: string) => {
    const answer = await fetch(new URL(path, server.url), { headers: { accept: "text/html, */*" } });
    return await answer.text();
  };
  const page = await read("/");
  const ofEveryPage = [...page.matchAll(/ src="([^"]+\.js)"/g)].map(([, path = ""]) => path);
  const [, told = "{}"] = /data-screens='([^']+)'/.exec(page) ?? [];
  const screens: Readonly<Record<string, Screen>> = JSON.parse(told);
  const paths = [...ofEveryPage, ...(screens[place]?.scripts ?? [])];
  return await Promise.all(paths.map(async (path) => ({ path, text: await read(path) })));
}

test("the first page brings no schema library: a browser previews commands, and checks none", async ({ server }) => {
  const scripts = await scriptsOf(server, "b");
  expect(scripts.filter(({ path }) => /\/(?:main|board)-/.test(path))).toHaveLength(2);
  for (const { path, text } of scripts) expect(text, path).not.toContain("~kind");
});

test(`a board that is opened directly needs no more than ${MOST_KIB} KiB of scripts`, async ({ server }) => {
  const scripts = await scriptsOf(server, "b");
  const sizes = scripts.map(({ path, text }) => [path, gzipSync(text, { level: 9 }).length] as const);
  const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(bytes / 1_024, sizes.join("\n")).toBeLessThan(MOST_KIB);
});

for (const place of ["b", "", "sign-in", "register"]) {
  test(`the page names every script that /${place} begins with, so that none is asked for by another`, async ({
    server,
  }) => {
    const scripts = await scriptsOf(server, place);
    const named = scripts.map(({ path }) => path.replace("/assets/", "./"));
    const imported = scripts.flatMap(({ text }) => [...text.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)]);
    expect(imported.length).toBeGreaterThan(0);
    for (const [, path] of imported) expect(named).toContain(path);
  });
}

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

test("what a screen needs is asked for together with it, not when it is there", async ({ person }) => {
  const { page } = await person("Ann");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.route("**/assets/TasksScreen-*.js", async (route) => {
    const answer = await route.fetch();
    const needed = [...(await answer.text()).matchAll(/(?:from|import)\s*"\.(\/[^"]+\.js)"/g)];
    expect(needed.length).toBeGreaterThan(3);
    for (const [, name] of needed) await expect.poll(() => asked).toContain(`/assets${name}`);
    await route.fulfill({ response: answer });
  });
  await page.goto("/tasks");
  await expect(page.getByRole("heading", { name: "My tasks" })).toBeVisible();
});

for (const [language, { menu, trash, failed }] of Object.entries({
  en: { menu: "Board menu", trash: "Archive and trash", failed: "This couldn’t be loaded" },
  es: { menu: "Menú del tablero", trash: "Archivo y papelera", failed: "No se pudo cargar" },
})) {
  test(`in ${language}, a part whose words cannot be fetched says so, and opens as soon as they can be`, async ({
    person,
  }) => {
    const ann = await person("Ann", { locale: language });
    const { boardId } = await ann.newBoard("Launch", [["One"]]);
    const { page } = ann;
    const rest = `**/assets/${language}-rest-*.js`;
    await page.route(rest, (route) => route.abort());
    await page.goto(`/b/${boardId}`);
    await expect(page.getByText("One", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: menu }).click();
    await page.getByRole("menuitem", { name: trash }).click();
    await expect(page.getByText(failed)).toBeVisible();
    await page.unroute(rest);
    await page.getByRole("button", { name: menu }).click();
    await page.getByRole("menuitem", { name: trash }).click();
    await expect(page.getByRole("dialog", { name: trash })).toBeVisible();
  });
}

test("a board whose words of another language cannot be fetched stands in English, and so do its parts", async ({
  person,
}) => {
  const ann = await person("Ann", { locale: "pt-BR" });
  const { boardId } = await ann.newBoard("Launch", [["One"]]);
  const { page } = ann;
  await page.route("**/assets/pt-first-*.js", (route) => route.abort());
  await page.goto(`/b/${boardId}`);
  await page.getByRole("button", { name: "Board menu" }).click();
  await expect(page.getByRole("menuitem", { name: "Archive and trash" })).toBeVisible();
});

test("once all is quiet, the way home needs no network", async ({ person }) => {
  const ann = await person("Ann");
  const { boardId } = await ann.newBoard("Launch", [["One"]]);
  const { page } = ann;
  const words = page.waitForResponse(/\/assets\/en-rest-/);
  const screen = page.waitForResponse(/\/assets\/BoardsScreen-/);
  await page.goto(`/b/${boardId}`);
  await Promise.all([words, screen].map(async (answer) => (await answer).finished()));
  await page.getByRole("button", { name: "Go to", exact: true }).click();
  await expect(page.getByRole("menu", { name: "Go to" })).toBeVisible();
  await ann.network.cut();
  await page.getByRole("menuitem", { name: "Boards", exact: true }).click();
  await expect(page.getByText("Your boards can’t be shown right now")).toBeVisible();
});
