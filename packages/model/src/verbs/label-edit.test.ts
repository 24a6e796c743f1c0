import { expect, test } from "vitest";
import { label, Scene, timeOf } from "../../test/scene.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const edit = { type: "label.edit", labelId: label("l") } as const;

function scene(): Scene {
  const scene = new Scene();
  scene.did({ type: "label.add", labelId: label("l"), name: "Bug", color: "red" });
  return scene;
}

test("C10: says what was before and what is now, of what changed", () => {
  const labelled = scene();
  expect(labelled.did({ ...edit, name: "Fault", color: "red" })).toMatchObject({
    type: "label.edited",
    changes: { name: { from: "Bug", to: "Fault" } },
  });
  expect(labelled.board.labels[0]).toMatchObject({ name: "Fault", color: "red", updatedAt: timeOf(3) });
});

test("C4: what changes nothing is unchanged; a label that is not there is not found", () => {
  expect(scene().decide({ ...edit, name: "Bug" })).toEqual(UNCHANGED);
  expect(scene().decide(edit)).toEqual(UNCHANGED);
  expect(scene().decide({ ...edit, labelId: label("m"), name: "x" })).toEqual(refuse("not_found", "labelId"));
  const deleted = scene();
  deleted.did({ type: "label.delete", labelId: label("l") });
  expect(deleted.decide({ ...edit, name: "x" })).toEqual(refuse("not_found", "labelId"));
});

test("C10: takes back its own change, and leaves what others changed since", () => {
  const labelled = scene();
  const event = labelled.did({ ...edit, name: "Fault", color: "blue" });
  labelled.did({ ...edit, name: "Defect" });
  expect(labelled.inverse(event)).toEqual({ ...edit, color: "red" });
});
