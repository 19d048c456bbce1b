package org.dozvon.camel;

import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Any component in a demo that would reach another system: nothing comes in, nothing goes out. */
final class Elsewhere extends DefaultComponent {
  private final String scheme;

  Elsewhere(String scheme) {
    this.scheme = scheme;
    // Camel would set the options of the component whose name this one has.
    setAutowiredEnabled(false);
  }

  /** An endpoint that fails when asked; its parameters may be anything. */
  static Endpoint endpoint(String where, Component component, Map<String, Object> parameters) {
    parameters.clear();
    return new Place(where, component);
  }

  /** What a step says that would leave the demo. */
  static UnsupportedOperationException refusal(String what) {
    return new UnsupportedOperationException("a demo asks no other system: " + what);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
    // Without who signs in there: a typist reads it.
    String place = rest.replaceFirst("^/*", "").replaceFirst("^[^/@]*@", "");
    String slashes = uri.startsWith(scheme + "://") ? "//" : "";
    return endpoint(scheme + ":" + slashes + place, this, parameters);
  }

  private static final class Place extends DefaultEndpoint {
    private final String where;

    Place(String where, Component component) {
      super(where, component);
      this.where = where;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(org.apache.camel.Exchange exchange) {
          exchange.setException(refusal(where));
        }
      };
    }

    /** Never hears of anything. */
    @Override
    public Consumer createConsumer(Processor processor) {
      return new DefaultConsumer(this, processor);
    }

    @Override
    public PollingConsumer createPollingConsumer() {
      throw refusal(where);
    }
  }
}
