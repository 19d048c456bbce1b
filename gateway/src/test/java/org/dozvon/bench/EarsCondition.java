package org.dozvon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A kind of line.
 *
 * @param impairments what it does, in order
 */
record EarsCondition(String name, List<Part> impairments) {
  /** What a line does in a call; what is random follows from the seed. */
  interface Part {
    Supplier<Impairment> of(long seed);
  }

  private static final List<String> NOISES =
      List.of("babble", "street", "hum", "line-hiss", "hold-music", "cough");

  static final EarsCondition CLEAN = new EarsCondition("clean", List.of());

  /** All of them, in the order of the table. */
  static List<EarsCondition> all() {
    List<EarsCondition> all = new ArrayList<>();
    all.add(CLEAN);
    all.add(of("G.711 A-law", seed -> Impairment.aLaw()));
    all.add(of("G.711 mu-law", seed -> Impairment.muLaw()));
    all.add(of("300-3300 Hz, mu-law", seed -> Impairment.narrowBand(), s -> Impairment.muLaw()));
    for (Impairment.Concealment concealment : Impairment.Concealment.values()) {
      for (double percent : new double[] {1, 3, 5}) {
        all.add(loss(percent, concealment));
      }
    }
    for (String noise : NOISES) {
      for (double snr : new double[] {20, 10, 5}) {
        all.add(noise(noise, snr));
      }
    }
    all.add(of("-30 dBov, A-law", seed -> Impairment.level(-10), seed -> Impairment.aLaw()));
    all.add(of("-40 dBov, A-law", seed -> Impairment.level(-20), seed -> Impairment.aLaw()));
    all.add(
        of(
            "-40 dBov, hiss 10 dB",
            seed -> Impairment.noise("line-hiss", 10, seed),
            seed -> Impairment.level(-20)));
    all.add(of("14 dB too loud, clipped", seed -> Impairment.level(14)));
    all.add(of("20 dB too loud, clipped", seed -> Impairment.level(20)));
    all.add(of("digital silence between", seed -> Impairment.gate()));
    all.add(
        of(
            "street 10 dB, A-law, 3 % lost",
            seed -> Impairment.noise("street", 10, seed),
            seed -> Impairment.aLaw(),
            seed -> Impairment.loss(3, Impairment.Concealment.SILENCE, seed)));
    return all;
  }

  static EarsCondition noise(String noise, double snr) {
    return of(
        String.format(Locale.ROOT, "%s %.0f dB", noise, snr),
        seed -> Impairment.noise(noise, snr, seed));
  }

  static EarsCondition loss(double percent, Impairment.Concealment concealment) {
    return of(
        String.format(
            Locale.ROOT, "%.0f %% lost, %s", percent, concealment.name().toLowerCase(Locale.ROOT)),
        seed -> Impairment.loss(percent, concealment, seed));
  }

  /** The line of one call. */
  Impairment line(long seed) {
    return Impairment.all(impairments.stream().map(part -> part.of(seed)).toList());
  }

  private static EarsCondition of(String name, Part... parts) {
    return new EarsCondition(name, List.of(parts));
  }
}
