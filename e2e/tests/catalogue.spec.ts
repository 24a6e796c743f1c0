import type { Page, Route } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { test as testOfInstallation } from "../own-server.ts";

// Everything that a person reads comes from a catalogue. The browser is given one in which every text is «bracketed»;
// what then stands outside of brackets is data, or was written into a screen.

interface Words {
  readonly [key: string]: string | Words;
}

function bracketed(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [key, typeof text === "string" ? `«${text}»` : bracketed(text)]),
  );
}

/** Answers a part of the built Spanish catalogue with its texts in brackets. */
async function withBrackets(route: Route): Promise<void> {
  const answer = await route.fetch();
  const module = (await import(`data:text/javascript,${encodeURIComponent(await answer.text())}`)) as { words: Words };
  const body = `export const words = ${JSON.stringify(bracketed(module.words))};`;
  await route.fulfill({ contentType: "text/javascript", body });
}

/** Names and other data of these tests, what the languages call themselves, and moments and sizes as Spanish writes them. */
const DATA =
  /Ann|Bob|Plans|One|Two|Half a horse|Backup|SyncBoard|English|inglés|español|portugués de Brasil|Español|Português \(Brasil\)|(?:\w+\.)+\w+@example\.org|\b(?:ann|bob)(?:\.\d+)+|syncboard_\w+|\d{1,2} [a-z]{3,4} \d{4}, \d{1,2}:\d\d|\bmañana\b|\d+ bytes|To do|In progress|Done/g;

/** What can be read or heard on the page and stands neither in brackets nor among the data. */
async function bareTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt"])
          found.push(node.getAttribute(name) ?? "");
      } else if (!node.parentElement?.closest("script, style")) found.push(node.textContent ?? "");
    }
    return found;
  });
  return [...new Set(texts.map(bare))].filter((text) => /\p{L}{2}/u.test(text));
}

function bare(text: string): string {
  let rest = text;
  // From the innermost: what is filled into a text may be a text.
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/«[^«»]*»/g, " ");
  }
  return rest.replaceAll(DATA, " ").trim();
}

async function isAllFromTheCatalogue(page: Page): Promise<void> {
  await expect.poll(() => bareTexts(page)).toEqual([]);
}

test("what a guest reads is all from the catalogue", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "es" });
  await context.route(/\/assets\/es-.*\.js$/, withBrackets);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "«Iniciar sesión»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.locator("form button[type=submit]").click();
  await isAllFromTheCatalogue(page);
  await page.locator("input[name=identifier]").fill("ann@example.org");
  await page.locator("input[name=password]").fill("Half a horse");
  await page.keyboard.press("Enter");
  await expect(page.getByText("«El correo o la contraseña no son correctos.»")).toBeVisible();
  await isAllFromTheCatalogue(page);

  await page.goto("/register");
  await page.locator("form button[type=submit]").click();
  await page.locator("input[name=email]").fill("nonsense");
  await page.locator("input[name=password]").fill("password1");
  await page.keyboard.press("Enter");
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await isAllFromTheCatalogue(page);

  await page.goto("/reset#token=from-a-mail");
  await isAllFromTheCatalogue(page);
  await page.locator("input[name=password]").fill("a horse of mine");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "«Este enlace ya no funciona»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.route("**/api/v1/installation", (route) => route.abort());
  await page.goto("/forgot");
  await isAllFromTheCatalogue(page);
  await page.locator("input[name=email]").fill("ann@example.org");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "«Este servidor no envía correo»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
  await context.close();
});

test("what somebody reads who is signed in is all from the catalogue", async ({ person }) => {
  test.slow();
  const bob = await person("Bob");
  const ann = await person("Ann", { locale: "es" });
  const { page } = ann;
  await page.context().route(/\/assets\/es-.*\.js$/, withBrackets);
  await page.goto("/");
  await expect(page.getByText("«Te damos la bienvenida, Ann»")).toBeVisible();
  await isAllFromTheCatalogue(page);

  const { id: boardId } = (await ann.call("POST", "/boards", { title: "Plans" })) as { id: string };
  const { columns } = (await ann.call("GET", `/boards/${boardId}`)) as { columns: { id: string }[] };
  for (const title of ["One", "Two"])
    await ann.call("POST", `/boards/${boardId}/cards`, { title, columnId: columns[0]?.id });
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "viewer" });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "«Tableros»" })).toBeVisible();
  await isAllFromTheCatalogue(page);

  await page.getByRole("link", { name: /Plans/ }).click();
  const one = page.getByRole("link", { name: "One", exact: true });
  await expect(one).toBeVisible();
  await isAllFromTheCatalogue(page);
  await bob.page.goto(`/b/${boardId}`);
  await expect(page.getByRole("list", { name: "«Aquí ahora»" })).toBeVisible();
  await isAllFromTheCatalogue(page);

  for (const button of [/Cuenta de Ann/, /Menú del tablero/, /Menú de To do/]) {
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await isAllFromTheCatalogue(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();
  }
  for (const item of ["Limitar las tarjetas", "Cambiar el nombre"]) {
    await page.getByRole("button", { name: /Menú de To do/ }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await isAllFromTheCatalogue(page);
    await page.keyboard.press("Escape");
  }
  for (const item of ["Compartir", "Descripción", "Atajos de teclado", "Eliminar el tablero"]) {
    await page.getByRole("button", { name: /Menú del tablero/ }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await expect(page.locator("[role=dialog], [role=alertdialog]")).toBeVisible();
    await isAllFromTheCatalogue(page);
    await page.keyboard.press("Escape");
    await expect(page.locator("[role=dialog], [role=alertdialog]")).toBeHidden();
  }

  await one.focus();
  for (const key of ["Space", "ArrowRight", "Escape", "m", "Escape", "Shift+?", "Escape"]) {
    await page.keyboard.press(key);
    await isAllFromTheCatalogue(page);
  }
  await one.focus();
  await page.keyboard.press("#");
  await expect(page.getByText("«Se ha archivado «One»»")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Control+z");
  await expect(one).toBeVisible();
  await isAllFromTheCatalogue(page);

  await one.focus();
  await page.keyboard.press("l");
  const labels = page.getByRole("combobox", { name: "«Busca una etiqueta o nombra una nueva»" });
  await expect(labels).toBeFocused();
  await isAllFromTheCatalogue(page);
  await labels.fill("Backup");
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-card] .label-chip")).toHaveText("Backup");
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: "«Editar la etiqueta Backup»" }).click();
  await page.getByRole("textbox", { name: "«Nombre de la etiqueta»" }).fill(" ");
  await page.keyboard.press("Enter");
  await isAllFromTheCatalogue(page);
  for (const key of ["Escape", "Escape"]) await page.keyboard.press(key);
  await expect(one).toBeFocused();
  await page.keyboard.press("a");
  const people = page.getByRole("combobox", { name: "«Busca a un miembro»" });
  await expect(people).toBeFocused();
  await page.keyboard.press("Space");
  await isAllFromTheCatalogue(page);
  await people.fill("nobody");
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Escape");
  await expect(one).toBeFocused();
  await page.keyboard.press("d");
  const dates = page.getByRole("dialog", { name: "«Fechas»" });
  await dates.getByLabel("«Inicio»: fecha").fill("9998-01-01");
  await dates.getByRole("button", { name: "«Mañana»" }).click();
  await expect(dates.getByText("«Es posterior al vencimiento.»")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await dates.getByLabel("«Inicio»: fecha").fill("1800-01-01");
  await page.keyboard.press("Enter");
  await expect(dates.getByText("«Escribe una fecha completa desde 1900.»")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await dates.getByLabel("«Inicio»: fecha").fill("");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-card] .due")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: /Menú del tablero/ }).click();
  await page.getByRole("menuitem", { name: "Etiquetas" }).click();
  await page.getByRole("button", { name: "«Etiqueta nueva»" }).click();
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "«Eliminar la etiqueta Backup»" }).click();
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: "«Deshacer»" }).click();
  await page.keyboard.press("Escape");

  await one.click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: "«Añadir una descripción…»" }).click();
  await page.getByRole("textbox", { name: "«Descripción»" }).fill("- [x] Half a horse\n- [ ] Half a horse");
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: "«Guardar»" }).click();
  await expect(page.getByText("Half a horse").first()).toBeVisible();
  await isAllFromTheCatalogue(page);
  await ann.network.cut();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("status", { name: "«Estado de tus cambios»" })).toContainText("«Sin conexión");
  await isAllFromTheCatalogue(page);
  await ann.network.mend();

  await page.goto(`/b/${boardId}/c/${boardId}`);
  await expect(page.getByText("«Esta tarjeta ya no está»")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.goto(`/b/${bob.userId}`);
  await expect(page.getByText("«Este tablero no está aquí»")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.goto("/nothing");
  await expect(page.getByText("«Aquí no hay nada»")).toBeVisible();
  await isAllFromTheCatalogue(page);
});

test("what somebody reads of their subjects is all from the catalogue", async ({ person }) => {
  test.slow();
  const ann = await person("Ann", { locale: "es" });
  const { page } = ann;
  await page.context().route(/\/assets\/es-.*\.js$/, withBrackets);
  await page.goto("/subjects");
  await expect(page.getByRole("heading", { name: "«Un cuaderno para cada cosa»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: "«Tema nuevo»" }).click();
  await isAllFromTheCatalogue(page);
  await page.getByRole("textbox", { name: "«Nombre del tema»" }).fill("Plans");
  await page.keyboard.press("Enter");
  await expect(page.getByText("«Aún no hay notas ni archivos»")).toBeVisible();
  await isAllFromTheCatalogue(page);
  for (const item of ["«Nombre y color…»", "«Eliminar…»"]) {
    await page.getByRole("button", { name: /Menú de Plans/ }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await isAllFromTheCatalogue(page);
    await page.getByRole("menuitem", { name: item }).click();
    const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
    await expect(dialog).toBeVisible();
    await isAllFromTheCatalogue(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  await page.getByRole("textbox", { name: "«Añadir un pendiente»" }).fill("One");
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: "One" }).click();
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: "«Elegir»" }).click();
  await expect(page.getByRole("combobox")).toBeFocused();
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox")).toBeHidden();
  await page
    .getByTestId("document-files")
    .setInputFiles([{ name: "Two", mimeType: "text/plain", buffer: Buffer.from("One") }]);
  await page.getByRole("link", { name: "Two", exact: true }).click();
  await expect(page.getByRole("button", { name: "«Descargar»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.getByRole("link", { name: "Plans", exact: true }).click();
  await page.getByRole("button", { name: "«Nota nueva»" }).click();
  await page.getByRole("textbox", { name: "«Título del documento»" }).fill("Half a horse");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "«Texto de la nota»" }).fill("One");
  await expect(page.getByRole("status").getByText("«Guardado»")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: "«Versiones»" }).click();
  await page.getByRole("dialog").getByRole("listitem").getByRole("button").first().click();
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await ann.network.cut();
  await page.getByRole("textbox", { name: "«Texto de la nota»" }).fill("Two");
  await expect(page.getByRole("status").getByText("«Sin conexión, guardado aquí»")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await ann.network.mend();
  await expect(page.getByRole("status").getByText("«Guardado»")).toBeVisible();
  await page.getByRole("link", { name: "Plans", exact: true }).click();
  await page.getByRole("button", { name: /Menú de Two/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.getByRole("menuitem", { name: "«Eliminar»" }).click();
  await isAllFromTheCatalogue(page);
  await page.goto("/subjects");
  await page.getByRole("button", { name: "«Papelera»" }).click();
  await expect(page.getByRole("dialog").getByText("Two")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.goto(`/subjects/${ann.userId}`);
  await expect(page.getByRole("heading", { name: "«Este tema no está aquí»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
});

test("what somebody reads in the settings is all from the catalogue", async ({ person }) => {
  test.slow();
  const { page } = await person("Ann", { locale: "es" });
  await page.context().route(/\/assets\/es-.*\.js$/, withBrackets);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "«Perfil»", level: 1 })).toBeVisible();
  const sections = await page.getByRole("navigation").getByRole("link").all();
  expect(sections.length).toBeGreaterThanOrEqual(7);
  for (const section of sections) {
    await section.click();
    await expect(section).toHaveAttribute("aria-current", "page");
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
    await isAllFromTheCatalogue(page);
  }
  await page.goto("/settings/account");
  await page.locator("input[name=email]").fill("nonsense");
  await page.locator("form button[type=submit]").first().click();
  await page.locator("form button[type=submit]").last().click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "«Token nuevo»" }).click();
  await page.getByRole("button", { name: "«Crear token»" }).click();
  await isAllFromTheCatalogue(page);
  await page.getByRole("textbox", { name: "«Nombre»" }).fill("Backup");
  await page.getByRole("button", { name: "«Crear token»" }).click();
  await expect(page.getByRole("heading", { name: "«Tu token nuevo»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.getByRole("button", { name: "«Listo»" }).click();
  await page.getByRole("button", { name: "«Revocar Backup»" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await isAllFromTheCatalogue(page);
});

testOfInstallation(
  "what administrators read, and who leaves, is all from the catalogue",
  async ({ browser, person }) => {
    testOfInstallation.slow();
    const ann = await person("Ann", { locale: "es" });
    const bob = await person("Bob");
    const { page } = ann;
    await page.context().route(/\/assets\/es-.*\.js$/, withBrackets);
    await page.goto("/admin");
    const rows = page.getByRole("list", { name: "«Usuarios»" }).getByRole("listitem");
    await expect(rows).toHaveCount(2);
    await isAllFromTheCatalogue(page);
    for (const act of ["Cerrar todas sus sesiones", "Desactivar"]) {
      await page.getByRole("button", { name: "«Qué hacer con Bob»" }).click();
      await isAllFromTheCatalogue(page);
      await page.getByRole("menuitem", { name: `«${act}»` }).click();
      await isAllFromTheCatalogue(page);
      await page.getByRole("alertdialog").getByRole("button").last().click();
      await isAllFromTheCatalogue(page);
    }
    await expect(rows.filter({ hasText: bob.email })).toContainText("«Desactivada»");
    await isAllFromTheCatalogue(page);
    await page.getByRole("searchbox").fill("nobody");
    await expect(rows).toHaveCount(0);
    await isAllFromTheCatalogue(page);

    await page.goto("/admin/registration");
    await page.getByRole("radio", { name: "«Quien tenga una invitación»" }).check();
    await isAllFromTheCatalogue(page);
    await page.getByRole("button", { name: "«Invitación nueva»" }).click();
    await page.locator("input[name=uses]").fill("0");
    await page.keyboard.press("Enter");
    await isAllFromTheCatalogue(page);
    await page.locator("input[name=uses]").fill("3");
    await page.locator("input[name=note]").fill("Plans");
    await page.keyboard.press("Enter");
    await isAllFromTheCatalogue(page);
    await page.getByRole("button", { name: "«Listo»" }).click();
    await page.getByRole("button", { name: "«Revocar la invitación «Plans»»" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await isAllFromTheCatalogue(page);
    const guest = await browser.newContext({ baseURL: ann.network.url, locale: "es" });
    await guest.route(/\/assets\/es-.*\.js$/, withBrackets);
    const visitor = await guest.newPage();
    await visitor.goto("/register");
    await expect(visitor.getByRole("heading", { name: "«Hace falta una invitación»" })).toBeVisible();
    await isAllFromTheCatalogue(visitor);
    await guest.close();

    const { id } = (await ann.call("POST", "/boards", { title: "Plans" })) as { id: string };
    await ann.call("POST", `/boards/${id}/archive`);
    await page.goto(`/b/${id}`);
    await expect(page.getByText("«Este tablero está archivado.»")).toBeVisible();
    await isAllFromTheCatalogue(page);
    await page.goto("/?archived=true");
    await page.getByRole("button", { name: "«Restaurar «Plans»»" }).click();
    await expect(page.getByText("«No hay nada archivado»")).toBeVisible();
    await isAllFromTheCatalogue(page);

    await page.goto("/settings/account");
    await page.getByRole("button", { name: "«Desactivar la cuenta»" }).click();
    await page.locator("[role=dialog] input[name=password]").fill("correct horse battery");
    await isAllFromTheCatalogue(page);
    await page.keyboard.press("Enter");
    await expect(page.getByText("«Alguien tiene que administrar este servidor, y solo quedas tú.»")).toBeVisible();
    await isAllFromTheCatalogue(page);
  },
);

test("what one reads of one’s own tasks is all from the catalogue", async ({ person }) => {
  const { page } = await person("Ann", { locale: "es" });
  await page.context().route(/\/assets\/es-.*\.js$/, withBrackets);
  await page.goto("/tasks");
  await expect(page.getByRole("heading", { name: "«Nada que hacer»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
  const field = page.getByRole("textbox", { name: "«Añadir un pendiente»" });
  await field.fill("One mañana !!!");
  await expect(page.locator(".taken-chip")).toHaveCount(2);
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Enter");
  const one = page.getByRole("link", { name: "One", exact: true });
  await expect(one).toBeVisible();
  await isAllFromTheCatalogue(page);
  await one.focus();
  for (const key of ["Space", "ArrowDown", "Escape", "x", "Escape"]) {
    await page.keyboard.press(key);
    await isAllFromTheCatalogue(page);
  }
  await one.focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "«Atajos de teclado»" })).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await one.click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.getByRole("dialog").getByRole("button", { name: "mañana" }).click();
  await expect(page.locator("input[type=date]")).toBeVisible();
  await isAllFromTheCatalogue(page);
  await page.keyboard.press("Escape");
  await expect(page.locator("input[type=date]")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("checkbox").click();
  await page.getByRole("button", { name: "«Hechas»" }).click();
  await isAllFromTheCatalogue(page);
});
