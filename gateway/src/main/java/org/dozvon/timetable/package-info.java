/**
 * When people are there: hours of weekdays, and dates that are unlike them, as hotline.yaml and
 * queues.yaml both have them. Level 1; knows no zone and no clock.
 */
package org.dozvon.timetable;
