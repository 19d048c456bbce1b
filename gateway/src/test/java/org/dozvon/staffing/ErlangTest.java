package org.dozvon.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published and independently computed values, to their printed digits. */
class ErlangTest {
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration TWENTY = Duration.ofSeconds(20);

  /** Half a unit of the last printed digit. */
  private static void isPrinted(double value, String printed) {
    int point = printed.indexOf('.');
    int digits = point < 0 ? 0 : printed.length() - point - 1;
    assertThat(value)
        .as(printed)
        .isCloseTo(Double.parseDouble(printed), within(0.5000001 * Math.pow(10, -digits)));
  }

  private static Demand demand(double calls, int handlingSeconds) {
    return new Demand(calls, HALF_HOUR, Duration.ofSeconds(handlingSeconds));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 180, 20, 11, .6821, .3896, 122.8, .9091",
    "100, 180, 20, 12, .4494, .6402, 40.4, .8333",
    "100, 180, 20, 13, .2853, .7956, 17.1, .7692",
    "100, 180, 20, 14, .1741, .8884, 7.84, .7143",
    "360, 240, 15, 55, .2387, .8459, 8.18, .8727",
  })
  void erlangC(
      double calls,
      int talk,
      int in,
      int people,
      String waits,
      String level,
      String asa,
      String busy) {
    Outlook outlook = new ErlangC().outlook(demand(calls, talk), people, Duration.ofSeconds(in));

    isPrinted(outlook.waits(), waits);
    isPrinted(outlook.serviceLevel(), level);
    isPrinted(outlook.speedOfAnswer(), asa);
    isPrinted(outlook.occupancy(), busy);
  }

  @ParameterizedTest
  @CsvSource({"180, 65.0", "182, 77.4", "183, 81.9", "184, 85.6", "190, 96.5"})
  void theCliffOfTheLargeHotline(int people, String percent) {
    Outlook outlook = new ErlangC().outlook(demand(1750, 180), people, TWENTY);

    isPrinted(100 * outlook.serviceLevel(), percent);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 180, 1, 14, .714, 7.8",
    "1750, 180, 1, 183, .956, 9.9",
    "2100, 180, 1, 218, .963, 10.7",
    "1750, 180, .85, 206, , ",
    "2100, 180, .85, 248, , ",
  })
  void peopleForEightyTwenty(
      double calls, int talk, double busiest, int people, String occupancy, String asa) {
    Goal goal = new Goal(0.8, TWENTY, busiest);
    Demand demand = demand(calls, talk);

    assertThat(Staffing.people(new ErlangC(), demand, goal)).isEqualTo(people);
    if (occupancy != null) {
      Outlook outlook = new ErlangC().outlook(demand, people, TWENTY);
      isPrinted(outlook.occupancy(), occupancy);
      isPrinted(outlook.speedOfAnswer(), asa);
    }
  }

  @Test
  void fourteenOnLineAreTwentyOnTheRoster() {
    assertThat(Staffing.roster(14, 0.3)).isEqualTo(20);
    assertThat(Staffing.roster(14, 0)).isEqualTo(14);
    assertThat(Staffing.roster(15, 0.3)).isEqualTo(22);
  }

  /** Octel's table of P.01: the load that it prints for so many ports. */
  @ParameterizedTest
  @CsvSource({
    "4, 0.86",
    "8, 3.11",
    "12, 5.86",
    "16, 8.86",
    "20, 12.03",
    "24, 15.28",
    "40, 29.00",
    "60, 46.94",
    "68, 54.25",
    "72, 57.94"
  })
  void erlangBTable(int ports, double printed) {
    assertThat(ErlangB.blocking(printed, ports)).isCloseTo(0.01, within(0.0004));
    assertThat(ErlangB.lines(printed, 0.01)).isEqualTo(ports);
  }

  @ParameterizedTest
  @CsvSource({
    "12.03, 20, .0100",
    "54.25, 68, .0099",
    "10, 15, .0365",
    "10, 16, .0223",
    "10, 17, .0129",
    "10, 18, .0071"
  })
  void erlangB(double erlangs, int lines, String blocked) {
    isPrinted(ErlangB.blocking(erlangs, lines), blocked);
  }

  @ParameterizedTest
  @CsvSource({
    "1750, 45, 64",
    "2100, 45, 74",
    "1750, 60, 81",
    "2100, 60, 95",
    "1750, 90, 114",
    "2100, 90, 134"
  })
  void portsOfTheBot(double calls, int seconds, int ports) {
    assertThat(ErlangB.lines(demand(calls, seconds).erlangs(), 0.001)).isEqualTo(ports);
  }

  @Test
  void erlangA() {
    Outlook outlook = new ErlangA(Duration.ofMinutes(5)).outlook(demand(100, 180), 14, TWENTY);

    isPrinted(outlook.waits(), ".14526");
    isPrinted(outlook.abandonment(), ".013984");
    isPrinted(outlook.occupancy(), ".704297");
    isPrinted(outlook.meanWait() / 60, ".069919");
    isPrinted(outlook.serviceLevel(), ".91679");
    Outlook thirteen = new ErlangA(Duration.ofMinutes(5)).outlook(demand(100, 180), 13, TWENTY);
    isPrinted(thirteen.abandonment(), ".02496");
    isPrinted(thirteen.waits(), ".2258");
  }

  @Test
  void endlessPatienceIsErlangC() {
    for (int people : new int[] {11, 14, 20}) {
      Outlook a = new ErlangA(Duration.ofDays(365)).outlook(demand(100, 180), people, TWENTY);
      Outlook c = new ErlangC().outlook(demand(100, 180), people, TWENTY);

      assertThat(a.waits()).isCloseTo(c.waits(), within(1e-4));
      assertThat(a.serviceLevel()).isCloseTo(c.serviceLevel(), within(1e-4));
      assertThat(a.speedOfAnswer()).isCloseTo(c.speedOfAnswer(), within(0.05));
      assertThat(a.abandonment()).isLessThan(1e-5);
    }
  }

  /** The stationary vector of the birth-death process, summed state by state. */
  @ParameterizedTest
  @CsvSource({
    "100, 180, 300, 14", "100, 180, 300, 5", "100, 180, 10, 10", "1750, 180, 120, 175",
    "1750, 180, 120, 160", "1750, 180, 600, 190", "2, 30, 5, 1", "7000, 180, 60, 690"
  })
  void whoLeavesIsWhoLostPatience(double calls, int talk, int patience, int people) {
    Demand demand = demand(calls, talk);
    Outlook outlook = new ErlangA(Duration.ofSeconds(patience)).outlook(demand, people, TWENTY);
    double theta = 1.0 / patience;
    double rate = demand.rate();
    double probability = 1;
    double all = 1 / ErlangB.blocking(demand.erlangs(), people);
    double queueing = 1;
    double queue = 0;
    for (int waiting = 1; probability > 1e-18; waiting++) {
      probability *= rate / ((double) people / talk + waiting * theta);
      all += probability;
      queueing += probability;
      queue += waiting * probability;
    }

    assertThat(outlook.abandonment() * rate).isCloseTo(theta * queue / all, within(1e-9 * rate));
    assertThat(outlook.meanWait() * rate)
        .isCloseTo(queue / all, within(1e-7 * queue / all + 1e-12));
    assertThat(outlook.waits()).isCloseTo(queueing / all, within(1e-9));
    assertThat(outlook.occupancy() * people)
        .isCloseTo(demand.erlangs() * (1 - outlook.abandonment()), within(1e-6));
  }

  /** Steps of a millisecond through the chain of those who wait before a caller. */
  @ParameterizedTest
  @CsvSource({"14, 300", "9, 300", "10, 20"})
  void serviceLevelOfErlangAByItsOtherDefinition(int people, int patience) {
    Demand demand = demand(100, 180);
    Duration in = TWENTY;
    double theta = 1.0 / patience;
    int states = 400;
    double[] weight = new double[states];
    double probability = 1;
    double all = 1 / ErlangB.blocking(demand.erlangs(), people);
    for (int ahead = 0; ahead < states; ahead++) {
      weight[ahead] = probability;
      all += ahead == 0 ? 0 : probability;
      probability *= demand.rate() / (people / 180.0 + (ahead + 1) * theta);
    }
    double answered = 0;
    double step = 0.001;
    for (int tick = 0; tick < in.toMillis(); tick++) {
      double patient = Math.exp(-theta * (tick + 0.5) * step);
      answered += weight[0] * people / 180.0 * step * patient;
      for (int ahead = 0; ahead < states; ahead++) {
        double more =
            ahead + 1 < states ? weight[ahead + 1] * (people / 180.0 + (ahead + 1) * theta) : 0;
        weight[ahead] += step * (more - weight[ahead] * (people / 180.0 + ahead * theta));
      }
    }
    double free = (1 / ErlangB.blocking(demand.erlangs(), people) - 1) / all;
    double expected = free + answered / all;

    Outlook outlook = new ErlangA(Duration.ofSeconds(patience)).outlook(demand, people, in);
    assertThat(outlook.serviceLevel()).isCloseTo(expected, within(1e-4));
  }

  @Test
  void morePeopleAreNeverWorse() {
    for (StaffingModel model :
        new StaffingModel[] {new ErlangC(), new ErlangA(Duration.ofMinutes(2))}) {
      Outlook before = model.outlook(demand(1750, 180), 120, TWENTY);
      for (int people = 121; people < 230; people++) {
        Outlook outlook = model.outlook(demand(1750, 180), people, TWENTY);
        assertThat(outlook.serviceLevel()).isGreaterThanOrEqualTo(before.serviceLevel());
        assertThat(outlook.speedOfAnswer()).isLessThanOrEqualTo(before.speedOfAnswer());
        assertThat(outlook.occupancy()).isLessThanOrEqualTo(before.occupancy());
        assertThat(outlook.abandonment()).isLessThanOrEqualTo(before.abandonment());
        before = outlook;
      }
    }
  }

  @Test
  void patienceSavesPeople() {
    Goal goal = Goal.DEFAULT;
    Demand demand = demand(1750, 180);
    int c = Staffing.people(new ErlangC(), demand, goal);
    int a = Staffing.people(new ErlangA(Duration.ofMinutes(5)), demand, goal);

    assertThat(a).isLessThan(c);
    Outlook enough = new ErlangA(Duration.ofMinutes(5)).outlook(demand, a, TWENTY);
    Outlook few = new ErlangA(Duration.ofMinutes(5)).outlook(demand, a - 1, TWENTY);
    assertThat(enough.serviceLevel()).isGreaterThanOrEqualTo(0.8);
    assertThat(few.serviceLevel()).isLessThan(0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-9, 60, 1, 300",
    "1, 1, 1, 1",
    "1000000, 180, 99000, 300",
    "1000000, 180, 101000, 300",
    "1000000, 180, 100000, 31536000",
    "1000000, 180, 1, 31536000",
    "40000, 3600, 200000, 1",
    "50, 86400, 2400, 86400",
    "1e-9, 86400, 1000000, 1"
  })
  void tinyAndHugeInputsGiveShares(double calls, int talk, int people, int patience) {
    for (StaffingModel model :
        new StaffingModel[] {new ErlangC(), new ErlangA(Duration.ofSeconds(patience))}) {
      Outlook outlook = model.outlook(demand(calls, talk), people, TWENTY);
      assertThat(outlook.waits()).as("%s waits", model.name()).isBetween(0.0, 1.0);
      assertThat(outlook.serviceLevel()).as("%s level", model.name()).isBetween(0.0, 1.0);
      assertThat(outlook.occupancy()).as("%s occupancy", model.name()).isBetween(0.0, 1.0);
      assertThat(outlook.abandonment()).as("%s abandonment", model.name()).isBetween(0.0, 1.0);
      assertThat(outlook.meanWait()).isNotNaN().isGreaterThanOrEqualTo(0);
      assertThat(outlook.speedOfAnswer()).isNotNaN().isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void noCallsNeedNobody() {
    assertThat(Staffing.people(new ErlangC(), demand(0, 180), Goal.DEFAULT)).isZero();
    assertThat(new ErlangA(Duration.ofMinutes(5)).outlook(demand(0, 180), 1, TWENTY).serviceLevel())
        .isEqualTo(1);
  }

  @Test
  void thousandsOfPeople() {
    Demand demand = demand(100_000, 180);
    int people = Staffing.people(new ErlangC(), demand, Goal.DEFAULT);
    assertThat(people).isBetween(10_000, 10_060);
    int patient = Staffing.people(new ErlangA(Duration.ofMinutes(5)), demand, Goal.DEFAULT);
    assertThat(patient).isBetween(9_400, 9_600);
  }

  @Test
  void whoWaitsNowNeedsPeopleToo() {
    Demand lately = new Demand(500, Duration.ofMinutes(10), Duration.ofMinutes(3));
    int quiet = Staffing.people(new ErlangC(), lately, Goal.DEFAULT);
    assertThat(Staffing.neededNow(new ErlangC(), lately, Goal.DEFAULT, 10, Duration.ofMinutes(5)))
        .isEqualTo(quiet + 6);
    assertThat(Staffing.neededNow(new ErlangC(), lately, Goal.DEFAULT, 0, Duration.ofMinutes(5)))
        .isEqualTo(quiet);
  }

  @Test
  void wrongInputIsToldPlainly() {
    refused(() -> demand(-1, 180), "calls: -1.0 (expected: a number from 0");
    refused(() -> demand(Double.NaN, 180), "calls: NaN");
    refused(() -> demand(1, 0), "the time for a call: 0 s (expected: 0.001 to 86400 s)");
    refused(() -> demand(1e9, 86_400), "is a unit wrong?");
    refused(() -> new Goal(1, TWENTY, 1), "the share of callers: 100 %");
    refused(() -> new Goal(0, TWENTY, 1), "the share of callers: 0 %");
    refused(() -> new Goal(Double.NaN, TWENTY, 1), "the share of callers: NaN");
    refused(() -> new Goal(0.8, TWENTY, 0), "the highest occupancy: 0 %");
    refused(() -> new Goal(0.8, Duration.ofSeconds(-1), 1), "the time to answer: -1 s");
    refused(() -> new ErlangA(Duration.ZERO), "patience: 0 s");
    refused(() -> new ErlangC().outlook(demand(1, 60), 0, TWENTY), "people: 0");
    refused(() -> Staffing.roster(14, 1), "shrinkage: 100 %");
    refused(() -> ErlangB.lines(10, 0), "turned away: 0 %");
    refused(() -> ErlangB.blocking(-1, 3), "offered load: -1.0");
  }

  private static void refused(Runnable what, String message) {
    assertThatThrownBy(what::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
