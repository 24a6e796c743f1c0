import type { LucideIcon } from "lucide-react";
import type { PlainKey } from "../../locales/plain-key.ts";
import type { BoardDesk } from "../board-desk.ts";

/** One thing that hands can do: the same object serves key, menu, button and help. `Subject`: a card's or column's id. */
export interface Action<Subject = void> {
  readonly name: string;
  readonly label: PlainKey;
  readonly icon: LucideIcon;
  /** The first is the one that menus say. */
  readonly shortcuts: readonly string[];
  readonly isDangerous?: boolean;
  /** Takes something off the board: stands apart, at the end of a menu. */
  readonly takesAway?: boolean;
  /** Not in menus: pointless with a pointer. */
  readonly isForKeysOnly?: boolean;
  isOffered(desk: BoardDesk, subject: Subject): boolean;
  run(desk: BoardDesk, subject: Subject): void;
}
