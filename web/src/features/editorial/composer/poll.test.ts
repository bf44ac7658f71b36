// A poll being written, within the limits of its server.
import { describe, expect, it } from 'vitest';
import { bodyOf, sameDraft, setOptions, type Draft } from './draft.ts';
import { addAnswer, durationsFor, newPoll, removeAnswer, setAnswer } from './poll.ts';

const limits = { answers_max: 3, answer_max: 50, open_min_seconds: 300, open_max_seconds: 2_629_746 };
const draft: Draft = {
  title: '',
  language: 'fr',
  theme: null,
  wish: null,
  priority: 'normal',
  segments: [{ key: 'a', text: 'Quel jour ?', media: [] }],
  variants: [{ channel: 'masto', segments: null }],
};

describe('a poll', () => {
  it('begins with two answers and a day, or what the server allows', () => {
    expect(newPoll(limits)).toEqual({ answers: ['', ''], open_seconds: 86_400 });
    expect(newPoll({ ...limits, open_max_seconds: 3_600 }).open_seconds).toBe(3_600);
    expect(newPoll({ ...limits, open_min_seconds: 172_800 }).open_seconds).toBe(172_800);
  });
  it('has between two answers and what the server takes', () => {
    const three = addAnswer(setAnswer(newPoll(limits), 1, 'Non'), limits);
    expect(three.answers).toEqual(['', 'Non', '']);
    expect(addAnswer(three, limits)).toBe(three);
    expect(removeAnswer(three, 0).answers).toEqual(['Non', '']);
    expect(removeAnswer(newPoll(limits), 0).answers).toHaveLength(2);
  });
  it('offers the durations of the server, and the one that was chosen', () => {
    expect(durationsFor(limits, 86_400)).toContain(2_592_000);
    expect(durationsFor({ ...limits, open_max_seconds: 86_400 }, 86_400).at(-1)).toBe(86_400);
    expect(durationsFor({ ...limits, open_min_seconds: 3_600 }, 86_400)[0]).toBe(3_600);
    expect(durationsFor(limits, 5_400)).toContain(5_400);
  });
  it('is sent with its channel, and gone once it is taken away', () => {
    const poll = setAnswer(newPoll(limits), 0, 'Oui');
    const asked = setOptions(draft, 'masto', { poll });
    expect(bodyOf(asked).variants[0]?.options).toEqual({ poll });
    expect(sameDraft(setOptions(asked, 'masto', { poll: null }), draft)).toBe(true);
  });
});
