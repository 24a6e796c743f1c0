import { lazyPart } from "../ui/lazy-part.tsx";

// What a document, or a list of them, has beside its own script.

export const DocumentMenu = lazyPart(async () => (await import("./DocumentMenu.tsx")).DocumentMenu);
export const VersionsDialog = lazyPart(async () => (await import("./VersionsDialog.tsx")).VersionsDialog);
export const PdfView = lazyPart(async () => (await import("./PdfView.tsx")).PdfView);
export const MoveDocumentDialog = lazyPart(async () => (await import("./MoveDocumentDialog.tsx")).MoveDocumentDialog);
