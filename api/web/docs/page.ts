/** The documentation as a page: plain HTML made from the declarations, no script, nothing from elsewhere. */
import { readFileSync } from 'node:fs'
import { docsTexts as say, fieldTexts } from '../../../entities/texts/apiDocs.ts'
import { errorSentence } from '../../../entities/texts/errors.ts'
import { fieldErrorTexts } from '../../../entities/texts/api.ts'
import { PREFIX } from '../../mount.ts'
import { jsonSchema } from '../../openapi.ts'
import type { Route } from '../../route.ts'
import { type Field, fieldsOf } from './fields.ts'
import { Html, html } from './html.ts'

const css = new Html(readFileSync(new URL('./docs.css', import.meta.url), 'utf8'))

/** `origin`: where the reader reached us, for examples he can copy. */
export function docsPage(routes: readonly Route[], origin: string): string {
  const base = `${origin}${PREFIX}`
  const [first] = routes
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say.title}</title>
<style>${css}</style>
</head>
<body>
<header><h1>${say.title}</h1><p>${say.lead}</p></header>
<main>
<section>
<h2>${say.begin}</h2>
<ol>
<li>${say.steps[0]}${code(say.howToKey)}</li>
<li>${say.steps[1]}${first ? code(`${say.setKey}\n${curl(first, base)}`) : null}</li>
<li>${say.steps[2]}</li>
</ol>
<p>${say.machine} <a href="${PREFIX}/openapi.json">${PREFIX}/openapi.json</a></p>
</section>
<nav aria-label="${say.routes}">
<h2>${say.routes}</h2>
<ul>${routes.map((route) => html`<li><a href="#${route.name}">${route.texts.summary}</a><code>${verb(route)}${route.path}</code></li>`)}</ul>
</nav>
${routes.map((route) => section(route, base))}
${errorsSection()}
</main>
</body>
</html>
`.text
}

function section(route: Route, base: string): Html {
  const { name, texts, params, query, body, upload, response } = route
  const file: Field[] = upload
    ? [{ name: upload.field, required: true, says: `${fieldTexts.file}，${say.megabytes(upload.megabytes)}` }]
    : []
  return html`<section id="${name}">
<h2>${texts.summary}</h2>
<p class="path"><code>${verb(route)}${PREFIX}${route.path}</code></p>
<p><b>${say.who}</b>${texts.who}</p>
${params && table(say.path, fieldsOf(jsonSchema(params, 'input')))}
${query && table(say.query, fieldsOf(jsonSchema(query, 'input')))}
${(body || upload) && table(say.body, [...file, ...(body ? fieldsOf(jsonSchema(body, 'input')) : [])])}
<p><b>${say.example}</b></p>${code(curl(route, base))}
<details><summary>${say.answer}</summary>${list(fieldsOf(jsonSchema(response, 'output')), false)}</details>
</section>
`
}

const table = (title: string, fields: readonly Field[]): Html =>
  html`<h3>${title}</h3>${fields.length > 0 ? list(fields, true) : html`<p>${say.noFields}</p>`}`

const list = (fields: readonly Field[], asked: boolean): Html =>
  html`<dl>${fields.map(
    (field) =>
      html`<div><dt><code>${field.name}</code>${asked && html`<i>${field.required ? say.required : field.usually === undefined ? say.optional : say.usually(field.usually)}</i>`}</dt><dd>${field.says}</dd></div>`,
  )}</dl>`

function errorsSection(): Html {
  const sample = {
    code: 'api/invalid',
    message: errorSentence('api/invalid', { count: 1 }),
    fields: [{ in: 'query', field: 'town', message: fieldErrorTexts.noTown() }],
  }
  return html`<section id="errors">
<h2>${say.errors}</h2>
<p>${say.errorsLead}</p>${code(JSON.stringify(sample, null, 2))}
<dl class="statuses">${say.statuses.map(([status, means]) => html`<div><dt><code>${status}</code></dt><dd>${means}</dd></div>`)}</dl>
</section>`
}

const verb = ({ method }: Route): Html => html`<span class="${method.toLowerCase()}">${method}</span> `
const code = (text: string): Html => html`<pre tabindex="0"><code>${text}</code></pre>`

/** The route's example as one types it. */
export function curl({ method, example, upload }: Route, base: string): string {
  const [path = '', query = ''] = example.path.split('?')
  // curl encodes Chinese only where it is told to
  const chinese = query.split('&').filter((part) => /[^!-~]/.test(part))
  const plain = query.split('&').filter((part) => part !== '' && !chinese.includes(part))
  const lines = ['curl -H "Authorization: Bearer $KEY"']
  if (chinese.length > 0) lines.push(...chinese.map((part) => `-G --data-urlencode "${part}"`))
  if (upload && example.file) {
    lines.push(`-F "${upload.field}=@${example.file.name}"`)
    lines.push(...Object.entries(example.body ?? {}).map(([field, value]) => `-F "${field}=${String(value)}"`))
  } else if (example.body) lines.push(`-d '${JSON.stringify(example.body)}'`)
  else if (method !== 'GET') lines.push(`-X ${method}`)
  return [...lines, `"${base}${path}${plain.length > 0 ? `?${plain.join('&')}` : ''}"`].join(' \\\n')
}
