/** How many more steps may be taken, over all texts that are held against patterns: one for each part at each position. */
export interface StepBudget {
  left: number;
}
