// Runs the SQL of its standard input and prints the rows of the last statement, each as one line of JSON: an array of texts.
import { DuckDBInstance } from '@duckdb/node-api';

let sql = '';
for await (const chunk of process.stdin) sql += chunk;
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = await connection.runAndReadAll(sql);
for (const row of rows.getRowsJson()) console.log(JSON.stringify(row.map(String)));
