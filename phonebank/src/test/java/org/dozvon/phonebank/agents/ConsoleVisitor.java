package org.dozvon.phonebank.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dozvon.cli.PersonCommand;
import picocli.CommandLine;

/** Somebody who is signed in at the console, without a browser. */
final class ConsoleVisitor implements AutoCloseable {
  private static final Pattern PASSWORD = Pattern.compile("[a-z]{6}(-[a-z]{6}){3}");
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String LONG = "four words that differ";

  private final String address;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();
  private String csrf = "";

  private ConsoleVisitor(String address) {
    this.address = address;
  }

  /** Adds somebody to the database of a gateway that does not run; the one-time password. */
  static String add(Path config, String login, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--config", config.toString(), "add", login));
    arguments.addAll(List.of(more));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        new CommandLine(new PersonCommand())
            .setOut(out)
            .setErr(out)
            .execute(arguments.toArray(String[]::new));
    Matcher password = PASSWORD.matcher(said.toString());
    assertThat(code).as(said.toString()).isZero();
    assertThat(password.find()).as(said.toString()).isTrue();
    return password.group();
  }

  static ConsoleVisitor signIn(String address, String login, String oneTime)
      throws IOException, InterruptedException {
    ConsoleVisitor visitor = new ConsoleVisitor(address);
    String first = visitor.post("/sign-in", Map.of("login", login, "password", oneTime)).body();
    Matcher token = CSRF.matcher(first);
    assertThat(token.find()).as(first).isTrue();
    visitor.csrf = token.group(1);
    visitor.post("/password", Map.of("old", oneTime, "fresh", LONG, "again", LONG));
    Matcher fresh = CSRF.matcher(visitor.get("/password"));
    assertThat(fresh.find()).isTrue();
    visitor.csrf = fresh.group(1);
    return visitor;
  }

  String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path))).body();
  }

  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-CSRF-Token", csrf)
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(
        request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until the own page shows this; what it showed. */
  String sees(String what) throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(12);
    String page = get("/agent/call");
    int looks = 0;
    while (!page.contains(what)) {
      assertThat(System.nanoTime()).as("no %s in %s", what, page).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(50);
      page = get("/agent/call");
      looks++;
    }
    System.out.println(what + " seen after " + looks + " looks");
    return page;
  }

  /** Presses a button of the page, which must work. */
  void does(String what, Map<String, String> fields) throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/agent/" + what, fields);
    String told = answer.headers().firstValue("HX-Trigger").orElse("");
    assertThat(told).as("%s: %s", what, answer).contains("\"good\"");
  }

  @Override
  public void close() {
    browser.close();
  }
}
