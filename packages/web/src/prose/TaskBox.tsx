import { useTranslation } from "react-i18next";

interface TaskBoxProps {
  readonly isDone: boolean;
  /** What is to be done. */
  readonly words: string;
  /** Absent for who may only look. */
  readonly onTick: (() => void) | undefined;
}

export function TaskBox({ isDone, words, onTick }: TaskBoxProps) {
  const { t } = useTranslation();
  return (
    <label className="task-box">
      <input type="checkbox" checked={isDone} disabled={!onTick} onChange={() => onTick?.()} />
      <span className="sr-only">{words || t("prose.task")}</span>
    </label>
  );
}
