/** npx tsx test/rulebook/show.ts - figures for every labelled file, and the rows that are not right. */
import { labelled, score } from './labelled.ts'

for (const file of ['asked.tsv', 'fresh.tsv', 'trained.tsv']) {
  const { rows, inScope, outOfScope } = score(labelled(file))
  for (const { question, expected, got, verdict } of rows)
    if (verdict !== 'right')
      console.log(verdict, got.confidence, question, '|', expected.join(), '=>', got.entryId ?? '')
  console.log(file, { inScope, outOfScope })
}
