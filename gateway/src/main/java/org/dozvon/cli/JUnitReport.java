package org.dozvon.cli;

import java.util.List;
import java.util.Locale;

/** What came of tests, in the XML that continuous integration reads. */
final class JUnitReport {
  private JUnitReport() {}

  /** The whole file. */
  static String of(List<TestedHotline> hotlines) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites>\n");
    hotlines.forEach(hotline -> suite(hotline, xml));
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(TestedHotline hotline, StringBuilder xml) {
    xml.append(
        String.format(
            Locale.ROOT,
            "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" time=\"%.3f\">%n",
            escaped(hotline.files().name()),
            hotline.tests().size(),
            hotline.failed(),
            hotline.millis() / 1000.0));
    for (TestedHotline.Test test : hotline.tests()) {
      xml.append(
          String.format(
              Locale.ROOT,
              "    <testcase classname=\"%s.%s\" name=\"%s\" time=\"%.3f\">%n",
              escaped(hotline.files().name()),
              escaped(test.rehearsal().place().file()),
              escaped(test.rehearsal().name()),
              test.millis() / 1000.0));
      test.outcome()
          .mistake()
          .ifPresent(
              mistake ->
                  xml.append("      <failure message=\"")
                      .append(escaped(mistake.toString()))
                      .append("\">")
                      .append(escaped(test.outcome().failure().orElse("")))
                      .append("</failure>\n"));
      xml.append("    </testcase>\n");
    }
    xml.append("  </testsuite>\n");
  }

  /** Characters that XML 1.0 does not allow are left out. */
  private static String escaped(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;");
  }
}
