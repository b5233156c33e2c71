/** Words of dated tasks. */
const many = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

export const tasks = {
  title: 'To do',
  none: 'No task is open for this patient.',
  counts: (open: number, due: number) => (due > 0 ? `${many(open, 'open task')}, ${due} due` : many(open, 'open task')),
  due: (when: string) => `due ${when}`,
  overdue: (when: string) => `was due ${when}`,
  add: 'Add a task',
  what: 'What is to be done',
  when: 'When it comes back',
  save: 'Add',
  cancel: 'Cancel',
  done: 'Done',
  drop: 'Not needed',
  later: 'Later',
  added: 'Task added.',
  closed: 'Task done.',
  dropped: 'Task dropped.',
  moved: (when: string) => `It comes back ${when}.`,
  needsWords: 'Say what is to be done first.',
  from: { alert: 'from an alert', pathway: 'from a pathway', person: 'added by hand', medication: 'from a medication finding' } as Readonly<
    Record<string, string>
  >,
  by: (who: string, when: string) => `${who}, ${when}`,
  dueNow: (n: number) => `${many(n, 'task')} due`,
  more: (n: number) => `and ${n} more`,
  choices: { 1: 'in 1 hour', 4: 'in 4 hours', 12: 'in 12 hours', 24: 'in a day', 72: 'in 3 days', 168: 'in a week', 720: 'in 30 days' },
} as const
