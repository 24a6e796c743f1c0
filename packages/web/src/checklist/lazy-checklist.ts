import { lazyPart } from "../ui/lazy-part.tsx";

export const ChecklistMenu = lazyPart(async () => (await import("./ChecklistMenu.tsx")).ChecklistMenu);
export const ItemMenu = lazyPart(async () => (await import("./ItemMenu.tsx")).ItemMenu);
export const ItemPeoplePicker = lazyPart(async () => (await import("./ItemPeoplePicker.tsx")).ItemPeoplePicker);
export const ItemDuePicker = lazyPart(async () => (await import("./ItemDuePicker.tsx")).ItemDuePicker);
