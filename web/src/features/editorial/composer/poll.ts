// A poll being written: what may be chosen within the limits of a server, and changes of it.
import type { Poll, PollLimits } from '@/shared/api/option-types.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long polls usually stay open, in seconds. */
const DURATIONS = [5 * MINUTE, 30 * MINUTE, HOUR, 6 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY];

/** Durations within the limits, with the one chosen whatever it is. */
export function durationsFor(limits: PollLimits, chosen: number): number[] {
  const within = DURATIONS.filter((seconds) => seconds >= limits.open_min_seconds && seconds <= limits.open_max_seconds);
  return [...new Set([...within, chosen])].sort((a, b) => a - b);
}

/** A poll to begin with: two answers, a day. */
export const newPoll = (limits: PollLimits): Poll => ({
  answers: ['', ''],
  open_seconds: Math.min(Math.max(DAY, limits.open_min_seconds), limits.open_max_seconds),
});

export const setAnswer = (poll: Poll, index: number, answer: string): Poll => ({ ...poll, answers: poll.answers.map((each, at) => (at === index ? answer : each)) });

export const addAnswer = (poll: Poll, limits: PollLimits): Poll => (poll.answers.length < limits.answers_max ? { ...poll, answers: [...poll.answers, ''] } : poll);

/** Takes an answer away; two stay at least. */
export const removeAnswer = (poll: Poll, index: number): Poll => (poll.answers.length > 2 ? { ...poll, answers: poll.answers.filter((_, at) => at !== index) } : poll);
