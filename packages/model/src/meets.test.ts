import { expect, test } from "vitest";
import { card, column, EDITOR, label, OWNER, Scene, VIEWER } from "../test/scene.ts";
import type { CommandBody } from "./commands.ts";
import { meets } from "./meets.ts";

const CASES: readonly (readonly [earlier: CommandBody, later: CommandBody, does: boolean])[] = [
  [{ type: "card.edit", cardId: card("a"), title: "1" }, { type: "card.edit", cardId: card("a"), title: "2" }, true],
  [{ type: "card.edit", cardId: card("a"), title: "1" }, { type: "card.edit", cardId: card("b"), title: "2" }, false],
  [
    { type: "card.edit", cardId: card("a"), title: "1" },
    { type: "card.edit", cardId: card("a"), description: "2" },
    false,
  ],
  [{ type: "card.edit", cardId: card("a"), title: "1" }, { type: "card.delete", cardId: card("a") }, true],
  [
    { type: "card.move", cardId: card("a"), columnId: column("y") },
    { type: "card.add", cardId: card("n"), title: "n", columnId: column("y") },
    false,
  ],
  [
    { type: "card.move", cardId: card("a"), columnId: column("y") },
    { type: "column.delete", columnId: column("y") },
    true,
  ],
  [{ type: "card.label", cardId: card("a"), labelId: label("l") }, { type: "label.delete", labelId: label("l") }, true],
  [{ type: "card.assign", cardId: card("a"), userId: VIEWER }, { type: "member.remove", userId: VIEWER }, true],
  [
    { type: "column.add", columnId: column("n"), title: "n" },
    { type: "card.add", cardId: card("n"), title: "n", columnId: column("n") },
    true,
  ],
  [
    { type: "column.edit", columnId: column("x"), title: "1" },
    { type: "column.edit", columnId: column("y"), title: "2" },
    false,
  ],
  [
    { type: "label.edit", labelId: label("l"), name: "1" },
    { type: "label.edit", labelId: label("l"), color: "blue" },
    false,
  ],
  [
    { type: "label.add", labelId: label("n"), name: "n", color: "red" },
    { type: "card.label", cardId: card("a"), labelId: label("n") },
    true,
  ],
  [
    { type: "member.change", userId: VIEWER, role: "editor" },
    { type: "member.change", userId: VIEWER, role: "commenter" },
    true,
  ],
  [{ type: "member.change", userId: VIEWER, role: "editor" }, { type: "board.pass", userId: VIEWER }, true],
  [{ type: "member.change", userId: VIEWER, role: "editor" }, { type: "member.remove", userId: EDITOR }, false],
  [
    { type: "column.edit", columnId: column("x"), title: "1" },
    { type: "card.add", cardId: card("n"), title: "n", columnId: column("x") },
    false,
  ],
  [
    { type: "card.label", cardId: card("a"), labelId: label("l") },
    { type: "cards.archive", cardIds: [card("b"), card("a")] },
    true,
  ],
  [{ type: "board.edit", title: "1" }, { type: "board.edit", title: "2" }, true],
  [{ type: "board.edit", title: "1" }, { type: "board.edit", background: "teal" }, false],
  [{ type: "board.edit", title: "1" }, { type: "card.delete", cardId: card("a") }, false],
];

test.each(CASES)("%o and then %o: %s", (earlier, later, does) => {
  const scene = new Scene("xy").with("x", "ab").withMembers();
  scene.did({ type: "label.add", labelId: label("l"), name: "l", color: "red" });
  expect(meets(scene.did(earlier, OWNER), scene.did(later, OWNER))).toBe(does);
});
