package io.matchbridge.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. Where there is none on the path, the test that wants it says so and is skipped. */
public final class Browser implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ChromeDriver driver;

    private Browser(Path chromium, Path chromedriver) {
        LoggingPreferences log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1280,1400");
        options.setCapability("goog:loggingPrefs", log);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    /** Starts one, or skips the test. */
    public static Browser start() {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = onPath("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "There is no chromium with a chromedriver on the path: the console is not looked at");
        return new Browser(chromium.get(), chromedriver.get());
    }

    public void open(String url) {
        driver.get(url);
    }

    /** Waits until an element that a CSS selector finds is shown and holds the words, and gives it. */
    public WebElement shown(String selector, String words) {
        return Awaitility.await(selector + " with \"" + words + "\" in:\n" + text())
                .atMost(AT_MOST)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .ignoreException(StaleElementReferenceException.class)
                .until(
                        () -> driver.findElements(By.cssSelector(selector)).stream()
                                .filter(it -> it.isDisplayed() && it.getText().contains(words))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** How many elements a CSS selector finds, shown or not. */
    public int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    public String title() {
        return driver.getTitle();
    }

    /** What the browser's own console says: errors of scripts, and what the page was not allowed to do. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
