import { labelled, score } from './labelled.ts'
const { rows, inScope, outOfScope } = score(labelled('fresh.tsv'))
if (process.argv[2])
  for (const { question, expected, got, verdict } of rows)
    if (verdict !== 'right')
      console.log(verdict, got.confidence, question, '|', expected.join(), '=>', got.entryId ?? '')
console.log('fresh', { inScope, outOfScope })
