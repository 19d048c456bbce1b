/**
 * What is done before a promise breaks: {@code (rules, view, now) -> interventions}. Level 1: no
 * I/O, no clock, no thread; the same code keeps a live hotline and a simulated day.
 */
package org.dozvon.keeper;
