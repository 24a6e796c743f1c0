import { newId } from "@syncboard/client";
import type { TodoCommandBody } from "@syncboard/model";
import { momentOf } from "../due/moment.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import type { ReadLine } from "./date-words.ts";

/** Adds what a line says, at the top. */
export function addCommand({ title, due, repeat, priority }: ReadLine, subjectId: string | null): TodoCommandBody {
  return {
    ...{ type: "todo.add", todoId: newId(), title: title.slice(0, MAX_TITLE), afterTodoId: null },
    ...(due && { dueAt: momentOf(due, "due") }),
    ...(priority && { priority }),
    ...(repeat && { repeat: { ...repeat, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone } }),
    ...(subjectId !== null && { subjectId }),
  };
}
