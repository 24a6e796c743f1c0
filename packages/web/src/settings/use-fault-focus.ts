import { type RefObject, useEffect, useRef } from "react";

/**
 * Leads to the first field at fault after each refusal, and to the words about the form as a whole where it is no field's:
 * who does not see the form hears so what was wrong. Who is typing stays in the field: those words are an alert anyway.
 */
export function useFaultFocus(refusals: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals === 0 || !form.current) return;
    const field = form.current.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field) return field.focus();
    const words = form.current.querySelector<HTMLElement>('[role="alert"] > p');
    const isTyping = document.activeElement?.matches("input") && form.current.contains(document.activeElement);
    if (isTyping) words?.scrollIntoView({ block: "nearest" });
    else words?.focus();
  }, [refusals]);
  return form;
}
