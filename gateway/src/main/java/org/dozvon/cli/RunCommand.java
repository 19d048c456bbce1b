package org.dozvon.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dozvon.config.ConfigReader;
import org.dozvon.config.Configuration;
import org.dozvon.config.ConfigurationException;
import org.dozvon.config.Gateway;
import org.dozvon.journal.DatabaseException;
import org.dozvon.yaml.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dozvon run}: the gateway in the foreground until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run the gateway in the foreground; Ctrl-C drains and stops it.")
public final class RunCommand implements Callable<Integer> {
  /** The command above all commands. */
  @Command(
      name = "./dozvon",
      mixinStandardHelpOptions = true,
      subcommands = {
        RunCommand.class,
        CheckCommand.class,
        ChatCommand.class,
        SayCommand.class,
        HearCommand.class,
        TestDialogsCommand.class,
        ImportCommand.class,
        DoctorCommand.class,
        InstallDialplanCommand.class,
        NewCommand.class,
        HistoryCommand.class,
        PublishCommand.class,
        RollbackCommand.class,
        StaffCommand.class,
        SimulateCommand.class,
        BacktestCommand.class,
        WhyCommand.class,
        LevelCommand.class,
        AuditCommand.class,
        PersonCommand.class,
        LogCommand.class,
        ScaleCommand.class,
        BackupCommand.class,
        RestoreCommand.class,
        ModelsCommand.class
      },
      description = "A hotline gateway for Asterisk.")
  public static final class Root implements Runnable {
    /** Runs the command that the arguments name and returns its exit code. */
    public static int execute(String... arguments) {
      return commandLine().execute(arguments);
    }

    /** All commands; wrong use is told in one line. */
    static picocli.CommandLine commandLine() {
      return Amounts.registerNumbers(new picocli.CommandLine(new Root()))
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setParameterExceptionHandler(
              (wrong, arguments) -> {
                picocli.CommandLine command = wrong.getCommandLine();
                String name = command.getCommandSpec().qualifiedName();
                command
                    .getErr()
                    .println("dozvon: " + wrong.getMessage() + " (see: " + name + " --help)");
                return command.getCommandSpec().exitCodeOnInvalidInput();
              });
    }

    @Override
    public void run() {
      new picocli.CommandLine(this).usage(System.out);
    }
  }

  private static final int WRONG_CONFIGURATION = 2;
  private static final int CANNOT_START = 3;
  private static final int HALTED = 143;

  /** What ending may take once running calls have had their time. */
  private static final Duration CLOSING = Duration.ofSeconds(25);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "dozvon.yaml",
      description = "configuration (default: ${DEFAULT-VALUE})")
  private Path config;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      defaultValue = "${env:DOZVON_READY_FILE:-}",
      description =
          "once ready, write there where the HTTP port is (host port), for a guard that asks"
              + " /health/live")
  private String readyFile;

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isReadable(config) || Files.isDirectory(config)) {
      System.err.println("dozvon: cannot read " + config + " (expected: a configuration file)");
      return WRONG_CONFIGURATION;
    }
    Problems problems = new Problems();
    try {
      Optional<Configuration> configuration =
          new ConfigReader(config.toAbsolutePath().getParent(), System.getenv(), problems)
              .read(config.toString(), Files.readString(config));
      if (configuration.isEmpty() || !problems.isEmpty()) {
        System.err.println(problems);
        return WRONG_CONFIGURATION;
      }
      return run(configuration.get());
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      return WRONG_CONFIGURATION;
    } catch (IOException e) {
      return cannotStart(FileTrouble.of(e));
    } catch (UncheckedIOException e) {
      return cannotStart(FileTrouble.of(e));
    } catch (DatabaseException e) {
      return cannotStart(e.getMessage());
    }
  }

  private static int cannotStart(String why) {
    System.err.println("dozvon: " + why);
    return CANNOT_START;
  }

  private int run(Configuration configuration)
      throws IOException, DatabaseException, ConfigurationException, InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Gateway gateway = Gateway.start(configuration);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  haltAfter(configuration.drain().plus(CLOSING));
                  gateway.close();
                  stopped.countDown();
                },
                "shutdown"));
    if (!readyFile.isBlank()) {
      InetSocketAddress http = gateway.http();
      String where = http.getAddress().getHostAddress() + " " + http.getPort() + "\n";
      Files.writeString(Path.of(readyFile), where);
    }
    System.out.println("dozvon: ready");
    stopped.await();
    return 0;
  }

  /** Whatever a part waits for: the program ends in bounded time. */
  private static void haltAfter(Duration limit) {
    Thread.ofPlatform()
        .name("halt")
        .daemon()
        .start(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(limit.toMillis());
                System.err.println("dozvon: not ended after " + limit.toSeconds() + " s: halted");
                Runtime.getRuntime().halt(HALTED);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
