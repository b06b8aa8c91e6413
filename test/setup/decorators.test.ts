import 'reflect-metadata'
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'
import { expect, test } from 'vitest'

@Entity()
class Pond {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 20 }) name!: string
  @Column({ type: 'int', default: 7 }) area!: number
}

/** A field that only declares its type must leave what a base class or the ORM put there alone (useDefineForClassFields: false). */
class Base {
  constructor(values: object) {
    Object.assign(this, values)
  }
}
class Derived extends Base {
  kept!: string
}

test('decorators are the legacy ones, with no emitted type metadata, in vitest as under tsx', async () => {
  const db = await new DataSource({
    type: 'better-sqlite3',
    database: ':memory:',
    entities: [Pond],
    synchronize: true,
  }).initialize()
  const pond = new Pond()
  expect(Object.keys(pond)).toEqual([])
  pond.name = '荷塘'
  await db.getRepository(Pond).save(pond)
  expect(await db.getRepository(Pond).find()).toEqual([{ id: 1, name: '荷塘', area: 7 }])
  await db.destroy()
  expect(Reflect.getMetadata('design:type', Pond.prototype, 'name')).toBeUndefined()
})

test('a declared field does not overwrite what the base class set', () => {
  expect(new Derived({ kept: '在' }).kept).toBe('在')
})
