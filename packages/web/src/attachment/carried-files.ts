import type { NamedFile } from "./uploads.ts";

/** Whether what is dragged over the page comes from outside of it. */
export function hasFiles(carried: DataTransfer | null): boolean {
  return carried?.types.includes("Files") ?? false;
}

export interface CarriedFiles {
  readonly files: readonly NamedFile[];
  /** Folders, which are no files: their names. */
  readonly folders: readonly string[];
}

/** What was dropped or pasted. */
export function carriedFiles(carried: DataTransfer | null, nameOfPasted: (file: File) => string): CarriedFiles {
  const files: NamedFile[] = [];
  const folders: string[] = [];
  for (const item of carried?.items ?? []) {
    const file = item.kind === "file" ? item.getAsFile() : null;
    if (!file) continue;
    if (item.webkitGetAsEntry()?.isDirectory) folders.push(file.name);
    else files.push({ file, name: isNameless(file) ? nameOfPasted(file) : file.name });
  }
  return { files, folders };
}

/** What browsers call a picture that is in no file. */
function isNameless({ name, type }: File): boolean {
  return name === "" || (type.startsWith("image/") && /^image\.\w+$/.test(name));
}

const ENDS: Readonly<Record<string, string>> = { "image/jpeg": "jpg", "image/svg+xml": "svg" };

export function endOf(type: string): string {
  return ENDS[type] ?? /^image\/(\w+)$/.exec(type)?.[1] ?? "bin";
}
