import { type Sign, signOf } from "../app/StateMark.tsx";
import { useBoard } from "./board-desk.ts";

/** How things stand between this board and the server. */
export function useSign(): Sign {
  return useBoard(signOf);
}
