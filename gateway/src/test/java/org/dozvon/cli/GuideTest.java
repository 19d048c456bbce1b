package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows docs/first-hotline.md has a hotline that works. */
class GuideTest {
  private static final Pattern FILE =
      Pattern.compile("```(?:yaml|sql)\\n(?:#|--) clinic/(\\S+)\\n(.*?)\\n```", Pattern.DOTALL);

  private static final Pattern ROUTES =
      Pattern.compile("```yaml\\n( {2}book-visit: .*?)\\n```", Pattern.DOTALL);

  @TempDir private Path home;

  @Test
  void itsFilesPassTheCheckAndItsTests() throws IOException {
    String guide =
        Files.readString(
            Recordings.folder("dialplans").getParent().resolve("docs/first-hotline.md"));
    String config =
        Files.writeString(home.resolve("dozvon.yaml"), "hotlines: hotlines\n").toString();
    assertThat(ToolRun.of("new", "clinic", "--config", config).code()).isZero();
    Path clinic = home.resolve("hotlines/clinic");
    int files = 0;
    Matcher file = FILE.matcher(guide);
    while (file.find()) {
      Files.writeString(clinic.resolve(file.group(1)), file.group(2) + "\n");
      files++;
    }
    assertThat(files).isEqualTo(4);
    Matcher routes = ROUTES.matcher(guide);
    assertThat(routes.find()).isTrue();
    Path main = clinic.resolve("hotline.yaml");
    Files.writeString(
        main,
        Files.readString(main).replace("\nroutes:\n", "\nroutes:\n" + routes.group(1) + "\n"));

    ToolRun check = ToolRun.of("check", "--config", config);
    assertThat(check.code()).as(check.out()).isZero();
    assertThat(check.out()).contains("problems: 0, tests: 7 played, 0 failed, warnings: 0");
    ToolRun chat =
        ToolRun.chat(
            "/caller +15550100\nbook a visit tomorrow at nine thirty\nyes\ncancel my appointment\nyes\n",
            "clinic",
            "--config",
            config);
    assertThat(chat.out()).contains("result=booked").contains("Cancelled: one visit.");
    assertThat(chat.out()).as("this hotline looks nobody up").doesNotContain("failed");
  }
}
