import { lazyPart } from "../ui/lazy-part.tsx";

// What the first look at one's tasks does not need.

export const PriorityFilterPicker = lazyPart(
  async () => (await import("./PriorityFilterPicker.tsx")).PriorityFilterPicker,
);
export const TaskDuePicker = lazyPart(async () => (await import("./TaskDuePicker.tsx")).TaskDuePicker);
export const TaskMenu = lazyPart(async () => (await import("./TaskMenu.tsx")).TaskMenu);
export const TasksHelp = lazyPart(async () => (await import("./TasksHelp.tsx")).TasksHelp);
export const RefusedTasks = lazyPart(async () => (await import("./RefusedTasks.tsx")).RefusedTasks);
