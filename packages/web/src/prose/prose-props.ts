export interface ProseProps {
  readonly text: string;
  /** The level of the heading that it stands under; 3 unless said. */
  readonly under?: number;
  /** Told the whole text with a task ticked or not any more. Without it tasks can only be looked at. */
  readonly onTick?: (text: string) => void;
}
