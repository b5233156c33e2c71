/** What corrections have taught: rules made of decisions, rules applied to findings, and rules in words. */
export { applyRules, type RuleOutcome } from './apply.ts'
export { describeRule } from './describe.ts'
export { type DecidedItem, type RuleDraft, ruleFrom } from './make.ts'
