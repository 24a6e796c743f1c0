import { lazyPart } from "../ui/lazy-part.tsx";

export const FilterPicker = lazyPart(async () => (await import("./FilterPicker.tsx")).FilterPicker);
export const FilterSheet = lazyPart(async () => (await import("./FilterSheet.tsx")).FilterSheet);
