import type { answersProblems } from '../contract/answers-problems.ts';
import type { Problem } from '../contract/problem.ts';

/** Why an answer file is not carried out, in one plain English sentence. */
export function answersText(
  problem: Extract<Problem, { readonly code: keyof typeof answersProblems }>,
): string {
  switch (problem.code) {
    case 'answers.unreadable':
      return `${problem.params.file} cannot be read.`;
    case 'answers.invalid': {
      const { path, message } = problem.params;
      return `The answer file is not right${path === '' ? '' : ` at ${path}`}: ${message}.`;
    }
    case 'answers.other-machine': {
      const { what, expected, found } = problem.params;
      return `The answers are for another machine: its ${what} is to be "${expected}", and here it is "${found}".`;
    }
    case 'answers.no-disk':
      return 'No disk is as the answers say. Nothing was done.';
    case 'answers.several-disks':
      return `Several disks are as the answers say: ${problem.params.devices.join(', ')}. Nothing was done.`;
    case 'answers.several-systems':
      return `Several systems are as the answers say: ${problem.params.systems.join(', ')}. Nothing was done.`;
  }
}
