import { ArrowLeft, ArrowRight } from "lucide-react";

export const COLUMN_SHIFTS = [
  { by: -1, label: "board.column.moveLeft", icon: ArrowLeft },
  { by: 1, label: "board.column.moveRight", icon: ArrowRight },
] as const;
