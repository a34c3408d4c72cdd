import { describe, expect, test } from 'vitest';
import { isInsertWithBody, parseInsert, requireIdentifier, requirePlainStatement, stringLiteral } from './statement.ts';

describe('a statement', () => {
  test.each([
    'SELECT 1',
    'SELECT 1;\n ',
    "SELECT 'a; b'",
    "SELECT 'it\\'s; fine'",
    'SELECT 1 -- one; two\n',
    'SELECT /* one; two */ 1',
    'SELECT `odd;name`, "other;name"',
  ])('alone is let through: %s', (sql) => {
    expect(() => requirePlainStatement(sql)).not.toThrow();
  });

  test.each(['SELECT 1; SELECT 2', "SELECT 'a'; DROP TABLE t", "SELECT '\\\\'; DROP TABLE t; --'"])(
    'with another behind it is refused: %s',
    (sql) => {
      expect(() => requirePlainStatement(sql)).toThrow(/Multi-statements/);
    },
  );

  test('with rows inside it is refused, since the engine may take rows for statements', () => {
    expect(() => requirePlainStatement('INSERT INTO t FORMAT JSONEachRow {}\n\nDROP TABLE t')).toThrow(/in the body/);
    expect(() => requirePlainStatement('-- note\n insert into t values (1)')).toThrow(/in the body/);
  });
});

describe('an insert', () => {
  test('names its table, its columns if any, and JSONEachRow', () => {
    expect(parseInsert('INSERT INTO a.b (x, y) FORMAT JSONEachRow')).toEqual({ table: 'a.b', columns: ['x', 'y'] });
    expect(parseInsert('insert into t\n format JSONEachRow;')).toEqual({ table: 't', columns: undefined });
  });

  test.each([
    'INSERT INTO t FORMAT CSV',
    'INSERT INTO t SELECT * FROM u FORMAT JSONEachRow',
    'INSERT INTO t; DROP TABLE u FORMAT JSONEachRow',
    'INSERT INTO FUNCTION file() FORMAT JSONEachRow',
  ])('of any other shape is refused: %s', (sql) => {
    expect(isInsertWithBody(sql)).toBe(true);
    expect(() => parseInsert(sql)).toThrow(/FORMAT JSONEachRow only/);
  });
});

describe('what is put into a statement', () => {
  test('a literal cannot be left by any value', () => {
    expect(stringLiteral("a'; DROP TABLE t; --")).toBe("'a\\'; DROP TABLE t; --'");
    expect(stringLiteral("\\'")).toBe("'\\\\\\''");
    expect(stringLiteral('\\')).toBe("'\\\\'");
  });

  test('a name is a plain identifier', () => {
    expect(requireIdentifier('param_scope')).toBe('param_scope');
    for (const name of ['', '1a', 'a b', 'a=1, b', "a'", 'a;b']) expect(() => requireIdentifier(name)).toThrow();
  });
});
