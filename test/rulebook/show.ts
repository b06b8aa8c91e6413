/** npx tsx test/rulebook/show.ts [all] - figures for every labelled set, and the rows that are not right. */
import { development, labelled, score } from './labelled.ts'

const sets = {
  ...Object.fromEntries(
    ['asked.tsv', 'fresh.tsv', 'trained.tsv', 'inside.tsv', 'outside.tsv'].map((file) => [file, labelled(file)]),
  ),
  'dev, alone': development().filter(({ previous }) => previous.length === 0),
  'dev, after another': development().filter(({ previous }) => previous.length > 0),
}
for (const [name, questions] of Object.entries(sets)) {
  const { rows, inScope, outOfScope } = score(questions)
  for (const { question, previous, expected, got, verdict } of rows)
    if (verdict !== 'right')
      console.log(
        verdict,
        got.confidence,
        [...previous, question].join(' > '),
        '|',
        expected.join(),
        '=>',
        got.entryId ?? got.choices?.map(({ entryId }) => entryId).join() ?? '',
      )
  console.log(name, { inScope, outOfScope })
}
