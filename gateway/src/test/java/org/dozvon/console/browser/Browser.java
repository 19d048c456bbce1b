package org.dozvon.console.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * One headless Chromium with one window, for one thread. It resolves no host name and reaches the
 * loopback interface only; what its pages asked for all the same is in {@link #traffic()}, what
 * they complained of in {@link #complaints()}.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Kept, so that its level is: it warns of parts of Selenium that are not used here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;
  private final Traffic traffic;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    this.traffic = new Traffic(driver);
  }

  /**
   * Starts a browser with a window of 1400 x 900; DOZVON_CHROMIUM and DOZVON_CHROMEDRIVER name the
   * programs.
   */
  public static Browser start() {
    return start(1400, 900);
  }

  /** Starts a browser with a window of a size in CSS pixels. */
  public static Browser start(int width, int height) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(System.getenv("DOZVON_CHROMEDRIVER")).toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options(width, height)));
  }

  private static ChromeOptions options(int width, int height) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getenv("DOZVON_CHROMIUM"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // tests may run as root; only pages of the test's own server are opened
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--autoplay-policy=no-user-gesture-required",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        "--window-size=" + width + "," + height);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /** Opens a page and waits until it is loaded and its modules have run. */
  public void open(URI page) {
    driver.get(page.toString());
  }

  /** The first element of a CSS selector, waited for; fails when it does not come within 10 s. */
  public WebElement await(String selector) {
    return await(
        "an element " + selector,
        at -> at.findElements(By.cssSelector(selector)).stream().findFirst().orElse(null));
  }

  /** The first element of a CSS selector that is shown and holds a text, waited for. */
  public WebElement await(String selector, String text) {
    return await(
        "an element " + selector + " with the text: " + text, at -> shown(at, selector, text));
  }

  private static WebElement shown(ChromeDriver at, String selector, String text) {
    return at.findElements(By.cssSelector(selector)).stream()
        .filter(element -> element.isDisplayed() && element.getText().contains(text))
        .findFirst()
        .orElse(null);
  }

  /** Waits until an element of a selector is no more, or not shown. */
  public void awaitGone(String selector) {
    await(
        "no element " + selector,
        at ->
            at.findElements(By.cssSelector(selector)).stream().noneMatch(WebElement::isDisplayed));
  }

  /** Waits until an expression of JavaScript is true. */
  public void awaitTrue(String expression) {
    await(
        "that " + expression,
        at -> Boolean.TRUE.equals(at.executeScript("return Boolean(" + expression + ")")));
  }

  private <T> T await(String what, Function<ChromeDriver, T> condition) {
    try {
      return Awaitility.await(what)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .pollInSameThread()
          // a page that is just being drawn, or loaded, again
          .ignoreExceptionsMatching(
              e -> e instanceof StaleElementReferenceException || e instanceof TimeoutException)
          .until(
              () -> condition.apply(driver),
              found -> found != null && !Boolean.FALSE.equals(found));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "waited "
              + PATIENCE.toSeconds()
              + " s for "
              + what
              + "; the browser's log: "
              + complaints(),
          e);
    }
  }

  /**
   * Presses keys on whatever has the focus: {@code press("g", "w")}, {@code press(Keys.ESCAPE)}.
   */
  public void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses keys while Control is held. */
  public void pressControl(CharSequence keys) {
    new Actions(driver).keyDown(Keys.CONTROL).sendKeys(keys).keyUp(Keys.CONTROL).perform();
  }

  /**
   * Runs JavaScript in the page, which the page's own content policy does not bind, and gives what
   * it returns.
   */
  public Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** Dark or light, as the system of the person would wish it. */
  public void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Gives the page a screen of a size in CSS pixels. */
  public void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** As a browser that has never been here: no session, no chosen theme. */
  public void forgetCookies() {
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  /** What the pages asked for since the browser started. */
  public Traffic traffic() {
    return traffic;
  }

  /**
   * What the browser complained of since the last call: script errors, what the content policy
   * refused, failed loads.
   */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /**
   * What axe-core finds on the page: its serious and critical findings, each with the first places.
   */
  public List<String> barriers() {
    return Axe.findings(driver);
  }

  /** Writes the whole page as target/screenshots/NAME.png and gives the file. */
  public Path screenshot(String name) {
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    Path file = Path.of("target", "screenshots", name + ".png").toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, Base64.getDecoder().decode((String) data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For what the methods above do not offer. */
  public ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
