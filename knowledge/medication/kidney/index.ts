import type { Rule } from '#app/medication/knowledge.ts'
import { anticoagulantsHeart } from './anticoagulants-heart.ts'
import { infection } from './infection.ts'
import { other } from './other.ts'

export const rules: readonly Rule[] = [...anticoagulantsHeart, ...infection, ...other]
