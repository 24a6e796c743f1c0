import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of the folders, by default those of PATH, that holds all the programs named. */
export function folderWith(
  programs: readonly string[],
  folders: readonly string[] = (process.env.PATH ?? "").split(delimiter),
): string | undefined {
  return folders.find((folder) => folder !== "" && programs.every((program) => isProgram(join(folder, program))));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
