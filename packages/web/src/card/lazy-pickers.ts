import { lazyPart } from "../ui/lazy-part.tsx";

export const LabelPicker = lazyPart(async () => (await import("../label/LabelPicker.tsx")).LabelPicker);
export const PeoplePicker = lazyPart(async () => (await import("../member/PeoplePicker.tsx")).PeoplePicker);
export const DatesPicker = lazyPart(async () => (await import("../due/DatesPicker.tsx")).DatesPicker);
