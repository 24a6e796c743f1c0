/** Whether the screen that is shown is that of a subject, or of something in it. */
export function isWithinSubject(subjectId: string): boolean {
  return `${location.pathname}/`.startsWith(`/subjects/${subjectId}/`);
}
