import { expect, test } from "vitest";
import { addressIn } from "./link-address.ts";

test.each([
  ["https://example.org/a?b#c", "https://example.org/a?b#c"],
  [" HTTP://example.org ", "HTTP://example.org"],
  ["mailto:ann@example.org", "mailto:ann@example.org"],
  ["example.org", "https://example.org"],
  ["example.org:8080/a b".replace(" ", "%20"), "https://example.org:8080/a%20b"],
  ["docs.example.org?q=1", "https://docs.example.org?q=1"],
])("%s is taken for %s", (typed, address) => {
  expect(addressIn(typed)).toBe(address);
});

test.each([
  "",
  "seeds",
  "javascript:alert(1)",
  "javascript:a.bc",
  "data:text/html,x",
  "file:///etc/passwd",
  "https://",
  "a b.cd",
])("%s is no address", (typed) => {
  expect(addressIn(typed)).toBeUndefined();
});
