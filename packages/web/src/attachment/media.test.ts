import { File, FileArchive, FileImage, FileSpreadsheet, FileText } from "lucide-react";
import { expect, test } from "vitest";
import { signOf, sizeText } from "./media.ts";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [1_536, "1.5 kB"],
  [26_214_400, "25 MB"],
  [1_073_741_824, "1 GB"],
  [5_000_000_000_000, "4,657 GB"],
])("%i bytes are said as %s", (bytes, text) => {
  expect(sizeText(bytes, "en")).toBe(text);
});

test("a size is said in the reader's language", () => {
  expect(sizeText(1_536, "es")).toBe("1,5 kB");
  expect(sizeText(2, "pt")).toBe("2 bytes");
});

test.each([
  ["image/webp", FileImage],
  ["application/pdf", FileText],
  ["application/zip", FileArchive],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileSpreadsheet],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileText],
  ["application/vnd.openxmlformats-officedocument.presentationml.presentation", FileText],
  ["application/vnd.oasis.opendocument.text", FileText],
  ["application/octet-stream", File],
])("%s has a sign of its own", (mediaType, sign) => {
  expect(signOf(mediaType)).toBe(sign);
});
