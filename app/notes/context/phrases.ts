/** Phrases written short: "no|without sign|evidence of?" stands for six; "_" is a blank inside an alternative. */
export function expand(pattern: string): readonly string[] {
  return pattern
    .split(' ')
    .map((part) => {
      const isOptional = part.endsWith('?')
      const choices = (isOptional ? part.slice(0, -1) : part).split('|').map((choice) => choice.replaceAll('_', ' '))
      return isOptional ? ['', ...choices] : choices
    })
    .reduce<readonly string[]>((made, choices) => made.flatMap((one) => choices.map((choice) => `${one} ${choice}`.trim())), [''])
}
