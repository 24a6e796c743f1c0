import { RefusedDialog as Shown } from "../app/RefusedDialog.tsx";
import { useRefused } from "./use-refused.ts";

export function RefusedDialog({ onClose }: { readonly onClose: () => void }) {
  return <Shown refused={useRefused()} onClose={onClose} />;
}
