import type { Download } from "@syncboard/client";

/** The browser reads the file after the click; how long after, nobody says. */
const READ_MS = 60_000;

/** Hands a file to the browser, which puts it where downloads go. */
export function saveFile({ blob, name }: Download): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ_MS);
}
