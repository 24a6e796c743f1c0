import { afterAll, expect, test } from "vitest";
import { dateFormat, numberFormat, spanFormat } from "./formats.ts";

const zone = process.env.TZ;
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test("a formatter is made once for each language and each way of writing", () => {
  const day = () => dateFormat("en", { day: "numeric", month: "short" });
  expect(day()).toBe(day());
  expect(spanFormat("es")).toBe(spanFormat("es"));
  expect(numberFormat("pt")).toBe(numberFormat("pt"));
  expect(dateFormat("es", { day: "numeric", month: "short" })).not.toBe(day());
  expect(dateFormat("en", { timeStyle: "short" })).not.toBe(day());
});

test("a device that has travelled is told the time where it is", () => {
  const time = () => dateFormat("en-GB", { timeStyle: "short" }).format(Date.parse("2026-11-18T12:00:00Z"));
  process.env.TZ = "America/New_York";
  expect(time()).toBe("07:00");
  process.env.TZ = "Asia/Tokyo";
  expect(time()).toBe("21:00");
});
