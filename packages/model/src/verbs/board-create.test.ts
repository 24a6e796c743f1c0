import { expect, test } from "vitest";
import { BOARD, column, OWNER, replayed, Scene, timeOf } from "../../test/scene.ts";
import { faultsOf } from "../invariants.ts";
import { createBoard } from "./board-create.ts";

const columns = [..."xyz"].map((letter) => ({ columnId: column(letter), title: letter }));

test("C2: the first event makes a board with its columns in order and its creator as owner", () => {
  const { board, log } = new Scene("xyz");
  expect(log[0]).toMatchObject({ seq: 1, type: "board.created", boardId: BOARD });
  expect(board.seq).toBe(1);
  expect(board.info).toEqual({
    id: BOARD,
    title: "Board",
    description: null,
    background: null,
    creatorId: OWNER,
    createdAt: timeOf(1),
    updatedAt: timeOf(1),
    archivedAt: null,
    deletedAt: null,
  });
  expect(board.columns.map(({ title }) => title).join("")).toBe("xyz");
  expect(board.roleOf(OWNER)).toBe("owner");
  expect(faultsOf(board)).toEqual([]);
});

test("an empty description is none, as it is when edited", () => {
  expect(createBoard({ boardId: BOARD, title: "Board", description: "", columns }).description).toBeNull();
  expect(createBoard({ boardId: BOARD, title: "Board", description: "text", columns }).description).toBe("text");
});

test("a board may begin without columns", () => {
  expect(new Scene("").board.columns).toEqual([]);
});

test("it cannot be taken back", () => {
  const scene = new Scene();
  expect(scene.log.map((event) => scene.inverse(event))).toEqual([undefined]);
});

test("a board that was not created has nothing to say of itself", () => {
  const board = replayed([]);
  expect(board.isCreated).toBe(false);
  expect(() => board.info).toThrow("has not been created");
});
