import { lazyPart } from "../ui/lazy-part.tsx";

export const MoveDialog = lazyPart(async () => (await import("./MoveDialog.tsx")).MoveDialog);
