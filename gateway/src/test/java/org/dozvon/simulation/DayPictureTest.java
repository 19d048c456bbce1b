package org.dozvon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dozvon.queue.ServiceTarget;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DayPictureTest {
  @Test
  void aLineForEachPolicyOverTheBusyHalfHoursAndALineInTheTableForEachHalfHour() throws Exception {
    Map<String, DayReport> policies = new LinkedHashMap<>();
    policies.put("one & only", played());
    String svg = DayPicture.of("a < b", policies);
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    String points =
        picture
            .getElementsByTagName("polyline")
            .item(0)
            .getAttributes()
            .getNamedItem("points")
            .getTextContent();
    assertThat(points.split(" ", -1)).hasSize(policies.get("one & only").busy().size());
    assertThat(svg).contains("a &lt; b", "one &amp; only", "prefers-color-scheme: dark");
    List<String> csv = DayCsv.lines(policies);
    assertThat(csv).hasSize(49);
    int columns = csv.getFirst().split(",", -1).length;
    assertThat(csv).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));
    assertThat(csv.get(23)).startsWith("one & only,11:00,");
  }

  private static DayReport played() {
    DayPlan plan =
        Days.erlang(
            100,
            new Distribution.Fixed(Duration.ofHours(1)),
            new Distribution.Fixed(Duration.ofMinutes(3)));
    DayReport report = new DayReport(Days.START, queue -> ServiceTarget.DEFAULT);
    new SimulatedDay(plan, 14, Crowd.of(plan, "", 1), Days.START, Keeping.NOBODY, report).run();
    return report;
  }
}
