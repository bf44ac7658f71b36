// A post being written, against a server and a clock of paper.
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiProblem } from '@/shared/api/problem.ts';
import { PAUSE_MS } from './autosave.ts';
import { Composition, type Copy } from './composition.ts';
import { setText } from './draft.ts';
import type { DraftBody, PostView } from './wire.ts';

const post = (revision: number, text: string): PostView =>
  ({
    id: 'post_1',
    title: 'Rue',
    state: 'draft',
    revision,
    language: 'fr',
    theme: null,
    segments: [{ text, media: [] }],
    variants: [],
    wish: null,
    priority: 'normal',
    updated_at: '2026-11-24T08:12:00Z',
  }) as unknown as PostView;

class Paper {
  now = 0;
  kept: Copy | null = null;
  bodies: DraftBody[] = [];
  answers: ((body: DraftBody) => PostView)[] = [];
  #timers: { at: number; run: () => void }[] = [];
  readonly composition = new Composition(post(3, ''), {
    save: async (body) => {
      this.bodies.push(body);
      const answer = this.answers.shift() ?? ((asked: DraftBody) => post(asked.revision + 1, asked.segments[0]?.text ?? ''));
      return answer(body);
    },
    keep: (copy) => {
      this.kept = copy;
    },
    reason: () => 'cut',
    now: () => this.now,
    later: (run, ms) => {
      const timer = { at: this.now + ms, run };
      this.#timers.push(timer);
      return () => {
        this.#timers = this.#timers.filter((each) => each !== timer);
      };
    },
  });
  type(text: string): void {
    this.composition.change((draft) => setText(draft, null, 0, text));
  }
  async advance(ms: number): Promise<void> {
    this.now += ms;
    for (const timer of this.#timers.filter((each) => each.at <= this.now)) timer.run();
    await new Promise((resolve) => setImmediate(resolve));
  }
  get phase(): string {
    return this.composition.snapshot().saving.phase;
  }
  get text(): string | undefined {
    return this.composition.snapshot().draft.segments[0]?.text;
  }
}

const refuse = (status: number, current?: PostView) => () => {
  throw new ApiProblem({ title: 'Refusé', status, code: 'x', current: current as never });
};

let paper: Paper;
beforeEach(() => {
  paper = new Paper();
});

describe('a composition', () => {
  it('saves after a pause, keeps a copy until then, and carries the revision', async () => {
    paper.type('Bonjour');
    expect(paper.kept?.draft.segments[0]?.text).toBe('Bonjour');
    await paper.advance(PAUSE_MS);
    paper.type('Bonjour à tous');
    await paper.advance(PAUSE_MS);
    expect(paper.bodies.map((body) => [body.revision, body.segments[0]?.text])).toEqual([
      [3, 'Bonjour'],
      [4, 'Bonjour à tous'],
    ]);
    expect(paper.kept).toBeNull();
  });
  it('tries again after a cut, and takes its own lost answer for what it is', async () => {
    paper.answers.push(refuse(0), refuse(409, post(4, 'Bonjour')));
    paper.type('Bonjour');
    await paper.advance(PAUSE_MS);
    expect(paper.phase).toBe('retrying');
    await paper.advance(2_000);
    expect([paper.phase, paper.composition.snapshot().saving.revision, paper.kept]).toEqual(['rest', 4, null]);
  });
  it('keeps both texts when somebody saved in between, and saves ours over theirs on demand', async () => {
    paper.answers.push(refuse(409, post(5, 'Le texte de Hugo')));
    paper.type('Bonjour');
    await paper.advance(PAUSE_MS);
    expect([paper.phase, paper.text, paper.composition.snapshot().theirs?.segments[0]?.text]).toEqual(['conflict', 'Bonjour', 'Le texte de Hugo']);
    paper.composition.keepMine();
    await paper.advance(0);
    expect(paper.bodies.at(-1)).toMatchObject({ revision: 5, segments: [{ text: 'Bonjour' }] });
    expect(paper.phase).toBe('rest');
  });
  it('gives our text back when theirs was taken', async () => {
    paper.answers.push(refuse(409, post(5, 'Le texte de Hugo')));
    paper.type('Bonjour');
    await paper.advance(PAUSE_MS);
    const mine = paper.composition.takeTheirs();
    expect([paper.text, paper.phase, mine.segments[0]?.text, paper.kept]).toEqual(['Le texte de Hugo', 'rest', 'Bonjour', null]);
  });
  it('takes in the text of somebody else only when nothing of ours waits', async () => {
    paper.composition.adopt(post(4, 'Texte de Hugo'));
    expect(paper.text).toBe('Texte de Hugo');
    paper.type('Mon texte');
    paper.composition.adopt(post(5, 'Autre texte de Hugo'));
    expect(paper.text).toBe('Mon texte');
    paper.composition.adopt(post(3, 'Vieux'));
    expect(paper.composition.snapshot().post.revision).toBe(4);
  });
  it('tells when everything is saved, even what is typed meanwhile', async () => {
    paper.type('Bon');
    const saved = paper.composition.flush();
    paper.type('Bonjour');
    expect(await saved).toBe(true);
    expect(paper.bodies.map((body) => body.segments[0]?.text)).toEqual(['Bon', 'Bonjour']);
  });
  it('tells when it could not save', async () => {
    paper.answers.push(refuse(422));
    paper.type('Bonjour');
    expect(await paper.composition.flush()).toBe(false);
    expect([paper.phase, paper.kept?.draft.segments[0]?.text]).toEqual(['refused', 'Bonjour']);
  });
});
