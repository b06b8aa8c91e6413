/** The private MariaDB of the tests; the bench (scripts/bench) starts the same one. */
export * from '../../scripts/setup/mariadb.ts'
