import { afterEach, describe, expect, it } from 'vitest';
import Guide from '../screens/Guide.svelte';
import { clean, program, refusal, settle, show } from './program';

const text = () => document.body.textContent ?? '';
afterEach(clean);

describe('the guide of interactions', () => {
  const all = {
    products: [], facts: [{ id: 'breathing', cites: ['Post 2019, Clinical Toxicology'] }, { id: 'colour', cites: ['Huisman 2023'] }],
    substances: [{ id: 'alcohol', unit: 'drink', facts: ['breathing'], read: true }, { id: 'opioids', unit: 'mg', facts: ['breathing'], read: false }, { id: 'caffeine', unit: 'cup', facts: [], read: false }],
  };

  it('says each statement once, with what it is about and its source, and where nothing was found', async () => {
    program({ substances: () => all });
    show(Guide, {});
    await settle();
    const section = document.querySelector('[aria-labelledby=guide-substances]')?.textContent ?? '';
    expect(section).toContain('Alcohol and Opioids');
    expect(section.split('can make sleepier').length, 'once').toBe(2);
    expect(section).toContain('Post 2019, Clinical Toxicology');
    expect(section).toMatch(/Caffeine\s*Nothing with a source was found/);
    expect(section, 'facts about products are not about other substances').not.toContain('Huisman');
  });

  it('stays a guide when the list cannot be read', async () => {
    program({ substances: () => { throw refusal('unexpected'); } });
    show(Guide, {});
    await settle();
    expect(document.querySelector('[aria-labelledby=guide-substances]')).toBeNull();
    expect(text()).toContain('How tolerance works');
  });
});
