import { ArrowLeft, ArrowRight } from "lucide-react";
import { isRightToLeft } from "../locales/direction.ts";

/** The ways that a column can go, and by how many places. */
export function columnShifts() {
  const toEnd = isRightToLeft() ? -1 : 1;
  return [
    { by: toEnd === 1 ? -1 : 1, label: "board.column.moveLeft", icon: ArrowLeft },
    { by: toEnd, label: "board.column.moveRight", icon: ArrowRight },
  ] as const;
}
