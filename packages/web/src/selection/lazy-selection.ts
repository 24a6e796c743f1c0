import { lazyPart } from "../ui/lazy-part.tsx";

export const SelectionPicker = lazyPart(async () => (await import("./SelectionPicker.tsx")).SelectionPicker);
