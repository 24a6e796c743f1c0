import { describe, expect, test } from "vitest";
import { attachmentIn, attachmentMarkdown, contentAddress, pictureMarkdown } from "./attachment-address.ts";

const ID = "0199a3f0-1111-7222-8333-444455556666";
const ORIGIN = "https://board.example.org";

describe("the address of a file in a text", () => {
  test("is found as the API has it, with this site before it or without", () => {
    expect(attachmentIn(contentAddress(ID), ORIGIN)).toBe(ID);
    expect(attachmentIn(`${ORIGIN}${contentAddress(ID)}`, ORIGIN)).toBe(ID);
  });

  test.each([
    `https://elsewhere.example.org${contentAddress(ID)}`,
    `//elsewhere.example.org${contentAddress(ID)}`,
    `/api/v1/attachments/${ID}`,
    `/api/v1/attachments/${ID}/thumbnail`,
    `/api/v1/attachments/../users/me/content`,
    "attachment:1",
    "https://[",
  ])("is none of this site's: %s", (address) => {
    expect(attachmentIn(address, ORIGIN)).toBeUndefined();
  });
});

test("a name says what it says, whatever signs are in it", () => {
  expect(pictureMarkdown({ id: ID, name: "a [b] *c*.png" })).toBe(
    `![a \\[b\\] \\*c\\*.png](/api/v1/attachments/${ID}/content)`,
  );
  expect(attachmentMarkdown({ id: ID, name: "Site", url: "https://example.org/a_(b)" })).toBe(
    "[Site](<https://example.org/a_(b)>)",
  );
  expect(attachmentMarkdown({ id: ID, name: "Plan.pdf", url: null })).toBe(
    `[Plan.pdf](/api/v1/attachments/${ID}/content)`,
  );
});
