/**
 * Numbers, money, dates and digit groups as words of the caller's language, both ways. Level 1; the
 * only package that knows ICU.
 */
package org.dozvon.wording;
