package org.dozvon.camel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.component.bean.BeanComponent;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.log.LogComponent;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What routes may reach in a demo: each other, the log, the demo's database (whichever a step
 * names) and its outbox. Whatever else is named is {@link Elsewhere}. What a scheme means does not
 * depend on the route files: a bean of theirs can take no component's place.
 */
final class DemoComponents implements ComponentResolver {
  private final ComponentResolver usual;
  private final DataSource database;
  private final Path outbox;

  /**
   * @param usual what is known at all: a misspelt scheme stops the start here too
   */
  DemoComponents(ComponentResolver usual, DataSource database, Path outbox) {
    this.usual = usual;
    this.database = database;
    this.outbox = outbox.toAbsolutePath().normalize();
  }

  @Override
  public Component resolveComponent(String scheme, CamelContext camel) throws Exception {
    Optional<Component> component =
        switch (scheme) {
          case "direct" -> Optional.of(new DirectComponent());
          case "seda" -> Optional.of(new SedaComponent());
          case "log" -> Optional.of(new LogComponent());
          case "sql" -> Optional.of(new DemoSql(database));
          case "file" -> Optional.of(new OutboxOnly(outbox));
          case "bean" -> Optional.of(new NoBeans());
          default ->
              Optional.ofNullable(usual.resolveComponent(scheme, camel))
                  .map(known -> new Elsewhere(scheme));
        };
    return CamelContextAware.trySetCamelContext(component.orElse(null), camel);
  }

  /** Every statement meets the demo's data. */
  private static final class DemoSql extends SqlComponent {
    DemoSql(DataSource database) {
      setDataSource(database);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters)
        throws Exception {
      parameters.remove("dataSource");
      return super.createEndpoint(uri, rest, parameters);
    }
  }

  /** Expressions need Camel's own component of this name; its steps are programs. */
  private static final class NoBeans extends BeanComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
      return Elsewhere.endpoint("bean:" + rest, this, parameters);
    }
  }

  /** Files of the outbox, which is a folder of the demo's own; no other folder. */
  private static final class OutboxOnly extends DefaultComponent {
    private final FileComponent files = new FileComponent();
    private final Path outbox;

    OutboxOnly(Path outbox) {
      this.outbox = outbox;
      setAutowiredEnabled(false);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters)
        throws Exception {
      if (!Path.of(rest).toAbsolutePath().normalize().startsWith(outbox)) {
        return Elsewhere.endpoint("file:" + rest, this, parameters);
      }
      Map<String, Object> kept = new HashMap<>(parameters);
      parameters.clear();
      Endpoint endpoint = files.createEndpoint(uri, kept);
      ((GenericFileEndpoint<?>) endpoint).setJailStartingDirectory(true);
      return endpoint;
    }

    @Override
    protected void doInit() throws Exception {
      super.doInit();
      files.setCamelContext(getCamelContext());
      ServiceHelper.initService(files);
    }

    @Override
    protected void doStart() throws Exception {
      super.doStart();
      ServiceHelper.startService(files);
    }

    @Override
    protected void doStop() throws Exception {
      ServiceHelper.stopService(files);
      super.doStop();
    }
  }
}
