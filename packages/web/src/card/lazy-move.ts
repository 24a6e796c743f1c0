import { lazyPart } from "../ui/lazy-part.tsx";

export const MoveDialog = lazyPart(async () => (await import("./MoveDialog.tsx")).MoveDialog);
export const CopyDialog = lazyPart(async () => (await import("./CopyDialog.tsx")).CopyDialog);
