import { describe, expect, it } from 'vitest';
import { changesOf, PLAN_KINDS, planDraft, planFields, USED } from '../lib/plans';

const filled = (more: Partial<ReturnType<typeof planFields>>) => planDraft({ ...planFields(null), starts_on: '2026-12-01', ...more });

describe('a plan in the form', () => {
  it('proposes no number and no date', () => {
    const fields = planFields(null);
    for (const name of [...Object.values(USED).flat(), 'hold_when_symptoms_over' as const]) expect(fields[name], `${name} is the person's own`).toBe('');
    expect([fields.starts_on, fields.ends_on, fields.remind_at, fields.note_to_self]).toEqual(['', '', '', '']);
    expect(fields.remind, 'reminders are asked for').toBe(false);
  });

  it('names the field that cannot be read', () => {
    expect(planDraft(planFields(null))).toEqual({ faults: { starts_on: 'reason-empty' } });
    expect(filled({ plan: 'break', days: 'ten' })).toEqual({ faults: { days: 'reason-not-a-number' } });
    expect(filled({ plan: 'taper', step: '1e5' })).toEqual({ faults: { step: 'reason-not-a-number' } });
    expect(filled({ plan: 'cycle', by: 'weekdays' })).toEqual({ faults: { weekdays_off: 'reason-empty' } });
    expect(filled({ remind: true })).toEqual({ faults: { remind_at: 'reason-empty' } });
  });

  it('sends only what the kind of plan uses', () => {
    const answer = filled({ plan: 'break', days: '14', step: '0,5', method: 'percent', products: ['a'] });
    expect(answer).toMatchObject({ draft: { plan: 'break', days: 14, step: null, method: '', products: [], weekdays_off: [] } });
    expect(filled({ plan: 'taper', from_daily: '6,4', to_daily: '0', step: '0.4', every_days: '7' }))
      .toMatchObject({ draft: { from_daily: '6.4', to_daily: '0', step: '0.4', every_days: 7, days: null } });
    expect(filled({ plan: 'cycle', by: 'weekdays', weekdays_off: ['sa', 'su'], days_on: '5' })).toMatchObject({ draft: { days_on: null, weekdays_off: ['sa', 'su'] } });
  });

  it('comes back from a kept plan as it was typed', () => {
    for (const plan of PLAN_KINDS) {
      const first = filled({ plan, days: '3', days_on: '5', days_off: '2', high_days: '1', low_days: '1', high_limit: '4', low_limit: '2', days_each: '7', from_daily: '4', to_daily: '1', step: '1', every_days: '7', daily_limit: '4' });
      if (!('draft' in first)) throw new Error(`${plan} is not read`);
      expect(planDraft(planFields(first.draft)), plan).toEqual(first);
    }
  });
});

describe('changes on the way', () => {
  it('has steps to go back to only in a taper', () => {
    expect(changesOf('running', 'taper')).toContain('step_back');
    expect(changesOf('running', 'break')).not.toContain('step_back');
  });
  it('offers none for drafts and ended plans', () => {
    expect(changesOf('draft', 'taper')).toEqual([]);
    expect(changesOf('ended', 'taper')).toEqual([]);
  });
  it('offers to resume only what is held', () => {
    expect(changesOf('held', 'break')).toContain('resume');
    expect(changesOf('running', 'break')).not.toContain('resume');
  });
});
