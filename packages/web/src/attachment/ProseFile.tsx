import { Paperclip } from "lucide-react";
import { type ReactNode, use } from "react";
import { DeskContext } from "../board/board-desk.ts";
import { download } from "./attachment-acts.ts";

interface ProseFileProps {
  readonly attachmentId: string;
  /** The link's words as plain text. */
  readonly words: string;
  readonly children?: ReactNode;
}

/** A file of this board that a text names: a download, for members. */
export function ProseFile({ attachmentId, words, children }: ProseFileProps) {
  const desk = use(DeskContext);
  if (!desk) return <span>{children}</span>;
  return (
    <button type="button" className="prose-file" onClick={() => void download(desk, { id: attachmentId, name: words })}>
      <Paperclip aria-hidden size={14} />
      {children}
    </button>
  );
}
