import type { StripReason } from '#app/contract/adaptive.ts'

const charts = (n: number): string => (n === 1 ? '1 chart' : `${n} charts`)

const AGES: Readonly<Record<string, string>> = {
  infant: 'infants',
  child: 'children',
  adolescent: 'adolescents',
  adult: 'adults',
  older: 'people of 65 and over',
  unknown: 'people of unknown age',
}

export const strip = {
  title: 'Next',
  region: 'What you often do next',
  learning: 'Learns from what you open in charts, on this machine only',
  off: 'The strip is off',
  about: 'About this strip',
  dialog: 'The strip: what you often do next',
  explained:
    'It learns from what you open in charts, on this machine only, and never with whom. It changes only when a chart opens; nothing else on the screen moves by it.',
  pin: 'Pin',
  unpin: 'Unpin',
  hide: 'Hide',
  show: 'Show again',
  hidden: 'Hidden',
  onNow: 'Switch off',
  offNow: 'Switch on',
  forget: 'Forget what was learned',
  forgotten: 'What the strip had learned is forgotten',
  save: 'Save what was learned',
  saved: (path: string) => `Saved: ${path}`,
  nextOpening: 'Shown from the next chart on',
  nothing: 'Nothing is offered in this chart yet.',
  run: (label: string) => `Strip: ${label}`,
  report: 'The strip in charts: what it was good for',
  learned: (n: number) => `Learned from ${charts(n)}`,
  hits: (hits: number, offered: number) =>
    offered === 0
      ? 'No chart yet in which it had something to offer'
      : `The first thing you did was among its first three in ${hits} of ${charts(offered)} (${Math.round((100 * hits) / offered)} %)`,
  used: (n: number) => `Used ${n === 1 ? 'once' : `${n} times`}`,
  seconds: (seconds: { strip: number; otherwise: number } | null) =>
    seconds === null
      ? 'Time saved: not known yet; the same first step is needed three times by the strip and three times otherwise'
      : `First step after ${seconds.strip.toFixed(1)} s by the strip, ${seconds.otherwise.toFixed(1)} s otherwise (median)`,
  actions: {
    results: 'Results',
    graphs: 'Graphs',
    growth: 'Growth chart',
    timeline: 'Timeline',
    notes: 'Notes',
    encounters: 'Encounters',
    immunizations: 'Immunizations',
    medications: 'Medication check',
    review: 'Review',
    entry: 'Enter values',
    order: 'Check an order',
    explain: (title: string) => `Why ${title}`,
    graph: (label: string) => `${label} graph`,
  },
  marks: {
    age: (band: string) => `of ${AGES[band] ?? band}`,
    sex: (sex: string) => (sex === 'female' ? 'of women and girls' : 'of men and boys'),
    pregnant: 'of pregnant people',
    setting: 'of people who are admitted',
    alert: (name: string) => `with an open alert: ${name}`,
    risk: (name: string) => `with a high ${name}`,
    pathway: (name: string) => `on the pathway ${name}`,
  },
  reason: (reason: StripReason, words: { action: (id: string) => string; mark: (tag: string) => string }): string => {
    switch (reason.kind) {
      case 'pinned':
        return 'pinned by you'
      case 'often':
        return `in ${reason.times} of your last ${charts(reason.of)}`
      case 'after':
        return reason.after === 'open'
          ? `first in ${reason.times} of your last ${charts(reason.of)}`
          : `after ${words.action(reason.after)}, ${reason.times} of ${reason.of} times`
      case 'context':
        return `in ${reason.times} of ${charts(reason.of)} ${words.mark(reason.tag)}`
      case 'recent':
        return 'done lately'
      case 'role':
        return 'what others in your role do'
    }
  },
}
