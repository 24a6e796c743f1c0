import { lazyPart } from "../ui/lazy-part.tsx";

// What the first look at a board does not need: what opens over it, and the library that dialogs and menus are made with.

export const HelpDialog = lazyPart(async () => (await import("./HelpDialog.tsx")).HelpDialog);
export const ShareDialog = lazyPart(async () => (await import("../member/ShareDialog.tsx")).ShareDialog);
export const AboutDialog = lazyPart(async () => (await import("./AboutDialog.tsx")).AboutDialog);
export const BackgroundDialog = lazyPart(async () => (await import("./BackgroundDialog.tsx")).BackgroundDialog);
export const CopyBoardDialog = lazyPart(async () => (await import("./CopyBoardDialog.tsx")).CopyBoardDialog);
export const LabelsDialog = lazyPart(async () => (await import("../label/LabelsDialog.tsx")).LabelsDialog);
export const LimitDialog = lazyPart(async () => (await import("./LimitDialog.tsx")).LimitDialog);
export const RefusedDialog = lazyPart(async () => (await import("./RefusedDialog.tsx")).RefusedDialog);
export const RefusedOfGone = lazyPart(async () => (await import("./RefusedOfGone.tsx")).RefusedOfGone);
export const DeleteBoardDialog = lazyPart(async () => (await import("./DeleteBoardDialog.tsx")).DeleteBoardDialog);
export const ActivityDialog = lazyPart(async () => (await import("../activity/ActivityDialog.tsx")).ActivityDialog);
export const TrashDialog = lazyPart(async () => (await import("./TrashDialog.tsx")).TrashDialog);
export const BoardMenu = lazyPart(async () => (await import("./BoardMenu.tsx")).BoardMenu);
export const ColumnMenu = lazyPart(async () => (await import("./ColumnMenu.tsx")).ColumnMenu);
export const CardMenu = lazyPart(async () => (await import("../card/CardMenu.tsx")).CardMenu);
