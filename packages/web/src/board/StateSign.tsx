import { StateMark } from "../app/StateMark.tsx";
import { patchUi, useBoard, useDesk } from "./board-desk.ts";
import { useSign } from "./use-sign.ts";

export function StateSign() {
  const desk = useDesk();
  const sign = useSign();
  const count = useBoard((state) => (state.refused.length > 0 ? state.refused.length : state.waiting));
  return <StateMark sign={sign} count={count} onLook={() => patchUi(desk, { opened: { what: "refused" } })} />;
}
