/**
 * Conditions over values, as they stand in dialog files. Level 1; the only package that knows the
 * expression library. See decision 0004.
 */
package org.dozvon.expression;
