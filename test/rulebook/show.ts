/** npx tsx test/rulebook/show.ts - figures on both halves; rows only of the half that may be looked at. */
import { halves, labelled, score, trained } from './labelled.ts'

const { tuned, unseen } = halves(labelled('asked.tsv'))
for (const [name, questions] of Object.entries({ tuned, unseen, trained: trained() })) {
  const { rows, inScope, outOfScope } = score(questions)
  if (name !== 'none')
    for (const { question, expected, got, verdict } of rows)
      if (verdict !== 'right')
        console.log(verdict, got.confidence, question, '|', expected.join(), '=>', got.entryId ?? '')
  console.log(name, { inScope, outOfScope })
}
