/**
 * What many calls tell that one does not: topics against their usual level, how satisfied callers
 * say they are, how their words sound. Level 1: pure; knows no thread, clock or logger.
 */
package org.dozvon.insight;
