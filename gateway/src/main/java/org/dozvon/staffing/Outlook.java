package org.dozvon.staffing;

/**
 * What callers and people meet, in the long run, with so many people on line.
 *
 * @param waits share of callers who do not get a person at once
 * @param serviceLevel share of all callers whom a person answers within the goal's time
 * @param speedOfAnswer mean wait of those who are answered, in seconds; infinite when the queue
 *     grows without end
 * @param meanWait mean wait of all callers, those who leave included, in seconds
 * @param occupancy share of their time that the people are busy
 * @param abandonment share of callers who leave without an answer
 */
public record Outlook(
    int people,
    double waits,
    double serviceLevel,
    double speedOfAnswer,
    double meanWait,
    double occupancy,
    double abandonment) {}
