package org.dozvon.camel;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ScriptDefinition;
import org.apache.camel.processor.DefaultProcessorFactory;

/** The steps of routes in a demo: those that run programs fail, as they may reach anything. */
final class DemoSteps extends DefaultProcessorFactory {
  @Override
  public Processor createProcessor(Route route, NamedNode step) throws Exception {
    return switch (step) {
      case BeanDefinition bean -> program(bean);
      case ProcessDefinition process -> program(process);
      case ScriptDefinition script -> program(script);
      default -> super.createProcessor(route, step);
    };
  }

  private static Processor program(NamedNode step) {
    return exchange -> exchange.setException(Elsewhere.refusal(step.getShortName()));
  }
}
