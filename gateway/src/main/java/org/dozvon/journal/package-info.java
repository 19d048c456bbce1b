/**
 * Call events and call contexts kept in the database. Level 3; the only package that knows JDBC
 * pools, migrations and SQL of our own tables.
 */
package org.dozvon.journal;
