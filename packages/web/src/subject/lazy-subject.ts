import { lazyPart } from "../ui/lazy-part.tsx";

// What opens over a screen of subjects.

export const SubjectMenu = lazyPart(async () => (await import("./SubjectMenu.tsx")).SubjectMenu);
export const SubjectDialog = lazyPart(async () => (await import("./SubjectDialog.tsx")).SubjectDialog);
export const DeleteSubjectDialog = lazyPart(
  async () => (await import("./DeleteSubjectDialog.tsx")).DeleteSubjectDialog,
);
export const OwnTrashDialog = lazyPart(async () => (await import("./OwnTrashDialog.tsx")).OwnTrashDialog);
export const GatherPicker = lazyPart(async () => (await import("./GatherPicker.tsx")).GatherPicker);
