/** The server counts bytes, and never cuts: 8 to 72, bcrypt's limit. */
export function passwordFault(password: string): "short" | "long" | undefined {
  const bytes = new TextEncoder().encode(password).length;
  if (bytes < 8) return "short";
  return bytes > 72 ? "long" : undefined;
}
