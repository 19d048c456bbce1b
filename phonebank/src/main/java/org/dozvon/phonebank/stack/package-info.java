/**
 * What stands around a gateway in operation: a PostgreSQL, a Prometheus, the dashboard's queries.
 */
package org.dozvon.phonebank.stack;
