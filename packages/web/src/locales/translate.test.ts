import { expect, test } from "vitest";
import { type TFunction, textsIn, translator } from "./translate.ts";

const english = new Map(
  textsIn({
    app: { title: "{{screen}} · SyncBoard", close: "Close" },
    board: {
      refused: { what: { "board.archive": "Archiving the board", board: { edit: "A change to the board" } } },
      column: {
        archived_zero: "“{{title}}” is archived",
        archived_one: "“{{title}}” and its {{count, number}} card are archived",
        archived_other: "“{{title}}” and its {{count, number}} cards are archived",
      },
      selection: { carried: "{{count, number}}" },
    },
  }),
);
const t = translator("en", english);

test("a text is found by its key, whose last name may have full stops", () => {
  expect(t("app.close")).toBe("Close");
  expect(t("board.refused.what.board.archive")).toBe("Archiving the board");
});

test("what is filled in stands as it is, whatever is in it", () => {
  expect(t("app.title", { screen: "$& <b>{{screen}}</b>" })).toBe("$& <b>{{screen}}</b> · SyncBoard");
  expect(t("app.title", { screen: undefined })).toBe(" · SyncBoard");
});

test("a number chooses the form, none has words of its own where there are some, and a text without forms has it too", () => {
  const told = [0, 1, 12_345].map((count) => t("board.column.archived", { title: "Done", count }));
  expect(told).toEqual([
    "“Done” is archived",
    "“Done” and its 1 card are archived",
    "“Done” and its 12,345 cards are archived",
  ]);
  expect(t("board.selection.carried", { count: 1_000 })).toBe("1,000");
});

test("numbers are written as the locale does, and what a language misses is said in the other", () => {
  const spanish = new Map(
    textsIn({ app: { close: "Cerrar" }, board: { selection: { carried: "{{count, number}}" } } }),
  );
  const inMexico = translator("es-MX", spanish, t);
  expect(inMexico("board.selection.carried", { count: 12_345 })).toBe("12,345");
  expect(translator("es", spanish, t)("board.selection.carried", { count: 12_345 })).toBe("12.345");
  expect(inMexico("app.close")).toBe("Cerrar");
  expect(inMexico("app.title", { screen: "Tableros" })).toBe("Tableros · SyncBoard");
});

test("words that come later are said from then on", () => {
  const later = new Map<string, string>();
  const said = translator("es", later, t);
  expect(said("app.close")).toBe("Close");
  later.set("app.close", "Cerrar");
  expect(said("app.close")).toBe("Cerrar");
});

test("what the compiler refuses is shown as well as it can be", () => {
  const strict: TFunction = t;
  // @ts-expect-error No text has this key.
  expect(strict("app.nothing")).toBe("app.nothing");
  // @ts-expect-error The screen is left open.
  expect(strict("app.title")).toBe(" · SyncBoard");
  // @ts-expect-error The screen is left open, and there is no page.
  expect(strict("app.title", { page: "Boards" })).toBe(" · SyncBoard");
  // @ts-expect-error There is no number to choose the form by.
  expect(strict("board.column.archived", { title: "Done" })).toBe("board.column.archived");
});
