package org.dozvon.simulation;

/** What a person does when the phone rings. */
@FunctionalInterface
public interface Ringing {
  /**
   * How long it rings until it is picked up, milliseconds; negative: never.
   *
   * @param nth how many phones have been rung for this caller before
   */
  long picksUpAfter(SimulatedCaller caller, String phone, int nth);
}
