import { describe, expect, it } from '@jest/globals';
import { checkProject, EMPTY_PROJECT, projectBody } from './project-form.js';

const filled = {
  ...EMPTY_PROJECT,
  title: 'Fairer access',
  group: 'young Black men aged 18 to 25',
  inequity: 'referrals',
  where: 'in Newham',
  from: '1.5',
  to: '1.8',
};

describe('a new project', () => {
  it('asks for what is missing, at its question', () => {
    expect(Object.keys(checkProject(EMPTY_PROJECT))).toEqual(['title', 'group', 'inequity', 'where']);
    expect(checkProject(filled)).toEqual({});
    expect(Object.keys(checkProject({ ...filled, from: '1,5', by: 'March' }))).toEqual(['from', 'by']);
  });

  it('works the change out from both figures', () => {
    expect(projectBody(filled).aim).toMatchObject({
      from: 1.5,
      to: 1.8,
      change: 0.3,
      changeUnit: 'percentage-points',
    });
  });

  it('gives a gap no change of its own, and leaves out what was not said', () => {
    const { aim } = projectBody({ ...filled, kind: 'gap', from: '', to: '3' });
    expect(aim).toEqual({
      group: 'young Black men aged 18 to 25',
      inequity: 'referrals',
      where: 'in Newham',
      kind: 'gap',
      changeUnit: 'percentage-points',
      to: 3,
    });
  });
});
