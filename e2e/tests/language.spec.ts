import type { Page } from "@playwright/test";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

const PASSWORD = "correct horse battery";

/** Every heading that stands on the page from now on, however short. */
async function headingsOf(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seenHeadings: seen });
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll("h1, h2")) seen.push(textContent ?? "");
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => [...new Set((window as unknown as { seenHeadings: string[] }).seenHeadings)]);
}

async function firstCard(person: Person, boardId: string): Promise<string> {
  const { cards } = (await person.call("GET", `/boards/${boardId}`)) as { cards: { id: string }[] };
  return cards[0]?.id ?? "";
}

test("Spanish is chosen in the settings: at once, after a reload, on another device, and for guests here", async ({
  person,
  browser,
  server,
}) => {
  const ann = await person("Ann");
  const { boardId } = await ann.newBoard("Plans", [["One"]]);
  const { page } = ann;
  const loads: string[] = [];
  await page.goto("/settings/language");
  page.on("load", () => loads.push(page.url()));
  await expect(page.getByRole("radio", { name: "As the browser says" })).toBeChecked();
  await page.getByRole("radio", { name: "Español" }).check();
  await expect(page.getByRole("heading", { name: "Idioma", level: 1 })).toBeVisible();
  await expect(page).toHaveTitle("Idioma · SyncBoard");
  await expect(page.getByRole("status").filter({ hasText: "Guardado" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  expect(loads).toEqual([]);
  expect(await ann.call("GET", "/users/me")).toMatchObject({ locale: "es" });

  await page.reload();
  await expect(page.getByRole("radio", { name: "Español" })).toBeChecked();
  await page.goto(`/b/${boardId}/c/${await firstCard(ann, boardId)}`);
  await expect(page.getByRole("button", { name: "Eliminar tarjeta" })).toBeVisible();
  await expect(page.getByText(/^Creada: \d{1,2} [a-z]{3,4} 20\d\d/)).toBeVisible();
  await page.keyboard.press("Escape");

  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const other = await context.newPage();
  const headings = await headingsOf(other);
  await other.goto("/sign-in");
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await other.getByLabel("E-mail or username").fill(ann.email);
  await other.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await other.keyboard.press("Enter");
  await expect(other.getByRole("heading", { name: "Tableros" })).toBeVisible();
  // The words of the account are waited for: no screen was in English first.
  expect(await headings()).toEqual(["Sign in", "Tableros"]);
  await other.getByRole("button", { name: "Cuenta de Ann" }).click();
  await other.getByRole("menuitem", { name: "Cerrar sesión" }).click();
  await expect(other.getByRole("heading", { name: "Iniciar sesión" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name: "Iniciar sesión" })).toBeVisible();
  await context.close();

  // Back to what the browser says.
  await page.goto("/settings/language");
  await page.getByRole("radio", { name: "Como diga el navegador" }).check();
  await expect(page.getByRole("heading", { name: "Language", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en-GB");
  await expect.poll(() => ann.call("GET", "/users/me")).toMatchObject({ locale: null });
});

test("a browser that says pt-BR sees Portuguese without any choice; an account that says English wins", async ({
  person,
}) => {
  const ann = await person("Ann", { locale: "pt-BR" });
  const { page } = ann;
  const headings = await headingsOf(page);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Boas-vindas, Ann" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
  expect(await headings()).toEqual(["Quadros", "Boas-vindas, Ann"]);
  // The columns of a new board are named in the language of who makes it.
  await page.getByRole("button", { name: "Criar seu primeiro quadro" }).click();
  await expect(page.getByRole("region", { name: "Em andamento", exact: true })).toBeVisible();

  await ann.call("PATCH", "/users/me", { locale: "en" });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Boards" })).toBeVisible();
  // And one that says what we do not speak leaves it to the browser.
  await ann.call("PATCH", "/users/me", { locale: "de" });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Quadros" })).toBeVisible();
});

test("the other tab follows, and what the server does not take is not kept", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const tab = await ann.newTab();
  await tab.goto("/");
  await expect(tab.getByText("Welcome, Ann")).toBeVisible();
  await page.goto("/settings/language");
  await page.getByRole("radio", { name: "Português (Brasil)" }).check();
  await expect(tab.getByText("Boas-vindas, Ann")).toBeVisible();

  await ann.network.cut();
  await page.getByRole("radio", { name: "English" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Não foi possível falar com o servidor" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Português (Brasil)" })).toBeChecked();
  await expect(page.getByRole("heading", { name: "Idioma", level: 1 })).toBeAttached();
});

test("by keys alone: a language in the settings", async ({ person }) => {
  const { page } = await person("Ann");
  await page.goto("/settings/language");
  await page.getByRole("radio", { name: "As the browser says" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Español" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Idioma", level: 1 })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Português (Brasil)" })).toBeFocused();
  await expect(page.getByText("Textos, datas e números")).toBeVisible();
});

test("a guest chooses a language at the foot of the page, and a new account keeps it", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/register");
  await page.getByLabel("Name").fill("Nora");
  await page.getByLabel("Language").selectOption("Español");
  await expect(page.getByRole("heading", { name: "Crea tu cuenta" })).toBeVisible();
  // What was typed stays.
  await expect(page.getByLabel("Nombre")).toHaveValue("Nora");
  await page.getByLabel("Correo electrónico").fill("nonsense");
  await page.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Correo electrónico")).toHaveAccessibleDescription(
    "No parece una dirección de correo electrónico.",
  );
  await page.getByLabel("Correo electrónico").fill(`nora.${Date.now()}@example.org`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Te damos la bienvenida, Nora" })).toBeVisible();
  await page.goto("/settings/language");
  await expect(page.getByRole("radio", { name: "Español" })).toBeChecked();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Español" })).toBeChecked();
  await context.close();
});

test("the sign-in page says in its own words which field is blank", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "pt-BR" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const identifier = page.getByLabel("E-mail ou nome de usuário");
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await expect(identifier).toHaveAccessibleDescription("Digite seu e-mail ou nome de usuário.");
  await expect(identifier).toBeFocused();
  await identifier.fill("somebody");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Senha", { exact: true })).toHaveAccessibleDescription("Digite sua senha.");
  await expect(page.getByLabel("Senha", { exact: true })).toBeFocused();
  await context.close();
});

test("what does not fit into a field of a board is said in the page's own words, too", async ({ person }) => {
  const ann = await person("Ann", { locale: "es" });
  const board = await ann.newBoard("Plans", [["One"]]);
  const { page } = ann;
  await page.getByRole("button", { name: "Menú de To do" }).click();
  await page.getByRole("menuitem", { name: "Limitar las tarjetas" }).click();
  const limit = page.getByLabel("Número máximo de tarjetas");
  await limit.fill("0");
  await page.keyboard.press("Enter");
  await expect(limit).toHaveAccessibleDescription("Escribe un número entero del 1 al 9999.");
  await limit.fill("1");
  await page.keyboard.press("Enter");
  await expect(board.column("To do").getByText("En el límite: 1 de 1 tarjetas")).toBeAttached();

  await page.getByRole("button", { name: "Compartir" }).click();
  for (const typed of ["", "nonsense"]) {
    await page.getByLabel("Correo electrónico de la persona").fill(typed);
    await page.getByRole("button", { name: "Añadir", exact: true }).click();
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText(
      "No parece una dirección de correo electrónico.",
    );
  }
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is too wide: ${size}, ${colorScheme}`, async ({ person, browser, server }) => {
      test.slow();
      for (const locale of ["es", "pt-BR"]) {
        const options = { ...device, colorScheme, locale };
        const context = await browser.newContext({ ...options, baseURL: server.url });
        const guest = await context.newPage();
        for (const path of ["/sign-in", "/register", "/forgot", "/reset#token=from-a-mail"]) {
          await guest.goto(path);
          await expect(guest.getByLabel("Idioma")).toBeVisible();
          await isSound(guest);
        }
        await context.close();
        const { page } = await person("Ann", options);
        await page.goto("/settings/language");
        await expect(page.getByRole("heading", { name: "Idioma", level: 1 })).toBeAttached();
        await isSound(page);
      }
    });
  }
}
