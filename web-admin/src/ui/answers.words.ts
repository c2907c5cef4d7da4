import { words } from '#lib/language.ts'

/** The words around what a person answered. */
export const answersWords = words({ title: 'Answers' }, { title: '回答' })
