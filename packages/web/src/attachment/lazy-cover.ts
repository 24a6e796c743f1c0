import { lazyPart } from "../ui/lazy-part.tsx";

export const CoverPicker = lazyPart(async () => (await import("./CoverPicker.tsx")).CoverPicker);
